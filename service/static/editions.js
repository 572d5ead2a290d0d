// Which editions are searched: ticked in the form, kept in the address, brought up to date when the index changes.
import { linked, permalink, show } from "./address.js";
import { call } from "./api.js";
import { make, one } from "./make.js";
import { t } from "./words.js";

const field = one("editions");
const boxes = () => [...field.querySelectorAll("input")];
const ticked = () => boxes().filter((box) => box.checked).map((box) => box.value);

// The ids that are ticked; none where that is all the same as all of them
export function chosen() {
  return ticked().length === boxes().length ? [] : ticked();
}

export function choose(reports) {
  for (const box of boxes()) box.checked = !reports.length || reports.includes(box.value);
  tell();
}

// What an edition is called here, gone or not
export function named(id) {
  return boxes().find((box) => box.value === id)?.dataset.edition ?? id;
}

// The loaded reports, asked anew; the form follows them, and says what has come and gone
export async function refresh() {
  const { reports, index } = await call("/api/reports");
  if (index === field.dataset.index) return reports;
  field.dataset.index = index;
  const before = boxes().map((box) => box.value);
  const every = !chosen().length;
  const none = !ticked().length;
  const ids = reports.map(({ id }) => id);
  for (const box of boxes()) if (!ids.includes(box.value) || reports.length < 2) box.closest("label").remove();
  const there = boxes().map((box) => box.value);
  if (reports.length > 1) {
    const added = reports.filter(({ id }) => !there.includes(id));
    one("editions-said").before(...added.map((report) => choice(report, every || !before.length)));
  }
  // A choice of which nothing is left is no choice any more
  if (!none && !ticked().length) choose([]);
  field.hidden = reports.length < 2;
  const known = before.length ? before : [field.dataset.only];
  const come = reports.filter(({ id }) => !known.includes(id)).map(({ edition }) => edition);
  tell(come.length ? t("新增报告：{names}", { names: come.join("、") }) : "");
  return reports;
}

function choice({ id, edition, title }, checked) {
  const box = make("input", { type: "checkbox", name: "reports", value: id, checked, "data-edition": edition });
  return make("label", { title }, box, ` ${edition}`);
}

function tell(news = "") {
  const none = boxes().length && !boxes().some((box) => box.checked);
  one("editions-said").textContent = none ? t("没有选报告，检索全部") : news;
}

field.addEventListener("change", () => {
  tell();
  show(permalink(linked().question, chosen(), null));
});
// Somebody who comes back to the page finds the editions that are there now
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) refresh().catch(() => {});
});
