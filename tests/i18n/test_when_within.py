"""Deadlines inside longer texts, and texts that name none, from `when_within.tsv`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mediabot.i18n.when_within import time_within
from mediabot.matching import language_of

SOFIA = "Europe/Sofia"
MONDAY_TEN = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
TABLE = Path(__file__).with_name("when_within.tsv").read_text(encoding="utf-8")
LINES = [line.split("\t") for line in TABLE.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_deadline_is_found_in_a_text(text: str, expected: str) -> None:
    instant = time_within(text, now=MONDAY_TEN, zone=SOFIA, language=language_of(text))

    shown = instant.astimezone(ZoneInfo(SOFIA)).strftime("%Y-%m-%d %H:%M") if instant else "-"
    assert shown == expected
