"""What the directory covers, for whoever found nothing: areas, then the topics of one, then its experts."""

from __future__ import annotations

from mediabot.bot.buttons.news import AskTopic
from mediabot.bot.buttons.questions import ShowArea, ShowAreas
from mediabot.bot.screens.base import Key, Row, Screen, blocks
from mediabot.bot.screens.questions.views import AreasView
from mediabot.bot.screens.words import area_names, marked
from mediabot.domain.areas import Area
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

NAME_KEY = 60


def topics_by_area(view: AreasView, t: Translator) -> Screen:
    """The areas, or a page of one."""
    names = area_names(t)
    if view.area is None:
        keys: tuple[Row, ...] = tuple((Key(names[area], ShowArea(area, 0)),) for area in view.areas)
        heading = "<b>" + t.gettext("What our experts can explain") + "</b>"
        nothing = t.gettext("There are no topics in the directory yet.")
        return Screen(blocks(heading, t.gettext("Choose an area.") if keys else nothing), keys)
    topics = ((Key(cut(marked(name, t), NAME_KEY), AskTopic(key)),) for name, key in view.topics)
    text = blocks(f"<b>{names[view.area]}</b>", t.gettext("Choose a topic and I’ll show you the experts on it."))
    return Screen(text, (*topics, *_ways(view, view.area, t)))


def _ways(view: AreasView, area: Area, t: Translator) -> tuple[Row, ...]:
    turning = []
    if view.page > 0:
        turning.append(Key(t.pgettext("button", "‹ Back"), ShowArea(area, view.page - 1)))
    if view.page + 1 < view.pages:
        turning.append(Key(t.pgettext("button", "Next ›"), ShowArea(area, view.page + 1)))
    whole: Row = (Key(t.pgettext("button", "‹ All areas"), ShowAreas()),)
    return (tuple(turning), whole) if turning else (whole,)
