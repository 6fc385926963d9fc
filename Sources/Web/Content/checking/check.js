// The checking page. What the code's address carries after # stays in this browser: it is judged here, and only told to
// our own server when there is a network, to count it and to see whether another page was shown the same.
import { judge, revocations } from "./judge.js";

const week = 7 * 86400e3;
const page = document.body.dataset;
const names = { trust: "pass-trust", queue: "pass-queue", seen: "pass-seen", shop: "pass-shop", checker: "pass-checker" };
const find = (selector) => document.querySelector(selector);

function load(name, otherwise) {
  try {
    const text = localStorage.getItem(name);
    return text === null ? otherwise : JSON.parse(text);
  } catch (error) { return otherwise; }
}
function save(name, value) {
  // Without storage, as in a private window, each check stands for itself.
  try { localStorage.setItem(name, JSON.stringify(value)); } catch (error) { /* nothing to do */ }
}

// Keys and list by which passes are judged, of which moment they are, and by how much this clock is wrong.
let trust = load(names.trust, null);
if (!trust || trust.issuer !== page.issuer) {
  trust = { issuer: page.issuer, keys: JSON.parse(page.keys).keys, revoked: [], listed: false, at: Number(page.at), offset: null };
}
const clock = () => Date.now() + (trust.offset || 0);

async function ask(path, options, patience) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience || 5000);
  try {
    const answer = await fetch(path, Object.assign({ cache: "no-store", signal: stop.signal }, options));
    if (!answer.ok) throw new Error(path + " " + answer.status);
    return await answer.json();
  } finally { clearTimeout(timer); }
}

/** By how much this clock is wrong. One that is right is left alone. */
function setClock(now, sent) {
  const offset = now - (sent + Date.now()) / 2;
  trust.offset = Math.abs(offset) < 5000 ? 0 : Math.round(offset);
  save(names.trust, trust);
}

async function askTime(patience) {
  const sent = Date.now();
  const told = await ask("/v/now", {}, patience);
  setClock(told.now, sent);
  return told;
}

/** Newer keys and the newer list, if there are any. */
async function refresh() {
  const told = await askTime();
  const { keys } = await ask("/v/keys.json");
  const list = await revocations(await ask("/v/revoked.json"), { keys, issuer: page.issuer, now: told.now });
  trust = Object.assign({}, trust, { keys, revoked: list, listed: true, at: told.now });
  save(names.trust, trust);
  showState();
}

const isStale = () => clock() - trust.at > week;
let refreshing = null;
function refreshed() {
  if (!refreshing) refreshing = refresh().then(() => true, () => false).then((done) => { refreshing = null; return done; });
  return refreshing;
}

// MARK: One check

function wasSeen(token) {
  const now = Date.now();
  const seen = load(names.seen, []).filter((entry) => Math.abs(now - entry.at) < 120e3);
  const mark = token.slice(-43);
  const known = seen.find((entry) => entry.mark === mark);
  if (!known) seen.push({ mark, at: now });
  save(names.seen, seen.slice(-200));
  return known ? now - known.at : null;
}

async function verdict(token) {
  const judged = await judge(token, { keys: trust.keys, issuer: page.issuer, revoked: new Set(trust.revoked), now: clock() });
  // A pass that lives longer than a minute needs the list of those that were taken back.
  const isUnlisted = judged.form && judged.form !== "live" && !trust.listed;
  if (!judged.fault && (isStale() || isUnlisted)) judged.fault = "stale";
  return judged;
}

let turn = 0;
/** @param isScan false when the same page is only looked at again */
async function check(token, isScan) {
  const mine = ++turn;
  show("busy");
  const started = performance.now();
  // On the very first visit nothing is known of this clock: the server is asked, not for long.
  if (trust.offset === null && navigator.onLine !== false) await askTime(400).catch(() => {});
  let judged = await verdict(token);
  // A key that is not known may be new; what would be stale may be renewed.
  if (["unknown-issuer", "stale"].includes(judged.fault) && await refreshed()) judged = await verdict(token);
  const age = isScan && !judged.fault && judged.form === "live" ? wasSeen(token) : null;
  if (age !== null && age > 10e3) judged.fault = "replayed";
  if (mine !== turn) return;
  tell(judged, performance.now() - started);
  if (!isScan) return;
  keep(judged, token);
  const last = judged.fault;
  const replies = await send();
  // Since then the server has told the time, and whether another page was shown the same code.
  const again = await verdict(token);
  if (replies.includes("replayed") && !again.fault) again.fault = "replayed";
  if (mine === turn && last !== "replayed" && again.fault !== last) tell(again, performance.now() - started);
}

function tell(judged, took) {
  const name = judged.fault || judged.form;
  find("main").dataset.took = Math.round(took);
  const box = show(name);
  for (const place of box.querySelectorAll("[data-age]")) {
    const seconds = judged.claims ? Math.max(0, Math.round(clock() / 1000 - judged.claims.iat)) : 0;
    place.textContent = seconds < 120 ? seconds + "秒" : seconds < 7200 ? Math.round(seconds / 60) + "分" :
      seconds < 172800 ? Math.round(seconds / 3600) + "時間" : Math.round(seconds / 86400) + "日";
  }
  for (const place of box.querySelectorAll("[data-until]")) {
    if (judged.claims) place.textContent = day((judged.claims.exp - 1) * 1000);
  }
  const isUnsure = trust.offset === null && ["screenshot", "not-yet"].includes(judged.fault);
  find("#unsure").hidden = !isUnsure;
  find("#clock").hidden = !(Math.abs(trust.offset || 0) > 120e3);
  find("#at").textContent = new Date(clock()).toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo" });
  document.title = (judged.fault ? "✕ " : "○ ") + page.title;
}

