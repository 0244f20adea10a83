"""Every button there is, forged by people to whom nothing of it belongs: nothing moves, and nothing is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import timedelta
from enum import Enum
from importlib import import_module
from itertools import product
from pkgutil import iter_modules
from typing import Any, get_origin, get_type_hints

import pytest

from journeys.hostile import all_went_well, everything_stored, tap
from journeys.newsroom import MONDAY_NOON, Newsroom, Somebody
from journeys.newsstand import TELEMEDICINE, item, publish
from journeys.test_broadcasts import compose
from journeys.test_staff_digests import TO_TUESDAY_NINE, defined
from mediabot.bot import buttons
from mediabot.bot.buttons.codec import LARGEST, Button, expert_key
from mediabot.domain.people import Person, Standing

for module in iter_modules(buttons.__path__):
    import_module(f"{buttons.__name__}.{module.name}")

SECRET = "Zzsecret"

PASSING = ("deliveries", "inbox", "prompts", "cards")
"""Tables whose rows come and go with every update."""


def forged(kind: type[Button]) -> Iterator[str]:
    """With the id of what others have (each table's first row), with one that nobody has, and every word there is."""
    hints = get_type_hints(kind)
    choices = [_values(hints[field.name]) for field in fields(kind)]
    for values in product(*choices):
        try:
            yield kind(*values).pack()
        except ValueError:
            continue


def _values(kind: Any) -> list[Any]:
    if get_origin(kind) is tuple:
        return [(1,), (LARGEST,)]
    if issubclass(kind, Enum):
        return list(kind)
    return [1, LARGEST] if kind is int else ["1", expert_key("tele-one")]


async def full_of_secrets(newsroom: Newsroom) -> None:
    """A question with an expert, a letter, a release under embargo, a draft to all, and an edition to approve."""
    ana = newsroom.ana
    await ana.asks("telemedicine")
    await ana.taps("Ask Parvan Ekranov")
    await ana.says(f"{SECRET} story")
    await ana.taps("Written quote")
    await ana.says("in 5 days")
    await ana.taps("English")
    await ana.taps("On the record")
    await ana.taps("Send")
    await ana.says("/human")
    await ana.says(f"{SECRET} letter")
    until = MONDAY_NOON + timedelta(days=9)
    await publish(newsroom, item(f"{SECRET} release", TELEMEDICINE, embargo_until=until, released_at=until))
    await compose(newsroom, f"{SECRET} draft")
    await defined(newsroom, name=f"{SECRET} digest", automatic=False)
    await newsroom.later(**TO_TUESDAY_NINE)


async def of_others(newsroom: Newsroom, somebody: Somebody) -> set[str]:
    """What is stored and is not this person's."""
    rows = (await everything_stored(newsroom)).splitlines()
    return {row for row in rows if not row.startswith(PASSING) and str(somebody.id) not in row}


@pytest.mark.attack("forged taps: every button, by those to whom nothing of it belongs")
@pytest.mark.parametrize("who", ["stranger", "boris", "kisel", "blocked"])
async def test_no_button_that_others_got_moves_or_tells_anything(
    newsroom: Newsroom, tried: Callable[[int], None], who: str
) -> None:
    await full_of_secrets(newsroom)
    somebody = newsroom.stranger if who == "blocked" else getattr(newsroom, who)
    await somebody.says("/start")
    if who == "blocked":
        async with newsroom.center.store.begin() as work:
            known = await work.people.get(somebody.id) or Person(somebody.id)
            await work.people.save(replace(known, standing=Standing.BLOCKED))
            await work.commit()
    before, shown = await of_others(newsroom, somebody), somebody.last
    taps = [data for kind in sorted(Button.registry.values(), key=lambda kind: kind.tag) for data in forged(kind)]

    await tap(somebody, *taps, under=shown)

    tried(len(taps))
    assert SECRET in "".join(before)
    assert before - await of_others(newsroom, somebody) == set()
    assert SECRET not in "\n".join(somebody.person.chat.history)
    await all_went_well(newsroom)
