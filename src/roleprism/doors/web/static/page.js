"use strict";

// Every page works without this file; with it, files may be dropped, and what takes time or changes shows at once.

for (const form of document.querySelectorAll("form[data-drop]")) {
  const zone = form.querySelector(".zone");
  const input = form.querySelector("input[type=file]");
  addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) zone.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter ?? form.querySelector("button");
    if (!button?.dataset.busy) return;
    button.dataset.label = button.textContent;
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-disabled", "true");
  });
}

// A page that the browser kept as it was left must not stay busy.
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[data-label]")) {
    button.textContent = button.dataset.label;
    button.removeAttribute("aria-disabled");
  }
});

for (const form of document.querySelectorAll("form[data-changes]")) {
  const target = document.getElementById(form.dataset.changes);
  let asked = null;
  let waiting = 0;
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Part": "changes" },
        signal,
      });
      const text = await answer.text();
      if (answer.ok) target.innerHTML = text;
      else target.textContent = "This could not be read. Load the page anew.";
    } catch (error) {
      if (error.name !== "AbortError") target.textContent = "The server does not answer. Is it still running?";
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form.querySelector("[data-without-script]").hidden = true;
}

for (const target of document.querySelectorAll("[data-progress]")) {
  const look = async () => {
    if (target.querySelector("[data-running]") === null) return;
    const answer = await fetch(target.dataset.progress);
    if (answer.ok) target.innerHTML = await answer.text();
    if (target.querySelector("[data-running]") === null) location.reload();
    else setTimeout(look, 600);
  };
  setTimeout(look, 600);
}
