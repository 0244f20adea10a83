"""An expert with an e-mail address and no account is asked for a reaction by letter, and answers on the page."""

from __future__ import annotations

import asyncio

import pytest

from journeys.newsroom import Somebody
from journeys.test_reactions import ask, publish, reaction_of
from mail.office import PISMO, Office
from mail.smtp import comment_in, text_of
from mediabot.domain.reactions import LONGEST, NO_INTERESTS, ReactionState, Statement, StatementState

QUESTION = "What do the new rules on sleep disorders mean for drivers?"
ANSWER = {"act": "answer", "text": "Sleep is <medicine> & free."}


async def asked(office: Office, until: str = "tomorrow 15:00") -> tuple[Somebody, str]:
    """Maria has asked the expert who reads e-mail; the link in the letter."""
    maria = await ask(office.newsroom, "Pisma Poshtenska", until=until, question=QUESTION)
    return maria, comment_in((await office.posted())[-1])


async def statement_of(office: Office) -> Statement:
    _, statements = await reaction_of(office.newsroom)
    return statements["letters"]


async def test_an_expert_without_an_account_answers_a_reaction_on_the_page(office: Office) -> None:
    maria, link = await asked(office)
    letter = (await office.posted())[-1]
    page = await office.opens(link)

    done = await office.sends(link, **ANSWER, interests="holds shares in Sleep Ltd")

    assert "asks for your comment by Tuesday, 24 November, 15:00" in str(letter["Subject"])
    assert "under your name and title" in text_of(letter)
    assert "Nothing is sent until you press a button" in page.text
    assert 'value="advises Sleep Ltd"' in page.html
    assert "You can change your answer until then" in done.text
    statement = await statement_of(office)
    assert (statement.text, statement.interests) == ("Sleep is <medicine> & free.", "holds shares in Sleep Ltd")
    await office.newsroom.maria.sees("Sleep is <medicine> & free.")
    assert "📥 Close now" in maria.buttons()


async def test_staff_see_that_a_letter_asks_and_can_record_the_answer_all_the_same(office: Office) -> None:
    _, link = await asked(office)
    card = await office.newsroom.maria.sees("Pisma Poshtenska has been asked by e-mail")
    assert "record the answer here" in card.text
    assert "Please contact Pisma" not in office.newsroom.maria.chat

    await office.newsroom.maria.taps("Record the answer")
    await office.newsroom.maria.says("Dictated on the telephone.")

    assert "Dictated on the telephone." in (await office.opens(link)).html
    assert len(await office.posted()) == 1


async def test_an_answer_is_changed_and_taken_back_until_the_close(office: Office) -> None:
    _, link = await asked(office)
    await office.sends(link, **ANSWER)

    await office.sends(link, act="answer", text="Another thought.", interests="none")
    changed = await statement_of(office)
    page = await office.sends(link, act="take_back")

    assert (changed.text, changed.interests) == ("Another thought.", NO_INTERESTS)
    assert "you won’t be quoted" in page.text
    assert (await statement_of(office)).text == ""
    await office.sends(link, **ANSWER)
    assert (await statement_of(office)).state is StatementState.ANSWERED


async def test_not_this_time_is_told_and_can_be_thought_over(office: Office) -> None:
    _, link = await asked(office)

    page = await office.sends(link, act="decline")

    assert "you can still answer" in page.text
    assert (await statement_of(office)).state is StatementState.DECLINED
    await office.sends(link, **ANSWER)
    assert (await statement_of(office)).state is StatementState.ANSWERED


@pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST + 1)])
async def test_what_is_no_answer_is_asked_for_again_with_what_was_typed(office: Office, text: str) -> None:
    _, link = await asked(office)

    page = await office.sends(link, act="answer", text=text, interests="a <chair>")

    assert page.status == 422
    assert "Nothing was sent." in page.text
    assert text.strip() in page.html
    assert "a &lt;chair&gt;" in page.html
    assert (await statement_of(office)).state is StatementState.ASKED


