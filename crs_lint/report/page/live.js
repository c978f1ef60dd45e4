"use strict";
// The page of crs-lint preview: it loads itself anew when a file was saved, and comes back to the same item at the same height.
(() => {
  const name = "crs-lint-place";
  const titleOf = (item) => item.querySelector("h3")?.textContent ?? "";

  const keep = () => {
    const items = [...document.querySelectorAll(".item:not([hidden])")];
    const item = items.find((one) => one.getBoundingClientRect().bottom > 0);
    const place = scrollY > 0 && item ? { file: item.dataset.file, title: titleOf(item), top: item.getBoundingClientRect().top } : { top: scrollY };
    try {
      sessionStorage.setItem(name, JSON.stringify(place));
    } catch {
      // The page then begins at its head.
    }
  };

  const kept = () => {
    try {
      const place = JSON.parse(sessionStorage.getItem(name));
      sessionStorage.removeItem(name);
      return place;
    } catch {
      return null;
    }
  };

  // The height of what has not been drawn is a guess, so one step may miss.
  const comeBack = (place) => {
    const item = place.title === undefined ? null : [...document.querySelectorAll(".item:not([hidden])")].find((one) => one.dataset.file === place.file && titleOf(one) === place.title);
    document.activeElement?.blur();
    let times = 12;
    const scroll = () => {
      if (item) scrollBy(0, item.getBoundingClientRect().top - place.top);
      else scrollTo(0, place.title === undefined ? place.top : 0);
      if ((times -= 1) > 0) requestAnimationFrame(scroll);
      else document.documentElement.dataset.live = "ready";
    };
    scroll();
  };

  history.scrollRestoration = "manual";
  const place = kept();
  if (place) comeBack(place);
  else document.documentElement.dataset.live = "ready";

  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  notice.hidden = true;
  document.body.prepend(notice);

  const events = new EventSource(document.documentElement.dataset.events);
  events.addEventListener("saved", () => {
    keep();
    location.reload();
  });
  events.addEventListener("open", () => {
    notice.hidden = true;
  });
  events.addEventListener("error", () => {
    notice.textContent = "The preview has ended: this page shows the bank as it was. Start crs-lint preview again.";
    notice.hidden = false;
  });
})();
