"""A reader and the news: lists by topic and by words, whole items, and from an item to an expert.

What a reader may see is decided anew at every step (`domain.news.may_see`), and who got which item is written down:
corrections go to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mediabot.domain.access import NotAllowed, ensure_not_blocked
from mediabot.domain.conversation import Ask
from mediabot.domain.embargo import TermsStanding, terms_standing
from mediabot.domain.errors import Gone, Kind, MediabotError
from mediabot.domain.news import TOLD, EmbargoAccess, NewsItem, may_see
from mediabot.domain.news_search import NewsSearch, ranked
from mediabot.domain.notices.news import NewsList, TermsOfEmbargo, WholeNews
from mediabot.domain.notices.notes import Asked
from mediabot.domain.people import Person
from mediabot.domain.text import TOPIC_LIMIT, clean
from mediabot.domain.topics import names_of, shared
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.news.interests import interests_of
from mediabot.services.questions.asking import Asking, own_search

PAGE = 5
"""Items on one page of a list."""

MOST = 50
"""Items of one list; past that a reader asks more precisely."""


class StillEmbargoed(MediabotError):
    """An expert would learn of the item before its instant."""


@dataclass(frozen=True)
class Reader:
    """Who reads, and what they agreed to."""

    person: Person
    access: EmbargoAccess | None


@dataclass(frozen=True)
class NewsPage:
    """One page of a list as its reader may see it now.

    `nothing`: nothing fits what they typed, the items are the newest. `mine`: they are of the reader's topics.
    """

    search: NewsSearch
    items: tuple[NewsItem, ...]
    page: int
    pages: int
    nothing: bool = False
    mine: bool = False


class Reading:
    """Every step checks who reads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def newest(self, person: Person) -> None:
        """/news alone: the newest items of the reader's topics, or of all."""
        await self.search(person, "")

    async def search(self, person: Person, text: str) -> None:
        """A new list of what fits these words."""
        ensure_not_blocked(person)
        await stop_listening(self._desk, person, {Ask.NEWS_SEARCH}, 0)
        asked = NewsSearch(0, person.id, clean(text, limit=TOPIC_LIMIT), self._desk.now, protected=True)
        listed, _, _ = await _listed(self._desk, asked, await reader(self._desk, person))
        protected = any(item.embargoed(self._desk.now) for item in listed)
        asked = await self._desk.work.news_searches.add(replace(asked, protected=protected))
        await self._show(person, asked)

    async def search_like(self, person: Person, search_id: int) -> None:
        """News on what the reader asked experts about."""
        search = await own_search(self._desk, person, search_id)
        await self.search(person, search.text)

    async def ask_words(self, person: Person) -> None:
        """What this person types next is looked for in the news."""
        ensure_not_blocked(person)
        await self._desk.ask(person, Ask.NEWS_SEARCH)
        await self._desk.reply(Asked(Ask.NEWS_SEARCH))

    async def turn(self, person: Person, search_id: int, page: int) -> None:
        """Another page of a list."""
        search = await self._own(person, search_id)
        search = replace(search, page=max(page, 0))
        await self._desk.work.news_searches.save(search)
        await self._show(person, search)

    async def ask_experts(self, person: Person, search_id: int) -> None:
        """The experts for what was looked for in the news."""
        search = await self._own(person, search_id)
        await Asking(self._desk).find_experts(person, search.text)

    async def open(self, person: Person, item_id: int) -> None:
        """The whole of an item; under an embargo first the terms to whoever may still agree to them."""
        if await self._asks_for_terms(person, item_id):
            await self._desk.reply(TermsOfEmbargo())
            return
        item = await self._item(person, item_id)
        await self._desk.work.news.got([item.id], person.id, self._desk.now)
        await self._desk.reply(WholeNews(item.id))

    async def ask_about(self, person: Person, item_id: int) -> None:
        """The experts for an item. Raises StillEmbargoed: nobody is asked about what they may not know yet."""
        item = await self._item(person, item_id)
        if item.embargoed(self._desk.now):
            raise StillEmbargoed(f"news item {item_id} is under embargo")
        await Asking(self._desk).find_experts_about(person, item)

    async def _asks_for_terms(self, person: Person, item_id: int) -> bool:
        ensure_not_blocked(person)
        item, access = await self._desk.work.news.get(item_id), await self._desk.work.embargoes.get(person.id)
        if item is None or item.state not in TOLD or not item.embargoed(self._desk.now):
            return False
        return terms_standing(person, access) in (TermsStanding.ASKED, TermsStanding.ASKED_ANEW)

    async def _item(self, person: Person, item_id: int) -> NewsItem:
        ensure_not_blocked(person)
        return await item_for(self._desk, await reader(self._desk, person), item_id)

    async def _own(self, person: Person, search_id: int) -> NewsSearch:
        ensure_not_blocked(person)
        search = await news_search(self._desk, search_id)
        if search.person_id != person.id:
            raise NotAllowed(f"person {person.id} does not own news search {search_id}")
        return search

    async def _show(self, person: Person, search: NewsSearch) -> None:
        page = await page_of(self._desk, search, await reader(self._desk, person))
        await self._desk.work.news.got([item.id for item in page.items], person.id, self._desk.now)
        await self._desk.reply(NewsList(search.id))


