// Keeps the checking page on the device, so that it opens at once and without a network.
const cached = "pass-check-VERSION";
const shell = ["/v", "/v/check.css", "/v/check.js", "/v/judge.js", "/v/icon.svg", "/v/manifest.webmanifest"];

addEventListener("install", (event) => {
  const kept = caches.open(cached).then((cache) => cache.addAll(shell.map((path) => new Request(path, { cache: "reload" }))));
  event.waitUntil(kept.then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(
    names.filter((name) => name.startsWith("pass-check-") && name !== cached).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin || !shell.includes(pathname)) return;
  event.respondWith(caches.open(cached).then((cache) => cache.match(pathname)).then((kept) => kept || fetch(event.request)));
});
