"""What is open for a person who writes: what the bot has asked, what they answer, and what else waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.directory import Format
from mediabot.domain.heard import SentMessage
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person
from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import OPEN, TO_BE_ANSWERED, Referral
from mediabot.domain.understanding.meanings import About, Answered, Request, Situation
from mediabot.services.desk import Desk
from mediabot.services.questions.deciding import decided_by

LATELY = timedelta(days=3)
"""So long after a letter of staff what a person writes may answer it."""

REOPENED = timedelta(days=2)
"""So long a question that nobody is left for, or whose time ran out, may be what is meant."""

MOST = 5
"""A person's last questions, among which those that run are looked for."""

UNDER_WAY = frozenset({Status.WAITING, Status.ASKING, Status.WITH_STAFF})
STUCK = frozenset({Status.NOBODY_LEFT, Status.EXPIRED})

ABOUT_QUESTIONS = frozenset({NoticeKind.QUESTION, NoticeKind.PING})
ABOUT_REQUESTS = frozenset({NoticeKind.REFERRAL, NoticeKind.EXPERT_PING, NoticeKind.REQUEST_FILE})
ABOUT_NEWS = frozenset({NoticeKind.NEWS_ITEM, NoticeKind.CORRECTION, NoticeKind.DIGEST, NoticeKind.BROADCAST})


@dataclass(frozen=True)
class Open:
    """A situation, and whom the form or the running questions are for."""

    situation: Situation
    experts: frozenset[str]


async def situation_of(desk: Desk, person: Person, prompt: Prompt | None, answered: int | None) -> Open:
    """`prompt` is what the bot has asked this person, `answered` the message of the bot that they answer."""
    form = await _form(desk, prompt)
    questions = await _running(desk, person)
    requests = await _requests(desk, person)
    talks = await desk.work.referrals.talks_of(person.id)
    decided = await decided_by(desk, person)
    situation = Situation(
        asked=prompt.ask if prompt else None,
        subject=prompt.subject if prompt else 0,
        field=form.open_field if form else None,
        answered=await _answered(desk, person, answered),
        questions=tuple(question.id for question in questions),
        requests=requests,
        talks=tuple(talk.id for talk in talks),
        decided=decided.id if decided else 0,
        letter=await _wrote_lately(desk, person),
        expert=bool(person.expert_id),
        staff=person.acts_as_staff,
    )
    return Open(situation, await _experts(desk, [form] if form else questions))


async def _form(desk: Desk, prompt: Prompt | None) -> Question | None:
    return await desk.work.questions.get(prompt.subject) if prompt and prompt.ask is Ask.FORM else None


async def _running(desk: Desk, person: Person) -> list[Question]:
    """Oldest first; those that stopped lately only where none runs."""
    lately = (await desk.work.questions.lately(person.id, MOST))[::-1]
    running = [question for question in lately if question.status in UNDER_WAY]
    since = desk.now - REOPENED
    stuck = [one for one in lately if one.status in STUCK and one.closed_at and one.closed_at > since]
    return running or stuck[-1:]


async def _requests(desk: Desk, person: Person) -> tuple[Request, ...]:
    if not person.expert_id:
        return ()
    waiting = [one for one in await desk.work.referrals.open_of(person.id) if one.status in TO_BE_ANSWERED]
    return tuple([Request(one.id, await _is_written(desk, one)) for one in waiting])


async def _is_written(desk: Desk, referral: Referral) -> bool:
    question = await desk.work.questions.get(referral.question_id)
    return question is not None and question.format is Format.QUOTE


async def _wrote_lately(desk: Desk, person: Person) -> bool:
    last = await desk.work.letters.last_of(person.id)
    return last is not None and last.author_id is not None and last.sent_at > desk.now - LATELY


async def _experts(desk: Desk, questions: list[Question]) -> frozenset[str]:
    """Who is asked, and who was found for the same: a text that finds one of them is about that."""
    experts: set[str] = set()
    for question in questions:
        experts |= {one.expert_id for one in await desk.work.referrals.of_question(question.id)}
        search = await desk.work.searches.get(question.search_id) if question.search_id else None
        experts |= {found.expert_id for found in search.found} if search else set()
    return frozenset(experts)


# what is answered by a reply


async def form_at(desk: Desk, person: Person, message_id: int | None) -> int | None:
    """The form of this person whose card that message of the bot is."""
    about = await _answered(desk, person, message_id)
    question = await desk.work.questions.get(about.subject) if about and about.about is About.FORM else None
    return question.id if question and question.journalist_id == person.id else None


async def _answered(desk: Desk, person: Person, message_id: int | None) -> Answered | None:
    if message_id is None:
        return None
    message = await desk.work.sent_messages.get(desk.chat_of(person), message_id)
    return Answered(About.OTHER) if message is None else await _about(desk, person, message)


async def _about(desk: Desk, person: Person, message: SentMessage) -> Answered:
    kind, subject = message.kind, message.subject
    if kind in ABOUT_QUESTIONS:
        return await _about_question(desk, subject)
    if kind in ABOUT_REQUESTS:
        return _about_request(person, await desk.work.referrals.get(subject))
    if kind is NoticeKind.TALK:
        remark = await desk.work.remarks.get(subject)
        referral = await desk.work.referrals.get(remark.referral_id) if remark else None
        return Answered(About.TALK, referral.id if referral else 0, open=bool(referral and referral.talking))
    if kind is NoticeKind.MEETING:
        talked = await desk.work.referrals.get(subject)
        return Answered(About.TALK, subject, open=bool(talked and talked.talking))
    if kind in (NoticeKind.LETTER, NoticeKind.LETTER_FILE):
        return Answered(About.LETTER, subject)
    return Answered(About.NEWS, subject) if kind in ABOUT_NEWS else Answered(About.OTHER)


async def _about_question(desk: Desk, question_id: int) -> Answered:
    question = await desk.work.questions.get(question_id)
    if question is None:
        return Answered(About.QUESTION, question_id, open=False)
    if question.status is Status.DRAFT:
        return Answered(About.FORM, question_id)
    talk = next((one for one in await desk.work.referrals.of_question(question_id) if one.talking), None)
    if talk is not None:
        return Answered(About.TALK, talk.id)
    closed_lately = question.closed_at is not None and question.closed_at > desk.now - REOPENED
    stuck = question.status in STUCK and closed_lately
    waiting = (one.id for one in await desk.work.referrals.of_question(question_id) if one.asks_back)
    running = question.status in UNDER_WAY or stuck
    return Answered(About.QUESTION, question_id, open=running, asked_back=next(waiting, 0))


def _about_request(person: Person, referral: Referral | None) -> Answered:
    if referral is None or referral.person_id != person.id:
        return Answered(About.REQUEST, 0, open=False)
    if referral.talking:
        return Answered(About.TALK, referral.id)
    return Answered(About.REQUEST, referral.id, open=referral.status in OPEN | TO_BE_ANSWERED)
