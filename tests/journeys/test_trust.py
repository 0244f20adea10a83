"""The rules, how much one person may ask, and since when a journalist is known."""

from __future__ import annotations

import pytest

from journeys.newsroom import Newsroom
from mediabot.domain.limits import EVERYBODY, Limits
from mediabot.domain.questions import Status
from mediabot.services.desk import Desk
from mediabot.services.people.verification import Verification


async def limit(newsroom: Newsroom, at_once: int, daily: int, person_id: int = EVERYBODY) -> None:
    async with newsroom.center.store.begin() as work:
        await work.limits.put(Limits(person_id, at_once, daily))
        await work.commit()


async def statuses(newsroom: Newsroom) -> list[Status]:
    async with newsroom.center.store.begin() as work:
        return [one.status for one in await work.questions.of(newsroom.ana.id)]


async def test_one_question_too_many_is_kept_and_goes_out_once_another_has_ended(newsroom: Newsroom) -> None:
    await limit(newsroom, at_once=1, daily=10)
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.ana.sends_question(topic="probiotics", choice="Ask")
    assert "as many questions running as one person can have at once (1)" in newsroom.ana.last.text
    assert await statuses(newsroom) == [Status.ASKING, Status.DRAFT]

    await newsroom.parvan.says_yes()
    await newsroom.ana.taps("Send")
    assert await statuses(newsroom) == [Status.ACCEPTED, Status.ASKING]


async def test_so_many_questions_a_day_and_no_more_until_a_day_has_passed(newsroom: Newsroom) -> None:
    await limit(newsroom, at_once=9, daily=1)
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="in 5 days")
    await newsroom.ana.sends_question(topic="probiotics", choice="Ask", deadline="in 5 days")
    assert "in the last 24 hours" in newsroom.ana.last.text

    await newsroom.later(hours=25)
    await newsroom.ana.taps("Send")

    assert await statuses(newsroom) != [Status.ASKING, Status.DRAFT]


async def test_staff_set_the_limits_of_all_and_of_one(newsroom: Newsroom) -> None:
    await newsroom.maria.says("/limits 1 10")
    await newsroom.maria.says("/limits")
    assert "Questions running at once: 1" in newsroom.maria.last.text

    await newsroom.maria.taps("+ At once")
    await limit(newsroom, at_once=7, daily=7, person_id=newsroom.ana.id)

    async with newsroom.center.store.begin() as work:
        everybody, ana = await work.limits.get(EVERYBODY), await work.limits.get(newsroom.ana.id)
    assert everybody == Limits(EVERYBODY, 2, 10)
    assert ana == Limits(newsroom.ana.id, 7, 7)


