"""Pages that staff pasted the address of: read into the draft that was made of it, beside the conversation.

What staff have typed into the draft meanwhile stays. A page that can't be read is told, with what to do instead.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace

from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsItem, NewsState
from mediabot.domain.notices.events import cant_read
from mediabot.domain.notices.news import StaffNewsCard
from mediabot.domain.notices.notes import Note
from mediabot.domain.sources import READ_WITHIN, CantRead, PageRead, Reason
from mediabot.domain.stories import Story, tidied
from mediabot.matching.suggesting import suggest_topics
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk, Office
from mediabot.services.ports.sources import Pages

log = logging.getLogger(__name__)

AT_ONCE = 5
TRIES = 3
AGAIN = frozenset({Reason.NO_ANSWER, Reason.TOO_SLOW})
"""Reasons that may pass."""


async def ask_to_read(desk: Desk, item_id: int) -> None:
    """Read the draft's page as soon as may be; the card comes to the chat that acts once more."""
    if desk.chat_id is not None:
        await desk.work.page_reads.put(PageRead(item_id, desk.chat_id, desk.now))


@dataclass(frozen=True)
class PageReading(Clockwork):
    """Pages as they wait, beside the conversation."""

    pages: Pages

    async def read_due(self) -> None:
        """Every page that waits; a slow one holds up none of the others."""
        async with self.store.begin() as work:
            due = await work.page_reads.due(self.clock.now(), AT_ONCE)
        await asyncio.gather(*(self._read(page) for page in due))

    async def _read(self, page: PageRead) -> None:
        async with self.desk() as desk:
            until = desk.now + READ_WITHIN
            mine = await desk.work.page_reads.claim(page, until)
            item = await desk.work.news.get(page.item_id)
        if not mine or item is None:
            return
        page = replace(page, next_at=until)
        try:
            story = await self.pages.read(next(iter(item.link.texts()), ""))
            await self._fill(page, item.link, story)
        except CantRead as error:
            await self._fail(page, error.reason)
        except Exception as error:
            log.error("the page of draft %s can't be read: %s", page.item_id, type(error).__name__)
            await self._fail(page, Reason.UNREADABLE)

    async def _fill(self, page: PageRead, link: Localized, story: Story) -> None:
        """Nothing of it where staff have given the draft another link meanwhile."""
        async with self.desk() as desk:
            if not await _is_ours(desk, page):
                return
            item = await desk.work.news.lock(page.item_id)
            if item is not None and item.state is NewsState.DRAFT and item.link == link:
                await desk.work.news.save(_filled(item, tidied(story, desk.now), desk.office))
                if page.chat_id < 0 or page.chat_id in await desk.staff_ids():
                    await desk.owe(page.chat_id, StaffNewsCard(item.id, fresh=True))
            await desk.work.page_reads.remove(page.item_id)

    async def _fail(self, page: PageRead, reason: Reason) -> None:
        async with self.desk() as desk:
            if not await _is_ours(desk, page):
                return
            if reason in AGAIN and page.tries + 1 < TRIES:
                await desk.work.page_reads.put(replace(page, tries=page.tries + 1, next_at=desk.now + READ_WITHIN))
            else:
                if page.chat_id < 0 or page.chat_id in await desk.staff_ids():
                    await desk.owe(page.chat_id, Note(cant_read(reason), page.item_id))
                await desk.work.page_reads.remove(page.item_id)


async def _is_ours(desk: Desk, page: PageRead) -> bool:
    """Whether nobody has asked for it anew, or taken it up in another process, since it was claimed."""
    known = await desk.work.page_reads.get(page.item_id)
    return known is not None and known.next_at == page.next_at


def _filled(item: NewsItem, story: Story, office: Office) -> NewsItem:
    """What the page tells, where nothing was typed yet."""
    title, summary = next(iter(story.title.texts()), ""), next(iter(story.summary.texts()), "")
    topics = item.topics or suggest_topics(office.index, title, summary)
    return replace(
        item,
        title=item.title or story.title,
        summary=item.summary or story.summary,
        source=item.source or story.source,
        published_at=item.published_at or story.published_at,
        topics=topics,
        link=_with_language(item.link, story),
    )


def _with_language(link: Localized, story: Story) -> Localized:
    """A pasted link is in no language until its page was read."""
    if not link.plain:
        return link
    return Localized(en=link.plain) if story.title.en else Localized(bg=link.plain)
