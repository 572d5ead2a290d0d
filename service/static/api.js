// The service's HTTP interface, with every way it can fail said in a sentence.

import { t } from "./words.js";

export class Failure extends Error {}

const SENTENCES = {
  413: t("问题太长了。"),
  429: t("提问太快，请稍等几秒再试。"),
  503: t("索引正在准备，请稍后再试。"),
};

export async function call(address, body) {
  let response;
  try {
    response = await fetch(address, body === undefined ? {} : {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
  } catch {
    throw new Failure(t("连不上服务，请检查服务是否在运行，再按“重试”。"));
  }
  const record = await response.json().catch(() => ({}));
  if (response.ok) return record;
  const progress = record.progress ? ` (${record.progress})` : "";
  throw new Failure((SENTENCES[response.status] ?? t("服务没有回答（{status}）：{detail}", { status: response.status, detail: record.detail ?? "" })) + progress);
}
