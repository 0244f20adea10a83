"""Of drafts only experts whom staff ticked are named; until now those suggested by topic stood among them, unmarked."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody can tell any more who was only suggested; they are suggested again on the draft's card."""
    op.execute("UPDATE news SET experts = '[]' WHERE state = 'draft'")


def downgrade() -> None:
    """A draft without experts is as good before."""
