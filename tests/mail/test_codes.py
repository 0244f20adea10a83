"""An address is somebody's own once a code that was sent to it comes back: a newsroom's as proof, or one for copies."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest

from mail.office import Office
from mail.smtp import text_of

BORIS = "boris@newsroom.example.org"


def code_in(letter: EmailMessage) -> str:
    found = re.search(r"\b\d{6}\b", text_of(letter))
    assert found is not None
    return found[0]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


async def letters_to(office: Office, address: str) -> list[EmailMessage]:
    await office.posted()
    return office.mail.to(address)


async def names_address(office: Office, address: str = BORIS) -> None:
    """Boris sends a question, and gives a newsroom's address as proof."""
    await office.newsroom.boris.sends_question(topic="sleep", choice="Ask Parvan")
    await office.newsroom.boris.introduces_herself(proof=address)


async def test_newsroom_address_is_confirmed_by_the_code_that_was_sent_to_it(office: Office) -> None:
    newsroom = office.newsroom
    await names_address(office)
    asked = await newsroom.boris.sees("code of six digits to boris@newsroom.example.org")
    assert "A journalist to verify" not in newsroom.maria.chat  # it proves nothing yet
    (letter,) = await letters_to(office, BORIS)

    await newsroom.boris.says(code_in(letter)[:3] + " " + code_in(letter)[3:])

    card = await newsroom.maria.sees("A journalist to verify")
    assert "boris@newsroom.example.org (✅ confirmed by a code sent there)" in card.text
    await newsroom.boris.sees("is checking your details")
    assert code_in(letter) not in asked.text
    await newsroom.maria.taps("Verify")
    await newsroom.parvan.sees("Request from a journalist")


async def test_wrong_codes_end_after_five_and_another_proof_is_taken(office: Office) -> None:
    newsroom = office.newsroom
    await names_address(office)
    code = code_in((await letters_to(office, BORIS))[0])

    for _ in range(4):
        await newsroom.boris.says(wrong(code))
        await newsroom.boris.sees("That is not the code")
    await newsroom.boris.says(wrong(code))
    await newsroom.boris.sees("no longer valid")
    await newsroom.boris.says(code)  # the right one comes too late
    assert "A journalist to verify" not in newsroom.maria.chat

    await newsroom.boris.says("https://example.org/by-boris")

    card = await newsroom.maria.sees("A journalist to verify")
    assert "confirmed" not in card.text


async def test_code_is_too_old_after_half_an_hour(office: Office) -> None:
    newsroom = office.newsroom
    await names_address(office)
    code = code_in((await letters_to(office, BORIS))[0])

    await newsroom.later(minutes=31)
    await newsroom.boris.says(code)

    await newsroom.boris.sees("no longer valid")
    assert "A journalist to verify" not in newsroom.maria.chat


async def test_another_address_makes_the_code_before_it_void(office: Office) -> None:
    newsroom = office.newsroom
    await names_address(office)
    first = code_in((await letters_to(office, BORIS))[0])

    await newsroom.boris.says("editor@newsroom.example.org")
    second = code_in((await letters_to(office, "editor@newsroom.example.org"))[0])
    if first != second:
        await newsroom.boris.says(first)
        await newsroom.boris.sees("That is not the code")
    await newsroom.boris.says(second)

    assert "editor@newsroom.example.org (✅" in (await newsroom.maria.sees("A journalist to verify")).text


async def test_nobody_floods_an_address_with_codes(office: Office) -> None:
    newsroom = office.newsroom
    await names_address(office)

    for _ in range(8):
        await letters_to(office, BORIS)
        await newsroom.boris.says(BORIS)

    await newsroom.boris.sees("enough codes for one day")
    assert len(await letters_to(office, BORIS)) == 5
    await newsroom.later(hours=25)
    await newsroom.boris.says("/questions")


async def test_code_that_arrives_nowhere_is_told(office: Office) -> None:
    newsroom = office.newsroom
    office.mail.to_rcpt = ["550 no such user"]

    await names_address(office)
    await office.posted()

    await newsroom.boris.sees("could not be delivered to boris@newsroom.example.org")
    await newsroom.boris.says("+359 2 123 456 78")
    await newsroom.maria.sees("Asks you to call the newsroom")


