"""What a search found: experts with reasons, or the honest answer that nobody fits."""

from __future__ import annotations

from datetime import datetime

from mediabot.bot.buttons.news import NewsOnThis
from mediabot.bot.buttons.questions import (
    AskInTurn,
    ChooseExpert,
    MoreExperts,
    NearTopic,
    NobodyFits,
    ShowAreas,
    WriteLetter,
)
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines
from mediabot.bot.screens.news.item import linked_title
from mediabot.bot.screens.news.views import NewsItemView
from mediabot.bot.screens.questions.views import MatchView, SearchView
from mediabot.bot.screens.words import (
    ask_label,
    capital,
    format_name,
    language_name,
    marked,
    marked_list,
    proved,
    quoted,
    when_free,
    who,
)
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

QUOTED = 160
"""Characters of the typed topic that are repeated on the screen."""


INTERESTS = 240
"""Characters of an expert's declared interests; all of them are told with the yes."""


def matches(view: SearchView, t: Translator) -> Screen:
    """Experts with reasons and what can be done; where nobody fits, the nearest topics and a human."""
    return _found(view, t) if view.matches else _nobody(view, t)


def _found(view: SearchView, t: Translator) -> Screen:
    total = len(view.matches) + view.more
    heading = t.ngettext("{count} expert on {topic}:", "{count} experts on {topic}:", total).format(
        count=total, topic=quoted(cut(view.search.text, QUOTED), t)
    )
    if view.about:
        heading = lines(
            t.ngettext("{count} expert on the news item", "{count} experts on the news item", total).format(
                count=total
            ),
            linked_title(view.about),
        )
    text = blocks(heading, *(entry(match, view.now, t) for match in view.matches), _news(view, t), _handed(view, t))
    return Screen(text, _found_keys(view, t))


def entry(match: MatchView, now: datetime, t: Translator) -> str:
    """An expert as journalists see them before they ask."""
    return lines(f"{match.rank + 1}. {who(match.expert, t)}", *about(match, now, t))


def about(match: MatchView, now: datetime, t: Translator) -> tuple[str, ...]:
    """The lines under the name; those that have nothing to say are empty."""
    expert = match.expert
    because = t.gettext("Matching topics: {topics}").format(topics=marked_list(match.why, t))
    named = t.gettext("Named in the news item")
    facts = [t.list_of(language_name(code, t) for code in expert.languages)] if expert.languages else []
    facts += [t.list_of(format_name(value, t) for value in expert.formats)] if expert.formats else []
    interests = t.gettext("Declared interests: {interests}").format(
        interests=h(marked(cut(expert.interests, INTERESTS), t))
    )
    checked = t.gettext("Entry checked on {day}").format(day=t.day(expert.checked_on)) if expert.checked_on else ""
    return (
        f"📰 {named}" if match.named else "",
        f"💡 {because}" if match.why else "",
        f"🗣 {' · '.join(facts)}" if facts else "",
        f"⏳ {capital(free)}" if (free := when_free(expert, now, t)) else "",
        f"⚖️ {interests}" if expert.interests else "",
        proved(expert, t),
        f"<i>{checked}</i>" if checked else "",
    )


def _found_keys(view: SearchView, t: Translator) -> tuple[Row, ...]:
    search = view.search.id
    askable = [match for match in view.matches if match.expert.askable(view.horizon)]
    keys: list[Row] = [(Key(ask_label(match.expert, t), ChooseExpert(search, match.rank)),) for match in askable]
    best = min(3, len(askable) + view.more - view.more_away)
    if best > 1:
        label = t.ngettext("Ask the best match", "Ask the top {count}, one after another", best).format(count=best)
        keys.append((Key(label, AskInTurn(search)),))
    last = [Key(t.pgettext("button", "More experts"), MoreExperts(search))] if view.more else []
    if not view.search.wants_human:
        last.append(Key(t.pgettext("button", "None of these"), NobodyFits(search)))
    return tuple(row for row in (*keys, tuple(last), _news_keys(view, t)) if row)


def _news(view: SearchView, t: Translator) -> str:
    """The items that fit, a line or two each."""
    if not view.news:
        return ""
    heading = "📰 <b>" + t.ngettext("News on this topic:", "News on this topic:", len(view.news)) + "</b>"
    return lines(heading, *(f"• {linked_title(item)}{_dated(item, t)}" for item in view.news))


def _dated(item: NewsItemView, t: Translator) -> str:
    return f", <i>{t.day(item.day)}</i>" if item.day else ""


def _news_keys(view: SearchView, t: Translator) -> Row:
    if not view.search.text or view.about:
        return ()
    return (Key("📰 " + t.pgettext("button", "News on this"), NewsOnThis(view.search.id)),)


def _nobody(view: SearchView, t: Translator) -> Screen:
    topic = quoted(cut(view.search.text, QUOTED), t)
    heading = (
        t.gettext("Nobody who answers on {topic} is available for this just now.").format(topic=topic)
        if view.search.found
        else t.gettext("There is no expert on {topic} in the directory.").format(topic=topic)
        if view.search.text
        else t.gettext("Write in a few words what your story is about, in Bulgarian or English.")
    )
    near = (
        t.gettext("The closest topics in the directory are below. Or pass it on to the Media Center team.")
        if view.nearest
        else t.gettext("You can ask the Media Center team.")
        if view.search.found
        else t.gettext("Nothing in it comes close. You can ask the Media Center team, or see what our experts cover.")
        if view.search.text
        else t.gettext("You can also write to the Media Center team.")
    )
    keys: list[Row] = [
        (Key(cut(marked(topic, t), 60), NearTopic(view.search.id, number)),)
        for number, topic in enumerate(view.nearest)
    ]
    if not view.search.wants_human:
        keys.append((_to_the_team(view, t),))
    if view.search.text and not view.nearest:
        keys.append((Key("📚 " + t.pgettext("button", "All topics by area"), ShowAreas(1)),))
    if view.news:
        keys.append(_news_keys(view, t))
    return Screen(blocks(heading, _news(view, t), _handed(view, t) or near), tuple(keys))


def _to_the_team(view: SearchView, t: Translator) -> Key:
    """A topic is handed over; where there is none, a message begins."""
    if view.search.text:
        return Key(t.pgettext("button", "Ask the Media Center team"), NobodyFits(view.search.id))
    return Key(t.pgettext("button", "Write to the Media Center"), WriteLetter())


def _handed(view: SearchView, t: Translator) -> str:
    if not view.search.wants_human:
        return ""
    return t.gettext(
        "✅ We’ve passed your topic on to the Media Center team; they’ll write to you here. Meanwhile you can "
        "search for other topics."
    )
