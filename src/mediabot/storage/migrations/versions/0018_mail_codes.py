"""Codes that make an address somebody's own, and the addresses that copies go to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "mail_codes",
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("subject", NUMBER, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("sent", NUMBER, nullable=False),
        sa.Column("first_at", INSTANT, nullable=False),
        sa.Column("tries", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_mail_codes"),
    )
    op.add_column("people", sa.Column("proof_confirmed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("people", sa.Column("mail", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("people", "mail")
    op.drop_column("people", "proof_confirmed")
    op.drop_table("mail_codes")
