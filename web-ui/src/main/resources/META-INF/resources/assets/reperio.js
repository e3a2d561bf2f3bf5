// Everything works without this file; it only saves a click or a page load.
(() => {
  "use strict";
  const root = document.documentElement;
  const year = 60 * 60 * 24 * 365;

  document.querySelectorAll("form.theme").forEach((form) => {
    form.addEventListener("submit", (event) => {
      const theme = event.submitter && event.submitter.value;
      if (theme !== "dark" && theme !== "light") return;
      event.preventDefault();
      root.dataset.theme = theme;
      const secure = location.protocol === "https:" ? ";secure" : "";
      document.cookie = `theme=${theme};path=/;max-age=${year};samesite=lax${secure}`;
      const other = form.querySelector(theme === "dark" ? ".to-light" : ".to-dark");
      if (other) other.focus();
    });
  });

  document.querySelectorAll("button[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    const label = button.querySelector("span");
    const words = label.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      label.textContent = button.dataset.done;
      setTimeout(() => { label.textContent = words; }, 2000);
    });
  });

  // On a narrow screen the filters start folded away.
  const fold = document.querySelector(".facet-fold");
  if (fold && window.matchMedia("(max-width: 56rem)").matches) fold.open = false;
})();
