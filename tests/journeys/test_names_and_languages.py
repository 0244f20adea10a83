"""Titles before names in Bulgarian, and what exists in one language only, from the search to the conversation."""

from __future__ import annotations

from journeys.newsroom import Newsroom, Somebody
from journeys.newsstand import TELEMEDICINE, item, publish


async def in_bulgarian(somebody: Somebody) -> None:
    await somebody.says("/language")
    await somebody.taps("Български")


async def sends_question_in_bulgarian(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("телемедицина")
    await newsroom.ana.taps("Въпрос към доц. д-р Първан Екранов")
    await newsroom.ana.sees("Въпросът Ви към доц. д-р Първан Екранов")
    await newsroom.ana.taps("Остава така")
    await newsroom.ana.taps("Писмен цитат")
    await newsroom.ana.says("утре 15:00")
    await newsroom.ana.taps("Английски")
    await newsroom.ana.taps("С име")
    await newsroom.ana.taps("Изпращане")


async def test_a_bulgarian_reads_the_title_before_the_name_from_search_to_talk(newsroom: Newsroom) -> None:
    await in_bulgarian(newsroom.ana)
    await sends_question_in_bulgarian(newsroom)
    await newsroom.ana.sees("1. доц. д-р Първан Екранов, Институт „Пример“")
    await newsroom.ana.sees("🔔 доц. д-р Първан Екранов:")

    await newsroom.parvan.says_yes("Conversation through this bot")
    await newsroom.ana.taps("📋 Цитиране, BG")
    await newsroom.ana.taps("Писане чрез бота")
    await newsroom.ana.says("Удобно ли е в пет?")
    await newsroom.parvan.taps("Reply")
    await newsroom.parvan.says("Да, обадете се.")

    assert newsroom.ana.person.clipboard == "доц. д-р Първан Екранов, Институт „Пример“"
    await newsroom.ana.sees("Доц. д-р Първан Екранов пише:")
    assert "Екранов, доц." not in newsroom.ana.chat


async def test_staff_read_titles_by_their_own_language(newsroom: Newsroom) -> None:
    await in_bulgarian(newsroom.maria_in_private)
    await newsroom.maria_in_private.says("/invite")
    await newsroom.maria_in_private.taps("Експерт")

    await newsroom.maria_in_private.says("кардиология")

    assert newsroom.maria_in_private.buttons() == ["д-р Сърчо Пулсов · началник на клиника"]


async def test_news_name_experts_by_title_in_bulgarian_and_by_name_alone_in_english(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Лекари на екрана", TELEMEDICINE, experts=("tele-one",)))
    await newsroom.ana.says("/news")
    await newsroom.ana.taps("1")
    await newsroom.ana.sees("Experts mentioned: Parvan Ekranov")

    await in_bulgarian(newsroom.ana)
    await newsroom.ana.says("/news")
    await newsroom.ana.taps("1")

    assert "доц. д-р Първан Екранов" in newsroom.ana.last.text


async def test_what_exists_in_bulgarian_only_is_marked_for_an_english_reader(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("cardiology")

    answer = newsroom.ana.last.text

    assert "1. Sarcho Pulsov, д-р, началник на клиника (in Bulgarian)" in answer
    assert "Declared interests: съветник на „Пулс“ (in Bulgarian)" in answer


async def test_what_exists_in_english_only_is_marked_for_a_bulgarian_reader(newsroom: Newsroom) -> None:
    await in_bulgarian(newsroom.ana)
    await newsroom.ana.asks("сърдечна хирургия")

    answer = newsroom.ana.last.text

    assert "heart surgery (на английски)" in answer
    assert "1. д-р Сърчо Пулсов, началник на клиника\n" in answer
    assert "съветник на „Пулс“\n" in f"{answer}\n"


async def test_interests_left_as_declared_reach_the_journalist_in_their_own_language(newsroom: Newsroom) -> None:
    await in_bulgarian(newsroom.ana)
    await sends_question_in_bulgarian(newsroom)

    await newsroom.parvan.says_yes("Phone")

    card = await newsroom.ana.sees("Експертът отговори с „да“")
    assert "съветник на „Екран“" in card.text
    assert "advises Screen Ltd" not in newsroom.ana.chat


async def test_interests_typed_by_the_expert_are_marked_where_the_journalist_reads_another_language(
    newsroom: Newsroom,
) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.taps("Edit declared interests")
    await newsroom.parvan.says("дял в две компании")

    await newsroom.parvan.taps("Phone")
    await newsroom.parvan.taps("Send my yes")

    await newsroom.ana.sees("Declared interests: дял в две компании (in Bulgarian)")


async def test_why_staff_refused_is_marked_in_another_language(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria.taps("Stop the question")

    await newsroom.maria.says("Темата е извън указателя")

    await newsroom.ana.sees("Reason: Темата е извън указателя (in Bulgarian)")
