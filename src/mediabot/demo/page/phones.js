// The three phones: shows the state that the server tells of, and turns taps into calls. Text from people and bots
// reaches the page only as text nodes.

import { copy, icon, make } from "./dom.js";
import { calmly } from "./edits.js";
import { place, renderMedia, renderPoll } from "./media.js";
import { TEXTS } from "./texts.js";

const ATTACHMENTS = ["photo", "voice", "sticker", "location", "contact", "document", "video"];
const SHORT_CHAT = 6;
const LIVELY = 2000; // milliseconds after a change during which a next one doesn't flash

const $ = (id) => document.getElementById(id);
let state = null;
let language = "bg";
let ahead = 0; // demo's present minus this machine's, in ms
let phones = [];
const chats = new Map(); // chat id -> Map(message id -> message)
const seen = new Map(); // chat id -> number of the last message read
const t = () => TEXTS[language];

async function call(path, body) {
  const json = { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const sent = body instanceof FormData ? { body } : json;
  const answer = await fetch(path, body === undefined ? {} : { method: "POST", ...sent });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

// --- dates

const dateFormats = new Map();
function formatDate(milliseconds, options) {
  const key = language + JSON.stringify(options);
  if (!dateFormats.has(key)) dateFormats.set(key, new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone: state.timezone, hourCycle: "h23", ...options }));
  return dateFormats.get(key).format(milliseconds);
}
const TIME = { hour: "2-digit", minute: "2-digit" };
const DAY = { weekday: "short", day: "numeric", month: "long" };
const narrow = window.matchMedia("(max-width: 860px)");
const present = () => Date.now() + ahead;

function showClock() {
  if (!state) return;
  const now = present();
  $("clock").textContent = formatDate(now, { weekday: "short", day: "numeric", month: narrow.matches ? "short" : "long", ...TIME });
  $("clock").dateTime = new Date(now).toISOString();
}

// --- text with entities

function renderText(phone, text, entities) {
  const list = entities.map((entity) => ({ ...entity, end: entity.offset + entity.length })).sort((a, b) => a.offset - b.offset || b.end - a.end);
  return renderRange(phone, text, list, 0, text.length);
}

function renderRange(phone, text, entities, start, end) {
  const parts = document.createDocumentFragment();
  let place = start;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    if (entity.offset < place || entity.offset >= end) continue;
    const stop = Math.min(entity.end, end);
    parts.append(text.slice(place, entity.offset));
    const inner = renderRange(phone, text, entities.slice(i + 1).filter((other) => other.offset < stop), entity.offset, stop);
    parts.append(renderEntity(phone, entity, inner, text.slice(entity.offset, stop)));
    place = BLOCKS.has(entity.type) && text[stop] === "\n" ? stop + 1 : stop;
  }
  parts.append(text.slice(place, end));
  return parts;
}

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]); // they break the line themselves
const SIMPLE = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

function renderEntity(phone, entity, inner, text) {
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
    case "expandable_blockquote": return renderFolded(inner);
    default: return inner;
  }
}

function renderFolded(inner) {
  const more = make("button", { type: "button", "aria-expanded": "false" }, t().showMore);
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
  const username = state.bot.username || "";
  return found && found[1].toLowerCase() === username.toLowerCase() ? found[2] || "" : null;
}

function safeUrl(url) {
  try {
    const parsed = new URL(url);
    return ["http:", "https:", "mailto:", "tel:"].includes(parsed.protocol) ? parsed.href : null;
  } catch { return null; }
}

function follow(phone, url) {
  const payload = startPayload(url);
  if (payload !== null) phone.send(`/start ${payload}`.trim());
  else if (safeUrl(url)) window.open(safeUrl(url), "_blank", "noopener,noreferrer");
}

