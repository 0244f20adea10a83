"""What handlers may and what they must: every question of the bot has an answer, and no handler reaches the database."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import mediabot.bot.handlers as handlers
from mediabot.bot.buttons.codec import Button
from mediabot.bot.conversation import TAPS
from mediabot.bot.handlers.typed import ANSWERS
from mediabot.domain.conversation import Ask

FILES = sorted(Path(handlers.__path__[0]).glob("*.py"))


def test_whatever_is_asked_has_a_handler_for_its_answer() -> None:
    assert set(ANSWERS) == set(Ask)


def test_whatever_can_be_tapped_has_a_handler() -> None:
    assert set(TAPS) == set(Button.registry.values())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_handler_reaches_behind_the_desk(file: Path) -> None:
    """`desk.work` is the services' own: a handler turns an update into one call of theirs."""
    attributes = [node.attr for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Attribute)]

    assert "work" not in attributes
