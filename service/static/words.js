// The words of the interface: Chinese as the scripts write them, English as the page brings it along.
const carried = document.getElementById("words");
const english = carried ? JSON.parse(carried.textContent) : {};

export function t(phrase, members = {}) {
  return (english[phrase] ?? phrase).replace(/\{(\w+)\}/g, (hole, name) => members[name] ?? hole);
}

// What a text is read aloud in, whatever the interface speaks: an English sentence may hold a figure as printed
const count = (text, letters) => text.match(letters)?.length ?? 0;
export const tongue = (text) => (count(text, /[\u4e00-\u9fff]/g) * 3 < count(text, /[a-z]/gi) ? "en" : "zh-CN");
