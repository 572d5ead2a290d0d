// A reply as elements: answer with citation marks, formula, notes, sources, nearest figures, what to ask next.
import { actions } from "./actions.js";
import { make } from "./make.js";
import { emphasised, formulas, marked, operands } from "./marks.js";
import { open, place } from "./source.js";
import { t, tongue } from "./words.js";

const SLOTS = ["said", "understood", "notes", "cited", "near", "actions", "next"];
const PARTS = { query: understood, answer: said, citations: sources, notes, suggestions };
const EMPTY = { answer: "", facts: [], citations: [], notes: [], suggestions: [], query: {} };

// A card that grows with the parts of a reply, and is drawn again where the whole body turns out different
export function growing({ question, reports, ask }) {
  let record = structuredClone(EMPTY);
  const slots = Object.fromEntries(SLOTS.map((name) => [name, make("div", { class: name })]));
  const card = make("div", { class: "reply" }, ...Object.values(slots));
  const reset = () => {
    record = structuredClone(EMPTY);
    for (const slot of Object.values(slots)) slot.replaceChildren();
  };
  const add = ({ part, ...members }) => {
    Object.assign(record, members);
    PARTS[part]?.(record, slots, ask);
  };
  const finish = (whole) => {
    const same = Object.entries(whole).every(([name, value]) => name === "index" || JSON.stringify(record[name]) === JSON.stringify(value));
    if (!same) reset();
    Object.assign(record, whole);
    if (!same) for (const draw of Object.values(PARTS)) draw(record, slots, ask);
    slots.actions.replaceChildren(...actions(record, question, reports, slots.next));
  };
  return { card, reset, add, finish };
}

function understood(record, { understood: slot }) {
  if (record.query.taken_over) slot.replaceChildren(make("p", { class: "note" }, t("接着上文，理解为：{question}", { question: record.query.question })));
}

function said(record, { said: slot }) {
  slot.parentElement.classList.toggle("refused", record.status === "no_answer");
  slot.replaceChildren(make("p", { class: "answer", lang: tongue(record.answer) }, ...marked(record.answer, record)));
}

function notes(record, { notes: slot, near }, ask) {
  const { detail, nearest = [] } = record.reason ?? {};
  const unsaid = formulas(record).filter(({ derivation }) => !record.answer.includes(derivation.formula));
  slot.replaceChildren(
    ...unsaid.map((fact) => make("p", { class: "formula" }, t("推算："), ...operands(fact, record))),
    ...record.notes.map((text) => make("p", { class: "note", lang: tongue(text) }, text)),
    ...(detail && !record.answer.includes(detail) ? [make("p", { class: "note", lang: tongue(detail) }, detail)] : []),
  );
  near.replaceChildren(...(nearest.length ? chips(t("报告里有的相近数据"), nearest.map(figure)) : []));
}

function figure(fact) {
  const name = [fact.period, fact.region, fact.indicator].filter(Boolean).join(" ");
  const address = `/reports/${encodeURIComponent(fact.report)}#${fact.id}`;
  return make("a", { class: "chip", href: address, lang: "zh-CN" }, `${name} `, make("b", {}, fact.text));
}

function suggestions(record, { next: slot }, ask) {
  const title = record.status === "no_answer" ? t("可以改问") : t("接着问");
  const chip = (question) => make("button", { class: "chip", type: "button", lang: tongue(question), onclick: () => ask(question) }, question);
  slot.replaceChildren(...(record.suggestions.length ? chips(title, record.suggestions.map(chip)) : []));
}

const chips = (title, entries) => [make("p", {}, title), make("ul", { class: "chips" }, ...entries.map((entry) => make("li", {}, entry)))];

function sources(record, { cited: slot }) {
  if (!record.citations.length) return;
  slot.replaceChildren(make("ol", { class: "sources", "aria-label": t("来源") }, ...record.citations.map((citation, at) => {
    const aside = beside(citation, record);
    const row = make("button", { type: "button", class: "from" },
      make("span", { class: "number" }, String(citation.id)),
      make("span", { class: "quote", lang: tongue(citation.quote) }, ...emphasised(citation, record.facts)),
      make("span", { class: "place" }, aside ? make("em", {}, aside) : null, `${citation.title} › ${place(citation)}`));
    row.addEventListener("click", () => open(record.citations, at, row));
    return make("li", {}, row);
  })));
}

// Why a source is listed that no mark of the answer leads to
function beside(citation, record) {
  if (record.answer.includes(`[${citation.id}]`)) return null;
  return record.facts.some((fact) => fact.same_as?.length) ? t("另一处印有同一数字") : t("相关原文");
}
