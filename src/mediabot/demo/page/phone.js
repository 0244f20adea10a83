// One phone: the chat of one account, what is typed and tapped there, and what is shown around it. In the document the
// field stands before the messages, so that the keyboard reaches it at once; on the screen it lies below them.

import { copy, icon, make } from "./dom.js";
import { calmly } from "./edits.js";
import { follow } from "./entities.js";
import { place } from "./media.js";
import { Menu } from "./menu.js";
import { renderMessage } from "./messages.js";
import { $, call, chats, DAY, formatDate, languageOf, localized, page, seen, t } from "./shared.js";
import { announce, showUnread, unreadIn } from "./unread.js";

const ATTACHMENTS = ["photo", "voice", "document", "post", "video", "sticker", "location", "contact"];
const OFFERED = 3; // samples at the first look; the menu has all of them
const LIVELY = 2000; // milliseconds after a change during which a next one doesn't flash
const TOGETHER = 1500; // milliseconds between messages that are said in one go
const NEAR_END = 80; // pixels

export class Phone {
  constructor(config) {
    this.config = config;
    this.key = config.key;
    this.account = config.accounts[0]?.id;
    this.drafts = new Map();
    this.pending = new Map(); // chat -> what the next text does to a message: { kind: reply or edit, id }
    this.redraw = calmly((id, chat) => this.draw(chat, id));
    this.build();
  }

  get chat() { return this.config.chat ?? String(this.account); }
  get title() { return localized(this.config.title); }
  get owner() { return this.config.accounts.find(({ id }) => id === this.account); }
  messages(chat = this.chat) { return [...(chats.get(chat)?.values() ?? [])]; }

  build() {
    this.name = make("h2");
    this.face = make("div", { class: "face", "aria-hidden": "true" });
    this.select = make("select", { "data-testid": "account", onchange: () => this.choose(Number(this.select.value)) });
    this.others = make("span", { class: "badge others", "data-testid": "unread", hidden: true });
    this.list = make("div", { class: "messages", role: "log", "aria-live": "polite", tabindex: "0", "data-testid": "messages" });
    this.list.addEventListener("keydown", (event) => this.onListKey(event));
    this.list.addEventListener("scroll", () => this.showDown());
    this.down = make("button", { type: "button", class: "down", tabindex: "-1", hidden: true, "data-testid": "down", onclick: () => this.toEnd() }, icon("down"));
    this.hint = make("p", { class: "hint", "data-testid": "hint" });
    this.typingLine = make("div", { class: "typing", "aria-live": "off" });
    this.chips = make("div", { class: "chips", role: "group" });
    this.toast = make("div", { class: "toast", role: "status", "data-testid": "toast" });
    this.element = make("section", { class: "phone", "data-key": this.key, "data-testid": `phone-${this.key}`, id: `phone-${this.key}` },
      make("div", { class: "phone-head" }, this.face, this.name, this.others, this.select),
      make("div", { class: "talk" },
        make("div", { class: "below" }, this.buildComposer(), this.typingLine, this.chips, this.hint),
        make("div", { class: "above" }, this.list, this.down)),
      this.toast);
  }

  buildComposer() {
    this.input = make("textarea", { rows: "1", maxlength: "4096", "data-testid": "input" });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("input", () => this.grow());
    this.commandsButton = make("button", { type: "button", class: "first", "data-testid": "commands", "aria-expanded": "false", onclick: () => this.showCommands() }, "/");
    this.attachButton = make("button", { type: "button", class: "first", "data-testid": "attach", "aria-expanded": "false", onclick: () => this.showAttachments() }, icon("attach"));
    this.sendButton = make("button", { type: "button", class: "send", "data-testid": "send", onclick: () => this.sendTyped() }, icon("send"));
    this.files = make("input", { type: "file", multiple: true, hidden: true, "data-testid": "files", onchange: () => this.upload() });
    this.menu = new Menu(() => this.input);
    this.bar = make("div", { class: "pending", "data-testid": "pending", hidden: true });
    const line = make("div", { class: "composer" }, this.input, this.commandsButton, this.attachButton, this.sendButton, this.files);
    this.composer = make("div", { class: "writing" }, this.menu.element, this.bar, line);
    return this.composer;
  }

