"""What became of questions: the story, the match, and how the journalist went about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("question_id", NUMBER, nullable=False),
        sa.Column("journalist_id", NUMBER, nullable=True),
        sa.Column("referral_id", NUMBER, nullable=True),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked", NUMBER, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("fit", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("item_id", NUMBER, nullable=True),
        sa.Column("rated_by", NUMBER, nullable=True),
        sa.Column("conduct", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_follow_ups_question_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referrals.id"], name=op.f("fk_follow_ups_referral_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_follow_ups")),
    )
    for column in ("journalist_id", "rated_by", "referral_id"):
        op.create_index(f"ix_follow_ups_{column}", "follow_ups", [column])
    _partial("ix_follow_ups_due", "follow_ups", "due_at", where="due_at IS NOT NULL")
    _partial("ix_questions_deadline", "questions", "deadline", where="sent_at IS NOT NULL")


def downgrade() -> None:
    op.drop_index("ix_questions_deadline", "questions")
    op.drop_table("follow_ups")


def _partial(name: str, table: str, column: str, *, where: str) -> None:
    op.create_index(name, table, [column], sqlite_where=sa.text(where), postgresql_where=sa.text(where))
