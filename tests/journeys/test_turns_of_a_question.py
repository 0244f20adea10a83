"""What else may become of a question between being asked and answered."""

from __future__ import annotations

from journeys.newsroom import Newsroom


async def test_nothing_is_handed_over_without_a_choice(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.taps("Send my yes")

    await newsroom.parvan.person.sees_toast("Choose at least one way")
    assert "said yes" not in newsroom.ana.chat


async def test_journalists_card_is_edited_in_place_through_its_states(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    card = await newsroom.ana.sees("📨 Asked")

    await newsroom.parvan.says_no()
    await newsroom.vtora.says_yes("E-mail")

    states = [version.splitlines()[0] for version in card.versions]
    assert states[0].startswith("📝")
    assert "📨 Asked" in states
    assert states[-1] == "✅ The expert said yes"
    assert "Parvan Ekranov can’t this time" in card.text
    assert "vtora@example.org" in card.text


async def test_attribution_can_be_copied_as_agreed(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_yes()

    await newsroom.ana.taps("📋 Attribution, EN")

    assert newsroom.ana.person.clipboard == "Parvan Ekranov, Associate Professor, Example Institute"


async def test_nobody_left_can_be_handed_to_a_person(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(topic="probiotics", choice="Ask Kisel Mlekov")
    await newsroom.kisel.says_no()

    await newsroom.ana.taps("Hand it to the Media Center")
    await newsroom.maria.taps("Take over")

    await newsroom.ana.sees("With the Media Center team")
    await newsroom.maria.taps("Write to the journalist")
    await newsroom.maria.says("We have somebody for you.")
    await newsroom.ana.sees("We have somebody for you.")
    await newsroom.maria.taps("Answered")
    await newsroom.ana.sees("Answered by the Media Center")


async def test_passed_deadline_ends_it_for_everybody(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")

    await newsroom.later(hours=7)

    await newsroom.ana.sees("The deadline has passed")
    await newsroom.parvan.sees("The time to answer has passed")
    await newsroom.maria.sees("⌛ expired")


async def test_condition_that_does_not_suit_asks_the_next(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await newsroom.parvan.taps("Yes, but")
    await newsroom.parvan.says("next week")
    await newsroom.parvan.taps("E-mail")
    await newsroom.parvan.taps("Send my yes")

    await newsroom.ana.taps("That doesn’t suit me")

    await newsroom.vtora.sees("Request from a journalist")
    await newsroom.parvan.sees("Your condition did not suit")
    assert "parvan@example.org" not in newsroom.ana.chat


async def test_colleague_who_is_in_the_directory_can_be_asked_with_one_tap(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Suggest a colleague")

    await newsroom.parvan.says("Kisel Mlekov")

    await newsroom.maria.sees("Kisel Mlekov")
    await newsroom.ana.taps("Ask Kisel Mlekov")
    await newsroom.kisel.sees("Request from a journalist")


async def test_interests_are_prefilled_and_can_be_changed(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.sees("Declared interests: advises Screen Ltd")

    await newsroom.parvan.taps("Edit declared interests")
    await newsroom.parvan.says("no interests in this topic")
    await newsroom.parvan.taps("Phone")
    await newsroom.parvan.taps("Send my yes")

    await newsroom.ana.sees("no interests in this topic")


async def test_nobody_is_offered_to_end_a_conversation_that_has_not_begun(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.parvan.says_yes("Conversation through this bot")
    before = [label for side in (newsroom.ana, newsroom.parvan) for label in str(side.chat).splitlines()]
    await newsroom.ana.taps("Write here")
    await newsroom.ana.says("Is five o’clock fine?")

    assert not any("End the conversation" in line for line in before)
    assert "End the conversation" in newsroom.ana.chat


async def test_expert_without_an_account_is_reached_by_staff_who_record_the_answer(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Treta Dalekova")
    await newsroom.maria.sees("Please contact Treta Dalekova directly")
    await newsroom.maria.sees("+359 700 00 003")

    await newsroom.maria.taps("Yes")
    await newsroom.maria.taps("Phone")
    await newsroom.maria.taps("Record the yes")

    await newsroom.ana.sees("+359 700 00 003")


async def test_nobody_is_said_to_be_asked_before_staff_have_asked(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Treta Dalekova")

    await newsroom.maria.sees("Please contact Treta Dalekova directly")
    of_staff = await newsroom.maria.sees("Question No. 1 ")
    of_ana = await newsroom.ana.sees("Question No. 1\n")

    assert "📞 the expert is to be asked by you" in of_staff.text
    assert "Treta Dalekova: to be asked by you, answer due" in of_staff.text
    assert of_ana.text.startswith("📞 Our team is contacting the expert")
    assert "Treta Dalekova: to be asked by our team" in of_ana.text
    assert not any("asked" in line and "to be" not in line for line in of_staff.text.splitlines())
    assert "Asked" not in of_ana.text


async def test_journalist_verified_meanwhile_reads_that_staff_will_ask(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Treta Dalekova")
    await newsroom.boris.introduces_herself()
    waiting = await newsroom.maria.sees("to be asked once the journalist is verified")

    await newsroom.maria.taps("Verify")

    await newsroom.boris.sees("Our team will ask Treta Dalekova your question No. 1.")
    assert "to be asked by you" in waiting.text


async def test_condition_left_open_until_the_deadline_is_not_said_to_be_no_answer(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes, but at another time")
    await newsroom.parvan.says("after 18:00")
    await newsroom.parvan.taps("Phone")
    await newsroom.parvan.taps("Send my yes")
    await newsroom.ana.sees("Yes, on a condition")

    await newsroom.later(hours=30)

    await newsroom.ana.sees("Parvan Ekranov said yes, on a condition; the deadline passed before you decided")
    await newsroom.parvan.sees("The deadline passed before the journalist decided")
    assert "no answer in time" not in newsroom.ana.chat
    assert "The time to answer has passed" not in newsroom.parvan.chat


async def test_old_buttons_end_in_a_friendly_word(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    card, yes = newsroom.parvan.button("Yes")
    await newsroom.parvan.says_no()

    await newsroom.parvan.person.presses_data(card, yes.data)
    await newsroom.parvan.person.presses_data(card, "zz:1:2")
    await newsroom.parvan.person.presses_data(card, "tr:not-a-number:contacts")

    await newsroom.parvan.person.sees_toast("already closed")
    await newsroom.parvan.person.sees_toast("no longer active")
