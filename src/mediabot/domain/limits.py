"""How much one person may ask: questions that run at once, and questions a day. Staff set both for all and for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.questions import Question, Status

EVERYBODY = 0
"""The `person_id` of what holds for whoever has nothing of their own."""

A_DAY = timedelta(days=1)
MOST = 99

_LINK = re.compile(r"https?://|www\.")

SAME_A_DAY = 3
"""Sent so often within a day before, the same text once more is rather a mailing, which staff look at first."""

LINKS_AT_MOST = 5
"""More links than a question needs."""

UNDER_WAY = frozenset({Status.WAITING, Status.WITH_STAFF, Status.ASKING})


class Limited(StrEnum):
    """What is limited."""

    OPEN = "open"
    DAILY = "daily"


@dataclass(frozen=True)
class Limits:
    """Of a person, or of everybody."""

    person_id: int
    open: int = 5
    daily: int = 10

    def changed(self, what: Limited, value: int) -> Limits:
        """Within what makes sense: nobody is kept from asking by a limit, that is what a block is for."""
        return replace(self, **{what.value: min(max(value, 1), MOST)})


def reached(limits: Limits, questions: Sequence[Question], now: datetime) -> Limited | None:
    """Which limit keeps this journalist, with these questions, from sending one more now."""
    if sum(one.status in UNDER_WAY for one in questions) >= limits.open:
        return Limited.OPEN
    lately = sum(one.sent_at is not None and one.sent_at > now - A_DAY for one in questions)
    return Limited.DAILY if lately >= limits.daily else None


def is_mailing(question: Question, earlier: Sequence[Question], now: datetime) -> bool:
    """Whether it looks like something that is sent to everybody: the same text again and again, or a list of links."""
    lately = [one for one in earlier if one.sent_at is not None and one.sent_at > now - A_DAY]
    same = [one for one in lately if one.id != question.id and _words(one) == _words(question)]
    return len(same) >= SAME_A_DAY or len(_LINK.findall(question.story)) > LINKS_AT_MOST


def _words(question: Question) -> list[str]:
    return question.story.casefold().split()
