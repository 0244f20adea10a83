"""The books: every column that can hold a person or what they typed is shown to them, and emptied when they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, Table, insert, select

from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Directory, Expert, Localized
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person
from mediabot.domain.referrals import Decision, Reason
from mediabot.matching import DirectoryIndex
from mediabot.services.desk import Desk, Office
from mediabot.services.people.held import ONE, held_about
from mediabot.services.people.held import Held as AllHeld
from mediabot.services.people.leaving import Leaving
from mediabot.storage.repositories.books import HELD, Held
from mediabot.storage.rows import METADATA
from mediabot.storage.store import SqlStore
from storage.examples import ANA, NOW, PETROVA

WHOLE_ROWS = {held.row.__tablename__ for held in HELD if not held.left and not held.shown}
"""Tables whose rows are one person's: nothing of a row stays without them."""

WHOLE_ROWS |= {"mail_codes"}
"""Of these a person sees all but the code itself, or it would prove nothing."""

HELD_COLUMNS = {f"{held.row.__tablename__}.{held.column.key}" for held in HELD}
EMPTIED_COLUMNS = {f"{held.row.__tablename__}.{column.key}" for held in HELD for column in held.left}

OF_AN_EXPERTS_ENTRY = {
    *("versions.text", "versions.changes"),
    *(f"terms.{column.key}" for column in METADATA.tables["terms"].columns),
}
"""Struck by `versions.strike`, shown as the entry in force and the versions that have one; an expert's terms, of which
nothing is left when they go but that nobody asks them."""

OF_NOBODY: Mapping[str, Sequence[str]] = {
    "entry_checks": ("expert_id", "asked", "asked_at"),
    "proofs": ("id", "expert_id", "how", "begun_at", "reference", "confirmed_at"),
    "questions": (
        *("id", "created_at", "format", "deadline", "language", "attribution", "in_turn", "status", "open_field"),
        *("sent_at", "closed_at", "due_at", "news_id", "urgent", "understood", "assumed"),
    ),
    "referrals": (
        *("id", "question_id", "expert_id", "position", "status", "step", "asked_at", "answer_by", "answered_at"),
        *("reason", "reason_told", "asked_back_at", "colleague_id", "why_bg", "why_en", "remind_at"),
    ),
    "follow_ups": (
        *("question_id", "referral_id", "deadline", "due_at", "asked", "outcome", "fit", "answered_at", "conduct"),
    ),
    "unmet_topics": ("id", "key", "asked_on", "search_id"),
    "invites": ("id", "token_hash", "role", "created_at", "expires_at", "expert_id", "outlet", "used_at"),
    "deliveries": (
        *("id", "kind", "created_at", "due_at", "lane", "detail", "message_id", "attempts", "claimed_until"),
        *("sent_at", "failed_at", "failure", "loss", "broadcast_id"),
    ),
    "inbox": ("update_id", "payload", "received_at", "done_at", "attempts"),
    "moved_chats": ("chat_id", "new_chat_id"),
    "lost_chats": ("chat_id", "lost_at", "why", "tried_at"),
    "versions": ("id", "author", "published_at", "experts", "fingerprint"),
    "meetings": ("id", "referral_id", "starts_at", "sequence", "called_off"),
    "news": (
        *("id", "created_at", "title", "summary", "link", "source", "published_at", "topics", "topics_confirmed"),
        *("experts", "attachments", "embargo_until", "event_on", "state", "released_at", "changed_at", "correction"),
        *("feed_id", "twin_id", "lifted_at"),
    ),
    "corrections": ("id", "item_id", "text", "begun_at", "sent_at", "planned_to", "done", "withdrawal", "version"),
    "thrown_keys": ("key", "item_id"),
    "feeds": (
        *("id", "url", "name", "next_at", "language", "trusted", "active", "etag", "modified", "failures", "trouble"),
        *("told_at", "read_at", "offered"),
    ),
    "digests": (
        *("id", "name", "created_at", "days", "hour", "minute", "zone", "audience", "lead_in", "automatic", "active"),
        *("tested", "keep_hours", "due_at", "last_at"),
    ),
    "editions": ("id", "digest_id", "slot", "state", "since", "planned_to", "readers", "ended_at"),
    "broadcasts": (
        *("id", "created_at", "content_bg", "content_en", "audience", "state", "send_at", "wanted_at", "started_at"),
        *("paused_at", "paused_seconds", "ended_at", "planned_to", "planned", "readers", "delivered", "blocked"),
        *("gone", "failed", "silent", "cleared", "version", "refused"),
    ),
    "reactions": (
        *("id", "created_at", "question", "answer_by", "embargo_until", "state", "sent_at", "remind_at", "closed_at"),
        "item_id",
    ),
    "briefings": (
        *("id", "created_at", "title", "starts_at", "place", "experts", "topics", "places", "state", "announced_at"),
        *("planned_to", "planned", "remind_at", "sequence", "notes"),
    ),
}
"""What tells nothing of a person: the Media Center's own, or what remains of a case that others took part in.

A payload is emptied as soon as it is handled, the detail of a delivery once it is sent; a delivery's row goes whole
unless a broadcast counts it. `invites.outlet` goes with the row once somebody used it.
"""


