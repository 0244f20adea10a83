"""kill -9: whatever was under way, everybody gets what they are owed; what came twice is counted.

Only one thing may come twice: a message whose sending was cut off before it could be marked. At most one reply of each
worker is on its way at a time, and of the courier's messages so many as may be sent and not yet written down.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from mediabot.demo.botapi.people.person import Person
from mediabot.domain.conversation import Letter
from mediabot.domain.deliveries import Delivery
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person as Known
from mediabot.domain.questions import Field
from process import hasty
from process.running import (
    MARK,
    UNMARKED,
    WORKERS,
    House,
    assert_nothing_is_owed,
    expert,
    fills_form_up_to_deadline,
    fills_rest_of_form,
    journalist,
    open_house,
    says_yes,
    sees,
    wait_for,
)

pytestmark = pytest.mark.attack("the process killed, database or Telegram away")

Record = Callable[[str, object], None]

TOPIC = re.compile(r"paper (\d+)")


async def test_kill_with_300_updates_waiting_loses_none_and_keeps_everybodys_order(
    either_house: House, record_property: Record
) -> None:
    house, papers = either_house, range(300)
    people = house.crowd(40)
    await house.bot.start()
    house.api.delay("sendMessage", 1.0)
    for paper in papers:
        await people[paper % 40].sends(f"telemedicine {MARK} paper {paper}")
    await wait_for(lambda: house.sent() >= 24 and not house.api.world.bot.queue.owed, "Telegram has handed over all")
    answered = house.sent()

    await house.bot.kill()
    house.api.all_well()
    await house.bot.start()
    await house.quiet()

    assert answered < 300
    seen = {person: _papers(person) for person in people}
    counts = Counter(paper for order in seen.values() for paper in order)
    twice = [paper for paper, count in counts.items() if count > 1]
    late = [paper for order in seen.values() for paper in _out_of_order(order)]
    _report(record_property, waiting=300 - answered, twice=len(twice), late=len(late))
    assert set(counts) == set(papers)
    assert max(counts.values()) <= 2
    assert len(set(twice) | set(late)) <= WORKERS
    for person in people:
        assert await _searched(house, person) == sorted(set(seen[person]))
    await assert_nothing_is_owed(house)


async def test_kill_in_the_middle_of_the_form_and_the_journalist_goes_on_at_the_next_field(house: House) -> None:
    ana, parvan = house.api.add_user(1001, "Ana", "en"), house.api.add_user(2001, "Parvan", "en")
    await house.knows(journalist(ana), expert(parvan, "tele-one"))
    await house.bot.start()
    story = f"telemedicine {MARK} at the village doctor"
    question = await fills_form_up_to_deadline(ana, story, "Parvan Ekranov")
    form = ana.last_message.id

    await house.bot.kill()
    await house.bot.start()
    async with house.store.begin() as work:
        kept = await work.questions.get(question)
    assert kept is not None
    assert (kept.format, kept.open_field) == ("quote", Field.DEADLINE)
    await fills_rest_of_form(ana, question)

    await sees(parvan, "Request from a journalist", under=story)
    await sees(ana, "Asked")
    await wait_for(lambda: not ana.chat.message(form).buttons, "the older card loses its keys")
    assert len([seen for seen in ana.chat.messages if seen.from_bot]) == 3


async def test_kill_between_the_experts_yes_and_the_journalists_message(house: House) -> None:
    ana, parvan = house.api.add_user(1001, "Ana", "en"), house.api.add_user(2001, "Parvan", "en")
    await house.knows(journalist(ana), expert(parvan, "tele-one"))
    await house.bot.start()
    story = f"telemedicine {MARK} at the village doctor"
    await fills_rest_of_form(ana, await fills_form_up_to_deadline(ana, story, "Parvan Ekranov"))
    await sees(ana, "Asked")
    await house.quiet()
    house.api.fail_next("*", 502, times=1000, chat_id=ana.id)
    await says_yes(parvan, story)
    await sees(parvan, "You said yes")

    await house.bot.kill()
    assert "parvan@example.org" not in ana.chat
    house.api.all_well()
    await house.bot.start()

    await sees(ana, "parvan@example.org", under=story)
    await house.quiet()
    said = [seen.text for seen in ana.chat.messages if "said yes to your question" in seen]
    assert len(said) == 1
    await assert_nothing_is_owed(house)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_kill_in_the_middle_of_200_deliveries_and_everybody_gets_theirs(
    database: str, request: pytest.FixtureRequest, record_property: Record
) -> None:
    folder, url = request.getfixturevalue("tmp_path"), request.getfixturevalue(f"{database}_url")
    async with open_house(folder, url) as house:
        house.bot.command = hasty.COMMAND
        people = house.crowd(200)
        await _write_letters(house, people)
        house.api.delay("sendMessage", 0.2)
        await house.bot.start()
        await wait_for(lambda: house.sent() >= 100, "a hundred letters sent")

        await house.bot.kill()
        sent = house.sent()
        house.api.all_well()
        await house.bot.start()
        await house.quiet()

        letters = [[seen for seen in person.chat.messages if "writes to you" in seen] for person in people]
        twice = sum(len(got) - 1 for got in letters)
        _report(record_property, sent_before=sent, twice=twice)
        assert sent < 200
        assert all(f"for Reader {number}." in got[0] for number, got in enumerate(letters))
        assert 0 <= twice <= UNMARKED
        await assert_nothing_is_owed(house)


def _report(record_property: Record, **figures: int) -> None:
    """Into the report of the test run, and into what a failing test shows."""
    for name, value in figures.items():
        record_property(name, value)
    print(", ".join(f"{name} {value}" for name, value in figures.items()))


def _papers(person: Person) -> list[int]:
    """The numbers of the papers that the bot has answered on, in the order of the chat."""
    found = (TOPIC.search(seen.text) for seen in person.chat.messages if seen.from_bot)
    return [int(match[1]) for match in found if match]


def _out_of_order(papers: list[int]) -> list[int]:
    """Those whose first answer came after the answer to a later one."""
    first = list(dict.fromkeys(papers))
    return [paper for place, paper in enumerate(first) if any(earlier > paper for earlier in first[:place])]


async def _searched(house: House, person: Person) -> list[int]:
    """The numbers in the order in which they were handled."""
    async with house.store.begin() as work:
        searches = await work.searches.of(person.id)
    return [int(match[1]) for search in searches if (match := TOPIC.search(search.text))]


async def _write_letters(house: House, people: list[Person]) -> None:
    """A letter from the Media Center to each of them, owed and not yet sent."""
    now = datetime.now(UTC)
    async with house.store.begin() as work:
        for person in people:
            await work.people.save(Known(person.id, person.user.name, language="en", created_at=now))
            letter = await work.letters.add(
                Letter(0, person.id, f"{MARK} for {person.user.name}.", now, author_id=9001)
            )
            owed = Delivery(0, person.id, NoticeKind.LETTER, now, now, reader_id=person.id, subject=letter.id)
            await work.deliveries.add(owed)
        await work.commit()
