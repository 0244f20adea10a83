"""What the journalist is asked once a question is over."""

from __future__ import annotations

from mediabot.bot.buttons.outcomes import LeaveLink, RateMatch, SayOutcome
from mediabot.bot.buttons.questions import WriteLetter
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines, rows, ticked
from mediabot.bot.screens.outcomes.views import FollowUpView
from mediabot.bot.screens.outcomes.words import fit_key, outcome_key
from mediabot.bot.screens.words import called
from mediabot.domain.follow_ups import MOST_ASKED, Fit, Outcome
from mediabot.domain.text import clean_line
from mediabot.i18n.translator import Translator

STORY_SHOWN = 200


def follow_up(view: FollowUpView, t: Translator) -> Screen:
    """The same card from the question to the last answer."""
    one, question = view.follow_up, view.question
    heading = t.gettext("Your question No. {number}").format(number=question.id)
    story = f"<blockquote>{h(clean_line(question.story, STORY_SHOWN))}</blockquote>" if question.story else ""
    asks = _search(view, t) if one.referral_id is None else _story(view, t)
    text = blocks(lines(f"📰 <b>{heading}</b>", story), asks, _how_to_type(view, t))
    return Screen(text, _keys(view, t), quiet=view.silent)


def _name(view: FollowUpView, t: Translator) -> str:
    return h(called(view.expert, t.language)) if view.expert else ""


def _story(view: FollowUpView, t: Translator) -> str:
    match = t.gettext("Was {name} the right expert for it? Only the Media Center team will see this.")
    return blocks(_story_so_far(view, t), match.format(name=_name(view, t)))


def _story_so_far(view: FollowUpView, t: Translator) -> str:
    one, name = view.follow_up, _name(view, t)
    match one.outcome:
        case Outcome.PUBLISHED if one.link:
            told = t.gettext("✅ It’s out: {link}\n{name} has the link, with our thanks.")
            return told.format(link=h(one.link), name=name)
        case Outcome.PUBLISHED if one.awaits_link:
            told = t.gettext(
                "✅ It’s out! Paste the link here: {name} will get it with our thanks, and the team may list it in the "
                "news."
            )
            return told.format(name=name)
        case Outcome.PUBLISHED:
            told = t.gettext(
                "✅ It’s out, and {name} has our thanks. You can still reply to this message with the link."
            )
            return told.format(name=name)
        case Outcome.NOT_USED:
            return t.gettext("✔️ Not used. {name} will be told, with our thanks for their time.").format(name=name)
        case Outcome.NOT_YET if one.asked < MOST_ASKED and one.due_at is not None:
            return t.gettext("⏳ Not yet. I’ll ask once more in a week.")
        case Outcome.NOT_YET:
            return t.gettext("⏳ Not yet. I won’t ask again; once it’s out, reply to this message with the link.")
    if one.asked >= MOST_ASKED:
        return t.gettext("A week ago your piece wasn’t out yet. Is it now?")
    return t.gettext("{name} said yes. Has your piece come out?").format(name=name)


def _search(view: FollowUpView, t: Translator) -> str:
    match view.follow_up.outcome:
        case Outcome.FOUND:
            return t.gettext("✔️ Thank you. Good to know that you found somebody.")
        case Outcome.NOT_FOUND:
            return t.gettext("✔️ Thank you for telling us. The team looks for experts where they are missing.")
    return t.gettext("Nobody in the directory said yes. Did you find somebody to talk to in the end?")


def _how_to_type(view: FollowUpView, t: Translator) -> str:
    if view.follow_up.outcome is not None:
        return ""
    if view.follow_up.referral_id is None:
        return t.gettext("You can also reply to this message with 1 or 2.")
    return t.gettext("You can also reply to this message with 1, 2 or 3, or with the link.")


def _keys(view: FollowUpView, t: Translator) -> tuple[Row, ...]:
    one, number = view.follow_up, view.question.id
    said = tuple(
        Key(ticked(outcome_key(outcome, t), outcome is one.outcome), SayOutcome(number, outcome))
        for outcome in one.choices
    )
    if one.referral_id is None:
        human = Key("🙋 " + t.pgettext("button", "Write to the Media Center"), WriteLetter())
        return (said, (human,)) if one.outcome is Outcome.NOT_FOUND else (said,)
    link = (Key(t.pgettext("button", "There is no link"), LeaveLink(number)),) if one.awaits_link else ()
    fits = tuple(Key(ticked(_fit_label(fit, t), fit is one.fit), RateMatch(number, fit)) for fit in Fit)
    return (*rows(said, 3), *((link,) if link else ()), fits)


def _fit_label(fit: Fit, t: Translator) -> str:
    sign = {Fit.GOOD: "👍 ", Fit.PARTLY: "", Fit.POOR: "👎 "}[fit]
    return sign + fit_key(fit, t)
