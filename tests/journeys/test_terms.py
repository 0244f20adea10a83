"""An expert's own terms: set with keys or words, kept, and obeyed by matches, keys, turns and forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journeys.newsroom import MONDAY_NOON, Newsroom, Somebody
from mediabot.domain.availability import Terms
from mediabot.services.questions.asking import EQUAL

IN_TURN = "Ask the top 2, one after another"
ASK_PARVAN = "Ask Parvan Ekranov"


async def terms_of(newsroom: Newsroom, expert_id: str = "tele-one") -> Terms:
    async with newsroom.center.store.begin() as work:
        return await work.terms.of(expert_id)


async def set_terms(newsroom: Newsroom, terms: Terms) -> None:
    async with newsroom.center.store.begin() as work:
        await work.terms.put(terms)
        await work.commit()


async def found_by(newsroom: Newsroom, journalist: Somebody, topic: str) -> list[tuple[str, float]]:
    """Whom a new search finds, in order, with their scores."""
    await journalist.asks(topic)
    async with newsroom.center.store.begin() as work:
        (search,) = await work.searches.lately(journalist.id, 1)
    return [(one.expert_id, one.score) for one in search.found]


async def opens_card(expert: Somebody, page: str = "") -> None:
    await expert.says("/card")
    if page:
        await expert.taps(f"✏️ {page}")


async def test_card_shows_what_journalists_see_and_the_usual_terms(newsroom: Newsroom) -> None:
    await opens_card(newsroom.parvan)

    card = newsroom.parvan.last.text
    assert "Parvan Ekranov" in card
    assert "up to 4 a month, 1 at a time; this month so far: 0" in card
    assert all(contact not in card for contact in newsroom.contact_of("tele-one"))


async def test_nobody_but_an_expert_has_a_card(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/card")

    await newsroom.ana.sees("You can’t do that here.")


@pytest.mark.parametrize(
    ("page", "words", "shown"),
    [
        ("Requests", "until 15 December", "away until 15 December"),
        ("Requests", "от 10 до 15 декември", "away from 10 December until 15 December"),
        ("Hours and days", "Mon-Fri 9-17, no public holidays", "9:00 – 17:00, not on public holidays"),
        ("Interview languages", "English", "Interview languages: English"),
        ("Formats", "phone", "Formats: phone interview"),
        ("How many", "2 a month, 3 at a time", "up to 2 a month, 3 at a time"),
        ("Not taken", "The <b>Example</b> Post, homeopathy", "The <b>Example</b> Post and homeopathy"),
        ("Shared with a yes", "phone", "Shared with a yes: phone"),
    ],
)
async def test_each_term_can_be_typed(newsroom: Newsroom, page: str, words: str, shown: str) -> None:
    await opens_card(newsroom.parvan, page)

    await newsroom.parvan.says(words)

    await newsroom.parvan.sees(shown)
    assert await terms_of(newsroom) != Terms("tele-one")


@pytest.mark.parametrize(
    ("page", "words", "told"),
    [
        ("Requests", "until yesterday", "I did not understand that"),
        ("Requests", "until 1 January 2030", "That is more than a year"),
        ("Hours and days", "25-31", "I did not understand that"),
        ("How many", "0", "I did not understand that"),
        ("How many", "99 a month", "I did not understand that"),
        ("Not taken", ",".join(map(str, range(13))), "The list is full"),
        ("Interview languages", "Klingon", "I did not understand that"),
    ],
)
async def test_what_is_no_term_is_told_and_changes_nothing(
    newsroom: Newsroom, page: str, words: str, told: str
) -> None:
    await opens_card(newsroom.parvan, page)

    await newsroom.parvan.says(words)

    await newsroom.parvan.sees(told)
    assert await terms_of(newsroom) == Terms("tele-one")


async def test_keys_set_terms_which_outlive_a_restart(newsroom: Newsroom) -> None:
    await opens_card(newsroom.parvan, "Hours and days")
    await newsroom.parvan.taps("Working days")
    await newsroom.parvan.taps("18:00 – 22:00")
    await newsroom.parvan.taps("‹ Back")
    await newsroom.parvan.taps("✏️ How many")
    await newsroom.parvan.taps("2 a month")

    await newsroom.restart()

    terms = await terms_of(newsroom)
    assert (terms.weekdays, terms.on_holidays, terms.a_month) == ((0, 1, 2, 3, 4), False, 2)
    assert terms.opens is not None


async def test_a_leave_in_plain_words_is_understood_told_to_staff_and_undone_with_one_key(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("в отпуск съм до 15 декември")

    await newsroom.parvan.sees("отсъствате до 15 декември")
    await newsroom.maria.sees("в отпуск съм до 15 декември")
    await newsroom.ana.asks("telemedicine")
    assert "Away until 15 December" in newsroom.ana.last.text
    assert ASK_PARVAN not in newsroom.ana.buttons()

    await newsroom.parvan.taps("Отмяна")

    await newsroom.parvan.sees("you can be asked as before")
    await newsroom.maria.sees("takes requests again")
    await newsroom.ana.asks("telemedicine")
    assert ASK_PARVAN in newsroom.ana.buttons()


async def test_a_leave_without_an_end_asks_for_it(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("I'm on leave")

    await newsroom.parvan.sees("until when should nobody ask you?")
    await newsroom.parvan.says("15 December")
    await newsroom.parvan.sees("15 December")

    assert (await terms_of(newsroom)).away_until is not None


async def test_who_pauses_is_out_of_the_matches_at_once_and_what_they_have_goes_on(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=ASK_PARVAN, deadline="today 18:00")
    await opens_card(newsroom.parvan)

    await newsroom.parvan.taps("⏸ Pause requests")

    await newsroom.parvan.sees("1 request that you already have goes on")
    await newsroom.ana.asks("telemedicine")
    assert "Parvan Ekranov" not in newsroom.ana.last.text
    await newsroom.parvan.says("/requests")
    await newsroom.parvan.taps("1 ·")
    await newsroom.parvan.says_yes()
    await newsroom.ana.sees("The expert said yes")


async def test_a_key_of_before_the_pause_tells_that_the_expert_is_not_available(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await set_terms(newsroom, Terms("tele-one", paused=True))

    await newsroom.ana.taps(ASK_PARVAN)

    assert any("This expert is not available for this in time" in toast for toast in newsroom.ana.person.toasts)


async def test_in_turn_passes_over_who_is_away_and_comes_back_to_them(newsroom: Newsroom) -> None:
    back = MONDAY_NOON + timedelta(hours=3)
    await set_terms(newsroom, Terms("tele-one", away_until=back))
    await set_terms(newsroom, Terms("tele-three", away_until=MONDAY_NOON + timedelta(days=7)))
    await newsroom.ana.sends_question(choice=IN_TURN, deadline="tomorrow 18:00")

    await newsroom.vtora.sees("Request from a journalist")
    assert "Request from a journalist" not in newsroom.parvan.chat
    await newsroom.vtora.says_no()
    await newsroom.later(hours=3)

    await newsroom.parvan.sees("Request from a journalist")


async def test_a_question_waits_for_its_only_expert_and_goes_out_by_itself(newsroom: Newsroom) -> None:
    await set_terms(newsroom, Terms("tele-one", away_until=MONDAY_NOON + timedelta(hours=2)))
    await newsroom.ana.sends_question(choice=ASK_PARVAN, deadline="today 18:00")

    await newsroom.ana.sees("Waiting until an expert is free")
    await newsroom.ana.sees("today, 14:00")
    assert "Request from a journalist" not in newsroom.parvan.chat
    await newsroom.later(hours=2)

    await newsroom.parvan.sees("Request from a journalist")
    assert "the answer is due today, 15:20" in newsroom.ana.chat


async def test_who_comes_back_early_is_asked_at_once(newsroom: Newsroom) -> None:
    await set_terms(newsroom, Terms("tele-one", away_until=MONDAY_NOON + timedelta(hours=20)))
    await newsroom.ana.sends_question(choice=ASK_PARVAN, deadline="tomorrow 18:00")
    assert "Request from a journalist" not in newsroom.parvan.chat

    await opens_card(newsroom.parvan, "Requests")
    await newsroom.parvan.says("I'm back")
    await newsroom.later(seconds=5)

    await newsroom.parvan.sees("Request from a journalist")


async def test_one_ask_at_a_time_and_the_second_follows_the_first(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=ASK_PARVAN, deadline="tomorrow 18:00")
    await newsroom.ana.sends_question(choice=ASK_PARVAN, deadline="tomorrow 18:00")
    assert newsroom.parvan.chat.count("Request from a journalist") == 1
    await newsroom.ana.sees("Waiting until an expert is free")

    await newsroom.parvan.says_no()
    await newsroom.later(seconds=5)

    assert "You said no" in newsroom.parvan.chat
    await newsroom.parvan.sees("Request from a journalist")


async def test_an_outlet_that_is_not_taken_is_not_offered_the_expert_nor_told_why(newsroom: Newsroom) -> None:
    await set_terms(newsroom, Terms("tele-one", not_taken=("Example Post",)))

    await newsroom.ana.asks("telemedicine")

    assert "Parvan Ekranov" not in newsroom.ana.chat
    assert "Vtora" in newsroom.ana.chat


async def test_where_nobody_is_available_the_journalist_and_staff_are_told(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        for expert in newsroom.center.keeper.current().directory.experts:
            await work.terms.put(Terms(expert.id, paused=True))
        await work.commit()

    await newsroom.ana.asks("telemedicine")

    await newsroom.ana.sees("Nobody who answers on “telemedicine” is available for this just now.")
    await newsroom.maria.sees("telemedicine")


async def test_languages_of_the_terms_count_for_the_form(newsroom: Newsroom) -> None:
    await set_terms(newsroom, Terms("tele-one", languages=("de",)))

    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps(ASK_PARVAN)
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.taps("Written quote")
    await newsroom.ana.says("tomorrow 15:00")

    assert "German" in newsroom.ana.buttons()
    assert "Bulgarian" not in newsroom.ana.buttons()


async def test_contacts_of_the_terms_are_chosen_already_with_a_yes(newsroom: Newsroom) -> None:
    await set_terms(newsroom, Terms("tele-one", shared=("phone",)))
    await newsroom.ana.sends_question(choice=ASK_PARVAN)

    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.taps("Send my yes")

    await newsroom.ana.sees(newsroom.contact_of("tele-one")[0])


async def test_who_leaves_is_offered_to_nobody_and_their_terms_are_gone(newsroom: Newsroom) -> None:
    await set_terms(newsroom, Terms("tele-one", not_taken=("Example Daily",)))

    await newsroom.parvan.says("/delete")
    await newsroom.parvan.taps("Yes, delete")

    assert await terms_of(newsroom) == replace(Terms("tele-one"), paused=True)
    await newsroom.ana.asks("telemedicine")
    assert "Parvan Ekranov" not in newsroom.ana.last.text


@pytest.mark.parametrize("words", ["I'm on leave until 15 December", "отпуска съм до петък"])
async def test_an_absence_in_words_is_answered_once(newsroom: Newsroom, words: str) -> None:
    before = len(newsroom.parvan.messages)

    await newsroom.parvan.says(words)

    said, answered = newsroom.parvan.messages[before:]
    assert said.text == words
    assert [button.label for button in answered.buttons] in (["Undo"], ["Отмяна"])


async def test_another_accounts_undo_changes_nothing(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("I'm on leave until 15 December")
    before = await terms_of(newsroom)
    await opens_card(newsroom.parvan, "Requests")
    await newsroom.parvan.says("until 20 December")

    await newsroom.parvan.taps("Undo")

    assert (await terms_of(newsroom)).away_until != before.away_until
    assert (await terms_of(newsroom)).away_until is not None


async def test_among_equals_those_come_first_who_were_not_asked_lately(newsroom: Newsroom) -> None:
    before = await found_by(newsroom, newsroom.boris, "telemedicine")
    assert [one for one, _ in before] == ["tele-one", "tele-two", "tele-three"]
    assert before[0][1] - before[2][1] < EQUAL
    await newsroom.ana.sends_question(choice=ASK_PARVAN)
    await newsroom.parvan.says_no()

    after = await found_by(newsroom, newsroom.stranger, "telemedicine")

    assert [one for one, _ in after] == ["tele-two", "tele-three", "tele-one"]


async def test_a_public_holiday_lets_a_request_arrive_without_a_sound(newsroom: Newsroom) -> None:
    await newsroom.later(days=31)  # 24 December, noon

    await newsroom.ana.sends_question(choice=ASK_PARVAN, deadline="in 3 days")

    assert "will probably not be seen before Tuesday, 29 December" in newsroom.ana.chat


async def test_a_topic_typed_where_an_absence_was_asked_for_is_searched(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("/card")
    await newsroom.parvan.taps("Requests")

    await newsroom.parvan.says("пробиотици и кисело мляко")

    assert "Kisel Mlekov" in newsroom.parvan.chat


async def test_what_is_no_absence_is_asked_for_again_and_kept(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("/card")
    await newsroom.parvan.taps("Requests")

    await newsroom.parvan.says("until whenever it suits")

    assert "Until when are you away?" in newsroom.parvan.last.text
    async with newsroom.center.store.begin() as work:
        kept = await work.heard.last_of(newsroom.parvan.id)
    assert kept is not None
    assert kept.text == "until whenever it suits"
