"use strict";
// The browser in LINE. Whose phone this is stays in this tab: several phones in one browser are not mixed up.
sessionStorage.setItem("line-user", document.body.dataset.user);
location.replace(document.getElementById("go").href);
