"""Staff's broadcasts: composing, choosing the audience, trying it out, sending it, and stopping it.

All staff may write; sending, confirming and stopping need the right to send.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from mediabot.domain import broadcasts
from mediabot.domain.access import ensure_sends, ensure_staff
from mediabot.domain.audience import Audience
from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.domain.content import ALBUM_LIMIT, Content
from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import WRITTEN
from mediabot.domain.notices.broadcasts import BroadcastCard, BroadcastList, BroadcastPlace, BroadcastPreview
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Asked, Note
from mediabot.domain.people import Person, Standing
from mediabot.domain.text import clean_line
from mediabot.i18n.when import understand
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening

ASKS = frozenset({Ask.BROADCAST_BG, Ask.BROADCAST_EN, Ask.BROADCAST_TOPIC, Ask.BROADCAST_TIME, Ask.BROADCAST_TEST})
MOST_TOPICS = 10
MOST_TESTERS = 10


class Broadcasting:
    """Every step checks that whoever acts is staff, or may send."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list(self, staff: Person) -> None:
        ensure_staff(staff)
        await self._desk.reply(BroadcastList())

    async def begin(self, staff: Person) -> Broadcast:
        """A new draft; the next message of this person is its Bulgarian text."""
        ensure_staff(staff)
        draft = Broadcast(id=0, author_id=staff.id, created_at=self._desk.now)
        draft = await self._desk.work.broadcasts.add(draft)
        await self._show(draft.id, fresh=True)
        await self.ask_words(staff, draft.id, Ask.BROADCAST_BG)
        return draft

    async def show(self, staff: Person, broadcast_id: int, view: BroadcastPlace = BroadcastPlace.OVERVIEW) -> None:
        """Turn the card to one of its views, closing what was asked."""
        ensure_staff(staff)
        await self._get(broadcast_id)
        await stop_listening(self._desk, staff, ASKS, broadcast_id)
        await self._show(broadcast_id, view=view)

    async def post(self, staff: Person, broadcast_id: int) -> None:
        """The card anew, at the bottom of the chat."""
        ensure_staff(staff)
        await self._get(broadcast_id)
        await self._show(broadcast_id, fresh=True)

    async def ask_words(self, staff: Person, broadcast_id: int, ask: Ask) -> None:
        """What this person sends next answers that."""
        ensure_right = ensure_sends if ask is Ask.BROADCAST_TEST else ensure_staff
        ensure_right(staff)
        await self._draft(broadcast_id)
        await self._desk.ask(staff, ask, broadcast_id)
        await self._desk.reply(Asked(ask, broadcast_id))

    async def write(self, staff: Person, broadcast_id: int, language: str, content: Content) -> None:
        """The content in one language; a further message of the same album joins it."""
        ensure_staff(staff)
        draft = await self._draft(broadcast_id)
        before = draft.content.only(language)
        goes_on = bool(content.album) and content.album == before.album
        await self._put(draft, language, _together(before, content) if goes_on else content)
        await stop_listening(self._desk, staff, ASKS, broadcast_id)
        await self._show(broadcast_id, fresh=not goes_on)

    async def album_goes_on(self, staff: Person, content: Content) -> bool:
        """Whether a message was one more of an album that a draft of this person began with."""
        ensure_staff(staff)
        for draft in await self._desk.work.broadcasts.newest(limit=5):
            if draft.author_id != staff.id or draft.state is not BroadcastState.DRAFT:
                continue
            for language in WRITTEN:
                before = draft.content.only(language)
                if before.album == content.album:
                    await self._put(draft, language, _together(before, content))
                    await self._show(draft.id)
                    return True
        return False

    async def drop_content(self, staff: Person, broadcast_id: int, language: str) -> None:
        ensure_staff(staff)
        await self._put(await self._draft(broadcast_id), language, Content())
        await self._show(broadcast_id)

    async def set_audience(self, staff: Person, broadcast_id: int, change: Callable[[Audience], Audience]) -> None:
        ensure_staff(staff)
        draft = await self._draft(broadcast_id)
        await self._change(draft, audience=replace(change(draft.audience), willing=True))
        await self._show(broadcast_id, view=BroadcastPlace.AUDIENCE)

    async def add_topic(self, staff: Person, broadcast_id: int, words: str) -> None:
        """A topic of the directory by its name, or the nearest one to what was typed."""
        ensure_staff(staff)
        await self._draft(broadcast_id)
        index = self._desk.office.index
        found = index.nearest(clean_line(words), limit=1) if index.search(words, limit=1) else ()
        if not found:
            await self._desk.reply(Note(Event.NO_SUCH_TOPIC, broadcast_id))
            return
        await stop_listening(self._desk, staff, ASKS, broadcast_id)
        await self.set_audience(staff, broadcast_id, lambda audience: _with_topic(audience, found[0].name))

    async def set_silent(self, staff: Person, broadcast_id: int, *, silent: bool) -> None:
        ensure_staff(staff)
        await self._change(await self._draft(broadcast_id), silent=silent)
        await self._show(broadcast_id)

    async def set_time(self, staff: Person, broadcast_id: int, words: str) -> None:
        """When it is to go, as wall time in words; asked again where that is not understood or has passed."""
        ensure_staff(staff)
        draft = await self._draft(broadcast_id)
        office = self._desk.office
        language = staff.language or office.language
        wanted = understand(words, now=self._desk.now, zone=office.zone, language=language)
        if wanted is None or wanted <= self._desk.now:
            event = Event.TIME_NOT_UNDERSTOOD if wanted is None else Event.TIME_PASSED
            await self._desk.reply(Note(event, broadcast_id))
            return
        await self._change(draft, wanted_at=wanted)
        await stop_listening(self._desk, staff, ASKS, broadcast_id)
        await self._show(broadcast_id, fresh=True)

    async def set_now(self, staff: Person, broadcast_id: int) -> None:
        """It goes as soon as it is sent."""
        ensure_staff(staff)
        await self._change(await self._draft(broadcast_id), wanted_at=None)
        await self._show(broadcast_id)

    async def preview(self, staff: Person, broadcast_id: int) -> None:
        """As a reader of each language gets it."""
        ensure_staff(staff)
        broadcast = await self._get(broadcast_id)
        if not broadcast.content:
            raise broadcasts.NothingToSend(f"broadcast {broadcast_id} has no content")
        for language in WRITTEN:
            if broadcast.content.only(language):
                await self._desk.reply(BroadcastPreview(broadcast_id, language=language))

    async def test(self, staff: Person, broadcast_id: int, words: str) -> None:
        """Send it to the named members of staff, by user name or number."""
        ensure_sends(staff)
        broadcast = await self._draft(broadcast_id)
        if not broadcast.content:
            raise broadcasts.NothingToSend(f"broadcast {broadcast_id} has no content")
        named = [await self._named(name) for name in re.split(r"[\s,;]+", words)[:MOST_TESTERS]]
        found = [person for person in named if person is not None and person.staff and person.may_be_written]
        if not found:
            await self._desk.reply(Note(Event.NOBODY_KNOWN, broadcast_id))
            return
        await stop_listening(self._desk, staff, ASKS, broadcast_id)
        for person in {person.id: person for person in found}.values():
            await self._desk.owe(person.id, BroadcastPreview(broadcast_id))
        names = ", ".join(person.name or str(person.id) for person in found)
        await self._desk.reply(Note(Event.TEST_SENT, broadcast_id, name=names))

    async def delete(self, staff: Person, broadcast_id: int) -> None:
        ensure_staff(staff)
        await self._draft(broadcast_id)
        await stop_listening(self._desk, staff, ASKS, broadcast_id)
        await self._desk.work.broadcasts.remove(broadcast_id)
        await self._desk.reply(BroadcastList())

    # sending

    async def ask_to_send(self, staff: Person, broadcast_id: int) -> None:
        """Whether they mean it, and how many get it. Raises what `send` does."""
        ensure_sends(staff)
        await self._asked_of(staff, await self._draft(broadcast_id))
        await self.show(staff, broadcast_id, BroadcastPlace.SEND)

    async def send(self, staff: Person, broadcast_id: int, version: int) -> None:
        """Schedule it as it was shown, or have it confirmed first. Raises what `domain.broadcasts.ask` does."""
        ensure_sends(staff)
        draft = await self._draft(broadcast_id)
        if draft.version != version:
            await self._show_change(draft)
            return
        await self._asked(await self._asked_of(staff, draft))

    async def _asked_of(self, staff: Person, draft: Broadcast) -> Broadcast:
        office, readers = self._desk.office, await readers_of(self._desk, draft)
        return broadcasts.ask(draft, self._desk.now, by=staff.id, readers=readers, confirm_above=office.confirm_above)

    async def confirm(self, staff: Person, broadcast_id: int, version: int) -> None:
        """A second person agrees to what they were shown, or takes it over from whoever may not send any more."""
        ensure_sends(staff)
        broadcast, now = await self._get(broadcast_id), self._desk.now
        if broadcast.state is BroadcastState.CONFIRMING and broadcast.version != version:
            await self._show_change(broadcast)
        elif broadcast.state is BroadcastState.CONFIRMING and broadcast.asked_by not in await senders(self._desk):
            readers, above = await readers_of(self._desk, broadcast), self._desk.office.confirm_above
            taken = broadcasts.take_over(broadcast, now, by=staff.id, readers=readers, confirm_above=above)
            await self._asked(taken)
        else:
            await self._keep(broadcasts.confirm(broadcast, now, by=staff.id))

    async def _show_change(self, broadcast: Broadcast) -> None:
        """It reads otherwise than on the card that was tapped: nothing is done, and this is how it reads."""
        await self._desk.reply(Note(Event.BROADCAST_CHANGED, broadcast.id))
        await self._show(broadcast.id, fresh=True)

    async def _asked(self, asked: Broadcast) -> None:
        await self._keep(asked)
        if asked.state is BroadcastState.CONFIRMING:
            await ask_others(self._desk, asked)

    async def take_back(self, staff: Person, broadcast_id: int) -> None:
        """Undo within the time for it, or send back to the author."""
        ensure_staff(staff)
        broadcast = await self._get(broadcast_id)
        if staff.id not in (broadcast.author_id, broadcast.asked_by):
            ensure_sends(staff)
        await self._keep(broadcasts.take_back(broadcast))

    async def pause(self, staff: Person, broadcast_id: int) -> None:
        ensure_sends(staff)
        await self._keep(broadcasts.pause(await self._get(broadcast_id), self._desk.now))

    async def halt(self, staff: Person, broadcast_id: int) -> None:
        """Nothing more goes from now on; the card of a paused one asks whether to go on, or to stop for good."""
        ensure_sends(staff)
        broadcast = await self._get(broadcast_id)
        paused = broadcast.state is BroadcastState.PAUSED
        await self._keep(broadcast if paused else broadcasts.pause(broadcast, self._desk.now))

    async def resume(self, staff: Person, broadcast_id: int) -> None:
        ensure_sends(staff)
        await self._keep(broadcasts.resume(await self._get(broadcast_id), self._desk.now))

    async def stop(self, staff: Person, broadcast_id: int) -> None:
        """For good."""
        ensure_sends(staff)
        broadcast = await self._get(broadcast_id)
        progress = await self._desk.work.deliveries.progress(broadcast_id)
        await self._keep(broadcasts.stop(broadcast, self._desk.now, progress))

    async def take_back_of(self, staff: Person) -> None:
        """What a person who leaves wanted confirmed is a draft again: coming back, they would be somebody else."""
        for broadcast in await self._desk.work.broadcasts.in_states({BroadcastState.CONFIRMING}):
            if staff.id in (broadcast.author_id, broadcast.asked_by):
                await self._desk.work.broadcasts.save(broadcasts.take_back(broadcast))
                await refresh_cards(self._desk, broadcast.id)

    # inside

    async def _get(self, broadcast_id: int) -> Broadcast:
        broadcast = await self._desk.work.broadcasts.lock(broadcast_id)
        if broadcast is None:
            raise Gone(Kind.BROADCAST, broadcast_id)
        return broadcast

    async def _draft(self, broadcast_id: int) -> Broadcast:
        return broadcasts.ensure_draft(await self._get(broadcast_id))

    async def _put(self, draft: Broadcast, language: str, content: Content) -> None:
        await self._change(draft, content=draft.content.put(language, content))

    async def _change(self, draft: Broadcast, **facts: object) -> None:
        await self._desk.work.broadcasts.save(broadcasts.changed(draft, **facts))

    async def _keep(self, broadcast: Broadcast) -> None:
        """Save, and let every chat that shows the card see it."""
        await self._desk.work.broadcasts.save(broadcast)
        await self._show(broadcast.id)
        await refresh_cards(self._desk, broadcast.id)

    async def _show(
        self, broadcast_id: int, *, view: BroadcastPlace = BroadcastPlace.OVERVIEW, fresh: bool = False
    ) -> None:
        await self._desk.reply(BroadcastCard(broadcast_id, view=view, fresh=fresh))

    async def _named(self, name: str) -> Person | None:
        name = name.strip().removeprefix("@")
        if name.isdecimal():
            return await self._desk.work.people.get(int(name[:18]))
        return await self._desk.work.people.called(name) if name else None


