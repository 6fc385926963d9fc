"use strict";
// The family's phone. Text reaches the page only through textContent: a message is never markup.

const $ = (id) => document.getElementById(id);
const make = (tag, name = "", text = null) => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== null) node.textContent = text;
  return node;
};
async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  };
  const response = await fetch("/_sim/" + path, options);
  const json = await response.json();
  if (!response.ok) throw new Error(json.message || response.status);
  return json;
}

/* The list of phones */

const bonds = { stranger: "未登録", friend: "友だち", blocked: "ブロック中" };

async function showList() {
  $("list").hidden = false;
  document.title = "電話の一覧";
  const load = async () => {
    const found = await ask("users?limit=200&search=" + encodeURIComponent($("query").value.trim()));
    $("total").textContent = `${found.total} 人のうち ${found.matching} 人` +
      (found.matching > 200 ? "（はじめの 200 人を表示）" : "");
    $("users").replaceChildren(...found.users.map((user) => {
      const item = make("li");
      const link = item.appendChild(make("a"));
      link.href = "/phone/" + user.userId;
      const name = link.appendChild(make("span", "name", user.displayName));
      name.append(make("small", "", `${user.language}・${user.userId.slice(0, 9)}…・${user.messages} 通`));
      link.append(make("span", "", bonds[user.bond]));
      return item;
    }));
  };
  $("search").addEventListener("submit", (event) => event.preventDefault());
  $("query").addEventListener("input", load);
  await load();
}

/* One phone */

const me = location.pathname.startsWith("/phone/") ? location.pathname.slice("/phone/".length) : "";
const state = { last: 0, day: "", fromUs: false, chips: "", menu: "", bond: "" };

function tell(text) { $("notice").textContent = text; }

async function act(path, body = {}) {
  tell("");
  try {
    const done = await ask(`users/${me}/${path}`, body);
    await refresh();
    return done;
  } catch (error) {
    tell(error.message);
  }
}

async function refresh() {
  const chat = await ask(`users/${me}/chat?after=${state.last}`);
  $("account").textContent = chat.account;
  $("owner").textContent = `${chat.displayName} の電話`;
  document.title = `${chat.displayName}｜${chat.account}`;
  state.bond = chat.bond;
  $("bond").textContent = { stranger: "友だち追加", friend: "ブロック", blocked: "ブロック解除" }[chat.bond];
  if (chat.last < state.last) {
    // The simulator was reset.
    $("chat").replaceChildren();
    Object.assign(state, { last: 0, day: "", fromUs: false });
    return refresh();
  }
  const atEnd = isAtEnd() || state.last === 0;
  for (const entry of chat.messages) $("chat").append(...line(entry));
  state.last = chat.last;
  drawChips(chat.quickReplies);
  drawMenu(chat.richMenu);
  if (chat.messages.length && atEnd) $("chat").scrollTop = $("chat").scrollHeight;
}

function isAtEnd() { return $("chat").scrollHeight - $("chat").scrollTop - $("chat").clientHeight < 80; }

const clock = new Intl.DateTimeFormat("ja-JP", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Tokyo" });
const days = new Intl.DateTimeFormat("ja-JP", {
  month: "long", day: "numeric", weekday: "short", timeZone: "Asia/Tokyo",
});

function line(entry) {
  const when = new Date(entry.at);
  const items = [];
  const day = days.format(when);
  if (day !== state.day) {
    state.day = day;
    state.fromUs = false;
    items.push(make("li", "day", day));
  }
  const fromUs = entry.direction === "toUser";
  const item = make("li", fromUs ? "us" : "me");
  if (fromUs) {
    const face = item.appendChild(make("span", "face", "は"));
    face.setAttribute("aria-hidden", "true");
    if (state.fromUs) item.classList.add("again");
  }
  state.fromUs = fromUs;
  const drawn = draw(entry.message);
  if (drawn.wide) item.classList.add("wide");
  const time = make("time", "", clock.format(when));
  time.dateTime = when.toISOString();
  item.append(drawn.node, time);
  items.push(item);
  return items;
}

function draw(message) {
  switch (message.type) {
    case "text": case "textV2": return { node: linked(make("div", "bubble"), message.text) };
    case "sticker": return { node: make("div", "sticker", `スタンプ ${message.packageId}/${message.stickerId}`) };
    case "location": return { node: place(message) };
    case "flex": return { node: flex(message), wide: true };
    case "template": return { node: template(message), wide: true };
    default: return { node: make("div", "bubble", message.altText || `（${message.type}）`) };
  }
}

/// Web addresses in a text become links, as on a phone.
function linked(node, text) {
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[!-~]+/g)) {
    node.append(text.slice(end, match.index));
    const link = node.appendChild(make("a", "", match[0]));
    link.href = inApp(match[0]);
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    end = match.index + match[0].length;
  }
  node.append(text.slice(end));
  return node;
}

