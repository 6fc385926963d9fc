// Judges a pass with public keys alone: no network, no page, no storage. Written for browsers since 2018.
// Reasons are the names of PassFault; docs/passes.md tells what each means.
const longest = 1024;
const tolerance = 30;
const lives = { "pass+jwt": 60, "kept-pass+jwt": 7 * 86400, "paper-pass+jwt": 400 * 86400 };
const forms = { "pass+jwt": "live", "kept-pass+jwt": "kept", "paper-pass+jwt": "paper" };
const curve = { name: "ECDSA", namedCurve: "P-256" };

function bytes(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw new Error("not base64url");
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const all = Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  // One value has one text: bits that stand for nothing are not set.
  if (btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") !== text) throw new Error("not its text");
  return all;
}

function object(text) {
  const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes(text)));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("no object");
  return value;
}

/// Japan has had one offset and no summer time since 1952.
function dayStamp(seconds) {
  return new Date((seconds + 9 * 3600) * 1000).toISOString().slice(2, 10).replace(/-/g, "");
}

async function isSigned(head, signed, signature, keys) {
  const key = keys.find((known) => known.kid === head.kid && known.kty === "EC" && known.crv === "P-256");
  if (!key) return "unknown-issuer";
  const { kty, crv, x, y } = key;
  const point = await crypto.subtle.importKey("jwk", { kty, crv, x, y, ext: true }, curve, false, ["verify"]);
  const text = new TextEncoder().encode(signed);
  const isGood = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, point, signature, text);
  return isGood ? null : "forged";
}

/**
 * @param token the text after # in the code's address
 * @param by {keys: the set's list, issuer, revoked: a Set of pseudonyms, now: milliseconds since 1970}
 * @returns {fault: null or the reason, form: live, kept or paper, claims}
 */
export async function judge(token, by) {
  if (token.length > longest) return { fault: "too-long" };
  const parts = token.split(".");
  let head, claims, signature;
  try {
    if (parts.length !== 3) throw new Error("not three parts");
    head = object(parts[0]);
  } catch (error) { return { fault: "unreadable" }; }
  if (typeof head.alg !== "string") return { fault: "unreadable" };
  if (head.alg !== "ES256") return { fault: "algorithm" };
  if (!Object.prototype.hasOwnProperty.call(forms, head.typ)) return { fault: "unreadable" };
  const form = forms[head.typ];
  if (!by.keys.some((known) => known.kid === head.kid)) return { fault: "unknown-issuer" };
  try {
    signature = bytes(parts[2]);
    if (signature.length !== 64) throw new Error("not a signature");
  } catch (error) { return { fault: "unreadable" }; }
  const fault = await isSigned(head, parts[0] + "." + parts[1], signature, by.keys);
  if (fault) return { fault };
  try {
    claims = object(parts[1]);
    const life = claims.exp - claims.iat;
    if (![claims.iat, claims.exp].every(Number.isSafeInteger) || claims.iat < 0) throw new Error("no time");
    if (typeof claims.jti !== "string" || typeof claims.iss !== "string") throw new Error("no name");
    if (claims.iss !== by.issuer) return { fault: "unknown-issuer" };
    if (!(life > 0 && life <= lives[head.typ])) throw new Error("too long a life");
  } catch (error) { return { fault: "unreadable" }; }
  return { fault: whyNot(claims, form, by), form, claims };
}

function whyNot(claims, form, by) {
  const [stamp, code, ...rest] = claims.jti.split(".");
  const own = form === "paper" ? "paper" : dayStamp(claims.iat);
  if (stamp !== own || rest.length > 0 || !code || code.length !== 12) return "another-day";
  const now = Math.floor(by.now / 1000);
  if (claims.iat > now + tolerance) return "not-yet";
  if (now >= claims.exp + tolerance) return form === "live" ? "screenshot" : "over";
  if (form !== "live" && by.revoked.has(claims.jti)) return "revoked";
  return null;
}

/** The pseudonyms of a signed list; an error where it is not signed by one of the keys, or is over. */
export async function revocations(list, by) {
  const head = object(list.protected);
  if (head.alg !== "ES256" || head.typ !== "revoked-passes+jwt") throw new Error("another list");
  const fault = await isSigned(head, list.protected + "." + list.payload, bytes(list.signature), by.keys);
  const claims = object(list.payload);
  if (fault || claims.iss !== by.issuer) throw new Error("not signed by us");
  if (!Array.isArray(claims.revoked) || claims.exp * 1000 <= by.now) throw new Error("an old list");
  return claims.revoked;
}
