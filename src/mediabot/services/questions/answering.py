"""An expert without an account answers on the page behind the link of a letter.

Opening the page reads and changes nothing: mail scanners open every link. Only what is sent from it acts, by the same
steps as the chat.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediabot.domain.errors import Gone, Kind, MediabotError
from mediabot.domain.people import correspondent
from mediabot.domain.referrals import ASK_LIMIT, BY_EXPERT, Reason, ReferralClosed
from mediabot.domain.text import clean, clean_line
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk
from mediabot.services.ports.post import Links, LinkUnusable
from mediabot.services.questions.asked import Asked, asked
from mediabot.services.questions.requests import Requests


class Way(StrEnum):
    """How the expert answers."""

    YES = "yes"
    CONDITION = "condition"
    WORDS = "words"
    ASK = "ask"
    """They ask the journalist something before deciding."""
    NO = "no"


class Lacking(StrEnum):
    """What is to be filled in."""

    WAY = "way"
    CONTACTS = "contacts"
    CONDITION = "condition"
    WORDS = "words"
    REASON = "reason"
    QUESTION = "question"
    PATIENCE = "patience"
    """The journalist was asked something already."""


class AnswerIncomplete(MediabotError):
    """The answer can't go out as it is."""

    def __init__(self, lacking: Lacking) -> None:
        super().__init__(f"the answer lacks its {lacking}")
        self.lacking = lacking


@dataclass(frozen=True)
class Reply:
    """What was sent from the page. `text` is the condition, the written answer, or a question back."""

    way: Way | None = None
    contacts: frozenset[str] = frozenset()
    interests: str = ""
    text: str = ""
    reason: Reason | None = None
    told: bool = False
    colleague: str = ""


@dataclass(frozen=True)
class Answering(Clockwork):
    """Each step in a unit of work of its own."""

    links: Links

    async def look(self, signed: str) -> Asked:
        """What stands on the page. Raises LinkUnusable, and Gone where nobody waits for that expert by letter."""
        async with self.store.begin() as work:
            return await self._read(Desk(work, self.clock.now(), self.office()), signed)

    async def answer(self, signed: str, reply: Reply) -> None:
        """The expert's answer. Raises the same, AnswerIncomplete, and ReferralClosed where there was one before."""
        async with self.desk() as desk:
            view = await self._read(desk, signed)
            if view.over:
                raise Gone(Kind.REFERRAL, view.referral.id)
            await _act(desk, view, reply)

    async def _read(self, desk: Desk, signed: str) -> Asked:
        """A link that went to another address than the directory has now is of no more use."""
        referral_id, mark = self.links.read(signed)
        view = await asked(desk, referral_id)
        if mark != self.links.mark(view.expert.contact.email):
            raise LinkUnusable
        return view


async def _act(desk: Desk, view: Asked, reply: Reply) -> None:
    person, referral_id = correspondent(view.expert.id, view.language), view.referral.id
    requests = Requests(desk)
    _ensure_complete(reply)
    if view.referral.in_reserve and reply.way not in (Way.YES, Way.NO):
        raise ReferralClosed(referral_id, view.referral.status)
    if reply.way is Way.ASK:
        await _ask_back(requests, view, reply.text)
        return
    if reply.way is Way.NO:
        reason = reply.reason if reply.reason in BY_EXPERT else Reason.COLLEAGUE
        if reply.told and not view.referral.reason_told:
            await requests.toggle_told(person, referral_id)
        await requests.decline(person, referral_id, reason, colleague=clean_line(reply.colleague))
        return
    condition = reply.text if reply.way is Way.CONDITION else ""
    await requests.prepare(person, referral_id, contacts=reply.contacts, interests=reply.interests, condition=condition)
    if reply.way is Way.WORDS:
        await requests.answer(person, referral_id, reply.text)
    elif not await requests.accept(person, referral_id):
        raise AnswerIncomplete(Lacking.CONTACTS)


async def _ask_back(requests: Requests, view: Asked, text: str) -> None:
    """Once; a second tap on the same finds it asked."""
    if view.referral.asked_back == clean(text, limit=ASK_LIMIT):
        return
    if view.referral.asked_back_at is not None:
        raise AnswerIncomplete(Lacking.PATIENCE)
    await requests.ask_back(correspondent(view.expert.id, view.language), view.referral.id, text)


def _ensure_complete(reply: Reply) -> None:
    if reply.way is None:
        raise AnswerIncomplete(Lacking.WAY)
    if reply.way is Way.NO and reply.reason not in BY_EXPERT and not clean_line(reply.colleague):
        raise AnswerIncomplete(Lacking.REASON)
    if reply.way is Way.CONDITION and not clean(reply.text):
        raise AnswerIncomplete(Lacking.CONDITION)
    if reply.way is Way.WORDS and not clean(reply.text):
        raise AnswerIncomplete(Lacking.WORDS)
    if reply.way is Way.ASK and not clean(reply.text):
        raise AnswerIncomplete(Lacking.QUESTION)