function renderLink(phone, url, inner, attributes = {}) {
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

// --- one phone

class Phone {
  constructor(config) {
    this.config = config;
    this.key = config.key;
    this.account = config.accounts[0]?.id;
    this.drafts = new Map();
    this.redraw = calmly((id, chat) => this.draw(chat, id));
    this.build();
  }

  get chat() { return this.config.chat ?? String(this.account); }
  get typing() { return this.input.value.trim() !== ""; }
  messages(chat = this.chat) { return [...(chats.get(chat)?.values() ?? [])]; }

  build() {
    this.name = make("h2");
    this.face = make("div", { class: "face", "aria-hidden": "true" });
    this.select = make("select", { "data-testid": "account", onchange: () => this.choose(Number(this.select.value)) });
    this.others = make("span", { class: "badge others", "data-testid": "unread", hidden: true });
    this.list = make("div", { class: "messages", role: "log", "aria-live": "polite", tabindex: "0", "data-testid": "messages" });
    this.hint = make("p", { class: "hint" });
    this.typingLine = make("div", { class: "typing", "aria-live": "off" });
    this.chips = make("div", { class: "chips", role: "group" });
    this.toast = make("div", { class: "toast", role: "status", "data-testid": "toast" });
    this.element = make("section", { class: "phone", "data-key": this.key, "data-testid": `phone-${this.key}`, id: `phone-${this.key}` },
      make("div", { class: "phone-head" }, this.face, this.name, this.others, this.select),
      this.list, this.hint, this.chips, this.typingLine, this.buildComposer(), this.toast);
  }

  buildComposer() {
    this.input = make("textarea", { rows: "1", maxlength: "4096", "data-testid": "input" });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("input", () => this.grow());
    this.commandsButton = make("button", { type: "button", "data-testid": "commands", "aria-haspopup": "true", onclick: () => this.showCommands() }, "/");
    this.attachButton = make("button", { type: "button", "data-testid": "attach", "aria-haspopup": "true", onclick: () => this.showAttachments() }, icon("attach"));
    this.sendButton = make("button", { type: "button", class: "send", "data-testid": "send", onclick: () => this.sendTyped() }, icon("send"));
    this.files = make("input", { type: "file", multiple: true, hidden: true, "data-testid": "files", onchange: () => this.upload() });
    this.menu = make("div", { class: "menu", hidden: true, "data-testid": "menu" });
    this.menu.addEventListener("keydown", (event) => this.onMenuKey(event));
    return make("div", { class: "composer" }, this.menu, this.files, this.commandsButton, this.attachButton, this.input, this.sendButton);
  }

  onKey(event) {
    if (event.key === "Escape") this.closeMenu();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.sendTyped();
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
    if (this.input.value === "/") this.showCommands(false);
    else if (!this.input.value.startsWith("/")) this.closeMenu();
  }

  // -- actions

  async act(path, body) {
    try { await call(path, { account: this.account, chat: this.config.chat, ...body }); } catch { this.showToast(t().failed); }
  }

  async sendTyped() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.grow();
    this.closeMenu();
    await this.send(text);
  }

  async send(text) {
    const asking = this.messages().findLast((message) => message.bot);
    this.stick = true;
    await this.act("/demo/send", { text, reply_to: asking?.asksReply ? asking.id : null });
  }

  chooseFiles(kind) {
    this.files.accept = kind === "photo" ? "image/*" : "";
    this.files.dataset.kind = kind;
    this.files.value = "";
    this.files.click();
  }

  async upload() {
    if (!this.files.files.length) return;
    const form = new FormData();
    const words = { account: this.account, chat: this.config.chat ?? "", kind: this.files.dataset.kind, caption: this.input.value.trim() };
    for (const [name, value] of Object.entries(words)) form.append(name, value);
    for (const [number, file] of [...this.files.files].entries()) form.append(`file${number}`, file);
    this.stick = true;
    try {
      await call("/demo/upload", form);
      this.input.value = "";
      this.grow();
    } catch { this.showToast(t().failed); }
  }

  async press(message, row, column, button, element) {
    if (button.kind === "copy") {
      await copy(button.value);
      return this.showToast(t().copied);
    }
    element.classList.add("busy");
    setTimeout(() => element.classList.remove("busy"), 1500);
    return this.act("/demo/press", { message_id: message.id, row, column });
  }

  choose(account) {
    this.drafts.set(this.account, this.input.value);
    this.account = account;
    this.input.value = this.drafts.get(account) ?? "";
    this.grow();
    this.closeMenu();
    this.show();
  }

  // -- menus

  openMenu(items, focus, opener) {
    this.menu.replaceChildren(...items);
    this.menu.hidden = false;
    this.opener = opener;
    opener?.setAttribute("aria-expanded", "true");
    if (focus) this.menu.querySelector("button")?.focus();
  }

  closeMenu() {
    if (this.menu.hidden) return;
    const inside = this.menu.contains(document.activeElement);
    this.menu.hidden = true;
    this.opener?.setAttribute("aria-expanded", "false");
    if (inside) (this.opener ?? this.input).focus();
  }

  onMenuKey(event) {
    const items = [...this.menu.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.closeMenu();
    if (!step || !items.length) return;
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  }

  async showCommands(focus = true) {
    if (!this.menu.hidden && focus) return this.closeMenu();
    const query = new URLSearchParams({ account: this.account, ...(this.config.chat && { chat: this.config.chat }) });
    const { commands } = await call(`/demo/commands?${query}`);
    const items = commands.map(({ command, description }) => make("button", {
      type: "button", "data-testid": "command", onclick: () => { this.input.value = ""; this.closeMenu(); this.send(`/${command}`); },
    }, make("b", {}, `/${command}`), make("span", {}, description)));
    this.openMenu(items.length ? items : [make("p", {}, t().noCommands)], focus, this.commandsButton);
  }

  showAttachments() {
    if (!this.menu.hidden) return this.closeMenu();
    const entry = (drawing, words, testid, action) => make("button", { type: "button", "data-testid": testid, onclick: () => { this.closeMenu(); action(); } }, icon(drawing), words);
    const own = ["photo", "document"].map((kind) => entry(kind, t().own[kind], `attach-own-${kind}`, () => this.chooseFiles(kind)));
    const madeUp = ATTACHMENTS.map((kind) => entry(kind, t()[kind], `attach-${kind}`, () => { this.stick = true; this.act("/demo/file", { kind }); }));
    return this.openMenu([...own, make("p", {}, t().madeUp), ...madeUp], true, this.attachButton);
  }

  // -- showing

  show() {
    const title = this.config.title[language] ?? Object.values(this.config.title)[0];
    this.name.textContent = this.config.group ? `${title} · ${this.config.group}` : title;
    this.face.textContent = [...title][0] ?? "";
    this.element.setAttribute("aria-label", title);
    this.input.placeholder = t().write;
    for (const [element, words] of [[this.input, t().write], [this.sendButton, t().send], [this.attachButton, t().attach], [this.commandsButton, t().commands]]) {
      element.setAttribute("aria-label", words);
      if (element !== this.input) element.title = words;
    }
    this.list.setAttribute("aria-label", `${title}: ${t().messages}`);
    this.chips.setAttribute("aria-label", t().samples);
    this.showMessages();
  }

  showMessages() {
    const parts = document.createDocumentFragment();
    let day = "";
    for (const message of this.messages()) {
      const its = formatDate(message.date * 1000, DAY);
      if (its !== day) parts.append(make("div", { class: "day" }, its));
      day = its;
      place(parts, message, this.renderMessage(message));
    }
    this.list.replaceChildren(day ? parts : this.renderEmpty());
    this.markRead();
    this.showAround();
    this.toEnd();
  }

  renderEmpty() {
    const start = this.config.chat ? null : make("div", {}, make("button", { type: "button", class: "start", "data-testid": "start", onclick: () => this.send("/start") }, t().start));
    return make("div", { class: "empty" }, this.config.hint[language] ?? t().hints[this.key]?.[0] ?? "", start);
  }

  renderMessage(message) {
    const own = message.from === this.account;
    const keys = message.rows.length > 0;
    const bubble = make("div", { class: "bubble" });
    if (this.config.chat && !own) bubble.append(make("div", { class: "who" }, message.name));
    if (message.forwarded) bubble.append(make("div", { class: "reply", "data-testid": "forwarded" }, `${t().forwarded} ${message.forwarded}`));
    if (message.reply) bubble.append(make("div", { class: "reply" }, `${message.reply.name}: ${message.reply.text}`));
    if (message.media) bubble.append(renderMedia(message.media, t()));
    if (message.poll) bubble.append(renderPoll(message.poll, t()));
    if (message.text) bubble.append(make("div", { class: "body", dir: "auto" }, renderText(this, message.text, message.entities)));
    if (message.reactions.length) bubble.append(make("div", { class: "reactions" }, message.reactions.join(" ")));
    const edited = message.edited ? `${t().edited} ` : "";
    const lock = message.protected ? make("span", { class: "lock", title: t().protected, "data-testid": "protected" }, icon("lock")) : null;
    bubble.append(make("span", { class: "foot" }, lock, edited + formatDate(message.date * 1000, TIME)));
    const element = make("article", { class: `message${own ? " own" : ""}${keys ? " keys" : ""}`, "data-testid": "message", "data-id": message.id, "data-bot": message.bot },
      bubble, keys ? this.renderRows(message) : null);
    if (message.protected) guard(element);
    element.shownRows = JSON.stringify(message.rows);
    return element;
  }

  renderRows(message) {
    return make("div", { class: "rows" }, ...message.rows.map((row, r) => make("div", { class: "row" }, ...row.map((button, c) => this.renderButton(message, r, c, button)))));
  }

  renderButton(message, row, column, button) {
    const attributes = { "data-testid": "button", "data-kind": button.kind, dir: "auto" };
    if (button.kind === "url") {
      const link = renderLink(this, button.value, button.label, attributes);
      link.append(icon("url"));
      return link;
    }
    const element = make("button", { type: "button", ...attributes }, button.label, button.kind === "press" ? null : icon(button.kind));
    element.addEventListener("click", () => this.press(message, row, column, button, element));
    return element;
  }

  showAround() {
    const messages = this.messages();
    const samples = this.config.samples[language] ?? [];
    const short = messages.length > 0 && messages.length <= SHORT_CHAT;
    this.chips.replaceChildren(...(short ? samples : []).map((text) => make("button", { type: "button", "data-testid": "chip", onclick: () => this.send(text) }, text)));
    const last = messages.at(-1);
    const hints = t().hints[this.key];
    this.hint.textContent = !messages.length || messages.length > 2 * SHORT_CHAT || !hints ? "" : hints[last.rows.length ? 2 : 1];
    this.hint.hidden = !this.hint.textContent;
    showUnread();
  }

  atEnd() { return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80; }
  toEnd() { this.list.scrollTop = this.list.scrollHeight; }

  markRead() {
    if (!this.isShown()) return;
    seen.set(this.chat, this.messages().at(-1)?.id ?? 0);
  }

  isShown() { return this.element.offsetParent !== null && !document.hidden; }

  arrived(chat, message) {
    if (chat !== this.chat && !this.typing && message.bot) {
      this.choose(Number(chat));
      return;
    }
    if (chat !== this.chat) return showUnread();
    const end = this.atEnd() || this.stick;
    if (message.from === this.account) this.stick = false;
    const before = this.messages().at(-2);
    if (!before) this.list.replaceChildren();
    if (!before || formatDate(before.date * 1000, DAY) !== formatDate(message.date * 1000, DAY)) this.list.append(make("div", { class: "day" }, formatDate(message.date * 1000, DAY)));
    const element = this.renderMessage(message);
    element.classList.add("new");
    place(this.list, message, element);
    this.typingLine.textContent = "";
    this.markRead();
    this.showAround();
    if (end) this.toEnd();
  }

  changed(chat, message) { if (chat === this.chat) this.redraw(message.id, chat); }

  // Only what changed is drawn anew: a key must not vanish under the finger that presses it.
  draw(chat, id) {
    const message = chats.get(chat)?.get(id);
    const old = this.list.querySelector(`[data-id="${id}"]`);
    if (chat !== this.chat || !message || !old) return;
    const end = this.atEnd();
    const fresh = this.renderMessage(message);
    const lively = performance.now() - (old.changedAt ?? -LIVELY) < LIVELY;
    const element = old.shownRows === fresh.shownRows ? old : fresh;
    if (element === old) old.querySelector(".bubble").replaceWith(fresh.querySelector(".bubble"));
    else old.replaceWith(fresh);
    element.classList.toggle("changed", !lively);
    element.classList.remove("new");
    element.changedAt = performance.now();
    this.showAround();
    if (end) this.toEnd();
  }

  removed(chat, id) {
    if (chat === this.chat) {
      const album = this.list.querySelector(`[data-id="${id}"]`)?.parentElement;
      this.list.querySelector(`[data-id="${id}"]`)?.remove();
      if (album?.dataset.album && !album.children.length) album.remove();
    }
    this.showAround();
  }

  showTyping(chat) {
    if (chat !== this.chat) return;
    this.typingLine.textContent = `${state.bot.name} ${t().typing}`;
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => { this.typingLine.textContent = ""; }, 4000);
  }

  showToast(text) {
    this.toast.textContent = text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { this.toast.textContent = ""; }, 3500);
  }

  showAlert(toast) {
    if (toast.url) follow(this, toast.url);
    if (!toast.text) return;
    if (!toast.alert) return this.showToast(toast.text);
    $("alert").querySelector("p").textContent = toast.text;
    $("alert").querySelector("button").textContent = t().ok;
    if (!$("alert").open) $("alert").showModal();
  }
}

