"""One's own place: greeting, language, roles, everything shown, everything deleted."""

from __future__ import annotations

import json
import re

from journeys.newsroom import Newsroom
from waiting import until


async def test_start_says_what_this_is_what_it_keeps_and_where_a_human_is(newsroom: Newsroom) -> None:
    await newsroom.stranger.says("/start")

    greeting = newsroom.stranger.last
    assert "Media Center" in greeting.text
    assert "/privacy" in greeting.text
    assert [button.label for button in greeting.buttons] == ["🙋 Write to the Media Center", "Български", "English"]


async def test_language_is_guessed_from_the_app_and_switched_in_place(newsroom: Newsroom) -> None:
    bulgarian = newsroom.api.add_user(1004, "Българка", "bg")
    await bulgarian.starts()
    await newsroom.quiet()
    greeting = bulgarian.last_message
    assert "Медиен център" in greeting.text

    await bulgarian.presses("English")
    await newsroom.quiet()

    assert "Tell me what your story is about" in bulgarian.last_message.text
    assert bulgarian.last_message.id == greeting.id


async def test_my_data_shows_everything_as_a_message_and_a_file(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.ana.says("/mydata")

    await newsroom.ana.sees("All the data we hold about you")
    await newsroom.ana.sees("1 question to experts")
    document = newsroom.ana.last.json["document"]
    held = json.loads(newsroom.api.world.files.by_id[document["file_id"]].content)
    assert held["person"]["outlet"] == "The Example Post"
    assert held["questions"][0]["story"] == "telemedicine"
    assert held["searches"][0]["text"] == "telemedicine"


async def test_delete_asks_first_and_no_keeps_everything(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/delete")

    await newsroom.ana.taps("No, keep my data")

    async with newsroom.center.store.begin() as work:
        assert await work.people.get(newsroom.ana.id) is not None


async def test_delete_removes_the_person_and_tells_the_other_side(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("my secret story about telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.fills_form()
    await newsroom.ana.taps("Send")
    await newsroom.parvan.sees("Request from a journalist")

    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes, delete everything")

    await newsroom.ana.sees("has been removed")
    await newsroom.parvan.sees("was withdrawn")
    async with newsroom.center.store.begin() as work:
        assert await work.people.get(newsroom.ana.id) is None
        assert await work.searches.of(newsroom.ana.id) == []
        question = await work.questions.get(1)
    assert question is not None
    assert (question.journalist_id, question.story) == (None, "")
    assert "secret" not in newsroom.parvan.chat


async def test_expert_who_deletes_themselves_lets_the_next_be_asked(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")

    await newsroom.parvan.says("/delete")
    await newsroom.parvan.taps("Yes, delete everything")

    await newsroom.vtora.sees("Request from a journalist")
    await newsroom.maria.sees("has removed their account")


async def test_expert_who_blocks_the_bot_lets_the_next_be_asked(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")

    await newsroom.parvan.person.blocks_bot()
    await newsroom.quiet()

    await newsroom.vtora.sees("Request from a journalist")


async def test_expert_who_blocked_the_bot_silently_is_passed_over_and_staff_know(newsroom: Newsroom) -> None:
    newsroom.api.fail_next(
        "sendMessage", status=403, description="Forbidden: bot was blocked by the user", chat_id=newsroom.parvan.id
    )

    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")

    await newsroom.vtora.sees("Request from a journalist")
    await newsroom.maria.sees("could not be delivered")


async def test_invite_ties_an_account_once_and_is_kept_only_as_a_hash(newsroom: Newsroom) -> None:
    await newsroom.maria_in_private.says("/invite")
    await newsroom.maria_in_private.taps("An expert of the directory")
    await newsroom.maria_in_private.says("Treta Dalekova")
    await newsroom.maria_in_private.taps("Treta Dalekova")
    link = re.search(r"start=([\w-]+)", newsroom.maria_in_private.chat)
    assert link

    await newsroom.stranger.person.starts(link[1])
    await newsroom.quiet()
    await newsroom.stranger.taps("I agree")
    await newsroom.stranger.sees("Your account is now linked")
    await newsroom.boris.person.starts(link[1])
    await newsroom.quiet()

    await newsroom.boris.sees("has already been used or has expired")
    async with newsroom.center.store.begin() as work:
        tied = await work.people.expert("tele-three")
        assert await work.invites.by_hash(link[1]) is None
    assert tied is not None
    assert tied.id == newsroom.stranger.id


async def test_commands_follow_role_and_language(newsroom: Newsroom) -> None:
    def staff_have_theirs() -> bool:
        return any(
            call.ok and "9002" in call.params.get("scope", "") for call in newsroom.api.calls.of("setMyCommands")
        )

    await until(staff_have_theirs)

    calls = [call.params for call in newsroom.api.calls.of("setMyCommands")]

    by_scope = {(call.get("scope", ""), call.get("language_code", "")): call["commands"] for call in calls}
    everybody = {commands for (scope, _), commands in by_scope.items() if "all_private" in scope}
    assert len(everybody) == 2
    assert all('"staff"' not in commands for commands in everybody)
    staff = next(commands for (scope, _), commands in by_scope.items() if "9001" in scope)
    assert '"staff"' in staff


async def test_letter_to_the_media_center_is_answered_by_a_person(newsroom: Newsroom) -> None:
    await newsroom.stranger.says("/human")
    await newsroom.stranger.says("Who are you?")

    await newsroom.maria.taps("Reply")
    await newsroom.maria.says("People of the Media Center.")

    await newsroom.stranger.sees("People of the Media Center.")


async def test_staff_list_shows_what_is_open_and_only_to_staff(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await newsroom.maria_in_private.says("/staff")
    await newsroom.boris.says("/staff")

    await newsroom.maria_in_private.sees("1 open question")
    await newsroom.maria_in_private.sees("1 journalist to verify")
    assert "open question" not in newsroom.boris.chat
    assert "can’t do that" in newsroom.boris.last.text


async def test_staff_refuse_a_question_with_a_reason(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.maria.taps("Stop the question")
    await newsroom.maria.says("Not our field.")

    await newsroom.ana.sees("Reason: Not our field.")
    await newsroom.parvan.sees("was withdrawn")


async def test_staff_ask_somebody_else(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.maria.taps("Ask someone else")
    await newsroom.maria.taps("Vtora Videva")

    await newsroom.vtora.sees("Request from a journalist")
    await newsroom.parvan.sees("was withdrawn")


async def test_error_in_a_handler_is_an_apology_with_a_number_that_staff_see(
    newsroom: Newsroom, monkeypatch: object
) -> None:
    class Broken:
        def search(self, *_: object, **__: object) -> None:
            raise RuntimeError("telemedicine is a secret word")

    office = newsroom.center.keeper.current()
    object.__setattr__(office, "index", Broken())

    await newsroom.ana.asks("telemedicine")

    apology = await newsroom.ana.sees("Something went wrong")
    number = re.search(r"number ([0-9A-F]{6})", apology.text)
    assert number
    await newsroom.maria.sees(number[1])
