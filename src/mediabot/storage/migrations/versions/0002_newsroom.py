"""News with their readers and feeds, subscriptions, digests with their editions, broadcasts."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
OWED = "sent_at IS NULL AND failed_at IS NULL"

INDEXES = (
    ("ix_deliveries_owed", ["lane", "id"], f"{OWED} AND broadcast_id IS NULL"),
    ("ix_deliveries_sent", ["sent_at"], "sent_at IS NOT NULL"),
    ("ix_deliveries_broadcast", ["broadcast_id", "due_at", "id"], f"{OWED} AND broadcast_id IS NOT NULL"),
    ("ix_deliveries_progress", ["broadcast_id", "sent_at", "loss"], "broadcast_id IS NOT NULL"),
)


def only(where: str) -> dict[str, Any]:
    """An index over those rows alone."""
    return {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}


def upgrade() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("author_id", NUMBER, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("bg", sa.JSON(), nullable=False),
        sa.Column("en", sa.JSON(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("send_at", INSTANT, nullable=True),
        sa.Column("wanted_at", INSTANT, nullable=True),
        sa.Column("asked_by", NUMBER, nullable=True),
        sa.Column("confirmed_by", NUMBER, nullable=True),
        sa.Column("started_at", INSTANT, nullable=True),
        sa.Column("paused_at", INSTANT, nullable=True),
        sa.Column("paused_seconds", NUMBER, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("planned_to", NUMBER, nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("readers", NUMBER, nullable=False),
        sa.Column("delivered", NUMBER, nullable=False),
        sa.Column("blocked", NUMBER, nullable=False),
        sa.Column("gone", NUMBER, nullable=False),
        sa.Column("failed", NUMBER, nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("cleared", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_broadcasts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_broadcasts_state", "broadcasts", ["state"])

    op.create_table(
        "digests",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("hour", NUMBER, nullable=False),
        sa.Column("minute", NUMBER, nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("lead_in", sa.JSON(), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("tested", sa.Boolean(), nullable=False),
        sa.Column("keep_hours", NUMBER, nullable=False),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("last_at", INSTANT, nullable=True),
        sa.Column("author_id", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_digests"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "embargo_access",
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("agreed_at", INSTANT, nullable=False),
        sa.Column("terms_version", NUMBER, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("closed_by", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_embargo_access"),
    )
    op.create_table(
        "feeds",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("next_at", INSTANT, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        sa.Column("failures", NUMBER, nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("told_at", INSTANT, nullable=True),
        sa.Column("read_at", INSTANT, nullable=True),
        sa.Column("added_by", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "followed",
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("topic", "person_id", name="pk_followed"),
    )
    op.create_index("ix_followed_person_id", "followed", ["person_id"])

    op.create_table(
        "news",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("link", sa.JSON(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("published_at", INSTANT, nullable=True),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("topics_confirmed", sa.Boolean(), nullable=False),
        sa.Column("experts", sa.JSON(), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("embargo_until", INSTANT, nullable=True),
        sa.Column("event_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("released_at", INSTANT, nullable=True),
        sa.Column("changed_at", INSTANT, nullable=True),
        sa.Column("correction", sa.JSON(), nullable=False),
        sa.Column("author_id", NUMBER, nullable=True),
        sa.Column("feed_id", NUMBER, nullable=True),
        sa.Column("twin_id", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_news"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_news_changed_at", "news", ["changed_at"])
    op.create_index("ix_news_feed_id", "news", ["feed_id"])
    op.create_index("ix_news_state_released_at", "news", ["state", "released_at"])

    op.create_table(
        "subscriptions",
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("like_questions", sa.Boolean(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("hour", NUMBER, nullable=False),
        sa.Column("minute", NUMBER, nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("paused_until", INSTANT, nullable=True),
        sa.Column("more", sa.JSON(), nullable=False),
        sa.Column("less", sa.JSON(), nullable=False),
        sa.Column("last_at", INSTANT, nullable=True),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("person_id", name="pk_subscriptions"),
    )
    op.create_index("ix_subscriptions_due", "subscriptions", ["due_at"], **only("due_at IS NOT NULL"))

    op.create_table(
        "broadcast_taps",
        sa.Column("broadcast_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("tapped_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcasts.id"], name="fk_broadcast_taps_broadcast_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("broadcast_id", "person_id", name="pk_broadcast_taps"),
    )
    op.create_table(
        "editions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("digest_id", NUMBER, nullable=False),
        sa.Column("slot", INSTANT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", INSTANT, nullable=True),
        sa.Column("planned_to", NUMBER, nullable=False),
        sa.Column("readers", NUMBER, nullable=False),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name="fk_editions_digest_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_editions"),
        sa.UniqueConstraint("digest_id", "slot", name="uq_editions_digest_id_slot"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_editions_state", "editions", ["state"])

    op.create_table(
        "news_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("item_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["news.id"], name="fk_news_keys_item_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name="pk_news_keys"),
    )
    op.create_index("ix_news_keys_item_id", "news_keys", ["item_id"])

    op.create_table(
        "news_readers",
        sa.Column("item_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("got_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["news.id"], name="fk_news_readers_item_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "person_id", name="pk_news_readers"),
    )
    op.create_index("ix_news_readers_person_id", "news_readers", ["person_id"])

    op.add_column("deliveries", sa.Column("loss", sa.Text(), nullable=True))
    op.add_column("deliveries", sa.Column("broadcast_id", NUMBER, nullable=True))
    op.drop_index("ix_deliveries_owed", "deliveries")
    for name, columns, where in INDEXES:
        op.create_index(name, "deliveries", columns, **only(where))

    op.create_table(
        "moved_chats",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("new_chat_id", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_moved_chats"),
    )

    op.add_column("people", sa.Column("sends", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("people", sa.Column("wants_broadcasts", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("people", sa.Column("active_at", INSTANT, nullable=True))

    op.add_column("questions", sa.Column("news_id", NUMBER, nullable=True))

    op.create_table(
        "news_searches",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("page", NUMBER, nullable=False),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_news_searches"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_news_searches_person_id", "news_searches", ["person_id"])

    op.add_column("searches", sa.Column("news", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("searches", sa.Column("news_id", NUMBER, nullable=True))


def downgrade() -> None:
    for table in (
        ("searches", "news_id"),
        ("searches", "news"),
        ("questions", "news_id"),
        ("people", "active_at"),
        ("people", "sends"),
        ("people", "wants_broadcasts"),
    ):
        op.drop_column(*table)
    for name, _, _ in INDEXES:
        op.drop_index(name, "deliveries")
    op.create_index("ix_deliveries_owed", "deliveries", ["lane", "id"], **only(OWED))
    op.drop_column("deliveries", "broadcast_id")
    op.drop_column("deliveries", "loss")
    for name in (
        "moved_chats",
        "news_searches",
        "news_readers",
        "news_keys",
        "editions",
        "broadcast_taps",
        "subscriptions",
        "news",
        "followed",
        "feeds",
        "embargo_access",
        "digests",
        "broadcasts",
    ):
        op.drop_table(name)
