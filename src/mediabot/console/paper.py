"""What the pages behind the links of letters are made of: no script, nothing loaded, readable by everybody."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from html import escape as h

from mediabot.i18n.translator import Translator

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f23; --line: #b8c2cc; --soft: #f2f5f8; --mark: #0b5394;
  --bad: #a40000; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181c; --ink: #eef1f4; --line: #56616c; --soft: #20262c; --mark: #8ec5ff; --bad: #ffb3ab; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 42rem; padding: 1rem;
  overflow-wrap: anywhere; }
nav { text-align: right; }
a { color: var(--mark); }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; }
blockquote { border-left: .25rem solid var(--mark); background: var(--soft); margin: 1rem 0; padding: .75rem 1rem;
  white-space: pre-line; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .75rem 0; padding: 0 1rem; }
summary { cursor: pointer; font-weight: 600; margin: 0 -1rem; padding: .75rem 1rem; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; }
legend, .name { display: block; font-weight: 600; padding: 0; }
.choice { display: flex; gap: .6rem; padding: .35rem 0; }
.choice input { flex: none; width: 1.2rem; height: 1.2rem; margin: .15rem 0; }
textarea, input[type=text] { font: inherit; width: 100%; border: 1px solid var(--line); border-radius: .35rem;
  padding: .5rem; }
textarea { min-height: 8rem; }
button { font: inherit; font-weight: 600; border: 2px solid var(--mark); border-radius: .5rem; background: var(--mark);
  color: var(--paper); margin: 0 0 1rem; padding: .6rem 1.2rem; min-height: 2.75rem; }
.bad { border: 2px solid var(--bad); border-radius: .5rem; padding: .75rem 1rem; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
"""

STYLE_HASH = "sha256-" + b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()


def notice(told: str, t: Translator) -> str:
    """Where there is no request to be shown."""
    on = t.gettext("If you want to tell the Media Center something, reply to the letter in which you found this link.")
    return document((f"<h1>{h(told)}</h1>", f"<p>{h(on)}</p>"), t)


def unusable(t: Translator) -> str:
    return notice(t.gettext("This link does not work: part of it may be missing. Copy all of it from the letter."), t)


def gone(t: Translator) -> str:
    return notice(t.gettext("This request is no longer waiting for you here."), t)


def too_large(t: Translator) -> str:
    return notice(t.gettext("That is too long. Go back and shorten it; nothing was sent."), t)


def broken(t: Translator) -> str:
    return notice(t.gettext("That did not work because of a fault on our side. Please try again in a minute."), t)


def document(parts: Iterable[str], t: Translator) -> str:
    title = t.gettext("Media Center of the Health & Life Sciences Cluster Bulgaria")
    languages = " · ".join(
        f'<a href="?lang={code}" lang="{code}" hreflang="{code}">{name}</a>'
        for code, name in (("bg", "Български"), ("en", "English"))
        if code != t.language
    )
    body = "\n".join(part for part in parts if part)
    return (
        f'<!doctype html>\n<html lang="{t.language}"><head><meta charset="utf-8"><title>{h(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>\n'
        f"<body><header><nav>{languages}</nav></header><main>\n{body}\n</main>"
        f"<footer><p><small>{h(title)}</small></p></footer></body></html>\n"
    )


def quoted(told: str, text: str) -> str:
    return f"<p>{h(told)}</p><blockquote>{h(text)}</blockquote>" if text else ""


def choice(kind: str, name: str, value: str, label: str, *, on: bool) -> str:
    ticked = " checked" if on else ""
    return (
        f'<label class="choice"><input type="{kind}" name="{name}" value="{value}"{ticked}>'
        f"<span>{h(label)}</span></label>"
    )


def text_field(field: str, label: str, value: str, room: int) -> str:
    return (
        f'<p><label class="name" for="{field}">{h(label)}</label>'
        f'<textarea id="{field}" name="text" maxlength="{room}">\n{h(value)}</textarea></p>'
    )


def line_field(field: str, name: str, label: str, value: str) -> str:
    return (
        f'<p><label class="name" for="{field}">{h(label)}</label>'
        f'<input type="text" id="{field}" name="{name}" maxlength="300" value="{h(value)}"></p>'
    )
