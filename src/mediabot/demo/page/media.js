// What a message carries besides text: pictures, files, polls; and how pictures of one album lie side by side.

import { icon, make } from "./dom.js";
import { languageOf } from "./shared.js";

const SIDE_BY_SIDE = ["photo", "video", "animation"];

function shownSize(bytes) {
  if (bytes >= 1 << 20) return `${(bytes / (1 << 20)).toFixed(1)} MB`;
  if (bytes > 1024) return `${Math.round(bytes / 1024)} KB`;
  return bytes ? `${bytes} B` : "";
}

const shownLength = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export function renderMedia(media, t) {
  if (media.kind === "photo") return renderPhoto(media, t);
  const words = media.kind === "service" ? `${t.joined} ${media.name}` : media.name || t[media.kind];
  const size = make("small", {}, media.seconds ? shownLength(media.seconds) : shownSize(media.size));
  const label = media.url
    ? make("a", { href: media.url, download: media.name, "data-testid": "download" }, words, size)
    : make("span", {}, words, media.name || media.seconds ? size : null);
  return make("div", { class: "media", lang: languageOf(words) }, icon(media.kind), label);
}

function renderPhoto(media, t) {
  const picture = make("img", { src: media.url, alt: t.photo, loading: "lazy", draggable: "false", "data-testid": "photo" });
  const frame = make("div", { class: "photo" }, picture);
  picture.addEventListener("error", () => frame.replaceWith(make("div", { class: "media" }, icon("photo"), make("span", {}, t.photo))));
  return frame;
}

export function renderPoll(poll, t) {
  const kind = poll.type === "quiz" ? t.quiz : t.poll;
  return make("div", { class: "poll", "data-testid": "poll", lang: languageOf(poll.question) },
    make("b", { dir: "auto" }, poll.question),
    make("small", { lang: languageOf(kind, null) }, poll.is_closed ? `${kind} · ${t.closed}` : kind),
    make("ul", {}, ...poll.options.map((option) => make("li", { dir: "auto" }, option))));
}

// Puts a message at the end of the list: into the album that stands there, if it belongs to it.
export function place(list, message, element) {
  const last = list.lastElementChild;
  if (!message.album) return list.append(element);
  if (last?.dataset.album === message.album) return last.append(element);
  const kind = SIDE_BY_SIDE.includes(message.media?.kind) ? "pictures" : "files";
  const own = element.classList.contains("own") ? " own" : "";
  return list.append(make("div", { class: `album ${kind}${own}`, "data-testid": "album", "data-album": message.album }, element));
}
