// Charts of printed figures. The service says which fits; the library is loaded when the first is drawn, not before.
import { call } from "./api.js";
import { saves } from "./chart_files.js";
import { make } from "./make.js";
import { options } from "./chart_looks.js";
import { t, tongue } from "./words.js";

const LIBRARY = "/static/vendor/chart-4.6.1.umd.min.js";
const COLOURS = "/static/chart.css";
const MOST_NAMED = 100;
const shown = new Set();
let library;

function load() {
  library ??= Promise.all([
    added("script", { src: LIBRARY }),
    added("link", { rel: "stylesheet", href: COLOURS }),
  ]).catch((failure) => { library = null; throw failure; });
  return library;
}

function added(tag, members) {
  return new Promise((resolve, reject) => {
    document.head.append(make(tag, { ...members, onload: resolve, onerror: () => reject(new Error(tag)) }));
  });
}

// Whether a chart of these facts may fit: at least two printed figures of one measure and unit. Each is a list of facts
export function series(facts) {
  const sets = new Map();
  for (const fact of facts.filter(({ text, measure }) => text !== null && measure !== "rank")) {
    const key = JSON.stringify([fact.measure, fact.unit]);
    sets.set(key, [...(sets.get(key) ?? []), fact]);
  }
  return [...sets.values()].filter((found) => found.length > 1);
}

// A chart as the service gives it, or facts, whose best chart is asked for: or why there is none. `visit` opens the place of a fact
export async function draw(given, visit) {
  const chart = Array.isArray(given) ? await fitting(given) : given;
  if (typeof chart === "string") return make("figure", { class: "figure" }, make("p", { class: "note" }, chart));
  const canvas = make("canvas", { role: "img", "aria-label": `${chart.title}：${points(chart).map(said).join("，")}` });
  const plot = make("div", { class: `plot ${chart.kind}` }, canvas);
  plot.style.height = `${height(chart)}px`;
  const figure = make("figure", { class: "figure" }, caption(chart), plot, list(chart, visit), origins(chart), saves(chart, canvas));
  await load();
  // The canvas has to be in the page before it is measured
  requestAnimationFrame(() => { shown.add({ canvas, chart, visit, drawn: null }); paint(); });
  return figure;
}

async function fitting(facts) {
  const ids = facts.slice(0, MOST_NAMED).map((fact) => fact.id).join(",");
  try {
    const { charts } = await call(`/api/charts?ids=${encodeURIComponent(ids)}`);
    return charts[0] ?? t("这些数据不适合放在一张图里。");
  } catch (failure) {
    if (failure.status === 404) return t("索引在这次回答之后更新过，请再问一次。");
    throw failure;
  }
}

// Each figure of a chart with the label that it is read by
export function points(chart) {
  return chart.rows.flatMap((row, at) => row.facts.map((fact, place) => {
    const label = chart.labels[chart.kind === "parts" ? at : place];
    return fact && { place: label, label: [label, called(chart, row)].filter(Boolean).join(" · "), figure: row.figures[place], fact, row: at };
  })).filter(Boolean);
}

// What tells the figures of a row from those of others: an edition, or a partner, region or name
export const called = ({ kind }, { name }) => (kind === "editions" ? t("{edition} 版", { edition: name }) : name);

const said = ({ label, figure, fact }) => `${label}${fact.forecast ? ` (${t("预测")})` : ""} ${figure}`;

function height({ kind, labels, rows }) {
  return { line: 260, editions: 48 + labels.length * (rows.length * 26 + 14), parts: 84 }[kind] ?? 48 + labels.length * 34;
}

function caption(chart) {
  const measures = { level: t("规模"), yoy: t("同比"), cagr: t("年均增长"), change: t("变化"), share: t("占比"), multiple: t("倍数") };
  return make("figcaption", {}, make("span", { lang: tongue(chart.title) }, chart.title), " ", make("small", {}, measures[chart.measure] ?? chart.measure));
}

// What the picture shows, in words: for whoever doesn't see it, and to get to each figure without a mouse
function list(chart, visit) {
  const several = chart.rows.length > 1;
  const swatch = (row) => (several ? make("span", { class: `swatch c${row + 1}`, "aria-hidden": "true" }) : null);
  const button = (point, text) => make("button", { type: "button", class: "plain", lang: "zh-CN", onclick: () => visit(point.fact) }, text);
  const rows = chart.rows.map((row, at) => points(chart).filter((point) => point.row === at));
  const named = several && chart.kind !== "parts";
  const entries = named
    ? rows.map((row, at) => make("li", {}, swatch(at), make("span", {}, called(chart, chart.rows[at])), ...row.map((point) => button(point, said({ ...point, label: point.place })))))
    : rows.flat().map((point) => make("li", {}, swatch(point.row), button(point, said(point))));
  const rest = chart.rest ? [make("li", {}, make("span", { class: "swatch rest", "aria-hidden": "true" }), make("span", { class: "soft" }, `${t("其余（未印出）")} ${chart.rest}%`))] : [];
  return make("ul", { class: named ? "points rows" : "points" }, ...entries, ...rest);
}

function origins(chart) {
  const facts = points(chart).map(({ fact }) => fact);
  const unique = (values) => [...new Set(values.filter(Boolean))].sort();
  const sources = unique(facts.map((fact) => fact.source));
  const editions = unique(facts.map((fact) => fact.report)).map((edition) => t("{edition} 版", { edition }));
  return make("p", { class: "origins" }, t("来源：{names}", { names: [...editions, ...sources].join(" · ") }));
}

function paint() {
  for (const one of shown) {
    one.drawn?.destroy();
    if (one.canvas.isConnected) one.drawn = new window.Chart(one.canvas, options(one.chart, points(one.chart), one.visit));
    else if (one.drawn) shown.delete(one);
  }
}

// Colours are read when a chart is drawn: they change with the system's scheme, and paper is white
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
for (const [event, paper] of [["beforeprint", true], ["afterprint", false]]) {
  window.addEventListener(event, () => { document.documentElement.classList.toggle("paper", paper); paint(); });
}
