// A reply as elements: the answer with its citation marks, reasons, formula, sources, what to ask next.
import { call } from "./api.js";
import { draw, series } from "./chart.js";
import { copy, make, one } from "./make.js";
import { open, place } from "./source.js";
import { t } from "./words.js";

export function reply(record, question, reports, ask) {
  const refused = record.status === "no_answer";
  const card = make("div", { class: refused ? "reply refused" : "reply" });
  card.append(
    make("p", { class: "answer" }, ...marked(record)),
    ...record.notes.map((note) => make("p", { class: "note" }, note)),
    ...formulas(record),
  );
  if (record.reason?.detail && !record.answer.includes(record.reason.detail)) card.append(make("p", { class: "note" }, record.reason.detail));
  if (record.citations.length) card.append(sources(record));
  if (record.reason?.nearest.length) card.append(nearest(record.reason.nearest));
  card.append(actions(record, question, reports, card));
  if (record.suggestions.length) card.append(next(record, ask));
  return card;
}

function marked(record) {
  return record.answer.split(/(\[\d+\])/).map((piece) => {
    const number = Number(piece.match(/^\[(\d+)\]$/)?.[1]);
    const at = record.citations.findIndex((citation) => citation.id === number);
    return at < 0 ? piece : mark(record.citations, at);
  });
}

function mark(citations, at) {
  const button = make("button", { class: "cite", type: "button", "aria-label": t("引用 {n}，打开原文", { n: at + 1 }) }, String(at + 1));
  button.addEventListener("click", () => { hide(); open(citations, at, button); });
  for (const event of ["mouseenter", "focus"]) button.addEventListener(event, () => peek(button, citations[at]));
  for (const event of ["mouseleave", "blur"]) button.addEventListener(event, hide);
  return button;
}

function peek(button, citation) {
  const box = one("peek");
  box.textContent = citation.quote;
  box.hidden = false;
  const { left, bottom } = button.getBoundingClientRect();
  const most = document.documentElement.clientWidth - box.offsetWidth - 8;
  box.style.left = `${Math.max(8, Math.min(left, most)) + window.scrollX}px`;
  box.style.top = `${bottom + 6 + window.scrollY}px`;
}

function hide() {
  one("peek").hidden = true;
}

function formulas(record) {
  const unsaid = (fact) => fact.derivation && !record.answer.includes(fact.derivation.formula);
  return record.facts.filter(unsaid).map((fact) => make("p", { class: "formula" }, t("推算：{formula}", { formula: fact.derivation.formula })));
}

function sources(record) {
  return make("ol", { class: "sources", "aria-label": t("来源") }, ...record.citations.map((citation, at) => {
    const button = make("button", { type: "button" }, `${citation.title} › ${place(citation)}`);
    button.addEventListener("click", () => open(record.citations, at, button));
    return make("li", {}, button);
  }));
}

function nearest(facts) {
  const link = (fact) => make("li", {}, make("a", { class: "chip", href: `/reports/${encodeURIComponent(fact.report)}#${fact.id}` },
    `${[fact.period, fact.region, fact.indicator].filter(Boolean).join(" ")}：${fact.text}`));
  return make("div", { class: "next near" }, make("p", {}, t("报告里有的相近数据")), make("ul", { class: "chips" }, ...facts.map(link)));
}

function next(record, ask) {
  const title = record.status === "no_answer" ? t("可以改问") : t("接着问");
  const chip = (question) => make("li", {}, make("button", { class: "chip", type: "button", onclick: () => ask(question) }, question));
  return make("div", { class: "next" }, make("p", {}, title), make("ul", { class: "chips" }, ...record.suggestions.map(chip)));
}

function actions(record, question, reports, card) {
  const row = make("div", { class: "actions" });
  const button = (text, act) => row.append(make("button", { class: "plain", type: "button", onclick: (event) => act(event.target) }, text));
  const said = (target, text) => { target.textContent = text; };
  button(t("复制"), async (target) => { await copy(plain(record)); said(target, t("已复制")); });
  button(t("复制为 Markdown"), async (target) => { await copy(markdown(record)); said(target, t("已复制")); });
  button(t("链接"), async (target) => { await copy(permalink(question, reports, record.index)); said(target, t("已复制链接")); });
  const [points] = series(record.facts);
  if (points) button(t("看图"), () => chart(card, points, record.citations));
  button(t("接口调用"), () => curl(card, question, reports));
  for (const [rating, text] of [["up", t("有用")], ["down", t("不对")]]) {
    button(text, async (target) => {
      const reason = rating === "down" ? window.prompt(t("哪里不对？（可不填）")) : null;
      await call("/api/feedback", { question, rating, index: record.index, ...(reason ? { reason } : {}) })
        .then(() => said(target, t("谢谢")), (failure) => said(target, failure.message));
    });
  }
  return row;
}

async function chart(card, points, citations) {
  const shown = card.querySelector("figure");
  if (shown) return shown.remove();
  const visit = (fact) => {
    const at = citations.findIndex((citation) => citation.passage_id === fact.passage_id && citation.quote === fact.quote);
    if (at >= 0) open(citations, at, card.querySelector(".cite"));
    else location.assign(`/reports/${encodeURIComponent(fact.report)}#${fact.id}`);
  };
  const figure = await draw(points, visit).catch(() => make("p", { class: "note" }, t("图没有画成，请再试一次。")));
  card.querySelector(".actions").before(figure);
}

function curl(card, question, reports) {
  const shown = card.querySelector("pre");
  if (shown) return shown.remove();
  const body = JSON.stringify({ question, ...(reports.length ? { reports } : {}) }).replaceAll("'", "'\\''");
  const command = `curl -s ${location.origin}/api/ask -H 'Content-Type: application/json' -d '${body}'`;
  card.append(make("pre", { tabindex: "0", "aria-label": t("接口调用") }, command));
}

export function permalink(question, reports, index) {
  const address = new URL("/", location.origin);
  address.searchParams.set("q", question);
  if (reports.length) address.searchParams.set("reports", reports.join(","));
  if (index) address.searchParams.set("index", index);
  return address.href;
}

function plain(record) {
  const lines = record.citations.map((citation) => `[${citation.id}] ${citation.title}，${place(citation)}：“${citation.quote}”`);
  return [record.answer, ...lines].join("\n");
}

function markdown(record) {
  const lines = record.citations.map((citation) => `> [${citation.id}] ${citation.quote}\n> — ${citation.title}，${place(citation)}`);
  return [record.answer, ...lines].join("\n\n");
}
