"""Deadlines as people type them. The table `when.tsv` is the specification."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediabot.i18n.when import end_of_week, today_at, tomorrow_at, understand
from mediabot.i18n.when_tags import tags
from mediabot.i18n.when_words import tagged_words, vocabulary
from steps import steps_of

SOFIA = ZoneInfo("Europe/Sofia")
TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "when.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
TUESDAY = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def sofia(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SOFIA).astimezone(UTC)


def in_sofia(text: str, language: str = "bg") -> datetime | None:
    return understand(text, now=TUESDAY, zone="Europe/Sofia", language=language)


@pytest.mark.parametrize(("now", "phrase", "expected"), TABLE)
def test_phrase_is_understood_as_people_mean_it(now: str, phrase: str, expected: str) -> None:
    language = "bg" if re.search("[а-я]", phrase.lower()) else "en"

    meant = understand(phrase, now=sofia(now), zone="Europe/Sofia", language=language)

    assert (f"{meant.astimezone(SOFIA):%Y-%m-%d %H:%M}" if meant else "-") == expected
    assert meant is None or meant.tzinfo is UTC


def test_table_has_phrases_in_both_languages() -> None:
    bulgarian = [phrase for _, phrase, _ in TABLE if re.search("[а-я]", phrase.lower())]

    assert len(bulgarian) >= 100
    assert len(TABLE) - len(bulgarian) >= 70


def test_wall_time_is_that_of_the_persons_zone() -> None:
    meant = understand("tomorrow 17:00", now=TUESDAY, zone="America/New_York", language="en")

    assert meant == datetime(2026, 11, 25, 22, 0, tzinfo=UTC)


def test_clock_of_each_night_of_changed_clocks_is_wall_time() -> None:
    for day in ("2026-03-28", "2026-10-24"):
        meant = understand("утре 17:00", now=sofia(f"{day} 12:00"), zone="Europe/Sofia", language="bg")

        assert meant is not None
        assert meant.astimezone(SOFIA).time() == time(17)


def test_three_hours_in_english_are_three_hours() -> None:
    assert in_sofia("3h", "en") == TUESDAY + timedelta(hours=3)
    assert in_sofia("17h", "en") == sofia("2026-11-24 17:00")


def test_long_text_is_no_deadline() -> None:
    assert in_sofia("утре " + "а" * 130) is None
    assert in_sofia("   утре   " + " " * 4000) is not None


def test_naive_now_is_refused() -> None:
    with pytest.raises(ValueError):
        understand("утре", now=TUESDAY.replace(tzinfo=None), zone="Europe/Sofia", language="bg")


def test_buttons_offer_only_what_is_still_to_come() -> None:
    morning, evening = sofia("2026-11-24 10:00"), sofia("2026-11-24 17:00")
    friday_night, sunday_night = sofia("2026-11-27 17:30"), sofia("2026-11-29 18:00")

    assert today_at(morning, "Europe/Sofia") == sofia("2026-11-24 17:00")
    assert today_at(evening, "Europe/Sofia") is None
    assert tomorrow_at(evening, "Europe/Sofia") == sofia("2026-11-25 12:00")
    assert end_of_week(morning, "Europe/Sofia") == sofia("2026-11-27 17:00")
    assert end_of_week(friday_night, "Europe/Sofia") == sofia("2026-11-29 18:00")
    assert end_of_week(sunday_night, "Europe/Sofia") is None


def test_no_word_of_a_table_hides_another() -> None:
    meanings: dict[str, set[str]] = {}
    for word, tag in tagged_words():
        meanings.setdefault(word, set()).add(tag)

    assert {word: several for word, several in meanings.items() if len(several) > 1} == {}


@pytest.mark.parametrize("typed", [str, str.upper, str.capitalize])
def test_every_word_of_the_tables_reaches_the_grammar_as_its_own_tag(typed: Callable[[str], str]) -> None:
    known = vocabulary()

    read = {word: tags(typed(word)).split() for word in known}

    assert {word: tag for word, tag in read.items() if tag != known[word].split()} == {}


MONTHS = [
    (int(number), word)
    for number, words in (
        line.split("\t")
        for line in (Path(__file__).parent / "months.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    for word in words.split()
]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("2 {}", "{:02}-02 18:00"),
        ("2 {}.", "{:02}-02 18:00"),
        ("2{}", "{:02}-02 18:00"),
        ("2-ри {}", "{:02}-02 18:00"),
        ("до 2 {} 10:00", "{:02}-02 10:00"),
        ("2 {}. 2027 г.", "{:02}-02 18:00"),
        ("02-{}-27", "{:02}-02 18:00"),
        ("2.{}.2027, 10:00", "{:02}-02 10:00"),
        ("{} 2", "{:02}-02 18:00"),
        ("{} 2nd, 2027 at 10:00", "{:02}-02 10:00"),
        ("{}. 2, 10:00", "{:02}-02 10:00"),
        ("2027 {} 2", "{:02}-02 18:00"),
        ("2 {} месец", "{:02}-02 18:00"),
    ],
)
def test_every_month_is_understood_however_it_is_written(phrase: str, expected: str) -> None:
    now = sofia("2027-01-01 10:00")

    read = {month: understand(phrase.format(month[1]), now=now, zone="Europe/Sofia", language="bg") for month in MONTHS}

    assert {number for number, _ in MONTHS} == set(range(1, 13))
    shown = {month: f"{at.astimezone(SOFIA):%m-%d %H:%M}" if at else "-" for month, at in read.items()}
    assert {month: at for month, at in shown.items() if at != expected.format(month[0])} == {}
    assert "27" not in phrase or {at.year for at in read.values() if at} == {2027}


@pytest.mark.parametrize(
    "phrase", ["2.{}", "2.{}.", "2.{}.2027", "2.{}.27", "2 {}", "2 {} 10:00", "2/{}/2027", "2-{}-2027"]
)
def test_a_roman_number_beside_a_day_is_its_month(phrase: str) -> None:
    now, expected = sofia("2027-01-01 10:00"), "10:00" if ":" in phrase else "18:00"
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    cyrillic = str.maketrans("IX", "ІХ")

    for number, numeral in enumerate(numerals, 1):
        for typed in (numeral, numeral.translate(cyrillic)):
            meant = understand(phrase.format(typed), now=now, zone="Europe/Sofia", language="bg")
            assert meant is not None, typed
            assert f"{meant.astimezone(SOFIA):%m-%d %H:%M}" == f"{number:02}-02 {expected}", typed
            assert "27" not in phrase or meant.year == 2027


MANY_STEPS = 15_000
"""Some four times what the worst of three thousand heaps of twelve known words took."""


@settings(max_examples=3 * settings().max_examples)
@given(text=st.text(max_size=300))
def test_anything_typed_is_answered_quietly_and_at_once(text: str) -> None:
    meant = in_sofia(text)

    assert meant is None or meant.tzinfo is UTC
    assert steps_of(lambda: in_sofia(text)) < MANY_STEPS


pieces = st.sampled_from(
    (*vocabulary(), "17:00", "25.11.", "9999-12-31", "0", "17", "31", "999", "-", "o5", "@", "#1:1")
)


@settings(max_examples=5 * settings().max_examples)
@given(words=st.lists(pieces, max_size=12), language=st.sampled_from(("bg", "en")))
def test_any_heap_of_known_words_is_answered_quietly_and_at_once(words: list[str], language: str) -> None:
    assert steps_of(lambda: in_sofia(" ".join(words), language)) < MANY_STEPS


@pytest.mark.parametrize(
    "text",
    ["\u0301" * 4096, "🤷" * 4096, "9" * 4096, "\u202e петък", "ﷺ" * 100, "понделникк " * 10, "\0\n\t", "1." * 60],
)
def test_hostile_text_is_answered_quietly_and_at_once(text: str) -> None:
    assert steps_of(lambda: in_sofia(text)) < MANY_STEPS
