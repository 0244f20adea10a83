"""What a remark of a talk carries, what it answers, and where it stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0011"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("remarks", sa.Column("message_id", NUMBER, nullable=True))
    op.add_column("remarks", sa.Column("carries", sa.Text(), nullable=False, server_default="words"))
    op.add_column("remarks", sa.Column("file", sa.Text(), nullable=False, server_default=""))
    op.add_column("remarks", sa.Column("answers_id", NUMBER, nullable=True))
    op.add_column("remarks", sa.Column("quote", sa.Text(), nullable=False, server_default=""))
    op.add_column("remarks", sa.Column("corrects", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for column in ("corrects", "quote", "answers_id", "file", "carries", "message_id"):
        op.drop_column("remarks", column)
