"""The tables. A column is named like the field of the dataclass that its row becomes (`storage/shelf.py`).

Ids are never given twice, not even after the newest row was removed: buttons in old messages carry them. Nothing
refers to `people`: a person may leave at any moment, and what becomes of a case then is decided by the services.
"""

from __future__ import annotations

from mediabot.storage.rows import briefings, broadcasts, digests, experts, news, people, questions, reactions, sending
from mediabot.storage.schema import Row

TABLES = (briefings, broadcasts, digests, experts, news, people, questions, reactions, sending)
"""Whoever asks for the metadata has them all."""

METADATA = Row.metadata
