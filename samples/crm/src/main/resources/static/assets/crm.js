// What pages do by themselves. Without it they work too: the menu is open, and reloading shows what is new.
"use strict";
{
  const root = document.documentElement;
  root.classList.add("js");

  const menu = document.querySelector("[data-menu]");
  const nav = document.getElementById("nav");
  if (menu && nav) {
    menu.addEventListener("click", () => {
      const open = nav.classList.toggle("open");
      menu.setAttribute("aria-expanded", String(open));
    });
  }

  // Asks before something is deleted.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = form.dataset.confirm;
    if (!question || form.dataset.confirmed) {
      return;
    }
    event.preventDefault();
    ask(question, form.querySelector("button").textContent).then((yes) => {
      if (yes) {
        form.dataset.confirmed = "yes";
        form.requestSubmit();
      }
    });
  });

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
    if (document.hidden) {
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
