"""Experts propose corrections to their own cards; staff accept with one tap, or refuse with a word."""

from __future__ import annotations

import pytest

from journeys.hostile import tap
from journeys.newsroom import Newsroom
from journeys.test_entries import entry, published
from mediabot.domain.entries import EntryState


async def proposes(newsroom: Newsroom, field: str = "🇬🇧 Title", words: str = "Professor") -> None:
    """Parvan, from his card to what is with staff."""
    await newsroom.parvan.says("/card")
    await newsroom.parvan.taps("Correct my card")
    await newsroom.parvan.taps(field)
    await newsroom.parvan.says(words)
    await newsroom.parvan.taps("Send to the team")


async def test_staff_see_the_difference_and_accept_it_with_one_tap(newsroom: Newsroom) -> None:
    await proposes(newsroom)
    card = await newsroom.maria.sees("Parvan Ekranov proposes a correction to their card")
    assert "Title in English: Associate Professor → Professor" in card.text

    await newsroom.maria.taps("Accept")
    await newsroom.later(seconds=6)

    await newsroom.parvan.sees("has accepted your correction")
    corrected = await entry(newsroom, "tele-one")
    assert (corrected.title.en, str(corrected.checked_on)) == ("Professor", "2026-11-23")
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.sees("Parvan Ekranov, Professor")


async def test_refusal_reaches_the_expert_with_its_reason(newsroom: Newsroom) -> None:
    await proposes(newsroom)
    await newsroom.maria.taps("Refuse, with a reason")

    await newsroom.maria.says("The university lists you as <associate> professor.")

    await newsroom.parvan.sees("Reason: The university lists you as <associate> professor.")
    assert (await published(newsroom))[0] == 1
    await newsroom.maria.sees("Not accepted; the expert has been told why")


async def test_colleague_who_comes_second_decides_nothing_twice(newsroom: Newsroom) -> None:
    await proposes(newsroom)
    card = await newsroom.maria.sees("proposes a correction")

    await tap(newsroom.maria, "ep:1:1", under=card)
    await tap(newsroom.paul, "ep:1:1", "ep:1:2", "ed:1:no", under=card)

    await newsroom.paul.person.sees_toast("already closed")
    assert (await published(newsroom))[0] == 2
    assert newsroom.parvan.chat.count("has accepted your correction") == 1


async def test_proposal_over_a_directory_that_changed_is_shown_once_more(newsroom: Newsroom) -> None:
    await proposes(newsroom)
    card = await newsroom.maria.sees("proposes a correction")
    await newsroom.paul.says("/experts")
    await newsroom.paul.taps("Vtora Videva")
    await newsroom.paul.taps("Checked today")

    await tap(newsroom.maria, "ep:1:1", under=card)

    await newsroom.maria.sees("The directory has changed since you opened this")
    await newsroom.maria.taps("Accept")
    assert (await entry(newsroom, "tele-one")).title.en == "Professor"
    assert str((await entry(newsroom, "tele-two")).checked_on) == "2026-11-23"


async def test_expert_cancels_and_nobody_hears_of_it(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("/card")
    await newsroom.parvan.taps("Correct my card")
    await newsroom.parvan.taps("🇬🇧 Title")
    await newsroom.parvan.says("Professor")

    await newsroom.parvan.taps("Cancel")

    await newsroom.parvan.sees("nothing in the directory was changed")
    assert "proposes" not in newsroom.maria.chat


async def test_proposal_that_changes_nothing_is_not_sent(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("/card")
    await newsroom.parvan.taps("Correct my card")

    await newsroom.parvan.taps("Send to the team")

    await newsroom.parvan.sees("There are no changes here yet")
    assert "proposes" not in newsroom.maria.chat


@pytest.mark.parametrize("data", ["eo:1:telegram", "eo:1:checked_on", "ep:1:1"])
async def test_expert_can_neither_tie_an_account_nor_publish(newsroom: Newsroom, data: str) -> None:
    await newsroom.parvan.says("/card")
    await newsroom.parvan.taps("Correct my card")
    await newsroom.parvan.taps("🇬🇧 Title")
    await newsroom.parvan.says("Professor")

    await tap(newsroom.parvan, data)

    await newsroom.parvan.person.sees_toast("can’t do that")
    assert (await published(newsroom))[0] == 1


async def test_proposal_is_filled_in_by_its_own_expert_alone(newsroom: Newsroom) -> None:
    await newsroom.parvan.says("/card")
    await newsroom.parvan.taps("Correct my card")

    await newsroom.vtora.says("/help")
    await newsroom.maria_in_private.says("/help")

    await tap(newsroom.vtora, "eo:1:phone")
    await tap(newsroom.maria_in_private, "eo:1:phone")

    assert "+359 700 00 001" not in newsroom.vtora.chat
    assert "+359 700 00 001" not in newsroom.maria_in_private.chat
    await tap(newsroom.vtora, "ed:1:send", "ed:1:drop")
    async with newsroom.center.store.begin() as work:
        draft = await work.entry_drafts.get(1)
    assert draft is not None
    assert (draft.state, draft.field) == (EntryState.OPEN, None)
