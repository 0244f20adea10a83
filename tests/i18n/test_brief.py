"""What a first message says beside its topic. The table `brief.tsv` is the specification."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.questions import Attribution
from mediabot.i18n.brief import Brief, read_brief
from steps import steps_of

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "brief.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def read(text: str, now: datetime = MONDAY) -> Brief:
    language = "bg" if re.search("[а-я]", text.lower()) else "en"
    return read_brief(text, now=now, zone="Europe/Sofia", language=language)


def told(brief: Brief) -> str:
    if brief.soon or brief.deadline is None:
        return "soon" if brief.soon else "-"
    local = brief.deadline.astimezone(ZoneInfo("Europe/Sofia"))
    return f"{'open ' if brief.open_ended else ''}{local:%m-%d %H:%M}"


@pytest.mark.parametrize(("text", "deadline", "form", "language", "rest"), TABLE, ids=[row[0] for row in TABLE])
def test_message_is_read_as_it_is_meant(text: str, deadline: str, form: str, language: str, rest: str) -> None:
    brief = read(text)

    assert (told(brief), brief.format or "-", brief.language or "-", brief.rest) == (deadline, form, language, rest)


def test_attribution_is_read_too() -> None:
    brief = read("off the record background talk on hospital debts")

    assert brief.attribution is Attribution.OFF_THE_RECORD


def test_issue_whose_eve_has_passed_is_asked_how_soon() -> None:
    evening = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)

    brief = read("антибиотици за утрешния брой", evening)

    assert brief.soon
    assert brief.deadline is None


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_without_a_word_lost(text: str) -> None:
    brief = read(text)

    assert brief.deadline is None or brief.deadline > MONDAY
    assert set(re.findall(r"\w+", brief.rest)) <= set(re.findall(r"\w+", text))
    assert brief.rest.strip() or not text.strip()


@pytest.mark.parametrize("word", ["до ", "до края на тази ", "by Friday or ", "на ", "за утрешния "])
def test_a_flood_of_words_is_read_in_few_steps(word: str) -> None:
    flood = word * (4000 // len(word))

    assert steps_of(lambda: read(flood)) < 400_000
