// The desk's open page: what is new appears by itself, and nothing that was typed is lost.
// Without this file everything works by forms and by loading the page again.
const own = document.currentScript;
const find = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const box = find('#message');
const form = box && box.form;
const status = find('#sending');
const drafts = 'hagukumi-draft ';
const drafted = box && drafts + box.dataset.draft;

// What somebody else left in this tab is nobody's business.
const me = box && box.dataset.draft.split(' ')[0];
for (const key of Object.keys(sessionStorage)) {
  if (me && key.startsWith(drafts) && !key.startsWith(drafts + me + ' ')) sessionStorage.removeItem(key);
}

const signIn = () => { location.href = '/console/sign-in?next=' + encodeURIComponent(location.pathname); };
const isSignIn = (answer) => answer.status === 401 || new URL(answer.url).pathname.startsWith('/console/sign-in');

// Puts what is new in place: parts that are marked as live, and of lists only the further lines.
function renew(fresh) {
  const head = find('#head'), newer = find('#head', fresh);
  if (head && newer && head.dataset.state !== newer.dataset.state) {
    find('#changed')?.removeAttribute('hidden');
    head.dataset.state = newer.dataset.state;
  }
  for (const part of all('[data-live]')) {
    const next = part.id && fresh.getElementById(part.id);
    if (!next) continue;
    if (part.dataset.live === 'append') {
      const atEnd = part.scrollHeight - part.scrollTop - part.clientHeight < 80;
      for (const line of [...next.children]) if (!document.getElementById(line.id)) part.append(line);
      if (atEnd) part.scrollTop = part.scrollHeight;
    } else if (!part.contains(document.activeElement) && part.innerHTML !== next.innerHTML) {
      part.replaceChildren(...next.childNodes);
    }
  }
}

let asking = false, again = false;
async function refresh() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    const answer = await fetch(location.pathname + location.search.replace(/([?&])done=[^&]*/, '$1'));
    if (isSignIn(answer)) { keep(); signIn(); return; }
    if (answer.ok) renew(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    else if (answer.status === 404) find('#changed')?.removeAttribute('hidden');
  } catch { /* The stream says when the line is back. */ }
  asking = false;
  if (again) { again = false; refresh(); }
}

function keep() {
  if (!box) return;
  if (box.value) sessionStorage.setItem(drafted, box.value); else sessionStorage.removeItem(drafted);
}

if (form) {
  if (!box.value) box.value = sessionStorage.getItem(drafted) ?? '';
  let typedAt = 0;
  box.addEventListener('input', () => {
    keep();
    if (Date.now() - typedAt < 3000) return;
    typedAt = Date.now();
    const told = new URLSearchParams({ token: form.elements.token.value });
    fetch(form.action.replace(/write$/, 'typing'), { method: 'POST', body: told }).catch(() => {});
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = find('button', form);
    if (button.disabled) return;
    button.disabled = true;
    status.textContent = status.dataset.sending;
    keep();
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (isSignIn(answer)) { signIn(); return; }
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (answer.ok) {
        box.value = '';
        keep();
        const number = find('[name=message]', fresh);
        if (number) form.elements.message.value = number.value; else location.reload();
        status.textContent = status.dataset.sent;
        find('#fault').replaceChildren();
        renew(fresh);
        const list = find('#messages');
        list.scrollTop = list.scrollHeight;
      } else {
        const fault = find('#fault', fresh);
        status.textContent = fault?.textContent.trim() ? '' : status.dataset.failed;
        find('#fault').replaceChildren(...(fault?.childNodes ?? []));
      }
    } catch {
      status.textContent = status.dataset.failed;
    }
    button.disabled = false;
    box.focus();
  });
  for (const button of all('[data-insert]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const words = document.getElementById(button.dataset.insert).textContent;
      box.setRangeText(words, box.selectionStart, box.selectionEnd, 'end');
      keep();
      box.focus();
    });
  }
}
const list = find('#messages');
if (list) list.scrollTop = list.scrollHeight;

if (own.dataset.stream && window.EventSource) {
  const stream = new EventSource(own.dataset.stream);
  const offline = find('#desk-offline');
  stream.addEventListener('open', () => { if (offline && !offline.hidden) { offline.hidden = true; refresh(); } });
  stream.addEventListener('error', () => { if (offline) offline.hidden = false; });
  stream.addEventListener('change', refresh);
}
