"""Screens of an expert's own card and terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial

from mediabot.bot.screens import experts
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.experts import OwnCardView
from mediabot.bot.screens.questions.views import MatchView
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.availability import MOST_ASKS, Terms
from mediabot.domain.notices.experts import AwaySet, CardPage
from mediabot.i18n.translator import Translator

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FIRST, LAST = datetime(2026, 12, 9, 22, tzinfo=UTC), datetime(2026, 12, 15, 22, tzinfo=UTC)
EXPERT = ExpertView(
    id="yana",
    name="Яна Далечинова",
    title="доц. д-р",
    organisation="Институт „Пример & Ко“",
    languages=("bg", "en"),
    formats=("quote", "interview"),
    checked_on=date(2026, 11, 1),
)
CARD = OwnCardView(
    MatchView(0, EXPERT, ("телемедицина",)),
    Terms("yana"),
    CardPage.CARD,
    NOW,
    contacts=("phone", "email", "telegram", "bot"),
)
SET = Terms(
    "yana",
    opens=time(9),
    closes=time(17, 30),
    weekdays=(0, 1, 2, 3, 4),
    on_holidays=False,
    a_month=2,
    not_taken=("Вестник <Пример>", "хомеопатия"),
    shared=("phone", "bot"),
)


def expert_screens() -> Iterator[tuple[str, Callable[[Translator], Screen]]]:
    views = {
        "usual": CARD,
        "set": replace(CARD, terms=SET, asked=1, open=1),
        "away": replace(CARD, terms=replace(SET, away_until=LAST)),
        "away-later": replace(CARD, terms=replace(SET, away_from=FIRST, away_until=LAST, a_month=MOST_ASKS)),
        "paused": replace(CARD, terms=replace(SET, paused=True)),
        **{f"page-{page}": replace(CARD, terms=SET, page=page) for page in CardPage if page is not CardPage.CARD},
        "page-away-now": replace(CARD, terms=replace(SET, away_until=LAST), page=CardPage.AWAY),
    }
    for trouble in ("not_understood", "until_when", "too_far"):
        views[f"trouble-{trouble}"] = replace(CARD, page=CardPage.AWAY, trouble=trouble)
    views["trouble-too_many"] = replace(CARD, terms=SET, page=CardPage.NOT_TAKEN, trouble="too_many")
    for name, view in views.items():
        yield f"own-card-{name}", partial(experts.own_card, view)
    told = AwaySet(until=int(LAST.timestamp()))
    yield "away-set", lambda t: experts.away_set(told, None, LAST, NOW, t)
    yield "away-set-later", lambda t: experts.away_set(told, FIRST, LAST, NOW, t)
