// The conversation: asking, history in this browser only, permalinks, keys.
import { call, Failure } from "./api.js";
import { make, one } from "./make.js";
import { permalink, reply } from "./reply.js";
import { t } from "./words.js";

const KEPT = "turns";
const MOST_TURNS = 50;
const box = one("q");
let turns = stored();
let recalled = turns.length;

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function store() {
  try {
    localStorage.setItem(KEPT, JSON.stringify(turns.slice(-MOST_TURNS)));
  } catch {
    // A browser that keeps nothing still answers
  }
  one("clear").hidden = !turns.length;
}

function chosen() {
  const boxes = [...one("editions").querySelectorAll("input")];
  const on = boxes.filter((edition) => edition.checked).map((edition) => edition.value);
  return on.length === boxes.length ? [] : on;
}

export async function ask(question, reports = chosen(), link = null) {
  one("welcome").hidden = true;
  const waiting = make("div", { class: "reply" }, make("p", { class: "answer wait" }, t("正在查报告")));
  const turn = make("article", { class: "turn" }, make("h2", { class: "asked" }, question), waiting);
  one("talk").append(turn);
  turn.scrollIntoView({ block: "start" });
  one("send").disabled = true;
  try {
    const record = await call("/api/ask", { question, reports, history: turns.slice(-6) });
    const card = reply(record, question, reports, ask);
    if (link && link !== record.index) card.prepend(make("p", { class: "notice" }, t("报告数据在此链接之后更新过，下面是现在的答案。")));
    waiting.replaceWith(card);
    turn.scrollIntoView({ block: "start" });
    turns.push({ question, answer: record.answer });
    recalled = turns.length;
    store();
    history.replaceState(null, "", permalink(question, reports, record.index));
    if (box.value.trim() === question) box.value = "";
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    waiting.replaceWith(failed(failure, turn, question, reports));
  } finally {
    one("send").disabled = false;
  }
}

function failed(failure, turn, question, reports) {
  const again = make("button", { type: "button", onclick: () => { turn.remove(); ask(question, reports); } }, t("重试"));
  return make("div", { class: "reply failed", role: "alert" }, make("p", { class: "answer" }, failure.message), again);
}

one("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const question = box.value.trim();
  if (question && !one("send").disabled) ask(question);
});

box.addEventListener("keydown", (event) => {
  if (event.isComposing || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  recalled = Math.min(Math.max(recalled + (event.key === "ArrowUp" ? -1 : 1), 0), turns.length);
  box.value = turns[recalled]?.question ?? "";
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  box.focus();
});

one("starters").addEventListener("click", (event) => {
  if (!event.target.matches("a")) return;
  event.preventDefault();
  ask(event.target.textContent);
});

one("clear").addEventListener("click", () => {
  turns = [];
  recalled = 0;
  store();
  one("talk").replaceChildren();
  one("welcome").hidden = false;
  history.replaceState(null, "", "/");
  box.focus();
});

async function editions(wanted) {
  const { reports } = await call("/api/reports");
  if (reports.length < 2) return;
  for (const report of reports) {
    const checked = !wanted.length || wanted.includes(report.id);
    one("editions").append(make("label", {}, make("input", { type: "checkbox", value: report.id, checked }), ` ${report.edition}`));
  }
  one("editions").hidden = false;
}

const asked = new URLSearchParams(location.search);
const linked = (asked.get("reports") ?? "").split(",").filter(Boolean);
store();
one("talk").querySelector("[data-server]")?.remove();
editions(linked).catch(() => {}); // Without the list all editions are searched
if (asked.get("q")?.trim()) {
  // A link stands for itself: what was talked of before in this browser has no part in it
  turns = [];
  ask(asked.get("q").trim().slice(0, 500), linked, asked.get("index"));
}
box.focus({ preventScroll: true });
