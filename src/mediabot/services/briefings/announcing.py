"""Staff prepare a briefing, announce it, move or cancel it, and send what there is afterwards."""

from __future__ import annotations

from datetime import datetime

from mediabot.domain import briefings
from mediabot.domain.access import ensure_staff
from mediabot.domain.audience import with_or_without
from mediabot.domain.briefings import MOST_EXPERTS, MOST_PLACES, MOST_TOPICS, Briefing, BriefingState, NoSuchNumber
from mediabot.domain.conversation import Ask
from mediabot.domain.deadlines import trouble_with
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.briefings import BriefingEvent, BriefingList, BriefingPlace, StaffBriefing
from mediabot.domain.people import Person
from mediabot.domain.stories import TITLE_LIMIT
from mediabot.domain.text import clean, clean_line
from mediabot.i18n.when import understand
from mediabot.matching import language_of
from mediabot.matching.suggesting import suggest_topics
from mediabot.services.briefings.cards import (
    fill,
    open_briefing,
    read_briefing,
    refresh_readers,
    refresh_staff,
    tell,
)
from mediabot.services.desk import Desk
from mediabot.services.listening import ask_words, stop_listening
from mediabot.services.news.editing import NotAnInstant, is_none

ASKS = frozenset(
    {Ask.BRIEFING_TITLE, Ask.BRIEFING_BG, Ask.BRIEFING_EN, Ask.BRIEFING_TIME, Ask.BRIEFING_PLACE}
    | {Ask.BRIEFING_PLACES, Ask.BRIEFING_EXPERT, Ask.BRIEFING_TOPIC, Ask.BRIEFING_NOTES}
)

IN = {Ask.BRIEFING_BG: "bg", Ask.BRIEFING_EN: "en"}

CHOICES = 8
"""Experts or topics offered at once."""

PLACE_LIMIT, NOTES_LIMIT = 300, 2500


