"""What became of a question: asked of its journalist a day after the deadline, once more after a week, then never.

What each side says of the other is for staff alone. `due_at` is when time alone changes something: the journalist is
asked, or the expert is told what is known. Only a question that an expert said yes to asks about a story; of the others
the journalist is asked whether somebody was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import Referral, ReferralStatus

AFTER_DEADLINE = timedelta(days=1)
AGAIN = timedelta(weeks=1)

TOO_LATE = timedelta(days=14)
"""So long after its deadline nobody is asked about a question any more."""

LINK_WITHIN = timedelta(days=1)
"""So long the link to a story is waited for before the expert hears without it."""

SECOND_THOUGHTS = timedelta(minutes=10)
"""So long a slip of the finger can be put right before the expert is told that nothing came of it."""

MOST_ASKED = 2

FOLLOWED = (Status.ACCEPTED, Status.RESOLVED, Status.NOBODY_LEFT, Status.EXPIRED)
"""What was taken back or stopped is asked about no more."""


class Outcome(StrEnum):
    """What the journalist says: of the story, or of a search that ended without a yes."""

    PUBLISHED = "published"
    NOT_YET = "not_yet"
    NOT_USED = "not_used"
    FOUND = "found"
    NOT_FOUND = "not_found"


OF_STORY = (Outcome.PUBLISHED, Outcome.NOT_YET, Outcome.NOT_USED)
OF_SEARCH = (Outcome.FOUND, Outcome.NOT_FOUND)
TOLD = frozenset({Outcome.PUBLISHED, Outcome.NOT_USED})
"""What the expert is told as soon as it is known."""


class Fit(StrEnum):
    """What the journalist thinks of the match."""

    GOOD = "good"
    PARTLY = "partly"
    POOR = "poor"


class Conduct(StrEnum):
    """What the expert thinks of how the journalist went about it."""

    FINE = "fine"
    LATE = "late"
    MISQUOTED = "misquoted"
    SILENT = "silent"
    """They never got in touch."""


@dataclass(frozen=True)
class FollowUp:
    """One for each question and deadline. `referral_id` is the yes, where there was one; `item_id` the draft that the
    link became; `rated_by` who rated the journalist, the expert or staff for them."""

    question_id: int
    journalist_id: int | None
    referral_id: int | None
    deadline: datetime
    due_at: datetime | None
    asked: int = 0
    outcome: Outcome | None = None
    link: str = ""
    fit: Fit | None = None
    answered_at: datetime | None = None
    item_id: int | None = None
    rated_by: int | None = None
    conduct: Conduct | None = None

    @property
    def choices(self) -> tuple[Outcome, ...]:
        """What the journalist can say."""
        return OF_SEARCH if self.referral_id is None else OF_STORY

    @property
    def awaits_link(self) -> bool:
        """Whether a link is expected now: the story is out, and the expert has not been told yet."""
        return self.outcome is Outcome.PUBLISHED and not self.link and self.due_at is not None


@dataclass(frozen=True)
class Impact:
    """What an expert was asked and answered in some time, and the stories that came of it: how many, and when each of
    the newest was told, with its link."""

    asked: int = 0
    answered: int = 0
    said_yes: int = 0
    stories: int = 0
    links: tuple[tuple[datetime, str], ...] = ()


def begun(question: Question, referrals: Sequence[Referral], now: datetime) -> FollowUp | None:
    """Due at once; None where there is nothing to ask about."""
    deadline = question.deadline
    if question.status not in FOLLOWED or question.journalist_id is None or deadline is None:
        return None
    if not now - TOO_LATE < deadline <= now - AFTER_DEADLINE:
        return None
    yes = next((one.id for one in referrals if one.status is ReferralStatus.ACCEPTED), None)
    return FollowUp(question.id, question.journalist_id, yes, deadline, due_at=now)


def asks_next(one: FollowUp) -> bool:
    """Whether what is due is asking; otherwise the expert is told what is known."""
    if one.journalist_id is None or one.outcome in TOLD:
        return False
    return one.asked == 0 or (one.asked < MOST_ASKED and one.outcome is Outcome.NOT_YET)


def asked(one: FollowUp, now: datetime) -> FollowUp:
    """The journalist is asked now. A search is asked about once, and nobody else is told of it."""
    due_at = None if one.referral_id is None else now + AGAIN
    return replace(one, asked=one.asked + 1, outcome=None, due_at=due_at)


def closed(one: FollowUp) -> FollowUp:
    """Time has nothing more to do here; the journalist may still say something."""
    return replace(one, due_at=None)


def said(one: FollowUp, outcome: Outcome, now: datetime) -> FollowUp:
    """The journalist's answer, which may be another one than before."""
    if outcome is one.outcome:
        return one
    link = one.link if outcome is Outcome.PUBLISHED else ""
    return replace(one, outcome=outcome, link=link, answered_at=now, due_at=_due(one, outcome, now))


def _due(one: FollowUp, outcome: Outcome, now: datetime) -> datetime | None:
    match outcome:
        case Outcome.PUBLISHED:
            return now + LINK_WITHIN
        case Outcome.NOT_USED:
            return now + SECOND_THOUGHTS
        case Outcome.NOT_YET if one.asked < MOST_ASKED and one.due_at is not None:
            return now + AGAIN
        case Outcome.NOT_YET:
            return one.due_at
    return None
