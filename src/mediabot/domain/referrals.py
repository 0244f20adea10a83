"""A referral: one journalist's question put to one expert, and what the expert said.

At most one referral of a question is open at a time. The steps are in `domain/cases.py`; nothing else moves a status.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.errors import MediabotError
from mediabot.domain.languages import NO_NAMES, Bilingual


class ReferralStatus(StrEnum):
    """Where a referral stands. `OFFERED` is a yes on a condition, which the journalist may take or leave."""

    QUEUED = "queued"
    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    ASKED_TO_STAND_BY = "asked_to_stand_by"
    """Somebody else said yes; whether this expert would step in, should that come to nothing."""
    STANDING_BY = "standing_by"


OPEN = frozenset({ReferralStatus.WAITING, ReferralStatus.OFFERED})
IN_RESERVE = frozenset({ReferralStatus.ASKED_TO_STAND_BY, ReferralStatus.STANDING_BY})
TO_BE_ANSWERED = frozenset({ReferralStatus.WAITING, ReferralStatus.ASKED_TO_STAND_BY})


class Reason(StrEnum):
    """Why an expert said no."""

    NO_TIME = "no_time"
    NOT_MY_FIELD = "not_my_field"
    CONFLICT = "conflict"
    NOT_THIS_OUTLET = "not_this_outlet"
    COLLEAGUE = "colleague"
    OFFER_LEFT = "offer_left"
    """The journalist could not use the condition."""
    WITHDREW = "withdrew"
    """They had said yes, and could not after all."""
    DROPPED_OUT = "dropped_out"
    """They had said yes, and the journalist says that nothing comes of it."""
    GONE = "gone"
    """The expert left the bot or the directory, or was blocked."""
    STOOD_BY = "stood_by"
    """They were in reserve, and were not needed."""
    LEFT_RESERVE = "left_reserve"
    """They were in reserve, and could not go on."""


TAKEN_BACK = frozenset({Reason.WITHDREW, Reason.DROPPED_OUT})
"""Nos after a yes."""


class Step(StrEnum):
    """What the expert's card is asking just now."""

    ANSWER = "answer"
    CONDITION = "condition"
    REASON = "reason"
    COLLEAGUE = "colleague"
    CONTACTS = "contacts"
    INTERESTS = "interests"
    ASK_BACK = "ask_back"
    WRITE = "write"


BY_EXPERT = frozenset({Reason.NO_TIME, Reason.NOT_MY_FIELD, Reason.CONFLICT, Reason.NOT_THIS_OUTLET})
"""Those that an expert chooses; the others follow from something else."""

CONDITION_LIMIT = 400
ASK_LIMIT = 600

UNDO = timedelta(minutes=1)
"""So long an expert may undo what they have just decided, before anybody hears of it."""


class ReferralClosed(MediabotError):
    """The referral was already answered, withdrawn, or its time has passed."""

    def __init__(self, referral_id: int, status: ReferralStatus) -> None:
        super().__init__(f"referral {referral_id} is {status}")
        self.status = status


@dataclass(frozen=True)
class Contacts:
    """What an expert hands over with a yes. `bot` is to talk through the bot."""

    phone: str = ""
    email: str = ""
    telegram: str = ""
    bot: bool = False

    def __bool__(self) -> bool:
        return bool(self.phone or self.email or self.telegram or self.bot)


@dataclass(frozen=True)
class Decision:
    """What an expert has said and nobody has heard yet: a no where there is a reason, otherwise a yes with what stands
    in the referral. It takes effect at `goes_at`.
    """

    goes_at: datetime
    reason: Reason | None = None
    colleague: str = ""
    colleague_id: str = ""


@dataclass(frozen=True)
class Referral:
    """`person_id` is the Telegram account that is asked; None where staff reach the expert themselves.

    `contacts`, `interests` and `condition` are a draft until the status says accepted (or offered);
    `domain.access.contacts_for_journalist` is the only way by which they reach a journalist. `remind_at` is emptied by
    the one reminder. `reason_told`: the expert lets the journalist read why they said no. `proposal` is how the
    journalist would rather have it than on the condition that the expert offered, `answered_back` what they answer to
    `asked_back`; `asker_id` is who wrote that. `withdrawal` is why an expert took back a yes; staff read it. `decided`
    can still be undone: for everybody else the referral waits.
    """

    id: int
    question_id: int
    expert_id: str
    position: int
    person_id: int | None = None
    status: ReferralStatus = ReferralStatus.QUEUED
    step: Step = Step.ANSWER
    asked_at: datetime | None = None
    answer_by: datetime | None = None
    remind_at: datetime | None = None
    answered_at: datetime | None = None
    reason: Reason | None = None
    condition: str = ""
    contacts: Contacts = Contacts()
    interests: str = ""
    colleague: str = ""
    colleague_id: str = ""
    why: Bilingual[tuple[str, ...]] = NO_NAMES
    talking: bool = False
    reason_told: bool = False
    asker_id: int | None = None
    proposal: str = ""
    asked_back: str = ""
    asked_back_at: datetime | None = None
    answered_back: str = ""
    withdrawal: str = ""
    decided: Decision | None = None

    @property
    def open(self) -> bool:
        return self.status in OPEN

    @property
    def in_reserve(self) -> bool:
        return self.status in IN_RESERVE

    @property
    def says_yes(self) -> bool:
        """Whether a yes is about to go out."""
        return self.decided is not None and self.decided.reason is None

    @property
    def asks_back(self) -> bool:
        """Whether the expert waits for the journalist before deciding, and their time to answer with them."""
        return self.status is ReferralStatus.WAITING and self.asked_back_at is not None and not self.answered_back
