"""A day after the deadline: what became of the question, the thanks, and what either side says of the other."""

from __future__ import annotations

from dataclasses import replace

from journeys.hostile import all_went_well, tap, tap_at_once
from journeys.newsroom import Newsroom, Somebody
from journeys.test_hours import sent_to, sounds
from mediabot.domain.follow_ups import Conduct, Fit, FollowUp, Outcome

LINK = "https://example.org/stories/telemedicine?id=7"


async def answered(newsroom: Newsroom, deadline: str = "today 18:00") -> None:
    """Ana’s question, to which Parvan said yes."""
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline=deadline)
    await newsroom.parvan.says_yes()


async def kept(newsroom: Newsroom, question_id: int = 1) -> FollowUp:
    async with newsroom.center.store.begin() as work:
        one = await work.follow_ups.get(question_id)
    assert one is not None
    return one


def card(somebody: Somebody, text: str) -> int:
    """How many new messages with this text they got."""
    return len(sent_to(somebody, text))


async def test_journalist_is_asked_once_a_day_after_the_deadline(newsroom: Newsroom) -> None:
    await answered(newsroom)

    await newsroom.later(hours=29)
    assert card(newsroom.ana, "Has your piece come out?") == 0
    await newsroom.later(hours=2)
    await newsroom.later(hours=1)
    await newsroom.later(days=9)

    assert card(newsroom.ana, "Has your piece come out?") == 1
    assert card(newsroom.parvan, "We haven’t heard whether the piece has come out") == 1


async def test_link_goes_to_the_expert_with_thanks_and_to_the_drafts_of_news(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)

    await newsroom.ana.taps("It’s out")
    await newsroom.ana.says(f"Here it is: {LINK}.")

    thanks = await newsroom.parvan.sees("Thank you for your answer")
    assert f"The piece is out: {LINK}" in thanks.text
    assert "Parvan Ekranov has the link, with our thanks" in newsroom.ana.chat
    assert LINK in newsroom.maria.chat
    assert (await kept(newsroom)).item_id is not None
    await all_went_well(newsroom)


