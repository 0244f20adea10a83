"""An office for each journey of letters."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from mail.office import Office, open_office


@pytest.fixture
async def office(database_url: str) -> AsyncIterator[Office]:
    async with open_office(database_url) as office:
        yield office
