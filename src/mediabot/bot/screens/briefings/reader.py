"""A briefing as whoever may come has it: the card, what makes them look up, and the file for their calendar."""

from __future__ import annotations

from mediabot.bot.buttons.briefings import SignupStep, SignupTap
from mediabot.bot.buttons.lists import Listed
from mediabot.bot.screens.base import File, Key, Row, Screen, Style, blocks, h, lines
from mediabot.bot.screens.briefings.views import BriefingLine, BriefingView
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.words import called, running_out, who
from mediabot.domain.briefings import BriefingState, SignupState
from mediabot.domain.notices.briefings import BriefingEvent
from mediabot.domain.text import cut
from mediabot.i18n.invitation import Invitation, calendar_file
from mediabot.i18n.translator import Translator


def briefing_card(view: BriefingView, t: Translator) -> Screen:
    """What it is about, when, with whom; whether they have a place."""
    heading = "🎙 <b>" + t.gettext("Briefing") + "</b>"
    notes = h(view.briefing.notes) if _signed_up(view) else ""
    text = blocks(
        lines(heading, f"<b>{h(view.title)}</b>"),
        _when(view, t),
        lines(*("👤 " + who(expert, t) for expert in view.experts)),
        _standing(view, t),
        lines("📝 <b>" + t.gettext("What there is afterwards:") + "</b>", notes) if notes else "",
    )
    return Screen(text, _keys(view, t), quiet=view.silent)


def _state(view: BriefingView) -> SignupState | None:
    return view.signup.state if view.signup else None


def _signed_up(view: BriefingView) -> bool:
    return _state(view) in (SignupState.SIGNED, SignupState.WAITING)


def _when(view: BriefingView, t: Translator) -> str:
    """Where it is, only those know who have a place."""
    place = view.briefing.place if _state(view) is SignupState.SIGNED else ""
    return lines("🕒 " + _moment(view, t), f"📍 {h(place)}" if place else "")


def _moment(view: BriefingView, t: Translator) -> str:
    starts_at = view.briefing.starts_at
    if starts_at is None:
        return ""
    moment = t.moment(starts_at, view.now)
    return f"{moment} ({running_out(starts_at, view.now, t)})" if view.briefing.upcoming(view.now) else moment


def _standing(view: BriefingView, t: Translator) -> str:
    if view.briefing.state is BriefingState.CANCELLED:
        return t.gettext("✖️ This briefing will not take place.")
    if not view.briefing.upcoming(view.now):
        return t.gettext("This briefing has already begun.")
    question = view.signup.question if view.signup else ""
    asked = t.gettext("❓ Your question: {question}").format(question=h(question)) if question else ""
    match _state(view):
        case SignupState.SIGNED:
            return lines(t.gettext("✅ You have a place. You’ll get a reminder an hour before."), asked)
        case SignupState.WAITING:
            told = t.gettext(
                "⏳ All places are taken. You are number {number} in line, and will hear as soon as one is free."
            )
            return lines(told.format(number=t.number(view.ahead + 1)), asked)
    return t.gettext("All places are taken. You can join the waiting list.") if view.full else ""


def _keys(view: BriefingView, t: Translator) -> tuple[Row, ...]:
    def key(label: str, step: SignupStep, style: Style = Style.PLAIN) -> Key:
        return Key(label, SignupTap(view.briefing.id, step), style=style)

    if not view.briefing.upcoming(view.now):
        return ()
    ask = key("❓ " + t.pgettext("button", "Send a question"), SignupStep.ASK)
    match _state(view):
        case SignupState.SIGNED:
            file = key("📅 " + t.pgettext("button", "For the calendar"), SignupStep.FILE)
            return ((ask,), (file, key(t.pgettext("button", "I can’t come"), SignupStep.LEAVE)))
        case SignupState.WAITING:
            return ((ask,), (key(t.pgettext("button", "Leave the line"), SignupStep.LEAVE),))
    label = t.pgettext("button", "Join the waiting list") if view.full else t.pgettext("button", "Sign up")
    return ((key(label, SignupStep.SIGN_UP, Style.GOOD),),)


def briefing_list(listed: tuple[BriefingLine, ...], page: int, t: Translator) -> Screen:
    """Those to come."""
    keys: tuple[Row, ...] = tuple(
        (Key(cut(line.title, 60), SignupTap(line.briefing.id, SignupStep.SHOW)),) for line in on_page(listed, page)
    )
    none = "" if listed else t.gettext("No briefing is announced at the moment.")
    heading = "🎙 <b>" + t.gettext("Briefings with experts") + "</b>"
    return Screen(blocks(heading, none), (*keys, *turning(listed, page, Listed.BRIEFINGS, t)))


def ping(view: BriefingView, event: BriefingEvent, t: Translator) -> Screen:
    """Something happened to a briefing they signed up for."""
    place = f"📍 {h(view.briefing.place)}" if _state(view) is SignupState.SIGNED else ""
    about = "" if event in (BriefingEvent.CANCELLED, BriefingEvent.NOTES) else lines("🕒 " + _moment(view, t), place)
    notes = h(view.briefing.notes) if event is BriefingEvent.NOTES else ""
    text = blocks(lines(pings(t)[event], f"<b>{h(view.title)}</b>", about), notes)
    show = Key(t.pgettext("button", "Show"), SignupTap(view.briefing.id, SignupStep.SHOW))
    return Screen(text, ((show,),), quiet=view.silent)


def pings(t: Translator) -> dict[BriefingEvent, str]:
    """What each of them says, above the title."""
    return {
        BriefingEvent.MOVED: t.gettext("🔁 The briefing has been moved:"),
        BriefingEvent.CANCELLED: t.gettext("✖️ The briefing will not take place:"),
        BriefingEvent.PLACE: t.gettext("✅ A place has become free, and it is yours:"),
        BriefingEvent.REMINDER: t.gettext("🔔 The briefing is about to begin:"),
        BriefingEvent.NOTES: t.gettext("📝 From the briefing:"),
    }


def briefing_file(view: BriefingView, t: Translator) -> Screen:
    """For the reader's calendar: when it is, or that it is off."""
    briefing = view.briefing
    starts_at, ends_at = briefing.starts_at or view.now, briefing.ends_at or view.now
    off = briefing.state is BriefingState.CANCELLED or _state(view) is not SignupState.SIGNED
    names = t.list_of(called(expert, t.language) for expert in view.experts)
    invitation = Invitation(
        uid=f"briefing-{briefing.id}@{view.bot_name}",
        sequence=briefing.sequence,
        starts_at=starts_at,
        ends_at=ends_at,
        title=t.gettext("Briefing: {title}").format(title=view.title),
        made_at=view.now,
        about="\n".join(part for part in (names, briefing.place) if part),
        organiser=t.gettext("Media Center"),
        home=f"https://t.me/{view.bot_name}",
        called_off=off,
    )
    told = (
        t.gettext("✖️ For your calendar: the appointment is off.")
        if off
        else t.gettext("📎 For your calendar: {moment}").format(moment=t.moment(starts_at, view.now))
    )
    return Screen(told, quiet=True, file=File("briefing.ics", lambda: calendar_file(invitation)))
