"""An expert with an e-mail address and no account is asked by letter, and answers on the page behind its link."""

from __future__ import annotations

from mail.office import PISMO, Office
from mail.smtp import text_of
from mediabot.domain.mails import MailKind
from waiting import until_true


async def test_expert_without_an_account_is_asked_by_letter_and_answers_on_the_page(office: Office) -> None:
    newsroom = office.newsroom
    letter = await office.asked()
    assert PISMO not in newsroom.ana.chat

    page = await office.opens(letter)
    done = await office.sends(letter, way="yes", contacts="phone", interests="advises Sleep Ltd")

    assert "Ana Example, The Example Post" in text_of(letter)
    assert "Ana Example, The Example Post" in page.text
    assert "Nothing is sent until you press a button" in page.text
    await newsroom.ana.sees("Professor")
    assert "+359 700 00 021" in newsroom.ana.chat
    assert PISMO not in newsroom.ana.chat  # what was not ticked is not handed over
    assert "You said yes" in done.text
    assert "Ana Example, The Example Post" in done.text


async def test_staff_and_journalist_see_that_a_letter_asks(office: Office) -> None:
    await office.asked()

    of_staff = await office.newsroom.maria.sees("Pisma Poshtenska has been asked by e-mail")
    of_ana = await office.newsroom.ana.sees("Pisma Poshtenska: asked by e-mail")

    assert "record the answer here" in of_staff.text
    assert "Our team" not in of_ana.text
    assert "to be asked by you" not in office.newsroom.maria.chat


async def test_no_passes_the_question_on(office: Office) -> None:
    letter = await office.asked()

    page = await office.sends(letter, way="no", reason="no_time", told="yes")

    assert "You said no" in page.text
    await office.newsroom.ana.sees("Pisma Poshtenska: no – no time")


async def test_colleague_is_named_with_a_no(office: Office) -> None:
    letter = await office.asked()

    await office.sends(letter, way="no", colleague="Telefona Obadena")

    await office.newsroom.ana.sees("can’t this time and suggests Telefona Obadena")


async def test_condition_goes_to_the_journalist_and_the_decision_comes_by_letter(office: Office) -> None:
    letter = await office.asked()

    page = await office.sends(letter, way="condition", text="after 18:00, by phone", contacts="phone")
    assert "The journalist is deciding" in page.text
    await office.newsroom.ana.sees("after 18:00, by phone")
    assert "+359 700 00 021" not in office.newsroom.ana.chat
    await office.newsroom.ana.taps("That suits me")

    agreed = (await office.posted())[-1]
    await office.newsroom.ana.sees("+359 700 00 021")
    assert "agrees to your condition" in text_of(agreed)
    assert "/answer/" not in text_of(agreed)


async def test_written_answer_is_the_yes(office: Office) -> None:
    letter = await office.asked()

    await office.sends(letter, way="words", text="Sleep before <midnight> matters.\n\nMuch.", interests="none")

    answer = await office.newsroom.ana.sees("Pisma Poshtenska has answered your question")
    assert "Sleep before <midnight> matters." in answer.text
    assert "on the record" in answer.text
    assert answer.buttons == []  # there is nobody in the bot to write to
    assert "+359 700 00 021" not in office.newsroom.ana.chat


async def test_expert_asks_the_journalist_first_and_the_answer_comes_by_letter(office: Office) -> None:
    letter, ana = await office.asked(), office.newsroom.ana
    page = await office.sends(letter, way="ask", text="Is it <live>?")
    assert "You asked the journalist: Is it <live>?" in page.text
    assert "on hold until the journalist answers" in page.text
    assert "Ask the journalist something first" not in page.text
    await office.sends(letter, way="ask", text="Is it <live>?")  # a second tap

    await ana.sees("Is it <live>?")
    assert ana.chat.count("has a question for you before deciding") == 2  # on the card, and in a message of its own
    await ana.taps("Answer")
    await ana.says("No, recorded.")

    update = (await office.posted())[-1]
    assert "> Is it <live>?" in text_of(update)
    assert "> No, recorded." in text_of(update)
    assert "No, recorded." in (await office.opens(letter)).text
    again = await office.sends(letter, way="ask", text="Where?")
    assert again.status == 422
    assert "which can be done once" in again.text
    assert "Where?" in again.html
    assert "You said yes" in (await office.sends(letter, way="yes", contacts="phone")).text


async def test_nothing_is_asked_without_a_word(office: Office) -> None:
    letter = await office.asked()

    page = await office.sends(letter, way="ask", text="  ")

    assert page.status == 422
    assert "Write what you would like to know" in page.text


async def test_what_lacks_something_is_asked_for_with_what_was_typed(office: Office) -> None:
    letter = await office.asked()

    page = await office.sends(letter, way="condition", text="<after> 18:00 & later", interests="none")

    assert page.status == 422
    assert "Choose at least one way" in page.text
    assert "&lt;after&gt; 18:00 &amp; later" in page.html
    assert 'value="none"' in page.html
    for fields in ({"way": "yes"}, {"way": "no"}, {"way": "no", "reason": "gone"}, {"way": "words", "text": " "}, {}):
        assert (await office.sends(letter, **fields)).status == 422
    await office.newsroom.ana.sees("asked by e-mail")


