// How a chart looks: the options of the library for each kind, with the page's own colours and type.
import { t } from "./words.js";

export function options(chart, points, visit) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const look = { colour, narrow: document.documentElement.clientWidth < 600, font: { family: getComputedStyle(document.body).fontFamily, size: 13 } };
  const { type, ...kind } = { line, bars, parts, editions }[chart.kind](chart, look);
  const hit = (found) => points.find(({ fact }) => fact === chart.rows[found.datasetIndex]?.facts[found.index]);
  return {
    type,
    data: { labels: chart.kind === "parts" ? [""] : chart.labels, datasets: kind.datasets },
    options: {
      indexAxis: kind.across ? "y" : "x", animation: false, maintainAspectRatio: false, scales: kind.scales,
      onClick: (event, [found]) => { if (found && hit(found)) visit(hit(found).fact); },
      onHover: (event, found) => { event.native.target.style.cursor = found.some(hit) ? "pointer" : "default"; },
      plugins: {
        legend: { display: false },
        tooltip: { displayColors: false, callbacks: { title: () => "", label: (found) => told(hit({ datasetIndex: found.datasetIndex, index: found.dataIndex }), found) } },
      },
    },
  };
}

const told = (point, found) => (point ? `${point.label} ${point.figure}` : `${found.dataset.label} ${found.raw}%`);

// Lines cross: whoever can't tell their colours apart goes by the points
const SHAPES = ["circle", "rect", "triangle", "rectRot", "star"];

function line(chart, { colour, ...look }) {
  const row = ({ name, facts }, at) => ({
    // A gap stays a gap: nobody printed what lies between
    label: name, data: values(facts), spanGaps: false, borderColor: colour(`c${at + 1}`), borderWidth: 2.5,
    pointStyle: SHAPES[at % SHAPES.length], pointRadius: 5, pointHoverRadius: 8, pointBorderWidth: 2, pointBorderColor: colour(`c${at + 1}`),
    pointBackgroundColor: facts.map((fact) => colour(fact?.forecast ? "card" : `c${at + 1}`)),
    segment: { borderDash: ({ p1DataIndex }) => (facts[p1DataIndex]?.forecast ? [6, 4] : undefined) },
  });
  return {
    type: "line", datasets: chart.rows.map(row),
    scales: { x: names(chart, { colour, ...look }), y: amounts(chart, { colour, ...look }) },
  };
}

function bars(chart, { colour, ...look }) {
  const { facts } = chart.rows[0];
  return {
    type: "bar", across: true,
    datasets: [{ data: values(facts), backgroundColor: facts.map((fact) => colour(fact.forecast ? "rest" : "c1")), maxBarThickness: 22, borderRadius: 4 }],
    scales: { x: amounts(chart, { colour, ...look }), y: { ...names(chart, { colour, ...look }), grid: { display: false } } },
  };
}

function parts(chart, { colour, ...look }) {
  const piece = (label, value, name) => ({ label, data: [value], backgroundColor: colour(name), borderColor: colour("card"), borderWidth: { left: 0, right: 2 }, borderSkipped: false, barThickness: 40 });
  const rest = chart.rest ? [piece(t("其余（未印出）"), chart.rest, "rest")] : [];
  return {
    type: "bar", across: true,
    datasets: [...chart.rows.map(({ facts: [fact] }, at) => piece(chart.labels[at], fact.value, `c${at + 1}`)), ...rest],
    scales: { x: { ...amounts(chart, { colour, ...look }), stacked: true, max: 100 }, y: { stacked: true, display: false } },
  };
}

function editions(chart, { colour, ...look }) {
  const row = ({ name, facts }, at) => ({ label: t("{edition} 版", { edition: name }), data: values(facts), backgroundColor: colour(`c${at + 1}`), maxBarThickness: 22, borderRadius: 4 });
  return { type: "bar", across: true, datasets: chart.rows.map(row), scales: { x: amounts(chart, { colour, ...look }), y: { ...names(chart, { colour, ...look }), grid: { display: false } } } };
}

const values = (facts) => facts.map((fact) => fact?.value ?? null);

// The list under the chart says in full what is cut off beside a bar on a phone
function names(chart, { colour, font, narrow }) {
  const most = narrow ? 8 : 20;
  const brief = (label) => (label.length > most ? `${label.slice(0, most - 1)}…` : label);
  return { grid: { display: false }, ticks: { color: colour("soft"), font, autoSkip: chart.kind === "line", maxRotation: 0, callback: (_, at) => brief(chart.labels[at]) } };
}

function amounts({ unit }, { colour, font, narrow }) {
  const number = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumFractionDigits: 2 });
  const sign = unit === "percent" ? "%" : "";
  return { beginAtZero: true, grid: { color: colour("line") }, border: { display: false }, ticks: { color: colour("soft"), font, maxRotation: 0, maxTicksLimit: narrow ? 4 : 6, callback: (value) => `${number.format(value)}${sign}` } };
}
