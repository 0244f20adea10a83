"""Things to store, with only what a test is about filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from mediabot.domain.conversation import Letter, Remark
from mediabot.domain.deliveries import Delivery, Lane
from mediabot.domain.inbox import Received
from mediabot.domain.invites import Invite
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Role
from mediabot.domain.questions import Question, Search
from mediabot.domain.referrals import Referral
from mediabot.storage.store import SqlStore

NOW = datetime(2026, 11, 22, 16, 5, 0, 123456, tzinfo=UTC)
ANA, PETROVA = 7_000_000_001, 7_000_000_002


def minutes(count: float) -> datetime:
    return NOW + timedelta(minutes=count)


def search(person_id: int = ANA, **values: Any) -> Search:
    return replace(Search(0, person_id, "енергийни цени", "bg", NOW), **values)


def question(journalist_id: int | None = ANA, **values: Any) -> Question:
    return replace(Question(0, journalist_id, None, NOW), **values)


def referral(question_id: int, position: int = 0, **values: Any) -> Referral:
    return replace(Referral(0, question_id, "petrova", position, PETROVA), **values)


def remark(referral_id: int, author_id: int = ANA) -> Remark:
    return Remark(0, referral_id, author_id, "Благодаря!", NOW)


def letter(person_id: int = ANA, **values: Any) -> Letter:
    return replace(Letter(0, person_id, "Кого да питам?", NOW), **values)


def invite(token_hash: str = "hash") -> Invite:
    return Invite(0, token_hash, Role.EXPERT, NOW, minutes(60), expert_id="petrova")


def delivery(chat_id: int = ANA, lane: Lane = Lane.REFERRAL, **values: Any) -> Delivery:
    return replace(Delivery(0, chat_id, NoticeKind.HELP, NOW, NOW), lane=lane, **values)


def card(chat_id: int = ANA, subject: int = 1, **values: Any) -> Delivery:
    return delivery(chat_id, **{"kind": NoticeKind.QUESTION, "subject": subject, **values})


def received(update_id: int, sequence: int = ANA) -> Received:
    return Received(update_id, sequence, f'{{"update_id": {update_id}, "text": "тайна"}}', NOW)


async def stored(store: SqlStore, kind: str, *things: Any) -> list[Any]:
    """Add them in a unit of work of their own; with their ids."""
    async with store.begin() as work:
        added = [await getattr(work, kind).add(thing) for thing in things]
        await work.commit()
    return added
