"""Commands and taps that everybody has: start, help, language, privacy, one's data, leaving, a human."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import people as people_buttons
from mediabot.bot.buttons import questions as questions_buttons
from mediabot.bot.introduction import set_commands_of
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Context, Taps, is_private
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.deliveries import Notice
from mediabot.domain.people import Person
from mediabot.services.listening import close_prompt


async def start(update: Update, context: Context) -> None:
    """/start, alone or with an invite's token behind it."""
    payload = (context.args or [""])[0]
    if payload and is_private(update):
        person = await context.services.invitations.use(context.person, payload)
        _refresh_commands(context, person)
        return
    await close_prompt(context.desk, context.person)
    await context.desk.reply(Notice.WELCOME)


async def help_command(update: Update, context: Context) -> None:
    await context.desk.reply(Notice.HELP)


async def language(update: Update, context: Context) -> None:
    await context.desk.reply(Notice.LANGUAGE)


async def privacy(update: Update, context: Context) -> None:
    await context.desk.reply(Notice.PRIVACY)


async def my_data(update: Update, context: Context) -> None:
    await show_my_data(None, context)


async def delete(update: Update, context: Context) -> None:
    await context.desk.reply(Notice.DELETE)


async def human(update: Update, context: Context) -> None:
    await context.services.correspondence.begin_letter(context.person)


async def my_questions(update: Update, context: Context) -> None:
    await context.desk.reply(Notice.MY_QUESTIONS)


async def my_referrals(update: Update, context: Context) -> None:
    await context.desk.reply(Notice.MY_REFERRALS)


async def cancel(update: Update, context: Context) -> None:
    """/cancel closes whatever the bot was asking."""
    await close_prompt(context.desk, context.person)
    await context.desk.reply(Notice.NOTE, event="closed")


async def chat_id(update: Update, context: Context) -> None:
    """/id tells a chat's number, which the operator needs for the staff group."""
    await context.desk.reply(Notice.NOTE, event="id", number=str(context.desk.chat_id))


async def show_my_data(button: people_buttons.ShowMyData | None, context: Context) -> None:
    await context.desk.reply(Notice.MY_DATA)
    await context.desk.reply(Notice.MY_DATA_FILE)


async def choose_language(button: people_buttons.ChooseLanguage, context: Context) -> None:
    """Switch, and show the same message in the new language."""
    person = await context.services.profiles.set_language(context.person, button.language)
    notice = Notice.WELCOME if button.place == Notice.WELCOME.value else Notice.LANGUAGE
    await context.desk.turn_into(context.tapped, notice)
    _refresh_commands(context, person)


async def delete_me(button: people_buttons.DeleteMe, context: Context) -> None:
    if not button.sure:
        await context.desk.turn_into(context.tapped, Notice.NOTE, event="kept")
        return
    await context.services.profiles.delete(context.person)


async def write_letter(button: questions_buttons.WriteLetter, context: Context) -> None:
    await context.services.correspondence.begin_letter(context.person)


async def dismiss(button: people_buttons.Dismiss, context: Context) -> None:
    """Close what the bot was asking in this chat."""
    await close_prompt(context.desk, context.person)
    await context.desk.turn_into(context.tapped, Notice.NOTE, event="closed")


async def letter(prompt: Prompt, message: Message, context: Context) -> None:
    """Words to the Media Center."""
    await context.services.correspondence.write(context.person, words_of(message))


def _refresh_commands(context: Context, person: Person) -> None:
    """The menu follows roles and language, once the change is committed."""
    bot, t = context.bot, context.turn.translate(person.language)

    async def refresh() -> None:
        await set_commands_of(bot, person, t)

    context.after(refresh)


COMMANDS = {
    "start": start,
    "help": help_command,
    "language": language,
    "privacy": privacy,
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
    questions_buttons.WriteLetter: write_letter,
    people_buttons.Dismiss: dismiss,
}

ANSWERS: Answers = {Ask.LETTER: letter}