function place(message) {
  const node = make("div", "bubble place");
  node.append(make("span", "sea", "⚲"), make("b", "", message.title || "位置情報"),
    message.address || `${message.latitude}, ${message.longitude}`);
  return node;
}

/* Actions: what the phone enters, then what the platform is told */

async function perform(action, tap) {
  if (action.type === "datetimepicker") {
    const value = await pick(action);
    if (value === null) return;
    return act("tap", { ...tap, value });
  }
  if (action.type === "location") {
    const spot = await pickPlace();
    if (spot === null) return;
    return act("tap", { ...tap, ...spot });
  }
  const done = await act("tap", tap);
  if (done && done.opens) open(done.opens);
  if (done && done.copies) navigator.clipboard?.writeText(done.copies).then(() => tell("コピーしました"));
}

/// LINE's own browser on this phone: a tab of its own, which knows whose phone it is.
function inApp(address) {
  return `/phone/${me}/open?to=${encodeURIComponent(address)}`;
}

function open(address) {
  if (/^https?:/i.test(address)) window.open(inApp(address), "_blank", "noopener,noreferrer");
  else tell(`開く: ${address}`);
}

function dialog(node, result) {
  return new Promise((resolve) => {
    node.querySelector("button[value=cancel]").onclick = () => node.close("cancel");
    node.onclose = () => resolve(node.returnValue === "send" ? result() : null);
    node.returnValue = "";
    node.showModal();
  });
}

function pick(action) {
  const type = { date: "date", time: "time", datetime: "datetime-local" }[action.mode];
  const input = $("picked");
  for (const name of ["min", "max"]) input.removeAttribute(name);
  input.type = type;
  const form = (text) => (text || "").replace("t", "T");
  if (action.min) input.min = form(action.min);
  if (action.max) input.max = form(action.max);
  input.value = form(action.initial);
  $("pickertitle").textContent = action.label || "日付を選ぶ";
  document.querySelector("label[for=picked]").textContent = action.mode === "time" ? "時刻" : "日付";
  $("range").textContent = action.min || action.max ? `${form(action.min)} 〜 ${form(action.max)}` : "";
  return dialog($("picker"), () => input.value);
}

const places = [
  ["横浜市中区 日本大通", 35.4478, 139.6425, "神奈川県横浜市中区日本大通1"],
  ["川崎市川崎区 宮本町", 35.5308, 139.7029, "神奈川県川崎市川崎区宮本町1"],
  ["相模原市中央区 中央", 35.5713, 139.3731, "神奈川県相模原市中央区中央2-11-15"],
  ["横須賀市 小川町", 35.2813, 139.6722, "神奈川県横須賀市小川町11"],
  ["小田原市 荻窪", 35.2646, 139.1522, "神奈川県小田原市荻窪300"],
  ["箱根町 湯本", 35.2324, 139.1069, "神奈川県足柄下郡箱根町湯本256"],
  ["東京都 新宿区（県外）", 35.6896, 139.6917, "東京都新宿区西新宿2-8-1"],
];

function pickPlace() {
  const fill = () => {
    const [, latitude, longitude, address] = places[$("known").selectedIndex];
    $("latitude").value = latitude;
    $("longitude").value = longitude;
    $("address").value = address;
  };
  if (!$("known").options.length) {
    for (const [name] of places) $("known").append(new Option(name));
    $("known").onchange = fill;
  }
  fill();
  return dialog($("map"), () => ({
    latitude: Number($("latitude").value), longitude: Number($("longitude").value),
    ...($("address").value ? { address: $("address").value } : {}),
  }));
}

