"""What became of questions: the journalist's and the expert's taps, and the link that a journalist simply writes."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import outcomes as buttons
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Context, Taps
from mediabot.domain.notices.outcomes import Impact


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


async def takes(message: Message, context: Context) -> bool:
    """Whether it answers what a question's end asked: a number or a link under its card, or the link awaited."""
    answered = message.reply_to_message.message_id if message.reply_to_message else None
    return await context.services.following_up.takes(context.person, words_of(message), answered)


COMMANDS = {"impact": impact}

TAPS: Taps = {
    buttons.SayOutcome: say_outcome,
    buttons.LeaveLink: leave_link,
    buttons.RateMatch: rate_match,
    buttons.RateJournalist: rate_journalist,
}
