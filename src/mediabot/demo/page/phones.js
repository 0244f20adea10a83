// The page: loads the state that the server tells of, hears of changes, and holds the phones with what lies around them.

import { make } from "./dom.js";
import { countDown } from "./entities.js";
import { Phone } from "./phone.js";
import { $, call, chats, formatDate, localized, page, present, seen, t, TIME } from "./shared.js";
import { TEXTS } from "./texts.js";
import { showUnread } from "./unread.js";

const tabbed = window.matchMedia("(max-width: 1099px)"); // one phone at a time, or
const paired = window.matchMedia("(min-width: 700px)"); // two, side by side
const short = window.matchMedia("(max-width: 1299px)");

function showClock() {
  if (!page.state) return;
  const now = present();
  $("clock").textContent = formatDate(now, { weekday: "short", day: "numeric", month: short.matches ? "short" : "long", ...TIME });
  $("clock").dateTime = new Date(now).toISOString();
}

// --- tabs

function showTabs() {
  $("tabs").setAttribute("aria-label", t().phones);
  for (const phone of page.phones) phone.tab.firstChild.textContent = localized(phone.config.tab) || phone.title;
}

const shownKey = () => page.phones.find((phone) => phone.element.classList.contains("current"))?.key;

function chooseTab(key) {
  const at = page.phones.findIndex((phone) => phone.key === key);
  const pairs = paired.matches && tabbed.matches;
  $("tabs").setAttribute("aria-multiselectable", String(pairs));
  for (const [place, phone] of page.phones.entries()) {
    const current = place === at;
    const beside = place === (at ^ 1);
    phone.element.classList.toggle("current", current);
    phone.element.classList.toggle("beside", beside);
    phone.tab.setAttribute("aria-selected", String(current || (pairs && beside)));
    phone.tab.tabIndex = current ? 0 : -1;
    showRole(phone);
    if (phone.isShown()) phone.look();
  }
  showUnread();
}

// Behind tabs a phone is a panel; where all of them lie side by side, a part of the page.
function showRole(phone) {
  if (tabbed.matches) {
    phone.element.setAttribute("role", "tabpanel");
    phone.element.setAttribute("aria-labelledby", phone.tab.id);
  } else {
    phone.element.removeAttribute("role");
    phone.element.removeAttribute("aria-labelledby");
  }
}

function onTabKey(event) {
  const { phones } = page;
  const at = phones.findIndex((phone) => phone.tab === event.currentTarget);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: phones.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = phones[(to + phones.length) % phones.length];
  chooseTab(next.key);
  next.tab.focus();
}

function buildTab(phone) {
  return make("button", { type: "button", role: "tab", id: `tab-${phone.key}`, "data-key": phone.key, "data-testid": `tab-${phone.key}`, "aria-controls": `phone-${phone.key}`, onclick: () => chooseTab(phone.key), onkeydown: onTabKey },
    "", make("span", { class: "badge", hidden: true }));
}

// --- the page around the phones

function showChrome() {
  document.documentElement.lang = page.language;
  const title = localized(page.state.title);
  document.title = title;
  for (const element of document.querySelectorAll("[data-title]")) element.textContent = title;
  $("offline").textContent = t().offline;
  $("languages").setAttribute("aria-label", t().language);
  $("clock-group").setAttribute("aria-label", t().clock);
  $("more").setAttribute("aria-label", t().moveClock);
  $("more").title = t().moveClock;
  $("more").hidden = !state().can.clock && !state().can.startOver;
  $("letters").hidden = !state().can.letters;
  $("letters").href = `/demo/letters?lang=${page.language}`;
  $("letters").title = t().letters;
  $("letters").setAttribute("aria-label", t().letters);
  $("start-over").textContent = t().startOver;
  $("start-over").hidden = !state().can.startOver;
  for (const button of document.querySelectorAll("[data-minutes]")) {
    button.textContent = t()[`plus${button.dataset.minutes}`];
    button.setAttribute("aria-label", `${button.textContent}: ${t()[`plus${button.dataset.minutes}Long`]}`);
    button.hidden = !state().can.clock;
  }
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === page.language));
  showClock();
}

