"""Buttons of digests: the items of a whole digest in Telegram's 64 bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.bot.buttons.codec import LIMIT, BadButton, unpack
from mediabot.bot.buttons.digests import AskTaste, FollowTopic, Taste, topic_key
from mediabot.domain.composing import MOST
from mediabot.domain.directory import Localized

ids = st.lists(st.integers(1, 10**10), min_size=1, max_size=MOST).map(tuple)


@given(ids, st.sampled_from(Taste))
def test_items_of_a_whole_digest_fit_into_one_button_and_come_back(items: tuple[int, ...], taste: Taste) -> None:
    data = AskTaste(taste, items).pack()

    button = unpack(data)

    assert len(data.encode()) <= LIMIT
    assert isinstance(button, AskTaste)
    assert (button.taste, button.items) == (taste, items)


@pytest.mark.parametrize("packed", ["", "1..2", "1.*", "z" * 40])
def test_strange_items_are_refused(packed: str) -> None:
    with pytest.raises(BadButton):
        unpack(f"dt:m:{packed}")


@given(st.builds(Localized, bg=st.text(max_size=300), en=st.text(max_size=300)), st.integers(0, 10**6))
def test_topic_of_any_name_fits_into_a_button(topic: Localized, page: int) -> None:
    assert len(FollowTopic(topic_key(topic), page).pack().encode()) <= LIMIT
