"""A journalist's taps: choosing experts, filling the form, following a question."""

from __future__ import annotations

from telegram import Message

from mediabot.bot.buttons import questions as buttons
from mediabot.bot.buttons.codec import expert_of_key
from mediabot.bot.messages.content import content_of
from mediabot.bot.messages.enclosed import enclosed_in
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Context, Taps
from mediabot.domain.content import Kind
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.questions import QuestionCard, TopicsByArea
from mediabot.domain.questions import Field


async def choose_expert(button: buttons.ChooseExpert, context: Context) -> None:
    """One expert of a search was chosen: a form for them."""
    await context.services.drafting.choose(context.person, button.search_id, button.rank)


async def ask_in_turn(button: buttons.AskInTurn, context: Context) -> None:
    await context.services.drafting.choose_best(context.person, button.search_id)


async def more_experts(button: buttons.MoreExperts, context: Context) -> None:
    await context.services.asking.show_more(context.person, button.search_id)


async def nobody_fits(button: buttons.NobodyFits, context: Context) -> None:
    await context.services.asking.nobody_fits(context.person, button.search_id)


async def near_topic(button: buttons.NearTopic, context: Context) -> None:
    await context.services.asking.take_near_topic(context.person, button.search_id, button.number)


async def show_areas(button: buttons.ShowAreas, context: Context) -> None:
    """What the directory covers, where nothing near was found."""
    if button.fresh:
        await context.desk.reply(TopicsByArea())
    else:
        await context.desk.turn_into(context.tapped, TopicsByArea())


async def show_area(button: buttons.ShowArea, context: Context) -> None:
    await context.desk.turn_into(context.tapped, TopicsByArea(button.area, button.page))


async def open_form(button: buttons.OpenForm, context: Context) -> None:
    """Change a field of the form, or go back."""
    field = None if button.place is buttons.FormPlace.OVERVIEW else Field(button.place.value)
    await context.services.drafting.open_field(context.person, button.question_id, field)


async def keep_story(button: buttons.KeepStory, context: Context) -> None:
    await context.services.drafting.keep_story(context.person, button.question_id)


async def set_format(button: buttons.SetFormat, context: Context) -> None:
    await context.services.drafting.set_format(context.person, button.question_id, button.format)


async def set_deadline(button: buttons.SetDeadline, context: Context) -> None:
    await context.services.drafting.set_preset(context.person, button.question_id, button.preset)


async def set_language(button: buttons.SetLanguage, context: Context) -> None:
    await context.services.drafting.set_language(context.person, button.question_id, button.language)


async def set_attribution(button: buttons.SetAttribution, context: Context) -> None:
    await context.services.drafting.set_attribution(context.person, button.question_id, button.attribution)


async def set_urgent(button: buttons.SetUrgent, context: Context) -> None:
    await context.services.drafting.set_urgent(context.person, button.question_id, urgent=bool(button.urgent))


async def send_question(button: buttons.SendQuestion, context: Context) -> None:
    await context.services.verification.send_question(context.person, button.question_id)


async def give_up_form(button: buttons.GiveUpForm, context: Context) -> None:
    await context.services.drafting.give_up(context.person, button.question_id)
    await context.desk.turn_into(context.tapped, Note(Event.FORM_CLOSED))


async def cancel_question(button: buttons.CancelQuestion, context: Context) -> None:
    """The first tap asks, the second cancels."""
    if button.sure:
        await context.services.referrals.cancel(context.person, button.question_id)
    else:
        await context.services.referrals.show(context.person, button.question_id, confirming=True)


async def show_question(button: buttons.ShowQuestion, context: Context) -> None:
    """The card, in place where it was tapped, or else anew at the bottom of the chat."""
    in_place = await context.desk.is_card(context.tapped, QuestionCard(button.question_id))
    await context.services.referrals.show(context.person, button.question_id, fresh=not in_place)


async def ask_again(button: buttons.AskAgain, context: Context) -> None:
    await context.services.again.ask(context.person, button.question_id)


async def take_offer(button: buttons.TakeOffer, context: Context) -> None:
    await context.services.referrals.take_offer(context.person, button.referral_id)


async def leave_offer(button: buttons.LeaveOffer, context: Context) -> None:
    await context.services.referrals.leave_offer(context.person, button.referral_id)


async def propose_another(button: buttons.ProposeAnother, context: Context) -> None:
    await context.services.referrals.begin_proposal(context.person, button.referral_id)


