// Charts of printed figures. The library is loaded when the first chart is asked for, and never before.
import { make } from "./make.js";

const LIBRARY = "/static/vendor/chart-4.6.1.umd.min.js";
const LARGE = [[1e12, "万亿"], [1e8, "亿"], [1e4, "万"]];
const PARTS = ["period", "region", "counterpart", "of", "indicator"];
let library;

function load() {
  library ??= new Promise((resolve, reject) => {
    const script = make("script", { src: LIBRARY, onload: () => resolve(window.Chart), onerror: reject });
    document.head.append(script);
  });
  return library;
}

// Sets of at least two figures that may stand side by side: one measure, one unit, and whatever `alike` adds
export function series(facts, alike = () => "") {
  const sets = new Map();
  for (const fact of facts) {
    if (fact.text === null || fact.value === null) continue;
    const key = JSON.stringify([fact.measure, fact.unit, alike(fact)]);
    sets.set(key, [...(sets.get(key) ?? []), fact]);
  }
  return [...sets.values()].map(named).filter((points) => points.length > 1).sort((one, other) => other.length - one.length);
}

// A point is called by what tells it from the others; the same figure printed twice is one point
function named(facts) {
  const telling = PARTS.filter((part) => new Set(facts.map((fact) => fact[part])).size > 1);
  const points = new Map();
  for (const fact of facts) {
    const label = telling.map((part) => fact[part]).filter(Boolean).join(" ") || fact.indicator;
    if (!points.has(label)) points.set(label, { label, fact });
  }
  const found = [...points.values()];
  return telling.length === 1 && telling[0] === "period" ? found.sort((one, other) => one.label.localeCompare(other.label)) : found;
}

function short(value, unit) {
  if (unit === "percent") return `${value}%`;
  const [by, name] = LARGE.find(([size]) => Math.abs(value) >= size) ?? [1, ""];
  return `${Number((value / by).toPrecision(4))}${name}`;
}

function title(points) {
  const said = (part) => (new Set(points.map(({ fact }) => fact[part])).size === 1 ? points[0].fact[part] : null);
  return [said("period"), said("region"), said("indicator")].filter(Boolean).join(" ");
}

export async function draw(points, visit) {
  const canvas = make("canvas", { role: "img", "aria-label": `${title(points)}：${points.map(text).join("，")}` });
  const plot = make("div", { class: "plot" }, canvas);
  plot.style.height = `${64 + points.length * 34}px`;
  const links = points.map((point) => make("li", {}, make("button", { type: "button", class: "plain", onclick: () => visit(point.fact) }, text(point))));
  const figure = make("figure", { class: "figure" }, make("figcaption", {}, title(points)), plot, make("ul", { class: "points" }, ...links), downloads(canvas, points));
  const Chart = await load();
  // The canvas has to be in the page before it is measured
  requestAnimationFrame(() => new Chart(canvas, options(points, visit)));
  return figure;
}

function text({ label, fact }) {
  return `${label} ${fact.qualifier ?? ""}${fact.text}`;
}

// The list under the chart says in full what is cut off beside a bar on a phone
function brief(label) {
  const most = document.documentElement.clientWidth < 600 ? 8 : 24;
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

function options(points, visit) {
  const style = getComputedStyle(document.body);
  const [ink, line, bar] = ["--soft", "--line", "--accent"].map((name) => style.getPropertyValue(name).trim());
  const unit = points[0].fact.unit;
  const font = { family: style.fontFamily, size: 13 };
  return {
    type: "bar",
    data: { labels: points.map(({ label }) => label), datasets: [{ data: points.map(({ fact }) => fact.value), backgroundColor: bar, maxBarThickness: 22, borderRadius: 4 }] },
    options: {
      indexAxis: "y", animation: false, maintainAspectRatio: false,
      onClick: (event, [hit]) => { if (hit) visit(points[hit.index].fact); },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: ({ dataIndex }) => points[dataIndex].fact.text } } },
      scales: {
        x: { beginAtZero: true, grid: { color: line }, ticks: { color: ink, font, maxRotation: 0, maxTicksLimit: document.documentElement.clientWidth < 600 ? 4 : 6, callback: (value) => short(value, unit) } },
        y: { grid: { display: false }, ticks: { color: ink, font, autoSkip: false, callback: (_, at) => brief(points[at].label) } },
      },
    },
  };
}

function downloads(canvas, points) {
  const save = (blob, name) => {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const picture = () => onPaper(canvas).toBlob((blob) => save(blob, "chart.png"));
  const table = () => save(new Blob(["\ufeff", csv(points)], { type: "text/csv" }), "chart.csv");
  const button = (name, act) => make("button", { type: "button", class: "plain", onclick: act }, name);
  return make("div", { class: "actions" }, button("下载图片", picture), button("下载数据", table));
}

function onPaper(canvas) {
  const copy = make("canvas", { width: canvas.width, height: canvas.height });
  const pen = copy.getContext("2d");
  pen.fillStyle = getComputedStyle(document.body).getPropertyValue("--card").trim();
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  return copy;
}

function csv(points) {
  const names = ["id", "report", "indicator", "measure", "period", "region", "value", "unit", "text"];
  // A cell that begins like a formula would be run by a spreadsheet
  const cell = (value) => `"${String(value ?? "").replace(/^(?=[=+@]|-\D)/, "'").replaceAll('"', '""')}"`;
  return [names, ...points.map(({ fact }) => names.map((name) => fact[name]))].map((row) => row.map(cell).join(",")).join("\r\n");
}
