"""Every screen, in both languages, against the text that was read and found good."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mediabot.bot.buttons.questions import AskAnother
from mediabot.bot.screens.base import Key, Screen
from mediabot.i18n.translator import Catalogs
from screens.views_for_test import Draw, screens
from screens.views_of_broadcasts import EN

STORED = Path(__file__).parent / "stored"
SCREENS = dict(screens())
ALLOWED = {"b", "i", "code", "a", "blockquote", "tg-time"}


def as_text(screen: Screen) -> str:
    """A screen as it is stored: the text, then a line for each row of keys."""
    rows = [" | ".join(_key(key) for key in row) for row in screen.keys]
    marks = [
        mark
        for mark, on in (("quiet", screen.quiet), ("answer here", screen.answer_here), ("protected", screen.protect))
        if on
    ]
    marks += [f"{attachment.kind} {attachment.file_id}" for attachment in screen.attachments]
    if screen.poll is not None:
        marks.append(f"poll {screen.poll.question} {' | '.join(screen.poll.options)}")
    return "\n".join((screen.text, "", *(f"[ {row} ]" for row in rows), *marks)).rstrip() + "\n"


def _key(key: Key) -> str:
    target = key.button.pack() if key.button else f"copy {key.copy}" if key.copy else key.url
    return f"{key.label} → {target}" + (f" ({key.style.name.lower()})" if key.style else "")


class _Tags(HTMLParser):
    """Telegram refuses what is not closed, or not known."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in ALLOWED
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def catalogs() -> Catalogs:
    return Catalogs.load()


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen_reads_as_stored(name: str, language: str, catalogs: Catalogs, store_screens: bool) -> None:
    draw: Draw = SCREENS[name]

    text = as_text(draw(catalogs.translator(language)))

    stored = STORED / f"{name}.{language}.txt"
    if store_screens:
        stored.write_text(text, encoding="utf-8")
    assert stored.exists(), "a new screen: read it with --store-screens"
    assert text == stored.read_text(encoding="utf-8")


def test_nothing_is_stored_that_is_no_screen() -> None:
    drawn = {f"{name}.{language}.txt" for name in SCREENS for language in ("bg", "en")}

    stored = {path.name for path in STORED.iterdir()}

    assert stored == drawn


@pytest.mark.parametrize("language", ["bg", "en"])
def test_every_screen_is_what_telegram_takes(language: str, catalogs: Catalogs) -> None:
    for name, draw in SCREENS.items():
        screen = draw(catalogs.translator(language))

        tags = _Tags()
        tags.feed(screen.text)

        assert tags.open == [], name
        assert screen.text or screen.attachments or screen.poll, name
        assert len(re.sub(r"<[^>]+>", "", screen.text).encode("utf-16-le")) // 2 <= 4096, name
        for key in (key for row in screen.keys for key in row):
            assert key.label.strip(), name
            assert len(key.copy) <= 256, name
            assert sum((key.button is not None, bool(key.copy), bool(key.url))) == 1, name


@pytest.mark.parametrize("language", ["bg", "en"])
def test_hostile_words_come_out_escaped(language: str, catalogs: Catalogs) -> None:
    t = catalogs.translator(language)

    shown = [draw(t).text for draw in SCREENS.values()]

    assert not any("<личния>" in text or "<Петрова>" in text for text in shown)
    assert any("&lt;личния&gt;" in text for text in shown)


def test_no_screen_says_that_nobody_is_left_above_a_key_that_asks_somebody(catalogs: Catalogs) -> None:
    shown = {name: draw(catalogs.translator("en")) for name, draw in SCREENS.items()}

    asking = {
        name: screen.text
        for name, screen in shown.items()
        if any(isinstance(key.button, AskAnother) for row in screen.keys for key in row)
    }

    assert "question-nobody-left" in asking
    assert not [name for name, text in asking.items() if "nobody" in text.lower()]


def test_no_english_is_left_on_a_bulgarian_screen(catalogs: Catalogs) -> None:
    t = catalogs.translator("bg")
    allowed = {"Telegram", "English", "JSON", "https", "example", "org", "ana", "yana", "experts", "yaml", "tg", "user"}
    allowed |= {
        "id",
        "href",
        "blockquote",
        *("time", "unix", "format", "r"),
        "expandable",
        "b",
        "i",
        "a",
        "code",
        "CD",
        "AB",
        "amp",
        "lt",
        "gt",
        "expert",
        "quot",
    }
    allowed |= {
        "help",
        "mydata",
        "delete",
        "card",
        "privacy",
        "language",
        "settings",
        "staff",
        "invite",
        "questions",
        "requests",
        "impact",
        "limits",
        "rules",
        "stats",
        "news",
        "ideas",
        "embargo",
        "digest",
        "digests",
        "Asia",
        "Tokyo",
    }
    allowed |= {"embargo", "newsdesk", "human", "feed", "new", "strange", "RSS", "Atom", "http", "broadcast", "senders"}
    allowed |= {"start", "cancel", "reaction", "briefings"}
    allowed |= {"MEDIABOT", "STAFF", "dismiss"}
    allowed |= {
        "CRISPR",
        "telemedicine",
        "e",
        "health",
        "gene",
        "editing",
        "Associate",
        "Professor",
        "name",
        "bg",
        "card",
        "ORCID",
    }  # as typed
    allowed |= set(re.findall(r"[A-Za-z]+", EN.html))  # staff’s own words

    for name, draw in SCREENS.items():
        words = set(re.findall(r"[A-Za-z]+", draw(t).text))
        assert words <= allowed, (name, words - allowed)
