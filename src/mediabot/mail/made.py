"""What letters are made of: paragraphs, and from these plain text and simple HTML.

Nothing is loaded from anywhere when a letter is read, and nobody can see that it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from mediabot.domain.directory import Expert
from mediabot.i18n.titles import called
from mediabot.i18n.translator import Translator


@dataclass(frozen=True)
class Said:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Quoted:
    """What somebody else wrote."""

    text: str


@dataclass(frozen=True)
class Listed:
    """Names and values, a line each."""

    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Way:
    """A link with its label; the address stands there to be read, too."""

    label: str
    url: str


Part = Said | Quoted | Listed | Way


@dataclass(frozen=True)
class Letter:
    """A subject and paragraphs; empty ones are left out."""

    language: str
    subject: str
    parts: tuple[Part, ...]

    def plain(self) -> str:
        return "\n\n".join(text for part in self.parts if (text := _plain(part))) + "\n"

    def html(self) -> str:
        body = "\n".join(text for part in self.parts if (text := _html(part)))
        return (
            f'<!doctype html>\n<html lang="{self.language}"><head><meta charset="utf-8"><title>{escape(self.subject)}'
            f"</title></head>\n<body>\n{body}\n</body></html>\n"
        )


def _plain(part: Part) -> str:
    match part:
        case Said(text):
            return text
        case Quoted(text):
            return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
        case Listed(facts):
            return "\n".join(f"{name}: {value}" for name, value in facts)
        case Way(label, url):
            return f"{label}:\n{url}"


def _html(part: Part) -> str:
    match part:
        case Said(text):
            return f"<p>{_lines(text)}</p>" if text else ""
        case Quoted(text):
            return f"<blockquote>{_lines(text)}</blockquote>" if text else ""
        case Listed(facts):
            return "<p>" + "<br>\n".join(f"<b>{escape(name)}:</b> {escape(value)}" for name, value in facts) + "</p>"
        case Way(label, url):
            return f'<p><a href="{escape(url)}"><b>{escape(label)}</b></a><br>\n<small>{escape(url)}</small></p>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def greeting(expert: Expert, t: Translator) -> Said:
    return Said(t.gettext("Dear {name},").format(name=called(expert, t.language)))


def signature(t: Translator) -> Said:
    name = t.gettext("Media Center of the Health & Life Sciences Cluster Bulgaria")
    why = t.gettext("You receive this because you are in the Media Center’s directory of experts.")
    return Said(f"{name}\n{why}")
