"""Bulgarian typed in Latin letters: read back into Cyrillic, and keys in which both spellings meet.

Nobody types by one system, so a word has several readings ("c" is ц or к, "u" is у or ъ), and the key forgets
what Latin letters can't tell: ъ is а, щ is шт, й is и. The reading serves the stemmer, the key serves the
comparison.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mediabot.matching.letters import is_cyrillic

_READING = {
    **{
        "shch": "щ",
        "sht": "щ",
        "6t": "щ",
        "sch": "ш",
        "tch": "ч",
        "ch": "ч",
        "sh": "ш",
        "zh": "ж",
        "ts": "ц",
    },
    **{"tz": "ц", "yu": "ю", "iu": "ю", "ju": "ю", "ya": "я", "ja": "я", "iya": "ия", "iq": "ия", "ia": "ия"},
    **{
        "yo": "йо",
        "jo": "йо",
        "kh": "х",
        "ph": "ф",
        "th": "т",
        "ck": "к",
        "4": "ч",
        "6": "ш",
        "q": "я",
        "w": "в",
    },
    **{"a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ж"},
    **{"k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у"},
    **{"v": "в", "x": "х", "y": "й", "z": "з"},
}
_PIECES = re.compile("|".join(sorted(_READING, key=lambda piece: (-len(piece), piece))))
_HARD_Y = re.compile(r"(?<![aeiouyq])y(?![aeiouy])")
_SHORT_I = re.compile(r"(?<=[aeiou])i(?![aeiouy])")
_INNER_A = re.compile(r"(?<=[^aeiouy])a(?=[^aeiouy])")
_OTHERWISE = (("c", "k"), ("x", "ks"), ("j", "y"), ("u", "y#"), ("y", "i"), ("ya", "ia"), ("sht", "wt"))
_KEY = {
    **{
        "ж": "j",
        "й": "i",
        "х": "h",
        "ц": "c",
        "ч": "C",
        "ш": "S",
        "щ": "St",
        "ъ": "a",
        "ь": "",
        "ю": "iu",
        "я": "ia",
    },
    **{"ы": "i", "э": "e"},
    **dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)),
}
_KEYS = str.maketrans(_KEY)
_DOUBLED = re.compile(r"(.)\1+")
MOST_READINGS = 9


@lru_cache(maxsize=65536)
def readings(word: str) -> tuple[str, ...]:
    """The Cyrillic words that a folded Latin word may stand for, likeliest first."""
    spellings = [word, *(word.replace(*pair) for pair in _OTHERWISE if pair[0] in word)]
    found = [_read(spelling) for spelling in (*spellings, _SHORT_I.sub("y", word))]
    found += [_read(word[:place] + "#" + word[place + 1 :]) for place in _hard_as(word)]
    found += [reading[:-2] + "ът" for reading in found[:2] if reading.endswith("ат") and len(reading) > 4]
    return tuple(dict.fromkeys(reading for reading in found if reading))[:MOST_READINGS]


def _hard_as(word: str) -> list[int]:
    """Where an „a“ between consonants may be an „ъ“, as on road signs ("karmene")."""
    return [one.start() for one in _INNER_A.finditer(word)][:2]


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The key of a word in either alphabet; Cyrillic and every Latin spelling of it give the same."""
    cyrillic = word if is_cyrillic(word) else _read(word)
    return _DOUBLED.sub(r"\1", cyrillic.replace("ьо", "ио").translate(_KEYS).replace("ts", "c"))


def _read(word: str) -> str:
    word = _HARD_Y.sub("#", word.replace("y#", "#"))
    return _PIECES.sub(lambda piece: _READING[piece.group()], word).replace("#", "ъ")
