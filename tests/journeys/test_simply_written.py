"""People who write instead of pressing keys: what they write reaches whom it is for, and nothing of it is lost."""

from __future__ import annotations

import pytest

from journeys.hostile import tap
from journeys.newsroom import Newsroom, Somebody
from mediabot.bot.buttons.codec import unpack
from mediabot.bot.buttons.heard import TakeAs
from mediabot.demo.botapi.people.views import Seen
from mediabot.domain.understanding.meanings import Intent


async def asked(newsroom: Newsroom) -> None:
    """Ana's question waits for Parvan."""
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.sees("Request from a journalist")


async def talking(newsroom: Newsroom) -> None:
    """Parvan has said yes, and both may write through the bot."""
    await asked(newsroom)
    await newsroom.parvan.says_yes("Conversation through this bot")
    await newsroom.ana.sees("said yes")


def with_staff(newsroom: Newsroom, text: str) -> bool:
    return any(text in seen for seen in newsroom.maria.messages)


# an expert writes back


@pytest.mark.parametrize(
    ("words", "key"), [("Yes, I can", "Send my yes"), ("Да, разбира се", "Изпращам „да“"), ("da, moga", "Send my yes")]
)
async def test_an_expert_who_writes_yes_is_asked_what_to_hand_over(newsroom: Newsroom, words: str, key: str) -> None:
    await asked(newsroom)

    await newsroom.parvan.says(words)

    assert key in str(newsroom.parvan.buttons())
    assert not with_staff(newsroom, words)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("No, I have no time this week", "No time"),
        ("За съжаление не мога", "Нямам време"),
        ("Не е моята област", "Нямам време"),
    ],
)
async def test_an_expert_who_writes_no_is_asked_for_the_reason(newsroom: Newsroom, words: str, reason: str) -> None:
    await asked(newsroom)
    request = await newsroom.parvan.sees("Request from a journalist")

    await newsroom.parvan.replies(request, words)

    assert reason in str(newsroom.parvan.buttons())


async def test_an_answer_that_is_written_at_once_can_be_sent_as_it_is(newsroom: Newsroom) -> None:
    await asked(newsroom)
    request = await newsroom.parvan.sees("Request from a journalist")

    await newsroom.parvan.replies(
        request, "Yes. Video visits save three trips of four, where the GP knows the patient well."
    )
    await newsroom.parvan.taps("Send as my answer")

    await newsroom.ana.sees("Video visits save three trips of four")
    await newsroom.ana.sees("said yes")


@pytest.mark.parametrize("words", ["who is it for?", "добре, а кой пита?"])
async def test_an_expert_who_asks_back_reaches_the_journalist(newsroom: Newsroom, words: str) -> None:
    await asked(newsroom)

    await newsroom.parvan.says(words)

    await newsroom.ana.sees(words)


async def test_the_card_that_answers_words_stands_below_and_the_old_one_has_no_keys(newsroom: Newsroom) -> None:
    await asked(newsroom)
    request = await newsroom.parvan.sees("Request from a journalist")

    await newsroom.parvan.says("Yes, I can")

    assert request.buttons == []
    assert request.text == "⬇️ Continued below."
    assert newsroom.parvan.last.buttons


