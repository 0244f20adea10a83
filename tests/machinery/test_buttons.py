"""What a button packs is read back as that button, or it packs nothing."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.bot import buttons
from mediabot.bot.buttons.broadcasts import AudienceTap, BroadcastStep, BroadcastTap, ToggleSender
from mediabot.bot.buttons.codec import LARGEST, BadButton, Button, unpack
from mediabot.bot.buttons.digests import AskTaste, Taste
from mediabot.bot.buttons.news import FeedStep
from mediabot.bot.buttons.people import ChooseLanguage

for module in iter_modules(buttons.__path__):
    import_module(f"{buttons.__name__}.{module.name}")

KINDS = sorted(Button.registry.values(), key=lambda kind: kind.tag)

NUMBERS = st.integers(-LARGEST, LARGEST)
IDS = st.lists(st.integers(0, LARGEST), min_size=1, max_size=4).map(tuple)
WORDS = st.text(st.characters(exclude_characters=":"), max_size=4)
ANYTHING = st.one_of(
    st.text(max_size=70), st.integers(), st.booleans(), st.none(), st.floats(), st.sampled_from(BroadcastStep)
)


def values(kind: Any) -> st.SearchStrategy[Any]:
    if get_origin(kind) is tuple:
        return IDS
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return NUMBERS if kind is int else WORDS


def made_of(draw: st.DrawFn, kind: type[Button], strategy: Any) -> Button:
    hints = get_type_hints(kind)
    return kind(*(draw(strategy(hints[field.name])) for field in fields(kind)))


@st.composite
def right_buttons(draw: st.DrawFn) -> Button:
    return made_of(draw, draw(st.sampled_from(KINDS)), values)


@st.composite
def odd_buttons(draw: st.DrawFn) -> Button:
    return made_of(draw, draw(st.sampled_from(KINDS)), lambda kind: st.one_of(ANYTHING, values(kind)))


@given(right_buttons())
def test_every_button_is_read_back_as_it_was_packed(button: Button) -> None:
    data = button.pack()

    read = unpack(data)

    assert read == button
    assert read == type(button).unpack(data)


@given(odd_buttons())
def test_button_that_packs_at_all_is_read_back(button: Button) -> None:
    try:
        data = button.pack()
    except ValueError:
        return

    read = unpack(data)

    assert read == button
    assert repr(read) == repr(button)


@pytest.mark.parametrize(
    "button",
    [
        ChooseLanguage("bg:en", "welcome"),
        ChooseLanguage("bg\ud800", "welcome"),
        ToggleSender(LARGEST + 1),
        ToggleSender(-LARGEST - 1),
        ToggleSender(True),
        ToggleSender("7"),  # type: ignore[arg-type]
        ToggleSender(7.0),  # type: ignore[arg-type]
        BroadcastTap(7, "show"),  # type: ignore[arg-type]
        BroadcastTap(7, FeedStep.SHOW),  # type: ignore[arg-type]
        AudienceTap(7, "role", None),  # type: ignore[arg-type]
        AudienceTap(7, "role", 1),  # type: ignore[arg-type]
        AskTaste(Taste.MORE, ()),
        AskTaste(Taste.MORE, (LARGEST + 1,)),
        AskTaste(Taste.MORE, "1.2"),  # type: ignore[arg-type]
        Button(),
    ],
    ids=repr,
)
def test_button_that_could_not_be_read_back_is_refused(button: Button) -> None:
    with pytest.raises(ValueError, match=r"read back|surrogates"):
        button.pack()


@pytest.mark.parametrize("tag", ["", "a:b"])
def test_no_button_has_a_tag_that_could_not_be_read(tag: str) -> None:
    with pytest.raises(TypeError, match="no tag"):
        type("Nameless", (Button,), {"tag": tag})


@pytest.mark.parametrize(
    "data", [None, "", ":", "bs", "bs:", "bs:x", "bs:1:2:3", f"bs:{LARGEST + 1}", "bc:1:fly", "??:1"]
)
def test_strange_data_is_no_button(data: str | None) -> None:
    with pytest.raises(BadButton):
        unpack(data)
