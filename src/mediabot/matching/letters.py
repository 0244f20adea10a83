"""Letters made comparable: one case, one width, no accents, one alphabet inside a word.

The letter й is и with a mark, so marks are taken off Latin letters only; a Bulgarian word keeps its й.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST_TEXT = 4096
_LOOKALIKES = dict(zip("аеорсухкмтвніј", "aeopcyxkmtbhij", strict=True))
_TO_LATIN = str.maketrans(_LOOKALIKES)
_TO_CYRILLIC = str.maketrans({latin: cyrillic for cyrillic, latin in _LOOKALIKES.items() if cyrillic not in "іјн"})
_ODD = str.maketrans({"ѝ": "и", "ё": "е", "ѐ": "е", "’": "'", "ʼ": "'", "`": "'", "‘": "'", "ß": "ss", "ı": "i"})
_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad]")
_MARKS = re.compile("[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-z]")
_ALIEN = re.compile("[^\x00-\x7f\u0400-\u04ff]")


def fold(text: str) -> str:
    """Text in lower case and compatibility form, without accents and invisible marks."""
    text = unicodedata.normalize("NFKC", _DASHES.sub("-", text[:LONGEST_TEXT]))[:LONGEST_TEXT]
    text = text.casefold().translate(_ODD)
    text = _ALIEN.sub(_bare, text)
    return _MARKS.sub("", text)


def tidy(text: str) -> str:
    """Text with the letters of its own case kept, but one form of dashes, quotes and composed letters."""
    if text.isascii() and len(text) <= LONGEST_TEXT:
        return text
    return unicodedata.normalize("NFKC", _DASHES.sub("-", text[:LONGEST_TEXT]))[:LONGEST_TEXT]


def is_cyrillic(word: str) -> bool:
    """Whether the word has a Cyrillic letter."""
    return not word.isascii() and _CYRILLIC.search(word) is not None


def is_latin(word: str) -> bool:
    """Whether the folded word has a Latin letter."""
    return _LATIN.search(word) is not None


def one_alphabet(word: str) -> str:
    """The folded word with look-alikes of the other alphabet put right; a truly mixed word stays as it is."""
    if not (is_cyrillic(word) and is_latin(word)):
        return word
    latin, cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    mostly_latin = len(_LATIN.findall(word)) > len(_CYRILLIC.findall(word))
    repaired = [one for one in (latin, cyrillic) if not (is_cyrillic(one) and is_latin(one))]
    if not repaired:
        return word
    return repaired[0 if mostly_latin else -1]


def _bare(match: re.Match[str]) -> str:
    return _without_accent(match.group())


@lru_cache(maxsize=4096)
def _without_accent(letter: str) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return plain if len(plain) == 1 and plain.isascii() else letter
