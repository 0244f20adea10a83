"""Which screen draws each notice to people about themselves, letters, and what needs but a few words."""

from __future__ import annotations

from mediabot.bot.screens import alerts, asks, notes, people, trust
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.questions import correspondence, staff
from mediabot.bot.screens.views import InviteLine, InvitesView
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.notes import Asked, Note, StaffAlert
from mediabot.domain.notices.people import (
    Deleted,
    DeleteMe,
    ExpertsToInvite,
    Help,
    LanguageChoice,
    LetterFile,
    LetterOfStaff,
    LimitsCard,
    MyData,
    MyDataFile,
    PressCard,
    Privacy,
    Rules,
    SettingsCard,
    StaffInvite,
    StaffJournalist,
    StaffLetter,
    Welcome,
    WriteToStaff,
)
from mediabot.services.people.held import held_about
from mediabot.services.people.limits import limits_of

FOUND = 12
"""Experts found for an invite."""

LINKS = 12
"""Unused links on the menu of invites."""


async def _welcome(s: Showing[Welcome]) -> Screen:
    return people.welcome(s.reader, s.t)


async def _help(s: Showing[Help]) -> Screen:
    office = s.desk.office
    return people.help_screen(s.reader, s.t, called=office.bot_name if office.inline else "")


async def _language(s: Showing[LanguageChoice]) -> Screen:
    return people.language(s.t)


async def _settings(s: Showing[SettingsCard]) -> Screen:
    return people.settings(s.reader, s.t, mails=s.desk.office.mails)


async def _privacy(s: Showing[Privacy]) -> Screen:
    return people.privacy(s.t)


async def _rules(s: Showing[Rules]) -> Screen:
    return trust.rules(s.t)


async def _limits(s: Showing[LimitsCard]) -> Screen:
    person = await s.desk.work.people.get(s.subject) if s.subject else None
    if s.subject and person is None:
        raise Gone(Kind.PERSON, s.subject)
    own = await s.desk.work.limits.get(s.subject) is not None
    name = (person.byline or person.name) if person else ""
    return trust.limits(trust.LimitsView(s.subject, name, await limits_of(s.desk, s.subject), own), s.t)


async def _my_data(s: Showing[MyData]) -> Screen:
    return people.my_data(await s.loader.my_data(s.reader), s.t)


async def _my_data_file(s: Showing[MyDataFile]) -> Screen:
    return people.my_data_file((await held_about(s.desk, s.reader)).file, s.t)


async def _delete(s: Showing[DeleteMe]) -> Screen:
    return people.delete(s.t)


async def _deleted(s: Showing[Deleted]) -> Screen:
    return people.deleted(s.t)


async def _human(s: Showing[WriteToStaff]) -> Screen:
    return correspondence.human(s.t)


async def _letter(s: Showing[LetterOfStaff]) -> Screen:
    return correspondence.letter(await s.loader.letter(s.subject), s.t)


async def _letter_file(s: Showing[LetterFile]) -> Screen:
    return correspondence.letter_file(await s.loader.letter(s.subject), s.notice.number, s.t)


async def _staff_letter(s: Showing[StaffLetter]) -> Screen:
    return staff.staff_letter(await s.loader.letter(s.subject), s.t)


async def _press_card(s: Showing[PressCard]) -> Screen:
    person = await s.loader.desk.work.people.get(s.subject)
    if person is None or not person.press_card:
        raise Gone(Kind.PERSON, s.subject)
    return staff.press_card(person, s.t)


async def _staff_journalist(s: Showing[StaffJournalist]) -> Screen:
    work = s.desk.work
    person, conduct = await work.people.get(s.subject), await work.follow_ups.conduct_of(s.subject)
    return staff.staff_journalist(person, s.t, blocking=s.notice.blocking, conduct=conduct)


async def _staff_invite(s: Showing[StaffInvite]) -> Screen:
    work, office = s.desk.work, s.desk.office
    lines = []
    for invite in list(await work.invites.open(s.desk.now))[:LINKS]:
        maker = await work.people.get(invite.created_by) if invite.created_by else None
        expert = s.loader.called(invite.expert_id) if office.expert(invite.expert_id) else ""
        lines.append(InviteLine(invite, expert, maker.name if maker else ""))
    return people.invite_menu(InvitesView(tuple(lines), s.desk.now), s.t)


async def _invite_experts(s: Showing[ExpertsToInvite]) -> Screen:
    found = s.loader.desk.office.index.search(s.notice.wanted, limit=FOUND)
    return staff.invite_experts(tuple(s.loader.expert(match.expert_id) for match in found), s.t)


async def _note(s: Showing[Note]) -> Screen:
    return notes.note(s.notice, s.person, s.t)


async def _asked(s: Showing[Asked]) -> Screen:
    return asks.asked(s.notice, s.t)


async def _alert(s: Showing[StaffAlert]) -> Screen:
    concerned = await s.loader.desk.work.people.get(s.subject) if s.subject else None
    expert = s.loader.called(s.notice.expert) if s.notice.expert else ""
    return alerts.alert(s.notice, concerned, expert, s.t)


SCREENS: Screens = {
    Welcome: _welcome,
    Help: _help,
    LanguageChoice: _language,
    SettingsCard: _settings,
    Privacy: _privacy,
    Rules: _rules,
    LimitsCard: _limits,
    MyData: _my_data,
    MyDataFile: _my_data_file,
    DeleteMe: _delete,
    Deleted: _deleted,
    WriteToStaff: _human,
    LetterOfStaff: _letter,
    Note: _note,
    Asked: _asked,
    StaffJournalist: _staff_journalist,
    PressCard: _press_card,
    LetterFile: _letter_file,
    StaffLetter: _staff_letter,
    StaffAlert: _alert,
    StaffInvite: _staff_invite,
    ExpertsToInvite: _invite_experts,
}