function drawChips(items) {
  const key = JSON.stringify(items);
  if (key === state.chips) return;
  state.chips = key;
  $("chips").replaceChildren(...items.map((item, index) => {
    const chip = make("button", "", item.action.label);
    chip.type = "button";
    chip.onclick = () => perform(item.action, { quickReply: index + 1 });
    return chip;
  }));
}

function drawMenu(menu) {
  const key = JSON.stringify(menu);
  if (key === state.menu) return;
  state.menu = key;
  $("menu").hidden = menu === null;
  if (menu === null) return;
  $("menubar").textContent = menu.chatBarText;
  $("areas").style.aspectRatio = `${menu.size.width} / ${menu.size.height}`;
  $("areas").style.backgroundImage = `url("/_sim/menus/${menu.richMenuId}/picture")`;
  $("areas").replaceChildren(...menu.areas.map((area, index) => {
    const { bounds, action } = area;
    const words = action.label || action.displayText || action.text || action.uri || action.data;
    const button = make("button");
    button.type = "button";
    // The picture shows what it is; the words are for those who hear it.
    button.setAttribute("aria-label", words);
    const share = (value, whole) => `${100 * value / whole}%`;
    button.style.left = share(bounds.x, menu.size.width);
    button.style.top = share(bounds.y, menu.size.height);
    button.style.width = share(bounds.width, menu.size.width);
    button.style.height = share(bounds.height, menu.size.height);
    button.onclick = () => perform(action, { menu: index + 1 });
    return button;
  }));
  openMenu(menu.selected);
}

function openMenu(shown) {
  const wasAtEnd = isAtEnd();
  $("areas").hidden = !shown;
  $("menubar").setAttribute("aria-expanded", String(shown));
  if (wasAtEnd) $("chat").scrollTop = $("chat").scrollHeight;
}

/* Templates */

function template(message) {
  const body = message.template;
  const card = (column, actions) => {
    const node = make("div", "fx-bubble mega");
    const address = column.thumbnailImageUrl || column.imageUrl;
    if (address) node.append(picture("1.51:1", address));
    const words = node.appendChild(make("div", "fx-block body"));
    if (column.title) words.append(Object.assign(make("b", "", column.title), { style: "display:block" }));
    if (column.text) words.append(make("div", "", column.text));
    const foot = node.appendChild(make("div", "fx-block footer"));
    for (const action of actions) foot.append(button({ style: "link", height: "sm", action }));
    return node;
  };
  if (!body.columns) return card(body, body.actions || []);
  const carousel = make("div", "carousel");
  for (const column of body.columns) carousel.append(card(column, column.actions || [column.action]));
  return carousel;
}

/* Flex */

const space = { none: "0", xs: "2px", sm: "4px", md: "8px", lg: "12px", xl: "16px", xxl: "20px" };
const type = {
  xxs: "11px", xs: "13px", sm: "14px", md: "16px", lg: "19px", xl: "22px", xxl: "29px", "3xl": "35px", "4xl": "48px",
  "5xl": "74px",
};
const widths = {
  xxs: "40px", xs: "60px", sm: "80px", md: "100px", lg: "120px", xl: "140px", xxl: "160px", "3xl": "180px",
  "4xl": "200px", "5xl": "220px", full: "100%",
};
const rounds = { none: "0", xs: "2px", sm: "4px", md: "8px", lg: "12px", xl: "16px", xxl: "20px" };
const borders = { none: "0", light: "0.5px", normal: "1px", medium: "2px", "semi-bold": "3px", bold: "4px" };
const measure = (value, steps = space) => (value === undefined ? undefined : steps[value] ?? value);

function flex(whole) {
  const contents = whole.contents;
  if (contents.type === "bubble") return bubble(contents);
  const carousel = make("div", "carousel");
  carousel.tabIndex = 0;
  carousel.setAttribute("role", "group");
  carousel.setAttribute("aria-label", whole.altText);
  carousel.append(...contents.contents.map(bubble));
  return carousel;
}

