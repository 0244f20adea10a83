"""Bulgarian words brought to one form: `stem` undoes inflection, `root` undoes derivation too.

The stem is a key to compare by, not a word: „център“ and „центрове“ both give „центр“. What simplemma's dictionary
knows is first brought to its plain form, verbs above all; then endings go in the order in which the language puts them
on: first the article, then number and gender, then the vowels and consonants that change. Either alone finds less
(`tests/benchmarks/matching/stemmers.py`).
"""

from __future__ import annotations

import re

from simplemma.strategies import DictionaryLookupStrategy
from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

_PLAIN_FORMS = DictionaryLookupStrategy(TrieDictionaryFactory())
_SHORTEST = 3
_IRREGULAR = {
    **dict.fromkeys(("деца", "децата", "детето"), "дет"),
    **dict.fromkeys(("хора", "хората", "човек", "човекът", "човека", "човеци"), "човек"),
    **dict.fromkeys(("очи", "очите", "око", "окото"), "ок"),
    **dict.fromkeys(("уши", "ушите", "ухо", "ухото"), "ух"),
    **dict.fromkeys(("ръце", "ръцете", "ръка", "ръката"), "рък"),
    **dict.fromkeys(("крака", "краката", "крак", "кракът"), "крак"),
    **dict.fromkeys(("зъб", "зъби", "зъбите", "зъбът"), "зъб"),
}
_FEMININE = frozenset(["захарта", "солта", "есента", "вечерта", "сутринта", "мисълта", "калта"])
"""Nouns in a consonant whose article could be the end of another word („карта“, „спорта“)."""

_ARTICLES: tuple[tuple[str, str], ...] = (
    ("ът", ""),
    ("ят", ""),
    ("та", "аяоеищ"),
    ("то", "ое"),
    ("те", "ие"),
)
_LONG_ENDINGS = ("овци", "ове", "еве", "ища", "ият", "ии", "ия", "ие", "ию")
_LOST_VOWEL = re.compile(r"([бвгджзйклмнпрстфхцчшщ])[ъе]([нркл])$")
_LOST_YER = re.compile(r"([бвгджзйклмнпрстфхцчшщ])ъ([нркмлт])$")
_CHANGED = str.maketrans({"ц": "к", "з": "г"})

_DERIVED_ENDINGS = (
    "изационн изак ационн ак изирани изиран изират изирам изира изирал изир ирани иран ират ирам ира ирал ир "
    "ическ ичн ийск еск ск ств ост ител тел ник ничк чик ист иот "
    "увам уват уване уван ува ваме вам ват ван ва аме еме име "
    "ени ани ен ан ал ил ат ят ам ям аш иш еш им ем к н м"
)
_DERIVED = {
    last: tuple(ending for ending in _DERIVED_ENDINGS.split() if ending[-1] == last)
    for last in sorted({ending[-1] for ending in _DERIVED_ENDINGS.split()})
}
"""By their last letter, longer ones of a kind first."""

_SHORTEST_ROOT = 4
_MEDICINE = "лекарств"


def stem(word: str) -> str:
    """The key shared by the forms of one Bulgarian word (folded, Cyrillic)."""
    plain = lemma(word)
    return light_stem(word) if plain is None else light_stem(plain, article=False)


def lemma(word: str) -> str | None:
    """The plain form of a word that the dictionary knows; a reflexive verb, „ям-(се)“ there, without its „се“."""
    if word in _IRREGULAR or len(word) <= _SHORTEST:
        return None
    plain = _PLAIN_FORMS.get_lemma(word, "bg")
    return plain.lower().partition("-(")[0] if plain else None


def light_stem(word: str, *, article: bool = True) -> str:
    """A word without its endings, by rules alone; a plain form has no article to lose."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= _SHORTEST:
        return word
    return _even(_without_ending(without_article(word) if article else word))


def root(key: str) -> str:
    """The key shared by the stems of words made from one root: „ваксинирам“, „ваксинация“ and „ваксина“."""
    if key.startswith(_MEDICINE):
        return _MEDICINE  # not that of „лекар“
    for ending in _DERIVED.get(key[-1:], ()):
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST_ROOT:
            return _root_again(key[: -len(ending)])
    return key


def _root_again(key: str) -> str:
    for ending in ("изак", "ир", "ак", "ичн", "н"):
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST_ROOT:
            return key[: -len(ending)]
    return key


def without_article(word: str) -> str:
    """The word as it is without „-ът“, „-та“, „-то“ or „-те“."""
    if word in _FEMININE:
        return word[:-2]
    for article, after in _ARTICLES:
        left = word[: -len(article)]
        if word.endswith(article) and len(left) >= _SHORTEST and (not after or left[-1] in after):
            return left
    if word.endswith(("тта", "щта", "вта", "чта")) and len(word) >= 5:
        return word[:-2]
    return word


def _without_ending(word: str) -> str:
    shortest = _SHORTEST if len(word) < 5 else 4  # „ракия“ is not „рак“
    for ending in _LONG_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)]
    while len(word) > shortest and word[-1] in "аеиоуъьюя":
        word = word[:-1]
        if word[-1] not in "иь":
            break
    return word


def _even(key: str) -> str:
    """Undo what changes inside: център/центрове, здравен/здравни, бял/бели, биолог/биолози."""
    if len(key) >= 5:
        key = _LOST_YER.sub(r"\1\2", key)
        if key.endswith("ен"):
            key = _LOST_VOWEL.sub(r"\1\2", key)
    key = re.sub(r"(?<=[бвгджзклмнпрстфхцчшщ])я(?=[бвгджзклмнпрстфхцчшщ])", "е", key)
    return key[:-1] + key[-1].translate(_CHANGED) if len(key) > _SHORTEST else key
