// What pages do by themselves. Without it they work too: the menu is open, and reloading shows what is new.
"use strict";
{
  const root = document.documentElement;
  root.classList.add("js");

  // Times are shown in the zone that the browser is in, unless the user chose another one.
  // Written when it changes only: browsers drop the pages that they keep for the way back when a cookie changes.
  const zone = `zone=${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
  if (!document.cookie.split("; ").includes(zone)) {
    document.cookie = `${zone};path=/;max-age=31536000;samesite=lax`;
  }

  const menu = document.querySelector("[data-menu]");
  const nav = document.getElementById("nav");
  if (menu && nav) {
    menu.addEventListener("click", () => {
      const open = nav.classList.toggle("open");
      menu.setAttribute("aria-expanded", String(open));
    });
  }

  // Nothing is sent while there is no connection, and nothing twice by an impatient second click.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog") {
      return;
    }
    if (!navigator.onLine) {
      event.preventDefault();
      event.stopImmediatePropagation();
      tell("There is no connection. Nothing was sent, and what you typed stays here: try again when it is back.");
    } else if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  });

  // Asks before something is deleted.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!question || form.dataset.confirmed) {
      return;
    }
    event.preventDefault();
    const pressed = event.submitter ?? form.querySelector("button");
    ask(question, pressed.textContent).then((yes) => {
      if (yes) {
        form.dataset.confirmed = "yes";
        form.requestSubmit(event.submitter ?? undefined);
      }
    });
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!event.defaultPrevented && form.method === "post" && !event.submitter?.hasAttribute("data-download")) {
      form.dataset.sent = "yes";
      setTimeout(() => delete form.dataset.sent, 10000);
    }
  });

  // Whoever comes back to a page finds its forms ready.
  addEventListener("pageshow", () => {
    document.querySelectorAll("form").forEach((form) => {
      delete form.dataset.sent;
      delete form.dataset.confirmed;
    });
  });

  // Says that the connection is lost, for as long as it is.
  function tell(words) {
    let note = document.getElementById("connection");
    if (!note) {
      note = document.createElement("p");
      note.id = "connection";
      note.className = "note failed floating";
      note.setAttribute("role", "alert");
      (document.querySelector("main") ?? document.body).prepend(note);
    }
    note.textContent = words;
  }

  addEventListener("offline", () => tell("There is no connection. What you see may be old; what you type stays here."));
  addEventListener("online", () => document.getElementById("connection")?.remove());

  // The first field that something is wrong with.
  document.querySelector("main [aria-invalid=true]")?.focus();

  // A slash leads to the search, as long as nobody is typing.
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest("input, select, textarea, [contenteditable], dialog");
    const field = document.getElementById("everywhere");
    if (event.key === "/" && !busy && field && field.checkVisibility()) {
      event.preventDefault();
      field.focus();
    }
  });

  // Regions that scroll can be reached by the keyboard, and only those.
  const scrolling = new ResizeObserver((seen) => {
    for (const { target } of seen) {
      if (target.scrollWidth > target.clientWidth) {
        target.tabIndex = 0;
      } else {
        target.removeAttribute("tabindex");
      }
    }
  });
  document.querySelectorAll(".scroll").forEach((region) => scrolling.observe(region));

  document.addEventListener("click", (event) => {
    const take = event.target.closest("[data-take]");
    if (take) {
      const field = document.getElementById(take.dataset.take);
      const box = document.getElementById(take.dataset.take + "1");
      if (field) {
        field.value = take.dataset.value;
        field.focus();
      } else if (box) {
        box.checked = take.dataset.value === "true";
      }
      take.closest(".theirs").remove();
    }
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      copyFrom(copy);
    }
  });

  async function copyFrom(button) {
    const source = document.getElementById(button.dataset.copy);
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = before), 2000);
  }

  // A key is destroyed by whoever types its name.
  document.addEventListener("input", (event) => {
    const wanted = event.target.dataset.mustBe;
    if (wanted !== undefined) {
      event.target.form.querySelector("button[type=submit]").disabled = event.target.value.trim() !== wanted;
    }
  });
  document.querySelectorAll("[data-must-be]").forEach((field) => {
    field.form.querySelector("button[type=submit]").disabled = true;
  });

  // Names of accounts are suggested while one is typed: there may be too many for a list.
  document.querySelectorAll("[data-accounts] input").forEach((field, index) => {
    const list = document.createElement("datalist");
    list.id = `accounts-${index}`;
    field.after(list);
    field.setAttribute("list", list.id);
    let asked = 0;
    const suggest = async () => {
      const mine = ++asked;
      try {
        const answer = await fetch(`/accounts/names?q=${encodeURIComponent(field.value)}`, { redirect: "error" });
        const names = await answer.json();
        if (mine === asked) {
          list.replaceChildren(...names.map((name) => new Option("", name)));
        }
      } catch {
        // without suggestions the name is typed whole
      }
    };
    field.addEventListener("focus", suggest);
    field.addEventListener("input", suggest);
  });

  // Settings are tried without leaving the page, so that what was typed stays, passwords too.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-test]");
    if (!button) {
      return;
    }
    event.preventDefault();
    const place = button.form.querySelector("[data-tested]");
    button.disabled = true;
    place.textContent = "Trying…";
    try {
      const answer = await fetch(button.formAction, { method: "POST", body: new URLSearchParams(new FormData(button.form)), redirect: "error" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector("[data-tested]");
      place.innerHTML = found?.innerHTML ?? "";
      if (!found || !found.children.length) {
        const wrong = [...page.querySelectorAll(".field .error")].map((each) => each.textContent.trim());
        place.textContent = wrong.join(" ") || "That could not be tried. Load the page again.";
      }
    } catch {
      place.textContent = "That could not be tried: there is no connection.";
    }
    button.disabled = false;
  });

  // Several rows at once.
  for (const bulk of document.querySelectorAll("[data-bulk]")) {
    const boxes = [...document.querySelectorAll(`input[type=checkbox][form=${bulk.id}]`)];
    const all = document.querySelector(`[data-all=${bulk.id}]`);
    const count = bulk.querySelector("[data-count]");
    const look = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      bulk.classList.toggle("some", chosen > 0);
      count.textContent = `${chosen} selected`;
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    };
    boxes.forEach((box) => box.addEventListener("change", look));
    all.addEventListener("change", () => {
      boxes.forEach((box) => (box.checked = all.checked));
      look();
    });
    addEventListener("pageshow", look);
  }

  // A value that is changed where it stands.
  for (const place of document.querySelectorAll("[data-inline]")) {
    place.querySelector("button").addEventListener("click", () => edit(place));
  }

  function edit(place) {
    const shown = place.querySelector("[data-value]");
    const pencil = place.querySelector("button");
    const form = document.createElement("form");
    form.className = "inline-edit";
    const field = document.createElement("input");
    field.type = place.dataset.type;
    field.value = shown.dataset.value;
    field.setAttribute("aria-label", place.dataset.label);
    const wrong = document.createElement("p");
    wrong.className = "error";
    wrong.setAttribute("role", "alert");
    const save = button("", "Save", "primary small");
    const cancel = button("", "Cancel", "small");
    cancel.type = "button";
    form.append(field, save, cancel, wrong);
    shown.hidden = pencil.hidden = true;
    place.append(form);
    field.focus();
    field.select();
    const close = () => {
      form.remove();
      shown.hidden = pencil.hidden = false;
      pencil.focus();
    };
    cancel.addEventListener("click", close);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        close();
      }
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation(); // it is not sent as a page
      const list = place.closest("[data-version]");
      wrong.textContent = "";
      let answer;
      try {
        const response = await fetch(list.dataset.inlineAt, {
          method: "POST",
          headers: { "X-CSRF-TOKEN": document.querySelector("meta[name=_csrf]").content },
          body: new URLSearchParams({
            field: place.dataset.inline,
            value: field.value,
            version: list.dataset.version,
          }),
          redirect: "error",
        });
        answer = await response.json();
      } catch {
        wrong.textContent = "It was not saved: there is no connection, or you are signed out. Try again.";
        return;
      }
      list.dataset.version = answer.version;
      if (answer.wrong) {
        wrong.textContent = answer.wrong;
        field.setAttribute("aria-invalid", "true");
        return;
      }
      shown.dataset.value = answer.value;
      shown.textContent = answer.value || "–";
      close();
    });
  }

  // A card that is dragged to another column, for those with a mouse; its buttons do the same.
  for (const card of document.querySelectorAll("[data-card]")) {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", card.id));
  }
  for (const column of document.querySelectorAll("[data-column]")) {
    column.addEventListener("dragover", (event) => {
      event.preventDefault();
      column.classList.add("over");
    });
    column.addEventListener("dragleave", () => column.classList.remove("over"));
    column.addEventListener("drop", (event) => {
      event.preventDefault();
      const card = document.getElementById(event.dataTransfer.getData("text/plain"));
      card?.querySelector(`button[value=${column.dataset.column}]`)?.click();
    });
  }

  function ask(question, label) {
    const dialog = document.createElement("dialog");
    const text = document.createElement("p");
    text.textContent = question;
    const buttons = document.createElement("form");
    buttons.method = "dialog";
    buttons.className = "actions";
    buttons.append(button("no", "Cancel", ""), button("yes", label, "danger"));
    dialog.append(text, buttons);
    dialog.setAttribute("aria-label", question);
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        resolve(dialog.returnValue === "yes");
        dialog.remove();
      });
    });
  }

  function button(value, label, kind) {
    const made = document.createElement("button");
    made.value = value;
    made.textContent = label;
    made.className = kind;
    return made;
  }

  // Parts of a page that change by themselves: looked at again every two seconds while the page is seen.
  const live = [...document.querySelectorAll("[data-live]")];
  if (live.length > 0) {
    setInterval(refresh, 2000);
  }

  async function refresh() {
    if (document.hidden || !navigator.onLine) {
      return;
    }
    let text;
    try {
      const response = await fetch(location.href, { headers: { "X-Requested-With": "fetch" }, redirect: "error" });
      if (!response.ok) {
        return;
      }
      text = await response.text();
    } catch {
      return; // the next round may succeed
    }
    const fresh = [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("[data-live]")];
    live.forEach((part, index) => {
      // By their words: tokens in forms differ each time.
      if (fresh[index] && fresh[index].textContent !== part.textContent && !part.contains(document.activeElement)) {
        part.innerHTML = fresh[index].innerHTML;
        part.classList.remove("fresh");
        void part.offsetWidth;
        part.classList.add("fresh");
      }
    });
  }

  // A job on the server that tells how far it is.
  for (const job of document.querySelectorAll("[data-progress]")) {
    follow(job);
  }

  async function follow(job) {
    const bar = job.querySelector("progress");
    const words = job.querySelector("[data-words]");
    for (;;) {
      await new Promise((done) => setTimeout(done, 400));
      let state;
      try {
        const response = await fetch(job.dataset.progress, { redirect: "error" });
        if (response.status === 404) {
          location.reload(); // the application was started again, and does not know it
          return;
        }
        state = await response.json();
      } catch {
        continue;
      }
      bar.max = Math.max(1, state.total);
      if (state.stages && state.total === 0) {
        bar.removeAttribute("value"); // how much there is to do is not known
      } else {
        bar.value = state.done;
      }
      words.textContent = state.words;
      job.querySelectorAll("[data-pause]").forEach((form) => {
        form.hidden = !state.pausable;
      });
      job.querySelectorAll("[data-stage]").forEach((line, index) => {
        line.className = state.stages[index].state;
        line.querySelector("[data-stage-words]").textContent = state.stages[index].words;
      });
      if (state.finished) {
        location.reload();
        return;
      }
    }
  }
}
