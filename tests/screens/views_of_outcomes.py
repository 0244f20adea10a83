"""What became of questions, in every state worth reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.outcomes import expert, figures, follow_up
from mediabot.bot.screens.outcomes.figures import StatsView
from mediabot.bot.screens.outcomes.views import FollowUpView, ImpactView, ThanksView
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.follow_ups import Conduct, Fit, FollowUp, Impact, Outcome
from mediabot.domain.languages import Bilingual
from mediabot.domain.learning import Facts, Hint, SentQuestion, Spread, Stretch, learned
from mediabot.domain.mails import MailState
from mediabot.domain.people import Person
from mediabot.domain.questions import Question
from mediabot.i18n.translator import Translator

Draw = Callable[[Translator], Screen]

THEN = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
LINK = "https://example.org/7?<личния>&amp"
ASKED = FollowUp(17, 1001, 31, THEN - timedelta(days=1), due_at=THEN + timedelta(days=7), asked=1)
SEARCHED = replace(ASKED, referral_id=None, due_at=None)
OUT = replace(ASKED, outcome=Outcome.PUBLISHED)
LINKED = replace(OUT, link=LINK, due_at=None, fit=Fit.GOOD)
EVERYTHING = replace(LINKED, conduct=Conduct.MISQUOTED)


def outcome_screens(question: Question, who: ExpertView, journalist: Person) -> Iterator[tuple[str, Draw]]:
    yield from _of_journalist(question, who)
    yield from _of_expert(question, who, journalist)
    yield from _figures()


def _of_journalist(question: Question, who: ExpertView) -> Iterator[tuple[str, Draw]]:
    states = {
        "asked": ASKED,
        "asked-again": replace(ASKED, asked=2),
        "link-awaited": OUT,
        "no-link": replace(OUT, due_at=None, fit=Fit.PARTLY),
        "link": LINKED,
        "not-yet": replace(ASKED, outcome=Outcome.NOT_YET),
        "not-yet-again": replace(ASKED, outcome=Outcome.NOT_YET, asked=2),
        "not-used": replace(ASKED, outcome=Outcome.NOT_USED, fit=Fit.POOR),
    }
    for name, one in states.items():
        view = FollowUpView(one, question, who)
        yield f"follow-up-{name}", lambda t, view=view: follow_up.follow_up(view, t)  # type: ignore[misc]
    for outcome in (None, Outcome.FOUND, Outcome.NOT_FOUND):
        view = FollowUpView(replace(SEARCHED, outcome=outcome), question, None, silent=True)
        name = outcome.value.replace("_", "-") if outcome else "asked"
        yield f"follow-up-search-{name}", lambda t, view=view: follow_up.follow_up(view, t)  # type: ignore[misc]


def _of_expert(question: Question, who: ExpertView, journalist: Person) -> Iterator[tuple[str, Draw]]:
    view = ThanksView(LINKED, 31, question, who, journalist)
    states = {
        "link": view,
        "no-link": replace(view, follow_up=replace(OUT, conduct=Conduct.FINE)),
        "not-used": replace(view, follow_up=replace(ASKED, outcome=Outcome.NOT_USED), journalist=None),
        "no-word": replace(view, follow_up=ASKED, silent=True),
        "misquoted": replace(view, follow_up=EVERYTHING),
        "for-staff": replace(view, for_staff=True),
        "by-letter": replace(view, for_staff=True, letter=MailState.SENT),
    }
    for name, one in states.items():
        yield f"thanks-{name}", lambda t, one=one: expert.thanks(one, t)  # type: ignore[misc]
    some = Impact(asked=12, answered=9, said_yes=7, stories=3, links=((THEN, LINK), (THEN - timedelta(days=9), LINK)))
    yield "impact", lambda t: expert.impact(ImpactView(some, 2026), t)
    yield "impact-nothing", lambda t: expert.impact(ImpactView(Impact(), 2026), t)
    yield "impact-no-expert", lambda t: expert.impact(ImpactView(None, 2026), t)


def _figures() -> Iterator[tuple[str, Draw]]:
    days = [date(2026, 11, 17) + timedelta(days=number) for number in range(7)]
    few = learned(Facts(days[0], days[-1], questions=[SentQuestion(17, THEN, THEN, None, settled=False)]))
    some = replace(
        few,
        questions=23,
        settled=19,
        asks=31,
        answers=28,
        said_yes=19,
        first_answer=(timedelta(minutes=48), timedelta(hours=5, minutes=10)),
        settled_early=0.61,
        spread=Spread(9, 0.42, 0.31),
        outcomes={Outcome.PUBLISHED: 11, Outcome.NOT_USED: 2},
        good_matches=0.9,
        unmet=(("стари <личния> трактори", 7),),
        hints=(Hint("yana", Bilingual("сън", "sleep"), 2), Hint("boyan", Bilingual("ваксини", "vaccines"), 6)),
        never_asked=tuple(f"e{number}" for number in range(12)),
        stale=("yana",),
    )
    names = {"yana": "Яна Далечинова", "boyan": "Боян Измислен", **{f"e{n}": f"Експерт {n}" for n in range(12)}}
    over_time = tuple((day, 4 if day.day % 2 else 0, 3 if day.day % 2 else 0) for day in days)
    view = StatsView(some, Stretch.WEEK, names, over_time)
    yield "staff-stats", lambda t: figures.stats(view, t)
    yield "staff-stats-few", lambda t: figures.stats(StatsView(few, Stretch.YEAR, {}, ()), t)
    yield "staff-stats-chart", lambda t: figures.stats_chart(view, t)
