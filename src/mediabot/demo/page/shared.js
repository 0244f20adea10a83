// What all of the page shares: the state that the server tells of, calls, dates, and whose words are in which language.

import { TEXTS } from "./texts.js";

export const page = { state: null, language: "bg", ahead: 0, phones: [] }; // ahead: demo's present minus this machine's, in ms
export const chats = new Map(); // chat id -> Map(message id -> message)
export const seen = new Map(); // chat id -> number of the last message read
export const t = () => TEXTS[page.language];
export const $ = (id) => document.getElementById(id);
export const localized = (words) => words[page.language] ?? Object.values(words)[0] ?? "";

export async function call(path, body) {
  const json = { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const sent = body instanceof FormData ? { body } : json;
  const answer = await fetch(path, body === undefined ? {} : { method: "POST", ...sent });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

// --- dates

export const TIME = { hour: "2-digit", minute: "2-digit" };
export const DAY = { weekday: "short", day: "numeric", month: "long" };
export const present = () => Date.now() + page.ahead;

const dateFormats = new Map();
export function formatDate(milliseconds, options) {
  const key = page.language + JSON.stringify(options);
  if (!dateFormats.has(key)) dateFormats.set(key, new Intl.DateTimeFormat(page.language === "en" ? "en-GB" : page.language, { timeZone: page.state.timezone, hourCycle: "h23", ...options }));
  return dateFormats.get(key).format(milliseconds);
}

const UNITS = [["day", 1440], ["hour", 60], ["minute", 1]]; // the largest of which there is a whole one, in minutes

export function formatLeft(milliseconds, language) {
  const minutes = Math.round((milliseconds - present()) / 60_000);
  const [unit, size] = UNITS.find(([, size]) => Math.abs(minutes) >= size) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(language).format(Math.trunc(minutes / size), unit);
}

// --- languages: a screen reader has to be told where a text is in another one than the page

const CYRILLIC = /[\u0400-\u04ff]/g;
const PASSAGE = /(\p{Script=Cyrillic}(?:[^\p{Script=Latin}\n]*\p{Script=Cyrillic})?)/u;
const count = (text, letters) => (text.match(letters) ?? []).length;

// The language of a text, if it has one and it is not that of what stands around it.
export function languageOf(text, around = page.language) {
  const cyrillic = count(text, CYRILLIC), latin = count(text, /[a-z]/gi);
  const its = cyrillic + latin ? (cyrillic >= latin ? "bg" : "en") : null;
  return its === around ? null : its;
}

// The pieces of a text for `append`; inside English, what is Bulgarian says so.
export function passages(text, language) {
  if (language === "bg") return [text];
  return text.split(PASSAGE).filter(Boolean).map((piece) => {
    if (!count(piece, CYRILLIC)) return piece;
    const passage = document.createElement("span");
    passage.lang = "bg";
    passage.append(piece);
    return passage;
  });
}
