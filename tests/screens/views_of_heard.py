"""What people simply wrote: the question what it is about, and what it was taken for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from mediabot.bot.screens import heard
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.heard import ChoiceView, HeardView
from mediabot.domain.understanding.meanings import Intent, Meaning
from mediabot.i18n.translator import Catalogs, Translator

Draw = Callable[[Translator], Screen]

WORDS = "а за <личния> лекар?"
NOTHING = ChoiceView(Meaning(Intent.UNCLEAR))


def heard_screens() -> Iterator[tuple[str, Draw]]:
    t = Catalogs.load().translator("en")
    choices = tuple(_choice(intent) for intent in heard.labels(t))
    yield "heard-what-about", partial(heard.what_about, HeardView(5, WORDS, NOTHING, choices))
    closed = HeardView(5, WORDS * 20, NOTHING, (_choice(Intent.FOR_STAFF), _choice(Intent.TOPIC)), closed=True)
    yield "heard-what-about-closed", partial(heard.what_about, closed)
    for intent in heard.taken(t):
        yield f"heard-taken-{intent}", partial(heard.taken_as, HeardView(5, WORDS, _choice(intent)))
    otherwise = HeardView(5, WORDS, _choice(Intent.SAY), (_choice(Intent.TOPIC),))
    yield "heard-taken-otherwise", partial(heard.taken_as, otherwise)


def _choice(intent: Intent) -> ChoiceView:
    return ChoiceView(Meaning(intent, 17), 17, "Ана <Петрова>")
