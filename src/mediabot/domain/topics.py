"""Topics as sets: whether two lists of topics share one, by any of its names."""

from __future__ import annotations

from collections.abc import Iterable

from mediabot.domain.directory import Localized


def names_of(topics: Iterable[Localized]) -> frozenset[str]:
    """Every name of these topics, folded."""
    return frozenset(name.casefold() for topic in topics for name in topic.texts())


def shared(topics: Iterable[Localized], names: frozenset[str]) -> tuple[Localized, ...]:
    """Those of the topics of which a name is among `names`."""
    return tuple(topic for topic in topics if not names.isdisjoint(names_of((topic,))))
