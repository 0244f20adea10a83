"""How soon an expert is secured: `python -m tests.benchmarks.securing`, or `make bench-securing`.

Questions, experts and their answers are simulated; matching, forms, turns, terms, answer-by times and late answers are
the program's own services on a SQLite file, with a clock that is moved from one event to the next. See the README.
"""

from __future__ import annotations

import argparse
import asyncio
import heapq
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from statistics import mean, median
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from mediabot.demo.clock import MovableClock
from mediabot.domain.availability import NotFree
from mediabot.domain.directory import Format
from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Person, Standing
from mediabot.domain.questions import Attribution, Question, Status
from mediabot.domain.referrals import Reason, Referral, ReferralStatus
from mediabot.matching.concepts import built_in
from mediabot.services.desk import Desk
from mediabot.services.directory.file import DirectoryFile
from mediabot.services.directory.office import OfficeKeeper, empty_office
from mediabot.services.journeys import Journeys
from mediabot.services.questions.cases import not_asked, open_case
from mediabot.services.questions.rounds import QuestionRounds
from mediabot.storage.directory_text import read_file, read_lines
from mediabot.storage.engine import open_engine
from mediabot.storage.migrate import migrate
from mediabot.storage.store import SqlStore

SET = Path(__file__).parents[1] / "matching" / "sets" / "headlines"
SOFIA = ZoneInfo("Europe/Sofia")
BEGIN = datetime(2027, 1, 11, tzinfo=SOFIA)
PEERS = 4
"""Experts with the same topics, where the directory is a deep one; of its own the set has one or two for a headline."""

A_DAY = 5
"""Questions on a working day."""

JOURNALISTS = 60
DEADLINES = ((4, 0.25), (8, 0.35), (26, 0.25), (72, 0.15))
"""Hours until the deadline, and how often: stories of the day, of tomorrow, of the week."""

MEDIAN_MINUTES, SPREAD = 45.0, 1.1
"""An expert's time to answer is log-normal, and runs from 8 to 20 o'clock only."""

NO_OF_THE_OTHERS = 0.5
"""Of those who don't say yes, so many say no; the others say nothing."""

PEER = "-peer-"

TAP_MINUTES = 15.0
"""Until a journalist asks one more, where the three in turn came to nothing."""

Event = Callable[[], Awaitable[None]]


@dataclass
class Outcome:
    """What became of one question."""

    asked_at: datetime
    relevant: frozenset[str]
    number: int = 0
    end: str = "no expert found"
    secured_in: timedelta | None = None
    fits: bool = False


