"""Short messages of their own, for a side that must look up; the details are on the card above."""

from __future__ import annotations

from mediabot.bot.buttons.questions import ShowQuestion, ShowReferral
from mediabot.bot.screens.base import Key, Screen, h
from mediabot.bot.screens.questions.views import QuestionView, ReferralView
from mediabot.bot.screens.words import called
from mediabot.domain.notices.events import ExpertPing, Ping
from mediabot.domain.referrals import OPEN, ReferralStatus
from mediabot.i18n.translator import Translator


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
    return Screen(pings(t)[event].format(name=name, number=number), ((show,),))


def expert_ping(view: ReferralView, event: ExpertPing, t: Translator) -> Screen:
    """Something happened to a question that the expert was asked."""
    outlet = h(view.journalist.outlet) if view.journalist else ""
    show = Key(t.pgettext("button", "Show"), ShowReferral(view.referral.id))
    quiet = event in (ExpertPing.EXPIRED, ExpertPing.WITHDRAWN)
    return Screen(expert_pings(t)[event].format(outlet=outlet or "—"), ((show,),), quiet=quiet)


def pings(t: Translator) -> dict[Ping, str]:
    return {
        Ping.ACCEPTED: t.gettext("✅ {name} said yes to your question No. {number}."),
        Ping.OFFERED: t.gettext("🤝 {name} can answer your question No. {number}, on a condition."),
        Ping.ASKING: t.gettext("✅ Your profile has been verified. Your question No. {number} went to {name}."),
        Ping.NOBODY_LEFT: t.gettext("😔 None of the experts asked can answer your question No. {number}."),
        Ping.EXPIRED: t.gettext("⌛ The deadline of your question No. {number} passed without an answer."),
        Ping.REFUSED: t.gettext("⛔ The Media Center has stopped your question No. {number}."),
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
        ExpertPing.WITHDRAWN: t.gettext(
            "✖️ The request from {outlet} was withdrawn; you don’t need to do anything more. Thank you!"
        ),
        ExpertPing.DECLINED: t.gettext(
            "➖ Your condition did not suit the journalist ({outlet}). Thank you for the offer!"
        ),
    }
