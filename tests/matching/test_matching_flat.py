"""What is laid down flat reads back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.matching.flat import Writer
from mediabot.matching.lookups import over

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.lists(st.integers(0, 2**40), min_size=1, max_size=5)


@given(st.dictionaries(TEXTS, NUMBERS), st.dictionaries(TEXTS, st.lists(TEXTS, min_size=1, max_size=4)), st.sets(TEXTS))
def test_rows_and_texts_are_found_by_their_strings(
    numbers: dict[str, list[int]], texts: dict[str, list[str]], others: set[str]
) -> None:
    writer = Writer()
    writer.rows("numbers", numbers)
    writer.texts("texts", texts)

    flat = writer.flat()

    rows, read = flat.rows("numbers"), flat.texts("texts")
    for key in {*numbers, *texts, *others}:
        assert list(rows.get(key, ())) == numbers.get(key, [])
        assert list(read.get(key, ())) == texts.get(key, [])
        assert (key in rows, key in read) == (key in numbers, key in texts)


@given(st.dictionaries(TEXTS, st.integers(1, 3)), st.sets(TEXTS))
def test_codes_stand_for_their_values(codes: dict[str, int], others: set[str]) -> None:
    writer = Writer()
    writer.codes("kinds", codes)

    kinds = writer.flat().codes("kinds", ("", "one", "two", "three"))

    for key in {*codes, *others}:
        assert kinds.get(key, "none") == ("none", "one", "two", "three")[codes.get(key, 0)]


def test_a_string_that_cannot_be_written_is_none_of_them() -> None:
    writer = Writer()
    writer.codes("kinds", {"а": 1})

    kinds = writer.flat().codes("kinds", ("", "one"))

    assert "\ud800" not in kinds
    with pytest.raises(KeyError):
        kinds["\ud800"]


def test_more_lies_over_what_is_below_and_over_what_was_more_before() -> None:
    writer = Writer()
    writer.codes("kinds", {"а": 1, "б": 1})
    below = writer.flat().codes("kinds", ("", "below"))

    above = over(over(below, {"б": "more", "в": "more"}), {"в": "most"})

    assert [above.get(key, "none") for key in "абвг"] == ["below", "more", "most", "none"]
