"""An expert with an e-mail address and no account is asked by letter, and answers on the page behind its link."""

from __future__ import annotations

from mail.office import PISMO, Office
from mail.smtp import text_of


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
