"""After the deadline: the journalist says what became of a question, the expert gets the thanks and says how it went.

What either says of the other only staff read, on their card of the question and of the journalist.
"""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain.access import NotAllowed, ensure_answers, ensure_not_blocked
from mediabot.domain.deliveries import Lane
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.follow_ups import (
    Conduct,
    Fit,
    FollowUp,
    Outcome,
    asked,
    asks_next,
    begun,
    closed,
    said,
)
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.notices.news import StaffNewsCard
from mediabot.domain.notices.outcomes import FollowUpCard, ThanksCard
from mediabot.domain.notices.people import StaffJournalist
from mediabot.domain.notices.questions import StaffQuestion
from mediabot.domain.people import Person
from mediabot.domain.questions import Attribution
from mediabot.domain.referrals import Referral
from mediabot.domain.sources import PageRead
from mediabot.domain.stories import Story
from mediabot.services.desk import Desk
from mediabot.services.news.intake import Intake
from mediabot.services.outcomes.links import address_checked, address_in
from mediabot.services.questions.letters import write_thanks
from mediabot.services.questions.typed import place_in


class FollowingUp:
    """Every step checks that whoever acts is that journalist, or that expert."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # time

    async def begin(self, question_id: int) -> None:
        """A question is over: the journalist is asked."""
        work = self._desk.work
        question = await work.questions.get(question_id)
        one = begun(question, await work.referrals.of_question(question_id), self._desk.now) if question else None
        if one is not None:
            await work.follow_ups.put(one)
            await self.pass_time(question_id)

    async def pass_time(self, question_id: int) -> None:
        """Ask, ask once more, or tell the expert what is known."""
        one = await self._desk.work.follow_ups.get(question_id)
        if one is None or one.due_at is None or one.due_at > self._desk.now:
            return
        if not asks_next(one):
            await self._desk.work.follow_ups.save(closed(one))
            await self._tell_expert(one)
            return
        await self._desk.work.follow_ups.save(asked(one, self._desk.now))
        journalist = await self._desk.work.people.get(one.journalist_id) if one.journalist_id else None
        if journalist is not None and journalist.may_be_written:
            await self._desk.owe(journalist.id, FollowUpCard(question_id, fresh=True), lane=Lane.REMINDER)

    # the journalist

    async def say(self, person: Person, question_id: int, outcome: Outcome) -> None:
        """What became of it. Where it is out, the link is asked for."""
        one = await self._own(person, question_id)
        if outcome not in one.choices:
            raise Gone(Kind.CHOICE, outcome)
        await self._keep(one, said(one, outcome, self._desk.now))

    async def rate_match(self, person: Person, question_id: int, fit: Fit) -> None:
        one = await self._own(person, question_id)
        if one.referral_id is None:
            raise Gone(Kind.CHOICE, fit)
        await self._keep(one, replace(one, fit=fit))

    async def leave_link(self, person: Person, question_id: int) -> None:
        """There is no link, or none to give: the expert hears at once that the story is out."""
        one = await self._own(person, question_id)
        if one.awaits_link:
            await self._desk.work.follow_ups.save(closed(one))
            await self._tell_expert(one)
        await self._desk.reply(FollowUpCard(question_id))

    async def keep_link(self, one: FollowUp, link: str) -> None:
        """The story: to the expert with thanks, and to staff as a draft of the news."""
        changed = replace(said(one, Outcome.PUBLISHED, self._desk.now), link=link, due_at=None)
        if link != one.link:
            changed = replace(changed, item_id=await self._drafted(changed))
            await self._tell_expert(changed)
        await self._keep(one, changed)

    async def takes(self, person: Person, text: str, answered: int | None) -> bool:
        """Whether words that nothing else waits for answer a card of ours, or bring the link that is waited for.

        Raises BadLink for an address that is none.
        """
        if await self._takes_reply(person, text, answered):
            return True
        one = await self._desk.work.follow_ups.awaiting_link(person.id) if answered is None else None
        address = address_in(text)
        if one is None or not address:
            return False
        ensure_not_blocked(person)
        await self.keep_link(one, address_checked(address))
        return True

    async def _takes_reply(self, person: Person, text: str, answered: int | None) -> bool:
        chat_id = self._desk.chat_of(person)
        message = await self._desk.work.sent_messages.get(chat_id, answered) if answered is not None else None
        if message is None or message.kind not in (NoticeKind.FOLLOW_UP, NoticeKind.THANKS):
            return False
        if message.kind is NoticeKind.THANKS:
            return await self._typed_conduct(person, message.subject, place_in(text))
        return await self._typed_outcome(person, message.subject, text)

    async def _typed_outcome(self, person: Person, question_id: int, text: str) -> bool:
        one, address, place = await self._own(person, question_id), address_in(text), place_in(text)
        if address and one.referral_id is not None:
            await self.keep_link(one, address_checked(address))
        elif place is not None and place < len(one.choices):
            await self.say(person, question_id, one.choices[place])
        else:
            return False
        return True

    async def _typed_conduct(self, person: Person, referral_id: int, place: int | None) -> bool:
        choices = tuple(Conduct)
        if place is None or place >= len(choices):
            return False
        await self.rate_conduct(person, referral_id, choices[place])
        return True

    async def _drafted(self, one: FollowUp) -> int:
        """The draft of that link, or the item that has it already. Its page is read with the guard that all have."""
        story = Story(Localized(), link=Localized(plain=one.link), experts=await self._named(one))
        taken = await Intake(self._desk).take(story)
        if taken.new:
            await self._desk.owe_staff(StaffNewsCard(taken.item.id, fresh=True))
            chat_id = next(iter(await self._desk.staff_chats()), None)
            if chat_id is not None:
                await self._desk.work.page_reads.put(PageRead(taken.item.id, chat_id, self._desk.now))
        return taken.item.id

    async def _named(self, one: FollowUp) -> tuple[str, ...]:
        """The expert, where they may be named."""
        question = await self._desk.work.questions.get(one.question_id)
        referral = await self._referral(one)
        named = question is not None and question.attribution is Attribution.ON_THE_RECORD
        return (referral.expert_id,) if named and referral is not None else ()

    # the expert

    async def rate_conduct(self, person: Person, referral_id: int, conduct: Conduct) -> None:
        """How the journalist went about it; staff see it at once where they should do something."""
        referral = await self._desk.work.referrals.get(referral_id)
        one = await self._desk.work.follow_ups.get(referral.question_id) if referral else None
        if referral is None or one is None or one.referral_id != referral_id:
            raise Gone(Kind.REFERRAL, referral_id)
        ensure_answers(person, referral)
        await self._desk.reply(ThanksCard(referral_id))
        if conduct is one.conduct:
            return
        await self._desk.work.follow_ups.save(replace(one, conduct=conduct, rated_by=person.id))
        await self._desk.owe_staff(StaffQuestion(one.question_id, fresh=conduct is Conduct.MISQUOTED))
        await self._show_journalist_to_staff(one)

    async def _own(self, person: Person, question_id: int) -> FollowUp:
        ensure_not_blocked(person)
        one = await self._desk.work.follow_ups.get(question_id)
        if one is None:
            raise Gone(Kind.QUESTION, question_id)
        if one.journalist_id != person.id:
            raise NotAllowed(f"person {person.id} does not own question {question_id}")
        return one

    async def _keep(self, before: FollowUp, after: FollowUp) -> None:
        """Store it; both sides' cards and staff's follow."""
        await self._desk.work.follow_ups.save(after)
        await self._desk.reply(FollowUpCard(after.question_id))
        if after != before:
            await self._desk.owe_staff(StaffQuestion(after.question_id))

    async def _tell_expert(self, one: FollowUp) -> None:
        """Where there is no account a letter tells it, or staff do; nobody is told of what led to no yes."""
        referral = await self._referral(one)
        if referral is None:
            return
        card = ThanksCard(referral.id, fresh=True)
        if referral.person_id is None:
            await write_thanks(self._desk, referral)
            await self._desk.owe_staff(card)
            return
        account = await self._desk.work.people.get(referral.person_id)
        if account is not None and account.may_be_written:
            await self._desk.owe(account.id, card, lane=Lane.REMINDER)

    async def _referral(self, one: FollowUp) -> Referral | None:
        return await self._desk.work.referrals.get(one.referral_id) if one.referral_id else None

    async def _show_journalist_to_staff(self, one: FollowUp) -> None:
        if one.journalist_id is None:
            return
        card, staff = StaffJournalist(one.journalist_id), await self._desk.staff_ids()
        for chat_id in await self._desk.chats_with(card):
            if chat_id < 0 or chat_id in staff:
                await self._desk.owe(chat_id, card)
