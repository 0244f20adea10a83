"""What holds whatever was played: looked at after each act, and at the end."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from journeys.newsroom import Newsroom
from journeys.playing import Play
from mail.smtp import text_of
from mediabot.domain.availability import Terms
from mediabot.domain.directory import Expert
from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import Referral, ReferralStatus
from mediabot.storage.rows.questions import QuestionRow

BUSY = (
    ReferralStatus.WAITING,
    ReferralStatus.OFFERED,
    ReferralStatus.ASKED_TO_STAND_BY,
    ReferralStatus.STANDING_BY,
)
AFTER_ALL = timedelta(days=40)
"""By then every deadline has passed that anybody can set."""

Ask = tuple[int, datetime]


class Watch:
    """Looks at one play; `broken` is what did not hold, in words."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.broken: list[str] = []
        self.seen: set[Ask] = set()
        self.handed_over: set[tuple[int, str]] = set()
        self.questions: list[Question] = []
        self.referrals: list[Referral] = []

    @property
    def newsroom(self) -> Newsroom:
        return self.play.newsroom

    async def look(self) -> None:
        """After an act."""
        await self._load()
        await self._nobody_beyond_their_terms()
        self._no_contact_before_a_yes()

    async def look_at_the_end(self) -> None:
        """Nothing has outlived its time by now; and nothing at all runs once every deadline has passed."""
        await self._within_its_time("now")
        await self.newsroom.later(days=0)
        self._no_word_about_anothers_question()
        self._no_letter_twice()
        self._nothing_went_wrong()
        for _ in range(3):
            await self.newsroom.later(seconds=AFTER_ALL.total_seconds() / 3)
            await self.play.office.posted()
        await self._load()
        self._no_contact_before_a_yes()
        open_still = [one for one in self.questions if not one.ended and one.status is not Status.DRAFT]
        self._broken(f"question {one.id} is {one.status} after all deadlines" for one in open_still)
        held = [one for one in self.referrals if one.status in BUSY]
        self._broken(f"referral {one.id} is {one.status} after all deadlines" for one in held)

    async def _load(self) -> None:
        async with self.newsroom.center.store.engine.connect() as connection:
            asked = (await connection.execute(select(QuestionRow.id))).scalars().all()
        async with self.newsroom.center.store.begin() as work:
            known = [await work.questions.get(number) for number in asked]
            self.questions = [one for one in known if one is not None]
            self.referrals = [each for number in asked for each in await work.referrals.of_question(number)]

    def _broken(self, sentences: object) -> None:
        self.broken += [*sentences]  # type: ignore[misc]

    async def _within_its_time(self, when: str) -> None:
        await self.newsroom.center.tick()
        await self.play.office.posted()
        await self._load()
        now = self.newsroom.clock.now()
        runs = [one for one in self.questions if not one.ended and one.status is not Status.DRAFT]
        late = [one for one in runs if one.deadline is None or one.deadline <= now]
        self._broken(f"question {one.id} is {one.status} past its deadline" for one in late)
        asked = [one for one in self.referrals if one.status is ReferralStatus.WAITING and not one.asks_back]
        due = [(one, one.decided.goes_at if one.decided else one.answer_by) for one in asked]
        self._broken(f"referral {one.id} waits past its time" for one, at in due if at is not None and at <= now)
        running = {one.id for one in runs}
        open_ones = Counter(one.question_id for one in self.referrals if one.open)
        self._broken(f"question {number}: {count} are asked" for number, count in open_ones.items() if count > 1)
        self._broken(f"question {number} is over and asks" for number in open_ones if number not in running)

    async def _nobody_beyond_their_terms(self) -> None:
        """By hand, from the terms and from who was asked what; nothing of how the program finds it."""
        asked = [(one, one.asked_at) for one in self.referrals if one.asked_at]
        new = [(one, at) for one, at in asked if (one.id, at) not in self.seen]
        self.seen |= {(one.id, at) for one, at in new}
        for one, at in new:
            async with self.newsroom.center.store.begin() as work:
                terms = await work.terms.of(one.expert_id)
            others = [each for each in self.referrals if each.expert_id == one.expert_id and each.id != one.id]
            busy = sum(each.status in BUSY and each.asked_at is not None for each in others)
            in_month = sum(_month(begun) == _month(at) for each, begun in asked if each.expert_id == one.expert_id)
            self._broken(f"referral {one.id}: {why}" for why in _beyond(terms, at, busy, in_month))

    def _no_contact_before_a_yes(self) -> None:
        journalists = {one.id: one.journalist_id for one in self.questions}
        for one in self.referrals:
            if one.status is ReferralStatus.ACCEPTED:
                self.handed_over |= {
                    (journalists[one.question_id] or 0, way) for way in (one.contacts.phone, one.contacts.email)
                }
        for somebody in self.play.journalists:
            chat = "\n".join(somebody.person.chat.history)
            for expert in self._experts():
                for way in (expert.contact.phone, expert.contact.email):
                    if way and way in chat and (somebody.id, way) not in self.handed_over:
                        self.broken.append(f"{somebody.person.user.name} has {expert.id}'s contact without a yes")

    def _experts(self) -> tuple[Expert, ...]:
        return self.newsroom.center.keeper.current().directory.experts

    def _no_word_about_anothers_question(self) -> None:
        connected = self._connected()
        everybody = (*self.play.journalists, *self.play.experts)
        for author, mark in self.play.typed:
            for reader in everybody:
                alone = reader is not author and (author.id, reader.id) not in connected
                if alone and author.group is None and re.search(rf"\b{mark}\b", "\n".join(reader.person.chat.history)):
                    self.broken.append(f"{mark} of {author.person.user.name} is with {reader.person.user.name}")

    def _connected(self) -> set[tuple[int, int]]:
        """Which journalist and which expert have had to do with each other."""
        accounts = {"tele-one": 2001, "tele-two": 2002, "probiotic": 2004}
        journalists = {one.id: one.journalist_id or 0 for one in self.questions}
        pairs = [
            (journalists[one.question_id], one.person_id or accounts.get(one.expert_id, 0))
            for one in self.referrals
            if one.asked_at
        ]
        return {*pairs, *((expert, journalist) for journalist, expert in pairs)}

    def _no_letter_twice(self) -> None:
        letters = Counter((str(one["To"]), str(one["Subject"]), text_of(one)) for one in self.play.office.mail.letters)
        self._broken(f"a letter to {to} came {count} times" for (to, _, _), count in letters.items() if count > 1)
        numbers = Counter(str(one["Message-ID"]) for one in self.play.office.mail.letters)
        self._broken(f"letter {number} came {count} times" for number, count in numbers.items() if count > 1)

    def _nothing_went_wrong(self) -> None:
        for one in (*self.play.journalists, *self.play.experts, self.newsroom.maria):
            if "Something went wrong" in one.chat or "An error occurred" in one.chat:
                self.broken.append(f"a bug is told to {one.person.user.name}")
        self._broken(f"no answer to {text!r}" for text in self.play.unanswered)
        refused = [call.description for call in self.newsroom.api.calls.all if call.status == 400]
        self._broken(f"Telegram refused: {one}" for one in refused if "not modified" not in one)


def _beyond(terms: Terms, at: datetime, busy: int, in_month: int) -> list[str]:
    local = at.astimezone(ZoneInfo("Europe/Sofia"))
    away = terms.away_until is not None and (terms.away_from or at) <= at < terms.away_until
    closed = terms.opens is not None and terms.closes is not None and terms.opens < terms.closes
    closed = closed and not terms.opens <= local.time() < terms.closes  # type: ignore[operator]
    found = {
        "paused": terms.paused,
        "away": away,
        f"{busy} others at one time": busy >= terms.at_once,
        f"{in_month} this month": in_month > terms.a_month,
        "not on that weekday": bool(terms.weekdays) and local.weekday() not in terms.weekdays,
        "outside their hours": closed,
    }
    return [f"asked beyond the terms: {why}" for why, true in found.items() if true]


def _month(instant: datetime) -> tuple[int, int]:
    local = instant.astimezone(ZoneInfo("Europe/Sofia"))
    return local.year, local.month