function bubble(spec) {
  const node = make("div", `fx-bubble ${spec.size || "mega"}`);
  if (spec.direction === "rtl") node.dir = "rtl";
  let first = true;
  for (const name of ["header", "hero", "body", "footer"]) {
    if (!spec[name]) continue;
    const style = (spec.styles || {})[name] || {};
    const block = component(spec[name], "vertical");
    if (spec[name].type === "box") block.classList.add("fx-block");
    block.classList.add(name);
    if (name === "body" && spec.footer && spec[name].type === "box") block.classList.add("beforefooter");
    if (style.backgroundColor) block.style.backgroundColor = style.backgroundColor;
    if (style.separator && !first) block.style.borderTop = `1px solid ${style.separatorColor || "#d4d6da"}`;
    if (spec[name].type === "box") pad(block, spec[name]);
    node.append(block);
    first = false;
  }
  tappable(node, spec.action);
  return node;
}

function component(spec, layout) {
  const node = {
    box: () => box(spec), text: () => words(spec), button: () => button(spec), image: () => image(spec),
    separator: () => make("div", "fx-separator"), filler: () => make("div"), icon: () => icon(spec),
    span: () => span(spec), video: () => picture(spec.aspectRatio || "16:9", "動画"),
  }[spec.type]();
  fit(node, spec, layout);
  return node;
}

/// Width and height within the parent: `flex` is the share of a row; in a column only an explicit one grows.
function fit(node, spec, layout) {
  const row = layout !== "vertical";
  if (spec.type === "filler") node.style.flex = String(spec.flex ?? 1);
  else if (spec.type !== "separator" && spec.type !== "icon") {
    if (row) {
      const share = spec.width ? 0 : spec.flex ?? (spec.type === "image" && layout === "baseline" ? 0 : 1);
      node.style.flex = share === 0 ? "0 0 auto" : `${share} ${share} 0`;
      if (share === 0 && spec.type === "text") node.style.maxWidth = "100%";
    } else if (spec.flex) node.style.flex = `${spec.flex} 0 auto`;
  }
  const gravity = { top: "flex-start", center: "center", bottom: "flex-end" }[spec.gravity];
  if (gravity && layout === "horizontal") node.style.alignSelf = gravity;
  if (spec.margin) node.style[row ? "marginInlineStart" : "marginTop"] = measure(spec.margin);
  if (spec.type === "separator" && spec.color) node.style.background = spec.color;
  if (spec.position === "absolute") node.style.position = "absolute";
  else if (spec.offsetTop || spec.offsetBottom || spec.offsetStart || spec.offsetEnd) node.style.position = "relative";
  const sides = {
    offsetTop: "top", offsetBottom: "bottom", offsetStart: "insetInlineStart", offsetEnd: "insetInlineEnd",
  };
  for (const [name, side] of Object.entries(sides)) if (spec[name]) node.style[side] = measure(spec[name]);
}

function pad(node, spec) {
  if (spec.paddingAll) node.style.padding = measure(spec.paddingAll);
  if (spec.paddingTop) node.style.paddingTop = measure(spec.paddingTop);
  if (spec.paddingBottom) node.style.paddingBottom = measure(spec.paddingBottom);
  if (spec.paddingStart) node.style.paddingInlineStart = measure(spec.paddingStart);
  if (spec.paddingEnd) node.style.paddingInlineEnd = measure(spec.paddingEnd);
}

function box(spec) {
  const node = make("div", `fx-box ${spec.layout}`);
  (spec.contents || []).forEach((child, index) => {
    const drawn = component(child, spec.layout);
    if (index > 0 && !child.margin && spec.spacing) {
      drawn.style[spec.layout === "vertical" ? "marginTop" : "marginInlineStart"] = measure(spec.spacing);
    }
    node.append(drawn);
  });
  pad(node, spec);
  for (const name of ["width", "maxWidth", "height", "maxHeight"]) if (spec[name]) node.style[name] = spec[name];
  if (spec.width || spec.height) node.style.flexShrink = "0";
  if (spec.backgroundColor) node.style.backgroundColor = spec.backgroundColor;
  if (spec.background) {
    const ground = spec.background;
    const middle = ground.centerColor ? `, ${ground.centerColor} ${ground.centerPosition || "50%"}` : "";
    node.style.backgroundImage = `linear-gradient(${ground.angle}, ${ground.startColor}${middle}, ${ground.endColor})`;
  }
  if (spec.borderWidth || spec.borderColor) {
    node.style.border = `${measure(spec.borderWidth || "normal", borders)} solid ${spec.borderColor || "#d4d6da"}`;
  }
  if (spec.cornerRadius) {
    node.style.borderRadius = measure(spec.cornerRadius, rounds);
    node.style.overflow = "hidden";
  }
  if (spec.justifyContent) node.style.justifyContent = spec.justifyContent;
  if (spec.alignItems) node.style.alignItems = spec.alignItems;
  tappable(node, spec.action);
  return node;
}

