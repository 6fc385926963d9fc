// Inside LINE nobody has to type anything: LINE gives a token, and the form takes it to us.
// Without this script, or where it fails, the button on the page does the same through LINE Login.
const form = document.querySelector("form[data-liff]");
if (form && window.liff) {
  liff.init({ liffId: form.dataset.liff }).then(() => {
    if (form.dataset.again) return;
    if (!liff.isLoggedIn()) return;
    const token = liff.getIDToken();
    if (!token) return;
    form.elements["id_token"].value = token;
    form.submit();
  }).catch(() => {});
}
