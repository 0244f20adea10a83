"""What deleted drafts were known by, and the feed to which a page leads that was taken for one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "thrown_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("item_id", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_thrown_keys")),
    )
    op.create_index("ix_thrown_keys_item_id", "thrown_keys", ["item_id"])
    op.add_column("feeds", sa.Column("offered", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("feeds") as feeds:
        feeds.alter_column("offered", server_default=None)


def downgrade() -> None:
    op.drop_column("feeds", "offered")
    op.drop_table("thrown_keys")