async def test_limits_are_for_staff_to_see_and_to_set(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/limits 99 99")

    assert "You can’t do that here" in newsroom.ana.last.text
    async with newsroom.center.store.begin() as work:
        assert await work.limits.get(EVERYBODY) is None


async def test_everybody_reads_the_rules_in_their_language(newsroom: Newsroom) -> None:
    await newsroom.boris.says("/rules")
    assert "10. Refused or blocked by mistake?" in newsroom.boris.last.text

    await newsroom.read("bg", newsroom.boris)
    await newsroom.boris.says("/rules")

    assert "10. " in newsroom.boris.last.text
    assert "Refused" not in newsroom.boris.last.text


async def test_expert_and_staff_see_since_when_a_journalist_is_verified(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    assert "Verified by the Media Center on 23 November 2026" in newsroom.parvan.chat
    assert "✅ verified on 23 November 2026" in newsroom.maria.chat


async def block_ana(newsroom: Newsroom, *, asking: bool = True) -> None:
    if asking:
        await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    async with newsroom.center.store.begin() as work:
        desk = Desk(work, newsroom.clock.now(), newsroom.center.keeper.current())
        maria = await work.people.get(newsroom.maria.id)
        assert maria is not None
        await Verification(desk).block(maria, newsroom.ana.id, "Sent the same text <twice>")
        await work.commit()
    await newsroom.quiet()


async def test_whoever_is_blocked_may_write_to_staff_once_who_can_lift_the_block(newsroom: Newsroom) -> None:
    await block_ana(newsroom)
    await newsroom.ana.taps("Ask for another look")
    await newsroom.ana.says("It was my trainee; it won’t happen again.")
    assert "It was my trainee" in newsroom.maria.chat

    await newsroom.ana.taps("Ask for another look")
    await newsroom.ana.says("And another thing: Zzsecond")
    assert "Zzsecond" not in newsroom.maria.chat

    await newsroom.maria.taps("Unblock and verify")
    await newsroom.ana.sees("has lifted the block")
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.sees("Parvan Ekranov")


WHY = {
    "en": ("Block: insults", "Reason: insults or threats", "lifted the block"),
    "bg": ("Block: insults", "Причина: обиди или заплахи", "отмени блокирането"),
}


@pytest.mark.parametrize("language", ["en", "bg"])
async def test_a_block_has_a_reason_which_the_person_reads_in_their_language(newsroom: Newsroom, language: str) -> None:
    key, told, lifted = WHY[language]
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    await newsroom.read(language, newsroom.boris)

    await newsroom.maria.taps("Block")
    await newsroom.maria.taps(key)
    await newsroom.boris.sees(told)
    await newsroom.boris.says("telemedicine")
    assert told in newsroom.boris.last.text
    await newsroom.maria.sees("Reason: insults or threats")
    await newsroom.maria.taps("Unblock and verify")

    await newsroom.boris.sees(lifted)


async def test_a_reason_in_staffs_own_words_is_told_as_it_is(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await newsroom.maria.taps("Block")
    await newsroom.maria.taps("Another reason")
    await newsroom.maria.says("Sold <contacts> & lied")

    await newsroom.boris.sees("Reason: Sold <contacts> & lied")


async def test_a_key_from_before_reasons_asks_for_one_and_blocks_nobody(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    card, _ = newsroom.maria.button("Block")

    await newsroom.maria.person.presses_data(card, f"jd:{newsroom.boris.id}:block_sure")
    await newsroom.quiet()

    await newsroom.maria.sees("Block this person, and why?")
    assert "no longer takes messages" not in newsroom.boris.chat


async def test_nobody_stands_by_for_a_journalist_who_is_blocked(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3")
    await newsroom.parvan.says_yes("Phone")
    await newsroom.ana.taps("Keep the next one in reserve")

    await block_ana(newsroom, asking=False)

    assert "Another expert has already said yes" not in newsroom.vtora.chat
    assert "was withdrawn" in newsroom.vtora.chat


THREE = ("Ask Parvan Ekranov", "Ask Vtora Videva", "Ask Treta Dalekova")


async def test_the_same_text_a_fourth_time_within_a_day_is_held_for_staff_and_asks_nobody(newsroom: Newsroom) -> None:
    for choice in THREE:
        await newsroom.ana.sends_question(choice=choice)

    await newsroom.ana.sends_question(choice="Ask Treta Dalekova")

    assert await statuses(newsroom) == [Status.ASKING, Status.ASKING, Status.ASKING, Status.WITH_STAFF]
    assert "looks like a mailing" in newsroom.maria.chat
    assert "With the Media Center team" in newsroom.ana.chat


async def test_another_text_and_the_same_on_another_day_are_no_mailing(newsroom: Newsroom) -> None:
    for choice in THREE:
        await newsroom.ana.sends_question(choice=choice, deadline="in 5 days")
    await newsroom.ana.sends_question(topic="probiotics", choice="Ask", deadline="in 5 days")

    await newsroom.later(hours=25)
    await newsroom.ana.sends_question(choice="Ask Treta Dalekova", deadline="in 5 days")

    assert Status.WITH_STAFF not in await statuses(newsroom)


async def test_a_list_of_links_is_held_for_staff(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.says(" ".join(f"https://example.org/{number}" for number in range(6)))
    for step in ("Written quote", "tomorrow", "English", "On the record"):
        await (newsroom.ana.says("tomorrow 15:00") if step == "tomorrow" else newsroom.ana.taps(step))

    await newsroom.ana.taps("Send")

    assert await statuses(newsroom) == [Status.WITH_STAFF]
