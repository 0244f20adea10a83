"""One account for an entry of the directory, one answer to a letter; who was dismissed stays so; who is being asked."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

TIED_TWICE = """
    UPDATE people SET expert_id = '' WHERE expert_id > '' AND EXISTS (
        SELECT 1 FROM people AS other WHERE other.expert_id = people.expert_id AND other.id < people.id
    )
"""
"""The account that was asked so far, the one with the lowest number, keeps the entry."""


def only(where: str) -> dict[str, Any]:
    """An index over those rows alone."""
    return {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}


def upgrade() -> None:
    op.add_column("people", sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(TIED_TWICE)
    op.create_index("uq_people_expert_id", "people", ["expert_id"], unique=True, **only("expert_id > ''"))
    op.create_index("ix_referrals_open", "referrals", ["question_id"], **only("status IN ('offered', 'waiting')"))
    op.add_column("letters", sa.Column("answers_id", NUMBER, nullable=True))
    op.create_index("ix_letters_answers_id", "letters", ["answers_id"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_letters_answers_id", "letters")
    op.drop_column("letters", "answers_id")
    op.drop_index("ix_referrals_open", "referrals")
    op.drop_index("uq_people_expert_id", "people")
    op.drop_column("people", "dismissed_at")
