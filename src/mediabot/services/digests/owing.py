"""One reader's digest, of whatever kind: composed from what is kept about them, and owed to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mediabot.domain.composing import Composed, compose
from mediabot.domain.deliveries import Lane
from mediabot.domain.editions import Edition
from mediabot.domain.news import NewsItem
from mediabot.domain.notices.digests import DigestToReader
from mediabot.domain.people import Person
from mediabot.domain.subscriptions import Subscription
from mediabot.services.desk import Desk
from mediabot.services.digests.subscribing import asked_topics


async def composed_for(
    desk: Desk,
    person: Person,
    subscription: Subscription,
    since: datetime,
    items: Sequence[NewsItem],
    *,
    once: bool = False,
) -> Composed:
    """A reader's digest from these items. `once`: without any item that they got before, by whatever way."""
    work = desk.work
    had = frozenset(await work.news.got_by(person.id))
    return compose(
        [item for item in items if item.id not in had] if once else items,
        subscription,
        since,
        desk.now,
        person=person,
        access=await work.embargoes.get(person.id) if person.verified else None,
        asked_topics=await asked_topics(work, subscription),
        had=had,
    )


async def owe_digest(
    desk: Desk, person: Person, subscription: Subscription, found: Composed, edition: Edition | None = None
) -> None:
    """Owe it, the reader's own or of an edition, and note that they got its items. Nothing new: no message."""
    if not found:
        return
    items = tuple(item.id for item in found.items)
    await desk.owe(
        person.id,
        DigestToReader(
            edition.id if edition else 0,
            items,
            found.more,
            edition.digest_id if edition else 0,
            language=subscription.language,
        ),
        lane=Lane.DIGEST,
    )
    await desk.work.news.got([item.id for item in found.items], person.id, desk.now)
