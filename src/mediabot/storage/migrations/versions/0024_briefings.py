"""Briefings, and who comes to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "briefings",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("author_id", NUMBER, nullable=True),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("experts", sa.JSON(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("places", NUMBER, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("announced_at", INSTANT, nullable=True),
        sa.Column("planned_to", NUMBER, nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("remind_at", INSTANT, nullable=True),
        sa.Column("sequence", NUMBER, nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefings")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_briefings_state_starts_at", "briefings", ["state", "starts_at"])
    op.create_table(
        "signups",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("briefing_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("signed_at", INSTANT, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["briefing_id"], ["briefings.id"], name=op.f("fk_signups_briefing_id_briefings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signups")),
        sa.UniqueConstraint("briefing_id", "person_id", name=op.f("uq_signups_briefing_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signups_person_id", "signups", ["person_id"])
    op.create_index("ix_signups_state", "signups", ["state"])


def downgrade() -> None:
    op.drop_table("signups")
    op.drop_table("briefings")
