"""Experts are reminded once; a question may be urgent, and knows what of its form was read from the first message."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TO_REMIND = sa.text("remind_at IS NOT NULL")
NONE = sa.text("'[]'")
ADDED = ("urgent", "understood", "assumed")


def upgrade() -> None:
    op.add_column("questions", sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("questions", sa.Column("understood", sa.JSON(), nullable=False, server_default=NONE))
    op.add_column("questions", sa.Column("assumed", sa.JSON(), nullable=False, server_default=NONE))
    if op.get_bind().dialect.name == "postgresql":  # SQLite would make the table anew for that
        for name in ADDED:
            op.alter_column("questions", name, server_default=None)
    op.add_column("referrals", sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_referrals_remind", "referrals", ["remind_at"], sqlite_where=TO_REMIND, postgresql_where=TO_REMIND
    )


def downgrade() -> None:
    op.drop_index("ix_referrals_remind", "referrals")
    op.drop_column("referrals", "remind_at")
    for name in ADDED:
        op.drop_column("questions", name)
