"""The time on which the two sides of a talk agree, and what they take with them from a yes."""

from __future__ import annotations

from mediabot.bot.buttons.people import Dismiss
from mediabot.bot.buttons.talks import AgreeOnTime, CallOffMeeting, LeaveTime, ProposeTime
from mediabot.bot.screens.base import File, Key, Row, Screen, Style, blocks, h
from mediabot.bot.screens.questions.views import MeetingView
from mediabot.bot.screens.words import attribution_name, format_name
from mediabot.domain.people import Person
from mediabot.i18n.invitation import Invitation, calendar_file
from mediabot.i18n.translator import Translator
from mediabot.i18n.when import clock_turn


def meeting(view: MeetingView, t: Translator) -> Screen:
    """What stands, and what its reader can do about it."""
    text = blocks(_title(view, t), _agreed(view, t), _proposed(view, t), _asked(view, t))
    return Screen(text, _keys(view, t), quiet=view.silent)


def _title(view: MeetingView, t: Translator) -> str:
    title = t.gettext("🗓 A time for question No. {number}, with {name}")
    return f"<b>{title.format(number=view.question.id, name=h(view.other))}</b>"


def _agreed(view: MeetingView, t: Translator) -> str:
    meeting = view.meeting
    if meeting.called_off:
        return t.gettext("✖️ The agreed time is off. You can suggest another one.")
    if meeting.starts_at is None:
        return ""
    return t.gettext("✅ Agreed: {moment}").format(moment=t.moment(meeting.starts_at, view.now))


def _proposed(view: MeetingView, t: Translator) -> str:
    proposed = view.meeting.proposed
    if proposed is None:
        return ""
    told = (
        t.gettext("You suggest: {moment}. It stands as soon as the other side agrees.")
        if view.meeting.proposed_by == view.reader_id
        else t.gettext("Suggested to you: {moment}")
    )
    turn = clock_turn(proposed, t.zone)
    return blocks(told.format(moment=f"<b>{t.moment(proposed, view.now)}</b>"), _turn(turn, t), _late(view, t))


def _turn(turn: str, t: Translator) -> str:
    """On the two nights when the clock moves."""
    return {
        "": "",
        "twice": t.gettext("⚠️ The clocks go back that night and this hour comes twice; the first one is meant."),
        "skipped": t.gettext("⚠️ The clocks go forward that night; the hour from 3:00 to 4:00 is left out."),
    }[turn]


def _late(view: MeetingView, t: Translator) -> str:
    """The journalist's deadline comes first."""
    deadline, proposed = view.question.deadline, view.meeting.proposed
    if deadline is None or proposed is None or proposed <= deadline:
        return ""
    return t.gettext("⚠️ This is later than the deadline: {deadline}.").format(deadline=t.moment(deadline, view.now))


def _asked(view: MeetingView, t: Translator) -> str:
    """What was wrong with the last words, and how to say it."""
    if not view.asking:
        return ""
    troubles = {
        "not_understood": t.gettext("⚠️ I did not understand that."),
        "past": t.gettext("⚠️ That time has passed."),
        "too_far": t.gettext("⚠️ That is more than three months away."),
    }
    ask = t.gettext("Write a day and a time, for example “tomorrow 15:00” or “Friday at 10”.")
    return " ".join(filter(None, (troubles.get(view.trouble, ""), f"<b>{ask}</b>")))


def _keys(view: MeetingView, t: Translator) -> tuple[Row, ...]:
    if not view.open:
        return ()
    meeting, referral_id = view.meeting, view.referral_id
    if view.asking:
        return ((Key(t.pgettext("button", "Cancel"), Dismiss()),),)
    another = Key("🕑 " + t.pgettext("button", "Suggest another time"), ProposeTime(referral_id))
    off: tuple[Row, ...] = ()
    if meeting.agreed is not None and meeting.agreed > view.now:
        label = "✖️ " + t.pgettext("button", "Call it off")
        off = ((Key(label, CallOffMeeting(referral_id), style=Style.BAD),),)
    if meeting.proposed is None:
        return ((another,), *off)
    if meeting.proposed_by == view.reader_id:
        return ((Key(t.pgettext("button", "Take it back"), LeaveTime(referral_id)),), (another,), *off)
    at = int(meeting.proposed.timestamp())
    agree = Key("✅ " + t.pgettext("button", "I agree"), AgreeOnTime(referral_id, at), style=Style.GOOD)
    return ((agree, Key(t.pgettext("button", "I can’t then"), LeaveTime(referral_id))), (another,), *off)


def meeting_file(view: MeetingView, t: Translator) -> Screen:
    """For the reader's calendar: what is agreed, or that it is off. No story and no contact: calendars travel."""
    meeting = view.meeting
    starts_at, ends_at = meeting.starts_at or view.now, meeting.ends_at or view.now
    title = t.gettext("Interview: {name}").format(name=view.other)
    about = t.gettext("Question No. {number} to the Media Center").format(number=view.question.id)
    details = (about, format_name(view.question.format, t), attribution_name(view.question.attribution, t))
    invitation = Invitation(
        uid=f"talk-{view.referral_id}@{view.bot_name}",
        sequence=meeting.sequence,
        starts_at=starts_at,
        ends_at=ends_at,
        title=title,
        made_at=view.now,
        about="\n".join(filter(None, details)),
        organiser=t.gettext("Media Center"),
        home=f"https://t.me/{view.bot_name}",
        called_off=meeting.called_off,
    )
    told = (
        t.gettext("✖️ For your calendar: the appointment is off.")
        if meeting.called_off
        else t.gettext("📎 For your calendar: {moment}").format(moment=t.moment(starts_at, view.now))
    )
    return Screen(told, file=File("interview.ics", lambda: calendar_file(invitation)))


def partner(person: Person | None) -> str:
    """The journalist, as the expert's calendar names them."""
    return ", ".join(filter(None, (person.byline or person.name, person.outlet))) if person else "—"
