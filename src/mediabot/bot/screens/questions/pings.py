"""Short messages of their own, for a side that must look up; the details are on the card above."""

from __future__ import annotations

from datetime import datetime

from mediabot.bot.buttons.questions import ShowQuestion, ShowReferral, WriteLetter
from mediabot.bot.buttons.staff import StaffQuestion, StaffStep
from mediabot.bot.screens.base import Key, Row, Screen, h, lines
from mediabot.bot.screens.questions.question import (
    answer_back_keys,
    colleague_keys,
    condition,
    offer_keys,
    ways_on,
)
from mediabot.bot.screens.questions.views import QuestionView, ReferralView
from mediabot.bot.screens.words import called, capital, format_name
from mediabot.domain.notices.events import ExpertPing, Ping, StaffPing
from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import OPEN, Reason, ReferralStatus
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

QUIET = ENDED_BY_TIME | {
    *(ExpertPing.WITHDRAWN, ExpertPing.PASSED_BY, ExpertPing.OTHER_ANSWERED, ExpertPing.RESERVE_ENDED),
}


def ping(view: QuestionView, event: Ping, t: Translator) -> Screen:
    """Something happened to the journalist's question."""
    current = [
        called(line.expert, t.language)
        for line in view.lines
        if line.referral.status in OPEN | {ReferralStatus.ACCEPTED}
    ]
    name = current[0] if current else ""
    number = view.question.id
    show = Key(t.pgettext("button", "Show"), ShowQuestion(number))
    if event is Ping.COLLEAGUE:
        return _colleague(view, show, t)
    if event is Ping.WITHDREW:
        return _withdrew(view, show, t)
    text = pings(t)[event]
    if event is Ping.ASKING and any(line.to_be_asked for line in view.lines):
        text = t.gettext("✅ Your profile has been verified. Our team will ask {name} your question No. {number}.")
    reserve = next((called(line.expert, t.language) for line in view.lines if line.referral.in_reserve), "—")
    named = h(name if event is Ping.ASKING else capital(name))
    text = text.format(name=named, number=number, reserve=h(capital(reserve)))
    if event is Ping.OFFERED:
        return _offered(view, text, show, t)
    if event is Ping.ASKED_BACK:
        return _asked_back(view, text, show, t)
    keys = ways_on(view, t) if event in WAYS_ON and view.question.status in WAYS_ON[event] else ()
    return Screen(text, (*keys, (show,)))


def _offered(view: QuestionView, text: str, show: Key, t: Translator) -> Screen:
    """The condition itself, with the keys that answer it while it stands."""
    said = [condition(line, view, t) for line in view.lines if line.referral.status is ReferralStatus.OFFERED]
    return Screen(lines(text, *said), (*offer_keys(view, t), (show,)))


def _asked_back(view: QuestionView, text: str, show: Key, t: Translator) -> Screen:
    asked = [
        f"<blockquote>{h(line.referral.asked_back)}</blockquote>" for line in view.lines if line.referral.asks_back
    ]
    return Screen(lines(text, *asked), (*answer_back_keys(view, t), (show,)))


def _colleague(view: QuestionView, show: Key, t: Translator) -> Screen:
    """Somebody of the directory can be asked with a key; the team looks for anybody else."""
    strangers = t.gettext("The team has been told and will try to reach this colleague.")
    told = "" if view.colleague else strangers
    text = lines(_about(view, Ping.COLLEAGUE, Reason.COLLEAGUE, t), told, _goes_on(view, t))
    return Screen(text, (*_keys_on(view, t), (show,)))


def _withdrew(view: QuestionView, show: Key, t: Translator) -> Screen:
    text = lines(_about(view, Ping.WITHDREW, Reason.WITHDREW, t), _goes_on(view, t))
    return Screen(text, (*_keys_on(view, t), (show,)))


