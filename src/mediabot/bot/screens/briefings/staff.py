"""Briefings as staff see them: the list, and one card from the draft to the notes."""

from __future__ import annotations

from mediabot.bot.buttons.briefings import BriefingStep, BriefingTap, BriefingTick
from mediabot.bot.buttons.lists import Listed
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines, rows, ticked
from mediabot.bot.screens.briefings.views import BriefingLine, StaffBriefingView
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.words import deadline, flag
from mediabot.domain.briefings import Briefing, BriefingState
from mediabot.domain.languages import WRITTEN
from mediabot.domain.notices.briefings import BriefingPlace
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

QUESTION_SHOWN, NOTES_SHOWN = 300, 600


def state_name(state: BriefingState, t: Translator) -> str:
    return {
        BriefingState.DRAFT: t.pgettext("briefing", "📝 draft"),
        BriefingState.ANNOUNCED: t.pgettext("briefing", "📣 announced"),
        BriefingState.CANCELLED: t.pgettext("briefing", "✖️ cancelled"),
    }[state]


def staff_briefings(listed: tuple[BriefingLine, ...], page: int, t: Translator) -> Screen:
    """The newest with their states, and a new one."""
    keys: list[Row] = []
    for line in on_page(listed, page):
        icon = state_name(line.briefing.state, t).split()[0]
        label = cut(f"{icon} {line.briefing.id} · {line.title or '—'}", 60)
        keys.append((Key(label, BriefingTap(line.briefing.id, BriefingStep.POST)),))
    new = Key("➕ " + t.pgettext("button", "New briefing"), BriefingTap(0, BriefingStep.NEW))
    heading = "🎙 <b>" + t.gettext("Briefings with experts") + "</b>"
    return Screen(heading, (*keys, *turning(listed, page, Listed.BRIEFINGS, t), (new,)))


def staff_briefing(view: StaffBriefingView, t: Translator) -> Screen:
    """One briefing: what, when, where, with whom, who comes."""
    heading = t.gettext("Briefing No. {number}").format(number=view.briefing.id)
    text = blocks(
        f"<b>{heading}</b> · {state_name(view.briefing.state, t)}",
        _title(view.briefing, t),
        _facts(view, t),
        _people(view, t),
        _notes(view, t),
        _asked(view, t),
    )
    return Screen(text, _keys(view, t))


def _title(briefing: Briefing, t: Translator) -> str:
    written = [f"{flag(code)} {h(text)}" for code in WRITTEN if (text := briefing.title.only(code))]
    return lines(*written) or t.gettext("There is no title yet.")


def _facts(view: StaffBriefingView, t: Translator) -> str:
    briefing, missing = view.briefing, t.gettext("not set")
    topics = t.list_of(h(topic) for topic in view.topics) if view.topics else missing
    places = t.number(briefing.places) if briefing.places else t.gettext("no limit")
    experts = t.list_of(h(name) for name in view.experts) if view.experts else t.gettext("none chosen")
    return lines(
        "🕒 " + t.gettext("Begins: {moment}").format(moment=deadline(briefing.starts_at, view.now, t) or missing),
        "📍 " + t.gettext("Where: {place}").format(place=h(briefing.place) or missing),
        "👤 " + t.gettext("With: {experts}").format(experts=experts),
        "🏷 " + t.gettext("Announced to followers of: {topics}").format(topics=topics),
        "💺 " + t.gettext("Places: {count}").format(count=places),
    )


def _people(view: StaffBriefingView, t: Translator) -> str:
    if view.briefing.state is BriefingState.DRAFT:
        return ""
    return lines(
        t.gettext("Signed up: {count}").format(count=t.number(view.coming)),
        t.gettext("In line: {count}").format(count=t.number(view.waiting)) if view.waiting else "",
        t.gettext("Questions sent: {count}").format(count=t.number(len(view.questions))) if view.questions else "",
    )


def _notes(view: StaffBriefingView, t: Translator) -> str:
    if not view.briefing.notes:
        return ""
    return lines("📝 " + t.gettext("Sent afterwards:"), h(cut(view.briefing.notes, NOTES_SHOWN)))


