"""Notices as rows keep them: what is packed is read back, and rows of older versions are read as they were meant."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from enum import StrEnum
from typing import Any

import pytest

from mediabot.domain.conversation import Ask
from mediabot.domain.news import NewsPart
from mediabot.domain.notices.broadcasts import BroadcastCard
from mediabot.domain.notices.digests import (
    DigestCard,
    DigestPlace,
    DigestPreview,
    DigestTaste,
    DigestToReader,
    Place,
    SubscriptionCard,
    Trouble,
)
from mediabot.domain.notices.events import Alert, Event, ExpertPing, Ping, cant_read, invited
from mediabot.domain.notices.kinds import Notice, NoticeKind
from mediabot.domain.notices.news import FeedList, FeedMenu, NewsDesk, NewsMenu, NewsPreview, StaffNewsCard
from mediabot.domain.notices.notes import Asked, Note, StaffAlert
from mediabot.domain.notices.packing import CARDS, GONE, NOTICES, pack, unpack
from mediabot.domain.notices.people import Deleted, ExpertsToInvite
from mediabot.domain.notices.questions import CredentialsCard, QuestionCard, QuestionPing, ReferralPing, StaffExperts
from mediabot.domain.people import Role
from mediabot.domain.sources import Reason
from mediabot.domain.subscriptions import Rhythm

K = NoticeKind

OF_BEFORE: tuple[tuple[NoticeKind, int, dict[str, Any], Notice], ...] = (
    (K.QUESTION, 17, {}, QuestionCard(17)),
    (K.QUESTION, 17, {"fresh": 1, "confirming": 1}, QuestionCard(17, confirming=True, fresh=True)),
    (K.CREDENTIALS, 17, {"ask": "outlet", "fresh": 1}, CredentialsCard(17, Ask.OUTLET, fresh=True)),
    (K.CREDENTIALS, 17, {"ask": "proof", "trouble": "not_understood"}, CredentialsCard(17, Ask.PROOF, trouble=True)),
    (K.PING, 17, {"event": "with_staff"}, QuestionPing(17, Ping.WITH_STAFF)),
    (K.EXPERT_PING, 3, {"event": "withdrawn"}, ReferralPing(3, ExpertPing.WITHDRAWN)),
    (K.STAFF_EXPERTS, 17, {"wanted": "сърце", "fresh": 1}, StaffExperts(17, "сърце", fresh=True)),
    (K.STAFF_EXPERTS, 17, {"chosen": "yana"}, StaffExperts(17, chosen="yana")),
    (K.STAFF_INVITE_EXPERTS, 0, {"wanted": "Яна"}, ExpertsToInvite("Яна")),
    (K.DELETED, 0, {"language": "en"}, Deleted(language="en")),
    (K.NOTE, 31, {"event": "talk_open"}, Note(Event.TALK_OPEN, 31)),
    (K.NOTE, 0, {"event": "apology", "reference": "AB12CD"}, Note(Event.APOLOGY, reference="AB12CD")),
    (K.NOTE, 0, {"event": "invited_expert", "expert": "yana"}, Note(Event.INVITED_EXPERT)),
    (K.NOTE, 4, {"event": "cant_read_no_answer"}, Note(Event.CANT_READ_NO_ANSWER, 4)),
    (K.NOTE, 7, {"event": "ask_answer_letter"}, Asked(Ask.ANSWER_LETTER, 7)),
    (K.NOTE, 0, {"event": "ask_news_new"}, Asked(Ask.NEWS_NEW)),
    (K.NOTE, 4, {"event": "ask_news_title"}, Asked(Ask.NEWS_FIELD, 4, NewsPart.TITLE)),
    (K.NOTE, 4, {"event": "ask_news_in_bg"}, Asked(Ask.NEWS_FIELD, 4, version="bg")),
    (
        K.NOTE,
        9,
        {"event": "ask_refuse_question", "addressee": 5, "name": "Мария"},
        Asked(Ask.REFUSE_QUESTION, 9, addressee=5, name="Мария"),
    ),
    (K.STAFF_ALERT, 0, {"event": "drafts", "count": 2}, StaffAlert(Alert.DRAFTS, count=2)),
    (K.STAFF_ALERT, 5, {"event": "invite_used", "role": "staff"}, StaffAlert(Alert.INVITE_USED, 5, role=Role.STAFF)),
    (
        K.STAFF_ALERT,
        0,
        {"event": "feed_broken", "name": "Пример", "reason": "too_slow"},
        StaffAlert(Alert.FEED_BROKEN, name="Пример", reason=Reason.TOO_SLOW),
    ),
    (K.NEWS_DESK, 2, {}, NewsDesk(2)),
    (
        K.STAFF_NEWS,
        4,
        {"menu": "topic", "wanted": "рак", "fresh": 1},
        StaffNewsCard(4, NewsMenu.TOPIC, "рак", fresh=True),
    ),
    (K.STAFF_NEWS, 4, {"menu": "gone"}, StaffNewsCard(4, NewsMenu.GONE)),
    (K.NEWS_PREVIEW, 4, {"language": "bg"}, NewsPreview(4, language="bg")),
    (K.STAFF_FEEDS, 3, {"menu": "trust"}, FeedList(3, FeedMenu.TRUST)),
    (K.SUBSCRIPTION, 0, {"place": "topics", "page": 2}, SubscriptionCard(Place.TOPICS, page=2)),
    (K.SUBSCRIPTION, 0, {"place": "pause", "trouble": "far"}, SubscriptionCard(Place.PAUSE, Trouble.FAR)),
    (
        K.SUBSCRIPTION,
        0,
        {"place": "stopped", "undo": "weekly", "fresh": 1},
        SubscriptionCard(Place.STOPPED, undo=Rhythm.WEEKLY, fresh=True),
    ),
    (
        K.DIGEST,
        6,
        {"items": "3,1,2", "more": 4, "digest": 2, "language": "bg"},
        DigestToReader(6, (3, 1, 2), 4, 2, language="bg"),
    ),
    (K.DIGEST, 0, {"items": "3", "digest": 2, "test": 1}, DigestToReader(0, (3,), digest=2, test=True)),
    (K.DIGEST_TASTE, 0, {"taste": "more", "items": "3,1"}, DigestTaste(more=True, items=(3, 1))),
    (K.DIGEST_TASTE, 3, {"taste": "less", "done": 1}, DigestTaste(3, done=True)),
    (K.DIGEST_PREVIEW, 2, {"language": "en", "items": "3,1"}, DigestPreview(2, (3, 1), language="en")),
    (K.STAFF_DIGEST, 2, {"place": "audience"}, DigestCard(2, DigestPlace.AUDIENCE)),
    (
        K.STAFF_DIGEST,
        2,
        {"trouble": "staff_digest_test", "unknown": "@a, 7", "fresh": 1},
        DigestCard(2, trouble=Ask.STAFF_DIGEST_TEST, unknown="@a, 7", fresh=True),
    ),
    (K.STAFF_BROADCAST, 8, {"view": "stop"}, BroadcastCard(8)),
)


def full(kind: NoticeKind) -> Notice:
    """The notice with every field unlike its default."""
    notice = NOTICES[kind]
    return notice(**{field.name: _other(field) for field in fields(notice)})


def _other(field: Any) -> Any:
    if "words" in field.metadata:
        return list(field.metadata["words"])[-1]
    match field.default:
        case bool():
            return not field.default
        case StrEnum():
            return list(type(field.default))[-1]
        case str():
            return "en"
        case tuple():
            return (2, 1)
    assert field.default is MISSING or isinstance(field.default, int)
    return 7


def test_every_kind_has_its_notice_and_no_two_share_one() -> None:
    assert set(NOTICES) == set(NoticeKind)
    assert all(notice.kind is kind for kind, notice in NOTICES.items())


@pytest.mark.parametrize("kind", NoticeKind)
def test_what_is_packed_is_read_back(kind: NoticeKind) -> None:
    notice = full(kind)

    assert unpack(*pack(notice)) == notice


@pytest.mark.parametrize("kind", NoticeKind)
def test_what_is_as_usual_is_not_stored(kind: NoticeKind) -> None:
    needed = {field.name: _other(field) for field in fields(NOTICES[kind]) if field.default is MISSING}
    notice = NOTICES[kind](**needed)

    assert set(pack(notice)[2]) == set(needed) - {"subject"}
    assert unpack(*pack(notice)) == notice


def test_what_is_stored_is_what_json_has() -> None:
    _, subject, detail = pack(DigestToReader(6, (3, 1), more=2, test=True, language="bg"))

    assert subject == 6
    assert detail == {"items": [3, 1], "more": 2, "test": 1, "language": "bg"}


@pytest.mark.parametrize(("kind", "subject", "detail", "meant"), OF_BEFORE)
def test_row_of_the_version_before_is_read_as_it_was_meant(
    kind: NoticeKind, subject: int, detail: dict[str, Any], meant: Notice
) -> None:
    assert unpack(kind, subject, detail) == meant


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        (K.NOTE, {"event": "an event of last year"}),
        (K.NOTE, {"event": "ask_something_else"}),
        (K.NOTE, {}),
        (K.PING, {"event": "draft"}),
        (K.STAFF_ALERT, {"event": "fire"}),
    ],
)
def test_row_that_nobody_understands_any_more_is_told_to_be_gone(kind: NoticeKind, detail: dict[str, Any]) -> None:
    assert unpack(kind, 17, detail) == GONE


def test_card_with_a_word_that_is_no_more_is_drawn_as_it_usually_is() -> None:
    assert unpack(K.STAFF_NEWS, 4, {"menu": "sell", "fresh": 1}) == StaffNewsCard(4, fresh=True)
    assert unpack(K.SUBSCRIPTION, 0, {"page": "two"}) == SubscriptionCard()
    assert unpack(K.DIGEST, 0, {"items": "3,x", "more": 1}) == DigestToReader(more=1)


def test_what_a_delivery_keeps_beside_its_notice_is_passed_over() -> None:
    assert unpack(K.QUESTION, 17, {"parts": 2}) == QuestionCard(17)


def test_cards_are_those_that_can_be_sent_anew() -> None:
    anew = {kind for kind, notice in NOTICES.items() if any(field.name == "fresh" for field in fields(notice))}

    assert anew == CARDS
    assert replace(QuestionCard(17), fresh=True) != QuestionCard(17)


def test_every_reason_and_every_role_has_its_event() -> None:
    assert {cant_read(reason) for reason in Reason} == {event for event in Event if event.startswith("cant_read_")}
    assert {invited(role) for role in Role} == {event for event in Event if event.startswith("invited_")}
