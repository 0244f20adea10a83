"""Titles before and after a name: „доц. д-р Яна Далечинова, ръководител на лаборатория“.

In Bulgarian an academic title stands before the name and a post after it; in English all of it stands after. Which
words are titles is told in `titles.tsv`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from mediabot.domain.directory import Expert

_SEPARATOR = re.compile(r"\s*[,;]\s*|\s*[–—]\s+|\s+-\s+")
_HYPHEN = r"[-‑–]"
_GAPS = {
    ".-": rf"(?:\.\s*{_HYPHEN}?|\s*{_HYPHEN})\s*",
    ". ": r"(?:\.\s*|\s+)",
    ".": r"\.\s*",
    "-": rf"\s?{_HYPHEN}\s?",
    " ": r"\s+",
}
"""What may stand between the letters of a title for what the table has there."""


def titles_around(title: str, language: str) -> tuple[str, str]:
    """What of a title stands before the name for a reader of that language, and what after it."""
    return _split(title.strip()) if language == "bg" else ("", title.strip())


def called(expert: Expert, language: str) -> str:
    """The expert with what stands before the name in that language."""
    name, title = expert.name.in_language(language), expert.title.in_language(language)
    before = "" if titles_around(name, language)[0] else titles_around(title, language)[0]
    return f"{before} {name}".strip()


def named(expert: Expert, language: str) -> str:
    """The same, and after it the rest of the title."""
    after = titles_around(expert.title.in_language(language), language)[1]
    return ", ".join(part for part in (called(expert, language), after) if part)


@cache
def _split(title: str) -> tuple[str, str]:
    taken: list[str] = []
    rest = title
    while rest:
        found, left = _leading(rest, first=not taken)
        separator = _SEPARATOR.match(left)
        if not found or not (separator or _is_post(left)):
            break
        taken += found
        rest = left[separator.end() :] if separator else left
        if not separator:
            break
    return " ".join(taken), rest


def _leading(text: str, *, first: bool) -> tuple[list[str], str]:
    """The titles that a text begins with, and what follows them."""
    found: list[str] = []
    while title := next((form for form in _forms() if (first or form[1] == "rank") and form[2].match(text)), None):
        found.append(title[0])
        text = title[2].sub("", text, count=1).lstrip()
    return found, text


def _is_post(text: str) -> bool:
    """Whether a text can stand alone after the name; „по кардиология“ can't."""
    word = re.match(r"[^\W\d_]+", text.lstrip('„“"«'))
    return not text or (word is not None and word[0].lower() not in _joints())


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    lines = (files("mediabot.i18n") / "titles.tsv").read_text("utf-8").splitlines()
    parted = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((form, kind) for form, kind in parted)


@cache
def _forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each title with its kind and how it may be written, longest first."""
    titles = sorted(((form, kind) for form, kind in _rows() if kind != "joint"), key=lambda row: -len(row[0]))
    return tuple((form, kind, _written(form)) for form, kind in titles)


@cache
def _joints() -> frozenset[str]:
    return frozenset(form for form, kind in _rows() if kind == "joint")


def _written(form: str) -> re.Pattern[str]:
    parts = re.split(r"(\.-|\. |\.|-| )", form.removesuffix("."))
    pattern = "".join(_GAPS.get(part, re.escape(part)) for part in parts)
    return re.compile(rf"{pattern}(?:\.(?!{_HYPHEN})|(?![\w.‑-]))", re.IGNORECASE)
