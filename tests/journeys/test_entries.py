"""Staff keep the directory in the chat: they add, change and take out experts, each time as a new version."""

from __future__ import annotations

import pytest

from journeys.hostile import tap
from journeys.newsroom import Newsroom
from mediabot.bot.buttons.codec import expert_key
from mediabot.domain.directory import Directory, Expert, Localized, Topic
from mediabot.domain.questions import Status
from mediabot.storage.directory_file import read_directory


async def published(newsroom: Newsroom) -> tuple[int, Directory]:
    """The newest version, as `directory export` writes it, read back."""
    async with newsroom.center.store.begin() as work:
        newest = await work.versions.newest()
    assert newest is not None
    checked = read_directory(newest.text)
    assert checked.directory is not None
    assert not checked.problems
    return newest.id, checked.directory


async def entry(newsroom: Newsroom, expert_id: str) -> Expert:
    _, directory = await published(newsroom)
    found = directory.get(expert_id)
    assert found is not None
    return found


async def opens_entry(newsroom: Newsroom, name: str) -> None:
    await newsroom.maria.says("/experts")
    await newsroom.maria.taps(name)


async def changes(newsroom: Newsroom, name: str, field: str, words: str) -> None:
    """Maria, from the list to the overview of the form."""
    await opens_entry(newsroom, name)
    await newsroom.maria.taps("Change")
    await newsroom.maria.taps(field)
    await newsroom.maria.says(words)


async def test_staff_add_an_expert_whom_journalists_find_at_once(newsroom: Newsroom) -> None:
    await newsroom.maria.says("/experts")
    await newsroom.maria.taps("New expert")
    await newsroom.maria.says("Нова Генова")
    await newsroom.maria.says("Nova Genova")
    for _ in range(4):
        await newsroom.maria.taps("Skip")
    await newsroom.maria.says("редактиране на гени / gene editing; CRISPR")
    await newsroom.maria.taps("All fields")

    await newsroom.maria.taps("Publish")
    await newsroom.later(seconds=6)

    await newsroom.maria.sees("✅ Published as version 2")
    added = await entry(newsroom, "nova-genova")
    assert added.name == Localized("Нова Генова", "Nova Genova")
    assert added.topics == (Topic(Localized("редактиране на гени", "gene editing"), ("CRISPR",)),)
    assert str(added.checked_on) == "2026-11-23"
    await newsroom.ana.asks("gene editing")
    await newsroom.ana.sees("Nova Genova")


async def test_new_entry_without_a_name_or_a_topic_is_not_published(newsroom: Newsroom) -> None:
    await newsroom.maria.says("/experts")
    await newsroom.maria.taps("New expert")
    await newsroom.maria.taps("All fields")
    await newsroom.maria.taps("Publish")
    await newsroom.maria.sees("The name is missing")
    await newsroom.maria.taps("🇬🇧 Name")
    await newsroom.maria.says("Nova Genova")

    await newsroom.maria.taps("Publish")

    await newsroom.maria.sees("An expert needs at least one topic")
    assert (await published(newsroom))[0] == 1


async def test_change_is_shown_as_a_difference_before_one_tap_publishes_it(newsroom: Newsroom) -> None:
    await changes(newsroom, "Parvan Ekranov", "🇬🇧 Title", "Professor")
    card = newsroom.maria.last
    assert "Title in English: Associate Professor → Professor" in card.text
    assert (await entry(newsroom, "tele-one")).title.en == "Associate Professor"

    await newsroom.maria.taps("Publish")

    assert (await entry(newsroom, "tele-one")).title == Localized("доц. д-р", "Professor")
    async with newsroom.center.store.begin() as work:
        newest = await work.versions.newest()
    assert newest is not None
    assert [str(change) for change in newest.changes] == ["~ tele-one: title"]


async def test_second_of_two_is_told_that_the_directory_changed_and_undoes_nothing(newsroom: Newsroom) -> None:
    await changes(newsroom, "Parvan Ekranov", "🇬🇧 Title", "Professor")
    await newsroom.paul.says("/experts")
    await newsroom.paul.taps("Parvan Ekranov")
    await newsroom.paul.taps("Change")
    await newsroom.paul.taps("Telephone")
    await newsroom.paul.says("+359 2 111 11 11")
    pauls = newsroom.paul.last
    await tap(newsroom.maria, "ep:1:1", under=pauls)

    await newsroom.paul.taps("Publish")

    await newsroom.paul.sees("The directory has changed since you opened this")
    assert "Title" not in pauls.text
    assert (await published(newsroom))[0] == 2
    await newsroom.paul.taps("Publish")
    both = await entry(newsroom, "tele-one")
    assert (both.title.en, both.contact.phone) == ("Professor", "+359 2 111 11 11")


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("E-mail", "parvan at example", "is not an e-mail address"),
        ("Telephone", "call me", "is not a telephone number"),
        ("Telegram", "@parvan", "is not a Telegram number"),
        ("Languages", "Klingon", "is not a language"),
        ("Formats", "opera", "is not a format"),
        ("Checked on", "2026-02-30", "is not a date I can use"),
        ("Checked on", "2031-01-01", "is not a date I can use"),
        ("🇬🇧 Name", "x" * 121, "121/120"),
        ("Topics", "flu\nFlu", "is there twice"),
        ("Topics", "- surgery", "no topic “surgery”"),
        ("Topics", "-", "at least one topic"),
    ],
)
async def test_what_the_check_of_the_file_refuses_is_told_and_asked_for_again(
    newsroom: Newsroom, field: str, words: str, told: str
) -> None:
    await changes(newsroom, "Parvan Ekranov", field, words)

    await newsroom.maria.sees(told)
    await newsroom.maria.taps("All fields")
    await newsroom.maria.taps("Publish")
    await newsroom.maria.sees("There are no changes here yet")
    assert (await published(newsroom))[0] == 1


