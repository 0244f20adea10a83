"""Editing an item on its card: texts in each language, link, topics, experts, files, embargo, event day.

What is typed goes to the language it is written in, unless staff chose one on the card.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mediabot.domain.access import ensure_staff
from mediabot.domain.audience import with_or_without
from mediabot.domain.content import ALBUM_LIMIT
from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError
from mediabot.domain.languages import WRITTEN
from mediabot.domain.news import TOLD, NewsFixed, NewsItem, NewsPart, NewsState, PartAsked, TitleMissing, set_embargo
from mediabot.domain.news_offers import Brought
from mediabot.domain.notices.news import NewsMenu, StaffNewsCard
from mediabot.domain.notices.notes import Asked
from mediabot.domain.people import Person
from mediabot.domain.stories import SOURCE_LIMIT, SUMMARY_LIMIT, TITLE_LIMIT, checked_link
from mediabot.domain.text import clean, clean_line
from mediabot.i18n.when import understand
from mediabot.matching import language_of
from mediabot.matching.suggesting import suggest_experts, suggest_topics
from mediabot.services.desk import Desk
from mediabot.services.listening import addressed, stop_listening
from mediabot.services.news.cards import keep_item, open_item, read_item, show_item

CHOICES = 8
"""Topics or experts offered at once."""

MOST_TOPICS = 8

# not shown
_NONE = frozenset({"-", "–", "—", "none", "no", "няма", "без", "не", "махни"})

_TEXTS = {
    NewsPart.TITLE: ("title", TITLE_LIMIT),
    NewsPart.SUMMARY: ("summary", SUMMARY_LIMIT),
    NewsPart.SOURCE: ("source", SOURCE_LIMIT),
}


class NotAnInstant(MediabotError):
    """What was typed names no day or time."""


class NothingUsable(MediabotError):
    """Neither words nor files of a kind that can be used."""


class Editing:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def ask(self, staff: Person, item_id: int, part: NewsPart, language: str = "") -> None:
        """Listen for that part of the item in this chat. Raises Gone, NewsFixed."""
        ensure_staff(staff)
        _ensure_editable(await read_item(self._desk, item_id))
        await self._desk.ask(staff, Ask.NEWS_FIELD, item_id, hint=PartAsked(part, language))
        if part is not NewsPart.CORRECTION and not language:
            await self._desk.reply(StaffNewsCard(item_id, NewsMenu(part)))
        if part in (NewsPart.TOPIC, NewsPart.EXPERT):
            return
        asked = Asked(Ask.NEWS_FIELD, item_id, None if language else part, language)
        await self._desk.reply(addressed(self._desk, staff, asked))

    async def answer(self, staff: Person, item_id: int, asked: PartAsked, brought: Brought) -> None:
        """What staff sent for a part of the item. Raises what makes it unusable; the question then stays open."""
        ensure_staff(staff)
        part, language = asked.part, asked.language
        words = clean(brought.text, limit=SUMMARY_LIMIT)
        if part in (NewsPart.TOPIC, NewsPart.EXPERT):
            await self._offer(item_id, part, words)
            return
        if not words and part is not NewsPart.FILES:
            raise NothingUsable("words were wanted")
        item = await self._edit(item_id, lambda item: self._with(item, part, language, words, brought))
        if part is not NewsPart.FILES or len(item.attachments) == ALBUM_LIMIT:
            await stop_listening(self._desk, staff, {Ask.NEWS_FIELD}, item_id)
        await show_item(self._desk, item_id, fresh=True)

    async def set_topic(self, staff: Person, item_id: int, topic: Localized, *, on: bool) -> None:
        ensure_staff(staff)

        def change(item: NewsItem) -> NewsItem:
            return replace(item, topics=with_or_without(item.topics, topic, on=on)[-MOST_TOPICS:])

        await self._edit(item_id, change)
        await show_item(self._desk, item_id, NewsMenu.TOPIC)

    async def confirm_topics(self, staff: Person, item_id: int) -> None:
        """The topics are right as they are."""
        ensure_staff(staff)
        await self._edit(item_id, lambda item: replace(item, topics_confirmed=True))
        await stop_listening(self._desk, staff, {Ask.NEWS_FIELD}, item_id)
        await show_item(self._desk, item_id)

    async def set_expert(self, staff: Person, item_id: int, expert_id: str, *, on: bool) -> None:
        ensure_staff(staff)

        def change(item: NewsItem) -> NewsItem:
            return replace(item, experts=with_or_without(item.experts, expert_id, on=on))

        await self._edit(item_id, change)
        await show_item(self._desk, item_id, NewsMenu.EXPERT)

    async def drop_files(self, staff: Person, item_id: int) -> None:
        ensure_staff(staff)
        await self._edit(item_id, lambda item: replace(item, attachments=()))
        await show_item(self._desk, item_id)

    async def close_menu(self, staff: Person, item_id: int) -> None:
        """Back to the whole card; what was asked of this item is not asked any more."""
        ensure_staff(staff)
        await stop_listening(self._desk, staff, {Ask.NEWS_FIELD}, item_id)
        await read_item(self._desk, item_id)
        await self._desk.reply(StaffNewsCard(item_id))

    async def _edit(self, item_id: int, change: Callable[[NewsItem], NewsItem]) -> NewsItem:
        before = await open_item(self._desk, item_id)
        _ensure_editable(before)
        after = change(before)
        if after.state in TOLD and after != before:
            after = replace(after, changed_at=self._desk.now)
        await keep_item(self._desk, after)
        return after

    async def _offer(self, item_id: int, part: NewsPart, words: str) -> None:
        """Topics or experts that the typed words find; the question stays open for others."""
        await read_item(self._desk, item_id)
        await self._desk.reply(StaffNewsCard(item_id, NewsMenu(part), wanted=clean_line(words, limit=80), fresh=True))

    def _with(self, item: NewsItem, part: NewsPart, language: str, words: str, brought: Brought) -> NewsItem:
        none = is_none(words)
        match part:
            case NewsPart.TITLE | NewsPart.SUMMARY | NewsPart.SOURCE:
                return _with_text(item, part, language, "" if none else words)
            case NewsPart.LINK:
                typed = words if "://" in words and " " not in words else brought.link or words
                return replace(item, link=_placed(item.link, language, "" if none else checked_link(typed)))
            case NewsPart.FILES:
                if not brought.attachments:
                    raise NothingUsable("files were wanted")
                return replace(item, attachments=(*item.attachments, *brought.attachments)[:ALBUM_LIMIT])
            case NewsPart.EMBARGO:
                return set_embargo(item, None if none else self._instant(words), self._desk.now)
            case NewsPart.EVENT:
                return replace(item, event_on=None if none else self._day(words))
            case _:
                raise NothingUsable("nothing to be typed here")

    def _instant(self, words: str) -> datetime:
        instant = understand(words, now=self._desk.now, zone=self._desk.office.zone, language=language_of(words))
        if instant is None:
            raise NotAnInstant("no day or time")
        return instant

    def _day(self, words: str) -> date:
        return self._instant(words).astimezone(ZoneInfo(self._desk.office.zone)).date()


def is_none(words: str) -> bool:
    """Whether somebody types that there is to be none."""
    return words.strip().casefold() in _NONE


def topic_choices(desk: Desk, item: NewsItem, wanted: str = "") -> tuple[Localized, ...]:
    """The item's topics, then those of the directory that the words or the item's texts suggest."""
    index = desk.office.index
    if wanted:
        folded = wanted.casefold()
        named = [topic for topic in all_topics(desk) if any(folded in name.casefold() for name in topic.texts())]
        more = [*named, *(topic.name for topic in index.nearest(wanted, limit=CHOICES))]
    else:
        texts = [(item.title.only(code), item.summary.only(code)) for code in WRITTEN]
        more = [topic for title, summary in texts if title for topic in suggest_topics(index, title, summary)]
    return tuple(dict.fromkeys((*item.topics, *more)))[: max(CHOICES, len(item.topics))]


def all_topics(desk: Desk) -> tuple[Localized, ...]:
    """Every topic of the directory, once."""
    return tuple(dict.fromkeys(topic.name for expert in desk.office.directory.experts for topic in expert.topics))


def expert_choices(desk: Desk, item: NewsItem, wanted: str = "") -> tuple[str, ...]:
    """Ids of the item's experts, then those that the words find or the topics suggest."""
    index = desk.office.index
    if wanted:
        more = [match.expert_id for match in index.search(wanted, limit=CHOICES)]
    else:
        more = list(suggest_experts(index, item.topics, limit=CHOICES))
    return tuple(dict.fromkeys((*item.experts, *more)))[: max(CHOICES, len(item.experts))]


def _ensure_editable(item: NewsItem) -> None:
    if item.state is NewsState.WITHDRAWN:
        raise NewsFixed(item.id, item.state)


def _with_text(item: NewsItem, part: NewsPart, language: str, words: str) -> NewsItem:
    """One of the texts, on one line unless it is the summary. Raises TitleMissing where readers would see none."""
    name, limit = _TEXTS[part]
    text = clean(words, limit) if part is NewsPart.SUMMARY else clean_line(words, limit)
    if part is not NewsPart.SOURCE and text:
        language = language or language_of(text)
    changed = replace(item, **{name: _placed(getattr(item, name), language, text)})  # type: ignore[arg-type]
    if item.state in TOLD and not changed.title:
        raise TitleMissing(f"news item {item.id} is published")
    return changed


def _placed(before: Localized, language: str, text: str) -> Localized:
    """The text in that language; without one, the text for every reader."""
    return before.put(language, text) if language else Localized(plain=text)
