"""The items of a digest being drawn, as its delivery names them."""

from __future__ import annotations

from typing import Any

from mediabot.bot.screens.digests.views import DigestLine
from mediabot.bot.showing.context import Showing
from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsItem
from mediabot.domain.notices.digests import DigestPreview, DigestTaste, DigestToReader


async def items_of(s: Showing[DigestToReader] | Showing[DigestTaste] | Showing[DigestPreview]) -> list[NewsItem]:
    """Those that are still there, in the order in which they were composed. Who may see them is not asked here."""
    wanted = s.notice.items
    found = {item.id: item for item in await s.desk.work.news.some(wanted)}
    return s.loader.drawable(found[one] for one in wanted if one in found)


def digest_line(s: Showing[Any], item: NewsItem, topic: Localized | None) -> DigestLine:
    """An item as it stands in a digest, in the reader's language or marked as being in another."""
    language = s.loader.language
    foreign = "" if language in item.languages or not item.languages else item.languages[0]
    return DigestLine(s.loader.news(item), topic.in_language(language) if topic else "", foreign)
