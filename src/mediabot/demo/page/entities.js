// Text with its marks: bold, links, commands, quotations. Text only ever becomes a text node.

import { make } from "./dom.js";
import { formatLeft, languageOf, page, passages, t } from "./shared.js";

export function renderText(phone, text, entities) {
  const list = entities.map((entity) => ({ ...entity, end: entity.offset + entity.length })).sort((a, b) => a.offset - b.offset || b.end - a.end);
  const language = languageOf(text, null) ?? page.language;
  return renderRange({ phone, text, language }, list, 0, text.length);
}

function renderRange(whole, entities, start, end) {
  const parts = document.createDocumentFragment();
  const { text } = whole;
  let place = start;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    if (entity.offset < place || entity.offset >= end) continue;
    const stop = Math.min(entity.end, end);
    parts.append(...passages(text.slice(place, entity.offset), whole.language));
    const inner = renderRange(whole, entities.slice(i + 1).filter((other) => other.offset < stop), entity.offset, stop);
    parts.append(renderEntity(whole, entity, inner, text.slice(entity.offset, stop)));
    place = BLOCKS.has(entity.type) && text[stop] === "\n" ? stop + 1 : stop;
  }
  parts.append(...passages(text.slice(place, end), whole.language));
  return parts;
}

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]); // they break the line themselves
const SIMPLE = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

function renderEntity({ phone, language }, entity, inner, text) {
  if (SIMPLE[entity.type]) return make(SIMPLE[entity.type], {}, inner);
  switch (entity.type) {
    case "text_link": return renderLink(phone, entity.url, inner);
    case "url": return renderLink(phone, /^[a-z]+:/i.test(text) ? text : `https://${text}`, inner);
    case "email": return renderLink(phone, `mailto:${text}`, inner);
    case "bot_command": return make("button", { type: "button", class: "command", onclick: () => phone.send(text) }, inner);
    case "spoiler": {
      const hidden = make("button", { type: "button", class: "spoiler", "aria-label": t().spoiler }, make("span", {}, inner));
      hidden.addEventListener("click", () => { hidden.classList.add("open"); hidden.removeAttribute("aria-label"); });
      return hidden;
    }
    case "blockquote": return make("blockquote", {}, make("span", {}, inner));
    case "date_time": return renderTime(entity, language, inner);
    case "expandable_blockquote": return renderFolded(inner);
    default: return inner;
  }
}

// A time that counts down, as apps show it: "r" is how far away it is.
function renderTime({ unix_time: unix, date_time_format: format }, language, inner) {
  if (format !== "r") return inner;
  return make("time", { datetime: new Date(unix * 1000).toISOString(), lang: language, class: "left", "aria-live": "off" }, formatLeft(unix * 1000, language));
}

export function countDown() {
  for (const element of document.querySelectorAll("time.left")) {
    const left = formatLeft(Date.parse(element.dateTime), element.lang);
    if (element.textContent !== left) element.textContent = left;
  }
}

function renderFolded(inner) {
  const more = make("button", { type: "button", lang: page.language, "aria-expanded": "false" }, t().showMore);
  const quote = make("blockquote", { class: "folded" }, make("span", {}, inner), more);
  more.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    more.textContent = folded ? t().showMore : t().showLess;
    more.setAttribute("aria-expanded", String(!folded));
  });
  return quote;
}

function startPayload(url) {
  const found = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)(?:\?start=([\w-]*))?$/i.exec(url);
  const username = page.state.bot.username || "";
  return found && found[1].toLowerCase() === username.toLowerCase() ? found[2] || "" : null;
}

function safeUrl(url) {
  try {
    const parsed = new URL(url);
    return ["http:", "https:", "mailto:", "tel:"].includes(parsed.protocol) ? parsed.href : null;
  } catch { return null; }
}

export function follow(phone, url) {
  const payload = startPayload(url);
  if (payload !== null) phone.send(`/start ${payload}`.trim());
  else if (safeUrl(url)) window.open(safeUrl(url), "_blank", "noopener,noreferrer");
}

export function renderLink(phone, url, inner, attributes = {}) {
  const safe = safeUrl(/^[a-z]+:/i.test(url) ? url : `https://${url}`);
  if (!safe) return make("span", attributes, inner);
  const link = make("a", { href: safe, target: "_blank", rel: "noopener noreferrer", ...attributes }, inner);
  link.addEventListener("click", (event) => {
    if (startPayload(url) === null) return;
    event.preventDefault();
    follow(phone, url);
  });
  return link;
}
