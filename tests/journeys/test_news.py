"""Searching the news, reading an item, and asking an expert about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeys.hostile import HOSTILE_WORDS, all_went_well, tap
from journeys.newsroom import Newsroom
from journeys.newsstand import PROBIOTICS, TELEMEDICINE, change, got, item, publish
from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsState
from mediabot.domain.people import Standing
from mediabot.domain.subscriptions import Subscription
from mediabot.domain.text import cut


async def test_items_on_a_topic_come_with_title_two_lines_source_and_date(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Doctors on the screen", TELEMEDICINE, days_ago=3), item("Yoghurt wins", PROBIOTICS))

    await newsroom.ana.says("/news телемедицина")

    shown = newsroom.ana.last
    assert "News on “телемедицина”" in shown.text
    assert "1. Doctors on the screen" in shown.text
    assert "What there is to know: Doctors on the screen." in shown.text
    assert "Example Cluster · 20 November 2026" in shown.text
    assert "Yoghurt" not in shown.text


async def test_relevance_goes_before_freshness_and_freshness_before_nothing(newsroom: Newsroom) -> None:
    await publish(
        newsroom,
        item("Old but right", TELEMEDICINE, days_ago=2000),
        item("New and right", TELEMEDICINE, days_ago=2),
        item("New and hardly", days_ago=1, summary=TELEMEDICINE),
    )

    await newsroom.ana.says("/news telemedicine")

    text = newsroom.ana.last.text
    assert text.index("New and right") < text.index("Old but right") < text.index("New and hardly")


async def test_words_after_search_the_news_are_looked_for_and_then_topics_are_asked_again(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Doctors on the screen", TELEMEDICINE), item("Yoghurt wins", PROBIOTICS))
    await newsroom.ana.says("/news")

    await newsroom.ana.taps("Search the news")
    await newsroom.ana.sees("What should I look for in the news?")
    await newsroom.ana.says("yoghurt")

    assert "1. Yoghurt wins" in newsroom.ana.last.text
    await newsroom.ana.says("telemedicine")
    assert "Parvan Ekranov" in newsroom.ana.last.text


async def test_newest_of_all_come_where_nothing_is_known_of_the_reader(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Older", PROBIOTICS, days_ago=9), item("Newer", TELEMEDICINE, days_ago=2))

    await newsroom.ana.says("/news")

    text = newsroom.ana.last.text
    assert "Latest news" in text
    assert text.index("Newer") < text.index("Older")


async def test_newest_of_the_topics_that_the_reader_follows_or_else_asked_about(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Yoghurt wins", PROBIOTICS), item("Doctors on the screen", TELEMEDICINE))
    await newsroom.ana.asks("телемедицина")

    await newsroom.ana.says("/news")
    assert "News on your topics" in newsroom.ana.last.text
    assert "Doctors on the screen" in newsroom.ana.last.text
    assert "Yoghurt" not in newsroom.ana.last.text

    async with newsroom.center.store.begin() as work:
        await work.subscriptions.put(Subscription(newsroom.ana.id, topics=(PROBIOTICS,)))
        await work.commit()
    await newsroom.ana.says("/news")
    assert "Yoghurt wins" in newsroom.ana.last.text
    assert "Doctors on the screen" not in newsroom.ana.last.text


async def test_pages_turn_in_place_and_numbers_go_on(newsroom: Newsroom) -> None:
    await publish(newsroom, *(item(f"Item {number:02}", TELEMEDICINE, days_ago=number) for number in range(1, 13)))
    await newsroom.ana.says("/news telemedicine")
    before = len(newsroom.ana.messages)
    assert "page 1 of 3" in newsroom.ana.last.text

    await newsroom.ana.taps("Next ›")
    await newsroom.ana.taps("Next ›")

    assert len(newsroom.ana.messages) == before
    assert "11. Item 11" in newsroom.ana.last.text
    assert "12. Item 12" in newsroom.ana.last.text
    assert newsroom.ana.buttons()[:3] == ["11", "12", "‹ Back"]


async def test_old_buttons_of_a_list_work_after_a_restart(newsroom: Newsroom) -> None:
    await publish(newsroom, *(item(f"Item {number:02}", TELEMEDICINE, days_ago=number) for number in range(1, 8)))
    await newsroom.ana.says("/news telemedicine")

    await newsroom.restart()
    await newsroom.ana.taps("Next ›")

    assert "6. Item 06" in newsroom.ana.last.text


async def test_another_persons_list_can_not_be_turned(newsroom: Newsroom) -> None:
    await publish(newsroom, *(item(f"Item {number:02}", TELEMEDICINE, days_ago=number) for number in range(1, 8)))
    await newsroom.ana.says("/news telemedicine")
    await newsroom.boris.says("/news telemedicine")

    await newsroom.boris.person.presses_data(newsroom.boris.last, "np:1:1")
    await newsroom.quiet()

    await newsroom.boris.person.sees_toast("You can’t do that here.")
    assert "6. Item 06" not in newsroom.boris.chat
    assert "6. Item 06" not in newsroom.ana.chat


async def test_where_nothing_fits_the_bot_says_so_and_offers_the_newest_and_an_expert(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Yoghurt wins", PROBIOTICS))

    await newsroom.ana.says("/news telemedicine")

    assert "There is no news on “telemedicine”" in newsroom.ana.last.text
    assert "1. Yoghurt wins" in newsroom.ana.last.text
    await newsroom.ana.taps("Ask an expert")
    assert "Parvan Ekranov" in newsroom.ana.last.text


async def test_without_any_news_there_is_an_honest_sentence(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/news")

    assert "There is no news yet" in newsroom.ana.last.text


async def test_whole_item_opens_with_everything_that_is_known(newsroom: Newsroom) -> None:
    told = item("Doctors on the screen", TELEMEDICINE, experts=("tele-one", "left-long-ago"))
    await publish(newsroom, told)
    await newsroom.ana.says("/news telemedicine")

    await newsroom.ana.taps("1")

    assert "What there is to know: Doctors on the screen." in newsroom.ana.last.text
    assert "Parvan Ekranov" in newsroom.ana.last.text
    assert "left-long-ago" not in newsroom.ana.last.text


async def test_who_saw_an_item_is_written_down_and_nobody_else(newsroom: Newsroom) -> None:
    first, second = await publish(newsroom, item("Doctors on the screen", TELEMEDICINE), item("Yoghurt", PROBIOTICS))

    await newsroom.ana.says("/news telemedicine")
    await newsroom.boris.asks("probiotics")

    assert await got(newsroom, newsroom.ana.id) == [first.id]
    assert await got(newsroom, newsroom.boris.id) == [second.id]


async def test_drafts_and_withdrawn_items_are_found_by_nobody(newsroom: Newsroom) -> None:
    await publish(
        newsroom,
        item("Secret draft", TELEMEDICINE, state=NewsState.DRAFT),
        item("Taken back", TELEMEDICINE, state=NewsState.WITHDRAWN),
    )

    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.person.presses_data(newsroom.ana.last, "ni:1")
    await newsroom.quiet()

    await newsroom.ana.person.sees_toast("no longer available")
    assert "Secret draft" not in newsroom.ana.chat
    assert "Taken back" not in newsroom.ana.chat


async def test_item_withdrawn_meanwhile_can_not_be_opened_and_leaves_the_list(newsroom: Newsroom) -> None:
    kept = await publish(
        newsroom, *(item(f"Item {number:02}", TELEMEDICINE, days_ago=number) for number in range(1, 8))
    )
    await newsroom.ana.says("/news telemedicine")
    await change(newsroom, kept[0], state=NewsState.WITHDRAWN)

    await newsroom.ana.taps("1")
    await newsroom.ana.person.sees_toast("no longer available")
    await newsroom.ana.taps("Next ›")
    await newsroom.ana.taps("‹ Back")

    assert "Item 01" not in newsroom.ana.chat


async def test_hostile_words_are_looked_for_and_shown_escaped(newsroom: Newsroom) -> None:
    await publish(newsroom, item("<b>5 & 6</b>", TELEMEDICINE, link=TELEMEDICINE))

    await newsroom.ana.says("/news <script>telemedicine</script>")

    assert "1. <b>5 & 6</b>" in newsroom.ana.last.text
    assert "Something went wrong" not in newsroom.ana.chat


# from the news to an expert


async def test_experts_for_an_item_are_those_that_it_names_and_then_those_of_its_topics(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Doctors on the screen", TELEMEDICINE, experts=("heart",)))
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")

    await newsroom.ana.taps("Ask an expert about this")

    text = newsroom.ana.last.text
    assert "experts on the news item\nDoctors on the screen" in text
    assert text.index("1. Sarcho Pulsov") < text.index("Named in the news item") < text.index("2. Parvan Ekranov")
    assert "Matching topics: telemedicine" in text


async def test_item_goes_with_the_question_to_form_expert_and_staff(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Doctors on the screen", TELEMEDICINE, experts=("tele-one",)))
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")
    await newsroom.ana.taps("Ask an expert about this")

    await newsroom.ana.taps("Ask Parvan")
    assert "About the news item: Doctors on the screen" in newsroom.ana.last.text
    await newsroom.ana.fills_form()
    await newsroom.ana.taps("Send")

    asked = await newsroom.parvan.sees("Request from a journalist")
    assert "About the news item: Doctors on the screen" in asked.text
    assert "Why you: the news item names you." in asked.text
    assert "About the news item: Doctors on the screen" in (await newsroom.maria.sees("Question No.")).text
    assert "About the news item: Doctors on the screen" in (await newsroom.ana.sees("Question No.")).text


async def test_question_without_an_item_names_none(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan")

    assert "About the news item" not in newsroom.ana.chat + newsroom.parvan.chat + newsroom.maria.chat


# under the experts


async def test_up_to_two_items_that_fit_stand_under_the_experts(newsroom: Newsroom) -> None:
    names = ("First", "Second", "Third")
    await publish(newsroom, *(item(name, TELEMEDICINE) for name in names), item("Yoghurt wins", PROBIOTICS))

    await newsroom.ana.asks("telemedicine")

    text = newsroom.ana.last.text
    assert sum(f"• {name}" in text for name in names) == 2
    assert text.index("Treta Dalekova") < text.index("•")
    assert "Yoghurt" not in text


async def test_news_on_this_lists_all_that_fits(newsroom: Newsroom) -> None:
    await publish(newsroom, *(item(name, TELEMEDICINE) for name in ("First", "Second", "Third")))
    await newsroom.ana.asks("telemedicine")

    await newsroom.ana.taps("News on this")

    assert all(name in newsroom.ana.last.text for name in ("First", "Second", "Third"))


async def test_items_show_where_no_expert_fits(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Hub for trials", Localized("клинични изпитвания", "clinical trials")))

    await newsroom.ana.asks("clinical trials")

    assert "There is no expert on" in newsroom.ana.last.text
    assert "• Hub for trials" in newsroom.ana.last.text
    await newsroom.ana.taps("News on this")
    assert "1. Hub for trials" in newsroom.ana.last.text


async def test_no_item_stands_under_experts_whom_it_does_not_fit(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Yoghurt wins", PROBIOTICS, summary=Localized(en="A doctor on the screen says so.")))

    await newsroom.ana.asks("telemedicine")

    assert "Parvan Ekranov" in newsroom.ana.last.text
    assert "Yoghurt" not in newsroom.ana.last.text


async def test_item_withdrawn_meanwhile_is_gone_from_under_the_experts(newsroom: Newsroom) -> None:
    kept = await publish(newsroom, item("Only one", TELEMEDICINE))
    await newsroom.ana.asks("telemedicine")
    assert "Only one" in newsroom.ana.last.text
    await change(newsroom, kept[0], state=NewsState.WITHDRAWN)

    await newsroom.ana.taps("None of these")

    assert "Only one" not in newsroom.ana.last.text


# one's own data


async def test_searches_of_the_news_are_shown_and_deleted_with_the_rest(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/news something private")
    async with newsroom.center.store.begin() as work:
        held = await work.books.of(newsroom.ana.id)
    assert [search["text"] for search in held["news_searches"]] == ["something private"]

    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes, delete everything")

    async with newsroom.center.store.begin() as work:
        held = await work.books.of(newsroom.ana.id)
    assert (held["news_searches"], held["news_received"]) == ([], [])


async def test_blocked_person_gets_no_news(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Doctors on the screen", TELEMEDICINE))
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
        assert ana is not None
        await work.people.save(replace(ana, standing=Standing.BLOCKED))
        await work.commit()

    await newsroom.ana.says("/news telemedicine")

    assert "no longer takes messages from this account" in newsroom.ana.last.text
    assert "Doctors on the screen" not in newsroom.ana.chat


@pytest.mark.parametrize("words", HOSTILE_WORDS.values(), ids=HOSTILE_WORDS)
async def test_hostile_words_break_nothing(newsroom: Newsroom, words: str) -> None:
    await publish(newsroom, item(words, TELEMEDICINE, summary=Localized(en=words), source=Localized(en=words)))

    await newsroom.ana.says(cut(f"/news {words}", 4096))
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")
    await newsroom.ana.taps("Ask an expert about this")
    await newsroom.ana.taps("Ask Parvan")
    await newsroom.ana.says("/ideas")

    await all_went_well(newsroom)


async def test_strange_buttons_break_nothing(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Doctors on the screen", TELEMEDICINE))
    await newsroom.ana.says("/news")

    most = 2**63 - 1
    await tap(
        newsroom.ana, f"np:1:{most}", "np:1:-7", f"np:{most}:0", "np:0:0", "np:1", "np:a:b", f"ni:{most}", "ni:-1"
    )
    await tap(newsroom.ana, "na:0", f"nx:{most}", "ny:0", "nq:1", "eg:0", f"eg:{most}", "ki:", "ki:zz", "kx:zz", "eb:1")

    await all_went_well(newsroom)
    await newsroom.ana.says("/news")
    assert "Doctors on the screen" in newsroom.ana.last.text