class Announcing:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, staff: Person) -> None:
        """A new draft; the next message of this person is its title."""
        ensure_staff(staff)
        draft = await self._desk.work.briefings.add(Briefing(0, self._desk.now, staff.id))
        await self._show(draft.id, fresh=True)
        await ask_words(self._desk, staff, Ask.BRIEFING_TITLE, draft.id)

    async def show(self, staff: Person, briefing_id: int, side: BriefingPlace = BriefingPlace.OVERVIEW) -> None:
        """Turn the card to one of its sides, closing what was asked."""
        ensure_staff(staff)
        await read_briefing(self._desk, briefing_id)
        await stop_listening(self._desk, staff, ASKS, briefing_id)
        listening = {BriefingPlace.EXPERTS: Ask.BRIEFING_EXPERT, BriefingPlace.TOPICS: Ask.BRIEFING_TOPIC}
        if side in listening:
            await self._desk.ask(staff, listening[side], briefing_id)
        await self._desk.reply(StaffBriefing(briefing_id, side))

    async def post(self, staff: Person, briefing_id: int) -> None:
        """The card anew, at the bottom of the chat."""
        ensure_staff(staff)
        await read_briefing(self._desk, briefing_id)
        await self._desk.reply(StaffBriefing(briefing_id, fresh=True))

    async def ask(self, staff: Person, briefing_id: int, ask: Ask) -> None:
        """What this person writes next answers that."""
        ensure_staff(staff)
        await read_briefing(self._desk, briefing_id)
        await ask_words(self._desk, staff, ask, briefing_id)

    async def set_title(self, staff: Person, briefing_id: int, ask: Ask, words: str) -> None:
        """The title, in the language asked for or in the one that it is written in; its topics are suggested."""
        ensure_staff(staff)
        briefing = await open_briefing(self._desk, briefing_id)
        text = clean_line(words, limit=TITLE_LIMIT)
        title = briefing.title.put(IN.get(ask, "") or language_of(text), text) if text else briefing.title
        topics = briefing.topics or suggest_topics(self._desk.office.index, text)
        await self._keep(staff, briefings.changed(briefing, title=title, topics=topics))

    async def set_time(self, staff: Person, briefing_id: int, words: str) -> None:
        """When it begins. Of one that was announced, another time. Raises NotAnInstant, BriefingTimeless."""
        ensure_staff(staff)
        briefing, starts_at = await open_briefing(self._desk, briefing_id), self._instant(words)
        if briefing.state is not BriefingState.DRAFT:
            await self._moved(staff, briefings.move(briefing, self._desk.now, starts_at=starts_at), briefing)
            return
        if trouble_with(starts_at, self._desk.now):
            raise briefings.BriefingTimeless(f"briefing {briefing_id} can't be then")
        await self._keep(staff, briefings.changed(briefing, starts_at=starts_at))

    async def set_place(self, staff: Person, briefing_id: int, words: str) -> None:
        """An address or a link. Of one that was announced, another one."""
        ensure_staff(staff)
        briefing, place = await open_briefing(self._desk, briefing_id), clean_line(words, limit=PLACE_LIMIT)
        if briefing.state is BriefingState.DRAFT:
            await self._keep(staff, briefings.changed(briefing, place=place))
        else:
            await self._moved(staff, briefings.move(briefing, self._desk.now, place=place), briefing)

    async def set_places(self, staff: Person, briefing_id: int, words: str) -> None:
        """How many may come, or as many as like; who stands in line moves up. Raises NoSuchNumber, BriefingFixed."""
        ensure_staff(staff)
        briefing = await open_briefing(self._desk, briefing_id)
        changed = briefings.with_places(briefing, _number(words), self._desk.now)
        await self._keep(staff, changed)
        await fill(self._desk, changed)

    async def find(self, staff: Person, briefing_id: int, words: str) -> None:
        """Offer experts that these words find."""
        ensure_staff(staff)
        await read_briefing(self._desk, briefing_id)
        side = BriefingPlace.EXPERTS
        await self._desk.reply(StaffBriefing(briefing_id, side, clean_line(words, limit=80), fresh=True))

    async def tick_expert(self, staff: Person, briefing_id: int, expert_id: str, *, on: bool) -> None:
        ensure_staff(staff)
        if self._desk.office.expert(expert_id) is None:
            raise Gone(Kind.EXPERT, expert_id)
        briefing = await open_briefing(self._desk, briefing_id)
        experts = with_or_without(briefing.experts, expert_id, on=on)[:MOST_EXPERTS]
        await self._desk.work.briefings.save(briefings.changed(briefing, experts=experts))
        await self._show(briefing_id, BriefingPlace.EXPERTS)

    async def add_topic(self, staff: Person, briefing_id: int, words: str) -> bool:
        """A topic of the directory by its name, or the nearest one to what was typed; whether there is any."""
        ensure_staff(staff)
        index = self._desk.office.index
        found = index.nearest(clean_line(words), limit=1) if index.search(words, limit=1) else ()
        if found:
            await self.tick_topic(staff, briefing_id, found[0].name, on=True)
        return bool(found)

    async def tick_topic(self, staff: Person, briefing_id: int, topic: Localized, *, on: bool) -> None:
        ensure_staff(staff)
        briefing = await open_briefing(self._desk, briefing_id)
        topics = with_or_without(briefing.topics, topic, on=on)[:MOST_TOPICS]
        await self._desk.work.briefings.save(briefings.changed(briefing, topics=topics))
        await self._show(briefing_id, BriefingPlace.TOPICS)

    async def announce(self, staff: Person, briefing_id: int) -> None:
        """Whoever follows its topics hears of it. Raises BriefingFixed, BriefingIncomplete."""
        ensure_staff(staff)
        announced = briefings.announce(await open_briefing(self._desk, briefing_id), self._desk.now)
        await self._keep(staff, announced, fresh=False)

    async def cancel(self, staff: Person, briefing_id: int) -> None:
        """Whoever signed up is told once. Raises BriefingFixed."""
        ensure_staff(staff)
        cancelled = briefings.cancel(await open_briefing(self._desk, briefing_id), self._desk.now)
        await self._keep(staff, cancelled, fresh=False)
        await self._tell_all(cancelled, BriefingEvent.CANCELLED)

    async def send_notes(self, staff: Person, briefing_id: int, words: str) -> None:
        """The recording's link, or notes, to whoever signed up. Raises BriefingFixed before it has begun."""
        ensure_staff(staff)
        briefing = await open_briefing(self._desk, briefing_id)
        noted = briefings.with_notes(briefing, clean(words, limit=NOTES_LIMIT), self._desk.now)
        await self._keep(staff, noted)
        signups = await self._desk.work.signups.of_briefing(briefing_id)
        who = (*briefings.coming(signups), *briefings.in_line(signups))
        await tell(self._desk, who, BriefingEvent.NOTES)

    async def delete(self, staff: Person, briefing_id: int) -> None:
        """Throw a draft away. Raises BriefingFixed."""
        ensure_staff(staff)
        briefings.changed(await open_briefing(self._desk, briefing_id))
        await stop_listening(self._desk, staff, ASKS, briefing_id)
        await self._desk.work.briefings.remove(briefing_id)
        await self._desk.reply(BriefingList())

    # inside

    async def _keep(self, staff: Person, briefing: Briefing, *, fresh: bool = True) -> None:
        await self._desk.work.briefings.save(briefing)
        await stop_listening(self._desk, staff, ASKS, briefing.id)
        await self._show(briefing.id, fresh=fresh)

    async def _moved(self, staff: Person, moved: Briefing, before: Briefing) -> None:
        await self._keep(staff, moved)
        if moved != before:
            await self._tell_all(moved, BriefingEvent.MOVED)

    async def _tell_all(self, briefing: Briefing, event: BriefingEvent) -> None:
        """Whoever has a place gets it for the calendar, too; every card says it in silence."""
        signups = await self._desk.work.signups.of_briefing(briefing.id)
        await tell(self._desk, briefings.coming(signups), event, file=True)
        await tell(self._desk, briefings.in_line(signups), event)
        await refresh_readers(self._desk, briefing.id)

    async def _show(
        self, briefing_id: int, side: BriefingPlace = BriefingPlace.OVERVIEW, *, fresh: bool = False
    ) -> None:
        await self._desk.reply(StaffBriefing(briefing_id, side, fresh=fresh))
        await refresh_staff(self._desk, briefing_id)

    def _instant(self, words: str) -> datetime:
        instant = understand(words, now=self._desk.now, zone=self._desk.office.zone, language=language_of(words))
        if instant is None:
            raise NotAnInstant("no day or time")
        return instant


