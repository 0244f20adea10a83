// The three phones: shows the state that the server tells of, and turns taps into calls. Text from people and bots
// reaches the page only as text nodes.

const TEXTS = {
  bg: {
    plus15: "+15 мин", plus60: "+1 ч", plus1440: "+1 ден",
    clock: "Часовник на демонстрацията", plus15Long: "Напред с 15 минути", plus60Long: "Напред с 1 час", plus1440Long: "Напред с 1 ден",
    startOver: "Отначало", startOverAsk: "Да изтрием ли всички разговори и да започнем отначало?", language: "Език",
    offline: "Връзката прекъсна. Опитваме отново…", write: "Съобщение", send: "Изпращане", attach: "Прикачване", commands: "Команди",
    account: "Профил", start: "Старт", edited: "редактирано", copied: "Копирано", noCommands: "Няма команди за този разговор.",
    typing: "пише…", showMore: "Покажи всичко", showLess: "Свий", spoiler: "Скрит текст", failed: "Не се получи. Опитайте пак.",
    sticker: "Стикер", voice: "Гласово съобщение", photo: "Снимка", location: "Местоположение", contact: "Контакт", document: "Документ", video: "Видео",
    joined: "Добавен е:", download: "Изтегляне", phones: "Телефони", messages: "Съобщения", unread: "непрочетени", samples: "Примерни въпроси", ok: "Добре",
    hints: {
      journalist: ["Натиснете „Старт“ и попитайте за тема.", "Напишете тема или изберете някой от въпросите отдолу.", "Изберете бутон под съобщението."],
      expert: ["Запитванията пристигат тук сами. Експертът се сменя от списъка горе.", "Чакаме запитване.", "Отговорете с бутон под запитването."],
      staff: ["Тук екипът вижда всяко запитване.", "Картите се променят сами.", "Бутоните под картата действат от името на избрания колега."],
    },
  },
  en: {
    plus15: "+15 min", plus60: "+1 h", plus1440: "+1 day",
    clock: "Clock of the demonstration", plus15Long: "15 minutes forward", plus60Long: "1 hour forward", plus1440Long: "1 day forward",
    startOver: "Start over", startOverAsk: "Delete all conversations and start over?", language: "Language",
    offline: "The connection was lost. Trying again…", write: "Message", send: "Send", attach: "Attach", commands: "Commands",
    account: "Account", start: "Start", edited: "edited", copied: "Copied", noCommands: "No commands in this chat.",
    typing: "is typing…", showMore: "Show all", showLess: "Show less", spoiler: "Hidden text", failed: "That didn't work. Please try again.",
    sticker: "Sticker", voice: "Voice message", photo: "Photo", location: "Location", contact: "Contact", document: "Document", video: "Video",
    joined: "Joined:", download: "Download", phones: "Phones", messages: "Messages", unread: "unread", samples: "Sample questions", ok: "OK",
    hints: {
      journalist: ["Press Start and ask about a topic.", "Type a topic, or take one of the questions below.", "Choose a button under the message."],
      expert: ["Requests arrive here by themselves. Change the expert in the list above.", "Waiting for a request.", "Answer with a button under the request."],
      staff: ["Staff see every request here.", "Cards change by themselves.", "Buttons under a card act for the colleague chosen above."],
    },
  },
};
const ATTACHMENTS = ["photo", "voice", "sticker", "location", "contact", "document", "video"];
const ICONS = { // drawn here, since not every machine has letters for them; 24 by 24
  attach: "M20 11.5 12 19.5a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.6 1.6 0 0 1-2.3-2.3l7.5-7.5",
  send: "M4 12h15M13 6l6 6-6 6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  url: "M8 16 17 7M9 7h8v8",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.01",
  voice: "M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  sticker: "M5 4h14v9l-6 7H5zM13 20v-7h6M9 9h.01M14.5 9h.01",
  location: "M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.800 7 11 7 11zM12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.8-4 4-5.500 7.500-5.500s6.700 1.500 7.500 5.500",
  document: "M6 3h8l5 5v13H6zM14 3v5h5M9.500 13h6M9.500 17h6",
  video: "M3 6h12v12H3zM15 10.500l6-3.500v10l-6-3.500",
  service: "M12 5v14M5 12h14",
};
const SHORT_CHAT = 6;