def test_every_column_is_in_the_books_or_said_to_hold_nobody() -> None:
    every = {f"{table.name}.{column.key}" for table in METADATA.tables.values() for column in table.columns}
    whole = {name for name in every if name.split(".")[0] in WHOLE_ROWS - set(OF_NOBODY)}
    nobodys = {f"{table}.{column}" for table, columns in OF_NOBODY.items() for column in columns}

    entered = whole | HELD_COLUMNS | EMPTIED_COLUMNS | OF_AN_EXPERTS_ENTRY

    assert every - entered - nobodys == set(), "enter the column in storage/repositories/books.py, or here"
    assert nobodys - every == set()
    assert nobodys & (HELD_COLUMNS | EMPTIED_COLUMNS) == set()


async def test_a_person_is_shown_whatever_table_holds_them(store: SqlStore) -> None:
    await _fill(store)

    held = (await _held(store)).file().decode()

    told = {one.name for one in HELD if f'"{one.name}": {"{" if one.name in ONE else "["}' in held}
    assert told == {one.name for one in HELD}
    assert [one.name for one in HELD if not one.shown and f"Zz{one.name}" not in held and _has_words(one)] == []


async def test_nothing_of_a_person_who_left_is_in_any_table(store: SqlStore) -> None:
    await _fill(store)

    async with store.begin() as work:
        await Leaving(_desk(work)).delete(Person(ANA, language="en"))
        await work.commit()

    kept = [line for line in await _everything(store) if "Zz" in line or str(ANA) in line]
    assert len(kept) == 1
    assert "'deleted'" in kept[0]  # that everything is deleted is still to be said
    assert (await _held(store)).rows["messages"]


# a row for every entry of the books

ROWS: Mapping[str, Mapping[str, Any]] = {
    "asked_of_staff": {"ask": Ask.REFUSE_JOURNALIST, "person_id": PETROVA},
    "albums_sent": {"key": f"album:{ANA}:Zzalbums_sent"},
    "messages": {"sent_at": NOW, "broadcast_id": None},
    "broadcasts_got": {"sent_at": NOW, "broadcast_id": 1, "failed_at": None},
    "messages_to_staff": {"kind": NoticeKind.STAFF_ALERT, "chat_id": -1005, "broadcast_id": None},
    "cards": {"subject": 501},
    "cards_of_staff": {"kind": NoticeKind.STAFF_JOURNALIST, "chat_id": -1005},
    "older_cards_of_staff": {"kind": NoticeKind.STAFF_ALERT, "chat_id": -1005, "message_id": 502},
    "messages_of_staff": {"kind": NoticeKind.STAFF_JOURNALIST},
    "updates": {"payload": ""},
    "embargo_access": {"closed_at": None},  # a closed one stays closed
    "invites_open": {"used_at": None, "used_by": None},
    "invites_made": {"used_by": PETROVA},
    "asked_as_expert": {"question_id": 9},
    "journalists_rated": {"question_id": 9},
    "topics_followed": {"topic": "Zztopics_followed"},
}

