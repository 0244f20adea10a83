"""From a delivery to a screen: which view each notice loads and which screen draws it, in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mediabot.bot.screens.base import Screen, fitted
from mediabot.bot.screens.news.reader import news_item
from mediabot.bot.showing import (
    briefings,
    broadcasts,
    digests,
    entries,
    experts,
    heard,
    news,
    newsdesk,
    outcomes,
    people,
    questions,
    reactions,
    staff_digests,
    talks,
)
from mediabot.bot.showing.context import Screens, Showing
from mediabot.bot.showing.loading import Loader
from mediabot.domain.deliveries import Delivery
from mediabot.domain.errors import MediabotError
from mediabot.domain.notices.kinds import InLanguage
from mediabot.i18n.translator import Catalogs, Translator
from mediabot.services.desk import Desk
from mediabot.services.news.cards import tell_undrawable
from mediabot.services.people.profiles import reader_language
from mediabot.services.sending.troubles import will_pass

SCREENS: Screens = {
    **people.SCREENS,
    **entries.SCREENS,
    **questions.SCREENS,
    **talks.SCREENS,
    **experts.SCREENS,
    **heard.SCREENS,
    **outcomes.SCREENS,
    **news.SCREENS,
    **newsdesk.SCREENS,
    **digests.SCREENS,
    **staff_digests.SCREENS,
    **broadcasts.SCREENS,
    **reactions.SCREENS,
    **briefings.SCREENS,
}


async def draw(desk: Desk, catalogs: Catalogs, delivery: Delivery, written_in: str = "") -> Screen:
    """The screen of a delivery. Raises Gone when what it speaks of is gone.

    `written_in` is the language of what it answers, where that is not the one that its reader has chosen.
    """
    work, office = desk.work, desk.office
    person = await work.people.get(delivery.reader_id) if delivery.reader_id else None
    notice = delivery.notice
    chosen = notice.language if isinstance(notice, InLanguage) else ""
    language = chosen or written_in or (person.language if person else "") or office.language
    t = catalogs.translator(language, office.zone)
    showing = Showing(notice, delivery, Loader(desk, language), person, t, catalogs)
    try:
        return fitted(await SCREENS[type(notice)](showing))
    except MediabotError:
        raise
    except Exception as error:
        if will_pass(error):
            raise
        return await _without_what_cant_be_drawn(showing)


async def _without_what_cant_be_drawn(showing: Showing[Any]) -> Screen:
    """One item never ends a list, a search or a digest: it is left out, and staff are told. Raises what remains."""
    desk, t = showing.desk, showing.t
    careful = replace(showing.loader, attempt=lambda view: news_item(view, desk.now, t))
    screen = fitted(await SCREENS[type(showing.notice)](replace(showing, loader=careful)))
    await tell_undrawable(desk, careful.left_out)
    return screen


async def translator_for(desk: Desk, catalogs: Catalogs, reader_id: int | None) -> Translator:
    """The translator of a reader."""
    language = await reader_language(desk.work, reader_id, desk.office.language)
    return catalogs.translator(language, desk.office.zone)
