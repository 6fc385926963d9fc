// A list stays a list without this script. With it a map stands beside it, whose numbers are the list's, and a button
// looks from where somebody is. That place goes into the body of a form and nowhere else.
const box = document.getElementById("map");
const items = [...document.querySelectorAll("[data-lat]")];

// The library is larger than a page: on a small screen it comes when somebody wants to see the map.
const load = () => new Promise((done, fail) => {
  const look = Object.assign(document.createElement("link"), { rel: "stylesheet", href: box.dataset.look });
  const library = Object.assign(document.createElement("script"), { src: box.dataset.library, onload: done,
    onerror: fail });
  document.head.append(look, library);
});

const draw = () => {
  box.hidden = false;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, { zoomControl: false, fadeAnimation: !calm, zoomAnimation: !calm, markerZoomAnimation: !calm,
    scrollWheelZoom: false, maxZoom: 18 });
  // Markers have elements only once the map has a view.
  const bounds = L.latLngBounds(items.map((item) => [item.dataset.lat, item.dataset.lng]));
  const fit = () => map.fitBounds(bounds, { padding: [30, 30], maxZoom: 16 });
  fit();
  map.on("resize", fit);
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
  if (box.dataset.tiles) {
    const credit = document.createElement("a");
    credit.href = "https://maps.gsi.go.jp/development/ichiran.html";
    credit.textContent = box.dataset.credit;
    L.tileLayer(box.dataset.tiles, { attribution: credit.outerHTML, minZoom: 5, maxZoom: 18 }).addTo(map);
  }
  items.forEach((item) => {
    const link = item.querySelector("a");
    const number = item.dataset.number;
    // The page of one place is about that place: there is nowhere to go on to.
    const isOne = !number;
    const pin = L.marker([item.dataset.lat, item.dataset.lng], {
      interactive: !isOne, keyboard: !isOne,
      icon: L.divIcon({ className: "pin", html: number || "●", iconSize: [34, 34], iconAnchor: [17, 17] }),
    });
    if (isOne) return pin.addTo(map);
    const words = document.createElement("a");
    words.href = link.getAttribute("href");
    words.textContent = `${number} ${link.textContent}`.trim();
    pin.bindPopup(words).addTo(map);
    const mark = pin.getElement();
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", words.textContent);
    const show = (is) => () => { mark.classList.toggle("is-meant", is); pin.setZIndexOffset(is ? 1000 : 0); };
    for (const begin of ["mouseenter", "focusin"]) item.addEventListener(begin, show(true));
    for (const end of ["mouseleave", "focusout"]) item.addEventListener(end, show(false));
  });
};

if (box && items.length) {
  const way = document.querySelector("[data-to-map]");
  const wide = matchMedia("(min-width: 60rem)");
  // A tablet that is turned gets its map then.
  const fill = () => { if (wide.matches && !asked) asked = load().then(draw).catch(() => {}); };
  let asked;
  fill();
  wide.addEventListener("change", fill);
  if (way) {
    way.hidden = false;
    way.addEventListener("click", (event) => {
      event.preventDefault();
      const show = () => {
        box.scrollIntoView();
        box.focus({ preventScroll: true });
      };
      (asked ??= load().then(draw)).then(show).catch(() => { way.hidden = true; });
    });
  }
}

const locate = document.querySelector("[data-locate]");
if (locate && navigator.geolocation) {
  const form = locate.form;
  const fault = form.querySelector("[data-locate-fault]");
  locate.hidden = false;
  locate.addEventListener("click", () => {
    locate.setAttribute("aria-busy", "true");
    fault.textContent = "";
    navigator.geolocation.getCurrentPosition((place) => {
      const near = `${place.coords.latitude.toFixed(5)},${place.coords.longitude.toFixed(5)}`;
      for (const [name, value] of [["token", form.dataset.token], ["near", near]]) {
        const field = form.elements[name] ?? form.appendChild(Object.assign(document.createElement("input"),
          { type: "hidden", name }));
        field.value = value;
      }
      form.method = "post";
      form.submit();
    }, () => {
      locate.removeAttribute("aria-busy");
      fault.textContent = fault.dataset.locateFault;
    }, { timeout: 15000, maximumAge: 60000 });
  });
}
