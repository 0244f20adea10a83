"""A person and what is kept about them: greeting, language, everything shown, everything deleted."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from enum import Enum

from mediabot.domain import cases
from mediabot.domain.languages import WRITTEN
from mediabot.domain.news import EmbargoAccess
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.notes import StaffAlert
from mediabot.domain.notices.people import Deleted, StaffJournalist, StaffLetter
from mediabot.domain.notices.questions import QuestionCard, ReferralCard
from mediabot.domain.people import Person, Standing, named_by_settings
from mediabot.domain.questions import Status
from mediabot.domain.text import clean_line
from mediabot.services.broadcasts.broadcasting import Broadcasting
from mediabot.services.desk import Desk
from mediabot.services.people.correspondence import Correspondence
from mediabot.services.people.roles import ensure_others_stay
from mediabot.services.ports.store import Work
from mediabot.services.questions.accounts import Accounts
from mediabot.services.questions.cases import close_case, open_case
from mediabot.services.questions.gathering import show_topic

Plain = dict[str, object]


class Profiles:
    """One's own entry in the books of the bot."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def meet(self, person_id: int, *, name: str, username: str, app_language: str) -> Person:
        """The person who acted, as known, or as they are at first sight (stored once they do something).

        The language is guessed from the app's: Bulgarian stays Bulgarian, anything else reads English; unknown is the
        default of the house. Whom the settings name may send from the first time on, until a colleague takes that.
        """
        known = await self._desk.work.people.get(person_id)
        fresh = known or Person(
            id=person_id,
            language=guess_language(app_language, self._desk.office.language),
            created_at=self._desk.now,
        )
        if person_id in self._desk.office.first_staff:
            fresh = named_by_settings(fresh, first=not fresh.staff)
        met = replace(
            fresh,
            name=clean_line(name, limit=80),
            username=clean_line(username, limit=40),
            active_at=self._desk.now.replace(minute=0, second=0, microsecond=0),
            reachable=True,
        )
        if met != known:
            await self._desk.work.people.save(met)
        return met

    async def set_language(self, person: Person, language: str) -> Person:
        """The language the person reads from now on."""
        person = replace(person, language=language if language in WRITTEN else self._desk.office.language)
        await self._desk.work.people.save(person)
        return person

    async def lost(self, person: Person) -> None:
        """The person blocked the bot: nothing is sent until they come back; an expert's open referral moves on."""
        await self._desk.work.people.save(replace(person, reachable=False))
        await Accounts(self._desk).lost(person.id)

    async def everything_about(self, person: Person) -> Plain:
        """All that is held about the person, as plain data for a file: keys in English, instants in ISO 8601, UTC."""
        work = self._desk.work
        return {
            "person": _plain(asdict(person)),
            "searches": [_plain(asdict(search)) for search in await work.searches.of(person.id)],
            "questions": [await self._question(question.id) for question in await work.questions.of(person.id)],
            "asked_as_expert": [_plain(asdict(referral)) for referral in await work.referrals.of_person(person.id)],
            "talks": [_plain(asdict(remark)) for remark in await work.remarks.by(person.id)],
            "letters": [_plain(asdict(letter)) for letter in await work.letters.of(person.id)],
            "subscription": _plain(asdict(subscription))
            if (subscription := await work.subscriptions.get(person.id))
            else None,
            "embargo_access": _plain(asdict(access)) if (access := await work.embargoes.get(person.id)) else None,
            "news_searches": [_plain(asdict(search)) for search in await work.news_searches.of(person.id)],
            "sent_unasked": [_plain(asdict(offer)) for offer in await work.offers.of(person.id)],
            "news_received": list(await work.news.got_by(person.id)),
            "broadcasts_tapped": list(await work.broadcasts.tapped_by(person.id)),
            "last_album": _plain(asdict(album)) if (album := await work.last_albums.get(person.id)) else None,
            "asked_now": _plain(asdict(prompt)) if (prompt := await work.prompts.get(person.id, person.id)) else None,
        }

    async def delete(self, person: Person) -> None:
        """Remove the person. What others took part in stays without a name, story or contact; both sides are told.

        A blocked person's id stays, with nothing else, so that the block holds; so does that of a dismissed one whom
        the settings name, and a closed embargo access.
        Raises LastOfStaff, LastSender: somebody has to stay.
        """
        work = self._desk.work
        language = person.language
        await self._ensure_may_leave(person)
        await Accounts(self._desk).lost(person.id)
        await Correspondence(self._desk).end_talks(person.id)
        await self._forget_questions(person)
        await self._forget_referrals(person)
        await self._empty_staff_cards(person)
        await work.searches.forget(person.id)
        await work.remarks.forget(person.id)
        await work.letters.forget(person.id)
        await work.last_albums.forget(person.id)
        await work.prompts.forget(person.id)
        await work.cards.forget(person.id)
        await work.subscriptions.forget(person.id)
        await self._forget_embargo(person)
        await work.offers.forget(person.id)
        await work.corrections.forget(person.id)
        await work.news.forget(person.id)
        await work.news_searches.forget(person.id)
        await Broadcasting(self._desk).author_leaves(person)
        await work.digests.forget(person.id)
        await work.editions.forget(person.id)
        await work.feeds.forget(person.id)
        await work.page_reads.forget(person.id)
        await work.deliveries.forget(person.id)
        self._desk.replies.clear()
        await work.people.forget(person.id)
        blocked = person.standing is Standing.BLOCKED
        dismissed = person.dismissed_at if person.id in self._desk.office.first_staff else None
        if blocked or dismissed:
            standing = Standing.BLOCKED if blocked else Standing.UNKNOWN
            await work.people.save(Person(person.id, standing=standing, language=language, dismissed_at=dismissed))
        await self._desk.reply(Deleted(language=language))
        if person.applied_at is not None:
            await self._desk.owe_staff(StaffJournalist(person.id))
        if person.expert_id:
            await self._desk.owe_staff(StaffAlert(Alert.EXPERT_LEFT, expert=person.expert_id))

    async def _ensure_may_leave(self, person: Person) -> None:
        """Whom the settings name come back as soon as they write."""
        if person.staff and person.id not in self._desk.office.first_staff:
            await ensure_others_stay(self._desk, person, by=person)

    async def _forget_embargo(self, person: Person) -> None:
        access = await self._desk.work.embargoes.get(person.id)
        await self._desk.work.embargoes.forget(person.id)
        if access is not None and access.closed_at is not None:
            bare = EmbargoAccess(person.id, access.agreed_at, access.terms_version, access.closed_at)
            await self._desk.work.embargoes.put(bare)

    async def _question(self, question_id: int) -> Plain:
        case = await open_case(self._desk, question_id)
        referrals = [
            {"expert": r.expert_id, "status": r.status.value, "asked_at": _plain(r.asked_at)} for r in case.referrals
        ]
        return {**_as_mapping(_plain(asdict(case.question))), "referrals": referrals}

    async def _forget_questions(self, person: Person) -> None:
        for question in await self._desk.work.questions.of(person.id):
            if question.status is Status.DRAFT:
                await self._desk.work.questions.remove(question.id)
                continue
            before = await open_case(self._desk, question.id)
            after = before if question.ended else cases.cancel(before, self._desk.now)
            nameless = replace(after.question, journalist_id=None, story="", search_id=None, reason="")
            await close_case(self._desk, before, replace(after, question=nameless))
            await self._show_experts(after)

    async def _empty_staff_cards(self, person: Person) -> None:
        """What staff see of topics and letters goes with them."""
        for search in await self._desk.work.searches.of(person.id):
            if search.with_staff_at is not None:
                await show_topic(self._desk, search.id)
        for letter in await self._desk.work.letters.of(person.id):
            if letter.author_id is None:
                await self._desk.owe_staff(StaffLetter(letter.id))

    async def _show_experts(self, case: cases.Case) -> None:
        """Their cards lose the name and the story, too."""
        for referral in case.referrals:
            if referral.person_id is not None and referral.asked_at is not None:
                await self._desk.owe(referral.person_id, ReferralCard(referral.id))

    async def _forget_referrals(self, person: Person) -> None:
        """What an expert wrote and handed over goes; that they were asked stays, without an account."""
        for referral in await self._desk.work.referrals.of_person(person.id):
            before = await open_case(self._desk, referral.question_id)
            after = cases.forget_expert(before, referral.id)
            await self._desk.work.referrals.save(after.referral(referral.id))
            if before.question.journalist_id is not None:
                await self._desk.owe(before.question.journalist_id, QuestionCard(before.question.id))


def guess_language(app_language: str, default: str) -> str:
    """From Telegram's IETF tag: "bg", "en-GB"; empty or unknown gives the default, any other language English."""
    code = app_language.split("-", maxsplit=1)[0].lower()
    if not code:
        return default
    return code if code in WRITTEN else "en"


async def reader_language(work: Work, reader_id: int | None, default: str) -> str:
    """The language that a delivery's reader reads; a group reads the default."""
    person = await work.people.get(reader_id) if reader_id is not None else None
    return (person.language if person else "") or default


def _plain(value: object) -> object:
    """As JSON can hold it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _as_mapping(value: object) -> Plain:
    return value if isinstance(value, dict) else {}