function letters(node, spec) {
  if (spec.size) node.style.fontSize = measure(spec.size, type);
  if (spec.weight === "bold") node.style.fontWeight = "700";
  if (spec.color) node.style.color = spec.color;
  if (spec.style === "italic") node.style.fontStyle = "italic";
  if (spec.decoration && spec.decoration !== "none") node.style.textDecoration = spec.decoration;
}

function span(spec) {
  const node = make("span", "", spec.text);
  letters(node, spec);
  return node;
}

function words(spec) {
  const node = make("div", spec.wrap ? "fx-text wrap" : "fx-text");
  if (spec.contents && spec.contents.length) node.append(...spec.contents.map(span));
  else node.textContent = spec.text;
  letters(node, spec);
  if (spec.align) node.style.textAlign = spec.align;
  if (spec.lineSpacing) node.style.lineHeight = `calc(1.35em + ${spec.lineSpacing})`;
  if (spec.maxLines && spec.wrap) {
    const lines = String(spec.maxLines);
    Object.assign(node.style, { display: "-webkit-box", webkitBoxOrient: "vertical", webkitLineClamp: lines });
  }
  tappable(node, spec.action);
  return node;
}

function button(spec) {
  const node = make("button", `fx-button ${spec.style || "link"} ${spec.height || "md"}`, spec.action.label);
  node.type = "button";
  const filled = spec.style === "primary" || spec.style === "secondary";
  if (spec.color) node.style[filled ? "backgroundColor" : "color"] = spec.color;
  wire(node, spec.action);
  return node;
}

function image(spec) {
  const node = picture(spec.aspectRatio || "1:1", spec.url);
  node.style.width = widths[spec.size || "md"] ?? spec.size;
  node.style.maxWidth = "100%";
  node.style.alignSelf = { start: "flex-start", end: "flex-end" }[spec.align] || "center";
  if (spec.backgroundColor) node.style.backgroundColor = spec.backgroundColor;
  tappable(node, spec.action);
  return node;
}

/// Pictures are not loaded: their place is drawn, with the file's name.
function picture(ratio, address) {
  const node = make("div", "fx-image");
  node.style.aspectRatio = ratio.replace(":", " / ");
  node.setAttribute("role", "img");
  const name = String(address).split("?")[0].split("/").pop() || "画像";
  node.setAttribute("aria-label", `画像 ${name}`);
  node.append(make("span", "", name));
  return node;
}

function icon(spec) {
  const node = make("span", "fx-icon");
  node.style.fontSize = measure(spec.size || "md", type);
  node.setAttribute("aria-hidden", "true");
  return node;
}

/// Anything with an action can be tapped, and reached by keyboard.
function tappable(node, action) {
  if (!action) return;
  node.classList.add("fx-tap");
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  if (action.label) node.setAttribute("aria-label", action.label);
  node.addEventListener("keydown", (event) => {
    if (event.target !== node || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    node.click();
  });
  wire(node, action);
}

/// Buttons are told apart by what they do: the platform is asked to do this very action.
function wire(node, action) {
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    perform(action, { action });
  });
}

/* Begin */

function listen() {
  $("write").addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = $("words").value;
    if (!text.trim()) return;
    $("words").value = "";
    await act("text", { text });
  });
  $("words").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $("write").requestSubmit();
    }
  });
  $("place").onclick = async () => {
    const spot = await pickPlace();
    if (spot !== null) await act("location", spot);
  };
  $("bond").onclick = () => act({ stranger: "follow", friend: "unfollow", blocked: "unblock" }[state.bond]);
  $("menubar").onclick = () => openMenu($("areas").hidden);
}

async function showPhone() {
  $("phone").hidden = false;
  listen();
  const loop = async () => {
    try { await refresh(); } catch (error) { tell(error.message); }
    setTimeout(loop, 800);
  };
  await loop();
}

if (me) showPhone(); else showList();
