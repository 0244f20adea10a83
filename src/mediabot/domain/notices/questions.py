"""Notices about searches, questions and referrals."""

from __future__ import annotations

from dataclasses import dataclass, field

from mediabot.domain.conversation import Ask
from mediabot.domain.notices.events import ExpertPing, Ping, StaffPing
from mediabot.domain.notices.kinds import Card, Notice, NoticeKind, one_of
from mediabot.domain.questions import ChangePage


@dataclass(frozen=True)
class Matches(Card):
    """Experts for a topic; `subject` is the search."""

    kind = NoticeKind.MATCHES
    subject: int


@dataclass(frozen=True)
class TopicsByArea(Notice):
    """What the directory covers: the areas, or a page of the topics of one `Area`."""

    kind = NoticeKind.TOPICS
    area: str = ""
    page: int = 0


@dataclass(frozen=True)
class QuestionCard(Card):
    """The journalist's question, from form to end. `confirming`: whether they mean to take it back. `changing`: what
    they mean to change, and the `trouble` with their last words for it."""

    kind = NoticeKind.QUESTION
    subject: int
    confirming: bool = False
    changing: ChangePage | None = field(default=None, metadata=one_of(ChangePage))
    trouble: str = ""


@dataclass(frozen=True)
class MyQuestions(Notice):
    """The reader's own: those that run or, apart, the `finished` ones."""

    kind = NoticeKind.MY_QUESTIONS
    page: int = 0
    finished: bool = False


@dataclass(frozen=True)
class CredentialsCard(Card):
    """What the journalist is asked about themselves before that question leaves. `trouble`: it was not understood."""

    kind = NoticeKind.CREDENTIALS
    subject: int
    ask: Ask | None = field(default=None, metadata=one_of(Ask))
    trouble: bool = False


@dataclass(frozen=True)
class QuestionPing(Notice):
    """Makes the journalist look up; `subject` is the question."""

    kind = NoticeKind.PING
    subject: int
    event: Ping = field(metadata=one_of(Ping))


@dataclass(frozen=True)
class ReferralCard(Card):
    """The question as the expert sees it."""

    kind = NoticeKind.REFERRAL
    subject: int


@dataclass(frozen=True)
class ReferralPing(Notice):
    """Makes the expert look up; `subject` is the referral."""

    kind = NoticeKind.EXPERT_PING
    subject: int
    event: ExpertPing = field(metadata=one_of(ExpertPing))


@dataclass(frozen=True)
class RequestFile(Notice):
    """A file of the question, to whoever is asked; `subject` is the referral."""

    kind = NoticeKind.REQUEST_FILE
    subject: int
    number: int = 0


@dataclass(frozen=True)
class MyReferrals(Notice):
    kind = NoticeKind.MY_REFERRALS
    page: int = 0


@dataclass(frozen=True)
class TalkRemark(Card):
    """What the other side of a talk said; `subject` is the remark. Where it stands is kept: people answer it."""

    kind = NoticeKind.TALK
    subject: int


# to staff


@dataclass(frozen=True)
class StaffList(Notice):
    """What waits for staff."""

    kind = NoticeKind.STAFF_LIST
    page: int = 0


@dataclass(frozen=True)
class StaffQuestion(Card):
    kind = NoticeKind.STAFF_QUESTION
    subject: int


@dataclass(frozen=True)
class StaffQuestionPing(Notice):
    """Tells staff what the journalist changed; `subject` is the question."""

    kind = NoticeKind.STAFF_PING
    subject: int
    event: StaffPing = field(metadata=one_of(StaffPing))


@dataclass(frozen=True)
class StaffSearch(Card):
    """A topic whose journalist wants a person, or one that staff have picked from those that found nobody."""

    kind = NoticeKind.STAFF_SEARCH
    subject: int


@dataclass(frozen=True)
class StaffSearches(Card):
    """All topics with staff that are not settled, on one card."""

    kind = NoticeKind.STAFF_SEARCHES


@dataclass(frozen=True)
class StaffExperts(Card):
    """Whom to ask instead, for the question `subject`: those whom the words `wanted` find, or who was chosen."""

    kind = NoticeKind.STAFF_EXPERTS
    subject: int
    wanted: str = ""
    chosen: str = ""
