"""Talks through the bot: everything that Telegram carries goes on, in order, as a copy that names no account."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journeys.newsroom import Newsroom, Somebody
from mediabot.demo.botapi.methods.polls import poll_json
from mediabot.demo.botapi.people.views import Seen

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "open": "not end-to-end encrypted",
        "writes": "writes:",
        "edited": "has edited this message",
        "end": "End the conversation",
        "over": "your message was not passed on",
        "fine": "Five is fine.",
        "reply": "Reply",
        "write": "Write here",
        "send": "Send my yes",
        "ended": "The other person has ended the conversation",
        "refused": "doesn’t allow this to be passed on",
    },
    "bg": {
        "open": "не е шифрован от край до край",
        "writes": "пише:",
        "edited": "редактира това съобщение",
        "end": "Край на разговора",
        "over": "съобщението Ви не беше предадено",
        "fine": "В пет е добре.",
        "reply": "Отговор",
        "write": "Писане чрез бота",
        "send": "Изпращам „да“",
        "ended": "приключи разговора",
        "refused": "не позволява това да се препрати",
    },
}


@pytest.fixture(params=["en", "bg"])
async def words(request: pytest.FixtureRequest, newsroom: Newsroom) -> Mapping[str, str]:
    """What is said to Ana and Parvan, who have an open talk, in the language that both read."""
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes")
    await newsroom.read(request.param, newsroom.ana, newsroom.parvan)
    await newsroom.parvan.taps("Conversation through this bot")
    await newsroom.parvan.taps(WORDS[request.param]["send"])
    return WORDS[request.param]


def last_copy(somebody: Somebody, kind: str) -> Seen:
    return next(seen for seen in reversed(somebody.messages) if seen.from_bot and kind in seen.json)


async def sends(somebody: Somebody, kind: str, caption: str = "") -> Seen:
    sent = await somebody.person.sends_file(kind, caption=caption)
    await somebody.newsroom.quiet()
    return sent


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "document", "audio", "animation"])
async def test_a_file_goes_to_the_other_side_with_who_sent_it_and_its_words(
    newsroom: Newsroom, words: Mapping[str, str], kind: str
) -> None:
    await newsroom.ana.taps(words["write"])

    await sends(newsroom.ana, kind, caption="This is <b>what</b> I mean")

    copy = last_copy(newsroom.parvan, kind)
    assert "Ana Example" in copy.text
    assert "This is <b>what</b> I mean" in copy.text
    assert "forward_origin" not in copy.json
    assert [button.label for button in copy.buttons] == [words["reply"], words["end"]]


@pytest.mark.parametrize("kind", ["sticker", "location", "contact"])
async def test_what_takes_no_words_is_copied_with_its_sender_on_a_key(
    newsroom: Newsroom, words: Mapping[str, str], kind: str
) -> None:
    await newsroom.ana.taps(words["write"])

    await sends(newsroom.ana, kind)

    assert [button.label for button in last_copy(newsroom.parvan, kind).buttons] == ["💬 Ana Example", words["end"]]


async def test_an_album_arrives_file_by_file_in_order_and_is_confirmed_once(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])
    before = len(ana.messages)

    await ana.person.sends_album("photo", "video", "photo", caption="all three")
    await newsroom.quiet()

    copies = [seen for seen in parvan.messages if seen.from_bot and seen.json.keys() & {"photo", "video"}]
    assert ["photo" in seen.json for seen in copies] == [True, False, True]
    assert "all three" in copies[0].text
    assert len(ana.messages) == before + 3 + 1


async def test_both_sides_send_in_turn_and_everything_keeps_its_order(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])

    await ana.says("first")
    await sends(ana, "voice")
    await ana.says("third")
    await parvan.taps(words["reply"])
    await sends(parvan, "photo", caption="as you asked")

    shown = [seen for seen in parvan.messages if seen.from_bot and words["writes"] in seen.text]
    assert ["first" in shown[0], "voice" in shown[1].json, "third" in shown[2]] == [True, True, True]
    assert "as you asked" in last_copy(ana, "photo")


async def test_a_link_that_words_hide_arrives_with_them(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    study = 'Have you read 🧬 <a href="https://example.org/study?a=1&amp;b=2">the <b>new</b> study</a>, please?'
    plain = '<a href="https://example.org/">example.org</a>'
    await newsroom.ana.taps(words["write"])

    await newsroom.ana.person.sends(f"{study} It is on {plain}", html=True)
    await newsroom.quiet()

    told = await newsroom.parvan.sees("Have you read 🧬 the new study (https://example.org/study?a=1&b=2), please?")
    assert told.text.endswith("It is on example.org")


async def test_an_edited_message_is_told_as_edited_and_answers_the_one_it_corrects(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])
    said = await ana.person.sends("At five.")
    await newsroom.quiet()
    first = await parvan.sees("At five.")

    await ana.person.edits(said, "At six.")
    await newsroom.quiet()

    told = await parvan.sees("At six.")
    assert words["edited"] in told
    assert told.json["reply_to_message"]["message_id"] == first.id
    assert "At five." in first


async def test_an_edit_that_changes_nothing_tells_nobody(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])
    said = await sends(ana, "photo", caption="here")
    before = len(parvan.messages)

    await ana.person.edits(said, "here")
    await newsroom.quiet()

    assert len(parvan.messages) == before


async def test_a_reply_goes_to_the_talk_and_stands_under_what_it_answers(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])
    asked = await ana.person.sends("Which one is it?")
    await newsroom.quiet()
    shown = await parvan.sees("Which one is it?")

    await parvan.person.sends("The second.", reply_to=shown)
    await newsroom.quiet()

    answer = await ana.sees("The second.")
    assert answer.json["reply_to_message"]["message_id"] == asked.id


async def test_a_reply_to_ones_own_words_stands_under_them_on_the_other_side(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])
    asked = await ana.person.sends("Which one is it?")
    await newsroom.quiet()
    shown = await parvan.sees("Which one is it?")

    await ana.person.sends("I mean the vaccine.", reply_to=asked)
    await newsroom.quiet()

    more = await parvan.sees("I mean the vaccine.")
    assert more.json["reply_to_message"]["message_id"] == shown.id


async def test_a_file_that_nobody_asked_for_goes_into_the_one_open_talk(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await sends(newsroom.parvan, "photo", caption="the chart")

    assert "the chart" in last_copy(newsroom.ana, "photo")


async def test_it_is_said_once_that_the_talk_is_not_secret(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])
    assert words["open"] in ana.last

    await ana.says("Is five fine?")
    await parvan.taps(words["reply"])
    await parvan.says("Yes.")
    await ana.taps(words["reply"])

    assert ana.chat.count(words["open"]) == 1
    assert parvan.chat.count(words["open"]) == 1


async def test_no_key_ends_a_talk_before_anything_was_said(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])
    assert words["end"] not in ana.chat
    assert words["end"] not in parvan.chat

    await ana.says("Is five fine?")

    card, _ = parvan.button(words["write"])
    assert words["end"] in [button.label for button in card.buttons]
    card, _ = ana.button(words["write"])
    assert words["end"] in [button.label for button in card.buttons]


async def test_whoever_writes_after_the_end_is_told_and_nothing_is_passed_on(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])
    await ana.says("Is five fine?")
    shown = await parvan.sees("Is five fine?")
    await ana.taps(words["end"])
    await parvan.sees(words["ended"])

    await parvan.person.sends(words["fine"], reply_to=shown)
    await newsroom.quiet()

    assert words["over"] in parvan.last
    assert words["fine"] not in ana.chat


async def test_what_telegram_copies_for_nobody_is_told_to_its_sender(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    ana, parvan = newsroom.ana, newsroom.parvan
    await ana.taps(words["write"])
    before = len(parvan.messages)

    world, private = ana.person.world, ana.person.world.private(ana.person.bot, ana.id)
    quiz = poll_json(world.new_id(), {"question": "Which?"}, [{"text": "This"}, {"text": "That"}]) | {"type": "quiz"}
    world.person_writes(private, ana.person.user, {"poll": quiz})
    await newsroom.quiet()

    assert words["refused"] in ana.last
    assert len(parvan.messages) == before


@pytest.mark.parametrize("word", ["cancel", "отказ", "stop"])
async def test_a_mere_cancel_in_a_talk_is_asked_about_before_it_reaches_anybody(
    newsroom: Newsroom, words: Mapping[str, str], word: str
) -> None:
    await newsroom.ana.taps(words["write"])
    await newsroom.ana.says("Five is fine.")

    await newsroom.ana.says(word)

    assert newsroom.ana.buttons()[0] == words["end"]
    assert newsroom.parvan.last.text.count(word) == 0
    await newsroom.ana.taps(words["end"])
    assert words["ended"] in newsroom.parvan.chat


async def test_a_mere_cancel_that_was_meant_for_the_other_side_goes_there(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await newsroom.ana.taps(words["write"])
    await newsroom.ana.says("cancel")

    [_, to_parvan] = newsroom.ana.buttons()
    await newsroom.ana.taps(to_parvan)

    assert "cancel" in newsroom.parvan.last.text
