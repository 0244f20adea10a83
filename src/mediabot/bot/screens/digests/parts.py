"""What the places of a subscription's card share: its heading, when the next digest comes, the rhythms."""

from __future__ import annotations

from mediabot.bot.buttons.digests import OpenSubscription, SetRhythm
from mediabot.bot.screens.base import Key, Row, lines, rows, ticked
from mediabot.bot.screens.digests.views import SubscriptionView
from mediabot.domain.notices.digests import Place
from mediabot.domain.subscriptions import Rhythm
from mediabot.i18n.translator import Translator

HOURS = ((7, 0), (8, 0), (9, 0), (12, 0), (17, 0), (19, 0))


def rhythms(t: Translator, chosen: Rhythm | None = None) -> tuple[Row, ...]:
    names = {
        Rhythm.DAILY: t.pgettext("rhythm", "Every day"),
        Rhythm.DAYS: t.pgettext("rhythm", "Some days"),
        Rhythm.WEEKLY: t.pgettext("rhythm", "Weekly"),
    }
    return rows([Key(ticked(name, rhythm is chosen), SetRhythm(rhythm)) for rhythm, name in names.items()], 3)


def every(days: tuple[int, ...], t: Translator) -> str:
    """The days of a week, as said within a sentence."""
    names = (
        t.pgettext("rhythm", "every Monday"),
        t.pgettext("rhythm", "every Tuesday"),
        t.pgettext("rhythm", "every Wednesday"),
        t.pgettext("rhythm", "every Thursday"),
        t.pgettext("rhythm", "every Friday"),
        t.pgettext("rhythm", "every Saturday"),
        t.pgettext("rhythm", "every Sunday"),
    )
    if len(days) == len(names):
        return t.pgettext("rhythm", "every day")
    return t.list_of(names[day - 1] for day in days)


def coming(view: SubscriptionView, t: Translator) -> str:
    """When the next digest comes, and the pause before it."""
    own = view.subscription
    paused = ""
    if own.paused_until is not None and own.paused(view.now):
        paused = t.gettext("⏸ Paused until {moment}.").format(moment=t.until(own.paused_until, view.now))
    following = t.gettext("Next digest: {moment}.").format(moment=t.dated(own.due_at, view.now)) if own.due_at else ""
    nothing = t.gettext("Nothing new, nothing sent.")
    return lines(paused, f"<b>{following}</b> {nothing}" if following else nothing)


def heading(t: Translator) -> str:
    return "<b>📬 " + t.gettext("Your news digest") + "</b>"


def done(t: Translator) -> Row:
    return (Key(t.pgettext("button", "‹ Settings"), OpenSubscription(Place.OVERVIEW)),)
