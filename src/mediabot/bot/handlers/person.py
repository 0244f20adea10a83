"""Commands and taps that everybody has: start, help, language, privacy, one's data, leaving, a human."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import people as people_buttons
from mediabot.bot.buttons import questions as questions_buttons
from mediabot.bot.buttons.codec import LARGEST
from mediabot.bot.handlers import inline
from mediabot.bot.handlers.menu import refresh_commands
from mediabot.bot.messages.enclosed import enclosed_in
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Context, Taps, is_private
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.people import (
    DeleteMe,
    Help,
    LanguageChoice,
    MyData,
    MyDataFile,
    Privacy,
    Rules,
    SettingsCard,
    Welcome,
)
from mediabot.domain.notices.questions import MyQuestions, MyReferrals
from mediabot.services.listening import close_prompt, open_prompt
from mediabot.services.questions.deciding import decided_by


async def start(update: Update, context: Context) -> None:
    """/start, alone, or with what a link of the bot or an invite has behind it."""
    payload = (context.args or [""])[0]
    if payload and is_private(update) and await inline.opens(payload, context):
        return
    if payload and is_private(update):
        person = await context.services.joining.open(context.person, payload)
        refresh_commands(context, person)
        return
    await close_prompt(context.desk, context.person)
    await context.desk.reply(Welcome())


async def help_command(update: Update, context: Context) -> None:
    await context.desk.reply(Help())


async def language(update: Update, context: Context) -> None:
    await context.desk.reply(LanguageChoice())


async def settings(update: Update, context: Context) -> None:
    await context.desk.reply(SettingsCard(fresh=True))


async def copies_by_mail(button: people_buttons.CopiesByMail, context: Context) -> None:
    """Name an address for copies, or have no more of them."""
    if button.wanted:
        await context.services.copies.begin(context.person)
    else:
        await context.services.copies.stop(context.person)


async def copies_address(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.copies.take_address(context.person, words_of(message))


async def copies_code(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.copies.take_code(context.person, words_of(message))


async def privacy(update: Update, context: Context) -> None:
    await context.desk.reply(Privacy())


async def rules(update: Update, context: Context) -> None:
    await context.desk.reply(Rules())


async def my_data(update: Update, context: Context) -> None:
    await show_my_data(None, context)


async def delete(update: Update, context: Context) -> None:
    await context.desk.reply(DeleteMe())


async def human(update: Update, context: Context) -> None:
    await context.services.correspondence.begin_letter(context.person)


async def my_questions(update: Update, context: Context) -> None:
    """/questions, or the card of the one whose number stands behind it."""
    number = (context.args or [""])[0].lstrip("№#")
    if number.isascii() and number.isdigit() and int(number) <= LARGEST:
        await context.services.referrals.show(context.person, int(number), fresh=True)
        return
    await context.desk.reply(MyQuestions())


async def my_referrals(update: Update, context: Context) -> None:
    await context.desk.reply(MyReferrals())


async def cancel(update: Update, context: Context) -> None:
    """/cancel undoes what an expert has just decided, or closes whatever the bot was asking."""
    decided = await decided_by(context.desk, context.person)
    if decided is not None:
        await context.services.requests.undo(context.person, decided.id)
        return
    await close_prompt(context.desk, context.person)
    await context.desk.reply(Note(Event.CLOSED))


async def chat_id(update: Update, context: Context) -> None:
    """/id tells a chat's number, which the operator needs for the staff group."""
    await context.desk.reply(Note(Event.ID, number=str(context.desk.chat_id)))


async def show_my_data(button: people_buttons.ShowMyData | None, context: Context) -> None:
    await context.desk.reply(MyData())
    await context.desk.reply(MyDataFile())


async def choose_language(button: people_buttons.ChooseLanguage, context: Context) -> None:
    """Switch, and show the same message in the new language."""
    person = await context.services.profiles.set_language(context.person, button.language)
    welcome = button.place == NoticeKind.WELCOME.value
    await context.desk.turn_into(context.tapped, Welcome() if welcome else LanguageChoice())
    refresh_commands(context, person)


async def delete_me(button: people_buttons.DeleteMe, context: Context) -> None:
    if not button.sure:
        await context.desk.turn_into(context.tapped, Note(Event.KEPT))
        return
    await context.services.leaving.delete(context.person)


async def write_letter(button: questions_buttons.WriteLetter, context: Context) -> None:
    await context.services.correspondence.begin_letter(context.person)


async def dismiss(button: people_buttons.Dismiss, context: Context) -> None:
    """Close what the bot was asking in this chat."""
    asked = await open_prompt(context.desk, context.person)
    await close_prompt(context.desk, context.person)
    await context.desk.turn_into(context.tapped, Note(Event.CLOSED))
    await _go_on_introducing(asked, context)


async def letter(prompt: Prompt, message: Message, context: Context) -> None:
    """Words or files to the Media Center."""
    await context.services.correspondence.write(context.person, words_of(message), enclosed_in(message))
    await _go_on_introducing(prompt, context)


async def _go_on_introducing(prompt: Prompt | None, context: Context) -> None:
    """A letter came between what a journalist was telling about themselves: they are asked for the rest."""
    if prompt is not None and prompt.ask is Ask.LETTER and prompt.subject:
        await close_prompt(context.desk, context.person)
        await context.services.verification.go_on(context.person, prompt.subject)


async def joins_letter(message: Message, context: Context) -> bool:
    """Whether this was another file of an album with which a letter began."""
    return await context.services.correspondence.more_of_album(context.person, enclosed_in(message))


COMMANDS = {
    "start": start,
    "help": help_command,
    "language": language,
    "settings": settings,
    "privacy": privacy,
    "rules": rules,
    "mydata": my_data,
    "delete": delete,
    "human": human,
    "questions": my_questions,
    "requests": my_referrals,
}
"""In private: what they show or change is one person's."""

COMMANDS_ANYWHERE = {"cancel": cancel, "id": chat_id}

TAPS: Taps = {
    people_buttons.ShowMyData: show_my_data,
    people_buttons.ChooseLanguage: choose_language,
    people_buttons.DeleteMe: delete_me,
    people_buttons.CopiesByMail: copies_by_mail,
    questions_buttons.WriteLetter: write_letter,
    people_buttons.Dismiss: dismiss,
}

ANSWERS: Answers = {Ask.LETTER: letter, Ask.COPIES_ADDRESS: copies_address, Ask.COPIES_CODE: copies_code}
