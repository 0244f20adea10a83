"""Which of a journalist's words are the address of a story."""

from __future__ import annotations

import re

from mediabot.domain.stories import checked_link

_ADDRESS = re.compile(r"\S*://\S+|www\.\S+|(?:javascript|data|file|mailto):\S+", re.IGNORECASE)
_BARE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)
"""What may be an address where nothing else stands beside it."""

_SCHEME = re.compile(r"[a-z][a-z+.-]*:(?!\d)", re.IGNORECASE)
_AFTER = ".,;:!?)]»“”\"'"
"""What ends a sentence rather than an address."""


def address_in(text: str) -> str:
    """What is meant for one; empty where nothing is."""
    found = _ADDRESS.search(text) or _BARE.fullmatch(text.strip())
    return found[0].rstrip(_AFTER) if found else ""


def address_checked(address: str) -> str:
    """As it may be shown. Raises BadLink."""
    return checked_link(address if _SCHEME.match(address) else f"https://{address}")