async def replace_source(button: buttons.ReplaceSource, context: Context) -> None:
    await context.services.referrals.replace_source(context.person, button.referral_id)


async def keep_reserve(button: buttons.KeepReserve, context: Context) -> None:
    await context.services.standby.keep_next(context.person, button.question_id)


async def interview_done(button: buttons.InterviewDone, context: Context) -> None:
    await context.services.standby.interview_done(context.person, button.question_id)


async def answer_back(button: buttons.AnswerBack, context: Context) -> None:
    await context.services.referrals.begin_answer_back(context.person, button.referral_id)


async def ask_another(button: buttons.AskAnother, context: Context) -> None:
    """Nobody is left; the journalist asks one more expert."""
    expert_id = expert_of_key(context.desk.office.directory, button.expert)
    await context.services.referrals.ask_another(context.person, button.question_id, expert_id)


async def hand_to_staff(button: buttons.HandToStaff, context: Context) -> None:
    await context.services.referrals.hand_to_staff(context.person, button.question_id)


async def use_name(button: buttons.UseName, context: Context) -> None:
    await context.services.verification.use_name(context.person, button.question_id)


async def appeal(button: buttons.Appeal, context: Context) -> None:
    """Somebody refused or blocked will write why staff should look again."""
    await context.services.verification.begin_appeal(context.person)


async def fill_form(prompt: Prompt, message: Message, context: Context) -> None:
    """Words for the form, which says itself what it did not understand, or files for the question."""
    files = enclosed_in(message).files
    await context.services.drafting.answer(context.person, prompt.subject, words_of(message), files)


async def introduce(prompt: Prompt, message: Message, context: Context) -> None:
    """Name, outlet or proof, which may be a photo of a press card."""
    card = [file for file in content_of(message).attachments if file.kind in (Kind.PHOTO, Kind.DOCUMENT)]
    if prompt.ask in (Ask.PROOF, Ask.MAIL_CODE) and card:
        await context.services.verification.show_press_card(context.person, prompt.subject, card)
        return
    await context.services.verification.answer(context.person, prompt.ask, prompt.subject, words_of(message))


async def propose(prompt: Prompt, message: Message, context: Context) -> None:
    """How the journalist would rather have it than on the expert's condition."""
    await context.services.referrals.propose(context.person, prompt.subject, words_of(message))


async def answer_to_expert(prompt: Prompt, message: Message, context: Context) -> None:
    """What the expert asked before deciding."""
    await context.services.referrals.answer_back(context.person, prompt.subject, words_of(message))


async def say_why(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.verification.appeal(context.person, words_of(message))


TAPS: Taps = {
    buttons.ChooseExpert: choose_expert,
    buttons.AskInTurn: ask_in_turn,
    buttons.MoreExperts: more_experts,
    buttons.NobodyFits: nobody_fits,
    buttons.NearTopic: near_topic,
    buttons.ShowAreas: show_areas,
    buttons.ShowArea: show_area,
    buttons.OpenForm: open_form,
    buttons.KeepStory: keep_story,
    buttons.SetFormat: set_format,
    buttons.SetDeadline: set_deadline,
    buttons.SetLanguage: set_language,
    buttons.SetAttribution: set_attribution,
    buttons.SetUrgent: set_urgent,
    buttons.SendQuestion: send_question,
    buttons.GiveUpForm: give_up_form,
    buttons.CancelQuestion: cancel_question,
    buttons.ShowQuestion: show_question,
    buttons.AskAgain: ask_again,
    buttons.TakeOffer: take_offer,
    buttons.LeaveOffer: leave_offer,
    buttons.ProposeAnother: propose_another,
    buttons.ReplaceSource: replace_source,
    buttons.KeepReserve: keep_reserve,
    buttons.InterviewDone: interview_done,
    buttons.AnswerBack: answer_back,
    buttons.AskAnother: ask_another,
    buttons.HandToStaff: hand_to_staff,
    buttons.UseName: use_name,
    buttons.Appeal: appeal,
}

ANSWERS: Answers = {
    Ask.FORM: fill_form,
    Ask.BYLINE: introduce,
    Ask.OUTLET: introduce,
    Ask.PROOF: introduce,
    Ask.MAIL_CODE: introduce,
    Ask.PROPOSE: propose,
    Ask.ANSWER_BACK: answer_to_expert,
    Ask.APPEAL: say_why,
}
