"""The link of a letter: old, cut, forged, opened by a scanner, pressed twice. It acts by a button alone."""

from __future__ import annotations

import asyncio

import pytest

from mail.office import PISMO, Office
from mail.smtp import link_in, text_of
from mediabot.mail.links import SignedLinks
from mediabot.services.ports.post import LinkUnusable

YES = {"way": "yes", "contacts": "phone"}


async def test_scanner_that_opens_every_link_changes_nothing(office: Office) -> None:
    letter = await office.asked()
    link = link_in(letter)

    for _ in range(3):
        assert (await office.opens(letter)).status == 200
        async with office.browser.head(link) as head:
            assert head.status == 200
            assert await head.read() == b""
        for way in ("yes", "no", "words"):
            async with office.browser.get(f"{link}?way={way}&contacts=phone&reason=no_time") as response:
                assert response.status == 200
    await office.newsroom.quiet()

    await office.newsroom.ana.sees("asked by e-mail")
    assert (await office.sends(letter, **YES)).status == 200
    await office.newsroom.ana.sees("+359 700 00 021")


async def test_page_is_kept_by_nobody_and_takes_no_script(office: Office) -> None:
    letter = await office.asked()

    for page in (await office.opens(letter), await office.opens(link_in(letter) + "x")):
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert "script" not in page.headers["Content-Security-Policy"]
        assert "<script" not in page.html
        assert "http" not in page.html.replace("http-equiv", "")  # nothing is loaded, and nobody is told


async def test_second_tap_finds_the_first_answer(office: Office) -> None:
    letter = await office.asked()

    pages = await asyncio.gather(*(office.sends(letter, **YES) for _ in range(4)))

    assert all("You said yes" in page.text for page in pages)
    assert office.newsroom.ana.chat.count("said yes to your question No. 1") == 1
    no = await office.sends(letter, way="no", reason="no_time")
    assert "You said yes" in no.text


async def test_link_expires_with_the_deadline_and_tells_nothing_any_more(office: Office) -> None:
    letter = await office.asked(deadline="tomorrow 15:00")
    await office.newsroom.later(days=2)

    page, sent = await office.opens(letter), await office.sends(letter, **YES)

    for one in (page, sent):
        assert one.status == 410
        assert "Ana Example" not in one.text
        assert "sleep" not in one.text
        assert "reply to the letter" in one.text
    assert "+359 700 00 021" not in office.newsroom.ana.chat


async def test_link_lives_as_long_as_the_deadline_is_put_off(office: Office) -> None:
    letter = await office.asked(deadline="tomorrow 15:00")
    await office.newsroom.ana.taps("Change…")
    await office.newsroom.ana.taps("Move the deadline")
    await office.newsroom.ana.says("in 5 days")

    await office.newsroom.later(days=1, hours=4)

    changed = (await office.posted())[-1]
    assert "sleep" in text_of(changed)
    assert (await office.opens(letter)).status == 200


@pytest.mark.parametrize("cut", [1, 5, 30])
async def test_link_that_was_cut_says_so_in_both_languages(office: Office, cut: int) -> None:
    link = link_in(await office.asked())[:-cut]

    english, bulgarian = await office.opens(link, "en"), await office.opens(link, "bg")
    sent = await office.sends(link, **YES)

    assert [english.status, bulgarian.status, sent.status] == [404, 404, 404]
    assert "part of it may be missing" in english.text
    assert "част от него липсва" in bulgarian.text
    assert "+359 700 00 021" not in office.newsroom.ana.chat


async def test_link_to_an_address_that_the_directory_has_no_longer_is_of_no_use(office: Office) -> None:
    letter = await office.asked()
    links = office.newsroom.center.links
    elsewhere = links.to_answer(1, "old@example.org")

    assert links.to_answer(1, PISMO.upper()) == link_in(letter)
    assert (await office.opens(elsewhere)).status == 404
    assert (await office.sends(elsewhere, **YES)).status == 404


async def test_letter_is_of_no_more_use_once_the_expert_has_an_account(office: Office) -> None:
    letter = await office.asked()
    newsroom = office.newsroom
    await newsroom.maria_in_private.says("/invite")
    await newsroom.maria_in_private.taps("An expert of the directory")
    await newsroom.maria_in_private.says("sleep disorders")
    await newsroom.maria_in_private.taps("Pisma Poshtenska")
    token = (await newsroom.maria_in_private.sees("start=")).text.split("start=")[1].split()[0]
    await newsroom.vtora.says(f"/start {token}")
    await newsroom.vtora.taps("I agree")
    await newsroom.vtora.sees("Request from a journalist")

    assert (await office.opens(letter)).status == 410
    assert (await office.sends(letter, **YES)).status == 410


async def test_words_that_came_too_late_are_given_back(office: Office) -> None:
    letter = await office.asked()
    await office.newsroom.ana.taps("Cancel the question")
    await office.newsroom.ana.taps("Yes, cancel it")

    page = await office.sends(letter, way="words", text="Sleep matters <b>most</b> before midnight.")

    assert page.status == 409
    assert "Sleep matters <b>most</b> before midnight." in page.text
    assert "was withdrawn" in page.text


async def test_nothing_is_taken_that_is_no_form(office: Office) -> None:
    link = link_in(await office.asked())

    async with office.browser.post(link, json=YES) as response:
        assert response.status == 413
    async with office.browser.post(link, data={**YES, "text": "я" * 60_000}) as response:
        assert response.status == 413
    async with office.browser.put(link, data=YES) as response:
        assert response.status == 405
    async with office.browser.post(link, data={str(n): "x" for n in range(200)}) as response:
        assert response.status == 413
    assert "+359 700 00 021" not in office.newsroom.ana.chat


@pytest.mark.parametrize("signed", ["", "x", "a.b", "." * 5000, "WzEsMV0.x", "%00", "Я"])
def test_whatever_else_stands_in_a_link_is_refused(signed: str) -> None:
    links = SignedLinks("1:token", "https://example.org")
    other = SignedLinks("2:token", "https://example.org").to_answer(1, PISMO).rpartition("/")[2]

    for one in (signed, other, other + "x"):
        with pytest.raises(LinkUnusable):
            links.read(one)
