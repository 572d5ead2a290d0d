// Citation marks: a glance shows the quote, a click opens it in the source. Operands of a formula are citations too.
import { make, one } from "./make.js";
import { open, place } from "./source.js";
import { t, tongue } from "./words.js";

const LINGER = 160;
let leaving;

// A text with its marks [1] and the operands of its formulas as buttons
export function marked(text, record) {
  const formula = formulas(record).find(({ derivation }) => text.includes(derivation.formula));
  if (!formula) return pieces(text, record);
  const [before, ...after] = text.split(formula.derivation.formula);
  return [...marked(before, record), ...operands(formula, record), ...marked(after.join(formula.derivation.formula), record)];
}

export const formulas = (record) => record.facts.filter(({ derivation }) => derivation);

// Marks stay on the line of the word that they follow
function pieces(text, record) {
  const [first, ...rest] = text.split(/(\S?(?:\s?\[\d+\])+)/);
  const held = (piece) => make("span", { class: "held" }, ...piece.split(/(\[\d+\])/).map((part) => mark(part, record)));
  return [first, ...rest.map((piece, at) => (at % 2 ? piece : held(piece)))];
}

function mark(part, record) {
  const number = Number(part.match(/^\[(\d+)\]$/)?.[1]);
  return number ? button(String(number), "cite", record, () => record.citations.findIndex(({ id }) => id === number), number) : part;
}

// The printed figures of a formula, each leading to its sentence
export function operands({ derivation }, record) {
  const facts = derivation.operands.map((id) => record.facts.find((fact) => fact.id === id)).filter((fact) => fact?.text);
  let rest = derivation.formula;
  const pieces = [];
  for (const fact of facts) {
    const at = rest.indexOf(fact.text);
    if (at < 0) continue;
    pieces.push(rest.slice(0, at), button(fact.text, "operand", record, () => cited(fact, record.citations)));
    rest = rest.slice(at + fact.text.length);
  }
  return [...pieces, rest];
}

// Where a fact is quoted among the citations
export function cited(fact, citations) {
  const at = citations.findIndex(({ passage_id: passage, quote }) => passage === fact.passage_id && quote === fact.quote);
  return at < 0 ? citations.findIndex(({ passage_id: passage }) => passage === fact.passage_id) : at;
}

// Citations may come after the marks: where a mark leads is looked up when it is used
function button(text, kind, record, find, number = null) {
  const element = make("button", { class: kind, type: "button", "aria-label": number && t("引用 {n}，打开原文", { n: number }) }, text);
  const glance = () => { if (record.citations[find()]) peek(element, record.citations[find()], record.facts); };
  element.addEventListener("click", () => {
    hide();
    if (record.citations[find()]) open(record.citations, find(), element);
  });
  for (const event of ["mouseenter", "focus"]) element.addEventListener(event, glance);
  element.addEventListener("mouseleave", leave);
  element.addEventListener("blur", hide);
  return element;
}

function peek(element, citation, facts) {
  hide();
  const box = one("peek");
  element.setAttribute("aria-describedby", "peek");
  box.replaceChildren(make("p", { lang: tongue(citation.quote) }, ...emphasised(citation, facts)), make("p", { class: "place" }, place(citation)));
  box.hidden = false;
  const { left, top, bottom } = element.getBoundingClientRect();
  const most = document.documentElement.clientWidth - box.offsetWidth - 8;
  const below = bottom + 6 + box.offsetHeight < window.innerHeight;
  box.style.left = `${Math.max(8, Math.min(left, most)) + window.scrollX}px`;
  box.style.top = `${(below ? bottom + 6 : Math.max(4, top - 6 - box.offsetHeight)) + window.scrollY}px`;
}

function hide() {
  clearTimeout(leaving);
  one("peek").hidden = true;
  document.querySelector("[aria-describedby=peek]")?.removeAttribute("aria-describedby");
}

// The pointer may go over to the quote, to read or to select
function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, LINGER);
}

// The quote with the figures of the answer in bold; reports put spaces into figures that records leave out
export function emphasised(citation, facts) {
  const here = facts.filter((fact) => fact.text && fact.passage_id === citation.passage_id && fact.quote === citation.quote);
  if (!here.length) return [citation.quote];
  const loose = (text) => [...text].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("\\s*");
  const figures = [...new Set(here.map(({ text }) => text))].sort((one, other) => other.length - one.length);
  const found = new RegExp(`(?<![\\d.])(${figures.map(loose).join("|")})`);
  return citation.quote.split(found).map((piece, at) => (at % 2 ? make("b", {}, piece) : piece));
}

one("peek").addEventListener("mouseenter", () => clearTimeout(leaving));
one("peek").addEventListener("mouseleave", leave);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
