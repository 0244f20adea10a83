"""Where a person stands with the embargo terms: who is asked to agree, and who may not any more."""

from __future__ import annotations

from enum import StrEnum

from mediabot.domain.errors import MediabotError
from mediabot.domain.news import TERMS_VERSION, EmbargoAccess
from mediabot.domain.people import Person


class TermsStanding(StrEnum):
    """Between a person and the terms in force."""

    NOT_VERIFIED = "not_verified"
    ASKED = "asked"
    ASKED_ANEW = "asked_anew"
    """Agreed to an earlier version."""
    AGREED = "agreed"
    CLOSED = "closed"
    """Broke an embargo."""


class TermsNotOffered(MediabotError):
    """This person may not agree: not verified, or the access is closed."""


def terms_standing(person: Person, access: EmbargoAccess | None) -> TermsStanding:
    """What the person is shown; a closed access stays closed, whatever else changes."""
    if access is not None and access.closed_at is not None:
        return TermsStanding.CLOSED
    if not person.verified:
        return TermsStanding.NOT_VERIFIED
    if access is None:
        return TermsStanding.ASKED
    return TermsStanding.AGREED if access.terms_version == TERMS_VERSION else TermsStanding.ASKED_ANEW
