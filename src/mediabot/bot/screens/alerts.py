"""What staff should know without having asked; no story text."""

from __future__ import annotations

from datetime import UTC, datetime

from mediabot.bot.screens.base import Screen, h
from mediabot.bot.screens.news.troubles import trouble
from mediabot.bot.screens.words import last_day, role_name
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.notes import StaffAlert
from mediabot.domain.people import Person
from mediabot.i18n.translator import Translator


def alert(told: StaffAlert, person: Person | None, expert_name: str, t: Translator) -> Screen:
    text = alerts(told.count, t)[told.event].format(
        reference=h(told.reference),
        name=h(person.byline or person.name) if person else t.gettext("someone who has left the bot"),
        count=told.count,
        day=_last_day(told.count, t) if told.event is Alert.EXPERT_AWAY else "",
        problem=h(told.problem),
        role=role_name(told.role, t) if told.role else "",
        expert=h(expert_name),
        feed=h(told.name),
        why=trouble(told.reason, t) if told.reason else "",
        digest=h(told.digest),
    )
    return Screen(text, quiet=told.event is Alert.DRAFTS)


def _last_day(seconds: int, t: Translator) -> str:
    until = datetime.fromtimestamp(seconds, UTC)
    return last_day(until, until, t)


def alerts(count: int, t: Translator) -> dict[Alert, str]:
    """Every alert there is, with its places left open."""
    return {
        Alert.ERROR: t.gettext(
            "⚠️ An error occurred while the bot was replying to someone. Its number in the log: {reference}."
        ),
        Alert.UNDELIVERED: t.gettext("⚠️ A message to {name} could not be delivered: they stopped or blocked the bot."),
        Alert.UNDELIVERED_TRIES: t.gettext("⚠️ A message to {name} could not be delivered after many tries."),
        Alert.DIRECTORY: t.ngettext(
            "⚠️ The directory file has {count} problem; the last published version stays in force. First: {problem}",
            "⚠️ The directory file has {count} problems; the last published version stays in force. First: {problem}",
            count,
        ),
        Alert.DRAFTS: t.ngettext(
            "📰 {count} new draft has come in from the feeds: /newsdesk",
            "📰 {count} new drafts have come in from the feeds: /newsdesk",
            count,
        ),
        Alert.FEED_BROKEN: t.gettext("⚠️ The feed “{feed}” can’t be read. {why} I’ll try again later."),
        Alert.INVITE_USED: t.gettext("🔗 {name} used an invite: {role}."),
        Alert.UNDRAWABLE: t.gettext(
            "⚠️ News item No. {reference} can’t be shown and is left out of lists. Please find it in /newsdesk "
            "and check its dates, links and texts."
        ),
        Alert.LETTER_FAILED: t.gettext(
            "⚠️ A letter to {expert} about a journalist’s request could not be delivered. Please tell the expert that "
            "the request has changed or ended: /staff"
        ),
        Alert.EXPERT_LEFT: t.gettext(
            "⚠️ The expert {expert} has removed their account from the bot, and with it their contact details from the "
            "directory. Please remove the entry from the directory file, too."
        ),
        Alert.EXPERT_AWAY: t.gettext("🏖 {expert} is away until {day} and gets no requests until then."),
        Alert.EXPERT_PAUSED: t.gettext("⏸ {expert} has paused requests and is offered to nobody."),
        Alert.EXPERT_BACK: t.gettext("▶️ {expert} takes requests again."),
        Alert.EDITION_NOBODY: t.gettext(
            "⚠️ An edition of the digest “{digest}” was not sent to anyone: its audience is empty. See /digests."
        ),
        Alert.EDITION_SKIPPED: _skipped(count, t),
        Alert.GROUP_LOST: t.gettext(
            "⚠️ I can no longer write in the staff group. Until I can, each of you will get everything for staff "
            "here; /staff lists what needs attention. Please check that I am in the group and may write there, "
            "and that its general topic is open; then send /id in the group."
        ),
        Alert.GROUP_FOUND: t.gettext(
            "✅ I can write in the staff group again: from now on everything for staff goes there. Anything you "
            "received here can still be handled here."
        ),
        Alert.GROUP_BACK: t.gettext(
            "✅ I can write here again. In the meantime each of you got everything in private; /staff lists what "
            "needs attention."
        ),
    }


def _skipped(count: int, t: Translator) -> str:
    return t.ngettext(
        "⚠️ {count} edition of the digest “{digest}” was not sent: it is too old. Its news will be in the next one.",
        "⚠️ {count} editions of the digest “{digest}” were not sent: they are too old. Their news will be in "
        "the next one.",
        count,
    )