function show(name) {
  let shown = find('[data-verdict="' + name + '"]');
  if (!shown) shown = find('[data-verdict="unreadable"]');
  for (const box of document.querySelectorAll("[data-verdict]")) box.hidden = box !== shown;
  find("main").dataset.shown = name;
  const isVerdict = !["home", "busy"].includes(name);
  find("#after").hidden = !isVerdict;
  if (!isVerdict) find("#unsure").hidden = true;
  document.body.className = isVerdict ? (shown.classList.contains("good") ? "is-good" : "is-bad") : "";
  return shown;
}

// MARK: Counting

function keep(judged, token) {
  const queue = load(names.queue, { uses: [], refused: 0 });
  if (judged.fault) queue.refused += 1;
  else queue.uses.push({ token, at: Math.round(clock()) });
  queue.uses = queue.uses.filter((use) => clock() - use.at < week).slice(-1000);
  save(names.queue, queue);
}

function checker() {
  let name = load(names.checker, null);
  if (!name) {
    name = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    save(names.checker, name);
  }
  return name;
}

/** Tells the server what was checked; what it can't be told now waits. */
async function send() {
  const queue = load(names.queue, { uses: [], refused: 0 });
  if (queue.uses.length + queue.refused === 0) return [];
  save(names.queue, { uses: [], refused: 0 });
  const told = { checker: checker(), shop: load(names.shop, null), uses: queue.uses.slice(-100), refused: queue.refused };
  const sent = Date.now();
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await ask("/v/uses", { method: "POST", headers, body: JSON.stringify(told) });
    setClock(answer.now, sent);
    return answer.answers.slice(-1);
  } catch (error) {
    const since = load(names.queue, { uses: [], refused: 0 });
    save(names.queue, { uses: queue.uses.concat(since.uses), refused: queue.refused + since.refused });
    return [];
  }
}

// MARK: The page without a code

const day = (milliseconds) => new Date(milliseconds).toLocaleDateString("ja-JP",
  { timeZone: "Asia/Tokyo", year: "numeric", month: "long", day: "numeric" });

function showState() {
  const until = trust.listed ? trust.at + week : 0;
  const isOld = trust.listed && isStale();
  find("#ready").hidden = !trust.listed || isOld;
  find("#old").hidden = !isOld;
  find("#ready-until").textContent = trust.listed ? day(until) : "";
  const shop = load(names.shop, null);
  find("#shop").hidden = !shop;
  if (shop) find("#shop-code").textContent = shop.slice(0, 4) + "-" + shop.slice(4);
}

function rememberShop() {
  const asked = new URLSearchParams(location.search).get("shop");
  const plain = (asked || "").toUpperCase().replace(/[^0-9A-Z]/g, "");
  if (plain.length === 8) save(names.shop, plain);
}

function open(isScan) {
  const token = location.hash.slice(1);
  if (token) return check(token, isScan).catch(() => { show("unreadable"); });
  turn += 1;
  document.title = page.title;
  show("home");
  showState();
  return refreshed().then(send);
}

// MARK: Reading codes on this page itself, where the browser can

async function scan() {
  const video = find("#video");
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const end = () => { stream.getTracks().forEach((track) => track.stop()); find("#camera").hidden = true; };
  find("#stop").onclick = end;
  find("#camera").hidden = false;
  video.srcObject = stream;
  await video.play();
  while (!find("#camera").hidden) {
    const [code] = await detector.detect(video).catch(() => []);
    const text = code ? code.rawValue : "";
    if (text) {
      end();
      // Whatever it leads to is not followed: only what stands after # is looked at.
      const token = text.includes("#") ? text.slice(text.indexOf("#") + 1) : text.slice(0, 64);
      history.replaceState(null, "", location.pathname + location.search + "#" + token);
      open(true);
      return;
    }
    await new Promise((done) => setTimeout(done, 80));
  }
}

rememberShop();
if ("BarcodeDetector" in window && navigator.mediaDevices) {
  find("#scan").hidden = false;
  find("#scan").onclick = () => scan().catch(() => { find("#camera").hidden = true; find("#scan").hidden = true; });
}
find("#next").onclick = () => {
  history.replaceState(null, "", location.pathname + location.search);
  open(false);
  find("h1").focus();
};
let installing = null;
addEventListener("beforeinstallprompt", (event) => {
  installing = event;
  find("#install").hidden = false;
});
find("#install").onclick = () => { if (installing) installing.prompt(); find("#install").hidden = true; };
addEventListener("hashchange", () => open(true));
addEventListener("online", () => { refreshed().then(send); });
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/v/worker.js", { scope: "/v" }).catch(() => {});
const [arrival] = performance.getEntriesByType("navigation");
open(!arrival || arrival.type === "navigate").then(() => {
  // Not in the way of the first check: the newest keys and list, for when there is no network.
  if (!trust.listed || clock() - trust.at > 3600e3) return refreshed();
  return null;
});
