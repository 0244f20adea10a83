"""What the Media Center learns from a stretch of time: pure figures over questions and asks, with no word of who asked.

A figure drawn from fewer than `LEAST` is not told. What names a topic counts different people, never how often one
person asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median

from mediabot.domain.directory import Directory
from mediabot.domain.follow_ups import Fit, Outcome
from mediabot.domain.languages import NO_NAMES, Bilingual
from mediabot.domain.leads import LEAST_ASKERS

LEAST = LEAST_ASKERS

STALE = timedelta(days=183)
"""So long after somebody last confirmed an entry it should be looked at."""

MOST_LISTED = 10
TOP = 3


class Stretch(StrEnum):
    """How far back the figures in the chat go: values are stored with what was shown."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class SentQuestion:
    """A question as figures need it. `settled`: an expert said yes, or staff answered it."""

    id: int
    sent_at: datetime
    deadline: datetime | None
    closed_at: datetime | None
    settled: bool


@dataclass(frozen=True)
class AskedExpert:
    """An expert who was asked. `why` are topics of the directory that matched."""

    question_id: int
    expert_id: str
    asked_at: datetime
    answered_at: datetime | None = None
    said_yes: bool = False
    not_my_field: bool = False
    why: Bilingual[tuple[str, ...]] = NO_NAMES


@dataclass(frozen=True)
class UnmetAsk:
    """Somebody asked for this and nobody was listed. `person_id` is None once they have left; `text` is what one of
    those who are still there typed."""

    key: str
    person_id: int | None
    asked_on: date
    text: str = ""


@dataclass(frozen=True)
class Facts:
    """Of a stretch of time; `directory` and `ever_asked` as they are now."""

    start: date
    end: date
    """The last day."""
    questions: Sequence[SentQuestion] = ()
    asked: Sequence[AskedExpert] = ()
    unmet: Sequence[UnmetAsk] = ()
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    fits: Mapping[Fit, int] = field(default_factory=dict)
    directory: Directory = field(default_factory=Directory)
    ever_asked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Hint:
    """A topic of an expert's entry for which they said that it is not their field."""

    expert_id: str
    topic: Bilingual[str]
    times: int


@dataclass(frozen=True)
class Spread:
    """How asks are spread over those who were asked: the share of the three most asked, and Gini (0 is evenly)."""

    experts: int
    top_share: float
    gini: float


@dataclass(frozen=True)
class Learned:
    """All figures; None where too few stand behind one."""

    start: date
    end: date
    questions: int
    settled: int
    asks: int
    answers: int
    said_yes: int
    first_answer: tuple[timedelta, timedelta] | None
    """Median, and what nine of ten were within."""
    settled_early: float | None
    """The share of questions that were settled before half of their time had gone."""
    spread: Spread | None
    outcomes: Mapping[Outcome, int]
    good_matches: float | None
    unmet: tuple[tuple[str, int], ...]
    hints: tuple[Hint, ...]
    never_asked: tuple[str, ...]
    stale: tuple[str, ...]


def learned(facts: Facts) -> Learned:
    """What a stretch of time tells."""
    return Learned(
        start=facts.start,
        end=facts.end,
        questions=len(facts.questions),
        settled=sum(question.settled for question in facts.questions),
        asks=len(facts.asked),
        answers=sum(one.answered_at is not None for one in facts.asked),
        said_yes=sum(one.said_yes for one in facts.asked),
        first_answer=_first_answer(facts),
        settled_early=_share([_early(question) for question in facts.questions if question.deadline]),
        spread=spread_of(Counter(one.expert_id for one in facts.asked)),
        outcomes=facts.outcomes,
        good_matches=_share([fit is Fit.GOOD for fit, count in facts.fits.items() for _ in range(count)]),
        unmet=unmet_topics(facts.unmet),
        hints=_hints(facts),
        never_asked=tuple(one.id for one in facts.directory.experts if one.id not in facts.ever_asked),
        stale=tuple(one.id for one in facts.directory.experts if _is_stale(one.checked_on, facts.end)),
    )


def unmet_topics(asked: Iterable[UnmetAsk]) -> tuple[tuple[str, int], ...]:
    """Topics that at least `LEAST` different people asked about, most first; each as the shortest of them put it."""
    by_key: defaultdict[str, list[UnmetAsk]] = defaultdict(list)
    for one in asked:
        by_key[one.key].append(one)
    counted = [(_shortest(found), _people(found)) for found in by_key.values()]
    enough = [(text, people) for text, people in counted if text and people >= LEAST]
    return tuple(sorted(enough, key=lambda pair: (-pair[1], pair[0])))[:MOST_LISTED]


def _people(found: Sequence[UnmetAsk]) -> int:
    """Who has left counts as one of those of the day on which most of them asked: more can't be known of them."""
    left = Counter(one.asked_on for one in found if one.person_id is None)
    return len({one.person_id for one in found if one.person_id is not None}) + max(left.values(), default=0)


def _shortest(found: Sequence[UnmetAsk]) -> str:
    return min((one.text for one in found if one.text), key=lambda text: (len(text), text), default="")


def spread_of(counts: Mapping[str, int]) -> Spread | None:
    """None where fewer than `LEAST` asks were made."""
    asks = sorted(counts.values())
    if sum(asks) < LEAST:
        return None
    total, size = sum(asks), len(asks)
    ranked = sum(rank * count for rank, count in enumerate(asks, 1))
    gini = 2 * ranked / (size * total) - (size + 1) / size
    return Spread(size, sum(asks[-TOP:]) / total, max(gini, 0.0))


def series(facts: Facts, starts: Sequence[date], day_of: Mapping[int, date]) -> list[tuple[date, int, int]]:
    """For each stretch that begins on one of these days: how many questions were sent, how many of them settled."""
    sent: Counter[date] = Counter()
    settled: Counter[date] = Counter()
    for question in facts.questions:
        start = max((one for one in starts if one <= day_of[question.id]), default=None)
        if start is not None:
            sent[start] += 1
            settled[start] += question.settled
    return [(start, sent[start], settled[start]) for start in starts]


def _first_answer(facts: Facts) -> tuple[timedelta, timedelta] | None:
    answered: dict[int, datetime] = {}
    for one in facts.asked:
        if one.answered_at is not None:
            answered[one.question_id] = min(one.answered_at, answered.get(one.question_id, one.answered_at))
    waits = sorted(answered[one.id] - one.sent_at for one in facts.questions if one.id in answered)
    if len(waits) < LEAST:
        return None
    return timedelta(seconds=median(wait.total_seconds() for wait in waits)), waits[-(-9 * len(waits) // 10) - 1]


def _early(question: SentQuestion) -> bool:
    if not question.settled or question.closed_at is None or question.deadline is None:
        return False
    return question.closed_at - question.sent_at < (question.deadline - question.sent_at) / 2


def _share(held: Sequence[bool]) -> float | None:
    return sum(held) / len(held) if len(held) >= LEAST else None


def _hints(facts: Facts) -> tuple[Hint, ...]:
    """By expert and topic, as long as the expert is listed with it."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for one in facts.asked:
        if one.not_my_field and facts.directory.get(one.expert_id) is not None and one.why.bg and one.why.en:
            counts[one.expert_id, one.why.bg[0], one.why.en[0]] += 1
    return tuple(Hint(who, Bilingual(bg, en), times) for (who, bg, en), times in counts.most_common(MOST_LISTED))


def _is_stale(checked_on: date | None, today: date) -> bool:
    return checked_on is None or checked_on < today - STALE
