"""The times on which the two sides of a talk agree."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("referral_id", NUMBER, nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed_by", NUMBER, nullable=True),
        sa.Column("sequence", NUMBER, nullable=False),
        sa.Column("called_off", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_meetings_referral_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("referral_id", name=op.f("uq_meetings_referral_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meetings_proposed_by"), "meetings", ["proposed_by"])


def downgrade() -> None:
    op.drop_table("meetings")
