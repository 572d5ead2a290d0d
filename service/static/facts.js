// The fact table's charts: the figures of one indicator that the filters leave, side by side.
import { call } from "./api.js";
import { draw, series } from "./chart.js";
import { make, one } from "./make.js";

const MOST = 6;
const button = one("draw");
const place = one("charts");

const visit = (fact) => location.assign(`/reports/${encodeURIComponent(fact.report)}#${fact.id}`);

button.hidden = false;
button.addEventListener("click", async () => {
  button.disabled = true;
  try {
    const { facts } = await call(`/api/facts?${button.dataset.query}&limit=1000`);
    const sets = series(facts, (fact) => fact.indicator).slice(0, MOST);
    const none = make("p", { class: "notice" }, "这些数据里没有可以并列的：同一指标、同一度量和单位至少要有两个数。");
    place.replaceChildren(...(sets.length ? await Promise.all(sets.map((points) => draw(points, visit))) : [none]));
  } catch (failure) {
    place.replaceChildren(make("p", { class: "notice", role: "alert" }, failure.message ?? "图没有画成。"));
  }
  button.disabled = false;
});