def expert_choices(desk: Desk, briefing: Briefing, wanted: str = "") -> tuple[str, ...]:
    """Ids of its experts, then of those whom the words or the title find."""
    texts = (wanted,) if wanted else briefing.title.texts()
    found = [match.expert_id for text in texts for match in desk.office.index.search(text, limit=CHOICES)]
    chosen = [one for one in briefing.experts if desk.office.expert(one) is not None]
    return tuple(dict.fromkeys((*chosen, *found[:CHOICES])))


def topic_choices(desk: Desk, briefing: Briefing) -> tuple[Localized, ...]:
    """Its topics, then those that its title suggests, and those of its experts."""
    index = desk.office.index
    suggested = [topic for text in briefing.title.texts() for topic in suggest_topics(index, text)]
    experts = [expert for one in briefing.experts if (expert := desk.office.expert(one)) is not None]
    theirs = [topic.name for expert in experts for topic in expert.topics]
    return tuple(dict.fromkeys((*briefing.topics, *suggested, *theirs)))[: max(CHOICES, len(briefing.topics))]


def _number(words: str) -> int:
    """Of places; none means as many as like. Raises NoSuchNumber."""
    typed = words.strip()
    if is_none(typed):
        return 0
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed[:9]) <= MOST_PLACES):
        raise NoSuchNumber("no number of places")
    return int(typed)
