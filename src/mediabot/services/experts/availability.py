"""An expert's own card and terms: shown, changed by a key or by words, and told to staff where others depend on it."""

from __future__ import annotations

from datetime import UTC, datetime

from mediabot.domain.access import NotAllowed, ensure_not_blocked
from mediabot.domain.availability import Terms
from mediabot.domain.conversation import ASKED_OF_TERMS, Ask
from mediabot.domain.directory import Expert
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.events import Alert, Event
from mediabot.domain.notices.experts import AwaySet, CardPage, OwnCard
from mediabot.domain.notices.notes import Note, StaffAlert
from mediabot.domain.people import Person
from mediabot.services.desk import Desk
from mediabot.services.experts.choosing import Chosen, away_in_words, by_key, by_words
from mediabot.services.listening import stop_listening
from mediabot.services.questions.cases import wake
from mediabot.services.questions.standby import Standby

LISTENS = {
    CardPage.AWAY: Ask.TERMS_AWAY,
    CardPage.HOURS: Ask.TERMS_HOURS,
    CardPage.LANGUAGES: Ask.TERMS_LANGUAGES,
    CardPage.FORMATS: Ask.TERMS_FORMATS,
    CardPage.LIMITS: Ask.TERMS_LIMITS,
    CardPage.NOT_TAKEN: Ask.TERMS_NOT_TAKEN,
    CardPage.CONTACTS: Ask.TERMS_CONTACTS,
}
"""On these pages words may be typed."""

PAGES = {ask: page for page, ask in LISTENS.items()}


class Availability:
    """Every step is an expert's own: raises NotAllowed of anybody else, Gone where their entry has left."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(
        self, person: Person, page: CardPage = CardPage.CARD, *, fresh: bool = False, trouble: str = ""
    ) -> None:
        """The card, or a page of it, which listens for words."""
        self._entry(person)
        if page in LISTENS:
            await self._desk.ask(person, LISTENS[page])
        else:
            await stop_listening(self._desk, person, ASKED_OF_TERMS, 0)
        await self._desk.reply(OwnCard(page=page, trouble=trouble, fresh=fresh))

    async def set_term(self, person: Person, page: CardPage, value: str) -> None:
        """A key of a page."""
        entry, terms = self._entry(person), await self._terms(person)
        chosen = by_key(terms, page, value, entry, self._desk.now)
        if chosen.terms is None:
            raise Gone(Kind.CHOICE, value)
        await self._set(terms, chosen.terms)
        await self.show(person, CardPage.CARD if page is CardPage.AWAY else page)

    async def understands(self, person: Person, ask: Ask, text: str) -> bool:
        """Whether these words can be an answer to what a page asks, be it one that can't be taken."""
        self._entry(person)
        return self._chosen(person, await self._terms(person), ask, text).understood

    async def words(self, person: Person, ask: Ask, text: str) -> None:
        """Words typed on a page: what they change is shown there, or what was not understood."""
        self._entry(person)
        page, terms = PAGES[ask], await self._terms(person)
        chosen = self._chosen(person, terms, ask, text)
        if chosen.terms is None:
            await self.show(person, page, fresh=True, trouble=chosen.trouble)
            return
        await self._set(terms, chosen.terms)
        await self.show(person, CardPage.CARD, fresh=True)

    def _chosen(self, person: Person, terms: Terms, ask: Ask, text: str) -> Chosen:
        office = self._desk.office
        return by_words(terms, PAGES[ask], text, self._desk.now, office.zone, person.language or office.language)

    async def away_in_words(self, person: Person, text: str) -> bool:
        """An absence that somebody simply wrote, with a key to undo it. Where none can be read of it, or it is no
        expert who wrote, it is for staff alone; False."""
        if not person.expert_id or self._desk.office.expert(person.expert_id) is None:
            return False
        before, office = await self._terms(person), self._desk.office
        said = away_in_words(before, text, self._desk.now, office.zone, person.language or office.language)
        if said.terms is None or said.terms.away_until is None:
            await self.show(person, CardPage.AWAY, fresh=True, trouble=_until_when(said))
            return True
        await self._set(before, said.terms, told=False)
        after = said.terms
        await self._desk.reply(
            AwaySet(
                since=_seconds(after.away_from),
                until=_seconds(after.away_until),
                since_before=_seconds(before.away_from),
                until_before=_seconds(before.away_until),
            )
        )
        return True

    async def undo_away(
        self, person: Person, tapped: int | None, *, until: int, since_before: int, until_before: int
    ) -> None:
        """As it was before; raises Gone where the terms have changed since."""
        self._entry(person)
        terms = await self._terms(person)
        if _seconds(terms.away_until) != until:
            raise Gone(Kind.CHOICE, until)
        await self._set(terms, terms.away(_instant(until_before), _instant(since_before)))
        await self._desk.turn_into(tapped, Note(Event.AWAY_UNDONE))

    async def _set(self, before: Terms, after: Terms, *, told: bool = True) -> None:
        """Questions that wait for this expert are looked at again. Staff hear of an absence or a pause, and of its end,
        unless they are `told` otherwise."""
        if after == before:
            return
        await self._desk.work.terms.put(after)
        await wake(self._desk, [after.expert_id])
        if after.paused and not before.paused:
            await Standby(self._desk).paused(after.expert_id)
        elif after.away_at(self._desk.now):
            await Standby(self._desk).away(after.expert_id)
        alert = self._alert(before, after)
        if alert is not None and told:
            until = _seconds(after.away_until)
            await self._desk.owe_staff(StaffAlert(alert, expert=after.expert_id, count=until))

    def _alert(self, before: Terms, after: Terms) -> Alert | None:
        now = self._desk.now
        if after.paused != before.paused:
            return Alert.EXPERT_PAUSED if after.paused else Alert.EXPERT_BACK
        if after.away_until == before.away_until:
            return None
        ahead = after.away_until is not None and after.away_until > now
        return Alert.EXPERT_AWAY if ahead else Alert.EXPERT_BACK

    async def _terms(self, person: Person) -> Terms:
        return await self._desk.work.terms.of(person.expert_id)

    def _entry(self, person: Person) -> Expert:
        ensure_not_blocked(person)
        if not person.expert_id:
            raise NotAllowed(f"person {person.id} is no expert")
        entry = self._desk.office.expert(person.expert_id)
        if entry is None:
            raise Gone(Kind.EXPERT, person.expert_id)
        return entry


def _until_when(said: Chosen) -> str:
    """Nothing is wrong with words that leave the end open: it is asked for."""
    return said.trouble if said.trouble == "too_far" else "until_when"


def _seconds(instant: datetime | None) -> int:
    return int(instant.timestamp()) if instant is not None else 0


def _instant(seconds: int) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None
