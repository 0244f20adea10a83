"""What handlers must and may not: every question and every key of the bot has one, and none reaches the database."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import mediabot.bot.handlers as handlers
import mediabot.bot.showing as showing
from mediabot.bot.buttons.codec import Button
from mediabot.bot.conversation import TAPS
from mediabot.bot.handlers.typed import ANSWERS
from mediabot.domain.conversation import Ask

FILES = sorted(Path(handlers.__path__[0]).glob("*.py"))
DRAWING = sorted(Path(showing.__path__[0]).glob("*.py"))
CHANGES = {"save", "lock", "put", "clear", "add", "commit", "open_case", "owe", "owe_staff", "reply", "turn_into"}


def test_whatever_is_asked_has_a_handler_for_its_answer() -> None:
    assert set(ANSWERS) == set(Ask)


def test_whatever_can_be_tapped_has_a_handler() -> None:
    assert set(TAPS) == set(Button.registry.values())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_handler_reaches_behind_the_desk(file: Path) -> None:
    """`desk.work` is the services' own: a handler turns an update into one call of theirs."""
    attributes = [node.attr for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Attribute)]

    assert "work" not in attributes


@pytest.mark.parametrize("file", DRAWING, ids=lambda file: file.stem)
def test_drawing_changes_nothing(file: Path) -> None:
    """What is shown is read: a screen may be drawn again, late, or for nobody."""
    calls = [node.func for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    called = {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in calls}

    assert not called & CHANGES
