"""Who stands in the books of the bot, what is held about them, and that nothing is left once they are gone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from journeys.hostile import all_went_well, everything_stored, link_for, opens, publish, tap
from journeys.newsroom import EXPERTS, Newsroom, Somebody
from mediabot.domain.people import Person
from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import Referral, ReferralStatus
from mediabot.domain.versions import Version
from mediabot.storage.repositories.books import HELD

pytestmark = pytest.mark.attack("privacy: contacts, stories, logs, whoever left")


async def in_the_books(newsroom: Newsroom, person_id: int) -> Person | None:
    async with newsroom.center.store.begin() as work:
        return await work.people.get(person_id)


# who comes in


async def test_chatter_in_a_strangers_group_brings_nobody_into_the_books(newsroom: Newsroom) -> None:
    stranger = newsroom.stranger.person
    group = newsroom.api.add_group(-77, "Neighbours", [stranger])

    for words in ("Zzgossip", "/id", "/cancel", "/staff"):
        await stranger.sends(words, in_chat=group)
    await newsroom.quiet()

    assert await in_the_books(newsroom, stranger.id) is None
    kept = [line for line in (await everything_stored(newsroom)).splitlines() if "Stranger" in line or "Zz" in line]
    assert kept == []
    await all_went_well(newsroom)


async def test_chatter_in_a_strangers_group_makes_nobody_a_reader_again(newsroom: Newsroom) -> None:
    await newsroom.ana.person.blocks_bot()
    await newsroom.quiet()
    group = newsroom.api.add_group(-77, "Neighbours", [newsroom.ana.person])

    await newsroom.ana.person.sends("/id", in_chat=group)
    await newsroom.quiet()

    ana = await in_the_books(newsroom, newsroom.ana.id)
    assert ana is not None
    assert not ana.reachable


async def test_who_is_no_staff_and_only_chats_in_the_staff_group_is_not_in_the_books(newsroom: Newsroom) -> None:
    guest = newsroom.api.add_user(3001, "Zzguest", "en")
    newsroom.group.chat.members[guest.id] = "member"

    await guest.sends("good morning", in_chat=newsroom.group)
    await newsroom.quiet()

    assert await in_the_books(newsroom, guest.id) is None


async def test_who_lets_the_bot_in_again_is_a_reader_again(newsroom: Newsroom) -> None:
    await newsroom.ana.person.blocks_bot()
    await newsroom.ana.person.unblocks_bot()
    await newsroom.quiet()

    ana = await in_the_books(newsroom, newsroom.ana.id)

    assert ana is not None
    assert ana.reachable


# who goes


async def test_to_delete_everything_and_then_block_the_bot_leaves_no_name(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes, delete everything")

    await newsroom.ana.person.blocks_bot()
    await newsroom.quiet()

    assert await in_the_books(newsroom, newsroom.ana.id) is None
    stored = await everything_stored(newsroom)
    assert [line for line in stored.splitlines() if "Ana" in line or str(newsroom.ana.id) in line] == []


async def test_older_cards_in_the_staff_group_say_that_the_person_left(newsroom: Newsroom) -> None:
    boris = newsroom.boris
    await boris.sends_question(topic="telemedicine Zzstory", choice="Ask Parvan Ekranov")
    await boris.introduces_herself(outlet="Zzoutlet")
    await newsroom.maria.taps("✅ Verify")
    await boris.says("/human")
    await boris.says("Zzletter")
    for _ in range(2):
        await newsroom.maria.says("/staff")
    for card in ("qs:1:show", f"jd:{boris.id}:show", "le:1:show"):  # posted anew, further down
        await tap(newsroom.maria, card, under=newsroom.maria.last)
    await newsroom.parvan.says_no()  # nobody is left: the card of the question comes anew once more

    await boris.says("/delete")
    await boris.taps("Yes, delete everything")

    await newsroom.maria.sees("The journalist has left the bot.")
    assert len([seen for seen in newsroom.maria.messages if "This person has left the bot" in seen.text]) >= 6
    await newsroom.maria.sees("This list is out of date")
    await newsroom.maria.sees("What needs attention")
    standing = str(newsroom.group)
    assert [word for word in ("Zz", "Boris") if word in standing] == []
    await all_went_well(newsroom)


async def test_alerts_that_name_a_person_are_emptied_when_they_leave(newsroom: Newsroom) -> None:
    link = await link_for(newsroom, "A journalist, verified at once")
    await opens(newsroom.boris, link)
    await newsroom.maria.sees("Boris Newcomer used an invite")

    await newsroom.boris.says("/delete")
    await newsroom.boris.taps("Yes, delete everything")

    await newsroom.maria.sees("This person has left the bot")
    assert "Boris" not in str(newsroom.group)
    assert [line for line in (await everything_stored(newsroom)).splitlines() if str(newsroom.boris.id) in line] == []


async def test_nothing_of_an_expert_who_left_is_in_any_version_of_the_directory(newsroom: Newsroom) -> None:
    phone, email = newsroom.contact_of("tele-one")
    text = EXPERTS.read_text(encoding="utf-8")
    await publish(newsroom, text.replace(phone, "+359 700 11 222"))
    await publish(newsroom, text)

    await newsroom.parvan.says("/delete")
    await newsroom.parvan.taps("Yes, delete everything")
    await newsroom.maria.sees("Please remove the entry from the directory file")
    await newsroom.center.keeper.refresh()

    versions = await _versions(newsroom)
    assert [version.id for version in versions if phone in version.text or email in version.text] == []
    assert [version.id for version in versions if "11 222" in version.text] == []
    assert [version.id for version in versions if "tele-one" in version.text] == [versions[0].id]
    assert newsroom.contact_of("tele-one") == ("", "")
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.sees("2 experts on “telemedicine”")
    assert "Parvan Ekranov" not in newsroom.ana.chat


async def test_the_directory_file_does_not_bring_back_an_expert_who_left(newsroom: Newsroom) -> None:
    phone, _ = newsroom.contact_of("tele-one")
    await newsroom.parvan.says("/delete")
    await newsroom.parvan.taps("Yes, delete everything")

    await newsroom.restart()

    assert phone not in "".join(version.text for version in await _versions(newsroom))
    assert newsroom.contact_of("tele-one") == ("", "")


async def test_a_member_of_staff_who_leaves_is_named_on_no_card_and_their_links_end(newsroom: Newsroom) -> None:
    link = await link_for(newsroom, "A member of staff")
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria.taps("Take over")
    await newsroom.maria.sees("Handled by: Maria")

    await newsroom.maria_in_private.says("/delete")
    await newsroom.maria_in_private.taps("Yes, delete everything")
    await opens(newsroom.stranger, link)

    await newsroom.stranger.sees("has already been used or has expired")
    assert "Handled by" not in str(newsroom.group)
    stored = (await everything_stored(newsroom)).splitlines()
    assert [line for line in stored if str(newsroom.maria.id) in line] == []


# what they are shown


async def test_my_data_shows_what_stands_in_every_table(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("/human")
    await newsroom.parvan.says("Zzletter")

    await newsroom.parvan.says("/mydata")

    held = _file_of(newsroom.parvan)
    assert held["person"]["id"] == newsroom.parvan.id
    assert held["letters"][0]["text"] == "Zzletter"
    assert held["directory_entry"]["contact"]["phone"] == newsroom.contact_of("tele-one")[0]
    assert held["directory_versions"] == [1]
    assert held["messages"]
    assert {one.name for one in HELD} <= set(held)


@pytest.mark.parametrize("command", ["/mydata", "/questions", "/requests", "/staff"])
async def test_a_list_takes_as_many_statements_for_ten_as_for_a_thousand(newsroom: Newsroom, command: str) -> None:
    somebody = newsroom.maria_in_private
    await _ask(newsroom, somebody, 10, Status.WITH_STAFF)
    await somebody.says("/start")
    with statements(newsroom) as for_ten:
        await somebody.says(command)

    await _ask(newsroom, somebody, 990, Status.WITH_STAFF)
    with statements(newsroom) as for_a_thousand:
        await somebody.says(command)

    assert len(for_a_thousand) == len(for_ten), Counter(for_a_thousand) - Counter(for_ten)
    await all_went_well(newsroom)


async def test_to_delete_everything_takes_as_many_statements_for_ten_as_for_a_thousand(newsroom: Newsroom) -> None:
    counts = []
    for somebody, number in ((newsroom.ana, 10), (newsroom.boris, 1000)):
        await _ask(newsroom, somebody, number)
        await somebody.says("/delete")
        with statements(newsroom) as taken:
            await somebody.taps("Yes, delete everything")
        counts.append([one for one in taken if "questions" in one or "referrals" in one])

    assert len(counts[1]) <= len(counts[0])


@contextmanager
def statements(newsroom: Newsroom) -> Iterator[list[str]]:
    """What is asked of these tables meanwhile; what the clock looks for in them is left out."""
    taken: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        by_the_clock = any(
            clock in statement
            for clock in ("due_at <=", "remind_at <=", "ORDER BY referrals.question_id", "ORDER BY questions.deadline")
        )
        if not by_the_clock and any(
            f" {table}" in statement for table in ("questions", "referrals", "people", "searches", "letters")
        ):
            taken.append(statement.split(" WHERE", maxsplit=1)[0][-80:])

    engine = newsroom.center.store.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield taken
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def _ask(newsroom: Newsroom, somebody: Somebody, number: int, status: Status = Status.EXPIRED) -> None:
    """So many questions of theirs that waited for an expert, who is themselves."""
    now = newsroom.clock.now()
    async with newsroom.center.store.begin() as work:
        person = await work.people.get(somebody.id) or Person(somebody.id, language="en")
        await work.people.save(replace(person, expert_id="tele-three"))
        for _ in range(number):
            asked = Question(0, somebody.id, None, now, "Zzstory", status=status, sent_at=now)
            asked = await work.questions.add(asked)
            referral = Referral(0, asked.id, "tele-three", 0, somebody.id, status=ReferralStatus.EXPIRED, asked_at=now)
            await work.referrals.add(referral)
        await work.commit()


async def _versions(newsroom: Newsroom) -> list[Version]:
    async with newsroom.center.store.begin() as work:
        found = [await work.versions.get(version.id) for version in await work.versions.all()]
    return [version for version in found if version is not None]


def _file_of(somebody: Somebody) -> dict[str, Any]:
    document = next(seen.json["document"] for seen in reversed(somebody.messages) if "document" in seen.json)
    content = somebody.newsroom.api.world.files.by_id[document["file_id"]].content
    held: dict[str, Any] = json.loads(content)
    return held
