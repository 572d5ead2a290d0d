// The service's HTTP interface, with every way it can fail said in a sentence.
import { t } from "./words.js";

const LINES = "application/x-ndjson";
const LONGEST = 30_000;

// `passing`: the same request may well be answered later; `after`: when to try again, in seconds, if the service said so
export class Failure extends Error {
  constructor(message, members = {}) {
    super(message);
    Object.assign(this, { status: 0, passing: false, after: null, field: null }, members);
  }
}

const SENTENCES = {
  413: () => t("问题太长，服务收不下。"),
  422: ({ detail = "" }) => t("服务不收这个问题：{detail}", { detail }),
  429: () => t("问得太快了，请稍等。"),
  500: () => t("服务内部出了错，原因已记入日志。"),
  502: () => t("暂时连不上服务，可能正在重启。"),
  503: ({ progress }) => t("索引正在准备，请稍候。") + (progress ? ` (${progress})` : ""),
};
SENTENCES[504] = SENTENCES[502];
const PASSING = [429, 502, 503, 504];

export async function call(address, body) {
  const response = await send(address, body, "application/json");
  return whole(await response.text().catch(cut));
}

// Each part is told as it comes; the whole body is the result. A service that sends no parts is as good.
export async function stream(address, body, tell) {
  const response = await send(address, body, `${LINES}, application/json;q=0.5`);
  const inParts = response.headers.get("Content-Type")?.startsWith(LINES) && response.body?.getReader;
  if (!inParts) return whole(await response.text().catch(cut));
  for await (const line of lines(response.body.getReader())) {
    const record = whole(line);
    if (!record.part) return record;
    if (record.part === "problem") throw failure(record.problem.status, record.problem);
    tell(record);
  }
  return cut();
}

async function send(address, body, accept) {
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const headers = { Accept: accept, ...(body === undefined ? {} : { "Content-Type": "application/json" }) };
  const response = await fetch(address, { ...sent, headers, signal: AbortSignal.timeout?.(LONGEST) }).catch(cut);
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw failure(response.status, problem, seconds(response.headers.get("Retry-After")));
}

function failure(status, problem, after = null) {
  const other = () => t("服务没有回答（{status}）：{detail}", { status, detail: problem.detail ?? "" });
  return new Failure((SENTENCES[status] ?? other)(problem), { status, after, field: problem.field, passing: PASSING.includes(status) });
}

// The connection was refused or broke off; being offline may not matter where the service runs on this machine
function cut() {
  const message = navigator.onLine === false ? t("现在没有网络连接。") : t("暂时连不上服务，可能正在重启。");
  throw new Failure(message, { passing: true });
}

function whole(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(t("服务的回答读不懂。"));
  }
}

async function* lines(reader) {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch(cut);
    if (done) return;
    const [...ready] = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = ready.pop();
    yield* ready.filter(Boolean);
  }
}

// Retry-After is a number of seconds or a date
function seconds(value) {
  if (!value) return null;
  const told = Number(value);
  const left = Number.isNaN(told) ? (Date.parse(value) - Date.now()) / 1000 : told;
  return Number.isNaN(left) ? null : Math.max(1, Math.ceil(left));
}
