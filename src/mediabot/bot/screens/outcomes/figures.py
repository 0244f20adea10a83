"""Figures as lines with a heading, for staff in the chat and for the report of an operator alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mediabot.bot.buttons.outcomes import ShowChart, ShowStats
from mediabot.bot.screens.base import File, Key, Screen, blocks, h, lines, ticked
from mediabot.bot.screens.outcomes.chart import Bars, png
from mediabot.domain.follow_ups import Outcome
from mediabot.domain.learning import LEAST, Hint, Learned, Spread, Stretch
from mediabot.i18n.translator import Translator

Line = tuple[str, str]

MOST_NAMES = 10
EVENLY, FAIRLY, UNEVENLY = 0.25, 0.45, 0.65
"""Gini up to which asks are spread so."""


@dataclass(frozen=True)
class Section:
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class StatsView:
    """`names` are those of the experts whom the figures name; `over_time` from which day on, sent and settled."""

    learned: Learned
    stretch: Stretch
    names: Mapping[str, str]
    over_time: tuple[tuple[date, int, int], ...]


def stats(view: StatsView, t: Translator) -> Screen:
    """Everything that the chart shows stands here in words, too."""
    keys = tuple(Key(ticked(_stretch(one, t), one is view.stretch), ShowStats(one)) for one in Stretch)
    chart = Key("📊 " + t.pgettext("button", "Chart"), ShowChart(view.stretch))
    told = (_told(section) for section in (*sections(view.learned, view.names, t), _over_time(view, t)))
    return Screen(blocks(f"<b>{title(view.learned, t)}</b>", *told), (keys, (chart,)), quiet=True)


def stats_chart(view: StatsView, t: Translator) -> Screen:
    bars = Bars(
        title(view.learned, t),
        tuple(_day(day) for day, _, _ in view.over_time),
        (t.gettext("questions sent"), tuple(sent for _, sent, _ in view.over_time)),
        (t.gettext("settled"), tuple(settled for _, _, settled in view.over_time)),
    )
    return Screen(title(view.learned, t), file=File("mediabot-stats.png", lambda: png(bars)))


def title(one: Learned, t: Translator) -> str:
    return t.gettext("What the Media Center learned: {start} to {end}").format(
        start=t.day(one.start), end=t.day(one.end)
    )


def sections(one: Learned, names: Mapping[str, str], t: Translator) -> tuple[Section, ...]:
    """All figures but those over time."""
    return (_questions(one, t), _experts(one, t), _directory(one, names, t), _afterwards(one, t), _unmet(one, t))


def _told(section: Section) -> str:
    told = (f"{h(label)}: {h(value)}" if value else h(label) for label, value in section.lines)
    return lines(f"<b>{h(section.heading)}</b>", *(f"• {line}" for line in told))


def _questions(one: Learned, t: Translator) -> Section:
    half, most = one.first_answer or (None, None)
    return Section(
        t.gettext("Questions"),
        (
            (t.gettext("Sent"), t.number(one.questions)),
            (t.gettext("Settled: an expert said yes, or the team answered"), t.number(one.settled)),
            (t.gettext("Settled before half of the time had gone"), _share(one.settled_early, t)),
            (t.gettext("First answer, in half of the cases within"), t.left(half) if half else _few(t)),
            (t.gettext("First answer, in nine of ten within"), t.left(most) if most else _few(t)),
        ),
    )


def _experts(one: Learned, t: Translator) -> Section:
    spread = one.spread
    return Section(
        t.gettext("Experts asked"),
        (
            (t.gettext("Requests to experts"), t.number(one.asks)),
            (t.gettext("Answered"), t.number(one.answers)),
            (t.gettext("Answered with a yes"), t.number(one.said_yes)),
            (t.gettext("Share of the three who were asked most"), _share(spread.top_share if spread else None, t)),
            (t.gettext("How requests are spread over those asked"), _spread(spread, t)),
        ),
    )


def _directory(one: Learned, names: Mapping[str, str], t: Translator) -> Section:
    return Section(
        t.gettext("The directory"),
        (
            (t.gettext("Never asked so far"), _names(one.never_asked, names, t)),
            (t.gettext("Not confirmed for half a year"), _names(one.stale, names, t)),
            *((t.gettext("Said “not my field”"), _hint(hint, names, t)) for hint in one.hints),
        ),
    )


def _afterwards(one: Learned, t: Translator) -> Section:
    labels = {
        Outcome.PUBLISHED: t.gettext("Stories that came out"),
        Outcome.NOT_YET: t.gettext("Stories not out yet"),
        Outcome.NOT_USED: t.gettext("Answers not used"),
        Outcome.FOUND: t.gettext("Journalists who found somebody elsewhere"),
        Outcome.NOT_FOUND: t.gettext("Journalists who found nobody"),
    }
    counts = [(label, t.number(one.outcomes.get(outcome, 0))) for outcome, label in labels.items()]
    good = (t.gettext("Matches that journalists called good"), _share(one.good_matches, t))
    return Section(t.gettext("What became of them"), (*counts, good))


def _unmet(one: Learned, t: Translator) -> Section:
    """Only topics, and only of many people: who asked stands nowhere."""
    heading = t.gettext("Topics for which there was no expert")
    none = t.gettext("None that at least {count} different people asked about")
    if not one.unmet:
        return Section(heading, ((none.format(count=LEAST), ""),))
    return Section(heading, tuple((topic, _people(people, t)) for topic, people in one.unmet))


def _over_time(view: StatsView, t: Translator) -> Section:
    """The text twin of the chart; stretches without a question are left out."""
    told = t.gettext("sent {sent}, settled {settled}")
    listed = tuple(
        (_day(day), told.format(sent=t.number(sent), settled=t.number(settled)))
        for day, sent, settled in view.over_time
        if sent
    )
    return Section(t.gettext("Over time, from each of these days on"), listed or ((t.gettext("No questions"), ""),))


def _day(day: date) -> str:
    return f"{day.day}.{day.month:02}."


def _people(count: int, t: Translator) -> str:
    return t.ngettext("{count} person", "{count} people", count).format(count=t.number(count))


def _few(t: Translator) -> str:
    return t.gettext("too few to say")


def _share(share: float | None, t: Translator) -> str:
    return _few(t) if share is None else t.gettext("{number}%").format(number=round(100 * share))


def _spread(spread: Spread | None, t: Translator) -> str:
    if spread is None:
        return _few(t)
    if spread.gini <= EVENLY:
        return t.gettext("evenly")
    if spread.gini <= FAIRLY:
        return t.gettext("fairly evenly")
    return t.gettext("unevenly") if spread.gini <= UNEVENLY else t.gettext("very unevenly: a few get nearly all")


def _names(ids: Sequence[str], names: Mapping[str, str], t: Translator) -> str:
    if not ids:
        return t.gettext("nobody")
    listed, more = [names.get(one, one) for one in ids[:MOST_NAMES]], len(ids) - MOST_NAMES
    if more <= 0:
        return t.list_of(listed)
    told = t.ngettext("{names} and {count} more", "{names} and {count} more", more)
    return told.format(names=", ".join(listed), count=more)


def _hint(hint: Hint, names: Mapping[str, str], t: Translator) -> str:
    """How often only where that tells nothing of single questions."""
    topic, name = hint.topic.in_language(t.language), names.get(hint.expert_id, hint.expert_id)
    if hint.times < LEAST:
        return t.gettext("{name} on “{topic}”").format(name=name, topic=topic)
    return t.gettext("{name} on “{topic}”, {count} times").format(name=name, topic=topic, count=hint.times)


def _stretch(one: Stretch, t: Translator) -> str:
    return {
        Stretch.WEEK: t.pgettext("stretch", "Week"),
        Stretch.MONTH: t.pgettext("stretch", "Month"),
        Stretch.YEAR: t.pgettext("stretch", "Year"),
    }[one]
