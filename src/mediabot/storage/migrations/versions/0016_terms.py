"""Experts' own terms, and what each expert was asked, by their entry."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LISTS = ("weekdays", "languages", "formats", "not_taken", "shared")


def upgrade() -> None:
    op.create_table(
        "terms",
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("away_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("away_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in LISTS),
        sa.Column("on_holidays", sa.Boolean(), nullable=False),
        sa.Column("a_month", NUMBER, nullable=False),
        sa.Column("at_once", NUMBER, nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("expert_id", name=op.f("pk_terms")),
    )
    op.create_index("ix_referrals_expert_id_asked_at", "referrals", ["expert_id", "asked_at"])


def downgrade() -> None:
    op.drop_index("ix_referrals_expert_id_asked_at", "referrals")
    op.drop_table("terms")
