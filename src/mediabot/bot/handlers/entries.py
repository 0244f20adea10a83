"""Entries of the directory: staff's list, cards and form; what an expert proposes. The services check who acts."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import entries as buttons
from mediabot.bot.buttons.codec import BadButton, expert_key
from mediabot.bot.buttons.entries import EntryStep, FormStep
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Commands, Context, Taps, is_at_home
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.entries import EntryField
from mediabot.domain.notices.entries import ExpertList
from mediabot.services.listening import ask_words, close_prompt


async def list_experts(update: Update, context: Context) -> None:
    """/experts, alone or with a name behind it."""
    if is_at_home(update, context):
        await context.services.entries.list_all(context.person, " ".join(context.args or ()))


async def show_list(button: buttons.ListEntries, context: Context) -> None:
    ensure_staff(context.person)
    await context.desk.turn_into(context.tapped, ExpertList())


async def turn_found(button: buttons.FoundExperts, context: Context) -> None:
    ensure_staff(context.person)
    await context.desk.turn_into(context.tapped, ExpertList(max(button.page, 0), button.wanted))


async def ask_name(button: buttons.FindEntry, context: Context) -> None:
    await ask_words(context.desk, context.person, Ask.FIND_ENTRY)


async def new_entry(button: buttons.NewEntry, context: Context) -> None:
    await context.services.entries.begin(context.person)


async def entry(button: buttons.StaffEntry, context: Context) -> None:
    """What staff do with an entry."""
    ensure_staff(context.person)
    expert_id = await _expert_of(button.expert, context)
    entries, publishing = context.services.entries, context.services.publishing
    match button.step:
        case EntryStep.CHANGE:
            await entries.begin(context.person, expert_id)
        case EntryStep.PUT_BACK:
            await entries.put_back(context.person, expert_id)
        case EntryStep.CHECKED:
            await publishing.checked(context.person, expert_id, context.tapped)
        case EntryStep.RETIRE_SURELY:
            await publishing.retire(context.person, expert_id, context.tapped)
        case _:
            retiring = button.step is EntryStep.RETIRE
            await entries.show(context.person, expert_id, context.tapped, retiring=retiring)


async def _expert_of(key: str, context: Context) -> str:
    """The id behind a key, also of an entry that is out of the directory by now. Raises BadButton."""
    for expert_id in await context.services.publishing.ids():
        if expert_key(expert_id) == key:
            return expert_id
    raise BadButton("no expert of that key")


async def draft(button: buttons.EntryDraftStep, context: Context) -> None:
    entries, number = context.services.entries, button.draft_id
    match button.step:
        case FormStep.OVERVIEW:
            await entries.open(context.person, number, None)
        case FormStep.SKIP:
            await entries.skip(context.person, number)
        case FormStep.DROP:
            await entries.drop(context.person, number)
        case FormStep.SEND:
            await entries.send(context.person, number)
        case FormStep.REFUSE:
            await entries.begin_refusal(context.person, number)


async def publish(button: buttons.PublishEntry, context: Context) -> None:
    await context.services.publishing.publish(context.person, button.draft_id, button.version)


async def open_field(button: buttons.OpenEntryField, context: Context) -> None:
    await context.services.entries.open(context.person, button.draft_id, button.field)


async def choose_language(button: buttons.EntryLanguage, context: Context) -> None:
    entries = context.services.entries
    await entries.choose(context.person, button.draft_id, EntryField.LANGUAGES, button.code, on=bool(button.on))


async def choose_format(button: buttons.EntryFormat, context: Context) -> None:
    entries = context.services.entries
    await entries.choose(context.person, button.draft_id, EntryField.FORMATS, button.format, on=bool(button.on))


async def propose(button: buttons.ProposeEntry, context: Context) -> None:
    await context.services.entries.propose(context.person)


# what is typed


async def find(prompt: Prompt, message: Message, context: Context) -> None:
    """The next words may look for another."""
    await context.services.entries.list_all(context.person, words_of(message))


async def fill(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.entries.answer(context.person, prompt.subject, words_of(message))


async def refuse(prompt: Prompt, message: Message, context: Context) -> None:
    await close_prompt(context.desk, context.person)
    await context.services.entries.refuse(context.person, prompt.subject, words_of(message))


COMMANDS: Commands = {"experts": list_experts}

TAPS: Taps = {
    buttons.ListEntries: show_list,
    buttons.FoundExperts: turn_found,
    buttons.FindEntry: ask_name,
    buttons.NewEntry: new_entry,
    buttons.StaffEntry: entry,
    buttons.EntryDraftStep: draft,
    buttons.PublishEntry: publish,
    buttons.OpenEntryField: open_field,
    buttons.EntryLanguage: choose_language,
    buttons.EntryFormat: choose_format,
    buttons.ProposeEntry: propose,
}

ANSWERS: Answers = {Ask.FIND_ENTRY: find, Ask.ENTRY_FIELD: fill, Ask.REFUSE_ENTRY: refuse}
