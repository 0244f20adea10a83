"""What the screens of questions are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from mediabot.bot.screens.news.views import NewsItemView
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.areas import Area
from mediabot.domain.conversation import Ask, Letter, Remark
from mediabot.domain.deliveries import Delivery
from mediabot.domain.follow_ups import FollowUp
from mediabot.domain.mails import ON_ITS_WAY, MailState
from mediabot.domain.meetings import Meeting
from mediabot.domain.people import Person
from mediabot.domain.questions import Attribution, ChangePage, Question, Search, Status
from mediabot.domain.quotes import Quote
from mediabot.domain.referrals import OPEN, TO_BE_ANSWERED, Contacts, Referral, ReferralStatus


@dataclass(frozen=True)
class MatchView:
    """An expert found, and the topics that matched. `named`: the news item that it is about names them."""

    rank: int
    expert: ExpertView
    why: tuple[str, ...]
    named: bool = False


@dataclass(frozen=True)
class SearchView:
    """`more` is how many found experts are not on the screen; `news` are items that fit, `about` what it is about."""

    search: Search
    matches: tuple[MatchView, ...]
    nearest: tuple[str, ...]
    more: int
    now: datetime
    news: tuple[NewsItemView, ...] = ()
    about: NewsItemView | None = None
    horizon: datetime | None = None
    """Only who is free before that gets a key; `more_away` are so many of `more` who don't."""

    more_away: int = 0


@dataclass(frozen=True)
class AreasView:
    """The `areas` that the directory covers, or a page of the `topics` of one `area`: each by name, and as its button
    has it."""

    areas: tuple[Area, ...] = ()
    area: Area | None = None
    topics: tuple[tuple[str, str], ...] = ()
    page: int = 0
    pages: int = 1


@dataclass(frozen=True)
class ReferralLine:
    """One expert of a question, as the journalist or staff see them; `contacts` are empty before a yes."""

    referral: Referral
    expert: ExpertView
    contacts: Contacts = field(default_factory=Contacts)
    spoken: bool = False
    """Whether anything was said in their talk."""
    too_late: bool = False
    """Whether the condition that they offered reads like a time past the deadline."""
    agreed: datetime | None = None
    """The time on which they and the journalist agreed."""
    attributions: tuple[tuple[str, str], ...] = ()
    """How to name the source after a yes: by language, plain text to paste into a story."""

    letter: MailState | None = None
    """Where the letter is that asks an expert without an account, if there is one."""

    @property
    def to_be_asked(self) -> bool:
        """By staff, since there is no account nor a letter that arrived; that they did so, nobody can know before an
        answer comes."""
        reached = self.referral.person_id is not None or self.by_letter
        return self.referral.status in TO_BE_ANSWERED and not reached

    @property
    def by_letter(self) -> bool:
        return self.letter in ON_ITS_WAY


@dataclass(frozen=True)
class QuestionView:
    """A question with its referrals. `others` are experts of the same search who were not asked.

    `colleague` is an expert of the directory whom one of the asked named, `stranger` somebody who is not in it.
    `seen_at`: the request makes no sound because
    of the hour, and is probably seen then. `may_be_urgent`: its deadline lies in quiet time. `how_soon`: the deadline
    is only known to be soon.
    """

    question: Question
    journalist: Person | None
    lines: tuple[ReferralLine, ...]
    now: datetime
    presets: tuple[tuple[str, datetime], ...] = ()
    languages: tuple[str, ...] = ()
    others: tuple[ExpertView, ...] = ()
    colleague: ExpertView | None = None
    stranger: str = ""
    usual_wait: timedelta | None = None
    confirming: bool = False
    changing: ChangePage | None = None
    trouble: str = ""
    how_soon: bool = False
    seen_at: datetime | None = None
    may_be_urgent: bool = False
    taken_by: str = ""
    about: NewsItemView | None = None
    afterwards: FollowUp | None = None
    """What became of it; for staff."""
    may_reserve: bool = False
    """Whether somebody is free to stand by."""

    @property
    def nobody_free(self) -> bool:
        """Whether it waits for somebody in turn to be free."""
        states = {line.referral.status for line in self.lines}
        return self.question.status is Status.ASKING and ReferralStatus.QUEUED in states and not states & OPEN


