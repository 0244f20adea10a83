"""Checking a quote: the journalist sends it, the expert confirms or corrects it in time, and both keep the wording."""

from __future__ import annotations

from collections.abc import Callable

from mediabot.domain import quotes
from mediabot.domain.access import NotAllowed, ensure_not_blocked, ensure_owner
from mediabot.domain.cases import Case
from mediabot.domain.conversation import Ask
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Asked, Note
from mediabot.domain.notices.talks import QuoteCard
from mediabot.domain.people import Person
from mediabot.domain.quotes import QUOTE_LIMIT, Quote, QuoteClosed, why_no_check
from mediabot.domain.referrals import Referral, ReferralStatus
from mediabot.domain.text import clean, length
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.questions.cases import open_case_of_referral


class Quotes:
    """Each step checks who acts; one that comes too late raises QuoteClosed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # the journalist

    async def begin(self, person: Person, referral_id: int) -> None:
        """The journalist will write the quote; where none can be checked, the reason is told."""
        if await self._may_ask(person, referral_id) is not None:
            await self._desk.ask(person, Ask.QUOTE, referral_id)
            await self._desk.reply(Asked(Ask.QUOTE, referral_id))

    async def ask(self, person: Person, referral_id: int, text: str) -> None:
        """The quote goes to the expert; it takes the place of one that is not agreed on yet."""
        opened = await self._may_ask(person, referral_id)
        wording = clean(text, limit=2 * QUOTE_LIMIT)
        if opened is None or not await self._fits(wording):
            return
        case, referral = opened
        await stop_listening(self._desk, person, {Ask.QUOTE}, referral_id)
        for before in await self._desk.work.quotes.of(referral_id):
            await self._replace(before)
        quote = quotes.ask(case.question, referral, person.id, wording, self._desk.now)
        await self._show(person, case, referral, await self._desk.work.quotes.add(quote))

    async def take_correction(self, person: Person, quote_id: int) -> None:
        await self._of_journalist(person, quote_id, lambda quote, _: quotes.take_correction(quote))

    async def more_time(self, person: Person, quote_id: int) -> None:
        """The expert may answer until the deadline."""
        now = self._desk.now
        await self._of_journalist(person, quote_id, lambda quote, case: quotes.more_time(quote, case.question, now))

    # the expert

    async def confirm(self, person: Person, quote_id: int) -> None:
        now = self._desk.now
        await self._of_expert(
            person, quote_id, lambda quote, case: quotes.confirm(quote, case.question, person.id, now)
        )

    async def begin_correction(self, person: Person, quote_id: int) -> None:
        """The expert will write it as they would say it."""
        quote, case, referral = await self._open(quote_id)
        _ensure_expert(person, referral)
        if not quotes.may_answer(quote, case.question, self._desk.now):
            raise QuoteClosed(f"quote {quote_id} is {quote.state}")
        await self._desk.ask(person, Ask.QUOTE_CORRECTION, quote_id)
        await self._desk.reply(Asked(Ask.QUOTE_CORRECTION, quote_id))

    async def correct(self, person: Person, quote_id: int, text: str) -> None:
        wording, now = clean(text, limit=2 * QUOTE_LIMIT), self._desk.now
        if await self._fits(wording):
            await self._of_expert(
                person, quote_id, lambda quote, case: quotes.correct(quote, case.question, person.id, wording, now)
            )
            await stop_listening(self._desk, person, {Ask.QUOTE_CORRECTION}, quote_id)

    # time

    async def pass_time(self, quote_id: int) -> None:
        """Nobody answered in time: both are told. Of a yes that was taken back nothing is."""
        quote, case, referral = await self._read(quote_id)
        after = quotes.pass_time(quote, self._desk.now)
        if after == quote:
            return
        if referral.status is ReferralStatus.ACCEPTED:
            await self._show(None, case, referral, after)
        await self._desk.work.quotes.save(after)

    async def _may_ask(self, person: Person, referral_id: int) -> tuple[Case, Referral] | None:
        case, referral = await open_case_of_referral(self._desk, referral_id)
        ensure_owner(person, case.question)
        why = why_no_check(case.question, referral, self._desk.now)
        if not why:
            return case, referral
        await stop_listening(self._desk, person, {Ask.QUOTE}, referral_id)
        await self._desk.reply(Note(Event(f"quote_{why}")))
        return None

    async def _fits(self, wording: str) -> bool:
        """What is too long, or no text at all, is not sent."""
        if wording and length(wording) <= QUOTE_LIMIT:
            return True
        await self._desk.reply(Note(Event.QUOTE_LONG, number=str(QUOTE_LIMIT)))
        return False

    async def _replace(self, before: Quote) -> None:
        after = quotes.replaced(before)
        if after != before:
            await self._desk.work.quotes.save(after)
            case, referral = await open_case_of_referral(self._desk, before.referral_id)
            for side in (case.question.journalist_id, referral.person_id):
                if side is not None:
                    await self._desk.owe(side, QuoteCard(before.id))

    async def _of_journalist(self, person: Person, quote_id: int, step: Callable[[Quote, Case], Quote]) -> None:
        quote, case, referral = await self._open(quote_id)
        ensure_owner(person, case.question)
        await self._close(person, case, referral, step(quote, case))

    async def _of_expert(self, person: Person, quote_id: int, step: Callable[[Quote, Case], Quote]) -> None:
        quote, case, referral = await self._open(quote_id)
        _ensure_expert(person, referral)
        await self._close(person, case, referral, step(quote, case))

    async def _read(self, quote_id: int) -> tuple[Quote, Case, Referral]:
        quote = await self._desk.work.quotes.get(quote_id)
        if quote is None:
            raise Gone(Kind.QUOTE, quote_id)
        return quote, *await open_case_of_referral(self._desk, quote.referral_id)

    async def _open(self, quote_id: int) -> tuple[Quote, Case, Referral]:
        """One whose expert stands by the yes."""
        quote, case, referral = await self._read(quote_id)
        if referral.status is not ReferralStatus.ACCEPTED:
            raise QuoteClosed(f"the yes of referral {referral.id} was taken back")
        return quote, case, referral

    async def _close(self, person: Person, case: Case, referral: Referral, after: Quote) -> None:
        await self._desk.work.quotes.save(after)
        await self._show(person, case, referral, after)

    async def _show(self, person: Person | None, case: Case, referral: Referral, quote: Quote) -> None:
        """Whoever acted sees it where it stands, the other side gets a message."""
        for side in (case.question.journalist_id, referral.person_id):
            if person is not None and side == person.id:
                await self._desk.reply(QuoteCard(quote.id))
            elif side is not None:
                await self._desk.owe(side, QuoteCard(quote.id, fresh=True))


def _ensure_expert(person: Person, referral: Referral) -> None:
    ensure_not_blocked(person)
    if referral.person_id != person.id:
        raise NotAllowed(f"person {person.id} is not quoted in referral {referral.id}")
