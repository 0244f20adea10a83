"""Short messages of their own, for a side that must look up; the details are on the card above."""

from __future__ import annotations

from datetime import datetime

from mediabot.bot.buttons.questions import ShowQuestion, ShowReferral, WriteLetter
from mediabot.bot.buttons.staff import StaffQuestion, StaffStep
from mediabot.bot.screens.base import Key, Row, Screen, h
from mediabot.bot.screens.questions.question import ways_on
from mediabot.bot.screens.questions.views import QuestionView, ReferralView
from mediabot.bot.screens.words import called, format_name
from mediabot.domain.notices.events import ExpertPing, Ping, StaffPing
from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import OPEN, ReferralStatus
from mediabot.i18n.translator import Translator

WAYS_ON = {
    Ping.NOBODY_LEFT: {Status.NOBODY_LEFT},
    Ping.EXPIRED: {Status.EXPIRED, Status.NOBODY_LEFT},
    Ping.HANDED: {Status.WITH_STAFF},
    Ping.WITH_STAFF: {Status.WITH_STAFF},
}
"""What can be done next stands under these, as long as the question is there still."""


ENDED_BY_TIME = frozenset({ExpertPing.EXPIRED, ExpertPing.OFFER_EXPIRED})
"""An expert who would have had something to say can still say it to staff."""

QUIET = ENDED_BY_TIME | {ExpertPing.WITHDRAWN}


def ping(view: QuestionView, event: Ping, t: Translator) -> Screen:
    """Something happened to the journalist's question."""
    current = [
        called(line.expert, t.language)
        for line in view.lines
        if line.referral.status in OPEN | {ReferralStatus.ACCEPTED}
    ]
    name = h(current[0]) if current else ""
    number = view.question.id
    show = Key(t.pgettext("button", "Show"), ShowQuestion(number))
    text = pings(t)[event]
    if event is Ping.ASKING and any(line.to_be_asked for line in view.lines):
        text = t.gettext("✅ Your profile has been verified. Our team will ask {name} your question No. {number}.")
    keys = ways_on(view, t) if event in WAYS_ON and view.question.status in WAYS_ON[event] else ()
    return Screen(text.format(name=name, number=number), (*keys, (show,)))


def expert_ping(view: ReferralView, event: ExpertPing, t: Translator) -> Screen:
    """Something happened to a question that the expert was asked."""
    outlet = h(view.journalist.outlet) if view.journalist else ""
    show = Key(t.pgettext("button", "Show"), ShowReferral(view.referral.id))
    quiet = view.silent or event in QUIET
    due = t.moment(view.referral.answer_by, view.now) if view.referral.answer_by else "—"
    text = expert_pings(t)[event].format(outlet=outlet or "—", due=due, **_now(view.question, view.now, t))
    human: Row = (Key(t.pgettext("button", "Write to the Media Center"), WriteLetter()),)
    return Screen(text, ((show,), human) if event in ENDED_BY_TIME else ((show,),), quiet=quiet)


def staff_ping(view: QuestionView, event: StaffPing, t: Translator) -> Screen:
    """The journalist changed a question that is sent."""
    number = view.question.id
    show = Key(t.pgettext("button", "Show"), StaffQuestion(number, StaffStep.SHOW))
    text = staff_pings(t)[event].format(number=number, **_now(view.question, view.now, t))
    return Screen(text, ((show,),), quiet=True)


def _now(question: Question, now: datetime, t: Translator) -> dict[str, str]:
    """What of the question may have changed, as it is."""
    deadline = t.moment(question.deadline, now) if question.deadline else "—"
    return {"deadline": deadline, "format": format_name(question.format, t)}


def pings(t: Translator) -> dict[Ping, str]:
    return {
        Ping.ACCEPTED: t.gettext("✅ {name} said yes to your question No. {number}."),
        Ping.OFFERED: t.gettext("🤝 {name} can answer your question No. {number}, on a condition."),
        Ping.ASKING: t.gettext(
            "✅ Your profile has been verified. Your question No. {number} has been sent to {name}."
        ),
        Ping.NOBODY_LEFT: t.gettext("😔 None of the experts asked can answer your question No. {number}."),
        Ping.EXPIRED: t.gettext("⌛ The deadline of your question No. {number} has passed."),
        Ping.REFUSED: t.gettext("⛔ The Media Center has stopped your question No. {number}."),
        Ping.HANDED: t.gettext(
            "🙋 Your question No. {number} is with the Media Center team; someone will write to you here."
        ),
        Ping.WITH_STAFF: t.gettext("🙋 Someone from the Media Center has taken over your question No. {number}."),
        Ping.RESOLVED: t.gettext("✅ Your question No. {number} has been answered; the Media Center has closed it."),
    }


def expert_pings(t: Translator) -> dict[ExpertPing, str]:
    return {
        ExpertPing.ACCEPTED: t.gettext(
            "🤝 The journalist ({outlet}) has accepted your condition and now has the contact details you chose."
        ),
        ExpertPing.EXPIRED: t.gettext(
            "⌛ The time to answer has passed; you don’t need to do anything more. Thank you!"
        ),
        ExpertPing.OFFER_EXPIRED: t.gettext(
            "⌛ The deadline passed before the journalist ({outlet}) decided on your condition. Thank you for the "
            "offer!"
        ),
        ExpertPing.WITHDRAWN: t.gettext(
            "✖️ The request from {outlet} was withdrawn; you don’t need to do anything more. Thank you!"
        ),
        ExpertPing.DECLINED: t.gettext(
            "➖ Your condition did not suit the journalist ({outlet}). Thank you for the offer!"
        ),
        ExpertPing.ADDED: t.gettext("➕ The journalist ({outlet}) has added to the question."),
        ExpertPing.MOVED: t.gettext("🕑 The journalist ({outlet}) has moved the deadline to: {deadline}."),
        ExpertPing.REMINDER: t.gettext(
            "⏰ A journalist ({outlet}) is still waiting for your yes or no; the answer is due {due}."
        ),
        ExpertPing.FORMAT: t.gettext("🎙 The journalist ({outlet}) now needs another format: {format}."),
    }


def staff_pings(t: Translator) -> dict[StaffPing, str]:
    return {
        StaffPing.ADDED: t.gettext("➕ Question No. {number}: the journalist has added to the text."),
        StaffPing.MOVED: t.gettext("🕑 Question No. {number}: the journalist has moved the deadline to: {deadline}."),
        StaffPing.FORMAT: t.gettext("🎙 Question No. {number}: the journalist now needs another format: {format}."),
    }
