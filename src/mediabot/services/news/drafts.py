"""Staff's desk of news: what they send becomes a draft, and a draft is published, withdrawn or thrown away.

Editing is in `editing.py`, corrections are in `correcting.py`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from mediabot.domain import news
from mediabot.domain.access import ensure_staff
from mediabot.domain.content import ALBUM_LIMIT
from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import WRITTEN
from mediabot.domain.news import NewsFixed, NewsItem, NewsState
from mediabot.domain.news_offers import Brought, Offer, title_and_summary
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.news import NewsDesk, NewsMenu, NewsOffer, NewsPreview, StaffNewsCard
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.domain.stories import SUMMARY_LIMIT, Story
from mediabot.domain.text import clean, clean_line, length
from mediabot.matching import language_of
from mediabot.services.desk import Desk
from mediabot.services.listening import ask_words, stop_listening
from mediabot.services.news.cards import keep_item, open_item, read_item, show_item
from mediabot.services.news.correcting import tell_withdrawn
from mediabot.services.news.embargo import tell_entitled
from mediabot.services.news.intake import Intake
from mediabot.services.news.pages import ask_to_read

PAGE = 8
"""Drafts on one page."""

LOOKED_THROUGH = 5000
"""The newest items whose titles are searched."""

LONGEST_TEXT = 4096


class Drafts:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list_drafts(self, staff: Person) -> None:
        ensure_staff(staff)
        await self._desk.reply(NewsDesk())

    async def turn(self, staff: Person, page: int, message_id: int | None) -> None:
        """Another page in the same message."""
        ensure_staff(staff)
        await self._desk.turn_into(message_id, NewsDesk(max(page, 0)))

    async def find(self, staff: Person, words: str) -> None:
        """Items of any state with these words in a title."""
        ensure_staff(staff)
        await stop_listening(self._desk, staff, {Ask.NEWS_FIND}, 0)
        await self._desk.reply(NewsDesk(wanted=clean_line(words, limit=80)))

    async def ask_new(self, staff: Person) -> None:
        """What this member of staff sends next becomes a draft."""
        await ask_words(self._desk, staff, Ask.NEWS_NEW)

    async def show(self, staff: Person, item_id: int, menu: NewsMenu = NewsMenu.CLOSED) -> None:
        """The card with that menu, in place; without a menu anew at the bottom of the chat."""
        ensure_staff(staff)
        await read_item(self._desk, item_id)
        await self._desk.reply(StaffNewsCard(item_id, menu, fresh=menu is NewsMenu.CLOSED))

    # in

    async def bring(self, staff: Person, brought: Brought) -> None:
        """A draft of what staff sent; of a story that is here already, its card."""
        ensure_staff(staff)
        await stop_listening(self._desk, staff, {Ask.NEWS_NEW}, 0)
        taken = await Intake(self._desk).take(story_of(brought), author_id=staff.id)
        if brought.album:
            await self._desk.work.news.know(taken.item.id, [_album_key(staff, brought.album)])
        if not taken.new:
            await self._desk.reply(Note(Event.NEWS_KNOWN))
        if length(clean(brought.text, limit=LONGEST_TEXT)) > SUMMARY_LIMIT:
            await self._desk.reply(Note(Event.NEWS_SHORTENED))
        await show_item(self._desk, taken.item.id, fresh=True)
        if brought.bare_link and taken.item.state is NewsState.DRAFT and not taken.item.title:
            await ask_to_read(self._desk, taken.item.id)
            await self._desk.reply(Note(Event.READING_PAGE))

    async def more_of_album(self, staff: Person, brought: Brought) -> bool:
        """Put another file of an album to the draft or the offer that its first one made; False when there is none."""
        if not staff.staff or not brought.album:
            return False
        ensure_staff(staff)
        known = await self._desk.work.news.known([_album_key(staff, brought.album)])
        if known:
            await self._add_to_item(known[0], brought)
            return True
        offer = await self._desk.work.offers.of_album(staff.id, brought.album)
        if offer is not None:
            await self._desk.work.offers.save(replace(offer, brought=_together(offer.brought, brought)))
        return offer is not None

    async def offer(self, staff: Person, brought: Brought) -> None:
        """Staff sent something unasked: keep it, and ask whether it is a news item."""
        ensure_staff(staff)
        offer = await self._desk.work.offers.add(Offer(0, staff.id, self._desk.now, brought.album, brought))
        await self._desk.reply(NewsOffer(offer.id))

    async def accept(self, staff: Person, offer_id: int, message_id: int | None, *, sure: bool) -> Brought | None:
        """What the offer was about, to be brought; nothing where they say no. Raises Gone when it is settled."""
        ensure_staff(staff)
        offer = await self._desk.work.offers.get(offer_id)
        if offer is None or offer.person_id != staff.id:
            raise Gone(Kind.OFFER, offer_id)
        await self._desk.work.offers.remove(offer_id)
        await self._desk.turn_into(message_id, Note(Event.NEWS_OFFER_TAKEN if sure else Event.NEWS_OFFER_LEFT))
        return offer.brought if sure else None

    # out

    async def publish(self, staff: Person, item_id: int) -> None:
        """Out to readers, under an embargo to those who agreed to the terms. Raises NewsFixed, NewsIncomplete."""
        ensure_staff(staff)
        item = news.publish(await open_item(self._desk, item_id), self._desk.now)
        await self._desk.work.news.save(item)
        if item.embargoed(self._desk.now):
            await tell_entitled(self._desk, item)
        await show_item(self._desk, item_id)

    async def withdraw(self, staff: Person, item_id: int) -> None:
        """Readers no longer find it, and whoever got it is told. Raises NewsFixed."""
        ensure_staff(staff)
        item = news.withdraw(await open_item(self._desk, item_id), self._desk.now)
        await self._desk.work.news.save(item)
        await tell_withdrawn(self._desk, item, staff)
        await show_item(self._desk, item_id)

    async def delete(self, staff: Person, item_id: int) -> None:
        """Throw a draft away; the feed that brought it does not bring it again. Raises NewsFixed."""
        ensure_staff(staff)
        item = await open_item(self._desk, item_id)
        if item.state is not NewsState.DRAFT:
            raise NewsFixed(item_id, item.state)
        await self._desk.work.news.throw_away(item_id)
        await self._show_gone(item_id)

    async def join(self, staff: Person, item_id: int) -> None:
        """The item and its proposed twin are one story in two languages."""
        ensure_staff(staff)
        twin_id = (await read_item(self._desk, item_id)).twin_id
        if twin_id is None:
            raise Gone(Kind.ITEM, item_id)
        joined = await Intake(self._desk).join(item_id, twin_id)
        await self._show_gone(item_id if joined.id == twin_id else twin_id)
        await show_item(self._desk, joined.id, fresh=joined.id != item_id)

    async def part(self, staff: Person, item_id: int) -> None:
        """The proposed twin tells something else."""
        ensure_staff(staff)
        await read_item(self._desk, item_id)
        await Intake(self._desk).part(item_id)
        await show_item(self._desk, item_id)

    async def preview(self, staff: Person, item_id: int) -> None:
        """As readers will see it, in both languages."""
        ensure_staff(staff)
        await read_item(self._desk, item_id)
        for language in WRITTEN:
            await self._desk.reply(NewsPreview(item_id, language=language))

    async def _show_gone(self, item_id: int) -> None:
        """Wherever its card stands, it says so."""
        for chat_id in await self._desk.chats_with(StaffNewsCard(item_id)):
            await self._desk.owe(chat_id, StaffNewsCard(item_id, NewsMenu.GONE))

    async def _add_to_item(self, item_id: int, brought: Brought) -> None:
        """Only a draft grows by itself; what is out already is edited on its card."""
        item = await open_item(self._desk, item_id)
        if item.state is not NewsState.DRAFT:
            return
        files = tuple(dict.fromkeys((*item.attachments, *brought.attachments)))[:ALBUM_LIMIT]
        story = story_of(brought)
        item = replace(item, attachments=files, title=item.title or story.title, summary=item.summary or story.summary)
        await keep_item(self._desk, item)
        await show_item(self._desk, item_id)


def story_of(brought: Brought) -> Story:
    """Its texts under the language in which they are written; link and source are the same in both."""
    text = "" if brought.bare_link else clean(brought.text, limit=LONGEST_TEXT)
    title, summary = title_and_summary(text)
    language = language_of(text)
    return Story(
        title=Localized(**{language: title}),
        summary=Localized(**{language: summary}),
        link=Localized(plain=brought.link),
        source=Localized(plain=brought.source),
        published_at=datetime.fromtimestamp(brought.posted, UTC) if brought.posted else None,
        attachments=brought.attachments[:ALBUM_LIMIT],
    )


async def items_found(desk: Desk, wanted: str) -> list[NewsItem]:
    """Items of any state that have every typed word, or its beginning, in a title; newest first."""
    words = [_beginning(word) for word in wanted.casefold().split()]
    items = await desk.work.news.newest(LOOKED_THROUGH)
    return [item for item in items if all(word in " ".join(item.title.texts()).casefold() for word in words)]


def _beginning(word: str) -> str:
    """Without what Bulgarian and English put at the end of longer words."""
    return word[:-2] if len(word) > 5 else word


def _album_key(staff: Person, album: str) -> str:
    return f"album:{staff.id}:{album}"


def _together(one: Brought, other: Brought) -> Brought:
    return replace(
        one,
        text=one.text or other.text,
        link=one.link or other.link,
        attachments=(*one.attachments, *other.attachments)[:ALBUM_LIMIT],
    )
