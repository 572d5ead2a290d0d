// The report view: a figure opens its record beside the text, and the contents say where the reader is.
import { make, one } from "./make.js";
import { charted } from "./record.js";
import { t } from "./words.js";

const panel = one("panel");
const main = one("main");
let marked = null;
let asked = null;

// The address names the figure that is open: #2021-f0003
const named = () => decodeURIComponent(location.hash.slice(1));
const isFigure = (element) => element !== null && (element.matches(".fact") || (element.matches(".anchor") && !element.id.startsWith("p-")));

async function open(id, again = false) {
  // A new address is told twice, as a step in the history and as another hash
  if (id === asked && !again) return;
  asked = id;
  mark(one(id));
  keeping(marked, () => { panel.hidden = false; main.classList.add("beside"); });
  show(make("p", { class: "wait" }, t("正在打开")));
  const article = await fetched(id);
  if (asked !== id) return; // another figure was chosen meanwhile, or none
  show(article);
  const heading = article.querySelector("[tabindex]");
  (heading ?? one("panel-close")).focus({ preventScroll: true });
  uncover(id);
  if (heading) charted(article, visit).then(() => uncover(id));
}

// On a phone the record is a sheet from below: the figure it is about stays above it
function uncover(id) {
  if (!phone.matches || asked !== id || !marked) return;
  const hidden = marked.getBoundingClientRect().bottom + 24 - panel.getBoundingClientRect().top;
  if (hidden > 0) window.scrollBy({ top: hidden, behavior: "instant" });
}

// The record is the one of its own page, written by the service
async function fetched(id) {
  const language = document.documentElement.lang.slice(0, 2);
  const response = await fetch(`/facts/${encodeURIComponent(id)}?lang=${language}`, { headers: { Accept: "text/html" } }).catch(() => null);
  if (response === null) return make("p", { role: "alert" }, t("连不上服务，请检查服务是否在运行。"));
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const article = page.querySelector("#record");
  if (!article) return make("div", { role: "alert" }, make("p", {}, page.querySelector("main .notice")?.textContent ?? t("这条数据现在打不开。")));
  // The page of the report has its own first heading
  for (const [from, to] of [["h2", "h3"], ["h1", "h2"]]) {
    for (const heading of article.querySelectorAll(from)) heading.replaceWith(renamed(heading, to));
  }
  return article;
}

function renamed(heading, tag) {
  const other = make(tag, Object.fromEntries([...heading.attributes].map(({ name, value }) => [name, value])));
  other.append(...heading.childNodes);
  return other;
}

function show(content) {
  one("panel-record").replaceChildren(content);
  panel.scrollTop = 0;
}

function visit(fact) {
  if (fact.report === main.dataset.report) location.hash = fact.id;
  else location.assign(`/reports/${encodeURIComponent(fact.report)}#${fact.id}`);
}

function mark(element) {
  marked?.removeAttribute("aria-current");
  marked = element;
  marked?.setAttribute("aria-current", "true");
}

// The text is set anew beside the panel: what the reader looks at stays where it is
function keeping(element, change) {
  const before = element?.getBoundingClientRect().top;
  change();
  if (element) window.scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
}

function close() {
  const opener = marked;
  asked = null;
  keeping(opener, () => { panel.hidden = true; main.classList.remove("beside"); });
  mark(null);
  opener?.focus({ preventScroll: true });
}

function follow() {
  const id = named();
  const there = id ? one(id) : null;
  if (isFigure(there) || (id && !there && !id.startsWith("p-"))) return void open(id);
  if (!panel.hidden) close();
  one("lost").hidden = !id || there !== null;
}

main.addEventListener("click", (event) => {
  const figure = event.target.closest("a.fact");
  if (!figure || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (named() !== figure.id) history.pushState(null, "", `#${figure.id}`);
  open(figure.id, true);
});

function leave() {
  history.pushState(null, "", location.pathname + location.search);
  close();
}

one("panel-close").addEventListener("click", leave);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) leave();
});
window.addEventListener("popstate", follow);
window.addEventListener("hashchange", follow);

// Contents: folded up on a phone, marked where the reader is
const links = new Map([...document.querySelectorAll("#contents a")].map((link) => [link.hash.slice(1), link]));
const phone = matchMedia("(max-width: 60rem)");
const fold = () => { one("contents").open = !phone.matches; };
phone.addEventListener("change", fold);

function here() {
  const sections = [...document.querySelectorAll(".body > section")].filter(({ id }) => links.has(id));
  // At the end of the page the last section can't come up any further
  const ended = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const passed = sections.filter((section) => section.getBoundingClientRect().top < (ended ? innerHeight : innerHeight / 3));
  const current = links.get((passed.at(-1) ?? sections[0])?.id);
  // Within one section the list stays as the reader scrolled it: a link must not slip away from under the pointer
  if (current?.hasAttribute("aria-current")) return;
  for (const link of links.values()) {
    if (link === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
  const tree = current?.closest(".tree");
  if (tree && tree.scrollHeight > tree.clientHeight) tree.scrollTop = current.offsetTop - tree.clientHeight / 2;
}

let waiting = false;
window.addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; here(); });
}, { passive: true });

main.classList.add("live");
fold();
here();
follow();
