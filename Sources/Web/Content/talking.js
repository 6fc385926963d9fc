// Keeps a conversation going while its page is open, on both sides. What is written has a number of its own, so that
// sending it again, after a lost answer or a reload, never makes two of it.
const talk = document.querySelector("[data-talk]");

if (talk) {
  const { path, sending, notSent, who, photo: photoWords } = talk.dataset;
  const part = (name) => talk.querySelector(`[data-${name}]`);
  const [list, standing, form, fault] = ["messages", "state", "say", "fault"].map(part);
  const box = form?.querySelector("textarea");
  const token = form?.querySelector("[name=token]").value;
  const key = `talk ${path}`;

  // A ULID: 48 bits of time, 80 of chance.
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const fresh = () => {
    let time = Date.now();
    const head = Array.from({ length: 10 }, () => {
      const letter = letters[time % 32];
      time = Math.floor(time / 32);
      return letter;
    }).reverse();
    return [...head, ...Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => letters[byte % 32])].join("");
  };

  const complain = (words) => {
    fault.textContent = words ?? "";
    fault.hidden = !words;
  };
  const isAtEnd = () => innerHeight + scrollY >= document.documentElement.scrollHeight - 160;
  const goToEnd = () => scrollTo({ top: document.documentElement.scrollHeight });

  const add = (html, id) => {
    const wasAtEnd = isAtEnd();
    document.getElementById(`m-${id}`)?.remove();
    list.insertAdjacentHTML("beforeend", html);
    // What is still on its way stays at the end.
    for (const waiting of list.querySelectorAll("[data-waiting]")) list.append(waiting);
    if (wasAtEnd) goToEnd();
  };

  // MARK: News

  const last = () => [...list.querySelectorAll("[data-message]:not([data-waiting])")].at(-1)?.dataset.message ?? "";
  const listen = () => {
    const source = new EventSource(`${path}/stream?after=${last()}`);
    source.addEventListener("message", (event) => add(event.data, event.lastEventId));
    source.addEventListener("state", (event) => {
      standing.innerHTML = event.data;
      // Another page of the same conversation is needed: closed, or open again.
      const isClosed = standing.querySelector("[data-closed]") !== null;
      if (isClosed === (form !== null) && talk.dataset.reload !== "never") location.reload();
    });
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3_000);
    });
  };
  listen();

  // MARK: Writing

  const kept = () => {
    try { return JSON.parse(sessionStorage.getItem(key)) ?? {}; } catch { return {}; }
  };
  const keep = (change) => sessionStorage.setItem(key, JSON.stringify({ ...kept(), ...change }));

  const show = (message) => {
    if (document.getElementById(`m-${message.id}`)) return;
    const item = document.createElement("li");
    item.className = "message own";
    item.id = `m-${message.id}`;
    item.dataset.waiting = "";
    item.dataset.message = message.id;
    const head = document.createElement("p");
    head.className = "soft";
    head.textContent = `${who} ${sending}`;
    const words = document.createElement("p");
    words.className = "words";
    words.textContent = message.words || photoWords;
    item.append(head, words);
    list.append(item);
    goToEnd();
  };
  const mark = (id, words) => {
    const head = document.getElementById(`m-${id}`)?.querySelector(".soft");
    if (head) head.textContent = `${who} ${words}`;
  };

  let isSending = false;
  const send = async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (let [message] = kept().waiting ?? []; message; [message] = kept().waiting ?? []) {
        show(message);
        const answer = await fetch(`${path}/say`, {
          method: "POST", headers: { Accept: "text/plain", "Content-Type": "application/x-www-form-urlencoded" },
          body: new URLSearchParams({ token, message: message.id, words: message.words }), redirect: "manual",
        });
        if (!answer.ok && answer.status !== 422) {
          mark(message.id, notSent);
          // Signed out: the words stay in this window for whoever signs in again.
          if (answer.status === 401 || answer.status === 403 || answer.status === 404) location.reload();
          setTimeout(send, 4_000);
          return;
        }
        keep({ waiting: (kept().waiting ?? []).filter((other) => other.id !== message.id) });
        mark(message.id, "");
      }
    } catch {
      for (const message of kept().waiting ?? []) mark(message.id, notSent);
      setTimeout(send, 4_000);
    } finally {
      isSending = false;
    }
  };

  if (form) {
    box.value ||= kept().draft ?? "";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = box.value.trim();
      if (!words) return;
      const message = { id: fresh(), words };
      keep({ waiting: [...(kept().waiting ?? []), message], draft: "" });
      box.value = "";
      show(message);
      send();
    });
    let typedAt = 0;
    box.addEventListener("input", () => {
      keep({ draft: box.value });
      if (Date.now() - typedAt < 3_000) return;
      typedAt = Date.now();
      fetch(`${path}/typing`, {
        method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ token }), redirect: "manual",
      }).catch(() => {});
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    send();
  }

  // MARK: Pictures

  const field = part("photo-field");
  const shrunk = async (file) => {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, 1_280 / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale];
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), "image/jpeg", 0.85));
    } catch {
      return file;
    }
  };
  if (field) {
    field.hidden = false;
    const input = field.querySelector("input");
    input.addEventListener("change", async () => {
      const [file] = input.files;
      if (!file) return;
      complain();
      const message = { id: fresh(), words: "" };
      show(message);
      try {
        const answer = await fetch(`${path}/photo`, {
          method: "POST", headers: { "X-Form-Token": token, "X-Message": message.id, Accept: "text/plain" },
          body: await shrunk(file), redirect: "manual",
        });
        if (answer.ok) return mark(message.id, "");
        throw new Error(answer.status === 422 ? await answer.text() : notSent);
      } catch (error) {
        document.getElementById(`m-${message.id}`)?.remove();
        complain(error.message);
      } finally {
        input.value = "";
      }
    });
  }

  // MARK: Leaving at once

  let escapedAt = 0;
  const exit = document.getElementById("quick-exit");
  const leave = () => {
    sessionStorage.clear();
    location.replace(exit.href);
  };
  exit?.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !exit) return;
    if (Date.now() - escapedAt < 1_000) leave();
    escapedAt = Date.now();
  });
  goToEnd();
}