@dataclass
class Simulation:
    """One run: `yes` is the share of experts who say yes when asked, `peers` how many have each entry's topics."""

    folder: Path
    yes: float
    peers: int
    dice: Random
    outcomes: list[Outcome] = field(default_factory=list)
    asks: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    events: list[tuple[datetime, int, Event]] = field(default_factory=list)
    numbers: Any = field(default_factory=count)
    seen: set[tuple[int, datetime]] = field(default_factory=set)

    async def run(self, questions: list[dict[str, Any]]) -> None:
        self.clock = MovableClock(BEGIN.astimezone(UTC))
        self.store = SqlStore(open_engine(f"sqlite:///{self.folder}/bot.db"), self.clock.now)
        await migrate(self.store.engine)
        self.keeper = OfficeKeeper(self.store, read_lines, built_in(), replace(empty_office(), language="bg"))
        works = (self.store, self.clock, self.keeper.current, lambda: None)
        await DirectoryFile(*works, directory(self.folder, self.peers), read_file, read_lines).publish()
        await self.keeper.refresh()
        self.rounds = QuestionRounds(*works)
        await self._people()
        for number, question in enumerate(questions):
            at = self._arrival(number)
            self._later(at, partial(self._asks, question, number))
        while self.events:
            at, _, event = heapq.heappop(self.events)
            if at > self.clock.now():
                self.clock.move(at - self.clock.now())
            await event()
            await self._look()
        await self._settle()
        await self.store.close()

    def _later(self, at: datetime, event: Event) -> None:
        heapq.heappush(self.events, (at, next(self.numbers), event))

    def _arrival(self, number: int) -> datetime:
        """On a working day, between 9 and 18 o'clock."""
        week, day = divmod(number // A_DAY, 5)
        return BEGIN + timedelta(weeks=week, days=day, hours=9 + self.dice.uniform(0, 9))

    async def _people(self) -> None:
        async with self.store.begin() as work:
            for number, expert in enumerate(self.keeper.current().directory.experts):
                await work.people.save(Person(10_000 + number, expert_id=expert.id, language="bg", created_at=BEGIN))
            for number in range(JOURNALISTS):
                known = Person(1 + number, byline=f"Journalist {number}", outlet=f"Outlet {number}", language="bg")
                await work.people.save(replace(known, standing=Standing.VERIFIED, decided_at=BEGIN, created_at=BEGIN))
            await work.commit()

    async def _asks(self, question: dict[str, Any], number: int) -> None:
        """A journalist types a headline, takes the best three in turn, and sends the form."""
        outcome = Outcome(self.clock.now(), frozenset(question["relevant"]))
        self.outcomes.append(outcome)
        hours = self.dice.choices([hours for hours, _ in DEADLINES], [share for _, share in DEADLINES])[0]
        async with self.rounds.desk() as desk:
            person, journeys = await self._journalist(desk, number), Journeys.at(desk)
            search = await journeys.asking.find_experts(person, question["q"])
            if not search.found:
                return
            try:
                draft = await journeys.drafting.choose_best(person, search.id)
            except NotFree:
                outcome.end = "nobody free"
                return
            filled = draft.filled(
                story=question["q"],
                format=Format.INTERVIEW,
                deadline=desk.now + timedelta(hours=hours),
                language="bg",
                attribution=Attribution.ON_THE_RECORD,
            )
            await desk.work.questions.save(replace(filled, open_field=None))
            outcome.number = draft.id
            await journeys.verification.send_question(person, draft.id)

    async def _journalist(self, desk: Desk, number: int) -> Person:
        person = await desk.work.people.get(1 + number % JOURNALISTS)
        assert person is not None
        return person

    async def _look(self) -> None:
        """Whoever is being asked anew will answer at some time; what is due next wakes the clock."""
        async with self.store.begin() as work:
            for question_id, expert_id in await work.referrals.open():
                for asked in await work.referrals.of_question(question_id):
                    if asked.expert_id == expert_id:
                        self._see(asked)
            for question in await work.questions.open():
                self._note(question)

    def _see(self, asked: Referral) -> None:
        at = asked.asked_at
        if at is None or asked.status is not ReferralStatus.WAITING or (asked.id, at) in self.seen:
            return
        self.seen.add((asked.id, at))
        self.asks[asked.expert_id] += 1
        minutes = self.dice.lognormvariate(0, SPREAD) * MEDIAN_MINUTES
        what = self.dice.random()
        says_no = self.dice.random() < NO_OF_THE_OTHERS
        self.answers["yes" if what < self.yes else "no" if says_no else "silence"] += 1
        if what < self.yes or says_no:
            self._later(open_time(at, minutes), lambda: self._answers(asked, yes=what < self.yes))

    def _note(self, question: Question) -> None:
        """The clock looks when the question says; a journalist whom nobody is left for asks one more."""
        if question.status is Status.NOBODY_LEFT and question.closed_at == self.clock.now():
            at = open_time(self.clock.now(), TAP_MINUTES)
            self._later(at, lambda: self._asks_another(question.id))
        if not question.ended and question.due_at is not None:
            self._wake(question.due_at)

    def _wake(self, at: datetime) -> None:
        if not any(event[0] == at for event in self.events):
            self._later(at, self.rounds.pass_time)

    async def _answers(self, asked: Referral, *, yes: bool) -> None:
        try:
            async with self.rounds.desk() as desk:
                person, requests = await desk.work.people.expert(asked.expert_id), Journeys.at(desk).requests
                assert person is not None
                if yes:
                    ways = ("phone", "email")
                    await requests.prepare(person, asked.id, contacts=ways, interests="")
                    await requests.accept(person, asked.id)
                else:
                    await requests.decline(person, asked.id, Reason.NO_TIME)
        except MediabotError:
            self.answers["too late"] += 1

    async def _asks_another(self, question_id: int) -> None:
        try:
            async with self.rounds.desk() as desk:
                case = await open_case(desk, question_id)
                others = await not_asked(desk, case)
                person = await desk.work.people.get(case.question.journalist_id or 0)
                if others and person is not None:
                    await Journeys.at(desk).referrals.ask_another(person, question_id, others[0][0])
        except MediabotError:
            return

    async def _settle(self) -> None:
        async with self.store.begin() as work:
            for outcome in self.outcomes:
                question = await work.questions.get(outcome.number) if outcome.number else None
                if question is None:
                    continue
                outcome.end = str(question.status)
                for one in await work.referrals.of_question(question.id):
                    if one.status is ReferralStatus.ACCEPTED and one.answered_at is not None:
                        outcome.secured_in = one.answered_at - outcome.asked_at
                        outcome.fits = one.expert_id.partition(PEER)[0] in outcome.relevant


def directory(folder: Path, peers: int) -> Path:
    """The set's directory with so many experts for each of its entries, who differ in nothing but their names."""
    experts = yaml.safe_load((SET / "experts.yaml").read_text(encoding="utf-8"))["experts"]
    many = [deepcopy(peer(expert, number)) for expert in experts for number in range(peers)]
    file = folder / "experts.yaml"
    file.write_text(yaml.safe_dump({"version": 1, "experts": many}, allow_unicode=True), encoding="utf-8")
    return file


def peer(expert: dict[str, Any], number: int) -> dict[str, Any]:
    if not number:
        return expert
    contact = {"email": f"{expert['id']}{PEER}{number}@example.org"}
    return expert | {"id": f"{expert['id']}{PEER}{number}", "name": f"Колега {number}", "contact": contact}


def open_time(since: datetime, minutes: float) -> datetime:
    """So many minutes later, of which only those from 8 to 20 o'clock count."""
    left, at = timedelta(minutes=minutes), since.astimezone(SOFIA)
    while True:
        opens, closes = (datetime.combine(at.date(), time(hour), SOFIA) for hour in (8, 20))
        at = max(at, opens)
        if at + left <= closes:
            return at + left
        left -= max(closes - at, timedelta())
        at = datetime.combine(at.date() + timedelta(days=1), time(8), SOFIA)


def questions_of(dice: Random, number: int) -> list[dict[str, Any]]:
    """Headlines that the directory has somebody for; the others should find nobody."""
    queries = yaml.safe_load((SET / "queries.yaml").read_text(encoding="utf-8"))["queries"]
    return dice.sample([query for query in queries if query["relevant"]], number)


def told(simulation: Simulation) -> list[str]:
    """The cells of one column."""
    outcomes = simulation.outcomes
    secured = [one.secured_in.total_seconds() / 3600 for one in outcomes if one.secured_in is not None]
    ends = Counter(one.end for one in outcomes)
    asks = sum(simulation.asks.values())
    spread = sorted(simulation.asks.values())
    return [
        f"{len(simulation.keeper.current().directory.experts)}",
        f"{simulation.yes:.0%}",
        f"{len(secured) / len(outcomes):.0%}",
        f"{sum(one.fits for one in outcomes) / len(outcomes):.0%}",
        f"{mean(secured or [0]):.1f} h",
        f"{median(secured or [0]):.1f} h",
        f"{sum(hours <= 2 for hours in secured) / max(len(secured), 1):.0%}",
        f"{asks / len(outcomes):.1f}",
        f"{asks / len(simulation.keeper.current().directory.experts):.1f}",
        f"{median(spread):.0f} / {spread[-1]}",
        f"{ends['no expert found'] + ends['nobody free']}",
        f"{ends[str(Status.NOBODY_LEFT)] + ends[str(Status.EXPIRED)]}",
    ]


ROWS = (
    "experts in the directory",
    "said yes when asked (simulated)",
    "questions for which an expert was secured",
    "of all, by an expert whom the set grades as fitting",
    "until secured, mean",
    "until secured, median",
    "of the secured, within 2 h",
    "asks for a question",
    "asks for an expert of the directory",
    "asks for an expert who was asked: median / most",
    "questions without a match or with nobody free",
    "questions for which nobody was left in time",
)


async def simulate(yes: float, peers: int, number: int, seed: int) -> Simulation:
    with tempfile.TemporaryDirectory(prefix="mediabot-simulation-") as folder:
        dice = Random(seed)
        simulation = Simulation(Path(folder), yes, peers, dice)
        await simulation.run(questions_of(dice, number))
        return simulation


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.securing", description=__doc__)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--yes", type=float, nargs="*", default=[0.20, 0.23, 0.26])
    chosen = parser.parse_args()
    ways = [(0.23, 1), *((yes, PEERS) for yes in chosen.yes)]
    columns = [told(asyncio.run(simulate(*way, chosen.questions, chosen.seed))) for way in ways]
    print(f"{chosen.questions} questions, seed {chosen.seed}\n")
    for name, *cells in zip(ROWS, *columns, strict=True):
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
