"""What was asked for and nobody answers, as a figure; figures by the day of sending and asking."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "unmet_topics",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("search_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["search_id"], ["searches.id"], name=op.f("fk_unmet_topics_search_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unmet_topics")),
        sqlite_autoincrement=True,
    )
    for column in ("asked_on", "key", "person_id", "search_id"):
        op.create_index(f"ix_unmet_topics_{column}", "unmet_topics", [column])
    _partial("ix_questions_sent", "questions", "sent_at")
    _partial("ix_referrals_asked", "referrals", "asked_at")


def downgrade() -> None:
    op.drop_index("ix_referrals_asked", "referrals")
    op.drop_index("ix_questions_sent", "questions")
    op.drop_table("unmet_topics")


def _partial(name: str, table: str, column: str) -> None:
    where = sa.text(f"{column} IS NOT NULL")
    op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)
