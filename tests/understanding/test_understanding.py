"""What people write is understood, and where it isn't, asked about: a floor under the figures of `score.py`."""

from __future__ import annotations

from collections import Counter

import pytest

from mediabot.domain.understanding import Act, Hold
from mediabot.i18n.acts import said_in
from understanding.messages import messages
from understanding.score import verdict


@pytest.mark.slow
def test_most_messages_are_understood() -> None:
    counts = Counter(verdict(message, message.understood) for message in messages())

    assert counts["right"] / counts.total() >= 0.87


@pytest.mark.parametrize("text", ["Благодаря!", "blagodarq mnogo", "благодаряяя", "Thanks a lot"])
def test_thanks_are_known_in_any_letters(text: str) -> None:
    assert said_in(text).acts[Act.THANKS] is Hold.WHOLE


def test_a_yes_with_a_question_in_it_asks() -> None:
    said = said_in("добре, а кой пита?")

    assert said.asks
    assert {Act.YES, Act.ASKS} <= set(said.acts)
