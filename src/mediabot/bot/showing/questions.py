"""Which screen draws each notice of searches, questions, referrals, people and staff's cards."""

from __future__ import annotations

from mediabot.bot.buttons.questions import ShowQuestion, ShowReferral
from mediabot.bot.screens import notes, people
from mediabot.bot.screens.base import Key, Screen
from mediabot.bot.screens.questions import asking, correspondence, credentials, pings, question, referral, staff
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.deliveries import Notice
from mediabot.domain.text import clean_line

LISTED = 12
"""Questions on a person's own list."""


async def _question(s: Showing) -> Screen:
    return question.question(await s.loader.question(s.subject, confirming=bool(s.detail("confirming"))), s.t)


async def _ping(s: Showing) -> Screen:
    return pings.ping(await s.loader.question(s.subject), s.detail("event"), s.t)


async def _expert_ping(s: Showing) -> Screen:
    return pings.expert_ping(await s.loader.referral(s.subject), s.detail("event"), s.t)


async def _credentials(s: Showing) -> Screen:
    view = await s.loader.credentials(s.reader, s.subject, s.detail("ask"), s.detail("trouble"))
    return credentials.credentials(view, s.t)


async def _my_questions(s: Showing) -> Screen:
    questions = await s.loader.desk.work.questions.of(s.reader.id)
    keys = []
    for item in list(reversed(questions))[:LISTED]:
        icon = staff.status_name(item.status, s.t).split()[0]
        keys.append((item, Key(clean_line(f"{icon} {item.id} · {item.story}", 60), ShowQuestion(item.id))))
    return people.my_questions(tuple(keys), s.t)


async def _my_referrals(s: Showing) -> Screen:
    asked = [r for r in await s.loader.desk.work.referrals.of_person(s.reader.id) if r.asked_at]
    keys = []
    for item in list(reversed(asked))[:LISTED]:
        told = await s.loader.desk.work.questions.get(item.question_id)
        label = clean_line(f"{item.question_id} · {told.story if told else ''}", 60)
        keys.append(Key(label, ShowReferral(item.id)))
    return people.my_referrals(tuple(keys), s.t)


async def _staff_journalist(s: Showing) -> Screen:
    return staff.staff_journalist(await s.loader.desk.work.people.get(s.subject), s.t)


async def _alert(s: Showing) -> Screen:
    concerned = await s.loader.desk.work.people.get(s.subject) if s.subject else None
    expert_id = s.detail("expert")
    return notes.alert(s.delivery.detail, concerned, s.loader.expert(expert_id).name if expert_id else "", s.t)


async def _experts(s: Showing) -> Screen:
    return staff.staff_experts(await s.loader.expert_choice(s.subject, s.detail("wanted"), s.detail("chosen")), s.t)


async def _note(s: Showing) -> Screen:
    return notes.note(s.detail("event"), s.subject, s.person, s.delivery.detail, s.t)


async def _welcome(s: Showing) -> Screen:
    return people.welcome(s.reader, s.t)


async def _help(s: Showing) -> Screen:
    return people.help_screen(s.reader, s.t)


async def _language(s: Showing) -> Screen:
    return people.language(s.t)


async def _privacy(s: Showing) -> Screen:
    return people.privacy(s.t)


async def _my_data(s: Showing) -> Screen:
    return people.my_data(await s.loader.my_data(s.reader), s.t)


async def _my_data_file(s: Showing) -> Screen:
    return people.my_data_file(await s.loader.my_data(s.reader), s.t)


async def _delete(s: Showing) -> Screen:
    return people.delete(s.t)


async def _deleted(s: Showing) -> Screen:
    return people.deleted(s.t)


async def _human(s: Showing) -> Screen:
    return correspondence.human(s.t)


async def _matches(s: Showing) -> Screen:
    return asking.matches(await s.loader.search(s.subject), s.t)


async def _referral(s: Showing) -> Screen:
    return referral.referral(await s.loader.referral(s.subject), s.t)


async def _talk(s: Showing) -> Screen:
    return correspondence.talk(await s.loader.remark(s.subject), s.t)


async def _letter(s: Showing) -> Screen:
    return correspondence.letter(await s.loader.letter(s.subject), s.t)


async def _staff_question(s: Showing) -> Screen:
    return staff.staff_question(await s.loader.question(s.subject), s.t)


async def _staff_search(s: Showing) -> Screen:
    return staff.staff_search(await s.loader.staff_search(s.subject), s.t)


async def _staff_letter(s: Showing) -> Screen:
    return staff.staff_letter(await s.loader.letter(s.subject), s.t)


async def _staff_list(s: Showing) -> Screen:
    return staff.staff_list(await s.loader.open_work(), s.t)


async def _invite_experts(s: Showing) -> Screen:
    found = s.loader.desk.office.index.search(s.detail("wanted"), limit=LISTED)
    return staff.invite_experts(tuple(s.loader.expert(match.expert_id) for match in found), s.t)


async def _staff_invite(s: Showing) -> Screen:
    return people.invite_menu(s.t)


SCREENS: Screens = {
    Notice.WELCOME: _welcome,
    Notice.HELP: _help,
    Notice.LANGUAGE: _language,
    Notice.PRIVACY: _privacy,
    Notice.MY_DATA: _my_data,
    Notice.MY_DATA_FILE: _my_data_file,
    Notice.DELETE: _delete,
    Notice.DELETED: _deleted,
    Notice.HUMAN: _human,
    Notice.MATCHES: _matches,
    Notice.QUESTION: _question,
    Notice.MY_QUESTIONS: _my_questions,
    Notice.CREDENTIALS: _credentials,
    Notice.PING: _ping,
    Notice.REFERRAL: _referral,
    Notice.EXPERT_PING: _expert_ping,
    Notice.MY_REFERRALS: _my_referrals,
    Notice.TALK: _talk,
    Notice.LETTER: _letter,
    Notice.NOTE: _note,
    Notice.STAFF_QUESTION: _staff_question,
    Notice.STAFF_JOURNALIST: _staff_journalist,
    Notice.STAFF_SEARCH: _staff_search,
    Notice.STAFF_LETTER: _staff_letter,
    Notice.STAFF_ALERT: _alert,
    Notice.STAFF_LIST: _staff_list,
    Notice.STAFF_INVITE: _staff_invite,
    Notice.STAFF_EXPERTS: _experts,
    Notice.STAFF_INVITE_EXPERTS: _invite_experts,
}
