"""What languages are called: Babel's name in each language that we write, and what people say instead of it."""

from __future__ import annotations

from functools import cache

from babel.core import Locale

from mediabot.domain.languages import SPOKEN, WRITTEN

# not shown
_ALSO = {
    "bn": ("бенгали", "Bengali"),
    "de": ("германски",),
    "el": ("новогръцки",),
    "fa": ("фарси", "Farsi"),
    "he": ("еврейски",),
    "km": ("хмерски",),
    "ms": ("малайзийски", "Malaysian"),
    "nl": ("холандски", "фламандски", "Flemish"),
    "or": ("Oriya",),
    "ps": ("пушту", "Pushto"),
    "xh": ("хоса",),
    "zh": ("мандарин", "Mandarin"),
}


def language_name(code: str, reads: str) -> str:
    """The language's name for somebody who reads `reads`; a code that is none of a language stays as it is."""
    return _names(reads).get(code, code)


def names_of(code: str) -> tuple[str, ...]:
    """What the language is called in both languages, by whatever name."""
    return (*(language_name(code, reads) for reads in WRITTEN), *_ALSO.get(code, ()))


def language_called(name: str) -> str | None:
    """The code of the language of exactly that name, or None."""
    return _codes().get(name.casefold())


@cache
def _names(reads: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale.parse(reads).languages.items()}


@cache
def _codes() -> dict[str, str]:
    return {name.casefold(): code for code in reversed(SPOKEN) for name in names_of(code)}