async def test_the_same_link_again_makes_no_second_draft_and_no_second_thanks(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("It’s out")
    await newsroom.ana.says(LINK)
    first = await kept(newsroom)

    await newsroom.ana.replies(await newsroom.ana.sees("It’s out:"), f"{LINK}&utm_source=mail")
    await newsroom.ana.replies(await newsroom.ana.sees("It’s out:"), f"{LINK}&utm_source=mail")

    assert (await kept(newsroom)).item_id == first.item_id
    assert card(newsroom.parvan, "The piece is out") == 2


async def test_story_without_a_link_is_told_to_the_expert_a_day_later_or_at_once(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("It’s out")
    assert card(newsroom.parvan, "The piece is out") == 0

    await newsroom.ana.taps("There is no link")
    await newsroom.later(days=2)

    assert card(newsroom.parvan, "The piece is out; we weren’t given a link") == 1


async def test_not_yet_is_asked_about_once_more_after_a_week_and_then_no_more(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("Not yet")

    await newsroom.later(days=6)
    assert card(newsroom.ana, "Is it now?") == 0
    await newsroom.later(days=2)
    assert card(newsroom.ana, "Is it now?") == 1
    await newsroom.ana.taps("Not yet")
    await newsroom.later(days=8)
    await newsroom.later(days=8)

    assert card(newsroom.ana, "Is it now?") == 1
    assert card(newsroom.parvan, "We haven’t heard") == 1


async def test_slip_of_the_finger_is_put_right_before_the_expert_hears_of_it(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)

    await newsroom.ana.taps("Not used")
    await newsroom.ana.taps("Not yet")
    await newsroom.later(minutes=30)
    assert card(newsroom.parvan, "Thank you for your answer") == 0
    await newsroom.ana.taps("Not used")
    await newsroom.later(minutes=30)

    assert card(newsroom.parvan, "Your answer was not used in the end") == 1


async def test_what_either_says_of_the_other_is_read_by_staff_alone(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("Partly")
    await newsroom.ana.taps("It’s out")
    await newsroom.ana.says(LINK)

    await newsroom.parvan.taps("Quoted me wrongly")

    one = await kept(newsroom)
    assert (one.fit, one.conduct) == (Fit.PARTLY, Conduct.MISQUOTED)
    assert "The expert about the journalist: ⚠️ quoted wrongly" in newsroom.maria.last.text
    assert "The journalist about the match: good in part" in newsroom.maria.last.text
    assert "wrongly" not in newsroom.ana.chat
    assert "in part" not in newsroom.parvan.chat
    await newsroom.ana.says("/mydata")
    files = newsroom.api.calls.of("sendDocument")
    assert not [one for one in files if "misquoted" in str(one.params)]


async def test_without_a_yes_the_journalist_is_only_asked_whether_somebody_was_found(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.parvan.says_no()

    await newsroom.later(days=2)
    await newsroom.ana.taps("No, nobody")
    await newsroom.later(days=9)

    assert (await kept(newsroom)).outcome is Outcome.NOT_FOUND
    assert "come out" not in newsroom.ana.chat
    assert card(newsroom.parvan, "Thank you for your answer") == 0


async def test_nothing_is_asked_about_what_was_taken_back(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.ana.taps("Cancel the question")
    await newsroom.ana.taps("Yes, cancel it")

    await newsroom.later(days=2)

    assert "Did you find somebody" not in newsroom.ana.chat


async def test_address_that_is_none_is_refused_and_reaches_nobody(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("It’s out")

    for address in ("javascript:alert(1)", "https://user:secret@example.org/x", "file:///etc/passwd"):
        await newsroom.ana.says(address)
        assert "I can’t use that address" in newsroom.ana.last.text

    assert (await kept(newsroom)).link == ""
    assert card(newsroom.parvan, "The piece is out") == 0


async def test_address_of_this_machine_is_shown_and_never_opened(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("It’s out")

    await newsroom.ana.says("http://127.0.0.1:1/admin")
    await newsroom.later(minutes=1)

    assert "http://127.0.0.1:1/admin" in newsroom.parvan.chat
    assert "This address is inside a private network, so I can’t open it" in newsroom.maria.chat


async def test_a_topic_while_a_link_is_awaited_is_a_topic(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("It’s out")

    await newsroom.ana.asks("probiotics")

    await newsroom.ana.sees("Kisel")
    assert (await kept(newsroom)).awaits_link


async def test_numbers_and_links_under_the_cards_do_what_their_keys_do(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)

    await newsroom.ana.replies(await newsroom.ana.sees("Has your piece come out?"), "2")
    assert (await kept(newsroom)).outcome is Outcome.NOT_YET
    await newsroom.ana.replies(await newsroom.ana.sees("Not yet. I’ll ask"), LINK)
    await newsroom.parvan.replies(await newsroom.parvan.sees("Thank you for your answer"), "1")

    one = await kept(newsroom)
    assert (one.outcome, one.link, one.conduct) == (Outcome.PUBLISHED, LINK, Conduct.FINE)


async def test_question_about_the_end_makes_no_sound_at_night(newsroom: Newsroom) -> None:
    await answered(newsroom, deadline="today 23:30")

    await newsroom.later(days=1, hours=11, minutes=31)

    assert sounds(newsroom.ana, "Has your piece come out?") == [False]


async def test_nobody_answers_for_another(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("It’s out")
    await newsroom.ana.says(LINK)
    before = await kept(newsroom)

    for stranger, data in ((newsroom.boris, "oc:1:not_used"), (newsroom.boris, "ol:1"), (newsroom.vtora, "rj:1:late")):
        await stranger.says("/start")
        await tap(stranger, data)

    assert await kept(newsroom) == before


async def test_two_taps_at_once_thank_the_expert_once(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("It’s out")

    await tap_at_once(newsroom, (newsroom.ana, "There is no link"), (newsroom.ana, "There is no link"))

    assert card(newsroom.parvan, "The piece is out") == 1


async def test_restart_between_asking_and_answering_loses_nothing(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.restart()
    await newsroom.later(hours=1)
    await newsroom.ana.taps("It’s out")

    await newsroom.restart()
    await newsroom.ana.says(LINK)

    assert card(newsroom.ana, "Has your piece come out?") == 1
    assert f"The piece is out: {LINK}" in newsroom.parvan.chat


async def test_expert_whom_staff_reach_is_thanked_by_staff(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        parvan = await work.people.get(newsroom.parvan.id)
        assert parvan is not None
        await work.people.save(replace(parvan, expert_id=""))
        await work.commit()
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.maria.taps("Yes")
    await newsroom.maria.taps("Phone")
    await newsroom.maria.taps("✅ Record the yes")
    await newsroom.later(days=2)

    await newsroom.ana.taps("It’s out")
    await newsroom.ana.taps("There is no link")

    await newsroom.maria.sees("Please thank Parvan Ekranov")


async def test_journalist_who_left_is_asked_nothing_and_their_link_is_gone(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("It’s out")
    await newsroom.ana.says(LINK)

    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes, delete everything")

    one = await kept(newsroom)
    assert (one.journalist_id, one.link, one.outcome) == (None, "", Outcome.PUBLISHED)
    assert LINK not in (await newsroom.parvan.sees("Thank you for your answer")).text
    assert "The Example Post" not in (await newsroom.parvan.sees("Thank you for your answer")).text


async def test_expert_reads_what_came_of_the_answers_this_year(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.later(days=2)
    await newsroom.ana.taps("It’s out")
    await newsroom.ana.says(LINK)

    await newsroom.parvan.says("/impact")

    told = newsroom.parvan.last.text
    assert "What came of your answers in 2026" in told
    assert all(count in told for count in ("1 question put to you", "1 answer from you", "1 story that came out", LINK))
    await newsroom.boris.says("/impact")
    assert "This is for experts" in newsroom.boris.last.text


async def test_what_follows_a_yes_reads_as_bulgarian_too(newsroom: Newsroom) -> None:
    await answered(newsroom)
    await newsroom.read("bg", newsroom.ana, newsroom.parvan)
    await newsroom.later(days=2)
    await newsroom.ana.sees("доц. д-р Първан Екранов каза „да“. Излезе ли материалът Ви?")

    await newsroom.ana.taps("Излезе")
    await newsroom.ana.says(f"Ето я: {LINK}")

    await newsroom.ana.sees("Пратихме връзката с благодарност на доц. д-р Първан Екранов")
    thanks = await newsroom.parvan.sees("Благодарим Ви за отговора")
    assert f"Материалът излезе: {LINK}" in thanks.text
    await newsroom.parvan.replies(thanks, "1")
    assert (await kept(newsroom)).conduct is Conduct.FINE