@dataclass(frozen=True)
class OwnQuestionsView:
    """A page of a journalist's own questions, `count` of them in all; `others` is how many stand on the other list."""

    shown: tuple[QuestionView, ...]
    count: int
    others: int
    page: int = 0


@dataclass(frozen=True)
class ReferralView:
    """A referral as the expert sees it (or staff, where `by_staff`: they reach the expert themselves).

    `offered` is what the expert could hand over; `named` is whether the news item that it is about names them. `moved`:
    whoever reads it was asked, or was to reach the expert, and another account is asked since. `silent`: it makes no
    sound because of the hour.
    """

    referral: Referral
    expert: ExpertView
    question: Question
    journalist: Person | None
    offered: Contacts
    now: datetime
    by_staff: bool = False
    silent: bool = False
    direct: Contacts = field(default_factory=Contacts)
    about: NewsItemView | None = None
    named: bool = False
    moved: bool = False
    for_staff: bool = False
    spoken: bool = False
    too_late: bool = False
    late: bool = False
    """The time to answer has passed, and a yes still counts."""
    may_withdraw: bool = False
    letter: MailState | None = None
    """Where the letter is that asks, if there is one."""
    may_meet: bool = False
    agreed: datetime | None = None
    """The time on which they and the journalist agreed."""


@dataclass(frozen=True)
class CredentialsView:
    """What is asked of a journalist before the first question leaves."""

    person: Person
    question_id: int
    ask: Ask | None
    trouble: bool
    usual_wait: timedelta | None
    address: str = ""
    """Where the code went that is asked for."""


@dataclass(frozen=True)
class MeetingView:
    """The time for a talk as one side sees it; `other` is the other one's name. `open`: it can still be changed."""

    meeting: Meeting
    referral_id: int
    question: Question
    other: str
    reader_id: int
    now: datetime
    bot_name: str = ""
    open: bool = True
    silent: bool = False
    asking: bool = False
    trouble: str = ""

    def asked(self, *, trouble: str) -> MeetingView:
        """The same while its reader types a time."""
        return replace(self, asking=True, trouble=trouble)


@dataclass(frozen=True)
class QuoteView:
    """A quote as one side sees it; `other` is the other one's name. `answerable`: the expert may still answer;
    `extendable`: the journalist may still give them more time."""

    quote: Quote
    question_id: int
    other: str
    now: datetime
    of_journalist: bool
    answerable: bool = True
    extendable: bool = False
    silent: bool = False


@dataclass(frozen=True)
class RemarkView:
    """What is passed on in a talk; `sender` is a name, `role` journalist or expert. `answers` is the message of the
    reader's chat that it answers, or corrects."""

    remark: Remark
    sender: str
    role: str
    answers: int | None = None
    attribution: Attribution | None = None


@dataclass(frozen=True)
class LetterView:
    """A letter, with the person it concerns and, on the staff's side, who answered."""

    letter: Letter
    person: Person | None
    about: str = ""
    now: datetime | None = None
    more: int = 0
    """So many unanswered ones of that person came after it."""


@dataclass(frozen=True)
class StaffSearchView:
    """A topic that nobody could answer, or that a journalist handed to staff."""

    search: Search
    person: Person | None
    shown: tuple[ExpertView, ...]
    about: NewsItemView | None = None


@dataclass(frozen=True)
class TopicsView:
    """Topics with staff: `shown` of them, by turns of their people, and how many there are of each person's."""

    shown: tuple[StaffSearchView, ...]
    of_person: Mapping[int, int]

    @property
    def count(self) -> int:
        return sum(self.of_person.values())


@dataclass(frozen=True)
class OpenWorkView:
    """Everything that waits for staff."""

    questions: tuple[tuple[Question, str], ...]
    journalists: tuple[Person, ...]
    searches: tuple[Search, ...]
    letters: tuple[Letter, ...]
    failures: tuple[Delivery, ...]
    now: datetime


@dataclass(frozen=True)
class ExpertChoiceView:
    """Experts that staff may ask instead."""

    question: Question
    experts: tuple[ExpertView, ...]
    wanted: str
    chosen: ExpertView | None
    now: datetime
