// Asking again while the service is away: with a sentence, a countdown, an end, and a way out of waiting.
import { Failure } from "./api.js";
import { make } from "./make.js";
import { t } from "./words.js";

const LONGEST = 60; // seconds of waiting in all

export async function persist(attempt, place) {
  let waited = 0;
  for (let round = 0; ; round += 1) {
    try {
      return await attempt();
    } catch (failure) {
      const seconds = failure.after ?? Math.min(2 ** round, 10);
      waited += seconds;
      if (!(failure instanceof Failure) || !failure.passing || waited > LONGEST) throw failure;
      await pause(failure, seconds, place);
    }
  }
}

function pause(failure, seconds, place) {
  return new Promise((resolve, reject) => {
    const left = make("span", { class: "left", "aria-live": "off" });
    const settle = (end) => { stop(); window.removeEventListener("online", now); notice.remove(); end(failure); };
    const now = () => settle(resolve);
    const stop = countdown(seconds, (n) => { left.textContent = t("{n} 秒后自动再试", { n }); }, now);
    const buttons = [["现在就试", now], ["不等了", () => settle(reject)]];
    const notice = make("div", { class: "pause" }, make("p", {}, failure.message, " ", left), make("div", { class: "row" },
      ...buttons.map(([text, act]) => make("button", { type: "button", onclick: act }, t(text)))));
    window.addEventListener("online", now);
    place.append(notice);
  });
}

// Tells the seconds that are left, each second, and then that they are over; the result stops it
export function countdown(seconds, tell, over) {
  let left = seconds;
  tell(left);
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return tell(left);
    clearInterval(timer);
    return over();
  }, 1000);
  return () => clearInterval(timer);
}
