"""What people may mean, and what it is judged by: the words as read, and what is open for who writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from mediabot.domain.conversation import Ask
from mediabot.domain.questions import Field


class Act(StrEnum):
    """What words do by themselves, whoever says them. `i18n/acts.tsv` has the phrases."""

    YES = "yes"
    NO = "no"
    NEGATES = "negates"
    ASKS = "asks"
    CONDITION = "condition"
    STATUS = "status"
    CANCEL = "cancel"
    ADD = "add"
    MOVE = "move"
    AWAY = "away"
    LEAVE = "leave"
    CONTACT = "contact"
    STAFF = "staff"
    NEWS = "news"
    SEEKS = "seeks"
    QUESTION = "question"
    THANKS = "thanks"
    GREETING = "greeting"
    SPEAKS = "speaks"
    """Speaks to the reader, or of the writer."""


class Hold(IntEnum):
    """How much of the message an act is: it stands somewhere in it, begins it, or is all there is to it."""

    INSIDE = 1
    BEGINS = 2
    WHOLE = 3


@dataclass(frozen=True)
class Reading:
    """The words of a message. `asks`: they are a question. `when`: the instant that they name as a deadline; `until`
    the same as the end of an absence. `found`: the matcher has an expert for them; `own`: one of those whom the form
    or the question is for. `fits`: they answer the open field of a form. `value`: a number or an address stands
    there, `link` that of a page.
    """

    acts: Mapping[Act, Hold] = field(default_factory=dict)
    words: int = 0
    asks: bool = False
    when: datetime | None = None
    found: bool = False
    own: bool = False
    fits: bool = False
    value: bool = False
    link: bool = False

    def has(self, act: Act, at_least: Hold = Hold.BEGINS) -> bool:
        return self.acts.get(act, 0) >= at_least


class About(StrEnum):
    """What the message that was answered was about."""

    REQUEST = "request"
    QUESTION = "question"
    FORM = "form"
    TALK = "talk"
    LETTER = "letter"
    NEWS = "news"
    OTHER = "other"


@dataclass(frozen=True)
class Answered:
    """A message of the bot that was answered. `open`: that is still going on; `subject` the id of what it is about.
    `asked_back`: the referral whose expert has asked something about that question and waits for the answer."""

    about: About
    subject: int = 0
    open: bool = True
    asked_back: int = 0


@dataclass(frozen=True)
class Request:
    """A request that waits for the expert who writes. `written`: a text can be the answer."""

    referral_id: int
    written: bool = True


@dataclass(frozen=True)
class Situation:
    """Who writes, and what is open for them. `asked` is what the bot wants to hear, `field` of the form."""

    asked: Ask | None = None
    subject: int = 0
    field: Field | None = None
    answered: Answered | None = None
    questions: tuple[int, ...] = ()
    requests: tuple[Request, ...] = ()
    talks: tuple[int, ...] = ()
    decided: int = 0
    """The request of which the expert may still undo what they said."""

    letter: bool = False
    """Staff have written to the person lately."""

    expert: bool = False
    staff: bool = False


class Intent(StrEnum):
    """Stored with what a person wrote: a name never means something else later."""

    ANSWER = "answer"
    SAY = "say"
    REPLY = "reply"
    ACCEPT = "accept"
    SEND_ANSWER = "send_answer"
    """Only by a key: the words are the answer itself, and so the yes."""

    DECLINE = "decline"
    ASK_BACK = "ask_back"
    ANSWER_BACK = "answer_back"
    ADD = "add"
    MOVE = "move"
    STATUS = "status"
    CANCEL = "cancel"
    UNDO = "undo"
    """Takes back what an expert has just decided."""

    PART = "part"
    """Ends a talk."""

    THANKS = "thanks"
    GREETING = "greeting"
    AWAY = "away"
    LEAVE = "leave"
    CHANGE_CONTACT = "change_contact"
    TOPIC = "topic"
    NEWS_SEARCH = "news_search"
    FOR_STAFF = "for_staff"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Meaning:
    """An intent, and the id of what it concerns: a question, a referral."""

    intent: Intent
    subject: int = 0


@dataclass(frozen=True)
class Understood:
    """What a message means. UNCLEAR has the choices to ask about, the likeliest first; what is sure may have one to
    take it otherwise. `closed`: what was answered is over."""

    meaning: Meaning
    choices: tuple[Meaning, ...] = ()
    closed: bool = False

    @property
    def intent(self) -> Intent:
        return self.meaning.intent


TOPIC = Meaning(Intent.TOPIC)

FOR_STAFF = Meaning(Intent.FOR_STAFF)


CONTACT = Meaning(Intent.CHANGE_CONTACT)

SHORT, LONG, VERY_LONG = 3, 8, 20
"""Words: hardly a topic; more than a yes or a no, perhaps an answer itself; certainly no mere question back."""


def for_requests(s: Situation, intent: Intent) -> tuple[Meaning, ...]:
    return tuple(Meaning(intent, one.referral_id) for one in s.requests[-SHORT:])


def sure(intent: Intent, subject: int = 0, *otherwise: Meaning) -> Understood:
    return Understood(Meaning(intent, subject), otherwise)


def unclear(*choices: Meaning, closed: bool = False) -> Understood:
    return Understood(Meaning(Intent.UNCLEAR), choices, closed)
