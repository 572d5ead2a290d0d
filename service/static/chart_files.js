// A chart as files: a picture that says what it shows and where it comes from, and the figures in it.
import { make } from "./make.js";
import { t } from "./words.js";

const COLUMNS = ["id", "report", "indicator", "measure", "period", "region", "counterpart", "of", "value", "unit", "text", "source", "page"];

export function saves(chart, canvas) {
  const button = (name, act) => make("button", { type: "button", class: "plain", onclick: act }, name);
  const picture = () => framed(chart, canvas).toBlob((blob) => save(blob, "chart.png"));
  const table = () => save(new Blob(["\ufeff", csv(chart)], { type: "text/csv" }), "chart.csv");
  return make("div", { class: "actions" }, button(t("下载图片"), picture), button(t("下载数据"), table));
}

function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function framed(chart, canvas) {
  const figure = canvas.closest("figure");
  const by = canvas.width / (canvas.clientWidth || canvas.width);
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  // Several colours mean nothing without their list
  const keys = chart.rows.length > 1 ? [...figure.querySelectorAll(".points li")] : [];
  const [edge, head, foot] = [16 * by, 52 * by, (40 + keys.length * 24) * by];
  const copy = make("canvas", { width: canvas.width + 2 * edge, height: canvas.height + head + foot });
  const pen = copy.getContext("2d");
  const write = (text, y, size, name, x = edge) => {
    pen.font = `${size * by}px ${getComputedStyle(document.body).fontFamily}`;
    pen.fillStyle = colour(name);
    pen.fillText(text, x, y, copy.width - x - edge);
  };
  pen.fillStyle = colour("--card");
  pen.fillRect(0, 0, copy.width, copy.height);
  write(figure.querySelector("figcaption").textContent, 32 * by, 17, "--ink");
  pen.drawImage(canvas, edge, head);
  keys.forEach((key, at) => {
    const y = head + canvas.height + (20 + at * 24) * by;
    pen.fillStyle = getComputedStyle(key.querySelector(".swatch")).backgroundColor;
    pen.fillRect(edge, y - 11 * by, 12 * by, 12 * by);
    write([...key.children].map((part) => part.textContent).join("  ").trim(), y, 13, "--ink", edge + 20 * by);
  });
  write(figure.querySelector(".origins").textContent, copy.height - 14 * by, 12, "--soft");
  return copy;
}

function csv(chart) {
  const facts = chart.rows.flatMap((row) => row.facts).filter(Boolean);
  // A cell that begins like a formula would be run by a spreadsheet
  const cell = (value) => `"${String(value ?? "").replace(/^(?=[=+@\t\r]|-\D)/, "'").replaceAll('"', '""')}"`;
  return [COLUMNS, ...facts.map((fact) => COLUMNS.map((name) => fact[name]))].map((row) => row.map(cell).join(",")).join("\r\n");
}