const $ = (id) => document.getElementById(id);
let state = null;
let language = "bg";
let ahead = 0; // demo's present minus this machine's, in ms
let phones = [];
const chats = new Map(); // chat id -> Map(message id -> message)
const seen = new Map(); // chat id -> number of the last message read
const t = () => TEXTS[language];

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name] ?? ICONS.document);
  drawing.append(path);
  return drawing;
}

async function call(path, body) {
  const answer = await fetch(path, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
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

function renderLink(phone, url, inner) {
  const safe = safeUrl(url);
  if (!safe) return make("span", {}, inner);
  const link = make("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, inner);
  link.addEventListener("click", (event) => {
    if (startPayload(url) === null) return;
    event.preventDefault();
    follow(phone, url);
  });
  return link;
}

async function copy(text) {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = make("textarea", { "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

// --- one phone

class Phone {
  constructor(config) {
    this.config = config;
    this.key = config.key;
    this.account = config.accounts[0]?.id;
    this.drafts = new Map();
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
    this.menu = make("div", { class: "menu", hidden: true, "data-testid": "menu" });
    this.menu.addEventListener("keydown", (event) => this.onMenuKey(event));
    return make("div", { class: "composer" }, this.menu, this.commandsButton, this.attachButton, this.input, this.sendButton);
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

  async press(message, row, column, button, element) {
    if (button.kind === "url") return follow(this, button.value);
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
    this.openMenu(ATTACHMENTS.map((kind) => make("button", {
      type: "button", "data-testid": `attach-${kind}`, onclick: () => { this.closeMenu(); this.stick = true; this.act("/demo/file", { kind }); },
    }, icon(kind), t()[kind])), true, this.attachButton);
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
    const messages = this.messages();
    const parts = [];
    let day = "";
    for (const message of messages) {
      const its = formatDate(message.date * 1000, DAY);
      if (its !== day) parts.push(make("div", { class: "day" }, its));
      day = its;
      parts.push(this.renderMessage(message));
    }
    this.list.replaceChildren(...(parts.length ? parts : [this.renderEmpty()]));
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
    if (message.reply) bubble.append(make("div", { class: "reply" }, `${message.reply.name}: ${message.reply.text}`));
    if (message.media) bubble.append(renderMedia(message.media));
    if (message.text) bubble.append(make("div", { class: "body", dir: "auto" }, renderText(this, message.text, message.entities)));
    if (message.reactions.length) bubble.append(make("div", { class: "reactions" }, message.reactions.join(" ")));
    const edited = message.edited ? `${t().edited} ` : "";
    bubble.append(make("span", { class: "foot" }, edited + formatDate(message.date * 1000, TIME)));
    return make("article", { class: `message${own ? " own" : ""}${keys ? " keys" : ""}`, "data-testid": "message", "data-id": message.id, "data-bot": message.bot },
      bubble, keys ? this.renderRows(message) : null);
  }

  renderRows(message) {
    return make("div", { class: "rows" }, ...message.rows.map((row, r) => make("div", { class: "row" }, ...row.map((button, c) => {
      const element = make("button", { type: "button", "data-testid": "button", "data-kind": button.kind, dir: "auto" }, button.label, button.kind === "press" ? null : icon(button.kind));
      element.addEventListener("click", () => this.press(message, r, c, button, element));
      return element;
    }))));
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
    this.list.append(element);
    this.typingLine.textContent = "";
    this.markRead();
    this.showAround();
    if (end) this.toEnd();
  }

  changed(chat, message) {
    if (chat !== this.chat) return;
    const old = this.list.querySelector(`[data-id="${message.id}"]`);
    const end = this.atEnd();
    const element = this.renderMessage(message);
    element.classList.add("changed");
    old?.replaceWith(element);
    this.showAround();
    if (end) this.toEnd();
  }

  removed(chat, id) {
    if (chat === this.chat) this.list.querySelector(`[data-id="${id}"]`)?.remove();
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

function renderMedia(media) {
  const size = media.size > 1024 ? `${Math.round(media.size / 1024)} KB` : media.size ? `${media.size} B` : "";
  const words = media.kind === "service" ? `${t().joined} ${media.name}` : media.name || t()[media.kind];
  const label = media.kind === "document"
    ? make("a", { href: media.url, download: media.name, "data-testid": "download" }, words, make("small", {}, size))
    : make("span", {}, words);
  return make("div", { class: "media" }, icon(media.kind), label);
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