async def test_what_becomes_of_the_request_comes_by_letter(office: Office) -> None:
    await office.asked()
    await office.newsroom.ana.taps("Cancel the question")
    await office.newsroom.ana.taps("Yes, cancel it")

    ended = (await office.posted())[-1]

    assert "was withdrawn" in text_of(ended)
    assert "/answer/" not in text_of(ended)
    assert len(await office.posted()) == 2


async def test_expert_is_reminded_once_by_letter(office: Office) -> None:
    await office.asked()

    await office.newsroom.later(hours=3)
    await office.newsroom.later(minutes=10)

    subjects = [str(letter["Subject"]) for letter in await office.posted()]
    assert [subject.startswith("Reminder") for subject in subjects] == [False, True]


async def test_nobody_is_asked_by_a_letter_that_could_not_leave_before_the_end(office: Office) -> None:
    office.mail.to_rcpt = ["451 busy"]
    await office.newsroom.ana.sends_question(topic="sleep", choice="Ask Pisma")

    async def put_off() -> bool:
        async with office.newsroom.center.store.begin() as work:
            mail = await work.mails.last(MailKind.ASK, 1)
        return mail is not None and mail.attempts == 1

    await until_true(put_off, "the letter is put off")
    await office.newsroom.ana.taps("Cancel the question")
    await office.newsroom.ana.taps("Yes, cancel it")

    await office.newsroom.later(minutes=1)

    assert await office.posted() == []


async def test_staff_record_what_the_expert_said_on_the_phone_and_no_letter_follows(office: Office) -> None:
    letter = await office.asked()

    await office.newsroom.maria.taps("No")
    await office.newsroom.maria.taps("No time")

    assert len(await office.posted()) == 1
    assert "You said no" in (await office.opens(letter)).text


async def over(office: Office) -> None:
    """The expert who reads e-mail has said yes, and the deadline is two days past."""
    await office.sends(await office.asked(), way="yes", contacts="phone")
    await office.newsroom.later(days=3)


async def test_expert_is_thanked_by_letter_with_the_link_to_the_story(office: Office) -> None:
    await over(office)

    await office.newsroom.ana.taps("It’s out")
    await office.newsroom.ana.says("https://example.org/sleep?id=7")

    letter = (await office.posted())[-1]
    assert str(letter["Subject"]) == "Thank you for your answer to question No. 1"
    assert "The piece is out: https://example.org/sleep?id=7" in text_of(letter)
    assert len(await office.posted()) == 2
    await office.newsroom.maria.sees("Pisma Poshtenska is being thanked by e-mail")
    assert "Please thank" not in office.newsroom.maria.chat


async def test_staff_thank_whom_no_letter_reaches(office: Office) -> None:
    await over(office)
    office.mail.to_rcpt = ["550 no such user"]

    await office.newsroom.ana.taps("It’s out")
    await office.newsroom.ana.taps("There is no link")
    await office.posted()

    await office.newsroom.maria.sees("Please thank Pisma Poshtenska")


async def test_expert_without_an_address_is_reached_by_staff_as_ever(office: Office) -> None:
    await office.newsroom.ana.sends_question(topic="snoring", choice="Ask Telefona")

    await office.newsroom.maria.sees("Please contact Telefona Obadena directly: this expert does not use the bot.")
    assert await office.posted() == []


async def test_letter_has_what_it_needs_to_be_told_from_spam(office: Office) -> None:
    letter = await office.asked()

    assert str(letter["From"]) == "Media Center <media@example.com>"
    assert "media@example.com" in str(letter["Reply-To"])
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Id"]
    assert letter["Message-ID"]
    assert letter["Date"].datetime == office.newsroom.clock.now()


async def test_letter_and_page_are_in_the_language_of_the_expert(office: Office) -> None:
    letter = await office.asked()

    page = await office.opens(letter, "bg")

    assert '<html lang="bg">' in page.html
    assert "Журналист търси Вашето мнение" in page.text
    assert "Нищо няма да бъде изпратено" in page.text
    assert '<html lang="en">' in (await office.opens(letter)).html


async def test_expert_is_asked_to_stand_by_by_letter_and_steps_in(office: Office) -> None:
    newsroom = office.newsroom
    await newsroom.ana.sends_question(topic="sleep", choice="Ask Parvan")
    await newsroom.parvan.says_yes("Phone")
    await newsroom.ana.taps("Keep the next one in reserve")
    letter = (await office.posted())[-1]

    page = await office.opens(letter)
    condition = await office.sends(letter, way="condition", text="after 18:00", contacts="phone")
    done = await office.sends(letter, way="yes", contacts="phone")

    assert "Could you stand by?" in str(letter["Subject"])
    assert "Another expert has already said yes" in text_of(letter)
    assert "Another expert has already said yes" in page.text
    assert "at another time" not in page.text
    assert condition.status == 409
    assert "You are standing by" in done.text
    assert "+359 700 00 021" not in newsroom.ana.chat
    await newsroom.ana.taps("The expert dropped out")
    await newsroom.ana.sees("+359 700 00 021")
    assert "needs you after all" in text_of((await office.posted())[-1])
