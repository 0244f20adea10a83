"""kill -9 in the middle of an expert reaction: everybody is asked once, and every answer stays."""

from __future__ import annotations

from collections.abc import Awaitable

import pytest

from mediabot.demo.botapi.people.person import Person
from mediabot.domain.reactions import ReactionState, StatementState
from process import hasty
from process.running import MARK, House, assert_nothing_is_owed, expert, sees, taps, wait_for

pytestmark = pytest.mark.attack("the process killed, database or Telegram away")

QUESTION = f"What does {MARK} mean for telemedicine?"


async def test_killed_at_every_step_a_reaction_keeps_every_answer(house: House) -> None:
    parvan, vtora = (house.api.add_user(number, name, "en") for number, name in ((2001, "Parvan"), (2002, "Vtora")))
    await house.knows(expert(parvan, "tele-one"), expert(vtora, "tele-two"))
    house.api.world.private(house.api.world.bot, house.maria.id).started = True
    house.bot.command = hasty.COMMAND
    await house.bot.start()
    await prepare(house.maria)

    await killed_after(house, taps(house.maria, "rx:1:send"))
    for one in (parvan, vtora):
        await sees(one, MARK)
        await taps(one, r"ry:\d+:say")
        await sees(one, "Write the answer")
        await killed_after(house, one.sends(f"Words of {one.user.name}, {MARK}."))
    await killed_after(house, taps(house.maria, "rx:1:close2"))

    async with house.store.begin() as work:
        reaction, statements = await work.reactions.get(1), await work.statements.of_reaction(1)
    assert reaction is not None
    assert reaction.state is ReactionState.CLOSED
    assert {one.state for one in statements} == {StatementState.ANSWERED}
    assert {one.text for one in statements} == {f"Words of {name}, {MARK}." for name in ("Parvan", "Vtora")}
    for one in (parvan, vtora):
        asked = [seen for seen in one.chat.messages if "asks for your comment" in seen or "answers are in" in seen]
        assert 1 <= len(asked) <= 2  # the card, once more where its sending was cut off
    await assert_nothing_is_owed(house)


async def prepare(maria: Person) -> None:
    """The question is written, and both are ticked."""
    await maria.sends("/reaction")
    await taps(maria, "rx:0:new")
    await sees(maria, "What should the experts answer?")
    await maria.sends(QUESTION)
    await taps(maria, "rx:1:time", under=MARK)
    await sees(maria, "By when should they answer?")
    await maria.sends("tomorrow 15:00")
    await sees(maria, "15:00", under=MARK)
    await taps(maria, "rx:1:who", under=MARK)
    for name in ("Parvan", "Vtora"):
        await taps(maria, "re:1:[^:]+:1", label=name)
        await wait_for(lambda name=name: ticked(maria, name), f"{name} ticked")  # type: ignore[misc]
    await taps(maria, "rx:1:show", under=MARK)
    await taps(maria, "rx:1:sure", under=MARK)


def ticked(maria: Person, name: str) -> bool:
    return any(button.data.endswith(":0") and name in button.label for button in maria.buttons())


async def killed_after(house: House, act: Awaitable[object]) -> None:
    """While what that sets off is on its way; then all of it arrives."""
    house.api.delay("sendMessage", 1.0)
    await act
    await wait_for(lambda: not house.api.world.bot.queue.owed, "Telegram has handed it over")
    await house.bot.kill()
    house.api.all_well()
    await house.bot.start()
    await house.quiet()