async def test_an_expert_on_leave_is_passed_on_to_staff_and_not_searched_for(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("в отпуск съм до 15 декември")

    await newsroom.maria.sees("в отпуск съм до 15 декември")
    assert "There is no expert" not in newsroom.parvan.chat
    assert "отсъствате до 15 декември" in newsroom.parvan.last.text


# both sides of a talk


async def test_a_reply_to_what_the_other_side_wrote_goes_to_the_other_side(newsroom: Newsroom) -> None:
    await talking(newsroom)
    await newsroom.parvan.taps("Write here")
    await newsroom.parvan.says("Ask me anything.")
    remark = await newsroom.ana.sees("Ask me anything.")

    await newsroom.ana.replies(remark, "How many patients were there?")

    await newsroom.parvan.sees("How many patients were there?")
    assert not with_staff(newsroom, "How many patients were there?")


async def test_while_a_talk_is_open_and_nothing_else_words_belong_to_it(newsroom: Newsroom) -> None:
    await talking(newsroom)

    await newsroom.ana.says("How many took part?")

    await newsroom.parvan.sees("How many took part?")
    assert "A new question" in newsroom.ana.buttons()


async def test_a_reply_after_the_end_is_told_so_and_finds_another_way(newsroom: Newsroom) -> None:
    await talking(newsroom)
    await newsroom.parvan.taps("Write here")
    await newsroom.parvan.says("Ask me anything.")
    remark = await newsroom.ana.sees("Ask me anything.")
    await newsroom.ana.taps("End the conversation")
    await newsroom.later(days=90)

    await newsroom.ana.replies(remark, "One more thing, if I may")

    assert "something that is already closed" in newsroom.ana.last.text
    await newsroom.ana.taps("To the Media Center")
    await newsroom.maria.sees("One more thing, if I may")


# the language of the words


async def test_who_writes_in_the_other_language_is_answered_in_it_and_may_switch(newsroom: Newsroom) -> None:
    await newsroom.ana.says("кой може да обясни ползата от телемедицината")

    await newsroom.ana.sees("По темата „кой може да обясни ползата от телемедицината“")
    await newsroom.ana.taps("Да, всичко на български")
    await newsroom.ana.says("/help")

    assert "Как работи" in newsroom.ana.last.text


# numbers


async def test_a_bare_number_chooses_from_the_list_and_from_the_keys(newsroom: Newsroom) -> None:
    await newsroom.ana.says("telemedicine")

    await newsroom.ana.says("2")
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.says("2")

    assert "Vtora Videva" in newsroom.ana.last.text
    assert "phone interview" in newsroom.ana.last.text


async def test_a_number_that_stands_for_nobody_is_no_choice(newsroom: Newsroom) -> None:
    await newsroom.ana.says("telemedicine")

    await newsroom.ana.says("17")

    assert "Your question to" not in newsroom.ana.chat
    assert newsroom.ana.last.from_bot


# letters


async def test_words_after_a_letter_of_staff_answer_it(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/human")
    await newsroom.ana.says("Is there a press office?")
    await newsroom.maria.taps("Reply")
    await newsroom.maria.says("Yes, whom may we call?")
    letter = await newsroom.ana.sees("Yes, whom may we call?")

    await newsroom.ana.replies(letter, "Me, please, at noon")

    await newsroom.maria.sees("Me, please, at noon")
    assert "There is no expert" not in newsroom.ana.chat


# a journalist whose question runs


@pytest.mark.parametrize("words", ["докъде стигнахте?", "where are we with it?", "kade stignahte"])
async def test_who_asks_after_a_question_gets_its_card(newsroom: Newsroom, words: str) -> None:
    await asked(newsroom)

    await newsroom.ana.says(words)

    assert "Question No. 1" in newsroom.ana.last.text
    assert not with_staff(newsroom, words)


async def test_who_no_longer_needs_a_question_is_asked_once_more(newsroom: Newsroom) -> None:
    await asked(newsroom)

    await newsroom.ana.says("no longer needed, thanks")

    assert "Yes, cancel" in str(newsroom.ana.buttons())


async def test_a_new_deadline_in_words_moves_it_and_the_expert_is_told(newsroom: Newsroom) -> None:
    await asked(newsroom)

    await newsroom.ana.says("my deadline has moved to Friday 17:00")

    assert "Friday" in newsroom.ana.last.text
    await newsroom.parvan.sees("Friday")


async def test_an_addition_in_words_reaches_the_expert(newsroom: Newsroom) -> None:
    await asked(newsroom)
    question = newsroom.ana.last

    await newsroom.ana.replies(question, "Please also ask about rural areas")

    await newsroom.parvan.sees("Please also ask about rural areas")


# anybody


@pytest.mark.parametrize("words", ["Благодаря!", "thanks a lot", "Здравейте", "who are you?", "ok", "👍", "blagodarq"])
async def test_small_talk_is_answered_and_makes_no_work_for_staff(newsroom: Newsroom, words: str) -> None:
    before = len(newsroom.maria.messages)

    await newsroom.stranger.says(words)

    assert newsroom.stranger.last.from_bot
    assert "There is no expert" not in newsroom.stranger.chat
    assert len(newsroom.maria.messages) == before


async def test_what_is_unclear_is_asked_about_and_the_key_acts_on_the_words(newsroom: Newsroom) -> None:
    await asked(newsroom)

    await newsroom.ana.says("The Plovdiv study as well")
    assert "What is this about?" in newsroom.ana.last.text
    await newsroom.ana.taps("To the Media Center")

    await newsroom.maria.sees("The Plovdiv study as well")
    assert "Sent to the Media Center team" in newsroom.ana.chat


async def test_what_is_unclear_can_still_be_a_new_question(newsroom: Newsroom) -> None:
    await asked(newsroom)
    await newsroom.ana.says("The Plovdiv study as well")

    await newsroom.ana.taps("A new question")

    await newsroom.ana.sees("There is no expert on “The Plovdiv study as well”")


async def test_nobody_takes_the_words_of_another(newsroom: Newsroom) -> None:
    await asked(newsroom)
    await newsroom.ana.says("The Plovdiv study as well")
    _, button = newsroom.ana.button("To the Media Center")
    stranger: Somebody = newsroom.boris
    await stranger.says("telemedicine")

    await stranger.person.presses_data(stranger.last, button.data)
    await newsroom.quiet()

    assert not with_staff(newsroom, "The Plovdiv study as well")


async def test_a_forged_key_under_ones_own_words_shows_nobody_elses_question(newsroom: Newsroom) -> None:
    await talking(newsroom)
    await newsroom.boris.says("please write to me")
    seen, button = newsroom.boris.button("To the Media Center")
    own = unpack(button.data)
    assert isinstance(own, TakeAs)

    await tap(newsroom.boris, TakeAs(own.heard_id, Intent.STATUS, 1).pack(), under=seen)

    assert "Parvan" not in newsroom.boris.chat


async def second_form(newsroom: Newsroom) -> Seen:
    """Ana fills the form of another question while she may write to Parvan."""
    await newsroom.ana.says("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    return newsroom.ana.last


async def test_an_answer_to_a_forms_card_never_goes_into_a_talk(newsroom: Newsroom) -> None:
    await talking(newsroom)
    form = await second_form(newsroom)
    await newsroom.ana.taps("Write here")

    await newsroom.ana.replies(form, "The ministry hides waiting times of patients")

    assert "The ministry hides" not in newsroom.parvan.chat
    assert "The ministry hides" in newsroom.ana.chat


async def test_an_answer_to_a_forms_card_is_taken_after_cancel_too(newsroom: Newsroom) -> None:
    form = await second_form(newsroom)
    await newsroom.ana.says("/cancel")

    await newsroom.ana.replies(form, "The ministry hides waiting times of patients")

    assert "The ministry hides" in newsroom.ana.chat
    assert "Written quote" in str(newsroom.ana.buttons())


async def test_who_cancels_a_question_by_an_answer_to_its_card_keeps_the_open_form(newsroom: Newsroom) -> None:
    await asked(newsroom)
    card = next(seen for seen in newsroom.ana.messages if "Parvan" in seen.text and "Cancel" in str(seen.buttons))
    await second_form(newsroom)

    await newsroom.ana.replies(card, "Cancel this, please")

    async with newsroom.center.store.begin() as work:
        assert await work.questions.get(2) is not None
    assert "Yes, cancel" in str(newsroom.ana.buttons())


async def test_a_number_in_a_talk_is_said_there(newsroom: Newsroom) -> None:
    await talking(newsroom)
    await newsroom.parvan.taps("Write here")
    await newsroom.parvan.says("How many readers have you?")

    await newsroom.ana.says("1")

    async with newsroom.center.store.begin() as work:
        assert await work.questions.get(2) is None
    assert newsroom.parvan.last.text.endswith("1")


async def test_an_answer_to_what_an_expert_asked_back_reaches_the_expert(newsroom: Newsroom) -> None:
    await asked(newsroom)
    await newsroom.parvan.says("who is it for?")
    await newsroom.ana.sees("who is it for?")

    await newsroom.ana.replies(newsroom.ana.last, "The weekend edition of the paper")

    async with newsroom.center.store.begin() as work:
        referral = await work.referrals.get(1)
    assert referral is not None
    assert referral.answered_back == "The weekend edition of the paper"


# the staff group


async def read_all(newsroom: Newsroom) -> None:
    """As an administrator the bot reads every message of the group, not only those that answer its own."""
    await newsroom.maria.person.adds_bot(newsroom.group, status="administrator")
    await newsroom.quiet()


async def test_staff_who_write_without_replying_are_asked_whether_it_is_the_answer(newsroom: Newsroom) -> None:
    await read_all(newsroom)
    await newsroom.ana.says("/human")
    await newsroom.ana.says("Is there a press office?")
    await newsroom.maria.taps("Reply")

    await newsroom.maria.person.sends("Yes, call us at noon.", in_chat=newsroom.group)
    await newsroom.quiet()
    assert "Yes, call us at noon." not in newsroom.ana.chat
    await newsroom.maria.taps("Yes, send it")

    await newsroom.ana.sees("Yes, call us at noon.")


async def test_a_colleague_cannot_send_the_words_of_another(newsroom: Newsroom) -> None:
    await read_all(newsroom)
    await newsroom.ana.says("/human")
    await newsroom.ana.says("Is there a press office?")
    await newsroom.maria.taps("Reply")
    await newsroom.maria.person.sends("I have no idea what to say.", in_chat=newsroom.group)
    await newsroom.quiet()

    await newsroom.paul.taps("Yes, send it")

    await newsroom.paul.person.sees_toast("You can’t do that here")
    assert "I have no idea" not in newsroom.ana.chat


async def test_a_file_with_unclear_words_goes_along_with_them(newsroom: Newsroom) -> None:
    await asked(newsroom)

    await newsroom.ana.person.sends_file("photo", caption="The Plovdiv study as well")
    await newsroom.quiet()
    await newsroom.ana.taps("To the Media Center")

    await newsroom.maria.sees("The Plovdiv study as well")
    assert any(seen.message.body.get("photo") for seen in newsroom.maria.messages)


async def test_an_album_with_unclear_words_goes_along_whole(newsroom: Newsroom) -> None:
    await asked(newsroom)

    await newsroom.ana.person.sends_album("photo", "photo", "photo", caption="The Plovdiv study as well")
    await newsroom.quiet()
    await newsroom.ana.taps("To the Media Center")

    assert len([seen for seen in newsroom.maria.messages if seen.message.body.get("photo")]) == 3


async def test_a_written_answer_hands_over_nothing_that_was_only_begun_on_the_card(newsroom: Newsroom) -> None:
    await asked(newsroom)
    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.taps("Phone")

    await newsroom.parvan.replies(
        newsroom.parvan.last, "Video visits save three trips of four, where the GP knows the patient well."
    )
    await newsroom.parvan.taps("Send as my answer")

    await newsroom.ana.sees("Video visits save three trips of four")
    assert newsroom.contact_of("tele-one")[0] not in newsroom.ana.chat


@pytest.mark.parametrize("words", ["Yes, my assistant has the slides", "Да, обадете се след пет"])
async def test_what_stands_beside_a_short_yes_can_reach_the_journalist(newsroom: Newsroom, words: str) -> None:
    await asked(newsroom)

    await newsroom.parvan.says(words)
    _, button = newsroom.parvan.button("Изпращане като мой отговор" if words.startswith("Да") else "Send as my answer")
    await tap(newsroom.parvan, button.data)

    await newsroom.ana.sees(words)
