"""Expert reactions: one question to several experts, their answers in one piece, and out as a news item."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journeys.newsroom import Newsroom, Somebody
from journeys.newsstand import TELEMEDICINE
from mediabot.domain.availability import Terms
from mediabot.domain.reactions import LONGEST, Reaction, ReactionState, Statement, StatementState
from mediabot.domain.subscriptions import Rhythm, Subscription

QUESTION = "What does the new telemedicine law mean for patients?"


async def reaction_of(newsroom: Newsroom) -> tuple[Reaction, dict[str, Statement]]:
    """The newest one, with everybody in it."""
    async with newsroom.center.store.begin() as work:
        newest = (await work.reactions.newest(1))[0]
        return newest, {one.expert_id: one for one in await work.statements.of_reaction(newest.id)}


async def prepare(
    newsroom: Newsroom, *experts: str, until: str = "tomorrow 15:00", question: str = QUESTION
) -> Somebody:
    """Maria has written the question and ticked these."""
    maria = newsroom.maria_in_private
    await maria.says("/reaction")
    await maria.taps("New expert reaction")
    await maria.says(question)
    await maria.taps("Answer by")
    await maria.says(until)
    await maria.taps("Experts")
    for expert in experts or ("Parvan Ekranov", "Vtora Videva"):
        await maria.taps(expert)
    await maria.taps("Back")
    return maria


async def ask(newsroom: Newsroom, *experts: str, until: str = "tomorrow 15:00", question: str = QUESTION) -> Somebody:
    maria = await prepare(newsroom, *experts, until=until, question=question)
    await maria.taps("Ask the experts")
    await maria.taps("Yes, ask them")
    return maria


async def answers(expert: Somebody, words: str) -> None:
    await expert.taps("Answer")
    await expert.says(words)


async def publish(maria: Somebody) -> None:
    """From the laid out answers to readers."""
    await maria.taps("Approve")
    await maria.taps("Confirm topics")
    await maria.taps("Publish")


async def test_a_question_to_several_experts_becomes_one_news_item_with_their_answers(newsroom: Newsroom) -> None:
    maria = await ask(newsroom)
    await newsroom.parvan.sees(QUESTION)
    await newsroom.vtora.sees("The Media Center asks for your comment")
    await answers(newsroom.parvan, "Patients far from a hospital gain most.")
    await answers(newsroom.vtora, "Nothing changes before 2027.")
    await maria.taps("Close now")

    await publish(maria)
    await newsroom.later(seconds=10)

    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")
    piece = await newsroom.ana.sees("Patients far from a hospital gain most.")
    assert "Associate Professor" in piece.text
    assert "advises Screen Ltd" in piece.text
    assert "Nothing changes before 2027." in piece.text
    assert "Declared interests: none" in piece.text
    await newsroom.parvan.sees("You are quoted")
    await newsroom.parvan.taps("Read it")
    assert "Nothing changes before 2027." in newsroom.parvan.last.text


async def test_a_reader_asks_whoever_said_it_with_one_tap(newsroom: Newsroom) -> None:
    maria = await ask(newsroom)
    await answers(newsroom.parvan, "Patients far from a hospital gain most.")
    await answers(newsroom.vtora, "Nothing changes before 2027.")
    await maria.taps("Close now")
    await publish(maria)
    await newsroom.later(seconds=10)
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")

    await newsroom.ana.taps("Ask Vtora Videva")
    await newsroom.ana.fills_form()
    await newsroom.ana.taps("Send")

    await newsroom.vtora.sees("Request from a journalist")
    assert "Request from a journalist" not in newsroom.parvan.chat


async def test_who_did_not_answer_is_named_to_staff_alone(newsroom: Newsroom) -> None:
    maria = await ask(newsroom, "Parvan Ekranov", "Vtora Videva")
    await answers(newsroom.parvan, "Patients far from a hospital gain most.")
    await maria.taps("Close now")
    await maria.taps("Yes, close it")
    assert "Vtora Videva – no answer" in maria.last.text

    await publish(maria)
    await newsroom.later(seconds=10)
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")

    assert "Patients far from a hospital gain most." in newsroom.ana.chat
    assert "Vtora" not in newsroom.ana.chat
    assert "You are quoted" not in newsroom.vtora.chat


async def test_an_expert_changes_the_answer_and_takes_it_back_until_the_close(newsroom: Newsroom) -> None:
    await ask(newsroom)
    await answers(newsroom.parvan, "A first thought.")

    await newsroom.parvan.taps("Change the answer")
    await newsroom.parvan.says("A second thought.")
    _, changed = await reaction_of(newsroom)
    await newsroom.parvan.taps("Take it back")
    _, taken_back = await reaction_of(newsroom)

    assert changed["tele-one"].text == "A second thought."
    assert taken_back["tele-one"].state is StatementState.TAKEN_BACK
    assert taken_back["tele-one"].text == ""


async def test_a_reply_to_the_card_is_the_answer_whatever_else_is_open(newsroom: Newsroom) -> None:
    await ask(newsroom)
    card = await newsroom.parvan.sees("The Media Center asks for your comment")
    await newsroom.parvan.says("/human")

    await newsroom.parvan.replies(card, "Patients far from a hospital gain most.")

    _, statements = await reaction_of(newsroom)
    assert statements["tele-one"].text == "Patients far from a hospital gain most."


async def test_a_recording_is_kept_and_heard_by_readers(newsroom: Newsroom) -> None:
    maria = await ask(newsroom, "Parvan Ekranov")
    await newsroom.parvan.taps("Answer")
    await newsroom.parvan.person.sends_file("voice")
    await newsroom.quiet()
    await maria.taps("Close now")
    await publish(maria)
    await newsroom.later(seconds=10)
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")
    await newsroom.ana.sees("Voice message, 0:03")

    await newsroom.ana.taps("Listen: Parvan Ekranov")

    assert "voice" in newsroom.ana.last.message.body


async def test_what_is_too_long_is_told_and_asked_for_again(newsroom: Newsroom) -> None:
    await ask(newsroom)
    await newsroom.parvan.taps("Answer")

    await newsroom.parvan.says("x" * (LONGEST + 1))
    assert "1,001 characters" in newsroom.parvan.last.text or "1001 characters" in newsroom.parvan.last.text
    await newsroom.parvan.says("Short enough.")

    _, statements = await reaction_of(newsroom)
    assert statements["tele-one"].text == "Short enough."


async def test_interests_begin_with_those_of_the_entry_and_can_be_declared_anew(newsroom: Newsroom) -> None:
    await ask(newsroom)
    await newsroom.parvan.sees("advises Screen Ltd")

    await newsroom.parvan.taps("Declare interests")
    await newsroom.parvan.says("none")

    assert "Declared interests: none" in newsroom.parvan.chat
    await newsroom.parvan.taps("Declare interests")
    await newsroom.parvan.says("holds shares in Screen Ltd")
    assert "Declared interests: holds shares in Screen Ltd" in newsroom.parvan.chat


async def test_whoever_has_said_nothing_is_reminded_once(newsroom: Newsroom) -> None:
    await ask(newsroom, until="today 18:00")
    await answers(newsroom.parvan, "Patients far from a hospital gain most.")

    await newsroom.later(hours=3, minutes=1)
    await newsroom.later(minutes=1)

    assert newsroom.vtora.chat.count("would still like your comment") == 1
    assert "would still like your comment" not in newsroom.parvan.chat


async def test_time_closes_it_and_staff_see_the_answers(newsroom: Newsroom) -> None:
    await ask(newsroom, until="today 18:00")
    await answers(newsroom.parvan, "Patients far from a hospital gain most.")

    await newsroom.later(hours=6, minutes=1)

    reaction, _ = await reaction_of(newsroom)
    assert reaction.state is ReactionState.CLOSED
    await newsroom.maria.sees("Patients far from a hospital gain most.")
    assert "The answers are in" in newsroom.parvan.chat


async def test_of_a_reaction_that_nobody_answers_staff_hear_what_can_be_done(newsroom: Newsroom) -> None:
    await ask(newsroom, until="today 18:00")

    await newsroom.later(hours=6, minutes=1)
    await newsroom.maria.sees("Nobody has answered.")
    await newsroom.maria.taps("More time")
    await newsroom.maria.says("today 22:00")
    await newsroom.vtora.sees("There is more time for your comment")
    await answers(newsroom.vtora, "Nothing changes before 2027.")

    _, statements = await reaction_of(newsroom)
    assert statements["tele-two"].state is StatementState.ANSWERED


async def test_an_answer_after_the_close_is_kept_for_staff_and_kindly_told(newsroom: Newsroom) -> None:
    await ask(newsroom, until="today 18:00")
    await answers(newsroom.parvan, "Patients far from a hospital gain most.")
    card = await newsroom.vtora.sees("The Media Center asks for your comment")
    await newsroom.later(hours=6, minutes=1)

    await newsroom.vtora.replies(card, "Nothing changes before 2027.")

    assert "came after the close" in newsroom.vtora.chat
    await newsroom.maria.sees("answered after the close")
    await newsroom.maria.taps("Include: Vtora Videva")
    _, statements = await reaction_of(newsroom)
    assert statements["tele-two"].state is StatementState.ANSWERED


async def test_a_slip_is_shown_to_the_expert_who_may_keep_the_words(newsroom: Newsroom) -> None:
    maria = await ask(newsroom, "Parvan Ekranov")
    await answers(newsroom.parvan, "Patients far from a hospitl gain most of all.")
    await maria.taps("Close now")
    await maria.taps("Correct a slip")
    await maria.taps("Parvan Ekranov")
    await maria.says("Patients will not gain anything.")
    await maria.sees("That changes more than a slip")

    await maria.says("Patients far from a hospital gain most of all.")
    await newsroom.parvan.sees("has corrected a slip")
    await newsroom.parvan.taps("Keep my own words")

    _, statements = await reaction_of(newsroom)
    assert (statements["tele-one"].mended, statements["tele-one"].objected) == ("", True)
    await newsroom.maria.sees("objected to the correction")


async def test_staff_put_the_answers_in_order(newsroom: Newsroom) -> None:
    maria = await ask(newsroom)
    await answers(newsroom.parvan, "The one answer.")
    await answers(newsroom.vtora, "The other answer.")
    await maria.taps("Close now")

    await maria.taps("↑ Vtora Videva")
    await maria.taps("Preview")

    assert maria.last.text.index("The other answer.") < maria.last.text.index("The one answer.")


async def test_staff_record_the_answer_of_an_expert_without_an_account(newsroom: Newsroom) -> None:
    maria = await ask(newsroom, "Treta Dalekova")
    await newsroom.maria.sees("Please contact Treta Dalekova directly")

    await newsroom.maria.taps("Record the answer")
    await newsroom.maria.says("Dictated on the telephone.")
    await maria.says("/reaction")
    await maria.taps("1 ·")

    assert "Dictated on the telephone." in maria.last.text


async def test_an_embargo_holds_for_the_piece_and_the_thanks(newsroom: Newsroom) -> None:
    maria = await prepare(newsroom, "Parvan Ekranov", until="today 18:00")
    await maria.taps("Embargo")
    await maria.says("tomorrow 10:00")
    await maria.taps("Ask the experts")
    await maria.taps("Yes, ask them")
    await newsroom.parvan.sees("Embargo until")
    await answers(newsroom.parvan, "Patients far from a hospital gain most.")
    await maria.taps("Close now")
    await publish(maria)
    await newsroom.later(seconds=10)
    await newsroom.ana.says("/news telemedicine")
    assert QUESTION not in newsroom.ana.chat
    assert "You are quoted" not in newsroom.parvan.chat

    await newsroom.later(hours=23)

    await newsroom.parvan.sees("You are quoted")
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")
    assert "Patients far from a hospital gain most." in newsroom.ana.chat


async def test_it_reaches_whoever_follows_the_topic(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        due = newsroom.clock.now().replace(hour=14)
        follows = Subscription(newsroom.ana.id, (TELEMEDICINE,), rhythm=Rhythm.DAILY)
        await work.subscriptions.put(replace(follows, due_at=due))
        await work.commit()
    maria = await ask(newsroom, "Parvan Ekranov")
    await answers(newsroom.parvan, "Patients far from a hospital gain most.")
    await maria.taps("Close now")
    await publish(maria)

    await newsroom.later(hours=4, minutes=1)

    await newsroom.ana.sees(QUESTION)


async def test_two_at_once_ask_everybody_once(newsroom: Newsroom) -> None:
    maria = await prepare(newsroom)
    await maria.taps("Ask the experts")
    paul = Somebody(newsroom.paul.person, newsroom)
    await paul.says("/reaction")
    await paul.taps("1 ·")
    await paul.taps("Ask the experts")

    shown, send = maria.button("Yes, ask them")
    await maria.person.presses_data(shown.id, str(send.data))
    await paul.person.presses("Yes, ask them")
    await newsroom.quiet()

    assert newsroom.parvan.chat.count("The Media Center asks for your comment") == 1


async def test_an_expert_who_left_is_neither_asked_nor_quoted(newsroom: Newsroom) -> None:
    maria = await ask(newsroom)
    await answers(newsroom.parvan, "Patients far from a hospital gain most.")
    await answers(newsroom.vtora, "Nothing changes before 2027.")

    await newsroom.vtora.says("/delete")
    await newsroom.vtora.taps("Yes, delete everything")
    await maria.taps("Close now")
    await maria.taps("Preview")

    assert "Patients far from a hospital gain most." in maria.last.text
    assert "Nothing changes before 2027." not in maria.chat


async def set_terms(newsroom: Newsroom, *terms: Terms) -> None:
    async with newsroom.center.store.begin() as work:
        for one in terms:
            await work.terms.put(one)
        await work.commit()


async def test_each_is_asked_within_their_own_terms(newsroom: Newsroom) -> None:
    away = Terms("tele-two", away_until=newsroom.clock.now() + timedelta(days=2))
    await set_terms(newsroom, away, Terms("tele-three", paused=True))
    maria = await prepare(newsroom)
    await maria.taps("Experts")
    assert not [label for label in maria.buttons() if "Treta" in label]
    assert [label for label in maria.buttons() if "Vtora" in label and "away until" in label]

    await maria.taps("Back")
    await maria.taps("Ask the experts")
    await maria.taps("Yes, ask them")

    await newsroom.parvan.sees(QUESTION)
    assert QUESTION not in newsroom.vtora.chat
    assert "Vtora Videva – not asked yet · away until" in maria.chat
    await set_terms(newsroom, Terms("tele-two"))
    await maria.taps("Ask the new ones")
    await newsroom.vtora.sees(QUESTION)


async def test_where_terms_leave_nobody_staff_are_told(newsroom: Newsroom) -> None:
    maria = await prepare(newsroom, "Vtora Videva")
    await set_terms(newsroom, Terms("tele-two", away_until=newsroom.clock.now() + timedelta(days=2)))

    await maria.taps("Ask the experts")
    await maria.taps("Yes, ask them")

    reaction, statements = await reaction_of(newsroom)
    assert reaction.state is ReactionState.DRAFT
    assert statements["tele-two"].state is StatementState.CHOSEN
    assert QUESTION not in newsroom.vtora.chat


async def test_a_restart_in_the_middle_loses_nothing(newsroom: Newsroom) -> None:
    maria = await prepare(newsroom, "Parvan Ekranov")
    await newsroom.restart()
    await maria.taps("Ask the experts")
    await newsroom.restart()
    await maria.taps("Yes, ask them")
    await newsroom.parvan.taps("Answer")
    await newsroom.restart()

    await newsroom.parvan.says("Patients far from a hospital gain most.")

    _, statements = await reaction_of(newsroom)
    assert statements["tele-one"].text == "Patients far from a hospital gain most."


@pytest.mark.parametrize("somebody", ["ana", "vtora"])
async def test_nobody_answers_for_another_expert(newsroom: Newsroom, somebody: str) -> None:
    await ask(newsroom, "Parvan Ekranov")
    _, key = newsroom.parvan.button("Answer")
    other: Somebody = getattr(newsroom, somebody)
    await other.says("/help")

    await other.person.presses_data(other.last.id, str(key.data))
    await newsroom.quiet()
    await other.says("My words.")

    _, statements = await reaction_of(newsroom)
    assert statements["tele-one"].text == ""


async def test_everything_reads_as_bulgarian_too(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await newsroom.read("bg", maria, newsroom.parvan, newsroom.ana)
    await maria.says("/reaction Какво означава новият закон за телемедицината за пациентите?")
    await maria.taps("Отговор до")
    await maria.says("утре 15:00")
    await maria.taps("Експерти")
    await maria.taps("доц. д-р Първан Екранов")
    await maria.taps("Назад")
    await maria.taps("Попитайте експертите")
    await maria.taps("Да, питайте")
    await newsroom.parvan.taps("Отговарям")
    await newsroom.parvan.says("Най-много печелят пациентите далеч от болница.")
    await maria.taps("Приключване сега")
    await maria.taps("Одобряване")
    await maria.taps("Потвърждаване на темите")
    await maria.taps("Публикувам")
    await newsroom.later(seconds=10)

    await newsroom.ana.says("/news телемедицина")
    await newsroom.ana.taps("1")

    piece = await newsroom.ana.sees("Най-много печелят пациентите далеч от болница.")
    assert "доц. д-р <b>Първан Екранов</b>" in piece.text or "доц. д-р Първан Екранов" in piece.text
    await newsroom.parvan.sees("Цитирани сте")


async def test_being_asked_for_a_reaction_counts_among_the_asks_of_the_month(newsroom: Newsroom) -> None:
    await set_terms(newsroom, Terms("tele-one", a_month=1), Terms("tele-two", a_month=2))
    maria = await ask(newsroom)
    await newsroom.parvan.sees(QUESTION)
    await newsroom.vtora.sees(QUESTION)

    await newsroom.ana.asks("telemedicine")
    await prepare(newsroom, "Treta Dalekova")
    await maria.taps("Experts")

    offered = str(newsroom.ana.buttons())
    assert "Ask Parvan Ekranov" not in offered
    assert "Ask Vtora Videva" in offered
    choices = str(maria.buttons())
    assert "Parvan Ekranov · asked 1 of 1 this month" in choices
    assert "Vtora Videva · asked" not in choices


async def test_a_reaction_asks_nobody_over_their_month_and_is_extended_for_those_it_asked(newsroom: Newsroom) -> None:
    await set_terms(newsroom, Terms("tele-one", a_month=1))
    maria = await ask(newsroom, "Parvan Ekranov")

    await maria.taps("More time")
    await maria.says("in 3 days")
    await prepare(newsroom, "Parvan Ekranov")
    await maria.taps("Ask the experts")
    await maria.taps("Yes, ask them")

    await maria.person.sees_toast("None of those you ticked can be asked now")
    _, statements = await reaction_of(newsroom)
    assert statements["tele-one"].state is StatementState.CHOSEN
