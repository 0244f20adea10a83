"""What people may count on: the rules, and how much one person may ask."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.bot.buttons.questions import WriteLetter
from mediabot.bot.buttons.staff import SetLimit
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines
from mediabot.domain.limits import MOST, Limited, Limits
from mediabot.i18n.translator import Translator


@dataclass(frozen=True)
class LimitsView:
    """`name` is the person’s; empty where it is everybody. `own`: they have limits of their own."""

    person_id: int
    name: str
    limits: Limits
    own: bool = False


def rules(t: Translator) -> Screen:
    """Ten lines: what is refused, and why."""
    told = (
        t.gettext("1. Questions are for journalism. Advertising is refused: experts give their time for the public."),
        t.gettext("2. Say who you are and for whom you write. An expert has a right to know who is asking."),
        t.gettext("3. No advice for patients: experts explain, they treat nobody here. In an emergency call 112."),
        t.gettext("4. One question, one expert at a time. A mailing to everybody is refused: nobody answers those."),
        t.gettext("5. Contact details are for this one question. Whoever passes them on is asked no more."),
        t.gettext("6. Quote as agreed: by name, without a name, or not at all. Let the expert see the quote if asked."),
        t.gettext("7. Keep the deadline you gave, and an embargo to the minute. Others rely on both."),
        t.gettext("8. No threats, insults or pretended names. Such accounts are blocked."),
        t.gettext("9. There is a limit on questions at once and a day, so that experts stay reachable for everyone."),
        t.gettext("10. Refused or blocked by mistake? Write to the team: a person will look at it again."),
    )
    human: Row = (Key("🙋 " + t.pgettext("button", "Write to the Media Center"), WriteLetter()),)
    return Screen(blocks("<b>" + t.gettext("The rules, and why") + "</b>", lines(*told)), (human,))


def limits(view: LimitsView, t: Translator) -> Screen:
    """For staff: both limits, each with a key down and a key up."""
    whose = t.gettext("How much {name} may ask").format(name=h(view.name)) if view.name else ""
    all_of_us = t.gettext("How much one person may ask")
    default = t.gettext("As for everybody, until you change it here.") if view.name and not view.own else ""
    text = blocks(
        f"<b>{whose or all_of_us}</b>",
        lines(
            t.gettext("Questions running at once: {number}").format(number=view.limits.open),
            t.gettext("Questions in 24 hours: {number}").format(number=view.limits.daily),
        ),
        default,
        "" if view.name else t.gettext("Or type both, such as: /limits 5 10"),
    )
    at_once = _row(view, Limited.OPEN, t.pgettext("limit", "At once"))
    daily = _row(view, Limited.DAILY, t.pgettext("limit", "A day"))
    return Screen(text, (at_once, daily))


def _row(view: LimitsView, what: Limited, name: str) -> Row:
    value = view.limits.open if what is Limited.OPEN else view.limits.daily
    down = Key(f"− {name}", SetLimit(view.person_id, what, max(value - 1, 1)))
    return (down, Key(f"+ {name}", SetLimit(view.person_id, what, min(value + 1, MOST))))
