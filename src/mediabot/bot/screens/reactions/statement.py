"""The question as an expert gets it, what they said, and what they can do about it; for staff where they reach them."""

from __future__ import annotations

from mediabot.bot.buttons.news import OpenNews
from mediabot.bot.buttons.reactions import StatementStep, StatementTap
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines
from mediabot.bot.screens.reactions.piece import interests, recording
from mediabot.bot.screens.reactions.views import StatementView
from mediabot.bot.screens.words import also_reachable, called, deadline, for_staff
from mediabot.domain.mails import ON_ITS_WAY
from mediabot.domain.notices.reactions import StatementEvent
from mediabot.domain.reactions import LONGEST, LONGEST_VOICE, ReactionState, StatementState
from mediabot.i18n.commented import dropped, embargo_line, keeps_own_words, mended, published_how, standing
from mediabot.i18n.translator import Translator


def statement(view: StatementView, t: Translator) -> Screen:
    """One expert's card."""
    if view.taken_away:
        return Screen(t.gettext("✖️ This question has moved to another account. Thank you!"), quiet=True)
    stands = standing(view.reaction.state, view.line.statement.state, t)
    text = blocks(_heading(view, t), _question(view, t), stands, _given(view, t), _how(view, t))
    return Screen(text, _keys(view, t), quiet=view.silent)


def _heading(view: StatementView, t: Translator) -> str:
    if not view.line.by_staff:
        return "🎓 <b>" + t.gettext("The Media Center asks for your comment") + "</b>"
    title = for_staff(view.letter, t).format(name=h(called(view.line.expert, t.language)))
    ways = " · ".join(h(way) for way in (view.contact.phone, view.contact.email) if way)
    direct = f"📇 {ways}" if ways else t.gettext("The directory has no contact details for this expert.")
    return lines(f"<b>{title}</b>", direct)


def _question(view: StatementView, t: Translator) -> str:
    reaction = view.reaction
    opened = reaction.state is ReactionState.OPEN
    until = t.moment(reaction.embargo_until, view.now) if reaction.embargo_until else ""
    return lines(
        f"<blockquote>{h(view.question)}</blockquote>",
        "🕒 " + t.gettext("Answer by: {moment}").format(moment=deadline(reaction.answer_by, view.now, t))
        if opened
        else "",
        "🔒 " + embargo_line(until, t) if reaction.embargo_until and reaction.embargo_until > view.now else "",
    )


def _how(view: StatementView, t: Translator) -> str:
    """What is wanted, from whoever has not answered while there is time."""
    if view.reaction.state is not ReactionState.OPEN or view.line.statement.state is StatementState.ANSWERED:
        return ""
    limits = {"count": t.number(LONGEST), "minutes": int(LONGEST_VOICE.total_seconds() // 60)}
    if view.letter in ON_ITS_WAY:
        return also_reachable(t)
    if view.line.by_staff:
        return t.gettext(
            "Several experts are being asked. Tell this one that the answers are published together, under their names "
            "and with the interests they declare. Then record the answer here: up to {count} characters, or a voice "
            "message of up to {minutes} minutes."
        ).format(**limits)
    return lines(
        published_how(t),
        t.gettext(
            "✍️ Tap “Answer” or reply to this message: up to {count} characters, or a voice message of up to "
            "{minutes} minutes."
        ).format(**limits),
    )


def _given(view: StatementView, t: Translator) -> str:
    """Their answer, and their interests as readers will see them."""
    given = view.line.statement
    declared = interests(view.line, t)
    if given.state not in (StatementState.ANSWERED, StatementState.LATE):
        return declared if view.reaction.state is ReactionState.OPEN else ""
    words = f"<blockquote>{h(given.text)}</blockquote>" if given.text else ""
    spoken = "🎙 " + recording(view.line, t) if given.voice else ""
    answer = lines(t.gettext("Your answer:") if not view.line.by_staff else t.gettext("The answer:"), words, spoken)
    return blocks(lines(answer, declared), _mended(view, t))


def _mended(view: StatementView, t: Translator) -> str:
    given = view.line.statement
    if given.objected:
        return keeps_own_words(t)
    if not given.mended or view.reaction.state is ReactionState.DROPPED:
        return ""
    return lines(mended(t), f"<blockquote>{h(given.mended)}</blockquote>")


def _keys(view: StatementView, t: Translator) -> tuple[Row, ...]:
    given, state = view.line.statement, view.reaction.state

    def key(label: str, step: StatementStep, style: Style = Style.PLAIN) -> Key:
        return Key(label, StatementTap(given.id, step), style=style)

    if state is ReactionState.CLOSED and given.mended:
        return ((key(t.pgettext("button", "Keep my own words"), StatementStep.OBJECT),),)
    if state is ReactionState.PUBLISHED and given.state is StatementState.ANSWERED:
        return _read(view, t)
    if state is not ReactionState.OPEN:
        return ()
    declare = key("⚖️ " + t.pgettext("button", "Declare interests"), StatementStep.INTERESTS)
    if given.state is StatementState.ANSWERED:
        change = key("✏️ " + t.pgettext("button", "Change the answer"), StatementStep.ANSWER)
        return ((change, key(t.pgettext("button", "Take it back"), StatementStep.TAKE_BACK)), (declare,))
    label = t.pgettext("button", "Record the answer") if view.line.by_staff else t.pgettext("button", "Answer")
    answer = key("✍️ " + label, StatementStep.ANSWER, Style.GOOD)
    if given.state is not StatementState.ASKED:
        return ((answer,), (declare,))
    no = key(t.pgettext("button", "Not this time"), StatementStep.DECLINE)
    return ((answer,), (no,), (declare,)) if view.line.by_staff else ((answer, no), (declare,))


def _read(view: StatementView, t: Translator) -> tuple[Row, ...]:
    item_id = view.reaction.item_id
    return ((Key("📰 " + t.pgettext("button", "Read it"), OpenNews(item_id)),),) if item_id else ()


def ping(view: StatementView, event: StatementEvent, t: Translator) -> Screen:
    """Makes the expert look up."""
    question = f"<blockquote>{h(view.question)}</blockquote>"
    if event in (StatementEvent.REMINDER, StatementEvent.EXTENDED):
        by = "🕒 " + t.gettext("Answer by: {moment}").format(moment=deadline(view.reaction.answer_by, view.now, t))
        return Screen(lines(pings(t)[event], question, by), _keys(view, t), quiet=view.silent)
    keys = _read(view, t) if event is StatementEvent.QUOTED else ()
    return Screen(lines(pings(t)[event], question), keys, quiet=view.silent)


def pings(t: Translator) -> dict[StatementEvent, str]:
    """What each of them says, above the question."""
    return {
        StatementEvent.REMINDER: t.gettext("🔔 The Media Center would still like your comment:"),
        StatementEvent.EXTENDED: t.gettext("There is more time for your comment:"),
        StatementEvent.QUOTED: t.gettext("📰 You are quoted: the experts’ answers have been published. Thank you!"),
        StatementEvent.DROPPED: dropped(t),
    }
