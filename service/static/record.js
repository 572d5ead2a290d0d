// The record of a figure: its charts are drawn into the article that the service wrote.
import { call } from "./api.js";
import { draw } from "./chart.js";
import { make, one } from "./make.js";
import { t } from "./words.js";

export const placeOf = (fact) => `/reports/${encodeURIComponent(fact.report)}#${fact.id}`;

export async function charted(article, visit) {
  const place = article.querySelector(".charts");
  try {
    const { charts } = await call(`/api/facts/${encodeURIComponent(article.dataset.fact)}`);
    place.replaceChildren(...await Promise.all(charts.map((chart) => draw(chart, visit))));
  } catch {
    // The figures stand in the tables below all the same
    place.replaceChildren(make("p", { class: "note" }, t("图没有画成。")));
  }
}

const alone = document.querySelector("main.single");
if (alone && one("record")) charted(one("record"), (fact) => location.assign(placeOf(fact)));
