"""Whatever can be told has its words, in both languages, and every error that a person may meet has its note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

import mediabot
from mediabot.bot.errors import EVENTS, GONE
from mediabot.bot.screens import alerts, asks, notes
from mediabot.bot.screens.briefings import reader as briefings
from mediabot.bot.screens.news import notes as news
from mediabot.bot.screens.questions import pings
from mediabot.bot.screens.reactions import statement as reactions
from mediabot.bot.screens.words import format_name, reason_name
from mediabot.bot.showing.draw import SCREENS
from mediabot.domain.conversation import ASKED_FOR_QUESTION, ASKED_OF_SENT, ASKED_OF_TERMS, ASKED_ON_CARD, Ask
from mediabot.domain.directory import Format
from mediabot.domain.errors import Gone, Kind, MediabotError
from mediabot.domain.news import NewsPart
from mediabot.domain.notices.briefings import BriefingEvent
from mediabot.domain.notices.events import Alert, Event, ExpertPing, Ping, StaffPing
from mediabot.domain.notices.packing import NOTICES
from mediabot.domain.notices.reactions import StatementEvent
from mediabot.domain.referrals import Reason
from mediabot.i18n.translator import Catalogs
from mediabot.services.questions.typed import as_format

ON_A_CARD = (
    ASKED_FOR_QUESTION
    | ASKED_ON_CARD
    | ASKED_OF_SENT
    | ASKED_OF_TERMS
    | {Ask.DIGEST_TOPIC, Ask.DIGEST_HOUR, Ask.DIGEST_ZONE, Ask.DIGEST_PAUSE}
    | {Ask.APPEAL, Ask.LETTER, Ask.TALK, Ask.MEETING, Ask.FIND_EXPERT, Ask.REACTION_EXPERT, Ask.MAIL_CODE}
    | {Ask.APPEAL, Ask.LETTER, Ask.TALK, Ask.MEETING, Ask.FIND_EXPERT, Ask.REACTION_EXPERT, Ask.ENTRY_FIELD}
    | {Ask.BRIEFING_EXPERT, Ask.BRIEFING_TOPIC}
)
"""Asked by a card, a note or a screen that says more than the question."""

CHOSEN_ON_A_CARD = {NewsPart.TOPIC, NewsPart.EXPERT}

NOT_FOR_THE_CHAT = {
    "BadDay",
    "AnswerIncomplete",
    "CommentIncomplete",
    "BriefingIncomplete",
    "BrokenCatalog",
    "BrokenDirectory",
    "BrokenLexicon",
    "CannotServe",
    "CantRead",
    "ChatMoved",
    "DatabaseUnusable",
    "DeliveryFailed",
    "Died",
    "LinkUnusable",
    "MustWait",
    "NewerDatabase",
    "NewsIncomplete",
    "NoCatalogs",
    "NoDirectory",
    "NoSuchVersion",
    "NoToken",
    "NotTaken",
    "NothingPublished",
    "PersonUnreachable",
    "PortInUse",
    "ReactionIncomplete",
    "StoryTaken",
    "TelegramUnreachable",
    "TokenRefused",
    "TryAgain",
    "UnreadableDirectory",
}
"""Met by operators at the command line, by the outbox, or told in another way where it is caught."""


@pytest.fixture(scope="module")
def catalogs() -> Catalogs:
    return Catalogs.load()


def words(catalogs: Catalogs, language: str) -> dict[tuple[str, str], str]:
    """All that notes, questions, alerts and pings say, by what they say it of."""
    t = catalogs.translator(language)
    told: dict[str, Mapping[Any, str]] = {
        "note": notes.sentences(t),
        "alert": alerts.alerts(2, t),
        "ask": asks.asks(t),
        "part": news.parts(t),
        "version": news.versions(t),
        "ping": pings.pings(t),
        "expert ping": pings.expert_pings(t),
        "staff ping": pings.staff_pings(t),
        "statement ping": reactions.pings(t),
        "briefing ping": briefings.pings(t),
    }
    return {(of, key): text for of, texts in told.items() for key, text in texts.items()}


def errors(kind: type[MediabotError] = MediabotError) -> Iterator[type[MediabotError]]:
    """Every error of the house under that one."""
    for one in kind.__subclasses__():
        if one.__module__.startswith("mediabot."):
            yield one
            yield from errors(one)


def test_everything_that_can_be_told_has_its_words(catalogs: Catalogs) -> None:
    t = catalogs.translator("en")

    assert set(notes.sentences(t)) == set(Event)
    assert set(alerts.alerts(1, t)) == set(Alert)
    assert set(pings.pings(t)) == set(Ping)
    assert set(pings.expert_pings(t)) == set(ExpertPing)
    assert set(pings.staff_pings(t)) == set(StaffPing)
    assert set(reactions.pings(t)) == set(StatementEvent)
    assert set(briefings.pings(t)) == set(BriefingEvent)


def test_every_question_that_a_note_asks_has_its_words(catalogs: Catalogs) -> None:
    t = catalogs.translator("en")

    assert set(asks.asks(t)) == set(Ask) - ON_A_CARD - {Ask.NEWS_FIELD}
    assert set(news.parts(t)) == set(NewsPart) - CHOSEN_ON_A_CARD
    assert set(news.versions(t)) == {"bg", "en"}


def test_all_words_stand_in_both_languages(catalogs: Catalogs) -> None:
    english, bulgarian = words(catalogs, "en"), words(catalogs, "bg")

    assert [key for key, text in english.items() if not text.strip()] == []
    assert [key for key, text in bulgarian.items() if not re.search("[а-я]", text)] == []
    assert [key for key in english if english[key] == bulgarian[key]] == []


def test_every_notice_has_its_screen() -> None:
    assert set(SCREENS) == set(NOTICES.values())


def test_every_error_that_a_person_may_meet_has_its_note() -> None:
    for module in walk_packages(mediabot.__path__, "mediabot."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            import_module(module.name)
    known = tuple(kind for kind, _ in EVENTS)

    without = {error.__name__ for error in errors() if not issubclass(error, (*known, Gone))}

    assert without == NOT_FOR_THE_CHAT


def test_an_error_that_derives_from_another_stands_before_it() -> None:
    kinds = [kind for kind, _ in EVENTS]

    for number, kind in enumerate(kinds):
        assert not any(issubclass(kind, earlier) for earlier in kinds[:number]), kind


def test_whatever_is_gone_has_its_note() -> None:
    assert set(GONE) == set(Kind)


@pytest.mark.parametrize("language", ["bg", "en"])
def test_every_format_and_every_reason_for_a_no_has_its_name_in_both_languages(language: str) -> None:
    t = Catalogs.load().translator(language)

    names = [format_name(value, t) for value in Format] + [reason_name(reason, t) for reason in Reason]

    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", ["bg", "en"])
def test_a_format_typed_by_its_name_is_understood(language: str) -> None:
    t = Catalogs.load().translator(language)

    assert [as_format(format_name(value, t)) for value in Format] == list(Format)
