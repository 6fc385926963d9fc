// A list stays a list without this script. With it a map stands beside it, whose numbers are the list's, and a button
// looks from where somebody is. That place goes into the body of a form and nowhere else.
const box = document.getElementById("map");
const items = [...document.querySelectorAll("[data-lat]")];

if (box && window.L && items.length) {
  box.hidden = false;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, { zoomControl: false, fadeAnimation: !calm, zoomAnimation: !calm, markerZoomAnimation: !calm,
    scrollWheelZoom: false, maxZoom: 18 });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
  if (box.dataset.tiles) {
    const credit = document.createElement("a");
    credit.href = "https://maps.gsi.go.jp/development/ichiran.html";
    credit.textContent = box.dataset.credit;
    L.tileLayer(box.dataset.tiles, { attribution: credit.outerHTML, minZoom: 5, maxZoom: 18 }).addTo(map);
  }
  const pins = items.map((item) => {
    const link = item.querySelector("a");
    const number = item.dataset.number;
    const pin = L.marker([item.dataset.lat, item.dataset.lng], {
      icon: L.divIcon({ className: "pin", html: number || "●", iconSize: [34, 34], iconAnchor: [17, 17] }),
    });
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
    return pin;
  });
  if (pins.length > 1) map.fitBounds(L.featureGroup(pins).getBounds(), { padding: [30, 30], maxZoom: 16 });
  else map.setView(pins[0].getLatLng(), 16);
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
