"""Topics and experts that a news text is about, by the directory's own names for them.

A question asks for one thing and may touch it; a news text names what it is about. So here a topic counts only where
the whole of its name (or what the lexicon takes for it) stands in one sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from mediabot.domain.directory import Localized
from mediabot.matching.documents import Kind
from mediabot.matching.evidence import Hit
from mediabot.matching.index import DirectoryIndex

_NAMES = (Kind.TOPIC, Kind.ALIAS)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_LONGEST = 40
"""Sentences of a text that are looked at."""

_WHOLE = 0.9
_TITLE = 2.0
_LEAST = 0.8
_BESIDE = 0.4
"""A topic is left out that counts less than this share of the first one."""


def suggest_topics(index: DirectoryIndex, title: str, summary: str = "", limit: int = 3) -> tuple[Localized, ...]:
    """The directory's topics that a text is about, surest first; none rather than a wrong one."""
    counted: dict[Localized, float] = defaultdict(float)
    for text, weight in _pieces(title, summary):
        for topic, worth in _named_in(index, text).items():
            counted[topic] += weight * worth
    ranked = sorted(counted.items(), key=lambda pair: (-round(pair[1], 6), pair[0].texts()))
    least = max(_LEAST, _BESIDE * ranked[0][1]) if ranked else _LEAST
    return tuple(topic for topic, worth in ranked if worth >= least)[: max(limit, 0)]


def suggest_experts(index: DirectoryIndex, topics: tuple[Localized, ...], limit: int = 2) -> tuple[str, ...]:
    """Ids of the experts who have most of these topics, in the curator's order where they have as many."""
    wanted = {_key(name) for topic in topics for name in topic.texts()}
    shared = {
        expert.id: sum(any(_key(name) in wanted for name in topic.name.texts()) for topic in expert.topics)
        for expert in index.directory.experts
    }
    ranked = sorted((expert_id for expert_id, count in shared.items() if count), key=lambda one: -shared[one])
    return tuple(ranked[: max(limit, 0)])


def _pieces(title: str, summary: str) -> Iterator[tuple[str, float]]:
    yield title, _TITLE
    for sentence in _SENTENCE.split(summary)[:_LONGEST]:
        if sentence.strip():
            yield sentence, 1.0


def _named_in(index: DirectoryIndex, text: str) -> dict[Localized, float]:
    """Topics whose whole name is in the text, with how surely and how much that says."""
    asked = index.fields.ask(text)
    named: dict[Localized, float] = {}
    for scored in index.fields.score(asked):
        for hit in scored.hits:
            if hit.phrase.kind in _NAMES and hit.coverage >= _WHOLE:
                topic = index.fields.field_of(scored.document, hit).shown
                named[topic] = max(named.get(topic, 0.0), _worth(hit, asked.weights))
    return named


def _worth(hit: Hit, weights: tuple[float, ...]) -> float:
    return max(quality * min(1.0, weights[number]) for number, quality in hit.found.items()) * hit.coverage


def _key(name: str) -> str:
    return name.casefold()
