// The address holds what is seen: question, editions, index. Whoever opens it sees the same.
import { one } from "./make.js";

export function permalink(question, reports, index) {
  const address = new URL("/", location.origin);
  if (question) address.searchParams.set("q", question);
  if (reports.length) address.searchParams.set("reports", reports.join(","));
  if (index) address.searchParams.set("index", index);
  return address.href;
}

// What the address asks for when the page is opened
export function linked() {
  const given = new URLSearchParams(location.search);
  const reports = given.getAll("reports").flatMap((names) => names.split(",")).filter(Boolean);
  return { question: (given.get("q") ?? "").trim(), reports, index: given.get("index") };
}

export function show(address) {
  history.replaceState(null, "", address);
  const other = new URL(one("language").href);
  const switched = new URL(address);
  switched.searchParams.set("lang", other.searchParams.get("lang"));
  one("language").href = switched.pathname + switched.search;
}