  onKey(event) {
    if (event.key === "Escape") this.menu.isOpen ? this.menu.close() : this.keepTo(null);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.sendTyped();
  }

  // Arrows go from message to message, Enter opens what can be done with one, Escape goes back to the field.
  onListKey(event) {
    if (event.key === "Escape") return this.input.focus();
    const at = document.activeElement;
    const on = at.matches("article") ? at : null;
    if (event.key === "Enter" && on) {
      event.preventDefault(); // or the same key would press what the menu begins with
      return this.showActions(chats.get(this.chat)?.get(Number(on.dataset.id)));
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || (!on && at !== this.list)) return undefined;
    const all = [...this.list.querySelectorAll("article")];
    const next = on ? all[all.indexOf(on) + step] : all.at(-1);
    event.preventDefault();
    return next?.focus();
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
    if (this.input.value === "/") this.showCommands(false);
    else if (!this.input.value.startsWith("/") && !this.menu.element.contains(document.activeElement)) this.menu.close();
  }

  // -- actions

  async act(path, body) {
    try { await call(path, { account: this.account, chat: this.config.chat, ...body }); } catch { this.showToast(t().failed); }
  }

  write(text) {
    this.input.value = text;
    this.grow();
  }

  async sendTyped() {
    const text = this.input.value.trim();
    if (!text) return;
    this.write("");
    this.menu.close();
    await this.send(text);
  }

  async send(text) {
    this.stick = true;
    const kept = text.startsWith("/") ? null : this.pending.get(this.chat);
    if (kept) this.keepTo(null);
    if (kept?.kind === "edit") return this.act("/demo/edit", { message_id: kept.id, text });
    return this.act("/demo/send", { text, reply_to: kept?.id ?? null });
  }

  async sendSample(kind) {
    this.stick = true;
    const reply = this.takeReply();
    await this.act("/demo/file", { kind, reply_to: reply });
  }

  // What the next text is: the answer to a message, a correction of one, or (null) neither.
  keepTo(kept, chat = this.chat) {
    const before = this.pending.get(chat);
    if (kept) this.pending.set(chat, kept);
    else this.pending.delete(chat);
    if (chat !== this.chat) return;
    if (before?.kind === "edit" && kept?.kind !== "edit") this.write("");
    this.showPending();
    this.showAround();
  }

