"""An expert reaction: one question that staff put to several experts at once, and their answers laid out in one piece.

Every rule about who may answer, until when, and what of it is quoted is in this file. Nobody is quoted who has not
answered, and an expert's words are theirs: staff may order them and mend obvious slips, which the expert sees and may
object to until the piece is published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from mediabot.domain.answer_by import DEFAULT_HOURS, OpenHours, halfway
from mediabot.domain.deadlines import trouble_with
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError
from mediabot.domain.text import length

LONGEST = 1000
"""Characters of one answer: some 150 words, as much as a newsroom quotes, and three of them fit into one message."""

LONGEST_VOICE = timedelta(minutes=3)
"""Nobody listens for longer to get one quotation, and whoever can't listen has to write it down."""

MOST_ASKED = 12
"""Experts asked at once: more answers than that nobody reads."""

MOST_CHANGED = 0.9
"""A correction leaves at least so much of an answer as it was; whatever changes more is no slip."""

PAGE = 3000
"""Characters of answers in one message of the piece, beside its heading and keys."""


class ReactionState(StrEnum):
    """Where a reaction stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    """The answers are laid out; once approved it has its news item, which staff publish like any other."""
    PUBLISHED = "published"
    DROPPED = "dropped"


class StatementState(StrEnum):
    """Where one expert stands."""

    CHOSEN = "chosen"
    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    LATE = "late"
    """They answered after the close: staff have it, and may take it in."""


NO_INTERESTS = "-"
"""An expert says that there are none, whatever their entry has."""

UNANSWERED = frozenset({StatementState.ASKED, StatementState.DECLINED, StatementState.TAKEN_BACK})


class ReactionFixed(MediabotError):
    """Staff can't do that with a reaction that stands so."""

    def __init__(self, reaction_id: int, state: ReactionState) -> None:
        super().__init__(f"reaction {reaction_id} is {state}")
        self.reaction_id = reaction_id
        self.state = state


class AnswersClosed(MediabotError):
    """The time to answer, to change or to take back is over."""


class ReactionIncomplete(MediabotError):
    """It can't be sent or approved yet."""


class QuestionMissing(ReactionIncomplete):
    """There is no question in either language."""


class QuestionLong(ReactionIncomplete):
    """It is the headline of the piece, and too long for one."""


class NobodyChosen(ReactionIncomplete):
    """No expert is ticked."""


class AnswerByUnusable(ReactionIncomplete):
    """There is no time by which to answer, or it has come too near."""


class NobodyFree(ReactionIncomplete):
    """Their own terms keep everybody ticked from being asked now."""


class TooManyChosen(ReactionIncomplete):
    """More experts than are asked at once."""


class NobodyAnswered(ReactionIncomplete):
    """There is nothing to publish."""


class NotASlip(MediabotError):
    """That would change what the expert said."""


@dataclass(frozen=True)
class Reaction:
    """`item_id` is the news item that it has become."""

    id: int
    created_at: datetime
    author_id: int | None = None
    question: Localized = field(default_factory=Localized)
    answer_by: datetime | None = None
    embargo_until: datetime | None = None
    state: ReactionState = ReactionState.DRAFT
    sent_at: datetime | None = None
    remind_at: datetime | None = None
    closed_at: datetime | None = None
    item_id: int | None = None


@dataclass(frozen=True)
class Statement:
    """One expert of a reaction, and what they said. `person_id` is the account that was asked; None where staff reach
    them. `interests` are what they declared for this answer; empty means those of their entry. `mended` are their words
    with a slip corrected by staff, `objected`: they did not want that. `voice` is Telegram's id of a recording.
    """

    id: int
    reaction_id: int
    expert_id: str
    position: int
    person_id: int | None = None
    state: StatementState = StatementState.CHOSEN
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    text: str = ""
    mended: str = ""
    objected: bool = False
    voice: str = ""
    seconds: int = 0
    interests: str = ""
    language: str = ""

    @property
    def words(self) -> str:
        """As they are published."""
        return self.mended or self.text


Statements = tuple[Statement, ...]


@dataclass(frozen=True)
class Said:
    """An answer as it came: written, or a recording of so many seconds with perhaps some words to it."""

    text: str = ""
    voice: str = ""
    seconds: int = 0
    language: str = ""


def changed(reaction: Reaction, **facts: object) -> Reaction:
    """A draft with something filled in. Raises ReactionFixed."""
    _ensure(reaction, ReactionState.DRAFT)
    return replace(reaction, **facts)  # type: ignore[arg-type]


def ensure_may_choose(reaction: Reaction, chosen: int = 0) -> None:
    """Whether one more expert can be ticked beside so many. Raises ReactionFixed, TooManyChosen."""
    _ensure(reaction, ReactionState.DRAFT, ReactionState.OPEN, ReactionState.CLOSED)
    _ensure_not_approved(reaction)
    if chosen >= MOST_ASKED:
        raise TooManyChosen(f"reaction {reaction.id} asks {chosen} experts")


