"""An expert's taps: answering a referral, choosing what to hand over, talking through the bot."""

from __future__ import annotations

from telegram import Message

from mediabot.bot.buttons import questions as buttons
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Context, Taps
from mediabot.domain.conversation import ASKED_ON_CARD, Ask, Prompt
from mediabot.domain.notices.questions import ReferralCard


async def turn_referral(button: buttons.TurnReferral, context: Context) -> None:
    """To a step of the card: yes, no, a condition, a colleague, or back."""
    await context.services.referrals.go_to(context.person, button.referral_id, button.step)


async def decline_referral(button: buttons.DeclineReferral, context: Context) -> None:
    await context.services.referrals.decline(context.person, button.referral_id, button.reason)


async def hand_over(button: buttons.HandOver, context: Context) -> None:
    await context.services.referrals.toggle_contact(context.person, button.referral_id, button.contact)


async def accept_referral(button: buttons.AcceptReferral, context: Context) -> None:
    """The yes, with what was chosen; with nothing chosen the expert is asked to choose."""
    if not await context.services.referrals.accept(context.person, button.referral_id):
        context.toast(context.t.gettext("Choose at least one way to reach you."))


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
    await context.services.referrals.words(context.person, prompt.subject, words_of(message))


async def say(prompt: Prompt, message: Message, context: Context) -> None:
    """Words in a talk, from either side."""
    await context.services.correspondence.say(context.person, prompt.subject, words_of(message))


TAPS: Taps = {
    buttons.TurnReferral: turn_referral,
    buttons.DeclineReferral: decline_referral,
    buttons.HandOver: hand_over,
    buttons.AcceptReferral: accept_referral,
    buttons.ShowReferral: show_referral,
    buttons.Talk: talk,
    buttons.EndTalk: end_talk,
}

ANSWERS: Answers = {**dict.fromkeys(ASKED_ON_CARD, words_on_card), Ask.TALK: say}
