"""A one-time link that makes somebody an expert, staff, or a verified journalist.

Only the SHA-256 of the token is kept; the token itself exists in the link and nowhere else.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Role

LIFETIME = timedelta(days=7)


class InviteUnusable(MediabotError):
    """The link was used, has expired, was withdrawn or never existed; which one is not told to strangers."""


@dataclass(frozen=True)
class Invite:
    """`expert_id` is set for experts, `outlet` may be set for journalists."""

    id: int
    token_hash: str
    role: Role
    created_at: datetime
    expires_at: datetime
    expert_id: str = ""
    outlet: str = ""
    created_by: int | None = None
    used_at: datetime | None = None
    used_by: int | None = None


def new_token() -> str:
    """24 letters and digits, `-` and `_`: fits a t.me start parameter (64 at most)."""
    return secrets.token_urlsafe(18)


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def use(invite: Invite | None, *, by: int, now: datetime) -> Invite:
    """The invite as used by that person. Raises InviteUnusable unless it is fresh and unused."""
    if invite is None or invite.used_at is not None or invite.expires_at <= now:
        raise InviteUnusable("unknown, used or expired invite")
    return replace(invite, used_at=now, used_by=by)
