"use strict";
// Somebody who comes from LINE's own browser is signed in at once, as LINE's auto login does.
const here = new URL(location.href);
const user = sessionStorage.getItem("line-user");
const asked = here.searchParams;
const told = asked.has("sim_auto") || asked.has("sim_search");
const barred = asked.get("disable_auto_login") === "true" || ["login", "consent"].includes(asked.get("prompt"));
if (!told && !barred && (user || asked.get("prompt") === "none")) {
  asked.set("sim_auto", "1");
  if (user) asked.set("sim_user", user);
  location.replace(here);
}
