"""Every letter, and every page behind a letter's link, in both languages, against the text that was read and found
good."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mediabot.domain.mails import MailKind
from mediabot.i18n.translator import Catalogs
from screens.views_of_letters import letters_to_read, pages_to_read

STORED = Path(__file__).parent / "letters"
LETTERS, PAGES = dict(letters_to_read()), dict(pages_to_read())
SILENT = frozenset({"style", "title"})
BLOCKS = frozenset(
    {"p", "h1", "h2", "blockquote", "dt", "dd", "br", "summary", "legend", "label", "form", "div", "nav"}
)


class _Reading(HTMLParser):
    """What somebody reads on a page, fields and buttons among it; whatever is opened has to be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in BLOCKS:
            self.text += "\n"
        if tag == "input" and known.get("type") != "hidden":
            ticked = " ticked" if "checked" in known else ""
            self.text += f" [{known['type']} {known['name']}: {known.get('value')}{ticked}] "
        if tag == "textarea":
            self.text += f"\n[text, up to {known['maxlength']}:"
        if tag == "button":
            self.text += "\n[ "
        if tag not in ("input", "br", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.text += {"button": " ]\n", "textarea": "]\n"}.get(tag, "\n" if tag in BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not SILENT & set(self.open):
            self.text += data


def as_text(html: str) -> str:
    reading = _Reading()
    reading.feed(html)
    assert reading.open == []
    return re.sub(r"\s*\n\s*", "\n", reading.text).strip() + "\n"


@pytest.fixture(scope="module")
def catalogs() -> Catalogs:
    return Catalogs.load()


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("name", [*LETTERS, *PAGES])
def test_letter_or_page_reads_as_stored(name: str, language: str, catalogs: Catalogs, store_screens: bool) -> None:
    t = catalogs.translator(language)
    if name in LETTERS:
        letter = LETTERS[name](t)
        text = f"{letter.subject}\n\n{letter.plain()}"
    else:
        text = as_text(PAGES[name](t))

    stored = STORED / f"{name}.{language}.txt"
    if store_screens:
        stored.write_text(text, encoding="utf-8")
    assert stored.exists(), "a new letter or page: read it with --store-screens"
    assert text == stored.read_text(encoding="utf-8")


def test_every_kind_of_letter_is_among_them_and_nothing_else_is_stored() -> None:
    kinds = {name.removeprefix("letter-") for name in LETTERS}

    assert all(any(name.startswith(kind.value.replace("_", "-")) for name in kinds) for kind in MailKind)
    drawn = {f"{name}.{language}.txt" for name in (*LETTERS, *PAGES) for language in ("bg", "en")}
    assert {path.name for path in STORED.iterdir()} == drawn
