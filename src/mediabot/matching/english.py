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
_DERIVED = (
    *("ologist", "olog", "ographi", "ograph", "ically", "ician", "ist", "er", "or", "ian", "ical", "ic", "al", "iti"),
    *("anc", "enc", "ant", "ent", "ment", "iv", "ous", "ion"),
)
_SHORTEST_ROOT = 4
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


def root(key: str) -> str:
    """The key shared by the stems of words made from one: "smoker" and "smoking", "allergist" and "allergic"."""
    for ending in _DERIVED:
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST_ROOT:
            key = key[: -len(ending)]
            break
    if len(key) > _SHORTEST_ROOT and key[-1] == key[-2] and key[-1] not in "aeiouls":
        key = key[:-1]
    return key[:-1] if len(key) > _SHORTEST_ROOT and key[-1] in "eiy" else key


def _one_spelling(word: str) -> str:
    if len(word) > 5:
        word = word[:1] + word[1:].replace("ae", "e").replace("oea", "ea").replace("oes", "es")
    plain = word.removesuffix("s")
    if plain.endswith(_NOT_SPELLING):
        return word
    for british, american in _SPELLINGS:
        if plain.endswith(british) and len(plain) > len(british) + 2:
            return plain[: -len(british)] + american + word[len(plain) :]
    return word
