// The one script that the page needs before it can be used: the box, its keys and the questions asked before.
// The conversation is fetched beside it; where that fails, the plain form answers.
const KEPT = "turns";
const MOST = 50;
const PATIENCE = 8000;
const form = document.getElementById("ask");
export const box = document.getElementById("q");
let back = 0;
let draft = "";

// What was asked in this browser, oldest first; it never leaves it
export function past() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(kept) ? kept.filter((turn) => typeof turn?.question === "string") : [];
  } catch {
    return [];
  }
}

export function keep(turn) {
  const others = past().filter(({ question }) => question !== turn.question);
  write([...others, turn].slice(-MOST));
}

export const forget = () => write([]);

function write(turns) {
  back = 0;
  try {
    localStorage.setItem(KEPT, JSON.stringify(turns));
  } catch {
    // A browser that keeps nothing still answers
  }
}

const talk = import("./talk.js");
talk.then(({ begin }) => begin(), () => {});
const late = () => new Promise((resolve, reject) => setTimeout(reject, PATIENCE));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const question = box.value.trim();
  if (!question) return;
  try {
    (await Promise.race([talk, late()])).ask(question);
  } catch {
    form.submit();
  }
});

box.addEventListener("keydown", (event) => {
  const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (!by || event.isComposing) return;
  const asked = past();
  if (!back) draft = box.value;
  back = Math.min(Math.max(back + by, 0), asked.length);
  box.value = back ? asked.at(-back).question : draft;
  event.preventDefault();
});
box.addEventListener("input", () => { back = 0; });

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  box.focus();
});
// On a touch screen the keyboard would cover the page
if (matchMedia("(hover: hover)").matches && !location.search.includes("q=")) box.focus({ preventScroll: true });
