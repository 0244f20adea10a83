"""An audience as a query over people: to count it, and to read it in pieces."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, or_, select, true

from mediabot.domain.audience import Audience, Wish
from mediabot.domain.directory import Localized
from mediabot.domain.languages import WRITTEN
from mediabot.domain.people import Role, Standing
from mediabot.domain.subscriptions import Rhythm
from mediabot.storage.rows.digests import FollowedRow, SubscriptionRow
from mediabot.storage.rows.people import PersonRow

_ROLES = {
    Role.STAFF: PersonRow.staff,
    Role.EXPERT: PersonRow.expert_id > "",
    Role.JOURNALIST: and_(~PersonRow.staff, PersonRow.expert_id == ""),
}


def topic_keys(topics: Iterable[Localized]) -> tuple[str, ...]:
    """What a topic is followed by: its names, folded, each with its language."""
    keys = (f"{code}:{name.casefold()}" for topic in topics for code in WRITTEN if (name := topic.version(code)))
    return tuple(dict.fromkeys(keys))


def belongs(audience: Audience, now: datetime, default_language: str) -> ColumnElement[bool]:
    """Whether a row of people is in the audience. Whoever chose no language reads the default one."""
    conditions: list[ColumnElement[bool]] = [PersonRow.reachable.is_(True), PersonRow.standing != Standing.BLOCKED]
    if audience.languages:
        chosen = [*audience.languages, *([""] if default_language in audience.languages else [])]
        conditions.append(PersonRow.language.in_(chosen))
    if audience.roles:
        conditions.append(or_(*(_ROLES[role] for role in audience.roles)))
    if audience.verified:
        conditions.append(PersonRow.standing == Standing.VERIFIED)
    if audience.willing:
        conditions.append(PersonRow.wants_broadcasts.is_(True))
    if audience.active_days:
        conditions.append(PersonRow.active_at >= now - timedelta(days=audience.active_days))
    if audience.topics:
        follows = select(FollowedRow.person_id).where(FollowedRow.topic.in_(topic_keys(audience.topics)))
        conditions.append(PersonRow.id.in_(follows))
    if audience.digests is Wish.ON:
        conditions.append(PersonRow.id.in_(_with_digests(SubscriptionRow.rhythm != Rhythm.OFF)))
    elif audience.digests is Wish.NOT_OFF:
        conditions.append(PersonRow.id.not_in(_with_digests(SubscriptionRow.rhythm == Rhythm.OFF)))
    return and_(true(), *conditions)


def _with_digests(condition: ColumnElement[bool]) -> Select[int]:
    return select(SubscriptionRow.person_id).where(condition)
