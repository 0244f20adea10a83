"""What the two sides of a talk arrange beside what they say: a time, and what they keep of it."""

from __future__ import annotations

from telegram import Message

from mediabot.bot.buttons import talks as buttons
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Context, Taps
from mediabot.domain.conversation import Ask, Prompt


async def propose_time(button: buttons.ProposeTime, context: Context) -> None:
    await context.services.meetings.begin(context.person, button.referral_id)


async def agree_on_time(button: buttons.AgreeOnTime, context: Context) -> None:
    await context.services.meetings.agree(context.person, button.referral_id, button.at)


async def leave_time(button: buttons.LeaveTime, context: Context) -> None:
    await context.services.meetings.leave(context.person, button.referral_id)


async def call_off(button: buttons.CallOffMeeting, context: Context) -> None:
    await context.services.meetings.call_off(context.person, button.referral_id)


async def get_contact(button: buttons.GetContact, context: Context) -> None:
    await context.services.referrals.give_contact(context.person, button.referral_id)


async def check_quote(button: buttons.CheckQuote, context: Context) -> None:
    await context.services.quotes.begin(context.person, button.referral_id)


async def confirm_quote(button: buttons.ConfirmQuote, context: Context) -> None:
    await context.services.quotes.confirm(context.person, button.quote_id)


async def correct_quote(button: buttons.CorrectQuote, context: Context) -> None:
    await context.services.quotes.begin_correction(context.person, button.quote_id)


async def take_correction(button: buttons.TakeCorrection, context: Context) -> None:
    await context.services.quotes.take_correction(context.person, button.quote_id)


async def more_time(button: buttons.MoreTimeForQuote, context: Context) -> None:
    await context.services.quotes.more_time(context.person, button.quote_id)


async def quote_in_words(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.quotes.ask(context.person, prompt.subject, words_of(message))


async def correction_in_words(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.quotes.correct(context.person, prompt.subject, words_of(message))


async def time_in_words(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.meetings.propose_words(context.person, prompt.subject, words_of(message))


TAPS: Taps = {
    buttons.ProposeTime: propose_time,
    buttons.AgreeOnTime: agree_on_time,
    buttons.LeaveTime: leave_time,
    buttons.CallOffMeeting: call_off,
    buttons.GetContact: get_contact,
    buttons.CheckQuote: check_quote,
    buttons.ConfirmQuote: confirm_quote,
    buttons.CorrectQuote: correct_quote,
    buttons.TakeCorrection: take_correction,
    buttons.MoreTimeForQuote: more_time,
}

ANSWERS: Answers = {
    Ask.MEETING: time_in_words,
    Ask.QUOTE: quote_in_words,
    Ask.QUOTE_CORRECTION: correction_in_words,
}
