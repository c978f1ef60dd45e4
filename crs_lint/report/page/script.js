"use strict";
(() => {
  const form = document.getElementById("filters");
  const status = document.getElementById("status");
  const copied = document.getElementById("copied");
  const boxes = [...form.querySelectorAll("input[name=severity]")];
  const fields = ["text", "rule", "file", "domain"];
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
  const count = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;

  const items = [...document.querySelectorAll(".item")].map((element) => ({
    element,
    text: null,
    notes: [...element.querySelectorAll(".note")].map((note) => ({ element: note, id: note.id.slice(1), ...note.dataset })),
    marks: [...element.querySelectorAll("mark")].map((mark) => ({ element: mark, ids: mark.dataset.findings.split(" ") })),
  }));

  // What an item says, and not what the page says of it.
  const said = (item) => {
    item.text ??= fold([...item.element.querySelectorAll(".text, h3, .place, .message, .rule b, .alt")].map((one) => one.textContent).join("\n"));
    return item.text;
  };

  // The filters, as they stand in the form; a severity that is left out of the address is one that is shown.
  const asked = () => {
    const found = new URLSearchParams();
    for (const name of fields) if (form.elements[name].value.trim()) found.set(name, form.elements[name].value.trim());
    if (boxes.some((box) => !box.checked)) found.set("severity", boxes.filter((box) => box.checked).map((box) => box.value).join(","));
    return found;
  };

  const put = (given) => {
    for (const name of fields) {
      const field = form.elements[name];
      const value = given.get(name) ?? "";
      if (value && field.options && ![...field.options].some((option) => option.value === value)) field.add(new Option(`${value} (0)`, value));
      field.value = value;
    }
    const severities = given.get("severity")?.split(",");
    for (const box of boxes) box.checked = !severities || severities.includes(box.value);
  };

  const apply = () => {
    const given = asked();
    const words = fold(given.get("text") ?? "").split(" ").filter(Boolean);
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const [rule, file, domain] = ["rule", "file", "domain"].map((name) => given.get(name));
    let shownItems = 0;
    let shownNotes = 0;
    let allNotes = 0;
    for (const item of items) {
      const { element, notes } = item;
      const wanted = notes.filter((note) => severities.has(note.severity) && (!rule || note.rule === rule));
      const here =
        (!file || element.dataset.file === file) &&
        (!domain || element.dataset.domain === domain) &&
        (wanted.length > 0 || (notes.length === 0 && !rule && severities.has("none"))) &&
        (words.length === 0 || words.every((word) => said(item).includes(word)));
      element.hidden = !here;
      allNotes += notes.length;
      if (!here) continue;
      shownItems += 1;
      shownNotes += wanted.length;
      const ids = new Set(wanted.map((note) => note.id));
      for (const note of notes) note.element.hidden = !ids.has(note.id);
      for (const mark of item.marks) mark.element.classList.toggle("off", !mark.ids.some((id) => ids.has(id)));
    }
    document.getElementById("empty").hidden = shownItems > 0;
    const whole = shownItems === items.length && shownNotes === allNotes;
    const kinds = ["item", ...["article", "file"].filter((kind) => document.querySelector(`.item.${kind}`))];
    const listed = (words, last) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(` ${last} `);
    const things = (number) => `${number.toLocaleString("en")} ${number === 1 ? listed(kinds, "or") : listed(kinds.map((kind) => `${kind}s`), "and")}`;
    status.textContent = whole
      ? `${things(items.length)}, ${count(allNotes, "finding")}`
      : `${shownItems.toLocaleString("en")} of ${things(items.length)}, ${shownNotes.toLocaleString("en")} of ${count(allNotes, "finding")}`;
  };

  // The address
  const write = (method, more = {}) => {
    const found = asked();
    for (const [name, value] of Object.entries(more)) found.set(name, value);
    const page = location.href.split("#")[0];
    const address = found.size ? `${page}#${found}` : page;
    if (address !== location.href) history[method](null, "", address);
  };

  // The height of what has not been drawn is a guess, so the first scroll may miss; whoever goes on meanwhile is left alone.
  const bring = (target) => {
    target.focus({ preventScroll: true });
    let times = 6;
    const scroll = () => {
      if (document.activeElement !== target) return;
      target.scrollIntoView();
      if ((times -= 1) > 0) requestAnimationFrame(scroll);
    };
    scroll();
  };

  const go = (number) => {
    const target = document.getElementById(`i${number}`);
    if (!target) return;
    if (target.hidden) {
      put(new URLSearchParams());
      apply();
    }
    document.querySelector(".item.here")?.classList.remove("here");
    target.classList.add("here");
    bring(target);
    write("replaceState", { item: number });
  };

  const show = () => {
    bring(document.getElementById("items"));
  };

  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    put(given);
    apply();
    if (given.has("item")) go(given.get("item"));
  };

  // Where the filters stay at the head of the window, what is scrolled to must come below them.
  new ResizeObserver(() => document.documentElement.style.setProperty("--filters", `${form.offsetHeight}px`)).observe(form);

  let waiting;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    const typed = event.target.name === "text";
    waiting = setTimeout(() => {
      apply();
      write(typed ? "replaceState" : "pushState");
    }, typed ? 120 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    apply();
    write("pushState");
  }));
  addEventListener("popstate", () => {
    if (!/^#i\d+$/.test(location.hash)) read();
  });

  // Links and copies
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const button = event.target.closest("button.place");
    if (button) copy(button.textContent);
    if (!link) return;
    const to = link.getAttribute("href").slice(1);
    if (/^i\d+$/.test(to)) {
      event.preventDefault();
      history.pushState(null, "", location.href);
      go(to.slice(1));
    } else if (to.includes("=")) {
      event.preventDefault();
      history.pushState(null, "", `#${to}`);
      read();
      show();
    }
  });

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    copied.textContent = "";
    setTimeout(() => {
      copied.textContent = `Copied ${text}`;
    }, 50);
  };

  // Which words a finding speaks of
  const light = (event) => {
    for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
    const note = event.target.closest?.(".note");
    for (const mark of note ? note.closest(".item").querySelectorAll("mark") : [])
      mark.classList.toggle("lit", mark.dataset.findings.split(" ").includes(note.id.slice(1)));
  };
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);

  // Colors
  const theme = document.getElementById("theme");
  const kept = (() => {
    try {
      return localStorage.getItem("crs-lint-theme");
    } catch {
      return null;
    }
  })();
  const paint = (name) => {
    if (name === "light" || name === "dark") document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
  };
  theme.addEventListener("change", (event) => {
    paint(event.target.value);
    try {
      localStorage.setItem("crs-lint-theme", event.target.value);
    } catch {
      // Some browsers keep nothing for a page that is a file.
    }
  });
  for (const radio of theme.querySelectorAll("input")) if (radio.value === kept) radio.checked = true;
  paint(kept);

  // Paper opens nothing.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  theme.hidden = false;
  form.hidden = items.length === 0;
  read();
  if (asked().size && !location.hash.includes("item=")) show();
})();
