// The menu above the field: commands, files, what can be done with a message. One at a time on a phone.

import { icon, make } from "./dom.js";

export class Menu {
  constructor(back) {
    this.back = back; // where focus goes when nothing else opened it
    this.element = make("div", { class: "menu", role: "group", hidden: true, "data-testid": "menu" });
    this.element.addEventListener("keydown", (event) => this.onKey(event));
  }

  get isOpen() { return !this.element.hidden; }

  open(label, items, { focus = true, opener = null, back = opener } = {}) {
    this.opener?.setAttribute("aria-expanded", "false");
    this.element.replaceChildren(...items);
    this.element.setAttribute("aria-label", label);
    this.element.hidden = false;
    this.opener = opener;
    this.returnsTo = back;
    opener?.setAttribute("aria-expanded", "true");
    if (focus) this.element.querySelector("button")?.focus();
  }

  close() {
    if (!this.isOpen) return;
    const inside = this.element.contains(document.activeElement);
    this.element.hidden = true;
    this.opener?.setAttribute("aria-expanded", "false");
    if (inside) (this.returnsTo ?? this.back()).focus();
    this.opener = null;
  }

  entry(drawing, words, testid, action, attributes = {}) {
    return make("button", { type: "button", "data-testid": testid, ...attributes, onclick: () => { this.close(); action(); } }, drawing ? icon(drawing) : null, ...[words].flat());
  }

  onKey(event) {
    const items = [...this.element.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close();
    if (!step || !items.length) return;
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  }
}
