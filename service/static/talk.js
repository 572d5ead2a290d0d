// The conversation: questions and replies in their order, and what is said where there is no reply.
import { linked, permalink, show } from "./address.js";
import { Failure, stream } from "./api.js";
import { box, forget, keep, past } from "./chat.js";
import { choose, chosen, named, refresh } from "./editions.js";
import { make, one } from "./make.js";
import { growing } from "./reply.js";
import { countdown, persist } from "./waiting.js";
import { t, tongue } from "./words.js";

const CONTEXT = 6;
const RECENT = 5;
// Only what stands on this page is what a follow-up can mean
let turns = [];

export function begin() {
  const { question, reports, index } = linked();
  choose(reports);
  recent();
  one("clear").hidden = !past().length;
  const served = one("talk").querySelector("[data-server]");
  if (question) ask(question, reports, { index, served });
  else served?.remove();
  if (one("preparing")) ready();
}

// A page that was opened before the index was there has no questions to start with: it is fetched again
async function ready() {
  while (one("preparing")) {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const there = await fetch("/readyz").then((response) => response.ok, () => false);
    if (there && !box.value && !one("welcome").hidden) location.reload();
    if (there) one("preparing").remove();
  }
}

export async function ask(question, reports = chosen(), link = {}) {
  if (one("send").disabled) return;
  const turn = started(question, reports, link.served);
  const reply = growing({ question, reports, ask });
  const wait = turn.querySelector(".wait");
  const body = { question, reports, history: turns.slice(-CONTEXT) };
  try {
    const record = await persist(() => {
      reply.reset();
      return stream("/api/ask", body, (part) => { reply.add(part); wait.replaceWith(reply.card); });
    }, turn);
    reply.finish(record);
    wait.replaceWith(reply.card);
    answered(turn, reply.card, { question, reports, record, link });
  } catch (thrown) {
    const failure = thrown instanceof Failure ? thrown : new Failure(t("页面出了错，请再试一次。"));
    if (failure !== thrown) console.error(thrown);
    // An answer that came with the page is better than none
    if (link.served?.querySelector(".answer:not(.failed *)")) return turn.remove();
    link.served?.remove();
    reply.card.remove();
    wait.remove();
    turn.hidden = false;
    turn.append(await failed(failure, turn, question, reports));
  } finally {
    one("send").disabled = false;
  }
}

function started(question, reports, served) {
  one("welcome").hidden = true;
  one("send").disabled = true;
  const asked = make("h2", { class: "asked", tabindex: "-1", lang: tongue(question) }, question);
  const scope = reports.length ? make("p", { class: "scope" }, t("只检索：{names}", { names: reports.map(named).join("、") })) : null;
  const wait = make("p", { class: "reply wait" }, t("正在查报告"));
  // The answer that the service has sent with the page stands until this one is there
  const turn = make("article", { class: "turn", hidden: Boolean(served) }, asked, scope, wait);
  one("talk").append(turn);
  if (!served) turn.scrollIntoView({ block: "start" });
  // Whoever asked with a button goes on from the question; whoever typed goes on typing
  if (!served && document.activeElement !== box) asked.focus({ preventScroll: true });
  return turn;
}

function answered(turn, card, { question, reports, record, link }) {
  if (link.index && link.index !== record.index) card.prepend(make("p", { class: "notice" }, t("报告数据在此链接之后更新过，下面是现在的答案。")));
  link.served?.remove();
  turn.hidden = false;
  turn.scrollIntoView({ block: "start" });
  const asked = record.query.taken_over ? record.query.question : question;
  turns.push({ question: asked, answer: record.answer });
  keep({ question: asked });
  one("clear").hidden = false;
  show(permalink(asked, reports, record.index));
  if (box.value.trim() === question) box.value = "";
  if (record.index !== one("editions").dataset.index) refresh().catch(() => {});
}

async function failed(failure, turn, question, reports) {
  if (failure.status === 404 && failure.field === "reports") return gone(turn, question, reports);
  const again = make("button", { type: "button", onclick: () => { turn.remove(); ask(question, reports); } }, t("重试"));
  const left = make("span", { class: "left", "aria-live": "off" });
  if (failure.after) countdown(failure.after, (n) => { left.textContent = t("{n} 秒后可以再试", { n }); }, () => left.remove());
  if (!box.value) box.value = question;
  return notice(failure.message, again, left);
}

// The link or the choice names an edition that is not loaded any more
async function gone(turn, question, reports) {
  const loaded = await refresh().catch(() => []);
  const lost = reports.filter((id) => !loaded.some((report) => report.id === id));
  const names = { gone: lost.join("、"), there: loaded.map(({ title }) => title).join("、") };
  const instead = () => { turn.remove(); choose([]); ask(question, []); };
  return notice(t("已不在的报告：{gone}。现有：{there}。", names), make("button", { type: "button", onclick: instead }, t("改查现有报告")));
}

const notice = (message, ...rest) => make("div", { class: "reply failed", role: "alert" }, make("p", { class: "answer" }, message), make("div", { class: "row" }, ...rest));

// What was asked lately, as long as nothing stands on the page
function recent() {
  const asked = past().slice(-RECENT).reverse();
  const chip = ({ question }) => make("li", {}, make("a", { class: "chip", href: permalink(question, [], null), lang: tongue(question) }, question));
  one("recent").hidden = !asked.length;
  one("recent").querySelector("ul").replaceChildren(...asked.map(chip));
}

one("welcome").addEventListener("click", (event) => {
  const link = event.target.closest("a.chip");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  ask(link.textContent);
});

one("clear").addEventListener("click", () => {
  turns = [];
  forget();
  recent();
  one("clear").hidden = true;
  one("talk").replaceChildren();
  one("welcome").hidden = false;
  show(permalink("", chosen(), null));
  box.focus();
});
