"""Which screen draws each notice around a talk."""

from __future__ import annotations

from typing import Any

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.questions import meeting, quote
from mediabot.bot.screens.questions.question import contact_file
from mediabot.bot.screens.questions.views import MeetingView, QuoteView
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.access import contacts_for_journalist, ensure_talks
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.meetings import Meeting, may_meet
from mediabot.domain.notices.talks import ContactFile, MeetingCard, MeetingFile, QuoteCard
from mediabot.domain.questions import Question
from mediabot.domain.quiet import rings
from mediabot.domain.quotes import may_answer
from mediabot.domain.referrals import Referral, ReferralStatus


async def _talk(s: Showing[Any], referral_id: int | None = None) -> tuple[Question, Referral]:
    """The two sides of it, of which the reader is one. Raises Gone, NotAllowed."""
    work = s.desk.work
    referral = await work.referrals.get(referral_id or s.subject)
    question = await work.questions.get(referral.question_id) if referral else None
    if referral is None or question is None:
        raise Gone(Kind.REFERRAL, s.subject)
    ensure_talks(s.reader, question, referral)
    return question, referral


async def _view(s: Showing[Any]) -> MeetingView:
    question, referral = await _talk(s)
    journalist = await s.desk.work.people.get(question.journalist_id) if question.journalist_id else None
    of_journalist = s.reader.id == question.journalist_id
    stands = await s.desk.work.meetings.of(referral.id) or Meeting(0, referral.id)
    soon = stands.proposed or stands.agreed
    return MeetingView(
        meeting=stands,
        referral_id=referral.id,
        question=question,
        other=s.loader.called(referral.expert_id) if of_journalist else meeting.partner(journalist),
        reader_id=s.reader.id,
        now=s.desk.now,
        bot_name=s.desk.office.bot_name,
        open=may_meet(referral, stands.agreed) and journalist is not None,
        silent=not rings(s.desk.now, soon, s.desk.office.zone, urgent=True),
    )


async def _meeting(s: Showing[MeetingCard]) -> Screen:
    view = await _view(s)
    return meeting.meeting(view.asked(trouble=s.notice.trouble) if s.notice.asking else view, s.t)


async def _meeting_file(s: Showing[MeetingFile]) -> Screen:
    view = await _view(s)
    if view.meeting.starts_at is None:
        raise Gone(Kind.REFERRAL, s.subject)
    return meeting.meeting_file(view, s.t)


async def _quote(s: Showing[QuoteCard]) -> Screen:
    stands = await s.desk.work.quotes.get(s.subject)
    if stands is None:
        raise Gone(Kind.QUOTE, s.subject)
    asked, referral = await _talk(s, stands.referral_id)
    of_journalist = s.reader.id == asked.journalist_id
    journalist = await s.desk.work.people.get(asked.journalist_id) if asked.journalist_id else None
    answerable = may_answer(stands, asked, s.desk.now) and referral.status is ReferralStatus.ACCEPTED
    view = QuoteView(
        quote=stands,
        question_id=asked.id,
        other=s.loader.called(referral.expert_id) if of_journalist else meeting.partner(journalist),
        now=s.desk.now,
        of_journalist=of_journalist,
        answerable=answerable,
        extendable=answerable and asked.deadline is not None and stands.answer_by < asked.deadline,
        silent=not rings(s.desk.now, stands.answer_by, s.desk.office.zone, urgent=True),
    )
    return quote.quote(view, s.t)


async def _contact_file(s: Showing[ContactFile]) -> Screen:
    question, referral = await _talk(s)
    contacts = contacts_for_journalist(referral)
    if not contacts or s.reader.id != question.journalist_id:
        raise Gone(Kind.REFERRAL, s.subject)
    return contact_file(s.loader.expert(referral.expert_id), contacts, question, s.t)


SCREENS: Screens = {
    MeetingCard: _meeting,
    MeetingFile: _meeting_file,
    QuoteCard: _quote,
    ContactFile: _contact_file,
}
