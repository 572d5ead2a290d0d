// The source pane: a cited sentence in its passage, between its neighbours.
import { call } from "./api.js";
import { make, one } from "./make.js";
import { t } from "./words.js";

let shown = { citations: [], at: 0, opener: null };

export function open(citations, at, opener) {
  shown = { citations, at, opener };
  one("source").hidden = false;
  return show();
}

export function close() {
  one("source").hidden = true;
  shown.opener?.focus();
}

async function show() {
  const citation = shown.citations[shown.at];
  one("source-count").textContent = `${shown.at + 1}/${shown.citations.length}`;
  one("source-title").textContent = citation.title;
  one("source-place").textContent = place(citation);
  one("source-report").href = `/reports/${encodeURIComponent(citation.report)}#p-${citation.passage_id}`;
  one("source-report").hidden = false;
  one("source-before").disabled = shown.at === 0;
  one("source-after").disabled = shown.at === shown.citations.length - 1;
  fill(...laid(citation.passage, ...certain(citation)));
  one("source-title").focus({ preventScroll: true });
  const came = await fetched(citation);
  if (citation === shown.citations[shown.at]) came();
}

// An answer carries the first 600 characters of a passage; the whole of it comes with its neighbours and the exact place
async function fetched(citation) {
  const { passage_id: id, start, end, quote } = citation;
  try {
    const { passage, mark, previous, next } = await call(`/api/passages/${encodeURIComponent(id)}?start=${start}&end=${end}`);
    const [before, cited] = parted(passage, mark);
    const exact = bare(cited) === bare(quote);
    // The same id may be another passage once the index has changed
    if (!exact && !passage.includes(quote)) return () => lost(citation, changed());
    const at = exact ? before.length : passage.indexOf(quote);
    return () => fill(...beside(previous), ...laid(passage, at, at + (exact ? cited : quote).length), ...beside(next));
  } catch (failure) {
    return failure.status === 404 ? gone(citation) : () => lost(citation, failure.message);
  }
}

async function gone(citation) {
  const { reports } = await call("/api/reports").catch(() => ({ reports: [] }));
  if (reports.some(({ id }) => id === citation.report)) return () => lost(citation, changed());
  const loaded = reports.map(({ title }) => title).join(" · ") || t("现在一份也没有。");
  return () => {
    one("source-report").hidden = true;
    lost(citation, t("这份报告已被撤下。现在载入的是：{loaded}", { loaded }));
  };
}

const changed = () => t("索引在这次回答之后更新过，原来的段落不在这里了。");

function lost(citation, said) {
  fill(make("p", { class: "notice", role: "status" }, said), make("p", {}, t("回答引用的是：")), make("p", {}, make("mark", {}, citation.quote)));
}

function fill(...content) {
  one("source-text").replaceChildren(...content.filter(Boolean));
  const [pane, mark] = [one("source"), one("source-text").querySelector("mark")];
  if (!mark) return;
  // Only the pane moves: the answer stays where it is being read
  const { top, height } = mark.getBoundingClientRect();
  pane.scrollTop += top - pane.getBoundingClientRect().top - Math.max(80, (pane.clientHeight - height) / 2);
}

const beside = (passage) => (passage ? [make("div", { class: "beside" }, ...laid(passage.passage))] : []);
const bare = (text) => text.replace(/\s+/g, "");

// Offsets count code points, strings of this language count halves of some characters
function parted(passage, mark) {
  const characters = [...passage];
  const { start, end } = mark ?? { start: 0, end: 0 };
  return [characters.slice(0, start), characters.slice(start, end)].map((part) => part.join(""));
}

// Until the place is known the quote is marked only where it stands once
function certain({ passage, quote }) {
  const at = passage.indexOf(quote);
  return at < 0 || passage.indexOf(quote, at + 1) >= 0 ? [] : [at, at + quote.length];
}

// A passage as paragraphs and tables: rows are lines with tabs, the first of them has the headings
function laid(text, from = 0, to = 0) {
  const blocks = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const tabled = line.includes("\t");
    if (blocks.at(-1)?.tabled !== tabled) blocks.push({ tabled, lines: [] });
    blocks.at(-1).lines.push({ line, at });
    at += line.length + 1;
  }
  const cut = (piece, start) => marked(piece, from - start, to - start);
  return blocks.map(({ tabled, lines }) => (tabled ? table(lines, cut) : make("p", {}, ...cut(lines.map(({ line }) => line).join("\n"), lines[0].at))));
}

function table(lines, cut) {
  const rows = lines.map(({ line, at }, number) => {
    let start = at;
    const cells = line.split("\t").map((text) => {
      const cell = make(number ? "td" : "th", number ? {} : { scope: "col" }, ...cut(text, start));
      start += text.length + 1;
      return cell;
    });
    return make("tr", {}, ...cells);
  });
  return make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": t("表") }, make("table", {}, ...rows));
}

function marked(text, from, to) {
  const [start, end] = [Math.max(from, 0), Math.min(to, text.length)];
  return start < end ? [text.slice(0, start), make("mark", {}, text.slice(start, end)), text.slice(end)] : [text];
}

export function place(citation) {
  const section = citation.section.join(" › ");
  return citation.page ? section + t("，第 {page} 页", { page: citation.page }) : section;
}

function step(by) {
  shown.at = Math.min(Math.max(shown.at + by, 0), shown.citations.length - 1);
  show();
}

one("source-before").addEventListener("click", () => step(-1));
one("source-after").addEventListener("click", () => step(1));
one("source-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !one("source").hidden) close();
});
