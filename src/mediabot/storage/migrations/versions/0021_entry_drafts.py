"""Drafts of the directory's entries: staff's forms, and what experts propose for their own cards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INDEXED = ("author_id", "expert_id", "state")


def upgrade() -> None:
    op.create_table(
        "entry_drafts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.Column("base", sa.JSON(), nullable=True),
        sa.Column("author_id", NUMBER, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", NUMBER, nullable=True),
        sa.Column("version", NUMBER, nullable=True),
        sa.Column("guided", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_drafts")),
        sqlite_autoincrement=True,
    )
    for column in INDEXED:
        op.create_index(f"ix_entry_drafts_{column}", "entry_drafts", [column])


def downgrade() -> None:
    op.drop_table("entry_drafts")
