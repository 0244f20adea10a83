"""Where people stand in other people's chats, and by what a directory's file is known after somebody left it."""

from __future__ import annotations

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
VERSIONS = sa.table(
    "versions", sa.column("id", NUMBER), sa.column("text", sa.Text()), sa.column("fingerprint", sa.Text())
)


def upgrade() -> None:
    op.create_table(
        "older_cards",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("message_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("subject", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_older_cards")),
    )
    op.create_index("ix_older_cards_notice_subject", "older_cards", ["notice", "subject"])
    op.create_index("ix_cards_notice_subject", "cards", ["notice", "subject"])
    op.add_column("versions", sa.Column("fingerprint", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("versions") as versions:
        versions.alter_column("fingerprint", server_default=None)
    op.create_index("ix_versions_fingerprint", "versions", ["fingerprint"])
    _take_fingerprints()


def downgrade() -> None:
    op.drop_index("ix_versions_fingerprint", "versions")
    op.drop_column("versions", "fingerprint")
    op.drop_index("ix_cards_notice_subject", "cards")
    op.drop_table("older_cards")


def _take_fingerprints() -> None:
    connection = op.get_bind()
    for version_id in connection.scalars(sa.select(VERSIONS.c.id)).all():
        this = VERSIONS.c.id == version_id
        text = connection.scalars(sa.select(VERSIONS.c.text).where(this)).one()
        fingerprint = sha256(text.encode()).hexdigest()
        connection.execute(sa.update(VERSIONS).where(this).values(fingerprint=fingerprint))
