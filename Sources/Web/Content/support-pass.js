// Keeps the pass alive: a clock that goes by the service's time, and a new code every twenty seconds. Where the network
// is gone, the code that was kept for that is shown, and said to be it.
const pass = document.querySelector("[data-pass]");
const print = document.querySelector("[data-print]");

if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

if (pass) {
  const [clock, code, kept, offline] = ["clock", "code", "kept", "offline"].map((name) =>
    pass.querySelector(`[data-${name}]`));
  const ahead = Number(pass.dataset.now) - Date.now();
  const every = 20_000;
  let renewedAt = Date.now();
  let isAsking = false;

  const two = (number) => String(number).padStart(2, "0");
  const tick = () => {
    const now = new Date(Date.now() + ahead + 9 * 3_600_000);
    const day = [now.getUTCFullYear(), two(now.getUTCMonth() + 1), two(now.getUTCDate())].join("/");
    const time = document.createElement("b");
    time.textContent = [now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()].map(two).join(":");
    clock.replaceChildren(day + " ", time);
    pass.classList.toggle("beat", now.getUTCSeconds() % 2 === 1);
    if (Date.now() - renewedAt >= every) renew();
  };

  const show = (isLive) => {
    code.hidden = !isLive;
    if (kept) kept.hidden = isLive;
    offline.hidden = isLive;
  };

  const renew = async () => {
    if (isAsking || document.hidden) return;
    isAsking = true;
    try {
      const answer = await fetch("/r/pass/code", {
        cache: "no-store", redirect: "manual", signal: AbortSignal.timeout?.(8_000),
      });
      // Signed out, or no pass any more: the page says which.
      if (answer.status === 204 || answer.type === "opaqueredirect") return location.reload();
      if (!answer.ok) throw new Error(answer.status);
      const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
      code.replaceChildren(document.importNode(drawing, true));
      renewedAt = Date.now();
      show(true);
    } catch {
      // A living code is good for a minute; before that there is nothing to tell.
      if (Date.now() - renewedAt > 50_000) show(false);
    } finally {
      isAsking = false;
    }
  };

  // A phone that slept wakes with an old code.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - renewedAt > every) renew();
  });
  addEventListener("online", renew);
  // Back from another page the browser may show this one as it was left.
  addEventListener("pageshow", (event) => { if (event.persisted) renew(); });
  setInterval(tick, 1_000);
  tick();
}