def missing(reaction: Reaction, statements: Statements, now: datetime) -> ReactionIncomplete | None:
    """What keeps a draft from being sent."""
    if not reaction.question:
        return QuestionMissing(f"reaction {reaction.id} asks nothing")
    if trouble_with(reaction.answer_by, now):
        return AnswerByUnusable(f"reaction {reaction.id} leaves no time to answer")
    return None if statements else NobodyChosen(f"reaction {reaction.id} asks nobody")


def send(
    reaction: Reaction, statements: Statements, now: datetime, hours: OpenHours = DEFAULT_HOURS
) -> tuple[Reaction, Statements]:
    """Everybody chosen is asked. Raises ReactionFixed, ReactionIncomplete."""
    _ensure(reaction, ReactionState.DRAFT)
    trouble = missing(reaction, statements, now)
    if trouble is not None:
        raise trouble
    opened = replace(reaction, state=ReactionState.OPEN, sent_at=now)
    return _timed(opened, now, hours), _asked(statements, now)


def ask_more(reaction: Reaction, statements: Statements, now: datetime) -> Statements:
    """Who was chosen since is asked, too. Raises ReactionFixed, NobodyChosen."""
    _ensure(reaction, ReactionState.OPEN)
    if not any(one.state is StatementState.CHOSEN for one in statements):
        raise NobodyChosen(f"reaction {reaction.id} asks nobody else")
    return _asked(statements, now)


def extend(
    reaction: Reaction, statements: Statements, until: datetime, now: datetime, hours: OpenHours = DEFAULT_HOURS
) -> tuple[Reaction, Statements]:
    """More time to answer, also once it was over; who was ticked meanwhile is asked, and what came late is in time.

    Raises ReactionFixed, AnswerByUnusable.
    """
    _ensure(reaction, ReactionState.OPEN, ReactionState.CLOSED)
    _ensure_not_approved(reaction)
    if trouble_with(until, now):
        raise AnswerByUnusable(f"reaction {reaction.id} leaves no time to answer")
    opened = replace(reaction, state=ReactionState.OPEN, answer_by=until, closed_at=None)
    return _timed(opened, now, hours), tuple(_in_time(one) for one in _asked(statements, now))


def close(reaction: Reaction, now: datetime) -> Reaction:
    """No more answers: they are laid out for staff. Raises ReactionFixed."""
    _ensure(reaction, ReactionState.OPEN)
    return replace(reaction, state=ReactionState.CLOSED, closed_at=now, remind_at=None)


def drop(reaction: Reaction, now: datetime) -> Reaction:
    """Nothing comes of it. Raises ReactionFixed."""
    _ensure(reaction, ReactionState.OPEN, ReactionState.CLOSED)
    _ensure_not_approved(reaction)
    return replace(reaction, state=ReactionState.DROPPED, closed_at=now, remind_at=None)


def approve(reaction: Reaction, statements: Statements, item_id: int) -> Reaction:
    """It becomes that news item. Raises ReactionFixed, NobodyAnswered."""
    _ensure(reaction, ReactionState.CLOSED)
    if not quoted(statements):
        raise NobodyAnswered(f"nobody answered reaction {reaction.id}")
    return replace(reaction, item_id=item_id)


def published(reaction: Reaction) -> Reaction:
    """Readers have it. Raises ReactionFixed."""
    _ensure(reaction, ReactionState.CLOSED)
    return replace(reaction, state=ReactionState.PUBLISHED)


# what an expert does


def answer(reaction: Reaction, statement: Statement, said: Said, now: datetime) -> Statement:
    """Their answer, or another one in its place; one that comes after the close is kept apart. Raises AnswersClosed."""
    if not may_answer(reaction, statement):
        raise AnswersClosed(f"reaction {reaction.id} is {reaction.state}")
    late = reaction.state is not ReactionState.OPEN
    return replace(
        statement,
        state=StatementState.LATE if late else StatementState.ANSWERED,
        answered_at=now,
        text=said.text,
        mended="",
        objected=False,
        voice=said.voice,
        seconds=said.seconds,
        language=said.language,
    )


def may_answer(reaction: Reaction, statement: Statement) -> bool:
    """Whether an answer, perhaps another one, is taken: also late from whoever was missed."""
    if reaction.state is ReactionState.OPEN:
        return statement.state is not StatementState.CHOSEN
    ended = reaction.state in (ReactionState.CLOSED, ReactionState.PUBLISHED)
    return ended and statement.state in UNANSWERED | {StatementState.LATE}


def declare(reaction: Reaction, statement: Statement, interests: str) -> Statement:
    """What readers should know of their interests. Raises AnswersClosed."""
    if reaction.state is not ReactionState.OPEN and statement.state is not StatementState.LATE:
        raise AnswersClosed(f"reaction {reaction.id} is {reaction.state}")
    return replace(statement, interests=interests)


def decline(reaction: Reaction, statement: Statement) -> Statement:
    """Not this time. Raises AnswersClosed."""
    _ensure_open(reaction)
    return replace(_emptied(statement), state=StatementState.DECLINED)


