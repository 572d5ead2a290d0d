// What can be done with a reply: copy it, link to it, see its chart or the call behind it, say what it is worth.
import { permalink } from "./address.js";
import { call } from "./api.js";
import { draw, series } from "./chart.js";
import { copy, make } from "./make.js";
import { cited } from "./marks.js";
import { open, place } from "./source.js";
import { t } from "./words.js";

const SHOWN = 2500;

// The buttons; what they show is put before `below`
export function actions(record, question, reports, below) {
  const asked = record.query.taken_over ? record.query.question : question;
  const link = permalink(asked, reports, record.index);
  const [points] = series(record.facts);
  const shown = (kind, content) => toggle(below, kind, content);
  const button = (text, act, members = {}) => make("button", { class: "plain", type: "button", ...members, onclick: ({ currentTarget }) => act(currentTarget) }, text);
  const expanding = { "aria-expanded": "false" };
  return [
    button(t("复制"), (target) => copied(target, plain(record))),
    button(t("复制为 Markdown"), (target) => copied(target, markdown(record))),
    button(t("复制链接"), (target) => copied(target, link)),
    points ? button(t("看图"), (target) => opened(target, shown("figure", () => chart(points, record.citations, target))), expanding) : null,
    button(t("接口调用"), (target) => opened(target, shown("pre", () => curl(asked, reports))), expanding),
    button(t("有用"), (target) => rate(target, { question, rating: "up", index: record.index }), { class: "plain thumb" }),
    button(t("不对"), (target) => opened(target, shown("form", () => reason(target, { question, rating: "down", index: record.index }))), expanding),
  ].filter(Boolean);
}

const opened = (target, open) => target.setAttribute("aria-expanded", String(open));

function toggle(below, kind, content) {
  const there = below.parentElement.querySelector(`:scope > .${kind}-shown`);
  if (there) there.remove();
  else below.before(make("div", { class: `${kind}-shown` }, content()));
  return !there;
}

async function copied(target, text) {
  const before = target.textContent;
  const said = await copy(text).then(() => t("已复制"), () => t("复制没有成功"));
  target.textContent = said;
  setTimeout(() => { target.textContent = before; }, SHOWN);
}

// What was thought of an answer goes with the question and the index, and with nothing else
async function rate(target, record) {
  target.disabled = true;
  target.textContent = await call("/api/feedback", record).then(() => t("谢谢"), (failure) => {
    target.disabled = false;
    return failure.message;
  });
}

function reason(thumb, record) {
  const field = make("input", { maxlength: "300", "aria-label": t("哪里不对？"), placeholder: t("哪里不对？（可不填）") });
  const form = make("form", { class: "row" }, field, make("button", {}, t("提交")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    rate(thumb, { ...record, ...(text ? { reason: text } : {}) });
    form.parentElement.remove();
    opened(thumb, false);
  });
  requestAnimationFrame(() => field.focus());
  return form;
}

function chart(points, citations, opener) {
  const visit = (fact) => {
    const at = cited(fact, citations);
    if (at >= 0) open(citations, at, opener);
    else location.assign(`/reports/${encodeURIComponent(fact.report)}#${fact.id}`);
  };
  const frame = make("div");
  draw(points, visit).then((figure) => frame.replaceWith(figure), () => frame.append(make("p", { class: "note" }, t("图没有画成，请再试一次。"))));
  return frame;
}

function curl(question, reports) {
  const body = JSON.stringify({ question, ...(reports.length ? { reports } : {}) }).replaceAll("'", "'\\''");
  const command = `curl -s ${location.origin}/api/ask -H 'Content-Type: application/json' -d '${body}'`;
  const button = make("button", { type: "button", class: "plain", onclick: () => copied(button, command) }, t("复制"));
  return make("div", { class: "call" }, make("pre", { tabindex: "0", "aria-label": t("接口调用") }, command), button);
}

function plain(record) {
  const lines = record.citations.map((citation) => `[${citation.id}] ${citation.title}，${place(citation)}：“${citation.quote}”`);
  return [record.answer, ...lines].join("\n");
}

function markdown(record) {
  const lines = record.citations.map((citation) => `> [${citation.id}] ${citation.quote}\n> — ${citation.title}，${place(citation)}`);
  return [record.answer, ...lines].join("\n\n");
}
