"""What there is in one language or both, and what a reader of each of them gets."""

from __future__ import annotations

import pytest

from mediabot.domain.directory import Localized
from mediabot.domain.languages import NO_NAMES, Bilingual, language_of_letters


@pytest.mark.parametrize(
    ("text", "bulgarian", "english"),
    [
        (Localized("грип", "flu"), "грип", "flu"),
        (Localized(bg="грип"), "грип", "грип"),
        (Localized(en="flu"), "flu", "flu"),
        (Localized(plain="MRI"), "MRI", "MRI"),
        (Localized(bg="ЯМР", plain="MRI"), "ЯМР", "MRI"),
    ],
)
def test_a_reader_gets_their_own_language_or_whatever_there_is(text: Localized, bulgarian: str, english: str) -> None:
    assert (text.in_language("bg"), text.in_language("en")) == (bulgarian, english)


def test_a_version_is_what_was_meant_for_readers_of_that_language() -> None:
    assert [Localized(bg="грип").version(code) for code in ("bg", "en")] == ["грип", ""]
    assert [Localized(bg="ЯМР", plain="MRI").version(code) for code in ("bg", "en")] == ["ЯМР", "MRI"]
    assert Localized(plain="MRI").only("bg") == ""


def test_a_text_put_into_one_language_leaves_the_other_as_it_was() -> None:
    assert Localized("грип", "flu").put("en", "influenza") == Localized("грип", "influenza")
    assert Localized(plain="MRI").put("bg", "ЯМР") == Localized("ЯМР", "MRI")
    assert Localized(plain="ЯМР").put("en", "MRI") == Localized("ЯМР", "MRI")


def test_what_is_no_text_goes_by_the_same_rule() -> None:
    names = NO_NAMES.put("en", ("flu",))

    assert not NO_NAMES
    assert names
    assert names.missing() == ("bg",)
    assert (names.in_language("bg"), names.only("bg")) == (("flu",), ())
    assert Bilingual.of(lambda code: (code,)) == Bilingual(("bg",), ("en",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Съизобретател по два патента на института.", "bg"),
        ("Съосновател", "bg"),
        ("собственик на Threshold Bio Studio Holdings Ltd", "bg"),
        ("Съсобственик: Threshold Bio Studio", "bg"),
        ("доц. д-р", "bg"),
        ("bias in health algorithms", "en"),
        ("adviser to „Екран“", "en"),
        ("Policy Analyst", "en"),
        ("CRISPR", ""),
        ("mRNA", ""),
        ("AI 2", ""),
        ("", ""),
    ],
)
def test_letters_tell_the_language_of_a_text_but_not_of_what_is_the_same_in_both(text: str, language: str) -> None:
    assert language_of_letters(text) == language
