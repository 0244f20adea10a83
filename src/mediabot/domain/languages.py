"""Languages by their codes of ISO 639-1: those that the Media Center writes in, and those that experts may speak.

What each of them is called, and what people type for it, is told in `i18n/languages.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")

WRITTEN = ("bg", "en")
"""Every text for people is in one of these or in both, Bulgarian first."""

_OTHERS = (
    "aa ab ae af ak am an ar as av ay az ba be bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms "
    "mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si "
    "sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo "
    "xh yi yo za zh zu"
)

SPOKEN = (*WRITTEN, *_OTHERS.split())
"""The one list of interview languages: for the directory's file, the form's keys, and words typed instead of them."""

_WORD = re.compile(r"[^\W\d_]+")
_BULGARIAN = re.compile("[а-яѝ]+")
_ENGLISH = re.compile("[a-z]+")
_SPELLED = re.compile("[a-z]{3}")


def language_of_letters(text: str) -> str:
    """The written language that a text is in by its letters, empty where they don't tell, as in CRISPR.

    Words without a capital decide: names keep their letters in every language.
    """
    words = _WORD.findall(text)
    bg, en = (sum(pattern.fullmatch(word) is not None for word in words) for pattern in (_BULGARIAN, _ENGLISH))
    if bg != en:
        return "bg" if bg > en else "en"
    if any(word[0] >= "Ѐ" for word in words):
        return "bg"
    return "en" if any(_SPELLED.search(word) for word in words) else ""


@dataclass(frozen=True)
class Bilingual(Generic[T]):
    """Something in Bulgarian, in English, or in both, that is more than a text (`domain.directory.Localized`)."""

    bg: T
    en: T

    @classmethod
    def of(cls, made: Callable[[str], T]) -> Bilingual[T]:
        """What `made` makes of each language."""
        return Bilingual(made("bg"), made("en"))

    def only(self, language: str) -> T:
        """What there is in that language, and nothing instead of it."""
        return self.en if language == "en" else self.bg

    def in_language(self, language: str) -> T:
        """What a reader of `language` gets: the other one where there is none in theirs."""
        wanted, other = (self.en, self.bg) if language == "en" else (self.bg, self.en)
        return wanted or other

    def put(self, language: str, value: T) -> Bilingual[T]:
        return replace(self, en=value) if language == "en" else replace(self, bg=value)

    def missing(self) -> tuple[str, ...]:
        """The languages in which there is nothing."""
        return tuple(code for code in WRITTEN if not self.only(code))

    def __bool__(self) -> bool:
        return bool(self.bg or self.en)


NO_NAMES: Bilingual[tuple[str, ...]] = Bilingual((), ())