function guard(element) {
  element.classList.add("protected");
  for (const kind of ["copy", "cut", "contextmenu", "dragstart"]) element.addEventListener(kind, (event) => event.preventDefault());
}

// --- unread

const unreadIn = (chat) => [...(chats.get(chat)?.values() ?? [])].filter((message) => message.bot && message.id > (seen.get(chat) ?? 0)).length;

function showUnread() {
  for (const phone of phones) {
    let elsewhere = 0;
    const options = phone.config.accounts.map((account) => {
      const count = phone.config.chat ? 0 : unreadIn(String(account.id));
      if (account.id !== phone.account) elsewhere += count;
      return make("option", { value: account.id, selected: account.id === phone.account }, count ? `● ${account.name} (${count})` : account.name);
    });
    const wanted = options.map((option) => option.textContent).join("\n") + phone.account;
    if (phone.select.dataset.shown !== wanted) {
      phone.select.replaceChildren(...options);
      phone.select.value = String(phone.account);
      phone.select.dataset.shown = wanted;
    }
    phone.select.setAttribute("aria-label", t().account);
    phone.others.hidden = !elsewhere;
    phone.others.textContent = elsewhere;
    phone.others.title = `${elsewhere} ${t().unread}`;
    const total = phone.isShown() ? elsewhere : elsewhere + unreadIn(phone.chat);
    const badge = phone.tab.querySelector(".badge");
    badge.hidden = !total;
    badge.textContent = total;
  }
}

