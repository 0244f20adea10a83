"""Every key of every screen has a typed twin: its words, or its number, counted from the top."""

from __future__ import annotations

import re

import pytest

from mediabot.bot.screens.keys import chosen, words_on
from mediabot.i18n.translator import Catalogs
from screens.views_for_test import screens

SCREENS = dict(screens())


@pytest.fixture(scope="module")
def catalogs() -> Catalogs:
    return Catalogs.load()


@pytest.mark.parametrize("language", ["bg", "en"])
def test_every_key_has_words_and_is_reached_by_typing(language: str, catalogs: Catalogs) -> None:
    t = catalogs.translator(language)

    without = []
    for name, draw in SCREENS.items():
        labels = [key.label for row in draw(t).keys for key in row]
        for place, label in enumerate(labels):
            by_words, by_number = chosen(labels, label), chosen(labels, str(place + 1))
            if not words_on(label) or place not in (by_words, by_number):
                without.append(f"{name}: {label}")

    assert without == []


@pytest.mark.parametrize("language", ["bg", "en"])
def test_words_that_we_put_on_keys_are_there_once(language: str, catalogs: Catalogs) -> None:
    t = catalogs.translator(language)

    twice = set()
    for name, draw in SCREENS.items():
        keys = {(words_on(key.label), key.button, key.copy, key.url) for row in draw(t).keys for key in row}
        words = [words for words, *_ in keys]
        if len(set(words)) < len(words):
            twice.add(name)

    assert twice <= SAME_FOR_TWO


WORD = re.compile(r"\w")

SAME_FOR_TWO = {"heard-what-about", "staff-feeds", "briefings", "subscription-topics-not-found"}
"""Where keys bear what people wrote or what stands in the directory, two may read alike: their numbers differ."""


@pytest.mark.parametrize("language", ["bg", "en"])
def test_no_key_is_a_sign_alone(language: str, catalogs: Catalogs) -> None:
    t = catalogs.translator(language)

    labels = {(name, key.label) for name, draw in SCREENS.items() for row in draw(t).keys for key in row}

    assert {(name, label) for name, label in labels if not WORD.search(label)} == set()


def test_signs_don_t_count_and_flags_are_languages() -> None:
    labels = ["✅ Yes, send it", "‹ Back", "🇧🇬 Title", "🇬🇧 Title", "+ A day", "− A day"]

    typed = ["yes send it", "BACK", "bg title", "en Title", "+ a day", "- a day"]

    assert [chosen(labels, words) for words in typed] == [0, 1, 2, 3, 4, 5]


def test_words_on_two_keys_choose_neither_and_a_number_does() -> None:
    labels = ["Show", "Show", "5"]

    assert chosen(labels, "show") is None
    assert [chosen(labels, number) for number in ("1", "2", "3", "5", "0", "9")] == [0, 1, 2, 2, None, None]
    assert chosen(labels, "2", numbers=False) is None
    assert chosen(labels, "🙂") is None
