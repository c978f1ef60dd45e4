// What the theme leaves out: wide tables can be scrolled with the keyboard, and the buttons beside code are no landmarks.
(() => {
  const mend = () => {
    for (const one of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
      else one.removeAttribute("tabindex");
    }
    for (const one of document.querySelectorAll("nav.md-code__nav")) one.setAttribute("role", "presentation");
  };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", mend);
  mend();
})();
