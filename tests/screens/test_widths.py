"""Every label of the bot's own words, in both languages, against the width that a phone of 360 points has for it.

What is assumed is Telegram for Android, by its source (`ChatMessageCell`): labels stand in Roboto Medium of 15 points
on one line, and are ended with an ellipsis where they don't fit; keys may be as wide as the screen less 15 points, or
less 67 in a group, where the sender's picture stands beside them; 5 points are between two keys, 10 within each are
empty. An emoji takes the height of a line, a flag counts once. The widths of letters are a table, `widths.tsv`,
measured by Pillow (`ImageFont.truetype(file, 1000).getlength(letter)`), so that no font has to be there.

What people called something (a topic, a name, the beginning of a question) may be cut: that is no word of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from mediabot.bot.screens.base import Row
from mediabot.i18n.places import locales_folder
from mediabot.i18n.translator import Catalogs
from screens.views_for_test import screens

SIZE, PHONE, EMOJI = 15, 360, 1.2
PRIVATE, GROUP = PHONE - 15, PHONE - 67
STAFF = ("staff-", "news-desk", "news-offer")
"""What staff see in their group."""

_FIELD = re.compile(r"\\\{\w+\\\}")
_SIGNS = re.compile(r"^(?:[^\w\"“„‹@#/(+-]+ )+")
_JOINED = re.compile("[\ufe0f\u200d]|(?<=[🇦-🇿])[🇦-🇿]")


@cache
def widths() -> dict[str, int]:
    lines = (Path(__file__).parent / "widths.tsv").read_text(encoding="utf-8").splitlines()
    table = (line.split("\t", 1) for line in lines if not line.startswith("# "))
    return {letter: int(width) for width, letters in table for letter in letters}


def width(label: str) -> float:
    """Of a label, in points."""
    ems = (widths().get(letter, EMOJI * 1000) for letter in _JOINED.sub("", label))
    return sum(ems) / 1000 * SIZE


def room(keys: int, whole: int) -> float:
    """For each label of so many keys in a row."""
    return (whole - 5 * (keys - 1) - 2) / keys - 10


@cache
def own_words() -> re.Pattern[str]:
    """Whatever the bot says by itself, in either language, with its fields filled."""
    with (locales_folder() / "bg.po").open(encoding="utf-8") as file:
        messages = [message for message in read_po(file) if message.id]
    forms = [form for message in messages for both in (message.id, message.string) for form in _forms(both)]
    texts = {form for form in forms if re.search(r"\w", re.sub(r"\{\w+\}", "", form)) and len(form) < 60}
    return re.compile("|".join(_FIELD.sub(".+", re.escape(text)) for text in sorted(texts)))


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def is_own(label: str) -> bool:
    return own_words().fullmatch(_SIGNS.sub("", label)) is not None


def cut(row: Row, whole: int) -> Iterator[str]:
    """The labels of ours that a row has no room for."""
    for key in row:
        if is_own(key.label) and (wide := width(key.label)) > room(len(row), whole):
            yield f"{key.label!r} is {wide:.0f} wide, of {len(row)} has {room(len(row), whole):.0f}"


@pytest.mark.parametrize("language", ["bg", "en"])
def test_no_label_of_ours_is_cut_on_a_narrow_phone(language: str) -> None:
    t = Catalogs.load().translator(language)

    found = {
        f"{name}: {told}"
        for name, draw in screens()
        for row in draw(t).keys
        for told in cut(row, GROUP if name.startswith(STAFF) else PRIVATE)
    }

    assert sorted(found) == []


@pytest.mark.parametrize(
    ("label", "own"),
    [
        ("✅ Да", True),
        ("💬 Write to the journalist", True),
        ("✓ Без звук", True),
        ("🔎 видеопреглед", False),
        ("Iva", False),
    ],
)
def test_own_words_are_told_from_those_of_people(label: str, own: bool) -> None:
    assert is_own(label) is own
