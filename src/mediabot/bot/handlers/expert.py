"""An expert's taps: answering a referral, choosing what to hand over, talking through the bot."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message

from mediabot.bot.buttons import questions as buttons
from mediabot.bot.messages.remarks import came_as
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Context, Taps
from mediabot.domain.conversation import ASKED_ON_CARD, Ask, Prompt
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.questions import ReferralCard
from mediabot.services.listening import is_new
from mediabot.services.questions.deciding import send_now, send_yes


async def turn_referral(button: buttons.TurnReferral, context: Context) -> None:
    """To a step of the card: yes, no, a condition, a colleague, or back."""
    await context.services.requests.go_to(context.person, button.referral_id, button.step)


async def decline_referral(button: buttons.DeclineReferral, context: Context) -> None:
    await context.services.requests.decline(context.person, button.referral_id, button.reason)


async def tell_reason(button: buttons.TellReason, context: Context) -> None:
    await context.services.requests.toggle_told(context.person, button.referral_id)


async def hand_over(button: buttons.HandOver, context: Context) -> None:
    await context.services.requests.toggle_contact(context.person, button.referral_id, button.contact)


async def accept_referral(button: buttons.AcceptReferral, context: Context) -> None:
    """The yes, with what was chosen; with nothing chosen the expert is asked to choose."""
    if not await context.services.requests.accept(context.person, button.referral_id):
        context.toast(context.t.gettext("Choose at least one way to reach you."))


async def undo_decision(button: buttons.UndoDecision, context: Context) -> None:
    await context.services.requests.undo(context.person, button.referral_id)


async def send_decision(button: buttons.SendDecision, context: Context) -> None:
    await send_now(context.desk, context.person, button.referral_id)


async def withdraw_yes(button: buttons.WithdrawYes, context: Context) -> None:
    await context.services.requests.begin_withdrawal(context.person, button.referral_id)


async def show_referral(button: buttons.ShowReferral, context: Context) -> None:
    """The card, in place where it was tapped, or else anew at the bottom of the chat."""
    in_place = await context.desk.is_card(context.tapped, ReferralCard(button.referral_id))
    await context.services.referrals.show_asked(context.person, button.referral_id, fresh=not in_place)


async def talk(button: buttons.Talk, context: Context) -> None:
    """Either side of a talk wants to write."""
    await context.services.correspondence.begin_talk(context.person, button.referral_id)


async def end_talk(button: buttons.EndTalk, context: Context) -> None:
    await context.services.correspondence.end_talk(context.person, button.referral_id)


async def words_on_card(prompt: Prompt, message: Message, context: Context) -> None:
    """A condition, a colleague's name, or interests, as the card asked."""
    await context.services.requests.words(context.person, prompt.subject, words_of(message))


async def write_answer(prompt: Prompt, message: Message, context: Context) -> None:
    """The answer itself, which is a yes."""
    came = came_as(message)
    if came is None:
        await context.desk.reply(Note(Event.CANT_SAY))
        return
    await is_new(context.desk, context.person, message.media_group_id or "")
    await context.services.requests.answer(context.person, prompt.subject, words_of(message), came)
    await _note_voice(message, context)


async def why_withdrawn(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.requests.withdraw(context.person, prompt.subject, words_of(message))


async def say(prompt: Prompt, message: Message, context: Context) -> None:
    """Whatever is sent in a talk, from either side."""
    await _say(prompt.subject, message, context)


async def belongs_to_talk(message: Message, context: Context) -> bool:
    """Whether it answers what was said in a talk, whatever else is open, and so was passed on there.

    Words that answer a talk which is over are asked about like others.
    """
    answered = message.reply_to_message
    referral_id = await context.services.correspondence.talk_of(
        context.person, answered.message_id if answered else None, over=message.text is None
    )
    if referral_id is not None:
        await _say(referral_id, message, context)
    return referral_id is not None


async def goes_into_talk(message: Message, context: Context) -> bool:
    """Whether it is a file or the like that nobody asked for, and the one open talk took it."""
    is_bare = message.text is None
    if is_bare:
        await send_yes(context.desk, context.person)
    referral_id = await context.services.correspondence.only_talk(context.person) if is_bare else None
    if referral_id is not None:
        await _say(referral_id, message, context)
    return referral_id is not None


async def corrects(message: Message, context: Context) -> bool:
    """Whether the message that was edited is a remark of a talk."""
    came = came_as(message)
    return came is not None and await context.services.correspondence.correct(context.person, words_of(message), came)


async def _say(referral_id: int, message: Message, context: Context) -> None:
    came = came_as(message)
    if came is None:
        await context.desk.reply(Note(Event.CANT_SAY))
        return
    following = not await is_new(context.desk, context.person, message.media_group_id or "")
    came = replace(came, following=following)
    await context.services.correspondence.say(context.person, referral_id, words_of(message), came)
    await _note_voice(message, context)


async def _note_voice(message: Message, context: Context) -> None:
    """An expert who was heard has shown that they are a person, if staff say so."""
    if message.voice is not None or message.video_note is not None:
        await context.services.proving.heard(context.person)


TAPS: Taps = {
    buttons.TurnReferral: turn_referral,
    buttons.DeclineReferral: decline_referral,
    buttons.TellReason: tell_reason,
    buttons.HandOver: hand_over,
    buttons.AcceptReferral: accept_referral,
    buttons.UndoDecision: undo_decision,
    buttons.SendDecision: send_decision,
    buttons.WithdrawYes: withdraw_yes,
    buttons.ShowReferral: show_referral,
    buttons.Talk: talk,
    buttons.EndTalk: end_talk,
}

ANSWERS: Answers = {
    **dict.fromkeys(ASKED_ON_CARD, words_on_card),
    Ask.WRITE_ANSWER: write_answer,
    Ask.WITHDRAW: why_withdrawn,
    Ask.TALK: say,
}
