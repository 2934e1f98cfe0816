// What a page can do better with a script; all of it works without.
"use strict";

const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

// Passwords can be shown.
each("[data-reveal]", (button) => {
  const fields = button.dataset.reveal.split(" ").map((id) => document.getElementById(id));
  const words = [button.textContent, button.dataset.hide];
  let shown = false;
  button.hidden = false;
  button.addEventListener("click", () => {
    shown = !shown;
    fields.forEach((field) => (field.type = shown ? "text" : "password"));
    button.textContent = words[Number(shown)];
  });
});

// The strength of a password while it is typed. The server knows best: it decides in the end.
each("[data-strength]", (field) => {
  const shown = document.getElementById(field.id + "-strength");
  let wait, asked;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(async () => {
      asked?.abort();
      asked = new AbortController();
      const data = new FormData(field.form);
      const body = new URLSearchParams({ password: field.value });
      for (const name of ["link", "form_token"]) if (data.has(name)) body.set(name, data.get(name));
      try {
        const answer = await fetch(field.dataset.strength, { method: "POST", body, signal: asked.signal });
        if (!answer.ok) return;
        const { score, text } = await answer.json();
        shown.hidden = field.value === "";
        shown.querySelector("meter").value = score;
        shown.querySelector("span").textContent = text;
      } catch {
        // Typed on, or offline: it is only a help.
      }
    }, 150);
  });
});

// A form is sent once; one that leads back to its page, as a switch in a table does, leaves everything where it was.
// What it brings as a file leaves the page as it is.
const place = "place";
each("form:not([data-download])", (form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    sessionStorage.setItem(place, JSON.stringify([location.pathname, scrollY, form.getAttribute("action")]));
  });
});
{
  const [path, top, action] = JSON.parse(sessionStorage.getItem(place) ?? "[]");
  sessionStorage.removeItem(place);
  if (path === location.pathname && !document.querySelector(".note")) {
    const form = [...document.forms].find((form) => form.getAttribute("action") === action);
    scrollTo(0, top);
    form?.querySelector("button")?.focus({ preventScroll: true });
  }
}
// Back from the next page, it may be sent again.
addEventListener("pageshow", () => each("form[data-sent]", (form) => delete form.dataset.sent));

// A choice in a filter counts at once.
each("[data-filter] select", (choice) => choice.addEventListener("change", () => choice.form.requestSubmit()));

// Uploads: dropped files and folders, a progress bar, a way to stop. Without this the form is sent as it is.
each("[data-upload]", (form) => {
  const say = form.dataset, result = document.getElementById("upload-result");
  const part = (selector) => form.querySelector(selector);
  const drop = part(".drop"), shown = part(".uploading"), bar = part("progress");
  const cancel = part("[data-cancel]"), send = part("button.main");
  let dropped = null, request = null;
  part(".drop-here").hidden = false;

  const tell = (text) => {
    const note = document.createElement("p");
    note.className = "note bad";
    note.role = "alert";
    note.textContent = text;
    result.replaceChildren(note);
  };
  const idle = () => {
    request = null;
    delete form.dataset.sent;
    shown.hidden = cancel.hidden = true;
    send.disabled = false;
  };

  // All files below an entry that was dropped, with their paths.
  const below = async (entry, path, into) => {
    if (entry.isFile) {
      into.push([path + entry.name, await new Promise((done, failed) => entry.file(done, failed))]);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (some.length === 0) return;
      for (const one of some) await below(one, path + entry.name + "/", into);
    }
  };
  const chosen = () => {
    if (dropped) return dropped;
    const one = document.getElementById("package").files[0];
    if (one) return [["", one]];
    return [...document.getElementById("files").files].map((file) => [file.webkitRelativePath || file.name, file]);
  };
  const upload = () => {
    const files = chosen();
    if (files.length === 0) return tell(say.nothing);
    if (files.reduce((sum, [, file]) => sum + file.size, 0) > Number(say.limit)) return tell(say.tooLarge);
    const data = new FormData();
    data.append("form_token", form.elements.form_token.value);
    for (const [path, file] of files) {
      if (path === "") data.append("package", file);
      else data.append("files", file, path);
    }
    request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
    request.responseType = "document";
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = loaded / total;
      part("[role=status]").textContent = loaded < total ? `${say.uploading}: ${Math.floor((100 * loaded) / total)} %` : say.checking;
      if (loaded >= total) bar.removeAttribute("value");
    };
    request.onload = () => {
      const { status, response, responseURL } = request;
      if (status < 400) return location.assign(responseURL);
      const told = response?.getElementById("upload-result");
      if (told) result.replaceChildren(...told.childNodes);
      else if (response?.querySelector("main")) document.querySelector("main").replaceWith(response.querySelector("main"));
      else tell(say.broken);
      idle();
    };
    request.onerror = () => (tell(say.broken), idle());
    request.onabort = () => (tell(say.cancelled), idle());
    result.replaceChildren();
    bar.value = 0;
    shown.hidden = cancel.hidden = false;
    send.disabled = true;
    request.send(data);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    delete form.dataset.sent;
    if (!request) upload();
  });
  form.addEventListener("change", () => (dropped = null));
  cancel.addEventListener("click", () => request?.abort());
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => (event.preventDefault(), drop.classList.add("over")));
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    if (request || entries.length === 0) return;
    const files = [];
    for (const entry of entries) await below(entry, "", files);
    const tup = files.length === 1 && entries[0].isFile;
    dropped = tup ? [["", files[0][1]]] : files;
    upload();
  });
});

// Where something is wrong, typing goes on.
document.querySelector("[aria-invalid=true]")?.focus();
