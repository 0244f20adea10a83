"""A digest: one well-made message, its items numbered, each with what can be done about it.

It always fits into one message: summaries are shortened first, then items are left out and counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from mediabot.bot.buttons.digests import AskTaste, ChooseTaste, OpenSubscription, StopDigests, Taste
from mediabot.bot.buttons.news import OpenNews
from mediabot.bot.screens.base import LIMIT, Key, Row, Screen, blocks, h, lines, visible
from mediabot.bot.screens.digests.views import DigestLine, DigestView, TasteView
from mediabot.bot.screens.news.item import embargo_line, linked_title, origin
from mediabot.bot.screens.words import quoted
from mediabot.domain.notices.digests import Place
from mediabot.domain.text import clean_line, cut
from mediabot.i18n.translator import Translator

SUMMARIES = (280, 150, 80, 0)
"""Characters of a summary: about three lines, and what is tried where they don't fit."""

TITLE = 200
GROUPED = 4
"""More items than these stand under their topics."""


def digest(view: DigestView, t: Translator) -> Screen:
    """The message with a row of numbers under it. An item that not everybody may know protects all of it."""
    shown = _in_groups(view.lines)
    text = _fitting(view, shown, t)
    while visible(text) > LIMIT and len(shown) > 1:
        shown = shown[:-1]
        text = _fitting(view, shown, t)
    protect = any(line.item.embargo_until is not None for line in shown)
    return Screen(text, () if view.preview else _keys(view, shown, t), quiet=view.quiet, protect=protect)


def _in_groups(entries: Sequence[DigestLine]) -> tuple[DigestLine, ...]:
    """Those of one topic together, topics by their best item; few items stay as they are."""
    if len(entries) <= GROUPED:
        return tuple(entries)
    order = list(dict.fromkeys(line.topic for line in entries))
    return tuple(sorted(entries, key=lambda line: (not line.topic, order.index(line.topic))))


def _fitting(view: DigestView, shown: Sequence[DigestLine], t: Translator) -> str:
    texts = (_text(view, shown, summary, t) for summary in SUMMARIES)
    return next((text for text in texts if visible(text) <= LIMIT), _text(view, shown, 0, t))


def _text(view: DigestView, shown: Sequence[DigestLine], summary: int, t: Translator) -> str:
    left = view.more + len(view.lines) - len(shown)
    more = t.ngettext("And {count} more in /news.", "And {count} more in /news.", left).format(count=left)
    nothing = t.gettext("There is no news for this digest at the moment; when there is none, nothing is sent.")
    return blocks(
        lines(_banner(view, t), _heading(view, t)),
        h(view.lead_in),
        *_entries(shown, summary, view, t),
        more if left else "",
        "" if shown else f"<i>{nothing}</i>",
    )


def _banner(view: DigestView, t: Translator) -> str:
    if view.test:
        return "🧪 <i>" + t.gettext("Test: only you will receive this.") + "</i>"
    return {
        "bg": "👁 <i>" + t.gettext("Preview in Bulgarian") + "</i>",
        "en": "👁 <i>" + t.gettext("Preview in English") + "</i>",
    }.get(view.preview, "")


def _heading(view: DigestView, t: Translator) -> str:
    name = h(view.name) if view.name else t.gettext("Your news digest")
    return f"<b>📬 {name}</b> · {t.today(view.now)}"


def _entries(shown: Sequence[DigestLine], summary: int, view: DigestView, t: Translator) -> list[str]:
    """Numbered, with the topic above the first of each group."""
    entries, above = [], None
    grouped = len(shown) > GROUPED and len({line.topic for line in shown}) > 1
    other = t.gettext("Other topics")
    for number, line in enumerate(shown, start=1):
        heading = ""
        if grouped and line.topic != above:
            above = line.topic
            heading = f"<b>▪️ {h(above or other)}</b>"
        entries.append(lines(heading, _entry(number, line, summary, view, t)))
    return entries


def _entry(number: int, line: DigestLine, summary: int, view: DigestView, t: Translator) -> str:
    item = line.item
    told = cut(clean_line(item.summary, limit=1000), summary) if summary else ""
    corrected = "✏️ " + t.gettext("Correction: {text}").format(text=h(cut(item.correction, 200)))
    foreign = {"bg": t.gettext("in Bulgarian"), "en": t.gettext("in English")}.get(line.foreign, "")
    source = " · ".join(part for part in (origin(item, t), f"<i>{foreign}</i>" if foreign else "") if part)
    return lines(
        embargo_line(item, view.now, t),
        f"{number}. {linked_title(item)}",
        h(told),
        corrected if item.correction else "",
        source,
    )


def _keys(view: DigestView, shown: Sequence[DigestLine], t: Translator) -> tuple[Row, ...]:
    ids = tuple(line.item.id for line in shown)
    numbers = tuple(Key(str(number), OpenNews(item_id)) for number, item_id in enumerate(ids, start=1))
    taste: Row = (
        Key("👍 " + t.pgettext("button", "More like this"), AskTaste(Taste.MORE, ids)),
        Key("👎 " + t.pgettext("button", "Less like this"), AskTaste(Taste.LESS, ids)),
    )
    settings: Row = (
        Key("⚙️ " + t.pgettext("button", "Settings"), OpenSubscription(Place.OVERVIEW, fresh=1)),
        Key("✖️ " + t.pgettext("button", "Turn off"), StopDigests()),
    )
    return tuple(row for row in (numbers, taste if view.own and ids else (), settings) if row)


def taste(view: TasteView, t: Translator) -> Screen:
    """Which item is meant; or what is remembered of it."""
    if view.done:
        return Screen(_remembered(view, t), protect=view.protected)
    asked = (
        t.gettext("👍 Which one would you like more of? News on its topics will come first.")
        if view.more
        else t.gettext("👎 Which one would you like less of? News on its topics will be left out.")
    )
    listed = "\n".join(f"{number}. {h(cut(title, 120))}" for number, (_, title) in enumerate(view.items, start=1))
    how = Taste.MORE if view.more else Taste.LESS
    keys = tuple(Key(str(number), ChooseTaste(how, item_id)) for number, (item_id, _) in enumerate(view.items, start=1))
    return Screen(blocks(asked, listed), (keys,), protect=view.protected)


def _remembered(view: TasteView, t: Translator) -> str:
    if not view.topics:
        return t.gettext("This item has no topics, so I can’t learn from it. You can choose topics with /digest.")
    topics = t.list_of(quoted(name, t) for name in view.topics)
    if view.more:
        return t.gettext("✔️ News on these topics will come first: {topics}.").format(topics=topics)
    if view.chosen:
        return t.gettext(
            "✔️ You’ll get no more news on: {topics}. Topics you chose yourself stay; remove them with /digest."
        ).format(topics=topics)
    return t.gettext("✔️ You’ll get no more news on: {topics}.").format(topics=topics)
