"""English words brought to one form by the Snowball stemmer, in one spelling of the two."""

from __future__ import annotations

import snowballstemmer

_SPELLINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
    ("ogramme", "ogram"),
    ("entre", "enter"),
    ("ibre", "iber"),
)
_NOT_SPELLING = (
    "exercise",
    "disease",
    "hour",
    "four",
    "noise",
    "rise",
    "wise",
    "raise",
    "precise",
    "expertise",
)


def stem(word: str) -> str:
    """The key shared by the forms of one English word (folded, Latin)."""
    if len(word) <= 3:
        return word
    return str(snowballstemmer.stemmer("english").stemWord(_one_spelling(word)))


def _one_spelling(word: str) -> str:
    if len(word) > 5:
        word = word.replace("ae", "e").replace("oea", "ea").replace("oes", "es") if word[:1] != "a" else word
    plain = word.removesuffix("s")
    if plain.endswith(_NOT_SPELLING):
        return word
    for british, american in _SPELLINGS:
        if plain.endswith(british) and len(plain) > len(british) + 2:
            return plain[: -len(british)] + american + word[len(plain) :]
    return word