async def test_code_stands_in_no_file_of_ones_own_data(office: Office) -> None:
    newsroom = office.newsroom
    await names_address(office)
    code = code_in((await letters_to(office, BORIS))[0])

    async with newsroom.center.store.begin() as work:
        held = await work.books.of(newsroom.boris.id)

    assert held["mail_codes"][0]["address"] == BORIS
    assert code not in str(held["mail_codes"])
    assert code not in newsroom.boris.chat


# copies


async def confirms(office: Office, address: str) -> None:
    ana = office.newsroom.ana
    await ana.says("/settings")
    await ana.taps("Copies by e-mail")
    await ana.says(address)
    await ana.sees("code of six digits to that address")
    await ana.says(code_in((await letters_to(office, address))[-1]))


async def test_journalist_gets_a_copy_of_the_yes_at_a_confirmed_address(office: Office) -> None:
    newsroom = office.newsroom
    await confirms(office, "ana@example.org")
    await newsroom.ana.sees("a copy now goes to ana@example.org")
    await newsroom.ana.sends_question(topic="telemedicine", choice="Ask Parvan")
    assert len(await letters_to(office, "ana@example.org")) == 1  # the code

    await newsroom.parvan.says_yes("Phone")

    _, copy = await letters_to(office, "ana@example.org")
    assert "Parvan Ekranov said yes to your question No. 1." in text_of(copy)
    assert "+359 700 00 001" in text_of(copy)
    assert "telemedicine" in text_of(copy)


async def test_copy_of_a_written_answer_has_its_words_and_how_they_may_be_used(office: Office) -> None:
    newsroom = office.newsroom
    await confirms(office, "ana@example.org")
    await newsroom.ana.sends_question(topic="sleep", choice="Ask Pisma")
    (ask,) = await office.posted()

    await office.sends(ask, way="words", text="Sleep before <midnight> matters.")

    _, copy = await letters_to(office, "ana@example.org")
    assert "> Sleep before <midnight> matters." in text_of(copy)
    assert "Attribution: on the record" in text_of(copy)


async def test_no_copy_leaves_without_a_wish_or_after_it_was_taken_back(office: Office) -> None:
    newsroom = office.newsroom
    await confirms(office, "ana@example.org")
    await newsroom.ana.says("/settings")
    await newsroom.ana.taps("No more copies")
    await newsroom.ana.sends_question(topic="telemedicine", choice="Ask Parvan")

    await newsroom.parvan.says_yes("Phone")

    await newsroom.ana.sees("+359 700 00 001")
    assert len(await letters_to(office, "ana@example.org")) == 1


async def test_copies_to_an_address_that_takes_nothing_end(office: Office) -> None:
    newsroom = office.newsroom
    await confirms(office, "ana@example.org")
    await newsroom.ana.sends_question(topic="telemedicine", choice="Ask Parvan")
    office.mail.to_rcpt = ["550 gone"]

    await newsroom.parvan.says_yes("Phone")
    await office.posted()

    await newsroom.ana.sees("stopped sending copies there")
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
    assert ana is not None
    assert ana.mail == ""


@pytest.mark.parametrize("typed", ["no address", "ana@example", "a@b.org, c@d.org", "ana@example.org\nBcc: x@y.org"])
async def test_what_is_no_address_gets_no_code(office: Office, typed: str) -> None:
    await office.newsroom.ana.says("/settings")
    await office.newsroom.ana.taps("Copies by e-mail")

    await office.newsroom.ana.says(typed)

    await office.newsroom.ana.sees("That is not an e-mail address")
    await office.posted()
    assert office.mail.letters == []


async def test_whoever_leaves_takes_address_and_codes_along(office: Office) -> None:
    newsroom = office.newsroom
    await confirms(office, "ana@example.org")

    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes, delete everything")

    async with newsroom.center.store.begin() as work:
        assert await work.mail_codes.get(newsroom.ana.id) is None
        assert await work.people.get(newsroom.ana.id) is None
        assert not await work.mails.waiting()