// --- the page around the phones

function showTabs() {
  $("tabs").setAttribute("aria-label", t().phones);
  for (const phone of phones) {
    const title = phone.config.title[language] ?? Object.values(phone.config.title)[0];
    phone.tab.firstChild.textContent = `${title} `;
  }
}

function chooseTab(key) {
  for (const phone of phones) {
    const current = phone.key === key;
    phone.element.classList.toggle("current", current);
    phone.tab.setAttribute("aria-selected", String(current));
    phone.tab.tabIndex = current ? 0 : -1;
    if (current) { phone.markRead(); phone.toEnd(); }
  }
  showUnread();
}

function onTabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const at = phones.findIndex((phone) => phone.tab === event.currentTarget);
  const next = phones[(at + step + phones.length) % phones.length];
  chooseTab(next.key);
  next.tab.focus();
}

function showChrome() {
  document.documentElement.lang = language;
  const title = state.title[language] ?? "";
  document.title = title;
  $("title").textContent = title;
  $("offline").textContent = t().offline;
  $("languages").setAttribute("aria-label", t().language);
  $("clock-group").setAttribute("aria-label", t().clock);
  $("start-over").textContent = t().startOver;
  $("start-over").hidden = !state.can.startOver;
  for (const button of document.querySelectorAll("[data-minutes]")) {
    button.textContent = t()[`plus${button.dataset.minutes}`];
    button.setAttribute("aria-label", t()[`plus${button.dataset.minutes}Long`]);
    button.hidden = !state.can.clock;
  }
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  showClock();
}

