"""Drafts the next revision from what changed in `storage/rows/`: python -m mediabot.storage.migrations "what changes"

Read the draft before it is committed: Alembic sees columns and indexes, not what their rows need.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from mediabot.storage.engine import open_engine
from mediabot.storage.migrate import config, migrate


async def draft(message: str) -> None:
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'draft.db'}")
        await migrate(engine)
        async with engine.connect() as connection:
            await connection.run_sync(_draft, message)
        await engine.dispose()


def _draft(connection: Connection, message: str) -> None:
    settings = config(connection)
    number = len(list(ScriptDirectory.from_config(settings).walk_revisions())) + 1
    command.revision(settings, message, autogenerate=True, rev_id=f"{number:04}")


asyncio.run(draft(" ".join(sys.argv[1:])))
