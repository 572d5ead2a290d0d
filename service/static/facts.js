// The fact table's charts, of the figures that the filters leave; #charts in the address shows them at once.
import { call } from "./api.js";
import { draw } from "./chart.js";
import { make, one } from "./make.js";
import { placeOf } from "./record.js";
import { t } from "./words.js";

const button = one("draw");
const place = one("charts");
const visit = (fact) => location.assign(placeOf(fact));

async function show() {
  button.disabled = true;
  place.replaceChildren(make("p", { class: "wait" }, t("正在画图")));
  try {
    const { charts } = await call(`/api/charts?${button.dataset.query}`);
    const none = make("p", { class: "notice" }, t("这些数据里没有可以并列的：同一指标、同一度量和单位至少要有两个数。"));
    place.replaceChildren(...(charts.length ? await Promise.all(charts.map((chart) => draw(chart, visit))) : [none]));
  } catch (failure) {
    place.replaceChildren(make("p", { class: "notice", role: "alert" }, failure.message ?? t("图没有画成。")));
  }
  button.disabled = false;
  button.setAttribute("aria-expanded", "true");
}

function hide() {
  place.replaceChildren();
  button.setAttribute("aria-expanded", "false");
}

const wanted = () => location.hash === "#charts";
const follow = () => (wanted() ? show() : hide());

if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    history.replaceState(null, "", wanted() ? location.pathname + location.search : "#charts");
    follow();
  });
  window.addEventListener("hashchange", follow);
  // The address means the charts, which were not there yet when the browser looked for them
  if (wanted()) show().then(() => place.scrollIntoView({ block: "start" }));
}