function showAll() {
  showChrome();
  showTabs();
  for (const phone of phones) phone.show();
  showUnread();
}

function buildPhones() {
  const shown = phones.find((phone) => phone.element.classList.contains("current"))?.key;
  const accounts = new Map(phones.map((phone) => [phone.key, phone.account]));
  const drafts = new Map(phones.map((phone) => [phone.key, phone.input.value]));
  phones = state.phones.map((config) => new Phone(config));
  for (const phone of phones) {
    const account = accounts.get(phone.key);
    if (phone.config.accounts.some(({ id }) => id === account)) phone.account = account;
    phone.input.value = drafts.get(phone.key) ?? "";
    phone.tab = make("button", { type: "button", role: "tab", "data-key": phone.key, "data-testid": `tab-${phone.key}`, "aria-controls": `phone-${phone.key}`, onclick: () => chooseTab(phone.key), onkeydown: onTabKey },
      "", make("span", { class: "badge", hidden: true }));
  }
  $("tabs").replaceChildren(...phones.map((phone) => phone.tab));
  $("phones").replaceChildren(...phones.map((phone) => phone.element));
  chooseTab(shown ?? phones[0]?.key);
}

async function load() {
  state = await call("/demo/state");
  const first = chats.size === 0;
  if (first) language = state.language in TEXTS ? state.language : "bg";
  ahead = new Date(state.now).getTime() - Date.now();
  chats.clear();
  for (const [chat, messages] of Object.entries(state.chats)) {
    chats.set(chat, new Map(messages.map((message) => [message.id, message])));
    const last = messages.at(-1)?.id ?? 0;
    if (first || (seen.get(chat) ?? 0) > last) seen.set(chat, last);
  }
  buildPhones();
  showAll();
  $("offline").hidden = true;
}

