"""An audience in words, and the keys that change it."""

from __future__ import annotations

from mediabot.bot.buttons.broadcasts import AudienceTap, BroadcastStep, BroadcastTap
from mediabot.bot.buttons.news import topic_key
from mediabot.bot.screens.base import Key, Row, h, rows, ticked
from mediabot.domain.audience import Audience
from mediabot.domain.broadcasts import Broadcast
from mediabot.domain.languages import WRITTEN
from mediabot.domain.people import Role
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

ACTIVE = (7, 30, 90)
"""Days in which somebody wrote or tapped."""


def audience_line(audience: Audience, t: Translator) -> str:
    """Every condition, or that it is everybody; in HTML."""
    parts = [language(code, t) for code in audience.languages]
    parts += [role(one, t) for one in audience.roles]
    if audience.verified:
        parts.append(t.pgettext("audience", "verified journalists"))
    if audience.active_days:
        parts.append(active(audience.active_days, t))
    parts += [h(topic.in_language(t.language)) for topic in audience.topics]
    return ", ".join(parts) or t.pgettext("audience", "everybody")


def language(code: str, t: Translator) -> str:
    return {"bg": t.pgettext("audience", "Bulgarian readers"), "en": t.pgettext("audience", "English readers")}.get(
        code, code
    )


def role(value: Role, t: Translator) -> str:
    return {
        Role.JOURNALIST: t.pgettext("audience", "journalists"),
        Role.EXPERT: t.pgettext("audience", "experts"),
        Role.STAFF: t.pgettext("audience", "staff"),
    }[value]


def active(days: int, t: Translator) -> str:
    return t.npgettext("audience", "active in the last day", "active in the last {count} days", days).format(count=days)


def audience_keys(broadcast: Broadcast, t: Translator) -> tuple[Row, ...]:
    """A key for each condition, ticked where it is chosen."""
    audience = broadcast.audience

    def key(label: str, what: str, value: str, on: bool) -> Key:
        return Key(ticked(label, on), AudienceTap(broadcast.id, what, value, int(not on)))

    names = _role_keys(t)
    languages = tuple(key(_language_key(code, t), "language", code, code in audience.languages) for code in WRITTEN)
    roles = tuple(key(names[one], "role", one.value, one in audience.roles) for one in Role)
    verified = key(t.pgettext("audience key", "Verified journalists"), "verified", "1", audience.verified)
    activity = [
        key(
            t.npgettext("audience key", "Active {count} day", "Active {count} days", days).format(count=days),
            "active",
            str(days),
            audience.active_days == days,
        )
        for days in ACTIVE
    ]
    topics = [key(cut(topic.in_language(t.language), 40), "topic", topic_key(topic), True) for topic in audience.topics]
    more = Key("➕ " + t.pgettext("button", "Subscribers to a topic"), BroadcastTap(broadcast.id, BroadcastStep.TOPIC))
    return (languages, *rows(roles), (verified,), *rows(activity), *rows(topics, 1), (more,))


def _language_key(code: str, t: Translator) -> str:
    return t.pgettext("audience key", "Bulgarian") if code == "bg" else t.pgettext("audience key", "English")


def _role_keys(t: Translator) -> dict[Role, str]:
    return {
        Role.JOURNALIST: t.pgettext("audience key", "Journalists"),
        Role.EXPERT: t.pgettext("audience key", "Experts"),
        Role.STAFF: t.pgettext("audience key", "Staff"),
    }
