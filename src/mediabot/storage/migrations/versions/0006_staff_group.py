"""Which messages asked an open question."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("prompts", sa.Column("asked_by", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("prompts") as prompts:
        prompts.alter_column("asked_by", server_default=None)


def downgrade() -> None:
    op.drop_column("prompts", "asked_by")
