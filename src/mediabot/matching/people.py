"""Which words of a question are somebody's name, so that „проф. Захари Мраков“ is not about sugar.

Capitals alone say little: sentences begin with them, and phones write them. A name is what follows an honorific, and
two capitals of which the second ends as Bulgarian family names do. Who types names in small letters is read by words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mediabot.matching.tokens import Token
from mediabot.matching.vocabulary import COMMON, UNKNOWN, Vocabulary

_HONORIFICS = frozenset(["проф", "доц", "др", "гн", "гжа", "dr", "prof", "assoc", "mr", "mrs", "ms"])
_FAMILY = re.compile(".{2,}(?:[ое]ва?|[oe](?:va?|ff))")
_FAMILY_OR_ADJECTIVE = re.compile(".{2,}(?:ск[аи]|sk[aiy])")
_MOST = 3


def names_in(tokens: Sequence[Token], vocabulary: Vocabulary) -> frozenset[Token]:
    """The words that are names of people."""
    found: set[Token] = set()
    following = 0
    for token in tokens:
        if token.word in _HONORIFICS:
            following = _MOST
        elif following and token.capital and not token.abbreviation:
            found.add(token)
            following -= 1
        else:
            following = 0
    for first, second in pairwise(tokens):
        if first.capital and _is_family_name(second, vocabulary) and vocabulary.says(first.word):
            found |= {first, second}
    return frozenset(found)


def _is_family_name(token: Token, vocabulary: Vocabulary) -> bool:
    kind = vocabulary.kind_of(token.word)
    sure = kind in (COMMON, UNKNOWN) and _FAMILY.fullmatch(token.word)
    return token.capital and bool(sure or (kind == UNKNOWN and _FAMILY_OR_ADJECTIVE.fullmatch(token.word)))