  takeReply() {
    const kept = this.pending.get(this.chat);
    if (kept?.kind !== "reply") return null;
    this.keepTo(null);
    return kept.id;
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
    const words = { account: this.account, chat: this.config.chat ?? "", kind: this.files.dataset.kind, caption: this.input.value.trim(), reply_to: this.takeReply() ?? "" };
    for (const [name, value] of Object.entries(words)) form.append(name, value);
    for (const [number, file] of [...this.files.files].entries()) form.append(`file${number}`, file);
    this.stick = true;
    try {
      await call("/demo/upload", form);
      this.write("");
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
    this.menu.close();
    this.write(this.drafts.get(account) ?? "");
    this.show();
  }

  // -- menus

  async showCommands(focus = true) {
    if (this.menu.isOpen && focus) return this.menu.close();
    const query = new URLSearchParams({ account: this.account, ...(this.config.chat && { chat: this.config.chat }) });
    const { commands } = await call(`/demo/commands?${query}`);
    const entry = (words, testid, text) => this.menu.entry(null, words, testid, () => { this.write(""); this.send(text); });
    const items = commands.map(({ command, description }) => entry([make("b", {}, `/${command}`), make("span", { lang: languageOf(description) }, description)], "command", `/${command}`));
    if (!items.length) items.push(make("p", {}, t().noCommands));
    const questions = this.samples().filter((text) => !text.startsWith("/"));
    if (questions.length) items.push(make("p", {}, t().samples), ...questions.map((text) => entry(make("span", { lang: languageOf(text) }, text), "sample", text)));
    return this.menu.open(t().commands, items, { focus, opener: this.commandsButton });
  }

  showAttachments() {
    if (this.menu.isOpen) return this.menu.close();
    const own = ["photo", "document"].map((kind) => this.menu.entry(kind, t().own[kind], `attach-own-${kind}`, () => this.chooseFiles(kind)));
    const madeUp = ATTACHMENTS.map((kind) => this.menu.entry(kind, t()[kind], `attach-${kind}`, () => this.sendSample(kind)));
    return this.menu.open(t().attach, [...own, make("p", {}, t().madeUp), ...madeUp], { opener: this.attachButton });
  }

  showActions(message) {
    const own = message.from === this.account;
    const kept = (kind) => () => { this.keepTo({ kind, id: message.id }); if (kind === "edit") this.write(message.text); this.input.focus(); };
    const items = [this.menu.entry("reply", t().reply, "action-reply", kept("reply"))];
    if (message.text && !message.protected) items.push(this.menu.entry("copy", t().copy, "action-copy", async () => { await copy(message.text); this.showToast(t().copied); }));
    if (own && message.text && !message.forwarded) items.push(this.menu.entry("edit", t().edit, "action-edit", kept("edit")));
    if (!message.protected && message.media?.kind !== "service") for (const [chat, name] of this.reach()) {
      const words = [`${t().forward} `, make("span", { lang: languageOf(name) }, name)];
      items.push(this.menu.entry("forward", make("span", { class: "plain" }, ...words), "action-forward", () => this.forward(message, chat)));
    }
    this.menu.open(t().actions, items, { back: this.list.querySelector(`[data-id="${message.id}"]`) });
  }

  // Where this account may forward to: the bot, and the groups on the phones that it is in.
  reach() {
    const groups = page.phones.filter(({ config }) => config.chat && config.accounts.some(({ id }) => id === this.account));
    return [[null, page.state.bot.name], ...groups.map(({ config }) => [config.chat, config.group])];
  }

  async forward(message, to) {
    this.stick = true;
    await this.act("/demo/forward", { message_id: message.id, to });
    if ((to ?? String(this.account)) !== this.chat) this.showToast(t().forwardedToast);
  }

  // -- showing

  show() {
    const title = this.title;
    this.name.textContent = title;
    if (this.config.group) this.name.append(" · ", make("span", { lang: languageOf(this.config.group) }, this.config.group));
    this.face.textContent = [...title][0] ?? "";
    this.element.setAttribute("aria-label", title);
    this.input.placeholder = t().write;
    this.input.setAttribute("aria-label", `${title}: ${t().write}`);
    for (const [element, words] of [[this.sendButton, t().send], [this.attachButton, t().attach], [this.commandsButton, t().commands], [this.down, t().toEnd]]) {
      element.setAttribute("aria-label", words);
      element.title = words;
    }
    this.list.setAttribute("aria-label", `${title}: ${t().messages}`);
    this.list.setAttribute("aria-description", t().arrows);
    this.chips.setAttribute("aria-label", t().samples);
    this.showMessages();
    this.showPending();
  }

  // All of a chat at once is no news: only what comes later is read out.
  showMessages() {
    const parts = document.createDocumentFragment();
    let day = "";
    for (const message of this.messages()) {
      const its = formatDate(message.date * 1000, DAY);
      if (its !== day) parts.append(make("div", { class: "day" }, its));
      day = its;
      place(parts, message, renderMessage(this, message));
    }
    this.list.setAttribute("aria-live", "off");
    this.list.replaceChildren(day ? parts : this.renderEmpty());
    setTimeout(() => this.list.setAttribute("aria-live", "polite"), 300);
    this.look();
    this.showAround();
  }

  // Somebody looks at it now: from the first line that is new, or else at the end.
  look() {
    const id = this.messages().find((message) => message.bot && message.id > (seen.get(this.chat) ?? 0))?.id;
    this.toNewest(id ? this.list.querySelector(`[data-id="${id}"]`) : [...this.list.querySelectorAll("article")].at(-1));
    this.markRead();
  }

  renderEmpty() {
    const start = this.config.chat ? null : make("div", {}, make("button", { type: "button", class: "start", "data-testid": "start", onclick: () => this.send("/start") }, t().start));
    return make("div", { class: "empty" }, localized(this.config.hint) || t().empty, start);
  }

  samples() { return this.config.samples[this.owner?.language] ?? []; }

  // Nothing was asked here yet, so a sample can do no harm: later it would be taken for the answer to what a form asks.
  isUntouched() {
    const messages = this.messages();
    return messages.every((message) => message.bot || message.text === "/start") && messages.filter((message) => message.bot).length <= 1;
  }

  showAround() {
    const offered = this.isUntouched() ? this.samples().slice(0, OFFERED) : [];
    this.chips.replaceChildren(...offered.map((text) => make("button", { type: "button", "data-testid": "chip", lang: languageOf(text), onclick: () => this.send(text) }, text)));
    this.showHint();
    showUnread();
  }

  // One line, and only what is so: news for another account first, then what can be done now.
  showHint() {
    const waiting = this.elsewhere();
    const hint = waiting.length ? this.renderElsewhere(waiting) : this.hintNow();
    this.hint.hidden = !hint;
    this.hint.replaceChildren(hint);
  }

  hintNow() {
    const messages = this.messages();
    if (this.pending.has(this.chat) || !messages.length) return "";
    if (this.chips.childElementCount) return t().hints.first;
    const pressed = (message) => message.rows.flat().some(({ kind }) => kind === "press");
    if (messages.at(-1).bot && pressed(messages.at(-1))) return this.config.chat ? `${t().hints.actsFor} ${this.owner?.name}.` : t().hints.keys;
    return "";
  }

  // Accounts of this phone with unread messages, whose chat is not the one shown; the newest first.
  elsewhere() {
    if (this.config.chat) return [];
    const unread = this.config.accounts.filter(({ id }) => id !== this.account && unreadIn(String(id)));
    const last = ({ id }) => this.messages(String(id)).at(-1)?.date ?? 0;
    return unread.sort((a, b) => last(b) - last(a));
  }

  renderElsewhere([first, ...more]) {
    const name = make("span", { lang: languageOf(first.name) }, first.name);
    return make("button", { type: "button", class: "elsewhere", "data-testid": "elsewhere", onclick: () => { this.choose(first.id); this.input.focus({ preventScroll: true }); } },
      `${t().newFor} `, name, more.length ? ` (+${more.length})` : "");
  }

  showPending() {
    const kept = this.pending.get(this.chat);
    const message = kept && chats.get(this.chat)?.get(kept.id);
    this.bar.hidden = !message;
    if (!message) return this.bar.replaceChildren();
    const words = message.text || (message.media ? t()[message.media.kind] : "");
    const what = kept.kind === "edit" ? t().editing : `${t().replying} ${message.name}`;
    return this.bar.replaceChildren(icon(kept.kind),
      make("div", {}, make("b", {}, what), make("span", { lang: languageOf(words) }, words.slice(0, 120))),
      make("button", { type: "button", "aria-label": t().cancel, title: t().cancel, "data-testid": "cancel", onclick: () => { this.keepTo(null); this.input.focus(); } }, icon("close")));
  }

  atEnd() { return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END; }
  toEnd() { this.list.scrollTop = this.list.scrollHeight; }
  showDown() { this.down.hidden = this.atEnd(); }

  // As far down as can be without hiding the first line of that message.
  toNewest(element) {
    const end = this.list.scrollHeight - this.list.clientHeight;
    const line = element ? element.getBoundingClientRect().top - this.list.getBoundingClientRect().top + this.list.scrollTop - 8 : end;
    this.list.scrollTop = Math.min(end, line);
    this.showDown();
  }

  markRead() {
    if (!this.isShown()) return;
    seen.set(this.chat, this.messages().at(-1)?.id ?? 0);
  }

  isShown() { return this.element.offsetParent !== null && !document.hidden; }

  arrived(chat, message) {
    if (message.asksReply) this.keepTo({ kind: "reply", id: message.id }, chat);
    if (chat === this.chat) this.append(message);
    if (message.bot && !(chat === this.chat && this.isShown())) announce(this, chat);
    this.showAround();
  }

  // What a bot says in several messages is read from the first one's first line.
  append(message) {
    const end = this.atEnd() || this.stick;
    const now = performance.now();
    if (message.from === this.account) this.stick = false;
    const before = this.messages().at(-2);
    if (!before) this.list.replaceChildren();
    if (!before || formatDate(before.date * 1000, DAY) !== formatDate(message.date * 1000, DAY)) this.list.append(make("div", { class: "day" }, formatDate(message.date * 1000, DAY)));
    const element = renderMessage(this, message);
    element.classList.add("new");
    place(this.list, message, element);
    this.typingLine.textContent = "";
    this.markRead();
    if (!message.bot || this.first?.dataset.bot !== "true" || !this.first.isConnected || now - this.cameAt > TOGETHER) this.first = element;
    this.cameAt = now;
    if (end) this.toNewest(this.first);
    else this.showDown();
  }

  changed(chat, message) { if (chat === this.chat) this.redraw(message.id, chat); }

  // Only what changed is drawn anew: a key must not vanish under the finger that presses it.
  draw(chat, id) {
    const message = chats.get(chat)?.get(id);
    const old = this.list.querySelector(`[data-id="${id}"]`);
    if (chat !== this.chat || !message || !old) return;
    const end = this.atEnd();
    const fresh = renderMessage(this, message);
    const lively = performance.now() - (old.changedAt ?? -LIVELY) < LIVELY;
    const element = old.shownRows === fresh.shownRows ? old : fresh;
    element.setAttribute("aria-live", lively ? "off" : "polite");
    if (element === old) old.querySelector(".bubble").replaceWith(fresh.querySelector(".bubble"));
    else this.replace(old, fresh);
    element.classList.toggle("changed", !lively);
    element.classList.remove("new");
    element.changedAt = performance.now();
    this.showAround();
    if (end) this.toEnd();
    this.showDown();
  }

  // The one that has the focus keeps it, or the keyboard would begin at the top of the page again.
  replace(old, fresh) {
    const inside = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (inside) (fresh.querySelector(".rows button, .rows a") ?? fresh).focus({ preventScroll: true });
  }

  removed(chat, id) {
    if (this.pending.get(chat)?.id === id) this.keepTo(null, chat);
    if (chat === this.chat) {
      const album = this.list.querySelector(`[data-id="${id}"]`)?.parentElement;
      this.list.querySelector(`[data-id="${id}"]`)?.remove();
      if (album?.dataset.album && !album.children.length) album.remove();
    }
    this.showAround();
  }

  showTyping(chat) {
    if (chat !== this.chat) return;
    this.typingLine.textContent = `${page.state.bot.name} ${t().typing}`;
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => { this.typingLine.textContent = ""; }, 4000);
  }

  showToast(text) {
    this.toast.textContent = text;
    this.toast.lang = languageOf(text) ?? page.language;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { this.toast.textContent = ""; }, 3500);
  }

  showAlert(toast) {
    if (toast.url) follow(this, toast.url);
    if (!toast.text) return;
    if (!toast.alert) return this.showToast(toast.text);
    const words = $("alert-words");
    words.textContent = toast.text;
    words.lang = languageOf(toast.text) ?? page.language;
    $("alert").querySelector("button").textContent = t().ok;
    if (!$("alert").open) $("alert").showModal();
  }
}