async def test_interests_of_the_entry_stay_those_of_the_entry_in_both_languages(office: Office) -> None:
    _, link = await asked(office)

    await office.sends(link, **ANSWER, interests="advises Sleep Ltd")

    assert (await statement_of(office)).interests == ""
    assert "съветник на „Сън“" in (await office.opens(link, "bg")).html


async def test_a_scanner_changes_nothing_and_a_second_tap_tells_nobody_again(office: Office) -> None:
    _, link = await asked(office)
    for act in ("answer", "decline", "take_back"):
        async with office.browser.get(f"{link}?act={act}&text=bot") as response:
            assert response.status == 200
    assert (await statement_of(office)).state is StatementState.ASKED

    pages = await asyncio.gather(*(office.sends(link, **ANSWER) for _ in range(4)))

    assert all("You can change your answer" in page.text for page in pages)
    told = office.newsroom.maria.chat.count("Sleep is <medicine> & free.")
    assert told == 2  # on the expert's card, and on the reaction's


async def test_whoever_has_said_nothing_is_reminded_once_and_told_of_more_time(office: Office) -> None:
    maria, _ = await asked(office, until="today 18:00")
    await office.newsroom.later(hours=3, minutes=1)
    await office.newsroom.later(minutes=10)
    assert [str(one["Subject"]).startswith("Reminder") for one in await office.posted()] == [False, True]

    await maria.taps("More time")
    await maria.says("tomorrow 12:00")

    assert "More time for your comment" in str((await office.posted())[-1]["Subject"])
    assert len(await office.posted()) == 3


async def test_an_answer_after_the_close_is_kept_for_staff(office: Office) -> None:
    _, link = await asked(office, until="today 18:00")
    await office.newsroom.later(hours=6, minutes=1)
    assert "If you still reply" in (await office.opens(link)).text

    page = await office.sends(link, **ANSWER)

    assert "came after the close" in page.text
    await office.newsroom.maria.sees("answered after the close")
    assert (await statement_of(office)).state is StatementState.LATE


async def test_words_that_came_after_the_close_of_an_answer_are_given_back(office: Office) -> None:
    maria, link = await asked(office)
    await office.sends(link, **ANSWER)
    await maria.taps("Close now")

    page = await office.sends(link, act="answer", text="A <second> thought.")

    assert page.status == 409
    assert "A <second> thought." in page.text
    assert (await office.sends(link, act="take_back")).status == 409
    assert (await statement_of(office)).text == ANSWER["text"]


async def test_a_slip_is_shown_by_letter_and_the_expert_keeps_their_words(office: Office) -> None:
    maria, link = await asked(office)
    await office.sends(link, act="answer", text="Sleep is the best medicin that there is.")
    await maria.taps("Close now")
    await maria.taps("Correct a slip")
    await maria.taps("Pisma Poshtenska")
    await maria.says("Sleep is the best medicine that there is.")
    letter = (await office.posted())[-1]
    assert "> Sleep is the best medicine that there is." in text_of(letter)
    assert "Nothing changes until you press" in (await office.opens(link)).text

    page = await office.sends(link, act="object")

    assert "Your own words stand" in page.text
    statement = await statement_of(office)
    assert (statement.mended, statement.objected) == ("", True)
    await office.newsroom.maria.sees("objected to the correction")


async def test_whoever_is_quoted_hears_once_and_reads_the_piece_behind_the_link(office: Office) -> None:
    maria, link = await asked(office)
    await office.sends(link, **ANSWER)
    await maria.taps("Close now")
    assert "What has been published" not in (await office.opens(link)).text

    await publish(maria)
    await office.newsroom.later(seconds=10)
    await office.newsroom.later(seconds=10)

    letters = await office.posted()
    assert [str(one["Subject"]) for one in letters][1:] == ["Your comment has been published"]
    assert comment_in(letters[-1]) == link
    page = await office.opens(link)
    assert "What has been published" in page.text
    assert "Pisma Poshtenska, Professor" in page.text
    assert "Sleep is <medicine> & free." in page.text
    assert (await office.sends(link, act="take_back")).status == 409


