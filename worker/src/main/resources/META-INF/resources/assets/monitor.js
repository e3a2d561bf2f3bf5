// Everything works without this file: it draws the tables of the last hour, and looks for news.
(() => {
  "use strict";
  const PAUSE = 5000;
  const charts = new Map();

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = (cell) => {
    const value = Number.parseFloat(cell.textContent.replaceAll(",", ""));
    return Number.isNaN(value) ? null : value;
  };

  // The picture is made of the table below it, so both say the same.
  const columns = (table) => {
    const rows = [...table.tBodies[0].rows];
    const times = rows.map((row) => Number(row.cells[0].dataset.time));
    return [times, ...[1, 2, 3, 4].map((at) => rows.map((row) => number(row.cells[at])))];
  };

  const options = (box, table) => {
    const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 } };
    const line = (at, name, scale, dash) => ({ label: names[at], stroke: colour(name), width: 2, scale, dash, points: { show: false } });
    return {
      width: box.clientWidth,
      height: 220,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      scales: { y: { range: (plot, low, high) => [0, Math.max(1, high ?? 0) * 1.1] }, rate: { range: (plot, low, high) => [0, Math.max(1, high ?? 0) * 1.1] } },
      axes: [{ ...axis, values: "{HH}:{mm}" }, { ...axis, label: "waiting", size: 60 }, { ...axis, label: "a second", scale: "rate", side: 1, size: 60, grid: { show: false } }],
      series: [
        { label: names[0], value: "{HH}:{mm}" },
        { ...line(1, "--accent", "y"), fill: colour("--accent-soft") },
        line(2, "--wait", "rate", [6, 4]),
        line(3, "--open", "rate"),
        line(4, "--closed", "rate", [2, 3]),
      ],
    };
  };

  const draw = () => {
    if (typeof uPlot === "undefined") return;
    document.querySelectorAll("[data-chart]").forEach((box) => {
      const table = document.getElementById(box.dataset.chart);
      if (!table || table.tBodies[0].rows.length < 2) return;
      box.hidden = false;
      charts.get(box)?.destroy();
      charts.set(box, new uPlot(options(box, table), columns(table), box));
      const canvas = box.querySelector("canvas");
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", `${box.dataset.title}; the same numbers are in the table below`);
    });
  };

  const replace = (fresh) => {
    document.querySelectorAll("[data-live]").forEach((old) => {
      const news = fresh.querySelector(`[data-live="${CSS.escape(old.dataset.live)}"]`);
      // Whoever is about to press a button keeps it.
      if (news && !old.contains(document.activeElement) && old.innerHTML !== news.innerHTML) {
        old.replaceChildren(...news.childNodes);
      }
    });
    draw();
  };

  const look = async (box) => {
    if (box.checked && !document.hidden) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
        if (answer.ok) replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
      } catch {
        // The monitor is away: what is shown stays, and the next look may find it.
      }
    }
    setTimeout(look, PAUSE, box);
  };

  draw();
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth !== width) {
      width = window.innerWidth;
      draw();
    }
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  const box = document.querySelector("[data-refresh]");
  if (box) {
    box.closest("label").hidden = false;
    setTimeout(look, PAUSE, box);
  }
})();
