"""How much one person may ask."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "limits",
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("open", NUMBER, nullable=False),
        sa.Column("daily", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_limits")),
    )


def downgrade() -> None:
    op.drop_table("limits")
