"""Expert reactions: one question to several experts at once, and what each of them said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "reactions",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("author_id", NUMBER, nullable=True),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("answer_by", INSTANT, nullable=True),
        sa.Column("embargo_until", INSTANT, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("remind_at", INSTANT, nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("item_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["news.id"], name=op.f("fk_reactions_item_id_news"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reactions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reactions_item_id", "reactions", ["item_id"])
    op.create_index("ix_reactions_state", "reactions", ["state"])
    waiting = sa.text("remind_at IS NOT NULL")
    op.create_index("ix_reactions_reminded", "reactions", ["remind_at"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_table(
        "statements",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("reaction_id", NUMBER, nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        *(sa.Column(words, sa.Text(), nullable=False) for words in ("text", "mended")),
        sa.Column("objected", sa.Boolean(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("seconds", NUMBER, nullable=False),
        *(sa.Column(words, sa.Text(), nullable=False) for words in ("interests", "language")),
        sa.ForeignKeyConstraint(
            ["reaction_id"], ["reactions.id"], name=op.f("fk_statements_reaction_id_reactions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("reaction_id", "expert_id", name=op.f("uq_statements_reaction_id_expert_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_statements_person_id", "statements", ["person_id"])


def downgrade() -> None:
    op.drop_table("statements")
    op.drop_table("reactions")
