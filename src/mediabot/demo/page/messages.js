// One message as it is drawn: who says it, what it answers, its words, files and keys.

import { icon, make } from "./dom.js";
import { renderLink, renderText } from "./entities.js";
import { renderMedia, renderPoll } from "./media.js";
import { formatDate, languageOf, t, TIME } from "./shared.js";

export function renderMessage(phone, message) {
  const own = message.from === phone.account;
  const keys = message.rows.length > 0;
  const element = make("article", { class: `message${own ? " own" : ""}${keys ? " keys" : ""}`, tabindex: "-1", "data-testid": "message", "data-id": message.id, "data-bot": message.bot },
    renderBubble(phone, message, own), keys ? renderRows(phone, message) : null);
  element.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, .rows") || String(getSelection())) return;
    event.preventDefault();
    phone.showActions(message);
  });
  if (message.protected) guard(element);
  element.shownRows = JSON.stringify(message.rows);
  return element;
}

function renderBubble(phone, message, own) {
  const bubble = make("div", { class: "bubble" }, renderSender(phone, message, own));
  const said = (name, text, attributes) => make("div", { class: "reply", ...attributes, lang: languageOf(text) }, name, text);
  if (message.forwarded) bubble.append(said(`${t().forwarded} `, message.forwarded, { "data-testid": "forwarded" }));
  if (message.reply) bubble.append(said("", `${message.reply.name}: ${message.reply.text}`, { "data-testid": "reply" }));
  if (message.media) bubble.append(renderMedia(message.media, t()));
  if (message.poll) bubble.append(renderPoll(message.poll, t()));
  if (message.text) bubble.append(make("div", { class: "body", dir: "auto", "data-testid": "body", lang: languageOf(message.text) }, renderText(phone, message.text, message.entities)));
  if (message.reactions.length) bubble.append(make("div", { class: "reactions" }, message.reactions.join(" ")));
  bubble.append(renderFoot(phone, message));
  return bubble;
}

// In a group the name is seen; elsewhere colour and side say who it is, and a word for whoever can't see them.
function renderSender(phone, message, own) {
  const name = own ? t().you : message.name;
  const seen = phone.config.chat && !own;
  return make("div", { class: seen ? "who" : "unseen", "data-testid": "sender", lang: own ? null : languageOf(name) }, name, make("span", { class: "unseen" }, ": "));
}

function renderFoot(phone, message) {
  const edited = message.edited ? `${t().edited} ` : "";
  const lock = message.protected ? make("span", { class: "lock", role: "img", "aria-label": t().protected, title: t().protected, "data-testid": "protected" }, icon("lock")) : null;
  const actions = make("button", { type: "button", class: "actions", tabindex: "-1", "aria-label": t().actions, title: t().actions, "data-testid": "actions", onclick: (event) => { event.stopPropagation(); phone.showActions(message); } }, icon("more"));
  return make("div", { class: "foot" }, actions, make("span", {}, lock, edited + formatDate(message.date * 1000, TIME)));
}

function renderRows(phone, message) {
  return make("div", { class: "rows" }, ...message.rows.map((row, r) => make("div", { class: "row" }, ...row.map((button, c) => renderButton(phone, message, r, c, button)))));
}

function renderButton(phone, message, row, column, button) {
  const attributes = { "data-testid": "button", "data-kind": button.kind, "data-style": button.style || null, dir: "auto", lang: languageOf(button.label) };
  if (button.kind === "url") {
    const link = renderLink(phone, button.value, button.label, attributes);
    link.append(icon("url"));
    return link;
  }
  const element = make("button", { type: "button", ...attributes }, button.label, button.kind === "press" ? null : icon(button.kind));
  element.addEventListener("click", () => phone.press(message, row, column, button, element));
  return element;
}

function guard(element) {
  element.classList.add("protected");
  for (const kind of ["copy", "cut", "dragstart"]) element.addEventListener(kind, (event) => event.preventDefault());
}
