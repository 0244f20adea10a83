"""From a delivery to a screen: which view each notice loads and which screen draws it, in the reader's language."""

from __future__ import annotations

from mediabot.bot.screens.base import Screen, fitted
from mediabot.bot.showing import broadcasts, digests, news, newsdesk, people, questions, staff_digests
from mediabot.bot.showing.context import Screens, Showing
from mediabot.bot.showing.loading import Loader
from mediabot.domain.deliveries import Delivery
from mediabot.domain.notices.kinds import InLanguage
from mediabot.i18n.translator import Catalogs, Translator
from mediabot.services.desk import Desk
from mediabot.services.people.profiles import reader_language

SCREENS: Screens = {
    **people.SCREENS,
    **questions.SCREENS,
    **news.SCREENS,
    **newsdesk.SCREENS,
    **digests.SCREENS,
    **staff_digests.SCREENS,
    **broadcasts.SCREENS,
}


async def draw(desk: Desk, catalogs: Catalogs, delivery: Delivery) -> Screen:
    """The screen of a delivery. Raises Gone when what it speaks of is gone."""
    work, office = desk.work, desk.office
    person = await work.people.get(delivery.reader_id) if delivery.reader_id else None
    notice = delivery.notice
    chosen = notice.language if isinstance(notice, InLanguage) else ""
    language = chosen or (person.language if person else "") or office.language
    showing = Showing(notice, delivery, Loader(desk, language), person, catalogs.translator(language, office.zone))
    return fitted(await SCREENS[type(notice)](showing))


async def translator_for(desk: Desk, catalogs: Catalogs, reader_id: int | None) -> Translator:
    """The translator of a reader."""
    language = await reader_language(desk.work, reader_id, desk.office.language)
    return catalogs.translator(language, desk.office.zone)
