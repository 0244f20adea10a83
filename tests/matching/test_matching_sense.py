"""A question's sense: which of its words are of our fields, and which of others."""

from __future__ import annotations

import pytest

from matching.press import elsewhere
from mediabot.matching import DirectoryIndex, built_in
from mediabot.matching.reading import reader_of

LEAST_SILENT = 0.9
"""Of headlines of other fields in the golden directory, a little rounded down."""


@pytest.mark.parametrize(
    ("text", "figures", "away"),
    [
        ("ваксини", 1, 0),
        ("Ваксина срещу инфлацията няма, смята политолог", 1, 2),
        ("Striker shrugs off fever to win the title", 1, 3),
        ("диабет", 0, 0),
    ],
)
def test_words_said_of_anything_and_words_of_other_fields_are_told_apart(
    index: DirectoryIndex, text: str, figures: int, away: int
) -> None:
    sense = index.fields.ask(text).sense

    assert (sense.figures, sense.away) == (figures, away)


@pytest.mark.parametrize(
    "text",
    [
        "моят моята твоите неговият неговите нейната нашите вашите техният техните своите",
        "картата рано горе живота сърбия танци зависи отваря помете паметник",
        "added given odds fast happy grey hooked pitch elevated serial harbor",
    ],
)
def test_everyday_words_name_nothing_whatever_stem_they_share(text: str) -> None:
    reader = reader_of(built_in())

    read = {word: one for word in text.split() for one in reader.read_question(word)}

    assert not {word: named for word, one in read.items() if (named := one.concepts.keys() - one.told.keys())}


def test_a_name_of_several_words_holds_an_everyday_one() -> None:
    words = reader_of(built_in()).read_question("зелена карта за лечение; a stem cell")

    assert "stem-cells" in words[-1].concepts


def test_a_word_said_of_anything_means_what_it_says_in_a_name_of_several_words(index: DirectoryIndex) -> None:
    alone, together = (index.fields.ask(text).sense for text in ("вирус", "вирус на птичия грип"))

    assert not alone.literal
    assert together.literal


def test_a_set_phrase_of_such_words_alone_is_a_figure_of_speech(index: DirectoryIndex) -> None:
    sense = index.fields.ask("Life support for the old stadium").sense

    assert not sense.literal


def test_headlines_of_other_fields_find_hardly_anybody(index: DirectoryIndex) -> None:
    texts = elsewhere()

    silent = [text for text in texts if not index.search(text)]

    assert len(silent) / len(texts) >= LEAST_SILENT


def test_explanation_says_what_each_figure_adds(index: DirectoryIndex) -> None:
    lines = list(index.explain("диабет").lines())

    assert any("strength × coverage +" in line for line in lines)
