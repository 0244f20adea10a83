"""What a reader cares about: the topics they follow, or else those of what they asked lately."""

from __future__ import annotations

from collections.abc import Sequence

from mediabot.domain.directory import Localized
from mediabot.domain.questions import Found, Search
from mediabot.domain.topics import names_of, shared
from mediabot.services.ports import Work

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
    return tuple(dict.fromkeys(topic for search in searches for topic in best_topics(search.found)))


def best_topics(found: tuple[Found, ...]) -> tuple[Localized, ...]:
    """Why the best match of a search was found; of what came after it, less can be said about the question."""
    if not found:
        return ()
    bg, en = found[0].why_bg, found[0].why_en
    if len(bg) != len(en):
        return tuple(Localized(bg=name) for name in bg)
    return tuple(Localized(bg=one, en=other) for one, other in zip(bg, en, strict=True))
