"""What every journey stands at: one unit of work, the present, and the Media Center as it is just now.

A desk lives as long as its unit of work. Whatever is owed to the chat that acted (`chat_id`) is a reply: it is stored
like every delivery, but claimed at once and handed back in `replies`, so that whoever opened the desk sends it
right after the commit. The rest, `for_courier`, waits for the courier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from mediabot.domain.answer_by import OpenHours
from mediabot.domain.availability import DayOff
from mediabot.domain.broadcasts import CONFIRM_ABOVE
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.deliveries import Delivery, Lane, Shown
from mediabot.domain.directory import Directory, Expert
from mediabot.domain.news import PartAsked
from mediabot.domain.notices.entries import EntryProposal
from mediabot.domain.notices.kinds import Card, Notice
from mediabot.domain.notices.packing import pack
from mediabot.domain.notices.people import LetterFile, StaffJournalist, StaffLetter
from mediabot.domain.notices.questions import ReferralCard, RequestFile, StaffQuestion, StaffSearch
from mediabot.domain.people import Person
from mediabot.domain.referrals import UNDO
from mediabot.i18n.days_off import is_day_off
from mediabot.matching import DirectoryIndex
from mediabot.matching.news import NewsIndex
from mediabot.services.ports.entries import DirectoryText
from mediabot.services.ports.store import Work

WAITED_FOR = (
    *(StaffLetter, LetterFile, StaffQuestion, StaffJournalist, StaffSearch, ReferralCard, RequestFile, EntryProposal),
)
"""Of what staff are shown, that for which somebody waits."""

MOST_ASKED = 8
"""Messages that ask the same: so many are remembered."""

REPLY_LEASE = timedelta(seconds=20)
"""How long a reply belongs to the process that made it; after that the courier sends it."""


@dataclass(frozen=True)
class Office:
    """The Media Center just now. `version` is 0 while no directory was ever published.

    `staff_chat` is the staff group; without it every member of staff is written to in private. `first_staff` are those
    whom the settings name.
    """

    directory: Directory
    index: DirectoryIndex
    version: int = 0
    staff_chat: int | None = None
    first_staff: frozenset[int] = frozenset()
    language: str = "bg"
    zone: str = "Europe/Sofia"
    bot_name: str = ""
    inline: bool = False
    """Whether the bot can be called by its name in other chats."""

    hours: OpenHours = field(default_factory=OpenHours)
    day_off: DayOff = is_day_off
    confirm_above: int = CONFIRM_ABOVE
    undo: timedelta = UNDO
    """So long an expert may undo what they have just decided; nothing where that goes out at once."""

    mails: bool = False
    """Whether e-mail is set up."""

    newcomers: Mapping[str, datetime] = field(default_factory=dict)
    """Experts who were not in the first version of the directory: when each was first published."""

    news: NewsIndex = field(default_factory=NewsIndex.empty)
    text: DirectoryText | None = None
    """How a version of the directory is read and written, for whoever changes it."""

    def expert(self, expert_id: str) -> Expert | None:
        return self.directory.get(expert_id)


@dataclass(frozen=True)
class Desk:
    """One unit of work at one instant. `chat_id` is None when nobody acted (the ticker)."""

    work: Work
    now: datetime
    office: Office
    chat_id: int | None = None
    person_id: int | None = None
    replies: list[Delivery] = field(default_factory=list)
    asking: list[Prompt] = field(default_factory=list)
    typed: bool = False
    """Somebody wrote, and what answers them stands at the bottom of the chat; a tap is answered where it was."""

    for_courier: list[Delivery] = field(default_factory=list)

    async def owe(self, chat_id: int, notice: Notice, *, lane: Lane = Lane.REFERRAL) -> None:
        """Owe a message to a chat; in private chats the reader is the chat's person. A reply's lane is its own."""
        await self._owe(chat_id, notice, lane=lane)

    async def reply(self, notice: Notice) -> None:
        """Owe a message to the chat that acted. A card that answers something written goes down to it."""
        if self.typed and isinstance(notice, Card):
            notice = replace(notice, fresh=True)
        if self.chat_id is not None:
            await self._owe(self.chat_id, notice)

    async def bring_down(self) -> None:
        """Cards that answer what was written stand below it, whatever step owed them."""
        for place, reply in enumerate(self.replies):
            notice = reply.notice
            if isinstance(notice, Card) and reply.message_id is None and not notice.fresh:
                _, _, detail = pack(replace(notice, fresh=True))
                self.replies[place] = replace(reply, detail=detail)
                await self.work.deliveries.save(self.replies[place])

    async def turn_into(self, message_id: int | None, notice: Notice) -> None:
        """Turn a message of the chat that acted into this."""
        if self.chat_id is not None:
            await self._owe(self.chat_id, notice, message_id)

    async def owe_staff(self, notice: Notice) -> None:
        """Owe a message to the staff group, or to each member of staff: what somebody waits for before the rest."""
        lane = Lane.REFERRAL if isinstance(notice, WAITED_FOR) else Lane.REMINDER
        for chat_id in await self.staff_chats():
            await self._owe(chat_id, notice, lane=lane)

    async def refresh_staff(self, card: Card) -> None:
        """The card in the chats of staff that did not act; who was dismissed keeps what they saw last."""
        staff = await self.staff_ids()
        for chat_id in await self.chats_with(card):
            if chat_id != self.chat_id and (chat_id < 0 or chat_id in staff):
                await self.owe(chat_id, card)

    async def owe_edits(self, edits: Sequence[tuple[Shown, Notice]]) -> None:
        """Turn each of these messages into that; all are owed at one go."""
        deliveries = [self._edit(shown, notice) for shown, notice in edits]
        await self.work.deliveries.add_many(deliveries)
        self.for_courier.extend(deliveries)

    async def ask(self, person: Person, ask: Ask, subject: int = 0, hint: PartAsked | None = None) -> None:
        """What this person sends next in this chat answers that; in a group, what answers its last reply."""
        prompt = Prompt(self.chat_of(person), person.id, ask, subject, self.now, hint)
        before = await self.work.prompts.get(prompt.chat_id, person.id)
        if before is not None and prompt.same_as(before):
            prompt = replace(prompt, asked_by=before.asked_by)
        await self.work.prompts.put(prompt)
        self.asking.append(prompt)

    async def note_who_asks(self) -> None:
        """Of what was asked in a group, the last reply is the message to answer."""
        if self.chat_id is None or self.chat_id > 0 or not self.replies:
            return
        for prompt in self.asking:
            stands = await self.work.prompts.get(prompt.chat_id, prompt.person_id)
            if stands is not None and prompt.same_as(stands):
                asked_by = (*stands.asked_by, self.replies[-1].id)[-MOST_ASKED:]
                await self.work.prompts.put(replace(stands, asked_by=asked_by))

    def chat_of(self, person: Person) -> int:
        """The chat in which this person acts: the one that acted, or their own when the clock did."""
        return person.id if self.chat_id is None else self.chat_id

    async def is_card(self, message_id: int | None, card: Card) -> bool:
        """Whether that message of the chat that acted is the subject's card, which is edited in place."""
        kind, subject, _ = pack(card)
        return self.chat_id is not None and await self.work.cards.get(self.chat_id, kind, subject) == message_id

    async def make_card(self, message_id: int | None, card: Card) -> None:
        """That message of the chat that acted is the subject's card from now on, whichever was before."""
        if self.chat_id is not None and message_id is not None and not await self.is_card(message_id, card):
            kind, subject, _ = pack(card)
            await self.work.cards.put(self.chat_id, kind, subject, message_id)

    async def chats_with(self, card: Card) -> Sequence[int]:
        """The chats in which the subject's card stands."""
        kind, subject, _ = pack(card)
        return await self.work.cards.chats(kind, subject)

    async def _owe(
        self, chat_id: int, notice: Notice, message_id: int | None = None, lane: Lane = Lane.REFERRAL
    ) -> None:
        kind, subject, detail = pack(notice)
        is_reply = chat_id == self.chat_id
        delivery = await self.work.deliveries.add(
            Delivery(
                id=0,
                chat_id=chat_id,
                kind=kind,
                created_at=self.now,
                due_at=self.now,
                lane=Lane.REPLY if is_reply else lane,
                reader_id=chat_id if chat_id > 0 else None,
                subject=subject,
                detail=detail,
                message_id=message_id,
                claimed_until=self.now + REPLY_LEASE if is_reply else None,
            )
        )
        (self.replies if is_reply else self.for_courier).append(delivery)

    def _edit(self, shown: Shown, notice: Notice) -> Delivery:
        kind, subject, detail = pack(notice)
        return Delivery(
            id=0,
            chat_id=shown.chat_id,
            kind=kind,
            created_at=self.now,
            due_at=self.now,
            lane=Lane.REMINDER,
            reader_id=shown.chat_id if shown.chat_id > 0 else None,
            subject=subject,
            detail=detail,
            message_id=shown.message_id,
        )

    async def staff_chats(self) -> tuple[int, ...]:
        """The chats in which staff read: their group, or each one's own where there is none or it is lost.

        While nobody can be written to in private either, what is owed waits for the group.
        """
        group = await self.staff_group()
        if group is not None and await self.work.lost_chats.get(group) is None:
            return (group,)
        in_private = await self.staff_in_private()
        return in_private if in_private or group is None else (group,)

    async def staff_group(self) -> int | None:
        """The number that the staff group has now; None where there is none."""
        group = self.office.staff_chat
        return None if group is None else await self.work.moved_chats.where(group)

    async def staff_in_private(self) -> tuple[int, ...]:
        staff = await self.work.people.staff()
        return tuple(one.id for one in staff if one.may_be_written)

    async def staff_ids(self) -> set[int]:
        """Who is staff now: whoever was dismissed or blocked is sent nothing more of what staff prepare."""
        staff = await self.work.people.staff()
        return {person.id for person in staff if person.acts_as_staff}