async def refresh_cards(desk: Desk, broadcast_id: int) -> None:
    """Owe the card to every other chat of staff that shows it; who was dismissed keeps what they saw last."""
    staff = await desk.staff_ids()
    for chat_id in await desk.chats_with(BroadcastCard(broadcast_id)):
        if chat_id != desk.chat_id and (chat_id < 0 or chat_id in staff):
            await desk.owe(chat_id, BroadcastCard(broadcast_id))


async def ask_others(desk: Desk, broadcast: Broadcast) -> None:
    """Whoever may confirm gets the card."""
    asked = await senders(desk) - {broadcast.author_id, broadcast.asked_by}
    for person in await desk.work.people.some(sorted(asked)):
        if person.may_be_written:
            await desk.owe(person.id, BroadcastCard(broadcast.id, fresh=True))


async def senders(desk: Desk) -> set[int]:
    """Who may send now."""
    staff = await desk.work.people.staff()
    return {person.id for person in staff if person.sends and person.standing is not Standing.BLOCKED}


async def readers_of(desk: Desk, broadcast: Broadcast) -> int:
    """How many people are in its audience now."""
    return await desk.work.people.count(broadcast.audience, desk.now, desk.office.language)


async def whom_to_tell(desk: Desk, broadcast: Broadcast) -> tuple[int, ...]:
    """The author, or all staff once the author is none of them any more."""
    present = broadcast.author_id in await desk.staff_ids()
    return (broadcast.author_id,) if present else await desk.staff_chats()


async def hold_refused(desk: Desk, broadcast_id: int) -> None:
    """A copy of it was given up: where Telegram refuses the first ones, nothing more goes before staff have decided."""
    broadcast = await desk.work.broadcasts.lock(broadcast_id)
    if broadcast is None or broadcast.refused or broadcast.state is not BroadcastState.SENDING:
        return
    if broadcasts.is_refused(broadcast, await desk.work.deliveries.progress(broadcast_id)):
        await desk.work.broadcasts.save(broadcasts.hold(broadcast, desk.now))
        await refresh_cards(desk, broadcast_id)
        for chat_id in await whom_to_tell(desk, broadcast):
            await desk.owe(chat_id, BroadcastCard(broadcast_id, fresh=True))


def _with_topic(audience: Audience, topic: Localized) -> Audience:
    topics = dict.fromkeys((*audience.topics, topic))
    return replace(audience, topics=tuple(topics)[:MOST_TOPICS])


def _together(before: Content, more: Content) -> Content:
    files = tuple(dict.fromkeys((*before.attachments, *more.attachments)))[:ALBUM_LIMIT]
    return replace(before, html=before.html or more.html, attachments=files)
