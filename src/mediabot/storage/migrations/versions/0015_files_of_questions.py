"""Files that go with a question, and where those of words that wait for a key stand in the writer's chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

COLUMNS = (("heard", "messages"), ("questions", "files"), ("searches", "files"))


def upgrade() -> None:
    for table, column in COLUMNS:
        op.add_column(table, sa.Column(column, sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    for table, column in COLUMNS:
        op.drop_column(table, column)