async def test_account_of_another_expert_is_refused_with_their_name(newsroom: Newsroom) -> None:
    await changes(newsroom, "Parvan Ekranov", "Telegram", "2002")

    await newsroom.maria.taps("Publish")

    await newsroom.maria.sees("already belongs to Vtora Videva")
    assert (await published(newsroom))[0] == 1


async def test_retired_expert_is_found_no_longer_and_the_request_passes_on(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await newsroom.parvan.sees("Request from a journalist")
    await opens_entry(newsroom, "Parvan Ekranov")
    await newsroom.maria.taps("Remove from the directory")

    await newsroom.maria.taps("Yes, remove")
    await newsroom.later(seconds=6)

    await newsroom.maria.sees("is no longer in the directory")
    await newsroom.parvan.sees("has removed your entry from the directory")
    await newsroom.vtora.sees("Request from a journalist")
    await newsroom.ana.asks("telemedicine")
    assert "Parvan" not in newsroom.ana.last.text


async def test_retired_expert_is_put_back_as_they_were(newsroom: Newsroom) -> None:
    before = await entry(newsroom, "tele-one")
    await opens_entry(newsroom, "Parvan Ekranov")
    await newsroom.maria.taps("Remove from the directory")
    await newsroom.maria.taps("Yes, remove")

    await newsroom.maria.taps("Put back")
    await newsroom.maria.taps("Publish")

    assert await entry(newsroom, "tele-one") == before


async def test_only_expert_of_a_directory_stays(newsroom: Newsroom) -> None:
    for expert_id in ("tele-one", "tele-two", "tele-three", "probiotic", "heart"):
        await newsroom.maria.says("/experts")
        await tap(newsroom.maria, f"es:{expert_key(expert_id)}:outs")

    await newsroom.maria.person.sees_toast("the only expert in the directory")
    _, directory = await published(newsroom)
    assert [expert.id for expert in directory.experts] == ["heart"]


async def test_namesake_of_somebody_who_left_gets_an_id_of_their_own(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        assert await work.versions.naming("tele-one")
    await newsroom.maria.says("/experts")
    await newsroom.maria.taps("New expert")
    await newsroom.maria.taps("All fields")
    await newsroom.maria.taps("🇬🇧 Name")
    await newsroom.maria.says("Tele One")
    await newsroom.maria.taps("Topics")
    await newsroom.maria.says("sleep")

    await newsroom.maria.taps("Publish")

    _, directory = await published(newsroom)
    assert directory.experts[-1].id == "tele-one-2"


async def test_staff_find_an_expert_by_a_part_of_the_name_in_either_alphabet(newsroom: Newsroom) -> None:
    await newsroom.maria.says("/experts ekran")
    assert any("Parvan Ekranov" in label for label in newsroom.maria.buttons())
    await newsroom.maria.taps("Search by name")
    await newsroom.maria.says("Видев")

    assert any("Vtora Videva" in label for label in newsroom.maria.buttons())
    assert not any("Parvan" in label for label in newsroom.maria.buttons())


async def test_form_goes_on_after_a_restart(newsroom: Newsroom) -> None:
    await opens_entry(newsroom, "Kisel Mlekov")
    await newsroom.maria.taps("Change")
    await newsroom.maria.taps("Topics")

    await newsroom.restart()
    await newsroom.maria.says("+ кисело мляко / yogurt")
    await newsroom.maria.taps("Publish")

    assert [topic.name.en for topic in (await entry(newsroom, "probiotic")).topics] == ["probiotics", "yogurt"]


async def test_nobody_but_staff_changes_the_directory(newsroom: Newsroom) -> None:
    await changes(newsroom, "Parvan Ekranov", "🇬🇧 Title", "Professor")
    key = expert_key("tele-one")

    await newsroom.ana.says("/experts")
    await newsroom.ana.asks("telemedicine")
    await tap(newsroom.ana, "ep:1:1", f"es:{key}:outs", f"es:{key}:edit", f"es:{key}:ok", "eo:1:name_en", "ed:1:drop")
    await tap(newsroom.ana, "ew", "el", "ef:0:par", "ei:1:de:1", "eh:1:live:1", "ed:1:send", "ey")

    assert (await published(newsroom))[0] == 1
    assert "+359 700 00 001" not in newsroom.ana.chat
    await newsroom.maria.taps("Publish")
    assert (await published(newsroom))[0] == 2


async def test_published_form_publishes_nothing_twice(newsroom: Newsroom) -> None:
    await changes(newsroom, "Parvan Ekranov", "🇬🇧 Title", "Professor")
    card = newsroom.maria.last

    await tap(newsroom.maria, "ep:1:1", "ep:1:1", "ep:1:2", under=card)

    assert (await published(newsroom))[0] == 2
    async with newsroom.center.store.begin() as work:
        question = await work.questions.get(1)
    assert question is None or question.status is not Status.ASKING


async def test_checked_today_sets_the_day_in_a_new_version(newsroom: Newsroom) -> None:
    await opens_entry(newsroom, "Parvan Ekranov")

    await newsroom.maria.taps("Checked today")

    assert str((await entry(newsroom, "tele-one")).checked_on) == "2026-11-23"
    await newsroom.maria.sees("23 November 2026")
