"""Staff's taps and commands. The services check that whoever acts is staff."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import staff as buttons
from mediabot.bot.buttons.codec import expert_of_key
from mediabot.bot.buttons.staff import StaffStep, Verdict
from mediabot.bot.handlers.menu import refresh_commands
from mediabot.bot.introduction import invite_text
from mediabot.bot.messages.enclosed import enclosed_in
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Context, Taps, is_at_home
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.limits import EVERYBODY, Limited
from mediabot.domain.notices.people import ExpertsToInvite, StaffInvite, StaffJournalist
from mediabot.domain.notices.questions import StaffQuestion, StaffSearch
from mediabot.domain.people import Role
from mediabot.services.listening import ask_words, close_prompt, stop_listening


async def list_open(update: Update, context: Context) -> None:
    """/staff"""
    if not is_at_home(update, context):
        return
    await context.services.staffing.list_open(context.person)


async def invite(update: Update, context: Context) -> None:
    """/invite"""
    if not is_at_home(update, context):
        return
    await context.services.invitations.list_open(context.person)


async def dismiss(update: Update, context: Context) -> None:
    """/dismiss NUMBER takes the staff role away."""
    if not is_at_home(update, context):
        return
    ensure_staff(context.person)
    number = (context.args or [""])[0]
    person_id = int(number[:18]) if number.isdecimal() else 0
    dismissed = await context.services.invitations.dismiss(context.person, person_id)
    if dismissed is not None:
        refresh_commands(context, dismissed)


async def question(button: buttons.StaffQuestion, context: Context) -> None:
    """What staff do with a question."""
    staffing, number = context.services.staffing, button.question_id
    match button.step:
        case StaffStep.TAKE_OVER:
            await _take_over(number, context)
        case StaffStep.RESOLVE:
            await staffing.resolve(context.person, number)
        case StaffStep.ASK_ELSE:
            await staffing.choose_expert(context.person, number)
        case StaffStep.REFUSE:
            await ask_words(context.desk, context.person, Ask.REFUSE_QUESTION, number)
        case StaffStep.WRITE:
            await ask_words(context.desk, context.person, Ask.WRITE_ABOUT_QUESTION, number)
        case StaffStep.SHOW:
            await staffing.show_card(context.person, StaffQuestion(number))
        case StaffStep.FILES:
            await staffing.show_files(context.person, number)


async def _take_over(question_id: int, context: Context) -> None:
    """A second one is told who was first."""
    holder = await context.services.staffing.take_over(context.person, question_id)
    if holder is None:
        return
    if holder.id == context.person.id:
        context.toast(context.t.gettext("You are already handling this question."))
    else:
        told = context.t.gettext("{name} is already handling this question.")
        context.toast(told.format(name=holder.name or holder.id))


async def ask_expert(button: buttons.StaffAskExpert, context: Context) -> None:
    expert_id = expert_of_key(context.desk.office.directory, button.expert)
    await context.services.staffing.ask_expert(context.person, button.question_id, expert_id)


async def search(button: buttons.StaffSearch, context: Context) -> None:
    """What staff do with a topic that nobody could answer."""
    match button.step:
        case StaffStep.WRITE:
            await context.services.correspondence.begin_about_search(context.person, button.search_id)
        case StaffStep.AGAIN:
            await ask_words(context.desk, context.person, Ask.WRITE_AFTER_SEARCH, button.search_id)
        case StaffStep.SHOW:
            await context.services.staffing.show_card(context.person, StaffSearch(button.search_id))
        case _:
            await context.services.staffing.settle(context.person, button.search_id)


async def letter(button: buttons.StaffLetter, context: Context) -> None:
    match button.step:
        case StaffStep.SHOW:
            await context.services.correspondence.show_letter(context.person, button.letter_id)
        case StaffStep.AGAIN:
            await ask_words(context.desk, context.person, Ask.WRITE_AFTER_LETTER, button.letter_id)
        case _:
            await context.services.correspondence.begin_answer(context.person, button.letter_id)


async def decide_journalist(button: buttons.DecideJournalist, context: Context) -> None:
    """Verify, Refuse with a reason, Block."""
    match button.verdict:
        case Verdict.VERIFY:
            await context.services.verification.verify(context.person, button.person_id)
        case Verdict.BLOCK | Verdict.BLOCK_SURE | Verdict.BACK:
            asked = button.verdict is not Verdict.BACK
            await context.services.verification.show(context.person, button.person_id, blocking=asked)
        case Verdict.BLOCK_TYPED:
            await ask_words(context.desk, context.person, Ask.BLOCK_PERSON, button.person_id)
        case Verdict.UNBLOCK:
            await context.services.verification.unblock(context.person, button.person_id)
        case Verdict.REFUSE:
            await ask_words(context.desk, context.person, Ask.REFUSE_JOURNALIST, button.person_id)
        case Verdict.SHOW:
            await context.services.staffing.show_card(context.person, StaffJournalist(button.person_id))


async def block_person(button: buttons.BlockPerson, context: Context) -> None:
    await context.services.verification.block(context.person, button.person_id, button.reason)


async def make_invite(button: buttons.MakeInvite, context: Context) -> None:
    """A link for a journalist or staff at once; for an expert, staff name the entry first."""
    if button.role is Role.EXPERT:
        await ask_words(context.desk, context.person, Ask.INVITE_EXPERT)
        return
    await _send_link(context, button.role)


async def withdraw_invite(button: buttons.WithdrawInvite, context: Context) -> None:
    await context.services.invitations.withdraw(context.person, button.invite_id)
    await context.desk.turn_into(context.tapped, StaffInvite())


async def invite_expert(button: buttons.InviteExpert, context: Context) -> None:
    await stop_listening(context.desk, context.person, {Ask.INVITE_EXPERT}, 0)
    await _send_link(context, Role.EXPERT, expert_of_key(context.desk.office.directory, button.expert))


async def _send_link(context: Context, role: Role, expert_id: str = "") -> None:
    """The link goes to the member of staff in private, once, and is kept nowhere."""
    token = await context.services.invitations.invite(role, by=context.person, expert_id=expert_id)
    expert = context.desk.office.expert(expert_id)
    name = expert.name.in_language(context.t.language) if expert else ""
    text = invite_text(role, name, f"https://t.me/{context.desk.office.bot_name}?start={token}", context.t)
    bot, person_id = context.bot, context.person.id

    async def send() -> None:
        await bot.send_message(person_id, text, parse_mode="HTML")

    context.after(send)
    context.toast(context.t.gettext("You will get the link in a private message."))


# what staff type


async def find_expert(prompt: Prompt, message: Message, context: Context) -> None:
    """The name or topic of whom to ask instead; the next words may look for another."""
    await context.services.staffing.choose_expert(context.person, prompt.subject, words_of(message))


async def find_to_invite(prompt: Prompt, message: Message, context: Context) -> None:
    ensure_staff(context.person)
    await context.desk.reply(ExpertsToInvite(wanted=words_of(message)[:200]))


async def refuse_journalist(prompt: Prompt, message: Message, context: Context) -> None:
    await close_prompt(context.desk, context.person)
    await context.services.verification.refuse(
        context.person, prompt.subject, words_of(message), asked_at=prompt.asked_at
    )


async def block_with_reason(prompt: Prompt, message: Message, context: Context) -> None:
    await close_prompt(context.desk, context.person)
    await context.services.verification.block(
        context.person, prompt.subject, words_of(message), asked_at=prompt.asked_at
    )


async def refuse_question(prompt: Prompt, message: Message, context: Context) -> None:
    await close_prompt(context.desk, context.person)
    await context.services.staffing.refuse(context.person, prompt.subject, words_of(message))


async def answer_letter(prompt: Prompt, message: Message, context: Context) -> None:
    await close_prompt(context.desk, context.person)
    words, enclosed = words_of(message), enclosed_in(message)
    await context.services.correspondence.answer_letter(context.person, prompt.subject, words, enclosed)


async def write_after_letter(prompt: Prompt, message: Message, context: Context) -> None:
    await close_prompt(context.desk, context.person)
    words, enclosed = words_of(message), enclosed_in(message)
    await context.services.correspondence.write_after_letter(context.person, prompt.subject, words, enclosed)


async def write_about_question(prompt: Prompt, message: Message, context: Context) -> None:
    await close_prompt(context.desk, context.person)
    words, enclosed = words_of(message), enclosed_in(message)
    await context.services.correspondence.write_about_question(context.person, prompt.subject, words, enclosed)


async def write_about_search(prompt: Prompt, message: Message, context: Context) -> None:
    await close_prompt(context.desk, context.person)
    words, enclosed = words_of(message), enclosed_in(message)
    await context.services.correspondence.write_about_search(context.person, prompt.subject, words, enclosed)


async def write_after_search(prompt: Prompt, message: Message, context: Context) -> None:
    await close_prompt(context.desk, context.person)
    words, enclosed = words_of(message), enclosed_in(message)
    await context.services.correspondence.write_after_search(context.person, prompt.subject, words, enclosed)


async def limits(update: Update, context: Context) -> None:
    """/limits: how much everybody may ask; with two numbers behind it, from now on."""
    if not is_at_home(update, context):
        return
    service, words = context.services.limits, context.args or []
    if len(words) == 2 and all(word.isascii() and word.isdigit() and len(word) < 4 for word in words):
        for what, word in zip(Limited, words, strict=True):
            await service.set(context.person, EVERYBODY, what, int(word), None)
        return
    await service.show(context.person)


async def show_limits(button: buttons.ShowLimits, context: Context) -> None:
    await context.services.limits.show(context.person, button.person_id)


async def set_limit(button: buttons.SetLimit, context: Context) -> None:
    await context.services.limits.set(context.person, button.person_id, button.what, button.value, context.tapped)


COMMANDS = {"limits": limits, "staff": list_open, "invite": invite, "dismiss": dismiss}

TAPS: Taps = {
    buttons.StaffQuestion: question,
    buttons.StaffAskExpert: ask_expert,
    buttons.StaffSearch: search,
    buttons.StaffLetter: letter,
    buttons.DecideJournalist: decide_journalist,
    buttons.BlockPerson: block_person,
    buttons.MakeInvite: make_invite,
    buttons.InviteExpert: invite_expert,
    buttons.WithdrawInvite: withdraw_invite,
    buttons.ShowLimits: show_limits,
    buttons.SetLimit: set_limit,
}

ANSWERS: Answers = {
    Ask.FIND_EXPERT: find_expert,
    Ask.INVITE_EXPERT: find_to_invite,
    Ask.REFUSE_JOURNALIST: refuse_journalist,
    Ask.BLOCK_PERSON: block_with_reason,
    Ask.REFUSE_QUESTION: refuse_question,
    Ask.ANSWER_LETTER: answer_letter,
    Ask.WRITE_AFTER_LETTER: write_after_letter,
    Ask.WRITE_ABOUT_QUESTION: write_about_question,
    Ask.WRITE_ABOUT_SEARCH: write_about_search,
    Ask.WRITE_AFTER_SEARCH: write_after_search,
}
