"""What an expert has decided and may still undo."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("referrals", sa.Column("decided", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("referrals", "decided")
