"""Broadcasts and corrections know which version was shown; a withdrawal is told; an item has one correction begun."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BEGUN = sa.text("sent_at IS NULL")
ADDED = {"broadcasts": ("version", "refused"), "corrections": ("version", "withdrawal")}
OLDER_BEGUN = """
    DELETE FROM corrections WHERE sent_at IS NULL AND id < (
        SELECT max(other.id) FROM corrections other
        WHERE other.item_id = corrections.item_id AND other.sent_at IS NULL
    )
"""


def upgrade() -> None:
    for table, (number, flag) in ADDED.items():
        op.add_column(table, sa.Column(number, NUMBER, nullable=False, server_default="0"))
        op.add_column(table, sa.Column(flag, sa.Boolean(), nullable=False, server_default=sa.false()))
        if op.get_bind().dialect.name == "postgresql":  # SQLite would make the table anew for that
            op.alter_column(table, number, server_default=None)
            op.alter_column(table, flag, server_default=None)
    op.execute(OLDER_BEGUN)
    op.create_index(
        "ix_corrections_begun",
        "corrections",
        ["item_id"],
        unique=True,
        sqlite_where=BEGUN,
        postgresql_where=BEGUN,
    )


def downgrade() -> None:
    op.drop_index("ix_corrections_begun", "corrections")
    for table, columns in ADDED.items():
        for name in columns:
            op.drop_column(table, name)
