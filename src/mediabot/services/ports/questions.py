"""What is kept of searches, questions and referrals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from mediabot.domain.availability import Asks, Terms
from mediabot.domain.conversation import Remark
from mediabot.domain.questions import Found, Question, Search
from mediabot.domain.referrals import Referral


class Searches(Protocol):
    async def get(self, search_id: int) -> Search | None: ...
    async def add(self, search: Search) -> Search: ...
    async def save(self, search: Search) -> None: ...
    async def of(self, person_id: int) -> Sequence[Search]:
        """Everything that person typed as a topic, oldest first."""
        ...

    async def lately(self, person_id: int, limit: int) -> Sequence[Search]:
        """The last of them, newest first."""
        ...

    async def of_journalists(self, since: datetime, limit: int) -> Sequence[tuple[int, Found]]:
        """Who asked since then, and the best that was found; newest first, without staff and experts. Where nobody
        was found there is nothing."""
        ...

    async def with_staff(self) -> Sequence[Search]:
        """Shown to staff (`with_staff_at`) and not settled, oldest first."""
        ...

    async def with_staff_since(self, since: datetime, *, but: int) -> bool:
        """Whether another one than that was shown to staff since then and is not settled."""
        ...


class Questions(Protocol):
    async def get(self, question_id: int) -> Question | None: ...
    async def lock(self, question_id: int) -> Question | None:
        """The same, held against every other unit of work until this one ends."""
        ...

    async def add(self, question: Question) -> Question: ...
    async def save(self, question: Question) -> None: ...
    async def remove(self, question_id: int) -> None:
        """Remove the question with its referrals and remarks (a draft that was given up)."""
        ...

    async def remove_drafts(self, journalist_id: int) -> None:
        """The same with all that this journalist has not sent."""
        ...

    async def of(self, journalist_id: int) -> Sequence[Question]:
        """All of that journalist's, oldest first."""
        ...

    async def lately(self, journalist_id: int, limit: int) -> Sequence[Question]:
        """The last of them, newest first."""
        ...

    async def under_way(self, journalist_id: int) -> Sequence[Question]:
        """Those of them that were sent and have not ended, oldest first."""
        ...

    async def in_reserve(self, journalist_id: int) -> Sequence[Question]:
        """Those of them for which somebody stands by, or is asked to, oldest first."""
        ...

    async def open(self) -> Sequence[Question]:
        """Sent and not ended, and those of which nobody is left but the deadline has not passed; oldest first."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        """Ids of questions on which time has something to do, longest overdue first."""
        ...


class Referrals(Protocol):
    async def get(self, referral_id: int) -> Referral | None: ...
    async def add(self, referral: Referral) -> Referral: ...
    async def save(self, referral: Referral) -> None: ...
    async def of_question(self, question_id: int) -> Sequence[Referral]:
        """By position."""
        ...

    async def lately(self, person_id: int, limit: int) -> Sequence[tuple[Referral, str]]:
        """What that expert's account was asked last, newest first, each with the story."""
        ...

    async def open_of(self, person_id: int) -> Sequence[Referral]:
        """What that expert's account is asked now, be it to stand by, or stands by for; oldest first."""
        ...

    async def talks_of(self, person_id: int) -> Sequence[Referral]:
        """Those over which that person talks, on either side, oldest first."""
        ...

    async def open(self) -> Sequence[tuple[int, str]]:
        """Which questions are with which experts now."""
        ...

    async def reserves(self) -> Sequence[tuple[int, str]]:
        """For which questions which experts stand by, or are asked to."""
        ...

    async def asks(self, expert_ids: Collection[str], since: datetime, *, but: int | None = None) -> Mapping[str, Asks]:
        """What each of these experts was asked since then, and is being asked, by their entry; without that question's
        own."""
        ...

    async def last_asked(self, expert_ids: Collection[str]) -> Mapping[str, datetime]:
        """When each of these experts was asked last; nothing of those who never were."""
        ...

    async def waiting_for(self, expert_ids: Collection[str]) -> Sequence[int]:
        """Ids of questions that are with nobody now and wait, among others, for one of these experts."""
        ...

    async def to_remind(self, now: datetime, limit: int) -> Sequence[int]:
        """Ids of questions whose expert has let half of the time to answer pass, longest overdue first."""
        ...


class ExpertTerms(Protocol):
    """Experts' own terms, by the id of their entry; a directory without it keeps them."""

    async def of(self, expert_id: str) -> Terms:
        """As the expert set them; the usual ones where they never did."""
        ...

    async def some(self, expert_ids: Collection[str]) -> Mapping[str, Terms]:
        """Those of each of these."""
        ...

    async def all(self) -> Sequence[Terms]:
        """All that were ever set, by id."""
        ...

    async def put(self, terms: Terms) -> None: ...
    async def drop(self, expert_id: str) -> None: ...


class Remarks(Protocol):
    async def get(self, remark_id: int) -> Remark | None: ...
    async def add(self, remark: Remark) -> Remark: ...
    async def spoken(self, referral_id: int, author_id: int | None = None) -> bool:
        """Whether anything was said in that talk, by that person where one is named."""
        ...

    async def answer_of(self, referral_id: int) -> Remark | None:
        """With what the expert answered the question itself, as it was last edited."""
        ...

    async def said_at(self, author_id: int, message_id: int) -> Remark | None:
        """What that message of its author's chat said, as it was last edited."""
        ...
