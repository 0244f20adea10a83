"""People type, reply and tap at random: each is answered, nothing is lost, and nobody reads what isn't theirs."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from journeys.newsroom import Newsroom, Somebody
from mediabot.demo.botapi.people.views import Seen
from mediabot.storage.rows import METADATA
from mediabot.storage.rows.questions import QuestionRow, ReferralRow
from understanding.messages import texts_of

ACTS = 100
LEFT_OUT = ("dm:1",)
"""What would end the journey of one of the cast: to be deleted."""


JOURNALISTS, EXPERTS = texts_of("journalist"), texts_of("expert")
TOPICS = ["telemedicine", "телемедицина", "probiotics", "пробиотици и кисело мляко"]


class Play:
    """The cast, and every text that was typed with who typed it."""

    def __init__(self, newsroom: Newsroom, seed: int) -> None:
        self.newsroom = newsroom
        self.dice = Random(seed)
        self.typed: list[tuple[Somebody, str]] = []
        self.unanswered: list[str] = []
        self.journalists = (newsroom.ana, newsroom.boris, newsroom.stranger)
        self.experts = (newsroom.parvan, newsroom.vtora, newsroom.kisel)

    async def act(self, number: int) -> None:
        somebody = self.dice.choice((*self.journalists, *self.experts))
        match self.dice.choice(("type", "type", "reply", "tap", "tap")):
            case "type":
                await self.types(somebody, number)
            case "reply":
                await self.types(somebody, number, self._any(somebody, lambda seen: seen.from_bot))
            case "tap":
                await self.taps(somebody)
        if self.dice.random() < 0.1:
            await self.newsroom.later(minutes=self.dice.choice((1, 20, 200)))

    def _any(self, somebody: Somebody, which: Any) -> Seen | None:
        seen = [one for one in somebody.messages if which(one)]
        return self.dice.choice(seen[-8:]) if seen else None

    async def types(self, somebody: Somebody, number: int, reply_to: Seen | None = None) -> None:
        pool: Sequence[str] = EXPERTS if somebody in self.experts else JOURNALISTS
        text = self.dice.choice(TOPICS if self.dice.random() < 0.3 else pool)
        marked = f"{text} zq{number}x"
        self.typed.append((somebody, f"zq{number}x"))
        await somebody.person.sends(marked, reply_to=reply_to)
        await self.newsroom.quiet()
        if not somebody.last.from_bot:
            self.unanswered.append(marked)

    async def taps(self, somebody: Somebody) -> None:
        seen = self._any(somebody, lambda one: any(button.data for button in one.buttons))
        data = [b.data for b in seen.buttons if b.data and not b.data.startswith(LEFT_OUT)] if seen else []
        if seen is None or not data:
            return
        await somebody.person.presses_data(seen, self.dice.choice(data))
        await self.newsroom.quiet()

    async def connected(self) -> set[tuple[int | None, int | None]]:
        """Which journalist and which expert have to do with each other."""
        query = select(QuestionRow.journalist_id, ReferralRow.person_id).join(
            ReferralRow, ReferralRow.question_id == QuestionRow.id
        )
        async with self.newsroom.center.store.engine.connect() as connection:
            rows = (await connection.execute(query.where(ReferralRow.asked_at.is_not(None)))).all()
        return {pair for one, other in rows for pair in ((one, other), (other, one))}

    async def strangers_words(self) -> list[str]:
        """Texts that stand in the chat of somebody whom they were not meant for."""
        connected, everybody = await self.connected(), (*self.journalists, *self.experts)
        return [
            f"{mark} of {author.person.user.name} with {reader.person.user.name}"
            for author, mark in self.typed
            for reader in everybody
            if reader is not author and (author.id, reader.id) not in connected and mark in reader.chat
        ]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
async def test_each_act_is_answered_and_nobody_reads_what_was_not_for_them(newsroom: Newsroom, seed: int) -> None:
    play = Play(newsroom, seed)

    for number in range(ACTS):
        await play.act(number)

    assert play.unanswered == []
    assert await play.strangers_words() == []
    assert not any("Something went wrong" in one.chat for one in (*play.journalists, *play.experts, newsroom.maria))


async def test_whatever_is_typed_is_kept(newsroom: Newsroom) -> None:
    """By whatever it was taken for: as a topic, a letter, a remark, or as what was heard."""
    play = Play(newsroom, 5)
    for number in range(30):
        await play.types(play.dice.choice((*play.journalists, *play.experts)), number)

    held = await everything(newsroom)

    assert [mark for _, mark in play.typed if mark not in held] == []


async def everything(newsroom: Newsroom) -> str:
    async with newsroom.center.store.engine.connect() as connection:
        rows = [row for table in METADATA.tables.values() for row in await connection.execute(select(table))]
    return " ".join(str(tuple(row)) for row in rows)
