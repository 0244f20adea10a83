"""Staff's digests and their editions: commands, taps, typed words. The service checks that whoever acts is staff."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update

from mediabot.bot.buttons import staff_digests as buttons
from mediabot.bot.buttons.staff_digests import AudiencePart, DigestStep, EditionStep
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Commands, Context, Taps, is_at_home
from mediabot.domain.audience import Audience, Wish, with_or_without
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.notices.digests import DigestPlace
from mediabot.domain.people import Role

ASKS = {
    DigestStep.NAME: Ask.STAFF_DIGEST_NAME,
    DigestStep.TYPE_DAYS: Ask.STAFF_DIGEST_DAYS,
    DigestStep.TYPE_HOUR: Ask.STAFF_DIGEST_HOUR,
    DigestStep.LEAD_BG: Ask.STAFF_DIGEST_LEAD_BG,
    DigestStep.LEAD_EN: Ask.STAFF_DIGEST_LEAD_EN,
    DigestStep.KEEP: Ask.STAFF_DIGEST_KEEP,
    DigestStep.TEST_OTHERS: Ask.STAFF_DIGEST_TEST,
}
PLACES = {
    DigestStep.OVERVIEW: DigestPlace.OVERVIEW,
    DigestStep.DAYS: DigestPlace.DAYS,
    DigestStep.HOUR: DigestPlace.HOUR,
    DigestStep.AUDIENCE: DigestPlace.AUDIENCE,
    DigestStep.DELETE: DigestPlace.DELETE,
}
ROLES = {
    AudiencePart.JOURNALISTS: Role.JOURNALIST,
    AudiencePart.EXPERTS: Role.EXPERT,
    AudiencePart.STAFF: Role.STAFF,
}


async def list_digests(update: Update, context: Context) -> None:
    """/digests"""
    if is_at_home(update, context):
        await context.services.defining.list_all(context.person)


async def show_list(button: buttons.ListDigests, context: Context) -> None:
    await context.services.defining.list_all(context.person)


async def new_digest(button: buttons.NewDigest, context: Context) -> None:
    await context.services.defining.ask(context.person, Ask.STAFF_DIGEST_NAME)


async def digest(button: buttons.StaffDigest, context: Context) -> None:
    """What staff do with a digest: a place of its card, words to type, or a step."""
    defining, staff, number = context.services.defining, context.person, button.digest_id
    if button.step in ASKS:
        await defining.ask(staff, ASKS[button.step], number)
        return
    if button.step in PLACES:
        await defining.show(staff, number, PLACES[button.step])
        return
    match button.step:
        case DigestStep.AUTOMATIC | DigestStep.AFTER_APPROVAL:
            await defining.set_automatic(staff, number, automatic=button.step is DigestStep.AUTOMATIC)
        case DigestStep.PREVIEW:
            await context.services.proofing.preview(staff, number)
        case DigestStep.TEST:
            await context.services.proofing.test(staff, number)
        case DigestStep.ACTIVATE:
            await defining.activate(staff, number)
        case DigestStep.DEACTIVATE:
            await defining.deactivate(staff, number)
        case DigestStep.DELETE_SURELY:
            await defining.remove(staff, number, context.tapped)
        case _:
            await defining.show(staff, number, fresh=True)


async def choose_day(button: buttons.DigestDay, context: Context) -> None:
    await context.services.defining.set_day(context.person, button.digest_id, button.day, on=bool(button.on))


async def choose_hour(button: buttons.DigestHour, context: Context) -> None:
    await context.services.defining.set_hour(context.person, button.digest_id, button.hour, button.minute)


async def choose_audience(button: buttons.DigestAudience, context: Context) -> None:
    def change(audience: Audience) -> Audience:
        return _changed(audience, button.part, on=bool(button.on))

    await context.services.defining.set_audience(context.person, button.digest_id, change)


def _changed(audience: Audience, part: AudiencePart, *, on: bool) -> Audience:
    match part:
        case AudiencePart.BULGARIAN | AudiencePart.ENGLISH:
            return replace(audience, languages=tuple(sorted(with_or_without(audience.languages, part.value, on=on))))
        case AudiencePart.VERIFIED:
            return replace(audience, verified=on)
        case AudiencePart.SUBSCRIBERS:
            return replace(audience, digests=Wish.ON if on else Wish.NOT_OFF)
    return replace(audience, roles=tuple(sorted(with_or_without(audience.roles, ROLES[part], on=on))))


async def edition(button: buttons.StaffEdition, context: Context) -> None:
    match button.step:
        case EditionStep.APPROVE:
            await context.services.defining.approve(context.person, button.edition_id)
        case EditionStep.SKIP:
            await context.services.defining.skip(context.person, button.edition_id)
        case EditionStep.PREVIEW:
            await context.services.proofing.preview_edition(context.person, button.edition_id)


async def words(prompt: Prompt, message: Message, context: Context) -> None:
    typed = words_of(message)
    if prompt.ask is Ask.STAFF_DIGEST_TEST:
        await context.services.proofing.test_named(context.person, prompt.subject, typed)
    else:
        await context.services.defining.answer(context.person, prompt.ask, prompt.subject, typed)


COMMANDS: Commands = {"digests": list_digests}

TAPS: Taps = {
    buttons.ListDigests: show_list,
    buttons.NewDigest: new_digest,
    buttons.StaffDigest: digest,
    buttons.DigestDay: choose_day,
    buttons.DigestHour: choose_hour,
    buttons.DigestAudience: choose_audience,
    buttons.StaffEdition: edition,
}

ANSWERS: Answers = dict.fromkeys(ASKS.values(), words)
