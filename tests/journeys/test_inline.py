"""Inline mode: experts as cards in any chat, without contacts, and the way from a card into the form."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from journeys.hostile import HOSTILE_WORDS, all_went_well, directory_without, everything_stored, publish
from journeys.newsroom import MONDAY_NOON, Newsroom, Somebody
from mediabot.bot.buttons.links import AskLink, read_link
from mediabot.domain.availability import Terms
from mediabot.domain.people import Standing
from waiting import until

ATTACK = pytest.mark.attack("inline mode: words, links, cards")


def links(result: dict[str, Any]) -> list[str]:
    """What the keys of a result start the bot with."""
    rows = result["content"]["reply_markup"]["inline_keyboard"]
    return [button["url"].partition("?start=")[2] for row in rows for button in row]


async def cards_for(somebody: Somebody, words: str) -> dict[str, dict[str, Any]]:
    """What is offered, by title."""
    offered = await somebody.person.is_offered(words)
    return {result["title"]: result for result in offered.results}


async def follows(somebody: Somebody, payload: str) -> None:
    await somebody.person.starts(payload)
    await somebody.newsroom.quiet()


async def rows_of(newsroom: Newsroom, person_id: int) -> tuple[int, int]:
    """How many searches and questions of somebody are kept."""
    async with newsroom.center.store.begin() as work:
        return len(await work.searches.lately(person_id, 99)), len(await work.questions.lately(person_id, 99))


async def test_words_behind_the_bot_offer_experts_without_contacts(newsroom: Newsroom) -> None:
    offered = await newsroom.ana.person.is_offered("telemedicine")

    titles = [result["title"] for result in offered.results]
    assert sorted(titles) == ["Parvan Ekranov", "Treta Dalekova", "Vtora Videva"]
    assert (offered.personal, offered.cache_seconds) == (True, 10)
    shown = json.dumps(offered.results, ensure_ascii=False)
    assert "Matching topics: telemedicine" in shown
    for expert_id in ("tele-one", "tele-two", "tele-three"):
        assert all(contact not in shown for contact in newsroom.contact_of(expert_id) if contact)


async def test_a_colleague_gets_the_form_with_expert_and_topic_from_a_card(newsroom: Newsroom) -> None:
    colleagues = newsroom.api.add_group(-77, "The Example Post", [newsroom.ana.person], with_bots=False)
    card = (await cards_for(newsroom.ana, "telemedicine by tomorrow"))["Parvan Ekranov"]
    seen = await newsroom.ana.person.posts(card, colleagues)

    await newsroom.stranger.person.presses("Ask Parvan Ekranov", seen, colleagues)
    await newsroom.quiet()

    assert "Associate Professor" in seen.text
    assert "Parvan Ekranov" in newsroom.stranger.last.text
    assert "telemedicine" in newsroom.stranger.last.text
    assert "Keep as it is" in newsroom.stranger.buttons()


async def test_card_and_form_are_in_bulgarian_for_whoever_reads_it(newsroom: Newsroom) -> None:
    await newsroom.read("bg", newsroom.ana)
    card = (await cards_for(newsroom.ana, "telemedicine"))["доц. д-р Първан Екранов"]

    await follows(newsroom.ana, links(card)[0])
    await newsroom.ana.taps("Остава така")
    await newsroom.ana.taps("Писмен цитат")
    await newsroom.ana.says("утре 15:00")
    await newsroom.ana.taps("Български")
    await newsroom.ana.taps("С името на експерта")
    await newsroom.ana.taps("Изпращане")

    await newsroom.parvan.sees("телемедицина")
    assert "Въпрос към доц. д-р Първан Екранов" in json.dumps(card, ensure_ascii=False)


@pytest.mark.parametrize(
    ("words", "app", "heading"), [("телемедицина", "en", "Съвпадащи"), ("telemedicine", "bg", "Matching")]
)
async def test_whoever_is_unknown_reads_the_language_of_their_words(
    newsroom: Newsroom, words: str, app: str, heading: str
) -> None:
    newcomer = newsroom.api.add_user(5001, "Newcomer", app)

    offered = await newcomer.is_offered(words)

    assert heading in json.dumps(offered.results, ensure_ascii=False)


async def test_nothing_typed_tells_how_to_use_it_in_the_language_of_the_app(newsroom: Newsroom) -> None:
    newcomer = newsroom.api.add_user(5001, "Newcomer", "bg")

    empty, blank = await newcomer.is_offered(""), await newcomer.is_offered(" \u200b ")

    assert [result["title"] for result in empty.results] == ["Напишете тема след @newsroom_bot"]
    assert empty == blank
    await newcomer.posts(empty.results[0])
    await newsroom.quiet()
    assert "за какво е материалът" in newcomer.chat.messages[-1].text


async def test_where_nobody_fits_it_says_so_and_opens_the_private_chat(newsroom: Newsroom) -> None:
    offered = await newsroom.stranger.person.is_offered("who mends church bells")

    await newsroom.stranger.person.opens_chat_by(offered)
    await newsroom.quiet()

    assert [result["title"] for result in offered.results] == ["There is no expert on this in the directory"]
    assert "bells" not in json.dumps(offered.results)
    assert "Tell me what your story is about" in newsroom.stranger.last.text


async def test_words_behind_the_bot_are_neither_kept_nor_logged(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = await everything_stored(newsroom)

    for words in ("t", "telemed", "telemedicine quexplorable", "quexplorable"):
        await newsroom.stranger.person.is_offered(words)
    await newsroom.quiet()

    assert await everything_stored(newsroom) == before
    assert "quexplorable" not in "\n".join(
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("mediabot.") and "botapi" not in record.name
    )


async def test_terms_hold_in_cards_and_behind_them(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        await work.terms.put(Terms("tele-one", away_until=MONDAY_NOON + timedelta(days=22)))
        await work.terms.put(Terms("tele-two", paused=True))
        await work.commit()

    cards = await cards_for(newsroom.ana, "telemedicine")
    await follows(newsroom.ana, links(cards["Parvan Ekranov"])[0])

    assert list(cards) == ["Treta Dalekova", "Parvan Ekranov"]
    assert cards["Parvan Ekranov"]["description"].startswith("Away until")
    assert "Away until" in cards["Parvan Ekranov"]["content"]["text"]
    assert "Ask Treta Dalekova" in newsroom.ana.buttons()
    assert (await rows_of(newsroom, 1001))[1] == 0


async def test_a_card_tells_nothing_of_how_busy_an_expert_was_when_it_was_made(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    card = (await cards_for(newsroom.boris, "telemedicine"))["Parvan Ekranov"]

    assert "Free from" in card["description"]
    assert "Free from" not in card["content"]["text"]


async def test_the_key_pressed_again_opens_the_same_form(newsroom: Newsroom) -> None:
    card = (await cards_for(newsroom.ana, "telemedicine"))["Parvan Ekranov"]

    for _ in range(3):
        await follows(newsroom.ana, links(card)[0])

    assert await rows_of(newsroom, 1001) == (1, 1)
    assert "Keep as it is" in newsroom.ana.buttons()


async def test_a_card_chosen_in_the_chat_with_the_bot_opens_the_form(newsroom: Newsroom) -> None:
    card = (await cards_for(newsroom.ana, "telemedicine"))["Vtora Videva"]

    await newsroom.ana.person.posts(card)
    await newsroom.quiet()

    assert "Keep as it is" in newsroom.ana.buttons()
    assert "Vtora Videva" in newsroom.ana.last.text
    assert await rows_of(newsroom, 1001) == (1, 1)


async def test_a_card_in_the_staff_group_answers_nothing_that_was_asked_there(newsroom: Newsroom) -> None:
    await newsroom.maria.says("/invite")
    card = (await cards_for(newsroom.maria, "telemedicine"))["Vtora Videva"]
    before = len(newsroom.group.messages)

    await newsroom.maria.person.posts(card, newsroom.group)
    await newsroom.quiet()

    assert len(newsroom.group.messages) == before + 1


async def test_help_tells_of_it_where_it_is_on(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/help")

    assert "@newsroom_bot and a topic" in newsroom.ana.last.text


@ATTACK
@pytest.mark.parametrize("gone", ["tele-one", "everybody"])
async def test_an_expert_who_left_a_minute_ago_is_told_of_with_others(newsroom: Newsroom, gone: str) -> None:
    card = (await cards_for(newsroom.ana, "telemedicine"))["Parvan Ekranov"]
    left = ("tele-one",) if gone == "tele-one" else ("tele-one", "tele-two", "tele-three")
    await publish(newsroom, directory_without(*left))

    after = await cards_for(newsroom.ana, "telemedicine")
    await follows(newsroom.ana, links(card)[0])

    assert "Parvan Ekranov" not in after
    await newsroom.ana.sees("The expert on that card is no longer in the directory")
    assert ("Ask Vtora Videva" in newsroom.ana.buttons()) is (gone == "tele-one")
    assert ("I’ve looked for others" in newsroom.ana.chat) is (gone == "tele-one")
    assert (await rows_of(newsroom, 1001))[1] == 0


@ATTACK
@pytest.mark.parametrize(
    "payload",
    ["x" + "0" * 12, "x" + "f" * 24, "x" + "f" * 23, "x", "inlinE", "X" + "0" * 24, "-" * 64, "xtele-one", "0" * 24],
)
async def test_a_forged_link_opens_nothing_and_is_answered(newsroom: Newsroom, payload: str) -> None:
    await follows(newsroom.stranger, payload)

    assert newsroom.stranger.last.from_bot
    assert await rows_of(newsroom, 1003) == (0, 0)
    await all_went_well(newsroom)


@ATTACK
@pytest.mark.parametrize("name", HOSTILE_WORDS)
async def test_hostile_words_of_256_characters_are_answered(newsroom: Newsroom, name: str) -> None:
    offered = await newsroom.stranger.person.is_offered(("telemedicine " + HOSTILE_WORDS[name])[:256])

    assert len(offered.results) >= 1
    await all_went_well(newsroom)


@ATTACK
async def test_a_name_with_markup_stays_words_on_a_card(newsroom: Newsroom) -> None:
    evil = directory_without("tele-two").replace("en: Parvan Ekranov", 'en: "<b>Parvan</b> & {title}"')
    await publish(newsroom, evil)

    (card,) = [one for title, one in (await cards_for(newsroom.ana, "telemedicine")).items() if "Parvan" in title]
    seen = await newsroom.ana.person.posts(card, newsroom.group)

    assert "<b>Parvan</b> & {title}" in seen.text


@ATTACK
async def test_a_blocked_person_is_offered_nobody_and_no_form(newsroom: Newsroom) -> None:
    card = (await cards_for(newsroom.ana, "telemedicine"))["Parvan Ekranov"]
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(1001)
        assert ana is not None
        await work.people.save(replace(ana, standing=Standing.BLOCKED))
        await work.commit()

    offered, empty = await newsroom.ana.person.is_offered("telemedicine"), await newsroom.ana.person.is_offered("")
    await newsroom.ana.person.opens_chat_by(offered)
    await follows(newsroom.ana, links(card)[0])

    assert offered.results == empty.results == ()
    assert newsroom.ana.chat.count("no longer takes messages") >= 2
    assert await rows_of(newsroom, 1001) == (0, 0)


@ATTACK
async def test_of_many_keystrokes_the_last_is_answered_and_others_are_not_kept_waiting(newsroom: Newsroom) -> None:
    word = "telemedicine and what it costs"
    typed = [newsroom.ana.person.types_behind_bot(word[: 1 + number % len(word)]) for number in range(400)]
    other = newsroom.boris.person.types_behind_bot("probiotics")
    last = newsroom.ana.person.types_behind_bot("telemedicine")

    await until(lambda: other.offered and last.offered, "both are answered")

    assert other.offered is not None
    assert [result["title"] for result in other.offered.results] == ["Kisel Mlekov"]
    assert sum(asked.offered is not None for asked in typed) < 100


def test_a_link_fits_into_a_start_parameter_and_is_no_invite() -> None:
    packed = AskLink("0" * 12, "f" * 12).pack()

    assert len(packed) <= 64
    assert len(packed) != 24
    assert read_link(packed) == AskLink("0" * 12, "f" * 12)
