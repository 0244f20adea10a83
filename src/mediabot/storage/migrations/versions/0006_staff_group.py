"""Which messages asked an open question, and groups that can't be written to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("prompts", sa.Column("asked_by", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("prompts") as prompts:
        prompts.alter_column("asked_by", server_default=None)
    op.create_table(
        "lost_chats",
        sa.Column("chat_id", NUMBER, nullable=False),
        sa.Column("lost_at", INSTANT, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("tried_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_lost_chats")),
    )


def downgrade() -> None:
    op.drop_table("lost_chats")
    op.drop_column("prompts", "asked_by")
