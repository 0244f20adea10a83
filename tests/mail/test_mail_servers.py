"""What mail servers answer, and what becomes of the letter: never lost, never sent twice, and staff know."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from mail.office import PISMO, Office
from mail.smtp import DROP, SILENCE, link_in, mail_server
from mail.smtp import MailServer as RealServer
from mediabot.domain.deliveries import PersonUnreachable, TryAgain
from mediabot.domain.mails import Mail, MailKind
from mediabot.mail.envelope import Sender, enveloped
from mediabot.mail.made import Letter, Quoted, Said, Way
from mediabot.mail.server import MailServer
from process.running import free_port
from waiting import until

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
MAIL = Mail(7, MailKind.ASK, "pismo@example.org", 1, NOW, NOW)
SENDER = Sender.of("Media Center <media@example.com>", None, "media.example.com")
LETTER = Letter(
    "en", "A question", (Said("Dear <b>you</b>,"), Quoted("one\ntwo"), Way("Open", "https://example.org/x"))
)


@pytest.fixture
async def real() -> AsyncIterator[RealServer]:
    async with mail_server() as server:
        yield server


def message(to: str = "Pisma Poshtenska", **changes: str) -> EmailMessage:
    return enveloped(LETTER, replace(MAIL, **changes), to, SENDER, NOW)  # type: ignore[arg-type]


async def deliver(real: RealServer, patience: float = 60.0) -> None:
    await MailServer("127.0.0.1", real.port, patience=patience).deliver(message(), SENDER.address, MAIL.address)


@pytest.mark.parametrize("answer", ["550 no such user", "552 mailbox full", "554 spam"])
async def test_what_is_refused_for_good_is_given_up(real: RealServer, answer: str) -> None:
    real.to_rcpt, real.to_data = [answer], []

    with pytest.raises(PersonUnreachable, match=answer[:3]):
        await deliver(real)

    real.to_data = [answer]
    with pytest.raises(PersonUnreachable, match=answer[:3]):
        await deliver(real)
    assert real.letters == []


@pytest.mark.parametrize("answer", ["450 busy", "451 greylisted", "452 mailbox full", "421 away", "530 log in", DROP])
async def test_what_may_pass_is_tried_again(real: RealServer, answer: str) -> None:
    real.to_rcpt = [answer]

    with pytest.raises(TryAgain):
        await deliver(real)

    await deliver(real)
    assert len(real.letters) == 1


async def test_server_that_says_nothing_is_not_waited_for(real: RealServer) -> None:
    real.to_data = [SILENCE]

    with pytest.raises(TryAgain, match="no answer in time"):
        await deliver(real, patience=0.3)


async def test_server_that_is_not_there_is_tried_again() -> None:
    with pytest.raises(TryAgain):
        await MailServer("127.0.0.1", free_port()).deliver(message(), SENDER.address, MAIL.address)


async def test_letter_that_was_taken_is_not_sent_again_however_the_server_says_goodbye(real: RealServer) -> None:
    real.to_data = [f"250 {DROP}"]  # the connection is cut after the letter is there

    with pytest.raises(TryAgain):  # nobody can know: its answer never came
        await deliver(real)

    assert len(real.letters) == 1


@pytest.mark.parametrize(
    "name",
    ["Pisma\r\nBcc: evil@example.org", "Pisma\nX-Evil: 1", "\x00Pisma", 'Pisma" <evil@example.org>,', "П" * 400, ""],
)
async def test_no_header_is_smuggled_in_a_name(real: RealServer, name: str) -> None:
    letter = replace(LETTER, subject=f"About {name}")

    made = enveloped(letter, MAIL, name, SENDER, NOW)
    await MailServer("127.0.0.1", real.port).deliver(made, SENDER.address, MAIL.address)

    (got,) = real.letters
    expected = {"from", "to", "reply-to", "subject", "date", "message-id", "list-id", "auto-submitted", "mime-version"}
    assert {header.lower() for header in got.keys()} - {"content-type", "x-peer"} == expected  # noqa: SIM118
    assert got["To"].addresses[0].addr_spec == MAIL.address
    assert len(got["To"].addresses) == 1
    assert real.recipients == [(MAIL.address,)]


@pytest.mark.parametrize(
    "address",
    ["a@b\r\nBcc: c@example.org", "no address", "a@b@c", "", "<a@example.org>", "a,b@c.de", "яна@example.org"],
)
def test_no_letter_is_addressed_to_what_is_no_address(address: str) -> None:
    with pytest.raises(ValueError):
        message(address=address)


def test_letter_says_the_same_as_text_and_as_simple_html() -> None:
    made = message()

    plain, html = (made.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert html is not None
    assert plain.get_content() == "Dear <b>you</b>,\n\n> one\n> two\n\nOpen:\nhttps://example.org/x\n"
    assert "Dear &lt;b&gt;you&lt;/b&gt;," in html.get_content()
    assert "<img" not in html.get_content()
    assert made["Message-ID"] == message()["Message-ID"]


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 25)),
        ("smtps://mail.example.org", MailServer("mail.example.org", 465, tls=True, start_tls=False)),
        ("smtp://a%40b:p%2Fw@mail.example.org", MailServer("mail.example.org", 587, "a@b", "p/w", start_tls=True)),
        ("smtp://a:b@127.0.0.1:2525", MailServer("127.0.0.1", 2525, "a", "b")),
        ("smtp://a:b@mail.example.org:25?starttls=no", MailServer("mail.example.org", 25, "a", "b", start_tls=False)),
        ("smtp://mail.example.org?starttls=yes", MailServer("mail.example.org", 25, start_tls=True)),
    ],
)
def test_password_leaves_in_the_clear_only_where_the_settings_say_so(url: str, server: MailServer) -> None:
    assert MailServer.of(url) == server
    assert "p/w" not in repr(server)


# what becomes of the question


async def test_refused_letter_leaves_the_expert_to_staff(office: Office) -> None:
    office.mail.to_rcpt = ["550 no such user"]

    await office.newsroom.ana.sends_question(topic="sleep", choice="Ask Pisma")
    posted = await office.posted()

    assert posted == []
    card = await office.newsroom.maria.sees("The letter to Pisma Poshtenska could not be delivered")
    assert "+359 700 00 021" in card.text
    await office.newsroom.ana.sees("Pisma Poshtenska: to be asked by our team")
    await office.newsroom.maria.taps("Yes")
    await office.newsroom.maria.taps("Phone")
    await office.newsroom.maria.taps("Record the yes")
    await office.newsroom.ana.sees("+359 700 00 021")


async def test_letter_that_is_put_off_arrives_once(office: Office) -> None:
    office.mail.to_rcpt = ["451 greylisted", DROP, "452 full"]
    await office.newsroom.ana.sends_question(topic="sleep", choice="Ask Pisma")

    for _ in range(5):
        await office.newsroom.later(seconds=20)

    assert len(await office.posted()) == 1


async def test_server_that_is_away_for_long_leaves_the_expert_to_staff(office: Office) -> None:
    office.mail.to_rcpt = ["451 away"] * 40
    await office.newsroom.ana.sends_question(topic="sleep", choice="Ask Pisma")

    for _ in range(12):
        await office.newsroom.later(minutes=6)

    await office.newsroom.maria.sees("could not be delivered. Please contact them directly")
    assert office.mail.to(PISMO) == []


async def test_slow_mail_server_holds_up_nobody_in_the_chat(office: Office) -> None:
    newsroom = office.newsroom
    office.mail.to_data = [SILENCE]
    await newsroom.ana.sends_question(topic="sleep", choice="Ask Pisma")
    posting = asyncio.create_task(newsroom.center.post.tick())
    await until(lambda: office.mail.to_data == [], "the server has the letter")

    await newsroom.boris.asks("sleep")

    await newsroom.boris.sees("Pisma Poshtenska")
    office.mail.ended.set()
    await posting


async def test_letter_goes_out_once_more_where_a_kill_came_before_it_was_written_down(office: Office) -> None:
    """The same number tells whoever got both that they are one."""
    newsroom, center = office.newsroom, office.newsroom.center
    for ticker in center.tickers:
        await ticker.stop()
    await newsroom.ana.sends_question(topic="sleep", choice="Ask Pisma")
    now = newsroom.clock.now()
    async with center.store.begin() as work:
        (mail,) = await work.mails.claim(now, now.replace(minute=3), 8)
        await work.commit()
    assert center.posting is not None
    await center.posting.postman.send(mail)  # and the process is killed
    await center.posting.post()  # another one finds it claimed
    assert len(office.mail.letters) == 1

    newsroom.clock.move(now.replace(minute=4) - now)
    await center.posting.post()
    newsroom.clock.move(now.replace(minute=20) - now)
    await center.posting.post()

    first, second = office.mail.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert link_in(first) == link_in(second)


async def test_two_processes_send_a_letter_once(office: Office) -> None:
    center = office.newsroom.center
    for ticker in center.tickers:
        await ticker.stop()
    await office.newsroom.ana.sends_question(topic="sleep", choice="Ask Pisma")

    assert center.posting is not None
    await asyncio.gather(*(center.posting.post() for _ in range(3)))

    assert len(office.mail.to(PISMO)) == 1
