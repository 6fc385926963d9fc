"use strict";
// Stands in for LINE's LIFF SDK: what the pages of the service use of it, over this simulator.
// https://developers.line.biz/en/reference/liff/
(() => {
  const base = new URL(document.currentScript.src).origin;
  const failure = (code, message) => Object.assign(new Error(message), { code });
  let app = "";
  let held = null;
  let becomeReady;
  const ready = new Promise((resolve) => { becomeReady = resolve; });

  const key = (name) => `LIFF_STORE:${app}:${name}`;
  // In this tab alone: several phones in one browser are not mixed up.
  const keep = (tokens) => {
    held = tokens;
    if (tokens) sessionStorage.setItem(key("tokens"), JSON.stringify(tokens));
    else sessionStorage.removeItem(key("tokens"));
  };
  const mustBeReady = () => { if (!app) throw failure("INIT_FAILED", "liff.init() was not called"); };

  async function sent(path, fields) {
    const body = fields && new URLSearchParams(fields);
    const response = await fetch(base + path, body ? { method: "POST", body } : {});
    const json = await response.json();
    if (!response.ok) throw failure("INIT_FAILED", json.error_description || String(response.status));
    return json;
  }

  // LINE opens an app with the credentials behind "#".
  async function fromApp() {
    const given = new URLSearchParams(location.hash.slice(1));
    if (!given.has("access_token") || given.get("liff_id") !== app) return;
    const tokens = {
      access: given.get("access_token"), id: given.get("id_token"), language: given.get("language"), inClient: true,
    };
    history.replaceState(history.state, "", location.pathname + location.search);
    await sent("/oauth2/v2.1/verify?access_token=" + encodeURIComponent(tokens.access));
    keep(tokens);
  }

  // Back from liff.login().
  async function fromLogin() {
    const here = new URL(location.href);
    const asked = here.searchParams;
    if (asked.get("liffClientId") !== app) return;
    const login = JSON.parse(sessionStorage.getItem(key("login")) || "null");
    sessionStorage.removeItem(key("login"));
    const [code, state, error] = [asked.get("code"), asked.get("state"), asked.get("error_description")];
    for (const name of ["code", "state", "liffClientId", "error", "error_description", "friendship_status_changed"]) {
      asked.delete(name);
    }
    history.replaceState(history.state, "", here);
    if (!code) throw failure("FORBIDDEN", error || "no code");
    if (!login || login.state !== state) throw failure("INIT_FAILED", "state does not match");
    const answer = await sent("/liff/token", { code, redirect_uri: login.redirect, code_verifier: login.verifier });
    keep({ access: answer.access_token, id: answer.id_token, language: answer.language, inClient: false });
  }

  // What stood behind the app's id in its address is a path below the endpoint.
  function secondaryRedirect() {
    const state = new URLSearchParams(location.search).get("liff.state");
    if (state === null) return false;
    const endpoint = location.origin + location.pathname.replace(/\/$/, "");
    location.replace(endpoint + (/^[/?#]/.test(state) ? state : "/" + state));
    return true;
  }

  async function init(config, done, failed) {
    try {
      if (!config || !config.liffId) throw failure("INVALID_CONFIG", "liffId is necessary for liff.init()");
      app = config.liffId;
      held = JSON.parse(sessionStorage.getItem(key("tokens")) || "null");
      await fromApp();
      await fromLogin();
      if (secondaryRedirect()) return new Promise(() => {});
      if (config.withLoginOnExternalBrowser && !held) return login();
      becomeReady();
      if (done) done();
    } catch (error) {
      if (failed) failed(error);
      throw error;
    }
  }

  const base64url = (bytes) =>
    btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const chance = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

  async function login(config = {}) {
    mustBeReady();
    const redirect = new URL(config.redirectUri || location.href);
    redirect.hash = "";
    const [state, verifier] = [chance(), chance()];
    sessionStorage.setItem(key("login"), JSON.stringify({ state, verifier, redirect: redirect.href }));
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    const query = new URLSearchParams({
      response_type: "code", client_id: app.split("-")[0], liff_id: app, redirect_uri: redirect.href, state,
      scope: "openid profile", code_challenge: base64url(new Uint8Array(hash)), code_challenge_method: "S256",
      bot_prompt: "normal",
    });
    location.assign(`${base}/oauth2/v2.1/authorize?${query}`);
  }

  function decoded() {
    if (!held || !held.id) return null;
    const part = held.id.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), (c) => c.charCodeAt(0))));
  }

  window.liff = {
    init, ready,
    get id() { return app || null; },
    isLoggedIn: () => { mustBeReady(); return held !== null; },
    login: (config) => { login(config); },
    logout: () => { mustBeReady(); keep(null); },
    getIDToken: () => { mustBeReady(); return held && held.id; },
    getDecodedIDToken: () => { mustBeReady(); return decoded(); },
    getAccessToken: () => { mustBeReady(); return held && held.access; },
    isInClient: () => Boolean(held && held.inClient),
    getLanguage: () => (held && held.language) || navigator.language,
    getAppLanguage: () => (held && held.language) || navigator.language,
    getOS: () => "web",
    getVersion: () => "2.0.0-simulated",
    getLineVersion: () => (held && held.inClient ? "0.0.0" : null),
    closeWindow: () => { window.close(); },
    openWindow: ({ url }) => { window.open(url, "_blank", "noopener"); },
  };
})();
