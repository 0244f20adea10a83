"""What is done once, or only so many times, however long a text is and however many there are."""

from __future__ import annotations

from random import Random

import pytest

from mediabot.matching import built_in
from mediabot.matching.lookups import Remembered
from mediabot.matching.meaning import Word, named_by
from mediabot.matching.reading import MOST_ASKED, MOST_REPAIRED, Reader, reader_of
from mediabot.matching.spelling import Spelling
from mediabot.matching.texts import MOST_WORDS, Texts
from mediabot.matching.tokens import tokens_of
from mediabot.matching.vocabulary import STOP

MISTYPED = "телемидицина кардиологея невралогия онкулогия педеатрия хирургеия дермотология урулогия".split()  # noqa: SIM905


@pytest.fixture
def reader() -> Reader:
    return reader_of(built_in())


def test_only_the_first_unknown_words_of_a_question_are_looked_at_for_typing_errors(reader: Reader) -> None:
    alone = [reader.read_question(word)[0].reading.typo for word in MISTYPED]

    together = [word.reading.typo for word in reader.read_question(" ".join(MISTYPED))]

    assert all(alone)
    assert together == [place < MOST_REPAIRED for place in range(len(MISTYPED))]


def test_more_words_than_a_question_has_are_not_read(reader: Reader) -> None:
    names = [name for concept in built_in().concepts.values() for name in concept.bg if name.isalpha()]

    words = reader.read_question(" ".join(names[:120]))

    assert 0 < len(words) <= MOST_ASKED


def test_a_long_row_of_typing_errors_asks_the_spelling_no_more_than_a_short_one(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    near = Spelling.near

    def counted(self: Spelling, form: str) -> list[tuple[str, int]]:
        asked.append(form)
        return near(self, form)

    monkeypatch.setattr(Spelling, "near", counted)

    reader.read_question(" ".join(MISTYPED[:MOST_REPAIRED]))
    short = len(asked)
    reader.read_question(" ".join(MISTYPED * 20))

    assert len(asked) == 2 * short > 0


def test_a_word_is_read_once_for_all_texts(reader: Reader) -> None:
    texts = Texts(reader)

    alone, within = texts.read("кардиолог"), texts.read("кардиолог, Варна")

    assert within[0] is alone[0]


def test_what_texts_ask_for_is_looked_up_once() -> None:
    class Names(dict[str, tuple[str, ...]]):
        asked = 0

        def get(self, key: str, default: tuple[str, ...] = (), /) -> tuple[str, ...]:  # type: ignore[override]
            self.asked += 1
            return super().get(key, default)

    below = Names(рак=("cancer",))
    names = Remembered(below)

    found = [names.get(key, ()) for key in ("рак", "здравей") * 3]

    assert found == [("cancer",), ()] * 3
    assert below.asked == 2


def test_words_that_name_something_together_are_read_once(reader: Reader) -> None:
    texts = Texts(reader)

    topic, title = texts.read("захарен диабет", loosely=False), texts.read("д-р, захарен диабет", loosely=False)

    assert [word.inside for word in topic] == [True, True]
    assert all(one is other for one, other in zip(topic, title[-2:], strict=True))


def test_a_text_read_in_parts_is_read_as_a_whole(reader: Reader) -> None:
    random = Random(14)
    names = [name for concept in built_in().concepts.values() for name in concept.names]
    texts = Texts(reader)

    for _ in range(500):
        text = " ".join(random.sample(names, 4))

        read = texts.read(text, loosely=False)

        words = [Word(token, reader.plain(token)) for token in tokens_of(text)[:MOST_WORDS]]
        kept = [word for word in words if word.reading.kind != STOP]
        assert list(map(repr, read)) == list(map(repr, named_by(kept, reader.standing(kept))))