def _keys_on(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """What can be done now: with nobody left all of it, before that ask the colleague who was named."""
    return ways_on(view, t) if view.question.status is Status.NOBODY_LEFT else colleague_keys(view, t)


def _about(view: QuestionView, event: Ping, reason: Reason, t: Translator) -> str:
    """The sentence about whoever did that last."""
    those = [line for line in view.lines if line.referral.reason is reason]
    name, colleague = (called(those[-1].expert, t.language), those[-1].referral.colleague) if those else ("—", "")
    return pings(t)[event].format(name=h(capital(name)), number=view.question.id, colleague=h(colleague))


def _goes_on(view: QuestionView, t: Translator) -> str:
    """What comes next, after somebody who can't."""
    if view.question.status is Status.ASKING:
        asked = [called(line.expert, t.language) for line in view.lines if line.referral.status in OPEN]
        return t.gettext("Being asked now: {name}").format(name=h(asked[0])) if asked else ""
    if view.question.status is Status.NOBODY_LEFT:
        return t.gettext("Nobody else is waiting in turn. Here is what you can do:")
    return ""


def expert_ping(view: ReferralView, event: ExpertPing, t: Translator) -> Screen:
    """Something happened to a question that the expert was asked."""
    outlet = h(view.journalist.outlet) if view.journalist else ""
    show = Key(t.pgettext("button", "Show"), ShowReferral(view.referral.id))
    quiet = view.silent or event in QUIET
    due = t.moment(view.referral.answer_by, view.now) if view.referral.answer_by else "—"
    text = expert_pings(t)[event].format(outlet=outlet or "—", due=due, **_now(view.question, view.now, t))
    human: Row = (Key(t.pgettext("button", "Write to the Media Center"), WriteLetter()),)
    quoted = {ExpertPing.PROPOSED: view.referral.proposal, ExpertPing.ANSWERED_BACK: view.referral.answered_back}
    text = lines(text, f"<blockquote>{h(quoted[event])}</blockquote>" if event in quoted else "")
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
        Ping.ASKED_BACK: t.gettext("❓ {name} has a question for you before deciding on your question No. {number}:"),
        Ping.COLLEAGUE: t.gettext(
            "👥 {name} can’t answer your question No. {number} this time and suggests a colleague: {colleague}."
        ),
        Ping.WITHDREW: t.gettext("↩️ {name} said yes to your question No. {number} but has had to withdraw."),
        Ping.RESERVE_FOUND: t.gettext(
            "🪑 {reserve} is standing by for your question No. {number} and steps in if the first expert drops out."
        ),
        Ping.RESERVE_NONE: t.gettext(
            "🪑 Nobody else can stand by for your question No. {number} just now. The yes you have still holds."
        ),
        Ping.RESERVE_LEFT: t.gettext(
            "↩️ The expert who was standing by for your question No. {number} can’t any more. The yes you have still "
            "holds."
        ),
        Ping.STEPPED_IN: t.gettext(
            "✅ {name} was standing by and has stepped in: you now have a new source for your question No. {number}."
        ),
        Ping.NOBODY_LEFT: t.gettext("😔 None of the experts asked can answer your question No. {number}."),
        Ping.EXPIRED: t.gettext("⌛ The deadline for your question No. {number} has passed."),
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
        ExpertPing.ANSWERED_BACK: t.gettext("💬 The journalist ({outlet}) has answered what you asked:"),
        ExpertPing.PASSED_BY: t.gettext(
            "⌛ The time to answer has passed, and the next expert is being asked. You can still say yes until the "
            "journalist’s deadline, as long as nobody else has."
        ),
        ExpertPing.OTHER_ANSWERED: t.gettext(
            "✅ Another expert has answered {outlet} in the meantime; you don’t need to do anything more. Thank you!"
        ),
        ExpertPing.DROPPED_OUT: t.gettext(
            "↩️ The journalist ({outlet}) has noted that you can’t answer after all and is looking for somebody else; "
            "you don’t need to do anything more. If this is a mistake, write to the Media Center: /human"
        ),
        ExpertPing.STEPPED_IN: t.gettext(
            "🔔 The journalist ({outlet}) needs you after all: the other expert can’t answer. They now have the "
            "contact details you chose."
        ),
        ExpertPing.RESERVE_ENDED: t.gettext("✅ {outlet} no longer needs you in reserve. Thank you for standing by!"),
        ExpertPing.PROPOSED: t.gettext(
            "💬 Your condition does not suit the journalist ({outlet}), who asks whether this would:"
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
        StaffPing.HELD: t.gettext(
            "✋ Question No. {number} looks like a mailing: the same text again, or many links. Nobody has been asked; "
            "it waits for you."
        ),
        StaffPing.ADDED: t.gettext("➕ Question No. {number}: the journalist has added to the text."),
        StaffPing.MOVED: t.gettext("🕑 Question No. {number}: the journalist has moved the deadline to: {deadline}."),
        StaffPing.FORMAT: t.gettext("🎙 Question No. {number}: the journalist now needs another format: {format}."),
    }
