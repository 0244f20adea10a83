"""What became of questions: the journalist's and the expert's taps, and the link that a journalist simply writes."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import outcomes as buttons
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Context, Taps, is_at_home
from mediabot.domain.access import ensure_staff
from mediabot.domain.learning import Stretch
from mediabot.domain.notices.outcomes import Impact, Stats, StatsChart

# not shown
STRETCHES = {Stretch.WEEK: ("week", "седм"), Stretch.MONTH: ("month", "мес"), Stretch.YEAR: ("year", "год")}
"""How staff name a stretch of time behind the command: beginnings."""


async def say_outcome(button: buttons.SayOutcome, context: Context) -> None:
    await context.services.following_up.say(context.person, button.question_id, button.outcome)


async def leave_link(button: buttons.LeaveLink, context: Context) -> None:
    await context.services.following_up.leave_link(context.person, button.question_id)


async def rate_match(button: buttons.RateMatch, context: Context) -> None:
    await context.services.following_up.rate_match(context.person, button.question_id, button.fit)


async def rate_journalist(button: buttons.RateJournalist, context: Context) -> None:
    await context.services.following_up.rate_conduct(context.person, button.referral_id, button.conduct)


async def impact(update: Update, context: Context) -> None:
    """/impact: what an expert's answers led to this year."""
    await context.desk.reply(Impact())


async def stats(update: Update, context: Context) -> None:
    """/stats, and a stretch of time behind it."""
    if is_at_home(update, context):
        ensure_staff(context.person)
        await context.desk.reply(Stats(_stretch((context.args or [""])[0])))


def _stretch(word: str) -> Stretch:
    for stretch, beginnings in STRETCHES.items():
        if word.casefold().startswith(beginnings):
            return stretch
    return Stretch.MONTH


async def show_stats(button: buttons.ShowStats, context: Context) -> None:
    """Another stretch in the same message."""
    ensure_staff(context.person)
    await context.desk.turn_into(context.tapped, Stats(button.stretch))


async def show_chart(button: buttons.ShowChart, context: Context) -> None:
    ensure_staff(context.person)
    await context.desk.reply(StatsChart(button.stretch))


async def takes(message: Message, context: Context) -> bool:
    """Whether it answers what a question's end asked: a number or a link under its card, or the link awaited."""
    answered = message.reply_to_message.message_id if message.reply_to_message else None
    return await context.services.following_up.takes(context.person, words_of(message), answered)


COMMANDS = {"impact": impact}
COMMANDS_ANYWHERE = {"stats": stats}

TAPS: Taps = {
    buttons.SayOutcome: say_outcome,
    buttons.LeaveLink: leave_link,
    buttons.RateMatch: rate_match,
    buttons.RateJournalist: rate_journalist,
    buttons.ShowStats: show_stats,
    buttons.ShowChart: show_chart,
}
