"""How the Media Center knows that an expert is the person they are said to be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mediabot.domain.errors import MediabotError


class Proof(StrEnum):
    """How somebody was checked."""

    REGISTER = "register"
    ORCID = "orcid"
    CALL = "call"
    VOICE = "voice"


class NotAnOrcid(MediabotError):
    """The number is none, or a digit of it is wrong."""


@dataclass(frozen=True)
class PersonProof:
    """`reference` is the register or the ORCID. Without `confirmed_at` it waits for staff and nobody is shown it."""

    id: int
    expert_id: str
    how: Proof
    begun_at: datetime
    reference: str = ""
    confirmed_at: datetime | None = None
    confirmed_by: int | None = None


def confirm(proof: PersonProof, now: datetime, by: int, reference: str = "") -> PersonProof:
    return replace(proof, confirmed_at=now, confirmed_by=by, reference=reference or proof.reference)


_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])", re.ASCII)


def orcid(text: str) -> str:
    """The number as it is written, its check digit proved (ISO 7064, mod 11-2). Raises NotAnOrcid."""
    found = _ORCID.fullmatch(text.strip())
    if found is None:
        raise NotAnOrcid(f"no ORCID: {len(text)} characters")
    digits = "".join(found.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    expected = (12 - total % 11) % 11
    if digits[-1] != ("X" if expected == 10 else str(expected)):
        raise NotAnOrcid("a wrong check digit")
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))
