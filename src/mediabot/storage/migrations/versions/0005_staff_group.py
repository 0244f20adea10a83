"""Which messages asked an open question, groups that can't be written to, letters with files, and albums."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
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
    op.create_table(
        "last_albums",
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("album", sa.Text(), nullable=False),
        sa.Column("letter_id", NUMBER, nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_last_albums")),
    )
    op.add_column("letters", sa.Column("attachments", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("letters") as letters:
        letters.alter_column("attachments", server_default=None)


def downgrade() -> None:
    op.drop_column("letters", "attachments")
    op.drop_table("last_albums")
    op.drop_table("lost_chats")
    op.drop_column("prompts", "asked_by")
