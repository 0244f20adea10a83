"""Which language a text is in, and whether it is only small talk. Needs no directory."""

from __future__ import annotations

from typing import Literal

from mediabot.matching.concepts import built_in
from mediabot.matching.letters import is_cyrillic, is_latin
from mediabot.matching.reading import Reader, reader_of
from mediabot.matching.tokens import tokens_of
from mediabot.matching.vocabulary import FILLER


def language_of(text: str) -> Literal["bg", "en"]:
    """The language of a text by its letters; Bulgarian in Latin letters is Bulgarian when recognised."""
    words = [token.word for token in tokens_of(text)]
    cyrillic = sum(is_cyrillic(word) for word in words)
    latin = sum(is_latin(word) for word in words)
    if cyrillic or not latin:
        return "bg" if cyrillic else "en"
    return "bg" if _reader().is_latin_bulgarian(text) else "en"


def is_small_talk(text: str) -> bool:
    """Whether a text asks about nothing: greetings, thanks, filler, or no words at all."""
    reader = _reader()
    elsewhere = set(reader.kin.elsewhere())
    return all(
        word.reading.kind == FILLER and elsewhere.issuperset(word.concepts) for word in reader.read_question(text)
    )


def _reader() -> Reader:
    return reader_of(built_in())