def take_back(reaction: Reaction, statement: Statement) -> Statement:
    """They are not quoted after all. Raises AnswersClosed."""
    _ensure_open(reaction)
    if statement.state is not StatementState.ANSWERED:
        return statement
    return replace(_emptied(statement), state=StatementState.TAKEN_BACK)


def object_to(reaction: Reaction, statement: Statement) -> Statement:
    """The words stand as the expert wrote them. Raises AnswersClosed once readers have the piece."""
    if not may_object(reaction, statement):
        raise AnswersClosed(f"reaction {reaction.id} is {reaction.state}")
    return replace(statement, mended="", objected=True)


def may_object(reaction: Reaction, statement: Statement) -> bool:
    """Whether there is a correction that the expert can still refuse."""
    return reaction.state is ReactionState.CLOSED and bool(statement.mended)


# what staff do with the answers


def mend(reaction: Reaction, statement: Statement, words: str) -> Statement:
    """Correct an obvious slip. Raises ReactionFixed, NotASlip."""
    _ensure(reaction, ReactionState.CLOSED)
    if statement.state is not StatementState.ANSWERED or not is_slip(statement.text, words):
        raise NotASlip(f"statement {statement.id} would say something else")
    return replace(statement, mended="" if words == statement.text else words, objected=False)


def take_in(reaction: Reaction, statement: Statement) -> Statement:
    """An answer that came late is quoted all the same. Raises ReactionFixed."""
    _ensure(reaction, ReactionState.CLOSED)
    if statement.state is not StatementState.LATE:
        return statement
    return replace(statement, state=StatementState.ANSWERED)


def moved_up(reaction: Reaction, statements: Statements, statement_id: int) -> Statements:
    """That answer before the one that stands before it. Raises ReactionFixed."""
    _ensure(reaction, ReactionState.CLOSED)
    order = [one.id for one in quoted(statements)]
    if statement_id in order[1:]:
        place = order.index(statement_id)
        order[place - 1 : place + 1] = [statement_id, order[place - 1]]
    rest = [one.id for one in statements if one.id not in order]
    places = {number: position for position, number in enumerate((*order, *rest))}
    return tuple(sorted((replace(one, position=places[one.id]) for one in statements), key=lambda one: one.position))


def quoted(statements: Sequence[Statement]) -> Statements:
    """Whoever answered in time or was taken in, in the order of the piece."""
    answered = (one for one in statements if one.state is StatementState.ANSWERED)
    return tuple(sorted(answered, key=lambda one: one.position))


def waited_for(statements: Sequence[Statement]) -> Statements:
    """Who was asked and has said nothing yet."""
    return tuple(one for one in statements if one.state is StatementState.ASKED)


def pages(statements: Statements) -> tuple[Statements, ...]:
    """The answers as they fit into messages, in order."""
    laid: list[list[Statement]] = []
    left = 0
    for one in statements:
        size = length(one.words) + ABOUT
        if size > left:
            laid.append([])
            left = PAGE
        laid[-1].append(one)
        left -= size
    return tuple(map(tuple, laid))


ABOUT = 300
"""Characters of what stands beside an answer: who says it, their interests, the language."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_NOT = re.compile(r"\b(?:не|ни|няма|без|no|not|never|without|\w+n[’']t)\b", re.IGNORECASE)


def is_slip(before: str, after: str) -> bool:
    """Whether a correction changes no more than an obvious slip would: no figure, no negation, and not much else."""
    if not after or _NUMBER.findall(before) != _NUMBER.findall(after):
        return False
    if [word.casefold() for word in _NOT.findall(before)] != [word.casefold() for word in _NOT.findall(after)]:
        return False
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= MOST_CHANGED


def _asked(statements: Statements, now: datetime) -> Statements:
    return tuple(
        replace(one, state=StatementState.ASKED, asked_at=now) if one.state is StatementState.CHOSEN else one
        for one in statements
    )


def _in_time(statement: Statement) -> Statement:
    late = statement.state is StatementState.LATE
    return replace(statement, state=StatementState.ANSWERED) if late else statement


def _timed(reaction: Reaction, now: datetime, hours: OpenHours) -> Reaction:
    assert reaction.answer_by is not None
    return replace(reaction, remind_at=halfway(now, reaction.answer_by, hours))


def _emptied(statement: Statement) -> Statement:
    return replace(statement, text="", mended="", voice="", seconds=0, answered_at=None, language="")


def _ensure_open(reaction: Reaction) -> None:
    if reaction.state is not ReactionState.OPEN:
        raise AnswersClosed(f"reaction {reaction.id} is {reaction.state}")


def _ensure_not_approved(reaction: Reaction) -> None:
    if reaction.item_id is not None:
        raise ReactionFixed(reaction.id, reaction.state)


def _ensure(reaction: Reaction, *states: ReactionState) -> None:
    if reaction.state not in states:
        raise ReactionFixed(reaction.id, reaction.state)
