// The words of the interface: Chinese as the scripts write them, English as the page brings it along.
const carried = document.getElementById("words");
const english = carried ? JSON.parse(carried.textContent) : {};

export function t(phrase, members = {}) {
  return (english[phrase] ?? phrase).replace(/\{(\w+)\}/g, (hole, name) => members[name] ?? hole);
}

// What a text is read aloud in: reports are Chinese whatever the interface speaks
export const tongue = (text) => (/[\u4e00-\u9fff]/.test(text) ? "zh-CN" : "en");
