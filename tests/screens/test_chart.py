"""The chart of figures, drawn: a missing letter would be a warning, and warnings are errors here."""

from __future__ import annotations

import pytest

from mediabot.bot.screens.outcomes.chart import Bars, png


@pytest.mark.parametrize("count", [0, 1, 73])
def test_chart_is_a_picture_with_letters_of_both_languages(count: int) -> None:
    counts = tuple(range(count))

    drawn = png(
        Bars("Какво научи / learned", tuple("17.11." for _ in counts), ("изпратени", counts), ("settled", counts))
    )

    assert drawn.startswith(b"\x89PNG")
