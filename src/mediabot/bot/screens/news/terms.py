"""The embargo terms, by where the reader stands with them. Raise `TERMS_VERSION` when the text changes in substance."""

from __future__ import annotations

from mediabot.bot.buttons.news import AgreeToTerms
from mediabot.bot.buttons.questions import WriteLetter
from mediabot.bot.screens.base import Key, Screen, blocks, lines
from mediabot.bot.screens.news.views import EmbargoTermsView
from mediabot.bot.screens.words import reason_line
from mediabot.domain.embargo import TermsStanding
from mediabot.i18n.translator import Translator


def embargo_terms(view: EmbargoTermsView, t: Translator) -> Screen:
    """The terms with "I agree", or when the reader agreed, or why they can't."""
    human = Key(t.pgettext("button", "Write to the Media Center"), WriteLetter())
    match view.standing:
        case TermsStanding.CLOSED:
            return Screen(_closed(view, t), ((human,),))
        case TermsStanding.NOT_VERIFIED:
            return Screen(blocks(_heading(t), _not_verified(t)), ((human,),))
        case TermsStanding.AGREED:
            return Screen(blocks(_heading(t), _terms(t), "✅ " + _agreed(view, t)))
    anew = t.gettext("The terms have changed since you agreed. Please read them again.")
    told = t.gettext(
        "If you agree, we will record when you did and which version of the terms it was ({version})."
    ).format(version=view.version)
    agree = Key("✅ " + t.pgettext("button", "I agree"), AgreeToTerms(view.version))
    text = blocks(_heading(t), anew if view.standing is TermsStanding.ASKED_ANEW else "", _terms(t), told)
    return Screen(text, ((agree,),))


def _heading(t: Translator) -> str:
    return "🔒 <b>" + t.gettext("Releases under embargo: the terms") + "</b>"


def _terms(t: Translator) -> str:
    terms = (
        t.gettext("Until the time given in the release, you publish nothing from it: in print, on air or online."),
        t.gettext("You pass nothing on. In your newsroom only those who work on the story know it, on the same terms."),
        t.gettext("You may prepare your story, and ask the Media Center team about it."),
        t.gettext("The embargo holds even if somebody else publishes first, until the Media Center lifts it."),
        t.gettext("Anyone who breaks an embargo receives no further embargoed releases."),
    )
    return lines(*(f"{number}. {term}" for number, term in enumerate(terms, start=1)))


def _agreed(view: EmbargoTermsView, t: Translator) -> str:
    since = t.gettext("You agreed on {day} (version {version}). Releases under embargo are in /news and /ideas.")
    return since.format(day=t.day(view.agreed_on), version=view.version) if view.agreed_on else ""


def _not_verified(t: Translator) -> str:
    return t.gettext(
        "Releases under embargo are for journalists whose profile the Media Center has verified. We "
        "verify it when you send your first question to an expert; you can also write to the Media Center team."
    )


def _closed(view: EmbargoTermsView, t: Translator) -> str:
    return blocks(
        t.gettext("🔒 Your access to releases under embargo has been closed because an embargo was broken."),
        reason_line(view.reason, t),
        t.gettext("If this is a mistake, write to the Media Center team."),
    )
