"""What a remark of a talk carries and answers; what expert and journalist ask each other before and after a yes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = ("proposal", "asked_back", "answered_back", "withdrawal")


def upgrade() -> None:
    op.add_column("remarks", sa.Column("message_id", NUMBER, nullable=True))
    op.add_column("remarks", sa.Column("carries", sa.Text(), nullable=False, server_default="words"))
    op.add_column("remarks", sa.Column("file", sa.Text(), nullable=False, server_default=""))
    op.add_column("remarks", sa.Column("answers_id", NUMBER, nullable=True))
    op.add_column("remarks", sa.Column("quote", sa.Text(), nullable=False, server_default=""))
    for flag in ("corrects", "is_answer"):
        op.add_column("remarks", sa.Column(flag, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("referrals", sa.Column("reason_told", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("referrals", sa.Column("asker_id", NUMBER, nullable=True))
    op.create_index("ix_referrals_asker_id", "referrals", ["asker_id"])
    for words in WORDS:
        op.add_column("referrals", sa.Column(words, sa.Text(), nullable=False, server_default=""))
    op.add_column("referrals", sa.Column("asked_back_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("people", sa.Column("press_card", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("people", "press_card")
    op.drop_index("ix_referrals_asker_id", "referrals")
    for column in ("asked_back_at", *WORDS, "asker_id", "reason_told"):
        op.drop_column("referrals", column)
    for column in ("is_answer", "corrects", "quote", "answers_id", "file", "carries", "message_id"):
        op.drop_column("remarks", column)
