"""Which screen draws each notice of searches, questions, referrals, people and staff's cards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mediabot.bot.buttons.news import topic_key
from mediabot.bot.buttons.questions import ShowReferral
from mediabot.bot.screens import people
from mediabot.bot.screens.base import Key, Screen
from mediabot.bot.screens.lists import on_page
from mediabot.bot.screens.questions import (
    asking,
    correspondence,
    credentials,
    own,
    pings,
    question,
    referral,
    staff,
    topics,
)
from mediabot.bot.screens.questions.views import AreasView, OwnQuestionsView, ReferralLine
from mediabot.bot.showing.context import Screens, Showing
from mediabot.bot.showing.paging import page_of
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import WRITTEN
from mediabot.domain.notices.questions import (
    CredentialsCard,
    Matches,
    MyQuestions,
    MyReferrals,
    QuestionCard,
    QuestionPing,
    ReferralCard,
    ReferralPing,
    RequestFile,
    StaffExperts,
    StaffList,
    StaffQuestion,
    StaffQuestionPing,
    StaffSearch,
    StaffSearches,
    TalkRemark,
    TopicsByArea,
)
from mediabot.domain.people import Person
from mediabot.domain.questions import Question, named
from mediabot.domain.referrals import Referral, ReferralStatus
from mediabot.domain.subscriptions import topics_to_choose
from mediabot.domain.text import clean_line
from mediabot.matching.areas import by_area

LISTED = 100
"""Questions on a person's own list, the newest ones."""


async def _question(s: Showing[QuestionCard]) -> Screen:
    view = await s.loader.question(
        s.subject, confirming=s.notice.confirming, changing=s.notice.changing, trouble=s.notice.trouble
    )
    lines = tuple(replace(line, attributions=_attributions(s, line, view.question)) for line in view.lines)
    return question.question(replace(view, lines=lines), s.t)


def _attributions(s: Showing[Any], line: ReferralLine, asked: Question) -> tuple[tuple[str, str], ...]:
    """In every language that stories are written in, the reader's own first."""
    if line.referral.status is not ReferralStatus.ACCEPTED:
        return ()
    lines = []
    for code in sorted(WRITTEN, key=lambda code: code != s.t.language):
        expert = replace(s.loader, language=code).expert(line.expert.id)
        lines.append((code, question.attribution_line(expert, asked.attribution, s.catalogs.translator(code))))
    return tuple(lines)


async def _ping(s: Showing[QuestionPing]) -> Screen:
    return pings.ping(await s.loader.question(s.subject), s.notice.event, s.t)


async def _expert_ping(s: Showing[ReferralPing]) -> Screen:
    return pings.expert_ping(await s.loader.referral(s.subject), s.notice.event, s.t)


async def _request_file(s: Showing[RequestFile]) -> Screen:
    found = await s.desk.work.referrals.get(s.subject)
    question = await s.desk.work.questions.get(found.question_id) if found else None
    if question is None or s.notice.number >= len(question.files):
        raise Gone(Kind.QUESTION, s.subject)
    return referral.request_file(question, s.notice.number, s.t)


async def _credentials(s: Showing[CredentialsCard]) -> Screen:
    view = await s.loader.credentials(s.reader, s.subject, s.notice.ask, trouble=s.notice.trouble)
    return credentials.credentials(view, s.t)


async def _my_questions(s: Showing[MyQuestions]) -> Screen:
    lately = await s.desk.work.questions.lately(s.reader.id, LISTED)
    running = sorted((one for one in lately if one.runs(s.desk.now)), key=_by_deadline)
    finished = [one for one in lately if not one.runs(s.desk.now)]
    listed, others = (finished, running) if s.notice.finished else (running, finished)
    shown = [await s.loader.question(one.id) for one in on_page(listed, s.notice.page)]
    view = OwnQuestionsView(tuple(shown), len(listed), len(others), s.notice.page)
    return (own.finished if s.notice.finished else own.running)(view, s.t)


def _by_deadline(question: Question) -> tuple[bool, float]:
    """Forms that have none yet come last."""
    return question.deadline is None, question.deadline.timestamp() if question.deadline else -question.id


async def _my_referrals(s: Showing[MyReferrals]) -> Screen:
    keys = []
    for item, story in await s.loader.desk.work.referrals.lately(s.reader.id, LISTED):
        keys.append(Key(clean_line(f"{item.question_id} · {story}", 60), ShowReferral(item.id)))
    return people.my_referrals(tuple(keys), s.t, s.notice.page)


async def _experts(s: Showing[StaffExperts]) -> Screen:
    return staff.staff_experts(await s.loader.expert_choice(s.subject, s.notice.wanted, s.notice.chosen), s.t)


async def _matches(s: Showing[Matches]) -> Screen:
    return asking.matches(await s.loader.search(s.subject), s.t)


async def _topics(s: Showing[TopicsByArea]) -> Screen:
    under = by_area(topics_to_choose(s.desk.office.directory))
    area = next((area for area in under if area == s.notice.area), None)
    if area is None:
        return topics.topics_by_area(AreasView(tuple(under)), s.t)
    page = page_of(under[area], s.notice.page)
    lines = tuple((one.in_language(s.loader.language), topic_key(named(one))) for one in page.shown)
    return topics.topics_by_area(AreasView((), area, lines, page.number, page.pages), s.t)


async def _referral(s: Showing[ReferralCard]) -> Screen:
    view = await s.loader.referral(s.subject)
    for_staff = s.person is None or s.person.staff
    moved = _elsewhere(s.person, view.referral)
    return referral.referral(replace(view, moved=moved, for_staff=for_staff), s.t)


def _elsewhere(reader: Person | None, asked: Referral) -> bool:
    """Whether another account is asked than the reader's; the staff group is nobody."""
    if asked.person_id is None:
        return reader is not None and not reader.staff
    return reader is None or reader.id != asked.person_id


async def _talk(s: Showing[TalkRemark]) -> Screen:
    return correspondence.talk(await s.loader.remark(s.subject, s.reader), s.t)


async def _staff_question(s: Showing[StaffQuestion]) -> Screen:
    return staff.staff_question(await s.loader.question(s.subject), s.t)


async def _staff_ping(s: Showing[StaffQuestionPing]) -> Screen:
    return pings.staff_ping(await s.loader.question(s.subject), s.notice.event, s.t)


async def _staff_searches(s: Showing[StaffSearches]) -> Screen:
    return staff.staff_topics(await s.loader.topics(), s.t)


async def _staff_search(s: Showing[StaffSearch]) -> Screen:
    return staff.staff_search(await s.loader.staff_search(s.subject), s.t)


async def _staff_list(s: Showing[StaffList]) -> Screen:
    return staff.staff_list(await s.loader.open_work(), s.t, s.notice.page)


SCREENS: Screens = {
    Matches: _matches,
    TopicsByArea: _topics,
    QuestionCard: _question,
    MyQuestions: _my_questions,
    CredentialsCard: _credentials,
    QuestionPing: _ping,
    ReferralCard: _referral,
    RequestFile: _request_file,
    ReferralPing: _expert_ping,
    MyReferrals: _my_referrals,
    TalkRemark: _talk,
    StaffQuestion: _staff_question,
    StaffQuestionPing: _staff_ping,
    StaffSearch: _staff_search,
    StaffSearches: _staff_searches,
    StaffList: _staff_list,
    StaffExperts: _experts,
}
