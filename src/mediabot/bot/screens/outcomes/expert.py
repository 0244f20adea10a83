"""What the expert hears once a question is over, and what their answers led to."""

from __future__ import annotations

from mediabot.bot.buttons.outcomes import RateJournalist
from mediabot.bot.buttons.questions import WriteLetter
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines, rows, ticked
from mediabot.bot.screens.outcomes.follow_up import STORY_SHOWN
from mediabot.bot.screens.outcomes.views import ImpactView, ThanksView
from mediabot.bot.screens.outcomes.words import conduct_key
from mediabot.bot.screens.words import called
from mediabot.domain.follow_ups import Conduct, Impact
from mediabot.domain.mails import ON_ITS_WAY
from mediabot.domain.text import clean_line
from mediabot.i18n.outcomes import became
from mediabot.i18n.translator import Translator


def thanks(view: ThanksView, t: Translator) -> Screen:
    """Thanks, what became of it, and how the journalist went about it."""
    story = clean_line(view.question.story, STORY_SHOWN)
    heading = _for_staff(view, t) if view.for_staff else t.gettext("Thank you for your answer")
    text = blocks(
        lines(f"🙏 <b>{heading}</b>", _journalist(view, t), f"<blockquote>{h(story)}</blockquote>" if story else ""),
        h(became(view.follow_up.outcome, view.follow_up.link, t)),
        _rating(view, t),
    )
    return Screen(text, _keys(view, t), quiet=view.silent)


def _for_staff(view: ThanksView, t: Translator) -> str:
    told = t.gettext("Please thank {name}, who has no account here")
    if view.letter in ON_ITS_WAY:
        told = t.gettext("{name} is being thanked by e-mail")
    return told.format(name=h(called(view.expert, t.language)))


def _journalist(view: ThanksView, t: Translator) -> str:
    person = view.journalist
    if person is None:
        return t.gettext("The journalist has left the bot.")
    return "👤 " + ", ".join(h(part) for part in (person.byline or person.name, person.outlet) if part)


def _rating(view: ThanksView, t: Translator) -> str:
    match view.follow_up.conduct:
        case None if view.for_staff:
            return t.gettext("If they say how the journalist went about it, note it here.")
        case None:
            return lines(
                t.gettext("How did the journalist go about it? Only the Media Center team will see this."),
                t.gettext("You can also reply to this message with 1, 2, 3 or 4."),
            )
        case Conduct.MISQUOTED:
            return t.gettext("✔️ Noted. The team has been told; please write to them what should have been said.")
    return t.gettext("✔️ Noted. Only the Media Center team sees this.")


def _keys(view: ThanksView, t: Translator) -> tuple[Row, ...]:
    rated = view.follow_up.conduct
    keys = [Key(ticked(conduct_key(one, t), one is rated), RateJournalist(view.referral_id, one)) for one in Conduct]
    human = Key("🙋 " + t.pgettext("button", "Write to the Media Center"), WriteLetter())
    asks = rated is Conduct.MISQUOTED and not view.for_staff
    return (*rows(keys, 2), *(((human,),) if asks else ()))


def impact(view: ImpactView, t: Translator) -> Screen:
    """Asks, answers and stories of the year."""
    if view.impact is None:
        return Screen(t.gettext("This is for experts of the directory. To become one, write to the team: /human"))
    heading = "<b>" + t.gettext("What came of your answers in {year}").format(year=view.year) + "</b>"
    if not view.impact.asked:
        return Screen(blocks(heading, t.gettext("No journalist has asked you yet this year.")))
    return Screen(blocks(heading, _counts(view.impact, t), _links(view.impact, t)))


def _counts(one: Impact, t: Translator) -> str:
    counts = (
        t.ngettext("{count} question put to you", "{count} questions put to you", one.asked).format(count=one.asked),
        t.ngettext("{count} answer from you", "{count} answers from you", one.answered).format(count=one.answered),
        t.ngettext("{count} time you said yes", "{count} times you said yes", one.said_yes).format(count=one.said_yes),
        t.ngettext("{count} story that came out", "{count} stories that came out", one.stories).format(
            count=one.stories
        ),
    )
    return "\n".join(f"• {count}" for count in counts)


def _links(one: Impact, t: Translator) -> str:
    if not one.links:
        return ""
    told = [f"• {t.today(when)}: {h(link)}" for when, link in one.links]
    return lines(t.gettext("The newest:"), *told)