const state = () => page.state;

function openMore(open) {
  $("more").setAttribute("aria-expanded", String(open));
  $("clock-group").classList.toggle("open", open);
}

function showAll() {
  showChrome();
  showTabs();
  for (const phone of page.phones) phone.show();
  showUnread();
}

function buildPhones() {
  const shown = shownKey();
  const old = new Map(page.phones.map((phone) => [phone.key, phone]));
  const typing = page.phones.find((phone) => phone.input === document.activeElement)?.key;
  page.phones = page.state.phones.map((config) => new Phone(config));
  for (const phone of page.phones) {
    const before = old.get(phone.key);
    if (phone.config.accounts.some(({ id }) => id === before?.account)) phone.account = before.account;
    phone.input.value = before?.input.value ?? "";
    phone.tab = buildTab(phone);
    for (const chat of chatsOf(phone)) keepWhatAsks(phone, chat);
  }
  $("tabs").replaceChildren(...page.phones.map((phone) => phone.tab));
  $("phones").replaceChildren(...page.phones.map((phone) => phone.element));
  chooseTab(shown ?? page.phones[0]?.key);
  page.phones.find((phone) => phone.key === typing)?.input.focus();
}

// A page that is opened anew finds the field as the last question left it.
function keepWhatAsks(phone, chat) {
  const messages = phone.messages(chat);
  const asking = messages.findLast((message) => message.asksReply || !message.bot);
  if (asking?.asksReply) phone.pending.set(chat, { kind: "reply", id: asking.id });
}

async function load() {
  page.state = await call("/demo/state");
  const first = chats.size === 0;
  if (first) page.language = page.state.language in TEXTS ? page.state.language : "bg";
  page.ahead = new Date(page.state.now).getTime() - Date.now();
  chats.clear();
  for (const [chat, messages] of Object.entries(page.state.chats)) {
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
  if (event.kind === "reset") seen.clear();
  if (event.kind === "hello" || event.kind === "reset") return void load().catch(() => { $("offline").hidden = false; setTimeout(() => hear({ kind: "hello" }), 1000); });
  if (event.kind === "clock") { page.ahead = new Date(event.now).getTime() - Date.now(); return showClock(); }
  const its = chats.get(event.chat);
  if (!page.state || !its) return undefined;
  if (event.message) its.set(event.message.id, event.message);
  if (event.kind === "deleted") its.delete(event.id);
  for (const phone of page.phones.filter((one) => chatsOf(one).includes(event.chat))) {
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
// Whoever has asked nothing yet goes on in the language that was chosen, as the account that speaks it.
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", async () => {
    if (!page.state) return;
    page.language = button.dataset.language;
    const journalist = page.phones.find((phone) => phone.key === "journalist");
    const speaks = journalist?.config.accounts.find(({ language }) => language === page.language);
    if (speaks && journalist.owner?.language !== page.language && journalist.isUntouched()) journalist.account = speaks.id;
    showAll();
    await call("/demo/language", { language: page.language, account: journalist?.account });
  });
}
$("start-over").addEventListener("click", async () => {
  if (!window.confirm(t().startOverAsk)) return;
  $("start-over").disabled = true;
  try { await call("/demo/start-over", {}); } finally { $("start-over").disabled = false; }
});
$("more").addEventListener("click", () => openMore($("more").getAttribute("aria-expanded") !== "true"));
$("clock-group").addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || $("more").getAttribute("aria-expanded") !== "true") return;
  openMore(false);
  $("more").focus();
});
document.addEventListener("click", (event) => {
  for (const phone of page.phones) if (!phone.composer.contains(event.target)) phone.menu.close();
  if (!$("clock-group").contains(event.target)) openMore(false);
});
document.addEventListener("visibilitychange", () => {
  for (const phone of page.phones) phone.markRead();
  if (page.state) showUnread();
});
for (const query of [tabbed, paired]) query.addEventListener("change", () => page.state && chooseTab(shownKey()));
short.addEventListener("change", showClock);
setInterval(() => { showClock(); countDown(); }, 1000);
listen();
