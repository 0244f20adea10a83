"""The one guarded way to another person's data: who may see or do what, decided in one place.

Every function answers for facts already loaded and raises `NotAllowed`; buttons and commands prove nothing.
"""

from __future__ import annotations

from mediabot.domain.errors import MediabotError
from mediabot.domain.people import BY_LETTER, Person, Standing
from mediabot.domain.questions import Question
from mediabot.domain.referrals import TAKEN_BACK, Contacts, Referral, ReferralStatus


class NotAllowed(MediabotError):
    """This person may not do that; they may still ask staff."""


class MayNotSend(NotAllowed):
    """This member of staff has no right to send broadcasts; another one can give it."""


class NotOnOneself(NotAllowed):
    """Nobody blocks or dismisses themselves; a colleague can."""


class Blocked(NotAllowed):
    """Staff have blocked this person: nothing is taken from them."""


def ensure_staff(person: Person) -> None:
    """Only staff from the settings or appointed by staff, wherever the button was pressed."""
    if not person.acts_as_staff:
        raise NotAllowed(f"person {person.id} is not staff")


def ensure_somebody_else(person: Person, person_id: int) -> None:
    """For what nobody does to themselves."""
    if person.id == person_id:
        raise NotOnOneself(f"person {person_id} can't do that to themselves")


def ensure_sends(person: Person) -> None:
    """Staff with the right to send broadcasts; all staff may write them."""
    ensure_staff(person)
    if not person.sends:
        raise MayNotSend(f"person {person.id} may write broadcasts, not send them")


def ensure_not_blocked(person: Person) -> None:
    if person.standing is Standing.BLOCKED:
        raise Blocked(f"person {person.id} is blocked")


def ensure_owner(person: Person, question: Question) -> None:
    """Only the journalist who asked."""
    ensure_not_blocked(person)
    if question.journalist_id != person.id:
        raise NotAllowed(f"person {person.id} does not own question {question.id}")


def ensure_answers(person: Person, referral: Referral) -> None:
    """The expert who was asked, while still tied to that entry. One without an account by letter, or staff for them."""
    ensure_not_blocked(person)
    if referral.person_id is None:
        if (person.id, person.expert_id) != (BY_LETTER, referral.expert_id):
            ensure_staff(person)
    elif referral.person_id != person.id or person.expert_id != referral.expert_id:
        raise NotAllowed(f"person {person.id} was not asked by referral {referral.id}")


def ensure_speaks(person: Person, expert_id: str, *, has_account: bool) -> None:
    """The expert who is asked for a comment. One without an account by letter, or staff for them."""
    ensure_not_blocked(person)
    if has_account:
        if person.expert_id != expert_id:
            raise NotAllowed(f"person {person.id} does not speak for {expert_id}")
    elif (person.id, person.expert_id) != (BY_LETTER, expert_id):
        ensure_staff(person)


def ensure_talks(person: Person, question: Question, referral: Referral) -> None:
    """The two sides of an accepted referral, also after the yes was taken back."""
    ensure_not_blocked(person)
    if referral.status is not ReferralStatus.ACCEPTED and referral.reason not in TAKEN_BACK:
        raise NotAllowed(f"referral {referral.id} is {referral.status}")
    if person.id not in (question.journalist_id, referral.person_id):
        raise NotAllowed(f"person {person.id} has no part in referral {referral.id}")


def contacts_for_journalist(referral: Referral) -> Contacts:
    """What the journalist may see: nothing before the expert's yes, then exactly what the expert chose."""
    return referral.contacts if referral.status is ReferralStatus.ACCEPTED else Contacts()
