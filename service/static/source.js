// The source pane: a cited sentence in its passage, between its neighbours.
import { call } from "./api.js";
import { make, one } from "./make.js";

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
  one("source-before").disabled = shown.at === 0;
  one("source-after").disabled = shown.at === shown.citations.length - 1;
  fill(citation, {});
  one("source-title").focus({ preventScroll: true });
  try {
    fill(citation, await call(`/api/passages/${encodeURIComponent(citation.passage_id)}`));
  } catch (failure) {
    // The passage came with the answer; only its neighbours are missing
    one("source-text").append(make("p", { class: "note" }, failure.message));
  }
}

// An answer carries the first 600 characters of a passage; the whole of it comes with its neighbours
function fill({ passage: carried, quote }, { passage = carried, previous, next }) {
  const beside = (passage) => (passage ? make("p", { class: "beside" }, passage.passage) : null);
  one("source-text").replaceChildren(...[beside(previous), highlighted(passage, quote), beside(next)].filter(Boolean));
  one("source-text").querySelector("mark")?.scrollIntoView({ block: "center" });
}

function highlighted(passage, quote) {
  const at = passage.indexOf(quote);
  if (at < 0) return make("p", {}, make("mark", {}, quote));
  return make("p", {}, passage.slice(0, at), make("mark", {}, quote), passage.slice(at + quote.length));
}

export function place(citation) {
  const page = citation.page ? `第 ${citation.page} 页` : null;
  return [...citation.section, page].filter(Boolean).join(" › ");
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