def _asked(view: StaffBriefingView, t: Translator) -> str:
    match view.side:
        case BriefingPlace.EXPERTS:
            return t.gettext("Tick who takes part, or write a topic to see others.")
        case BriefingPlace.TOPICS:
            return t.gettext("Whoever follows one of the ticked topics will hear of it. Write a word to add a topic.")
        case BriefingPlace.ANNOUNCE:
            return "<b>" + t.gettext("Announce it to everyone who follows these topics?") + "</b>"
        case BriefingPlace.CANCEL:
            return "<b>" + t.gettext("Cancel it? Everyone who signed up will be told.") + "</b>"
        case BriefingPlace.DELETE:
            return "<b>" + t.gettext("Delete this draft? That can’t be undone.") + "</b>"
        case BriefingPlace.QUESTIONS:
            asked = (f"• <b>{h(one.name)}</b>: {h(cut(one.words, QUESTION_SHOWN))}" for one in view.questions)
            return lines(*asked) or t.gettext("Nobody has sent a question yet.")
    if view.briefing.begun(view.now) and not view.briefing.notes:
        return t.gettext("It is over or under way. You can send the recording’s link or notes to whoever signed up.")
    return ""


def _keys(view: StaffBriefingView, t: Translator) -> tuple[Row, ...]:
    def key(label: str, step: BriefingStep, style: Style = Style.PLAIN) -> Key:
        return Key(label, BriefingTap(view.briefing.id, step), style=style)

    back = key("‹ " + t.pgettext("button", "Back"), BriefingStep.SHOW)
    match view.side:
        case BriefingPlace.EXPERTS | BriefingPlace.TOPICS:
            return (*_ticks(view), (back,))
        case BriefingPlace.ANNOUNCE:
            return (
                (key("📣 " + t.pgettext("button", "Yes, announce it"), BriefingStep.ANNOUNCE, Style.GOOD),),
                (back,),
            )
        case BriefingPlace.CANCEL:
            return ((key(t.pgettext("button", "Yes, cancel it"), BriefingStep.CANCEL_SURE, Style.BAD),), (back,))
        case BriefingPlace.DELETE:
            return ((key("🗑 " + t.pgettext("button", "Delete"), BriefingStep.DELETE_SURE, Style.BAD), back),)
        case BriefingPlace.QUESTIONS:
            return ((back,),)
    return _overview_keys(view, t)


def _ticks(view: StaffBriefingView) -> tuple[Row, ...]:
    what = "e" if view.side is BriefingPlace.EXPERTS else "t"
    return tuple(
        (
            Key(
                ticked(cut(one.name, 56), one.ticked),
                BriefingTick(view.briefing.id, what, one.key, int(not one.ticked)),
            ),
        )
        for one in view.choices
    )


def _overview_keys(view: StaffBriefingView, t: Translator) -> tuple[Row, ...]:
    def key(label: str, step: BriefingStep, style: Style = Style.PLAIN) -> Key:
        return Key(label, BriefingTap(view.briefing.id, step), style=style)

    moving = [
        key("🕒 " + t.pgettext("button", "Time"), BriefingStep.TIME),
        key("📍 " + t.pgettext("button", "Place"), BriefingStep.PLACE),
        key("💺 " + t.pgettext("button", "Seats"), BriefingStep.PLACES),
    ]
    if view.briefing.state is BriefingState.DRAFT:
        keys = [
            key("🇧🇬 " + t.pgettext("news part", "Title"), BriefingStep.BULGARIAN),
            key("🇬🇧 " + t.pgettext("news part", "Title"), BriefingStep.ENGLISH),
            *moving,
            key("👤 " + t.pgettext("button", "Experts"), BriefingStep.EXPERTS),
            key("🏷 " + t.pgettext("button", "Topics"), BriefingStep.TOPICS),
            key("🗑 " + t.pgettext("button", "Delete"), BriefingStep.DELETE),
        ]
        announce = key("📣 " + t.pgettext("button", "Announce"), BriefingStep.SURE, Style.GOOD)
        return (*rows(keys), *(((announce,),) if _ready(view) else ()))
    questions = key("❓ " + t.pgettext("button", "Questions"), BriefingStep.QUESTIONS)
    if view.briefing.upcoming(view.now):
        cancel = key("✖️ " + t.pgettext("button", "Cancel the briefing"), BriefingStep.CANCEL)
        return ((questions,), *rows(moving), (cancel,))
    notes = key("📝 " + t.pgettext("button", "Send notes or a recording"), BriefingStep.NOTES)
    return ((questions,), (notes,)) if view.briefing.begun(view.now) else ((questions,),)


def _ready(view: StaffBriefingView) -> bool:
    briefing = view.briefing
    return bool(briefing.title and briefing.starts_at and briefing.place and briefing.topics)
