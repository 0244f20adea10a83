"""What an expert reads of a request, in the chat, in a letter and on the page behind its link: plain text."""

from __future__ import annotations

from datetime import datetime

from mediabot.domain.people import Person, Standing
from mediabot.domain.questions import Question
from mediabot.domain.referrals import Reason, Referral, ReferralStatus
from mediabot.i18n.translator import Translator
from mediabot.i18n.words import attribution_name, format_name


def who_asks(journalist: Person | None, t: Translator) -> tuple[str, ...]:
    """Name and outlet, and since when they are known."""
    if journalist is None:
        return (t.gettext("The journalist has left the bot."),)
    name = ", ".join(part for part in (journalist.byline, journalist.outlet) if part)
    return tuple(part for part in (name, known_since(journalist, t)) if part)


def known_since(journalist: Person, t: Translator) -> str:
    """Since when staff know who that is."""
    if journalist.standing is not Standing.VERIFIED or journalist.decided_at is None:
        return ""
    return t.gettext("Verified by the Media Center on {day}").format(day=t.day(journalist.decided_at.date()))


def facts(question: Question, deadline: str, t: Translator) -> list[tuple[str, str]]:
    """What the journalist needs, a name and a value each; `deadline` as it is told there."""
    told = [
        (t.pgettext("field", "Format"), format_name(question.format, t)),
        (t.pgettext("field", "Deadline"), deadline),
        (t.pgettext("field", "Interview language"), t.language_name(question.language) if question.language else ""),
        (t.pgettext("field", "Attribution"), attribution_name(question.attribution, t)),
    ]
    return [(name, value) for name, value in told if value]


def stand_by(deadline: str, t: Translator) -> str:
    """What is asked of an expert in reserve."""
    return t.gettext(
        "Another expert has already said yes. The journalist would like you in reserve: could you step in until "
        "{deadline} if that comes to nothing? Your contact details are passed on only if you have to."
    ).format(deadline=deadline)


def reasons(t: Translator) -> dict[Reason, str]:
    """Why an expert may say no, in their words."""
    return {
        Reason.NO_TIME: t.pgettext("reason button", "No time"),
        Reason.NOT_MY_FIELD: t.pgettext("reason button", "Not my field"),
        Reason.CONFLICT: t.pgettext("reason button", "Conflict of interest"),
        Reason.NOT_THIS_OUTLET: t.pgettext("reason button", "Not this outlet"),
    }


def ended(referral: Referral, t: Translator) -> str:
    """How a request ended that the expert was asked."""
    return {
        ReferralStatus.OFFERED: t.gettext("🤝 You said yes, on a condition. The journalist is deciding."),
        ReferralStatus.ACCEPTED: t.gettext(
            "✅ You said yes. The journalist now has the contact details you chose. Thank you!"
        ),
        ReferralStatus.DECLINED: _no(referral.reason, t),
        ReferralStatus.EXPIRED: _expired(referral.answered_at, t),
        ReferralStatus.WITHDRAWN: _withdrawn(referral.reason, t),
        ReferralStatus.STANDING_BY: t.gettext(
            "🪑 You are standing by. If the journalist needs you, they get the contact details you chose and I’ll tell "
            "you at once."
        ),
    }.get(referral.status, "")


def _withdrawn(reason: Reason | None, t: Translator) -> str:
    if reason is Reason.STOOD_BY:
        return t.gettext("✅ You are no longer needed in reserve. Thank you for standing by!")
    return t.gettext("✖️ The request was withdrawn; you don’t need to do anything more. Thank you!")


def _expired(answered_at: datetime | None, t: Translator) -> str:
    """Time passed for the expert, or for a journalist who did not decide on what the expert offered."""
    if answered_at:
        return t.gettext(
            "⌛ The deadline passed before the journalist decided; you don’t need to do anything more. Thank you "
            "for the offer!"
        )
    return t.gettext("⌛ The time to answer has passed; you don’t need to do anything more. Thank you!")


def _no(reason: Reason | None, t: Translator) -> str:
    if reason is Reason.OFFER_LEFT:
        return t.gettext(
            "➖ Your condition did not suit the journalist; you don’t need to do anything more. "
            "Thank you for the offer!"
        )
    if reason is Reason.DROPPED_OUT:
        return t.gettext(
            "↩️ You said yes, and the journalist then asked somebody else; you don’t need to do anything more. "
            "Thank you!"
        )
    if reason is Reason.WITHDREW:
        return t.gettext("↩️ You withdrew after saying yes. The journalist has been told. Thank you!")
    if reason is Reason.LEFT_RESERVE:
        return t.gettext("↩️ You are no longer standing by. The journalist has been told. Thank you!")
    if reason is Reason.GONE:
        return t.gettext("✖️ The request was withdrawn; you don’t need to do anything more. Thank you!")
    return t.gettext("➖ You said no. The journalist has been told; you don’t need to do anything more. Thank you!")