function chatsOf(phone) { return phone.config.chat ? [phone.config.chat] : phone.config.accounts.map(({ id }) => String(id)); }

function hear(event) {
  if (event.kind === "hello" || event.kind === "reset") return void load().catch(() => { $("offline").hidden = false; setTimeout(() => hear({ kind: "hello" }), 1000); });
  if (event.kind === "clock") { ahead = new Date(event.now).getTime() - Date.now(); return showClock(); }
  const its = chats.get(event.chat);
  if (!state || !its) return undefined;
  if (event.message) its.set(event.message.id, event.message);
  if (event.kind === "deleted") its.delete(event.id);
  for (const phone of phones.filter((one) => chatsOf(one).includes(event.chat))) {
    if (event.kind === "message") phone.arrived(event.chat, event.message);
    else if (event.kind === "edited") phone.changed(event.chat, event.message);
    else if (event.kind === "deleted") phone.removed(event.chat, event.id);
    else if (event.kind === "typing") phone.showTyping(event.chat);
    else if (event.kind === "toast" && event.toast.account === phone.account) phone.showAlert(event.toast);
  }
  return undefined;
}

function listen() {
  const source = new EventSource("/demo/events");
  source.onmessage = (message) => hear(JSON.parse(message.data));
  source.onerror = () => {
    $("offline").hidden = false;
    $("offline").textContent = t().offline;
    if (source.readyState !== EventSource.CLOSED) return;
    source.close();
    setTimeout(listen, 1500);
  };
}

for (const button of document.querySelectorAll("[data-minutes]")) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    try { await call("/demo/clock", { minutes: Number(button.dataset.minutes) }); } finally { button.disabled = false; }
  });
}
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", async () => {
    language = button.dataset.language;
    showAll();
    const journalist = phones.find((phone) => phone.key === "journalist");
    await call("/demo/language", { language, account: journalist?.account });
  });
}
$("start-over").addEventListener("click", async () => {
  if (!window.confirm(t().startOverAsk)) return;
  $("start-over").disabled = true;
  try { await call("/demo/start-over", {}); } finally { $("start-over").disabled = false; }
});
document.addEventListener("click", (event) => {
  for (const phone of phones) if (!phone.element.querySelector(".composer").contains(event.target)) phone.closeMenu();
});
document.addEventListener("visibilitychange", () => {
  for (const phone of phones) phone.markRead();
  if (state) showUnread();
});
narrow.addEventListener("change", showClock);
setInterval(showClock, 1000);
listen();
