"""How often an expert was asked for a reaction this month."""

from __future__ import annotations

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_statements_expert_id_asked_at", "statements", ["expert_id", "asked_at"])


def downgrade() -> None:
    op.drop_index("ix_statements_expert_id_asked_at", "statements")
