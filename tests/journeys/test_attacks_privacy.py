"""What must stay with whom: contacts before a yes, stories, tokens, and everything of somebody who left."""

from __future__ import annotations

import json
import logging

import pytest

from journeys.hostile import (
    all_went_well,
    everything_shown,
    everything_stored,
    link_for,
    opens,
    tap,
    until_nothing_is_owed,
)
from journeys.newsroom import Newsroom, Somebody, open_newsroom

pytestmark = pytest.mark.attack("privacy: contacts, stories, logs, whoever left")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """On SQLite alone: what is tried here lies above the database; the main journeys run on both."""
    return sqlite_url


PHONE, EMAIL = "+359 700 00 001", "parvan@example.org"


# contacts


async def test_no_contact_is_anywhere_near_the_journalist_before_the_yes(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes, but")
    await newsroom.parvan.says("after 18:00")
    for contact in ("Phone", "E-mail", "My Telegram account"):
        await newsroom.parvan.taps(f"{contact}")
    await newsroom.ana.says("/questions")
    await newsroom.ana.taps("📨 1")
    await newsroom.parvan.taps("Send my yes")
    await newsroom.ana.says("/mydata")
    await newsroom.ana.sees("after 18:00")

    sent = [
        json.dumps(call.params, default=str) for call in newsroom.api.calls.all if _is_to(newsroom.ana, call.params)
    ]
    seen = "\n".join((*sent, *newsroom.ana.person.chat.history, _files(newsroom)))

    for contact in (PHONE, PHONE.replace(" ", ""), EMAIL, "2001"):
        assert contact not in seen


async def test_no_keeps_the_contacts_that_were_chosen_before_it(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.taps("Phone")
    await newsroom.parvan.taps("‹ Back")
    await newsroom.parvan.says_no()

    await newsroom.ana.sees("None of the experts asked can answer")

    assert PHONE not in everything_shown(newsroom).replace(_history(newsroom.parvan), "")
    assert PHONE not in await everything_stored(newsroom)


async def test_contacts_chosen_in_a_step_that_ran_out_are_not_kept(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.taps("Phone")

    await newsroom.later(hours=7)

    await newsroom.ana.sees("The deadline has passed")
    assert PHONE not in _history(newsroom.ana)
    assert PHONE not in await everything_stored(newsroom)


async def test_no_delivery_holds_a_story_a_contact_or_a_token(newsroom: Newsroom) -> None:
    link = await link_for(newsroom, "An expert of the directory", "Treta Dalekova")
    await newsroom.ana.asks("my secret story on telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.fills_form()
    await newsroom.ana.taps("Send")
    await newsroom.parvan.says_yes("Phone")
    await newsroom.maria.taps("Write to the journalist")
    await newsroom.maria.says("secret words of staff")

    stored = await everything_stored(newsroom)

    deliveries = [line for line in stored.splitlines() if line.startswith(("deliveries", "inbox", "prompts", "cards"))]
    for word in ("secret", PHONE, EMAIL, link, "Ana Example"):
        assert [line for line in deliveries if word in line] == []
    assert link not in stored


# one journalist's question


async def test_one_journalists_question_is_shown_to_no_other(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("my secret story on telemedicine")
    await newsroom.ana.taps("Ask the top 3, one after another")
    await newsroom.ana.fills_form()
    await newsroom.ana.taps("Send")
    await newsroom.parvan.says_no()

    await newsroom.boris.asks("telemedicine")
    await newsroom.boris.taps("Ask the top 3, one after another")
    for command in ("/questions", "/requests", "/mydata", "/staff"):
        await newsroom.boris.says(command)
        await newsroom.kisel.says(command)
    await tap(newsroom.kisel, "sq:1", "rs:1", "rs:2", "rs:3", "mo:1", "qs:1:show", "ss:1:show")

    for other in (newsroom.boris, newsroom.kisel, newsroom.stranger):
        assert "secret" not in _history(other)
    assert "secret" not in _files(newsroom, but_of=newsroom.ana)


# logs


async def test_log_holds_no_text_contact_or_token(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="mediabot")
    link = await link_for(newsroom, "A journalist, verified at once")
    await opens(newsroom.boris, link)
    await opens(newsroom.boris, link)
    await newsroom.boris.asks("my secret story on telemedicine")
    await newsroom.boris.taps("Ask Parvan Ekranov")
    await newsroom.boris.fills_form()
    await newsroom.boris.taps("Send")
    await newsroom.boris.taps("Boris Newcomer")
    newsroom.api.fail_next("sendMessage", status=400, description="Bad Request: secret", chat_id=newsroom.parvan.id)
    newsroom.api.fail_next("sendMessage", status=500, description="secret", chat_id=newsroom.group.id)
    newsroom.api.drop_next("sendMessage", chat_id=newsroom.boris.id)
    await newsroom.boris.person.sends("The Secret Post")
    await until_nothing_is_owed(newsroom)
    newsroom.api.world.faults.clear()
    await newsroom.parvan.says_yes("Phone")
    await newsroom.later(days=2)

    logged = "\n".join(record.getMessage() + str(record.exc_info or "") for record in caplog.records)

    for word in ("ecret", PHONE, EMAIL, link, "newsroom-token", "Boris"):
        assert word not in logged


async def test_bug_in_a_handler_logs_no_text(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG, logger="mediabot")

    def broken(text: str) -> str:
        raise RuntimeError(f"can't take {text}")

    monkeypatch.setattr("mediabot.services.questions.asking.language_of", broken)

    await newsroom.ana.asks("my secret story on telemedicine")

    await newsroom.ana.sees("Something went wrong")
    assert "secret" not in caplog.text
    assert "secret" not in newsroom.maria.chat


# leaving


async def test_nothing_of_a_journalist_who_left_can_be_read(newsroom: Newsroom) -> None:
    boris = await _busy_journalist(newsroom)
    await newsroom.maria.taps("Refuse with a reason")
    await newsroom.maria.says("Zzreason")

    await boris.says("/delete")
    await boris.taps("Yes, delete everything")

    stored = await everything_stored(newsroom)
    assert [line for line in stored.splitlines() if "Zz" in line or "Boris" in line] == []
    kept = [line for line in stored.splitlines() if str(boris.id) in line]
    assert [line for line in kept if not line.startswith(("deliveries", "inbox", "cards", "invites"))] == []
    await all_went_well(newsroom)


async def test_cards_of_the_others_lose_the_name_and_still_work(newsroom: Newsroom) -> None:
    boris = await _busy_journalist(newsroom)
    await boris.taps("Write here")
    await newsroom.parvan.taps("Write here")

    await boris.says("/delete")
    await boris.taps("Yes, delete everything")

    await newsroom.parvan.sees("The other person has ended the conversation")
    card = await newsroom.parvan.sees("The journalist has left the bot.")
    assert "Zz" not in card.text
    for word in ("Zzletter", "Zzbyline", "Zzoutlet", "Zzproof", "Zzstory"):
        assert word not in str(newsroom.group)
    await newsroom.parvan.says("are you there?")
    assert "has ended" in newsroom.parvan.last.text
    await newsroom.parvan.says("/requests")
    await newsroom.parvan.taps(newsroom.parvan.buttons()[0])
    for data in ("qs:1:show", "qs:1:write", "qs:1:take", f"jd:{boris.id}:verify", f"jd:{boris.id}:show", "le:1:write"):
        await tap(newsroom.maria, data, under=newsroom.group.messages[0])
    await newsroom.maria_in_private.says("/staff")
    await all_went_well(newsroom)


async def test_nothing_of_an_expert_who_left_can_be_read(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await newsroom.parvan.taps("Yes, but")
    await newsroom.parvan.says("Zzcondition")
    await newsroom.parvan.taps("Edit declared interests")
    await newsroom.parvan.says("Zzinterests")
    for contact in ("Phone", "My Telegram account", "Conversation through this bot"):
        await newsroom.parvan.taps(f"{contact}")
    await newsroom.parvan.taps("Send my yes")
    await newsroom.ana.taps("That suits me")
    await newsroom.parvan.taps("Write here")
    await newsroom.parvan.says("Zzremark")
    await newsroom.parvan.says("/human")
    await newsroom.parvan.says("Zzletter")
    await newsroom.ana.sends_question(topic="telemedicine", choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Suggest a colleague")
    await newsroom.parvan.says("Zzcolleague")

    await newsroom.parvan.says("/delete")
    await newsroom.parvan.taps("Yes, delete everything")

    stored = await everything_stored(newsroom)
    assert [line for line in stored.splitlines() if "Zz" in line or PHONE in line] == []
    kept = [line for line in stored.splitlines() if "2001" in line]
    assert [line for line in kept if not line.startswith(("deliveries", "inbox", "cards"))] == []
    await newsroom.ana.sees("The other person has ended the conversation")
    await newsroom.ana.says("/questions")
    await newsroom.ana.taps("✅ 1")
    assert PHONE not in newsroom.ana.last.text
    await all_went_well(newsroom)


async def test_nothing_that_staff_typed_stays_with_the_deliveries(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria.taps("Ask someone else")
    await newsroom.maria.says("Zzwanted")
    await newsroom.maria_in_private.says("/invite")
    await newsroom.maria_in_private.taps("An expert of the directory")
    await newsroom.maria_in_private.says("Zzinvited")

    await newsroom.maria_in_private.says("/delete")
    await newsroom.maria_in_private.taps("Yes, delete everything")

    stored = await everything_stored(newsroom)
    assert [line for line in stored.splitlines() if "Zz" in line or "Maria" in line] == []


async def test_words_that_wait_in_the_inbox_go_once_they_are_handled(newsroom: Newsroom) -> None:
    await newsroom.stranger.says("Zztopic")

    stored = await everything_stored(newsroom)

    assert [line for line in stored.splitlines() if line.startswith("inbox") and "Zz" in line] == []


# without a staff group


async def test_without_a_staff_group_the_journalist_who_is_staff_keeps_both_cards_apart(database_url: str) -> None:
    async with open_newsroom(database_url, staff_group=False) as newsroom:
        maria, paul = newsroom.maria_in_private, Somebody(newsroom.paul.person, newsroom)
        for member in (maria, paul):
            await member.says("/start")
        await maria.sends_question(choice="Ask Treta Dalekova")
        await maria.introduces_herself()
        await paul.taps("✅ Verify")

        await maria.sees("Please contact Treta Dalekova directly")
        await paul.taps("✅ Yes")
        await paul.taps("Phone")
        await paul.taps("Record the yes")

        await maria.sees("The expert said yes")
        await maria.sees("Said yes. The journalist has the contact details that were chosen.")
        await all_went_well(newsroom)


async def test_without_a_staff_group_words_go_where_they_were_asked_for_last(database_url: str) -> None:
    async with open_newsroom(database_url, staff_group=False) as newsroom:
        maria = newsroom.maria_in_private
        await maria.says("/start")
        await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
        await maria.asks("probiotics")
        await maria.taps("Ask Kisel Mlekov")
        await maria.taps("Ask someone else")

        await maria.says("Vtora Videva")
        await maria.taps("Vtora Videva")
        await maria.taps("Keep as it is")
        await maria.taps("Written quote")
        await maria.says("tomorrow 15:00")

        await maria.sees("Which language will you speak?")
        await newsroom.vtora.sees("Request from a journalist")


async def _busy_journalist(newsroom: Newsroom) -> Somebody:
    """A journalist who wrote wherever one can, and talks with an expert."""
    boris = newsroom.boris
    boris.person.user.last_name = "Zzname"
    boris.person.user.username = "Zzuser"
    await boris.says("Zztopic that nobody knows")
    await boris.taps("Ask the Media Center team")
    await boris.says("/human")
    await boris.says("Zzletter")
    await boris.asks("telemedicine")
    await boris.taps("Ask Parvan Ekranov")
    await boris.says("Zzstory")
    await boris.taps("Written quote")
    await boris.says("tomorrow 15:00")
    await boris.taps("English")
    await boris.taps("On the record")
    await boris.taps("Send")
    for answer in ("Zzbyline", "Zzoutlet", "https://example.org/Zzproof"):
        await boris.says(answer)
    await newsroom.maria.taps("✅ Verify")
    await newsroom.parvan.says_yes("Conversation through this bot")
    await boris.taps("Write here")
    await boris.says("Zzremark")
    await newsroom.maria.taps("Reply")
    await newsroom.maria.says("Zzanswer to the letter")
    await boris.asks("/start")
    await boris.asks("probiotics")
    await boris.taps("A new question")
    await boris.taps("Ask Kisel Mlekov")
    await boris.says("Zzdraft")
    return boris


def _is_to(somebody: Somebody, params: dict[str, object]) -> bool:
    return str(params.get("chat_id")) == str(somebody.id)


def _history(somebody: Somebody) -> str:
    return "\n".join(somebody.person.chat.history)


def _files(newsroom: Newsroom, but_of: Somebody | None = None) -> str:
    files = newsroom.api.world.files.by_id.values()
    texts = [file.content.decode("utf-8", "replace") for file in files]
    return "\n".join(text for text in texts if but_of is None or f'"id": {but_of.id}' not in text)
