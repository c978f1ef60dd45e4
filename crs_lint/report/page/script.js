"use strict";
(() => {
  const form = document.getElementById("filters");
  const status = document.getElementById("status");
  const copied = document.getElementById("copied");
  const subset = document.getElementById("subset");
  const index = document.getElementById("index");
  const boxes = [...form.querySelectorAll("input[name=severity]")];
  const valued = ["file", "domain", "level", "status", "task", "tag", "article", "statistics"];
  const fields = ["text", "rule", ...valued];
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
  const count = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
  const lines = (text) => (text ? text.split("\n") : []);

  // What filters ask stands in attributes of the items: looking into thousands of them would take seconds.
  const items = [...document.getElementById("list").children].map((element) => ({
    element,
    text: null,
    isShown: true,
    isPartial: false,
    values: Object.fromEntries(valued.map((name) => [name, `\n${element.dataset[name] ?? ""}\n`])),
    notes: lines(element.dataset.notes).map((note) => ({ severity: note.split(" ")[0], rule: note.split(" ")[1] })),
  }));
  const allNotes = items.reduce((sum, item) => sum + item.notes.length, 0);
  const kinds = ["item", ...["article", "file"].filter((kind) => items.some((item) => item.element.classList.contains(kind)))];
  const entries = [...(index?.querySelectorAll("li") ?? [])];

  // What an item says, and not what the page says of it.
  const SAID = ".text, h3, .place, .message, .help, .rule b, .alt, figcaption, .enemies, .recorded td";
  const said = (item) => {
    item.text ??= fold([...item.element.querySelectorAll(SAID)].map((one) => one.textContent).concat(Object.values(item.values)).join("\n"));
    return item.text;
  };

  // Reads the texts while nothing else is to be done, so that the first search need not.
  const prepare = (from) => {
    const end = performance.now() + 12;
    let at = from;
    while (at < items.length && performance.now() < end) said(items[at++]);
    if (at < items.length) later(() => prepare(at));
  };
  const later = (work) => ("requestIdleCallback" in window ? requestIdleCallback(work) : setTimeout(work, 30));

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
      if (value) field.closest("label").hidden = false;
      field.value = value;
      if (value && field.closest("details")) field.closest("details").open = true;
    }
    const severities = given.get("severity")?.split(",");
    for (const box of boxes) box.checked = !severities || severities.includes(box.value);
  };

  const listed = (words, last) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(` ${last} `);
  const things = (number) => `${number.toLocaleString("en")} ${number === 1 ? listed(kinds, "or") : listed(kinds.map((kind) => `${kind}s`), "and")}`;

  const apply = () => {
    const given = asked();
    const words = fold(given.get("text") ?? "").split(" ").filter(Boolean);
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const rule = given.get("rule");
    const values = valued.filter((name) => given.has(name)).map((name) => [name, `\n${given.get(name)}\n`]);
    const isWanted = (note) => severities.has(note.severity) && (!rule || note.rule === rule);
    let shownItems = 0;
    let shownNotes = 0;
    for (const item of items) {
      const wanted = item.notes.filter(isWanted).length;
      const here =
        (wanted > 0 || (item.notes.length === 0 && !rule && severities.has("none"))) &&
        values.every(([name, value]) => item.values[name].includes(value)) &&
        words.every((word) => said(item).includes(word));
      if (item.isShown !== here) item.element.hidden = !here;
      item.isShown = here;
      if (!here) continue;
      shownItems += 1;
      shownNotes += wanted;
      if (wanted < item.notes.length || item.isPartial) mark(item, isWanted);
      item.isPartial = wanted < item.notes.length;
    }
    document.getElementById("empty").hidden = shownItems > 0;
    const whole = shownItems === items.length && shownNotes === allNotes;
    status.textContent = whole
      ? `${things(items.length)}, ${count(allNotes, "finding")}`
      : `${shownItems.toLocaleString("en")} of ${things(items.length)}, ${shownNotes.toLocaleString("en")} of ${count(allNotes, "finding")}`;
    subset.hidden = whole;
    subset.textContent = whole ? "" : `A selection: ${status.textContent}. Filters: ${named(given)}. Tables count everything.`;
    list();
  };

  // Shows the findings of an item that are wanted, and marks what they speak of.
  const mark = (item, isWanted) => {
    const ids = new Set();
    for (const note of item.element.querySelectorAll(".note")) {
      note.hidden = !isWanted(note.dataset);
      if (!note.hidden) ids.add(note.id.slice(1));
    }
    for (const one of item.element.querySelectorAll("mark")) one.classList.toggle("off", !one.dataset.findings.split(" ").some((id) => ids.has(id)));
  };

  // The filters in words.
  const named = (given) => {
    const word = (name) => {
      const field = form.elements[name];
      return field.options ? `${name} ${field.selectedOptions[0].textContent}` : `${name} "${field.value.trim()}"`;
    };
    const found = fields.filter((name) => given.has(name)).map(word);
    if (given.has("severity")) found.push(`severity ${given.get("severity").split(",").filter(Boolean).join(", ") || "none"}`);
    return found.join("; ");
  };

  // The index follows the filters while it is open.
  const list = () => {
    if (index?.open) for (const [place, item] of items.entries()) entries[place].hidden = !item.isShown;
  };
  index?.addEventListener("toggle", list);

  // The address
  const write = (method, more = {}) => {
    const found = asked();
    const page = location.href.split("#")[0];
    const only = found.size ? "" : (more.at ?? "");
    for (const [name, value] of Object.entries(more)) found.set(name, value);
    const address = only ? `${page}#${only}` : found.size ? `${page}#${found}` : page;
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

  // The item, article or file that an address names; null for all else.
  const itemOf = (anchor) => {
    const found = anchor ? document.getElementById(anchor) : null;
    return found?.classList.contains("item") ? found : null;
  };

  const go = (anchor) => {
    const target = itemOf(anchor);
    if (!target) return;
    if (target.hidden) {
      put(new URLSearchParams());
      apply();
    }
    document.querySelector("#list > .here")?.classList.remove("here");
    target.classList.add("here");
    bring(target);
    write("replaceState", { at: anchor });
  };

  const show = () => {
    bring(document.getElementById("items"));
  };

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  const read = () => {
    const fragment = decoded(location.hash.slice(1));
    if (!itemOf(fragment) && fragment && document.getElementById(fragment)) return;
    const given = new URLSearchParams(itemOf(fragment) ? "" : location.hash.slice(1));
    put(given);
    apply();
    go(itemOf(fragment) ? fragment : given.get("at"));
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
    }, typed ? 60 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    apply();
    write("pushState");
  }));
  addEventListener("popstate", read);

  // Links and copies
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const button = event.target.closest("button.place");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (button) copy(button.textContent);
    if (!link) return;
    const to = link.getAttribute("href").slice(1);
    if (itemOf(to)) {
      event.preventDefault();
      history.pushState(null, "", location.href);
      go(to);
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

  // A table of what the filters show: a row for each finding, and one for each item without any.
  const HEAD = ["item", "file", "line", "domain", "task", "level", "status", "tags", "severity", "rule", "message", "help"];
  const rows = () => items.filter((item) => item.isShown).flatMap((item) => {
    const { element } = item;
    const own = [element.querySelector("h3").textContent, ...["domain", "task", "level", "status", "tag"].map((name) => lines(element.dataset[name]).join(", "))];
    const [title, ...values] = own.map((value) => (value === "(none)" ? "" : value));
    const row = (place, ...found) => [title, element.dataset.file, place?.split(":").at(-1) ?? "", ...values, ...found];
    const notes = [...element.querySelectorAll(".note")].filter((note) => !note.hidden);
    if (notes.length === 0) return [row(element.querySelector(".place")?.textContent, "", "", "", "")];
    const said = (note, name) => note.querySelector(name)?.textContent ?? "";
    return notes.map((note) => row(said(note, ".place"), note.dataset.severity, note.dataset.rule, said(note, ".message"), said(note, ".help")));
  });

  // A spreadsheet takes a cell that begins so for a formula.
  const cell = (value) => `"${(/^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

  document.getElementById("csv").addEventListener("click", () => {
    const text = [HEAD, ...rows()].map((row) => row.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }));
    link.download = "crs-lint.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });

  // Which words a finding speaks of
  let lit = [];
  const light = (event) => {
    for (const one of lit) one.classList.remove("lit");
    const note = event.target.closest?.(".note");
    lit = note ? [...note.closest(".item").querySelectorAll("mark")].filter((one) => one.dataset.findings.split(" ").includes(note.id.slice(1))) : [];
    for (const one of lit) one.classList.add("lit");
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
    closed = [...document.querySelectorAll("details:not([open], .index)")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  theme.hidden = false;
  form.hidden = items.length === 0;
  read();
  if (asked().size && !document.querySelector("#list > .here")) show();
  later(() => prepare(0));
})();