async def reader(desk: Desk, person: Person) -> Reader:
    """That person with what they agreed to."""
    return Reader(person, await desk.work.embargoes.get(person.id))


async def news_search(desk: Desk, search_id: int) -> NewsSearch:
    """Raises Gone."""
    search = await desk.work.news_searches.get(search_id)
    if search is None:
        raise Gone(Kind.NEWS_SEARCH, search_id)
    return search


async def item_for(desk: Desk, who: Reader, item_id: int) -> NewsItem:
    """The item, as this reader may see it now. Raises Gone."""
    item = await desk.work.news.get(item_id)
    if item is None or not may_see(item, who.person, who.access, desk.now):
        raise Gone(Kind.NEWS, item_id)
    return item


async def page_of(desk: Desk, search: NewsSearch, who: Reader) -> NewsPage:
    """The page at which a list stands; what was withdrawn meanwhile is not on it."""
    listed, nothing, mine = await _listed(desk, search, who)
    pages = max(1, -(-len(listed) // PAGE))
    page = min(search.page, pages - 1)
    wanted = [item.id for item in listed[page * PAGE : (page + 1) * PAGE]]
    now_true = {item.id: item for item in await desk.work.news.some(wanted)}
    items = _visible((now_true[item_id] for item_id in wanted if item_id in now_true), search, who, desk)
    return NewsPage(search, items, page, pages, nothing, mine)


async def _listed(desk: Desk, search: NewsSearch, who: Reader) -> tuple[Sequence[NewsItem], bool, bool]:
    """All that the reader may see of a list; whether nothing fits its words; whether it is of the reader's topics."""
    newest = _visible(desk.office.news.items, search, who, desk)
    if search.text:
        among = {item.id for item in newest}
        matches = desk.office.news.search(search.text, limit=MOST, among=among)
        relevance = {match.item_id: match.score for match in matches}
        found = ranked([item for item in newest if item.id in relevance], relevance, desk.now)
        return found or newest[:PAGE], not found, False
    names = names_of(await interests_of(desk.work, who.person.id))
    mine = [item for item in newest if shared(item.topics, names)]
    return (mine or newest)[:MOST], False, bool(mine)


def _visible(items: Iterable[NewsItem], search: NewsSearch, who: Reader, desk: Desk) -> tuple[NewsItem, ...]:
    """What that reader may see, and what the list's message may show."""
    return tuple(
        item
        for item in items
        if may_see(item, who.person, who.access, desk.now) and (search.protected or not item.embargoed(desk.now))
    )
