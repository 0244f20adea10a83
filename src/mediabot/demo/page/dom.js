// Elements, drawings and the clipboard. Text only ever becomes a text node.

const ICONS = { // drawn here, since not every machine has letters for them; 24 by 24
  attach: "M20 11.5 12 19.5a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.6 1.6 0 0 1-2.3-2.3l7.5-7.5",
  send: "M4 12h15M13 6l6 6-6 6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  url: "M8 16 17 7M9 7h8v8",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.01",
  voice: "M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  sticker: "M5 4h14v9l-6 7H5zM13 20v-7h6M9 9h.01M14.5 9h.01",
  location: "M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 4-5.5 7.5-5.5s6.700 1.500 7.5 5.5",
  document: "M6 3h8l5 5v13H6zM14 3v5h5M9.5 13h6M9.5 17h6",
  video: "M3 6h12v12H3zM15 10.5l6-3.5v10l-6-3.5",
  service: "M12 5v14M5 12h14",
  audio: "M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z",
  animation: "M3 6h18v12H3zM10 9.5v5l4.5-2.5z",
  reply: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  forward: "M15 7l5 5-5 5M20 12H10a6 6 0 0 0-6 6",
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  post: "M4 10v4l11 5V5zM15 9a3 3 0 0 1 0 6M7 15v4h3",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  down: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6 6 18",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
};

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name] ?? ICONS.document);
  drawing.append(path);
  return drawing;
}

export async function copy(text) {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = make("textarea", { "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