OTHERS = {"decided_by", "taken_by", "author_id", "created_by", "closed_by", "added_by", "asked_by", "confirmed_by"}
"""Columns of staff, which are nobody's where the row is about something else."""

PARENTS = ("questions", "referrals", "news", "digests", "broadcasts", "reactions", "briefings")


async def _fill(store: SqlStore) -> None:
    """Ana, with a row under every name of the books; ids are the number of the entry."""
    async with store.engine.begin() as connection:
        for table in (METADATA.tables[name] for name in PARENTS):
            for number in (1, 9):
                await connection.execute(insert(table).values(_row(table, number, f"parent {number}")))
        for number, held in enumerate(HELD, start=100):
            table = METADATA.tables[held.row.__tablename__]
            word = f"Zz{held.name}" if not held.shown else f"of others {held.name}"
            row = {**_row(table, number, word), held.column.key: ANA, **ROWS.get(held.name, {})}
            kept = {column.key: "of others" for column in table.c if held.left and column.key not in _emptied(held)}
            texts = {key for key in kept if isinstance(row[key], str) and row[key] == word}
            await connection.execute(insert(table).values({**row, **{key: f"{held.name} {key}" for key in texts}}))


def _emptied(held: Held) -> set[str]:
    return {column.key for column in held.left}


def _row(table: Table, number: int, word: str) -> dict[str, Any]:
    return {column.key: _value(column, number, word) for column in table.columns}


def _value(column: Column[Any], number: int, word: str) -> Any:
    if column.primary_key or column.key == "message_id":
        return _of(column, 1 if column.foreign_keys else number, word)
    if (column.key in OTHERS and isinstance(column.type, BigInteger)) or column.foreign_keys:
        return None if column.nullable else 1
    return _of(column, PETROVA if column.key in ("person_id", "journalist_id", "used_by") else number, word)


def _of(column: Column[Any], number: int, word: str) -> Any:
    """Something that such a column takes."""
    kind: Any = column.type
    match type(kind).__name__:
        case "Word":
            return next(iter(kind.words))
        case "Rank":
            return next(iter(kind.ranks))
        case "Instant":
            return NOW
        case "Date":
            return NOW.date()
        case "Boolean":
            return False
        case "Texts" | "Numbers" | "Records" | "ChangeLines":
            return ()
        case "Record":
            filled = {Expert: Expert("", Localized(), ()), Decision: Decision(NOW, Reason.COLLEAGUE, colleague=word)}
            return filled.get(kind.shape) or kind.shape()
        case "JSON":
            return {}
        case "Line":
            return None
        case "Text":
            return word
    return number


def _has_words(held: Held) -> bool:
    """Whether the row that `_fill` makes for it holds any."""
    columns = METADATA.tables[held.row.__tablename__].columns
    texts = {column.key for column in columns if type(column.type).__name__ == "Text"}
    return bool(texts & (_emptied(held) or texts) - set(ROWS.get(held.name, {})))


async def _held(store: SqlStore) -> AllHeld:
    async with store.begin() as work:
        return await held_about(_desk(work), Person(ANA))


def _desk(work: Any) -> Desk:
    return Desk(work, NOW, Office(Directory(), DirectoryIndex.build(Directory())), chat_id=ANA)


async def _everything(store: SqlStore) -> list[str]:
    async with store.engine.connect() as connection:
        tables = METADATA.tables.values()
        return [f"{table.name}: {tuple(row)!r}" for table in tables for row in await connection.execute(select(table))]