async def test_what_is_dropped_is_told_to_whoever_answered(office: Office) -> None:
    maria, link = await asked(office)
    await office.sends(link, **ANSWER)

    await maria.taps("Drop it")
    await maria.taps("Yes, drop it")

    assert "will not publish" in text_of((await office.posted())[-1])
    assert "will not publish" in (await office.opens(link)).text
    assert (await office.sends(link, act="answer", text="More words.")).status == 409


async def test_a_refused_letter_leaves_the_expert_to_staff(office: Office) -> None:
    office.mail.to_rcpt = ["550 no such user"]

    maria = await ask(office.newsroom, "Pisma Poshtenska", question=QUESTION)
    await office.posted()

    card = await office.newsroom.maria.sees("The letter to Pisma Poshtenska could not be delivered")
    assert "+359 700 00 021" in card.text
    await maria.says("/reaction")
    await maria.taps("1 ·")
    await maria.sees("reached by staff")
    await office.newsroom.later(hours=4)
    assert await office.posted() == []


async def test_a_link_that_is_cut_or_of_a_question_or_old_is_of_no_use(office: Office) -> None:
    maria, link = await asked(office)
    links = office.newsroom.center.links
    other = links.to_answer(1, PISMO).replace("/answer/", "/answer/comment/")
    for wrong in (link[:-3], other, links.to_comment(1, "old@example.org")):
        assert (await office.opens(wrong)).status == 404
        assert (await office.sends(wrong, **ANSWER)).status == 404
    await maria.taps("Close now")
    await maria.taps("Yes, close it")

    await office.newsroom.later(days=31)

    page, sent = await office.opens(link), await office.sends(link, **ANSWER)
    assert [page.status, sent.status] == [410, 410]
    assert "This link has expired" in page.text
    assert "drivers" not in page.text
    assert (await statement_of(office)).state is StatementState.ASKED


async def test_an_account_tied_meanwhile_gets_the_question_and_the_link_ends(office: Office) -> None:
    _, link = await asked(office)
    newsroom = office.newsroom
    await newsroom.maria_in_private.says("/invite")
    await newsroom.maria_in_private.taps("An expert of the directory")
    await newsroom.maria_in_private.says("sleep disorders")
    await newsroom.maria_in_private.taps("Pisma Poshtenska")
    token = (await newsroom.maria_in_private.sees("start=")).text.split("start=")[1].split()[0]
    await newsroom.vtora.says(f"/start {token}")
    await newsroom.vtora.taps("I agree")

    await newsroom.vtora.sees("The Media Center asks for your comment")
    assert (await office.opens(link)).status == 410
    await newsroom.vtora.taps("Answer")
    await newsroom.vtora.says("From the chat now.")
    assert (await statement_of(office)).text == "From the chat now."


async def test_a_letter_and_its_page_are_in_bulgarian_for_whoever_reads_that(office: Office) -> None:
    _, link = await asked(office)

    page = await office.opens(link, "bg")

    assert '<html lang="bg">' in page.html
    assert "Медийният център Ви моли за коментар" in page.text
    assert "Нищо няма да бъде изпратено" in page.text


async def test_time_lays_out_what_came_by_letter(office: Office) -> None:
    _, link = await asked(office, until="today 18:00")
    await office.sends(link, **ANSWER)

    await office.newsroom.later(hours=6, minutes=1)

    reaction, _ = await reaction_of(office.newsroom)
    assert reaction.state is ReactionState.CLOSED
    page = await office.opens(link)
    assert "The answers are in" in page.text
    assert "<button" not in page.html
