"""kill -9 while letters are sent: everybody gets theirs, and what comes twice has the number of the first.

With SMTP nobody can do better: a server that has taken a letter can't be asked whether it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from random import Random

import pytest

from mail.office import EXPERTS, PISMO
from mail.smtp import SILENCE, MailServer, link_in, mail_server
from mediabot.domain.mails import CodeFor, Mail, MailCode, MailKind
from mediabot.domain.people import Person as Known
from mediabot.services.people.posting import AT_ONCE
from process import hasty
from process.running import (
    MARK,
    PATIENCE,
    House,
    expert,
    fills_form_up_to_deadline,
    fills_rest_of_form,
    journalist,
    wait_for,
)
from waiting import until_true

pytestmark = pytest.mark.attack("the process killed, database or Telegram away")

Record = Callable[[str, object], None]


@pytest.fixture
async def server(house: House) -> AsyncIterator[MailServer]:
    """A mail server, and a house that sends by it and takes up what a killed process had claimed after seconds."""
    async with mail_server() as server:
        house.bot.settings |= {
            "smtp_url": server.url,
            "mail_from": "Media Center <media@example.com>",
            "public_url": f"http://127.0.0.1:{house.port}",
            "experts": str(EXPERTS),
        }
        house.bot.command = hasty.COMMAND
        yield server
        await house.bot.close()


async def all_sent(house: House) -> None:
    async def none_waits() -> bool:
        async with house.store.begin() as work:
            return not await work.mails.waiting()

    await until_true(none_waits, "every letter is sent", every=0.1, patience=PATIENCE)


async def test_killed_after_the_server_took_a_letter_sends_one_more_with_its_number(
    house: House, server: MailServer
) -> None:
    ana, parvan = house.api.add_user(1001, "Ana", "en"), house.api.add_user(2001, "Parvan", "en")
    await house.knows(journalist(ana), expert(parvan, "tele-one"))
    server.to_data = [f"250 {SILENCE}"]
    await house.bot.start()
    question = await fills_form_up_to_deadline(ana, f"sleep disorders {MARK}", "Pisma Poshtenska")
    await fills_rest_of_form(ana, question)
    await wait_for(lambda: server.letters, "the server has the letter, and has not said so")

    await house.bot.kill()
    await house.bot.start()
    await all_sent(house)
    await house.quiet()

    first, second = server.to(PISMO)
    assert first["Message-ID"] == second["Message-ID"]
    assert link_in(first) == link_in(second)
    assert len(server.letters) == 2


async def test_killed_at_random_moments_everybody_gets_their_letter(
    house: House, server: MailServer, record_property: Record
) -> None:
    dice, numbers = Random(20261130), range(3001, 3061)
    await house.bot.start()
    await house.bot.kill()
    await owe_codes(house, numbers)
    server.pause = 0.05

    for _ in range(3):
        before = len(server.letters)
        await house.bot.launch()
        goal = before + dice.randrange(1, 12)
        await wait_for(lambda goal=goal: len(server.letters) >= goal, "some letters")  # type: ignore[misc]
        await house.bot.kill()
    await house.bot.launch()
    await all_sent(house)

    counts = Counter(str(letter["Message-ID"]) for letter in server.letters)
    extra = len(server.letters) - len(numbers)
    record_property("extra", extra)
    assert {str(letter["To"]) for letter in server.letters} == {address(number) for number in numbers}
    assert len(counts) == len(numbers)
    assert extra <= 3 * AT_ONCE


async def owe_codes(house: House, numbers: range) -> None:
    """A code to each of so many people."""
    now = datetime.now(UTC)
    async with house.store.begin() as work:
        for number in numbers:
            await work.people.save(Known(number, f"Reader {number}", language="en", created_at=now))
            code = MailCode(number, address(number), CodeFor.COPIES, 0, "123456", now, 1, now)
            await work.mail_codes.put(code)
            await work.mails.add(Mail(0, MailKind.CODE, address(number), number, now, now, person_id=number))
        await work.commit()


def address(number: int) -> str:
    return f"reader-{number}@example.org"
