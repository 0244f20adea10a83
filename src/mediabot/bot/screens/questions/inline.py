"""Experts as cards in other chats: what the list there shows, and the message that a chosen card becomes.

The message stands in front of people whom the bot does not know: it holds what the directory tells everybody, and
nothing of contacts or of who searched. It stands there for long, so only an absence with its last day is told of when
the expert is free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mediabot.bot.buttons.codec import expert_key
from mediabot.bot.buttons.links import HERE, AskLink, bot_link
from mediabot.bot.screens.base import Key, h, lines, plain
from mediabot.bot.screens.questions.asking import about
from mediabot.bot.screens.questions.views import MatchView, SearchView
from mediabot.bot.screens.words import ask_label, called, capital, marked, marked_list, titles_of, when_free, who
from mediabot.domain.availability import Why
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

DESCRIPTION = 200
"""Characters under a title in the list; apps show about two lines."""


@dataclass(frozen=True)
class Card:
    """One result. `text` is HTML, escaped."""

    id: str
    title: str
    description: str
    text: str
    key: Key


@dataclass(frozen=True)
class Cards:
    """What is offered; `above` is the key over the list, which opens the private chat with `start`."""

    above: str
    cards: tuple[Card, ...] = ()
    start: str = HERE


def cards(view: SearchView, topics: Sequence[str], bot_name: str, t: Translator) -> Cards:
    """Those who fit. `topics` are keys of what each would be asked about, empty where it is no topic of theirs."""
    found = tuple(_card(match, topic, view, bot_name, t) for match, topic in zip(view.matches, topics, strict=True))
    if found:
        return Cards(t.gettext("Ask the Media Center in private"), found)
    return Cards(t.gettext("No expert on this. Ask the Media Center"), (_nobody(bot_name, t),))


def how_to(bot_name: str, t: Translator) -> Cards:
    """Nothing was typed yet."""
    title = t.gettext("Write a topic after @{bot}").format(bot=bot_name)
    description = t.gettext(
        "For example “telemedicine”: you’ll see the experts on it. Tap a name to send the card to this chat."
    )
    return Cards(t.gettext("Write a topic, or ask in private"), (_invitation("how", title, description, bot_name, t),))


def shut(t: Translator) -> Cards:
    """For somebody whom staff have blocked."""
    return Cards(t.gettext("Your account is blocked. See what you can do"))


def _card(match: MatchView, topic: str, view: SearchView, bot_name: str, t: Translator) -> Card:
    expert, link = match.expert, AskLink(expert_key(match.expert.id), topic)
    _, post = titles_of(expert, t.language)
    facts = (marked(post, t), expert.organisation, plain(marked_list(match.why, t)) if match.why else "")
    free = plain(when_free(expert, view.now, t))
    lasting = match if _away(match) else replace(match, expert=replace(expert, free=None))
    return Card(
        id=link.pack(),
        title=called(expert, t.language),
        description=cut(" · ".join(one for one in (capital(free), *facts) if one), DESCRIPTION),
        text=lines(f"👤 {who(expert, t)}", *about(lasting, view.now, t)),
        key=Key(ask_label(expert, t), url=bot_link(bot_name, link.pack())),
    )


def _away(match: MatchView) -> bool:
    return match.expert.free is not None and match.expert.free.why is Why.AWAY


def _nobody(bot_name: str, t: Translator) -> Card:
    title = t.gettext("There is no expert on this in the directory")
    description = t.gettext("Try other words, or ask the Media Center team in private.")
    return _invitation("nobody", title, description, bot_name, t)


def _invitation(number: str, title: str, description: str, bot_name: str, t: Translator) -> Card:
    """What it becomes tells the others in the chat of the bot, and nothing of what was typed."""
    house = h(t.gettext("Media Center of the Health & Life Sciences Cluster Bulgaria"))
    ways = t.gettext("Looking for an expert? Write @{bot} and a topic in any chat, or ask in private.")
    text = lines(f"<b>{house}</b>", h(ways.format(bot=bot_name)))
    key = Key(t.pgettext("button", "Open the Media Center"), url=bot_link(bot_name, HERE))
    return Card(number, title, description, text, key)
