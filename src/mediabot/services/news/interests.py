"""What a reader cares about: the topics they follow, or else those of what they asked lately."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mediabot.domain.directory import Localized
from mediabot.domain.questions import Found, Search
from mediabot.domain.topics import names_of, shared
from mediabot.services.ports.store import Work

ASKED_LATELY = 20
"""So many of the last searches say what somebody cares about."""


async def interests_of(work: Work, person_id: int) -> tuple[Localized, ...]:
    """The topics of the subscription (with what was liked, without what was not), or those of the last searches."""
    subscription = await work.subscriptions.get(person_id)
    disliked = names_of(subscription.less) if subscription else frozenset()
    followed = (*subscription.topics, *subscription.more) if subscription else ()
    chosen = followed or topics_asked(await work.searches.lately(person_id, ASKED_LATELY))
    return tuple(topic for topic in dict.fromkeys(chosen) if not shared((topic,), disliked))


def topics_asked(searches: Sequence[Search]) -> tuple[Localized, ...]:
    """The topics that fitted these searches best, in their order."""
    return tuple(dict.fromkeys(topic for search in searches for best in search.found[:1] for topic in topics_of(best)))


def topics_of(best: Found) -> tuple[Localized, ...]:
    """Why the best match of a search was found; what came after it says less about the question.

    Named as in `domain.questions.named`; none where two topics share a name, because then the languages don't pair.
    """
    return _paired(best.why.bg, best.why.en)


@lru_cache(maxsize=4096)
def _paired(bg: tuple[str, ...], en: tuple[str, ...]) -> tuple[Localized, ...]:
    if len(bg) != len(en):
        return ()
    return tuple(Localized(bg=one, en=other) for one, other in zip(bg, en, strict=True))
