"""Entries of the directory: staff's list, cards and form; what an expert proposes. The services check who acts."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import entries as buttons
from mediabot.bot.buttons.codec import BadButton, expert_key, expert_of_key
from mediabot.bot.buttons.entries import EntryStep, FormStep, JoinStep
from mediabot.bot.handlers.menu import refresh_commands
from mediabot.bot.messages.words import words_of
from mediabot.bot.screens.entries.joining import hash_of_consent
from mediabot.bot.turn import Answers, Commands, Context, Taps, is_at_home
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.entries import EntryField
from mediabot.domain.notices.entries import EntryPlace, ExpertList
from mediabot.services.listening import ask_words, close_prompt

PLACES = {EntryStep.RETIRE: EntryPlace.RETIRE, EntryStep.PROOF: EntryPlace.PROOF}


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
        case EntryStep.PAUSE | EntryStep.RESUME:
            paused = button.step is EntryStep.PAUSE
            await publishing.pause(context.person, expert_id, context.tapped, paused=paused)
        case EntryStep.FORGET_PROOF:
            await context.services.proving.forget(context.person, expert_id, context.tapped)
        case _:
            place = PLACES.get(button.step, EntryPlace.ENTRY)
            await entries.show(context.person, expert_id, context.tapped, place)


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


async def prove(button: buttons.ProveEntry, context: Context) -> None:
    expert_id = expert_of_key(context.desk.office.directory, button.expert)
    await context.services.proving.begin(context.person, expert_id, button.how, context.tapped)


async def decide_proof(button: buttons.DecideProof, context: Context) -> None:
    await context.services.proving.decide(context.person, button.proof_id, counts=bool(button.counts))


# what an expert does


async def join(button: buttons.AgreeToText, context: Context) -> None:
    text_hash = hash_of_consent(context.turn.translate(button.language))
    person = await context.services.joining.agree(
        context.person, button.consent_id, mark=button.mark, text_hash=text_hash, language=button.language
    )
    if person.expert_id:
        refresh_commands(context, person)
        await context.services.availability.show(person, fresh=True)


async def join_unread(button: buttons.AgreeToJoin, context: Context) -> None:
    """An old key does not say which words were read."""
    text_hash = hash_of_consent(context.t)
    await context.services.joining.agree(
        context.person, button.consent_id, mark="", text_hash=text_hash, language=button.language
    )


async def turn_invitation(button: buttons.JoinTurn, context: Context) -> None:
    if button.step is JoinStep.DECLINE_SURELY:
        await context.services.joining.decline(context.person, button.consent_id)
    else:
        declining = button.step is JoinStep.DECLINE
        await context.services.joining.go_to(context.person, button.consent_id, declining=declining)


async def card_is_right(button: buttons.CardIsRight, context: Context) -> None:
    await context.services.checking.right(context.person, context.tapped)


# what is typed


async def which_proof(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.proving.answer(context.person, prompt.subject, words_of(message))


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
    buttons.ProveEntry: prove,
    buttons.DecideProof: decide_proof,
    buttons.AgreeToText: join,
    buttons.AgreeToJoin: join_unread,
    buttons.JoinTurn: turn_invitation,
    buttons.CardIsRight: card_is_right,
}

ANSWERS: Answers = {
    Ask.FIND_ENTRY: find,
    Ask.ENTRY_FIELD: fill,
    Ask.REFUSE_ENTRY: refuse,
    Ask.PROOF_REGISTER: which_proof,
    Ask.PROOF_ORCID: which_proof,
}
