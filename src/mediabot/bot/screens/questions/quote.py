"""A quote that is being checked, as each side sees it, and the wording that both keep."""

from __future__ import annotations

from mediabot.bot.buttons.talks import CheckQuote, ConfirmQuote, CorrectQuote, MoreTimeForQuote, TakeCorrection
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h
from mediabot.bot.screens.questions.question import COPIED
from mediabot.bot.screens.questions.views import QuoteView
from mediabot.domain.quotes import QuoteState
from mediabot.domain.text import length
from mediabot.i18n.translator import Translator


def quote(view: QuoteView, t: Translator) -> Screen:
    """What is asked, what became of it, and what its reader can do."""
    told, keys = (_to_journalist if view.of_journalist else _to_expert)(view, t)
    return Screen(blocks(_title(view, t), *told), keys, quiet=view.silent)


def _title(view: QuoteView, t: Translator) -> str:
    title = t.gettext("✍️ Quote check, question No. {number}, with {name}")
    return f"<b>{title.format(number=view.question_id, name=h(view.other))}</b>"


def _quoted(text: str) -> str:
    return f"<blockquote>{h(text)}</blockquote>"


def _to_journalist(view: QuoteView, t: Translator) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    quote, due = view.quote, t.moment(view.quote.answer_by, view.now)
    another: Row = (Key("✍️ " + t.pgettext("button", "Send another wording"), CheckQuote(quote.referral_id)),)
    match quote.state:
        case QuoteState.WAITING:
            waits = t.gettext("The expert has it; the answer is due {due}.").format(due=due)
            return (_quoted(quote.text), waits), (*_more_time(view, t), another)
        case QuoteState.CORRECTED:
            take = Key("✅ " + t.pgettext("button", "Use this wording"), TakeCorrection(quote.id), style=Style.GOOD)
            corrected = t.gettext("The expert has corrected it:")
            return (_quoted(quote.text), corrected, _quoted(quote.correction)), ((take,), another)
        case QuoteState.AGREED:
            return (t.gettext("✅ The agreed wording:"), _quoted(quote.wording)), (*_copy(view, t), another)
        case QuoteState.LATE:
            late = t.gettext("⌛ No answer came by {due}.").format(due=due)
            still = t.gettext("The expert can still answer until the deadline.") if view.answerable else ""
            return (_quoted(quote.text), late, still), (*_more_time(view, t), another)
    return (_quoted(quote.text), t.gettext("✖️ You have sent another wording since.")), ()


def _more_time(view: QuoteView, t: Translator) -> tuple[Row, ...]:
    if not view.extendable:
        return ()
    return ((Key("🕑 " + t.pgettext("button", "Wait until the deadline"), MoreTimeForQuote(view.quote.id)),),)


def _copy(view: QuoteView, t: Translator) -> tuple[Row, ...]:
    """Telegram copies short texts only."""
    if length(view.quote.wording) > COPIED:
        return ()
    return ((Key("📋 " + t.pgettext("button", "Copy the quote"), copy=view.quote.wording),),)


def _to_expert(view: QuoteView, t: Translator) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    quote, due = view.quote, t.moment(view.quote.answer_by, view.now)
    match quote.state:
        case QuoteState.WAITING | QuoteState.LATE if view.answerable:
            asked = t.gettext("The journalist would like to quote you. Is this right?")
            by = t.gettext("Please answer by {due}.").format(due=due)
            if quote.state is QuoteState.LATE:
                by = t.gettext("⌛ The time to answer has passed; an answer still helps until the deadline.")
            right = Key("✅ " + t.pgettext("button", "It is right"), ConfirmQuote(quote.id), style=Style.GOOD)
            wrong = Key("✏️ " + t.pgettext("button", "Correct it"), CorrectQuote(quote.id))
            return (asked, _quoted(quote.text), by), ((right, wrong),)
        case QuoteState.CORRECTED:
            told = t.gettext("You have corrected it; the journalist has your wording:")
            return (_quoted(quote.text), told, _quoted(quote.correction)), ()
        case QuoteState.AGREED:
            return (t.gettext("✅ The agreed wording:"), _quoted(quote.wording)), ()
        case QuoteState.REPLACED:
            return (_quoted(quote.text), t.gettext("✖️ The journalist has sent another wording since.")), ()
    return (_quoted(quote.text), t.gettext("⌛ The deadline has passed; you don’t need to do anything more.")), ()
