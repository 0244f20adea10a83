"""A person who talks to the bot: a journalist by default; an expert or staff when somebody entitled said so.

The id is Telegram's. A journalist's standing says whether staff know who they are; a referral leaves only for a
verified journalist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mediabot.domain.content import Attachment
from mediabot.domain.errors import MediabotError

PHONE = re.compile(r"\+?[\d(](?:[\s()/.-]*\d){5,17}")
"""A number at which staff can call a newsroom."""

BY_LETTER = 0
"""Who answers by a signed link has no account; nobody in Telegram has this number."""

PRESS_CARD = "🪪"
"""What stands for the proof of somebody who showed a press card."""


class Standing(StrEnum):
    """What staff know of a journalist."""

    UNKNOWN = "unknown"
    PENDING = "pending"
    VERIFIED = "verified"
    REFUSED = "refused"
    BLOCKED = "blocked"


class Role(StrEnum):
    """What an invite makes of a person, and which commands the bot shows them."""

    JOURNALIST = "journalist"
    EXPERT = "expert"
    STAFF = "staff"


class LastOfStaff(MediabotError):
    """Without this person nobody would be staff."""


class StandingFixed(MediabotError):
    """This journalist is not waiting for a decision (any more)."""

    def __init__(self, person_id: int, standing: Standing) -> None:
        super().__init__(f"person {person_id} is {standing}")
        self.standing = standing


class BlockReason(StrEnum):
    """Why staff block somebody, where they don't say it in their own words."""

    MAILING = "mailing"
    PRETENDS = "pretends"
    ABUSE = "abuse"
    RULES = "rules"


class ReasonMissing(MediabotError):
    """Nobody is blocked without a reason."""


@dataclass(frozen=True)
class Person:
    """`language` is empty until chosen or guessed; `byline` is the name a journalist signs with.

    `sends`: of staff, whether they may send broadcasts (all may write them). `active_at` is when they last wrote or
    tapped, to the hour. `dismissed_at`: a colleague took the staff role away, whatever the settings say.
    `refusal` is why staff refused or blocked them, in staff's words or as a `BlockReason`.
    `press_card` is forgotten with the decision about them. `proof_confirmed`: a code that was sent to the proof, an
    address, came back. `mail` is a confirmed address that gets copies.
    """

    id: int
    name: str = ""
    username: str = ""
    language: str = ""
    staff: bool = False
    expert_id: str = ""
    byline: str = ""
    outlet: str = ""
    proof: str = ""
    standing: Standing = Standing.UNKNOWN
    applied_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: int | None = None
    refusal: str = ""
    appeal: str = ""
    reachable: bool = True
    created_at: datetime | None = None
    sends: bool = False
    wants_broadcasts: bool = True
    active_at: datetime | None = None
    dismissed_at: datetime | None = None
    press_card: tuple[Attachment, ...] = ()
    proof_confirmed: bool = False
    mail: str = ""

    @property
    def verified(self) -> bool:
        return self.standing is Standing.VERIFIED

    @property
    def acts_as_staff(self) -> bool:
        return self.staff and self.standing is not Standing.BLOCKED

    @property
    def may_be_written(self) -> bool:
        """Whether anything is sent to them: Telegram takes it (`reachable`), and staff have not blocked them."""
        return self.reachable and self.standing is not Standing.BLOCKED

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role that the person has; everybody may ask as a journalist."""
        roles = [Role.JOURNALIST]
        if self.expert_id:
            roles.append(Role.EXPERT)
        if self.staff:
            roles.append(Role.STAFF)
        return tuple(roles)

    @property
    def introduced(self) -> bool:
        """Name, outlet and a proof are all there (an editor's invite stands for the proof)."""
        return bool(self.byline and self.outlet and (self.proof or self.verified))


def correspondent(expert_id: str, language: str) -> Person:
    """An expert without an account, who answers by letter."""
    return Person(BY_LETTER, language=language, expert_id=expert_id)


def appoint(person: Person) -> Person:
    """Staff from now on, by a colleague's invite."""
    return replace(person, staff=True, dismissed_at=None)


def named_by_settings(person: Person, *, first: bool) -> Person:
    """Staff because the settings say so, unless a colleague dismissed them. `first`: they may send, too."""
    if person.dismissed_at is not None:
        return person
    return replace(person, staff=True, sends=person.sends or first)


def dismiss(person: Person, now: datetime) -> Person:
    """No longer staff, until a colleague invites them anew."""
    return replace(person, staff=False, sends=False, dismissed_at=now)


def apply(person: Person, now: datetime) -> Person:
    """The journalist has given name, outlet and proof and waits for staff."""
    if person.standing in (Standing.VERIFIED, Standing.BLOCKED):
        return person
    return replace(person, standing=Standing.PENDING, applied_at=now, decided_at=None, decided_by=None)


def verify(person: Person, now: datetime, by: int) -> Person:
    """Staff know this journalist. A refused one can be verified after all; a block is taken back by `unblock` alone."""
    if person.standing in (Standing.VERIFIED, Standing.BLOCKED):
        raise StandingFixed(person.id, person.standing)
    return _verified(person, now, by)


def unblock(person: Person, now: datetime, by: int) -> Person:
    """The block was a mistake: staff know this journalist."""
    if person.standing is not Standing.BLOCKED:
        raise StandingFixed(person.id, person.standing)
    return _verified(person, now, by)


def _verified(person: Person, now: datetime, by: int) -> Person:
    return replace(person, standing=Standing.VERIFIED, decided_at=now, decided_by=by, refusal="", appeal="")


def refuse(person: Person, now: datetime, by: int, reason: str) -> Person:
    """Staff could not confirm this journalist; the reason is told to them."""
    if person.standing in (Standing.REFUSED, Standing.BLOCKED):
        raise StandingFixed(person.id, person.standing)
    return replace(person, standing=Standing.REFUSED, decided_at=now, decided_by=by, refusal=reason)


def block(person: Person, now: datetime, by: int, reason: str) -> Person:
    """Nothing more is taken from this person, but for one appeal; the reason is told to them."""
    if person.standing is Standing.BLOCKED:
        raise StandingFixed(person.id, person.standing)
    if not reason:
        raise ReasonMissing(f"no reason to block person {person.id}")
    return replace(person, standing=Standing.BLOCKED, decided_at=now, decided_by=by, refusal=reason, appeal="")


def appeal(person: Person, now: datetime, words: str) -> Person:
    """A refused journalist says why staff should look again; a blocked person once, and stays blocked until they do."""
    if person.standing is Standing.BLOCKED and not person.appeal:
        return replace(person, appeal=words)
    if person.standing is not Standing.REFUSED:
        raise StandingFixed(person.id, person.standing)
    return replace(person, standing=Standing.PENDING, applied_at=now, appeal=words, decided_at=None, decided_by=None)
