"""The first schema: people and what they were asked, questions, the inbox, the outbox, versions of the directory."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def only(where: str) -> dict[str, Any]:
    """An index over those rows alone."""
    return {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}


def upgrade() -> None:
    op.create_table(
        "cards",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("subject", NUMBER, autoincrement=False, nullable=False),
        sa.Column("message_id", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "notice", "subject", name="pk_cards"),
    )

    op.create_table(
        "deliveries",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("chat_id", NUMBER, nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("reader_id", NUMBER, nullable=True),
        sa.Column("subject", NUMBER, nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("message_id", NUMBER, nullable=True),
        sa.Column("attempts", NUMBER, nullable=False),
        sa.Column("claimed_until", INSTANT, nullable=True),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("failed_at", INSTANT, nullable=True),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deliveries_failed", "deliveries", ["failed_at"], **only("failed_at IS NOT NULL"))
    op.create_index("ix_deliveries_owed", "deliveries", ["lane", "id"], **only("sent_at IS NULL AND failed_at IS NULL"))
    op.create_index(
        "ix_deliveries_owed_chat", "deliveries", ["chat_id", "id"], **only("sent_at IS NULL AND failed_at IS NULL")
    )

    op.create_table(
        "inbox",
        sa.Column("update_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("sequence", NUMBER, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("attempts", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_inbox"),
    )
    op.create_index("ix_inbox_done", "inbox", ["done_at"], **only("done_at IS NOT NULL"))
    op.create_index("ix_inbox_undone", "inbox", ["update_id"], **only("done_at IS NULL"))
    op.create_index("ix_inbox_undone_sequence", "inbox", ["sequence", "update_id"], **only("done_at IS NULL"))

    op.create_table(
        "invites",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("created_by", NUMBER, nullable=True),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.Column("used_by", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invites"),
        sa.UniqueConstraint("token_hash", name="uq_invites_token_hash"),
        sqlite_autoincrement=True,
    )

    op.create_table(
        "people",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("staff", sa.Boolean(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("applied_at", INSTANT, nullable=True),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("refusal", sa.Text(), nullable=False),
        sa.Column("appeal", sa.Text(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_index("ix_people_decided_at", "people", ["decided_at"])
    op.create_index("ix_people_expert_id", "people", ["expert_id"])
    op.create_index("ix_people_staff", "people", ["staff"])
    op.create_index("ix_people_standing_applied_at", "people", ["standing", "applied_at"])

    op.create_table(
        "prompts",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("subject", NUMBER, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name="pk_prompts"),
    )
    op.create_index("ix_prompts_person_id", "prompts", ["person_id"])

    op.create_table(
        "searches",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("nearest_bg", sa.JSON(), nullable=False),
        sa.Column("nearest_en", sa.JSON(), nullable=False),
        sa.Column("shown", NUMBER, nullable=False),
        sa.Column("with_staff_at", INSTANT, nullable=True),
        sa.Column("wants_human", sa.Boolean(), nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_searches"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_searches_person_id", "searches", ["person_id"])
    op.create_index(
        "ix_searches_with_staff",
        "searches",
        ["with_staff_at"],
        **only("with_staff_at IS NOT NULL AND settled_at IS NULL"),
    )

    op.create_table(
        "versions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("published_at", INSTANT, nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("experts", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sqlite_autoincrement=True,
    )

    op.create_table(
        "questions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("journalist_id", NUMBER, nullable=True),
        sa.Column("search_id", NUMBER, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=True),
        sa.Column("deadline", INSTANT, nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("in_turn", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("open_field", sa.Text(), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("taken_by", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["search_id"], ["searches.id"], name="fk_questions_search_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_questions_due", "questions", ["due_at"], **only("due_at IS NOT NULL"))
    op.create_index("ix_questions_journalist_id", "questions", ["journalist_id"])
    op.create_index("ix_questions_search_id", "questions", ["search_id"])
    op.create_index("ix_questions_status", "questions", ["status"])

    op.create_table(
        "letters",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("author_id", NUMBER, nullable=True),
        sa.Column("search_id", NUMBER, nullable=True),
        sa.Column("question_id", NUMBER, nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_letters_question_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["search_id"], ["searches.id"], name="fk_letters_search_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_letters"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_letters_person_id", "letters", ["person_id"])
    op.create_index("ix_letters_question_id", "letters", ["question_id"])
    op.create_index("ix_letters_search_id", "letters", ["search_id"])
    op.create_index("ix_letters_unanswered", "letters", ["id"], **only("author_id IS NULL AND answered_at IS NULL"))

    op.create_table(
        "referrals",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("question_id", NUMBER, nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=True),
        sa.Column("answer_by", INSTANT, nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("contacts", sa.JSON(), nullable=False),
        sa.Column("interests", sa.Text(), nullable=False),
        sa.Column("colleague", sa.Text(), nullable=False),
        sa.Column("colleague_id", sa.Text(), nullable=False),
        sa.Column("why_bg", sa.JSON(), nullable=False),
        sa.Column("why_en", sa.JSON(), nullable=False),
        sa.Column("talking", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_referrals_question_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_referrals"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_referrals_person_id", "referrals", ["person_id"])
    op.create_index("ix_referrals_question_id_position", "referrals", ["question_id", "position"])

    op.create_table(
        "remarks",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("referral_id", NUMBER, nullable=False),
        sa.Column("author_id", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_remarks_referral_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_remarks"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_remarks_author_id", "remarks", ["author_id"])
    op.create_index("ix_remarks_referral_id", "remarks", ["referral_id"])


def downgrade() -> None:
    for table in (
        "remarks",
        "referrals",
        "letters",
        "questions",
        "versions",
        "searches",
        "prompts",
        "people",
        "invites",
        "inbox",
        "deliveries",
        "cards",
    ):
        op.drop_table(table)
