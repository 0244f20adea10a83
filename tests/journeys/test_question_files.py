"""Files that a journalist sends go with the question to whoever is asked, at whatever step they come."""

from __future__ import annotations

import pytest

from journeys.newsroom import Newsroom, Somebody
from mediabot.demo.botapi.people.views import Seen

CHOICE = "Ask Parvan Ekranov"


def copies(somebody: Somebody, kind: str = "photo") -> list[Seen]:
    return [seen for seen in somebody.messages if seen.from_bot and kind in seen.json]


async def sends(somebody: Somebody, kind: str = "photo", caption: str = "", reply_to: Seen | None = None) -> None:
    await somebody.person.sends_file(kind, caption=caption, reply_to=reply_to)
    await somebody.newsroom.quiet()


@pytest.mark.parametrize(
    ("language", "told", "send"), [("en", "📎 Files: 1", "Send"), ("bg", "📎 Файлове: 1", "Изпращане")]
)
async def test_a_photo_sent_while_the_form_is_open_goes_to_the_expert_with_the_question(
    newsroom: Newsroom, language: str, told: str, send: str
) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps(CHOICE)
    await newsroom.ana.fills_form()
    await newsroom.read(language, newsroom.ana, newsroom.parvan)

    await sends(newsroom.ana)
    await newsroom.ana.taps(send)

    assert told in newsroom.ana.chat
    assert told in newsroom.parvan.chat
    assert len(copies(newsroom.parvan)) == 1


async def test_words_under_a_file_fill_the_open_field_and_the_file_stays_with_them(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps(CHOICE)

    await sends(newsroom.ana, "document", caption="Why did video consultations stop? The letter is enclosed.")

    form = newsroom.ana.last.text
    assert "The letter is enclosed." in form
    assert "📎 Files: 1" in form
    assert "What format do you need?" in form


async def test_an_album_in_the_form_counts_each_file(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps(CHOICE)

    await newsroom.ana.person.sends_album("photo", "photo", "photo")
    await newsroom.quiet()

    assert "📎 Files: 3" in newsroom.ana.chat


async def test_an_eleventh_file_is_refused_and_said(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps(CHOICE)
    for _ in range(10):
        await sends(newsroom.ana)

    await sends(newsroom.ana)

    assert "📎 Files: 10" in newsroom.ana.chat
    assert "ten files at most" in newsroom.ana.chat


async def test_a_file_with_the_first_words_goes_with_the_question(newsroom: Newsroom) -> None:
    await sends(newsroom.ana, caption="telemedicine")
    await newsroom.ana.taps(CHOICE)
    await newsroom.ana.fills_form()

    await newsroom.ana.taps("Send")

    assert len(copies(newsroom.parvan)) == 1


async def test_a_file_added_after_sending_reaches_the_expert_being_asked_and_whoever_comes_next(
    newsroom: Newsroom,
) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Add to the text")

    await sends(newsroom.ana, "document")
    await newsroom.parvan.says_no()

    assert len(copies(newsroom.parvan, "document")) == 1
    assert "has added to the question" in newsroom.parvan.chat
    assert len(copies(newsroom.vtora, "document")) == 1


async def test_staff_see_the_files_with_a_key(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps(CHOICE)
    await sends(newsroom.ana)
    await newsroom.ana.fills_form()
    await newsroom.ana.taps("Send")

    await newsroom.maria.taps("Show the files")

    assert len(copies(newsroom.maria)) == 1


async def test_a_written_answer_that_waits_for_a_key_takes_its_photo_along(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=CHOICE)

    caption = "Yes, I can. The most dangerous ones are the resistant strains, as the picture shows."
    await sends(newsroom.parvan, caption=caption)
    await newsroom.parvan.taps("Send as my answer")

    assert len(copies(newsroom.ana)) == 1
    assert "resistant strains" in newsroom.ana.chat


async def test_a_file_under_a_question_back_is_said_not_to_go(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=CHOICE)

    await sends(newsroom.parvan, caption="Which outlet is it for?")

    assert "Only your words went" in newsroom.parvan.chat
    assert "Which outlet is it for?" in newsroom.ana.chat
