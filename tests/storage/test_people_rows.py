"""People, prompts, letters and invites, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import column as named_column
from sqlalchemy import select, update
from sqlalchemy import table as named_table
from sqlalchemy.exc import IntegrityError

from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.invites import use, withdraw
from mediabot.domain.news import NewsPart, PartAsked
from mediabot.domain.people import Person, Standing
from mediabot.storage.store import SqlStore
from storage.examples import ANA, NOW, PETROVA, invite, letter, minutes, stored


async def keep(store: SqlStore, *people: Person) -> None:
    async with store.begin() as work:
        for person in people:
            await work.people.save(person)
        await work.commit()


async def test_a_person_comes_back_as_stored(store: SqlStore) -> None:
    ana = Person(
        ANA,
        name="Ана 🎙 <b>",
        username="ana",
        language="bg",
        staff=True,
        expert_id="ana",
        byline="Ана Н.",
        outlet="Вестник",
        proof="https://example.org",
        standing=Standing.REFUSED,
        applied_at=NOW,
        decided_at=minutes(1),
        decided_by=PETROVA,
        refusal="no",
        appeal="why",
        reachable=False,
        created_at=NOW,
    )

    await keep(store, ana)

    async with store.begin() as work:
        assert await work.people.get(ANA) == ana


async def test_saving_a_person_again_replaces_what_was_known(store: SqlStore) -> None:
    await keep(store, Person(ANA, name="Ана"))
    await keep(store, Person(ANA, outlet="Вестник"))

    async with store.begin() as work:
        assert await work.people.get(ANA) == Person(ANA, outlet="Вестник")


async def test_a_forgotten_person_is_gone(store: SqlStore) -> None:
    await keep(store, Person(ANA), Person(PETROVA))

    async with store.begin() as work:
        await work.books.forget(ANA)
        assert await work.people.get(ANA) is None
        assert await work.people.get(PETROVA) is not None


async def test_a_forgotten_person_may_come_back_in_the_same_unit_of_work(store: SqlStore) -> None:
    await keep(store, Person(ANA, name="Ана"))

    async with store.begin() as work:
        await work.people.get(ANA)
        await work.books.forget(ANA)
        await work.people.save(Person(ANA))
        assert await work.people.get(ANA) == Person(ANA)


async def test_staff_and_experts_are_listed_by_id(store: SqlStore) -> None:
    await keep(store, Person(5, staff=True), Person(3, expert_id="ivanov"), Person(2, staff=True, expert_id="petrova"))
    await keep(store, Person(4))

    async with store.begin() as work:
        assert [person.id for person in await work.people.staff()] == [2, 5]
        assert [person.id for person in await work.people.experts()] == [2, 3]


async def test_an_expert_is_found_by_the_directory_entry(store: SqlStore) -> None:
    await keep(store, Person(ANA), Person(PETROVA, expert_id="petrova"))

    async with store.begin() as work:
        assert await work.people.expert("petrova") == Person(PETROVA, expert_id="petrova")
        assert await work.people.expert("nobody") is None
        assert await work.people.expert("") is None


async def test_who_waits_longest_for_staff_comes_first(store: SqlStore) -> None:
    waiting = Person(0, standing=Standing.PENDING)
    await keep(store, replace(waiting, id=1, applied_at=minutes(2)), replace(waiting, id=2, applied_at=minutes(1)))
    await keep(store, Person(3, standing=Standing.VERIFIED, applied_at=NOW), Person(4))

    async with store.begin() as work:
        assert [person.id for person in await work.people.pending()] == [2, 1]


async def test_who_was_decided_last_comes_first(store: SqlStore) -> None:
    await keep(store, *(Person(id, decided_at=minutes(id)) for id in (1, 3, 2)), Person(4))

    async with store.begin() as work:
        assert [person.id for person in await work.people.decided(limit=2)] == [3, 2]


async def test_a_chat_has_one_open_question_to_a_person(store: SqlStore) -> None:
    first, second = Prompt(-100, ANA, Ask.FORM, 1, NOW), Prompt(-100, ANA, Ask.LETTER, 2, minutes(1))
    other = Prompt(ANA, ANA, Ask.TALK, 3, NOW)

    async with store.begin() as work:
        for prompt in (first, other, second):
            await work.prompts.put(prompt)
        await work.commit()

    async with store.begin() as work:
        assert await work.prompts.get(-100, ANA) == second
        assert await work.prompts.get(ANA, ANA) == other
        assert await work.prompts.get(-100, PETROVA) is None


@pytest.mark.parametrize("written", ["title:bg", "topic:", "correction:en", ""])
async def test_a_question_that_was_open_at_an_update_is_still_understood(store: SqlStore, written: str) -> None:
    asked = {
        "title:bg": PartAsked(NewsPart.TITLE, "bg"),
        "topic:": PartAsked(NewsPart.TOPIC),
        "correction:en": PartAsked(NewsPart.CORRECTION, "en"),
    }
    table = named_table("prompts", named_column("hint"))
    async with store.begin() as work:
        await work.prompts.put(Prompt(1, ANA, Ask.NEWS_FIELD, 17, NOW, asked.get(written)))
        await work.commit()

    async with store.engine.begin() as connection:
        assert (await connection.execute(select(table.c.hint))).scalar_one() == written
        await connection.execute(update(table).values(hint=written))

    async with store.begin() as work:
        assert await work.prompts.get(1, ANA) == Prompt(1, ANA, Ask.NEWS_FIELD, 17, NOW, asked.get(written))


async def test_prompts_are_cleared_singly_and_forgotten_together(store: SqlStore) -> None:
    async with store.begin() as work:
        for chat_id, person_id in ((1, ANA), (2, ANA), (3, ANA), (1, PETROVA)):
            await work.prompts.put(Prompt(chat_id, person_id, Ask.FORM, 1, NOW))
        await work.commit()

    async with store.begin() as work:
        await work.prompts.clear(1, ANA)
        assert await work.prompts.get(1, ANA) is None
        assert await work.prompts.get(2, ANA) is not None

        await work.books.forget(ANA)
        assert await work.prompts.get(3, ANA) is None
        assert await work.prompts.get(1, PETROVA) is not None


async def test_letters_are_a_correspondence_oldest_first(store: SqlStore) -> None:
    asked, other, answer = await stored(
        store, "letters", letter(), letter(PETROVA), letter(author_id=PETROVA, sent_at=minutes(1))
    )

    async with store.begin() as work:
        assert await work.letters.of(ANA) == [asked, answer]
        assert await work.letters.get(other.id) == other
        assert await work.letters.unanswered() == [asked, other]

        await work.letters.save(replace(asked, answered_at=minutes(1)))
        assert await work.letters.unanswered() == [other]

        await work.books.forget(ANA)
        assert await work.letters.of(ANA) == []
        assert await work.letters.get(other.id) == other


async def test_an_invite_is_found_by_its_hash_and_saved_as_used(store: SqlStore) -> None:
    [kept] = await stored(store, "invites", invite())
    used = replace(kept, used_at=NOW, used_by=ANA)

    async with store.begin() as work:
        assert await work.invites.by_hash("other") is None
        assert await work.invites.by_hash("hash") == kept
        await work.invites.save(used)
        await work.commit()

    async with store.begin() as work:
        assert await work.invites.by_hash("hash") == used


async def test_of_two_who_press_one_invite_only_the_first_finds_it_unused(
    store: SqlStore, second_store: SqlStore
) -> None:
    await stored(store, "invites", invite())

    async def use(of: SqlStore, person_id: int) -> bool:
        async with of.begin() as work:
            found = await work.invites.by_hash("hash")
            assert found is not None
            await asyncio.sleep(0.02)
            if found.used_at is None:
                await work.invites.save(replace(found, used_at=NOW, used_by=person_id))
                await work.commit()
            return found.used_at is None

    assert sorted(await asyncio.gather(use(store, ANA), use(second_store, PETROVA))) == [False, True]


async def test_two_invites_never_share_a_hash(store: SqlStore) -> None:
    await stored(store, "invites", invite())

    with pytest.raises(IntegrityError):
        await stored(store, "invites", invite())


async def test_an_entry_of_the_directory_has_one_account(store: SqlStore) -> None:
    async with store.begin() as work:
        await work.people.save(Person(ANA, expert_id="petrova"))
        await work.people.save(Person(3, expert_id=""))
        await work.people.save(Person(4, expert_id=""))
        await work.commit()

    async with store.begin() as work:
        with pytest.raises(IntegrityError):
            await work.people.save(Person(PETROVA, expert_id="petrova"))


async def test_a_letter_has_one_answer(store: SqlStore) -> None:
    [asked, first, _] = await stored(store, "letters", letter(), letter(author_id=9), letter(author_id=9))
    async with store.begin() as work:
        await work.letters.save(replace(first, answers_id=asked.id))
        await work.commit()

    async with store.begin() as work:
        assert await work.letters.answer_to(asked.id) == replace(first, answers_id=asked.id)
        with pytest.raises(IntegrityError):
            await work.letters.add(letter(author_id=9, answers_id=asked.id))


async def test_links_that_still_work_are_listed_newest_first(store: SqlStore) -> None:
    kept = await stored(store, "invites", invite("a"), invite("b"), invite("c"), invite("d"))
    async with store.begin() as work:
        await work.invites.save(use(kept[1], by=ANA, now=NOW))
        await work.invites.save(withdraw(kept[2], NOW))
        await work.commit()

    async with store.begin() as work:
        assert [one.token_hash for one in await work.invites.open(NOW)] == ["d", "a"]
        assert await work.invites.open(minutes(60)) == []
