"""Run by Alembic with the connection, and inside the transaction, that `storage/migrate.py` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from mediabot.storage.rows import METADATA


def plain_types(kind: str, thing: Any, autogenerate: object) -> str | Literal[False]:
    """A revision says what lies in the database, and does not change when our own column types do."""
    return f"sa.{thing.impl_instance!r}" if kind == "type" and isinstance(thing, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    render_item=plain_types,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
