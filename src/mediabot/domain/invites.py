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

    def open(self, now: datetime) -> bool:
        """Whether the link still works."""
        return self.used_at is None and self.expires_at > now


def new_token() -> str:
    """24 letters and digits, `-` and `_`: fits a t.me start parameter (64 at most)."""
    return secrets.token_urlsafe(18)


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def withdraw(invite: Invite, now: datetime) -> Invite:
    """The link works no longer."""
    return replace(invite, expires_at=min(invite.expires_at, now))


def use(invite: Invite | None, *, by: int, now: datetime) -> Invite:
    """The invite as used by that person. Raises InviteUnusable unless it is fresh and unused."""
    if invite is None or not invite.open(now):
        raise InviteUnusable("unknown, used or expired invite")
    return replace(invite, used_at=now, used_by=by)
