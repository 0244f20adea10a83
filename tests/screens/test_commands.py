"""The command menu and /help against the commands that are handled: each person reads of all that they may use."""

from __future__ import annotations

import re

import pytest

from mediabot.bot.conversation import COMMANDS_ANYWHERE, PRIVATE_COMMANDS
from mediabot.bot.handlers import broadcasts, entries, newsdesk, outcomes, reactions, staff, staff_digests
from mediabot.bot.introduction import commands
from mediabot.bot.screens import people
from mediabot.domain.people import Person
from mediabot.i18n.translator import Catalogs

EVERY_COMMAND = {*PRIVATE_COMMANDS, *COMMANDS_ANYWHERE}
OF_STAFF = {
    *staff.COMMANDS,
    *entries.COMMANDS,
    *newsdesk.COMMANDS,
    *staff_digests.COMMANDS,
    *broadcasts.COMMANDS,
    *reactions.COMMANDS,
    *outcomes.COMMANDS_ANYWHERE,
    "id",
}
OF_EXPERTS = {"requests", "card", "impact"}
PEOPLE = {
    "journalist": Person(1),
    "expert": Person(1, expert_id="yana"),
    "staff": Person(1, staff=True),
    "staff and expert": Person(1, expert_id="yana", staff=True),
}


def may_use(person: Person) -> set[str]:
    others = set() if person.staff else OF_STAFF
    return EVERY_COMMAND - others - (set() if person.expert_id else OF_EXPERTS)


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("who", PEOPLE)
def test_menu_holds_every_command_that_this_person_may_use_and_no_other(who: str, language: str) -> None:
    t = Catalogs.load().translator(language)

    listed = [command.command for command in commands(PEOPLE[who].roles, t)]

    assert len(set(listed)) == len(listed)
    assert set(listed) == may_use(PEOPLE[who])


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("who", PEOPLE)
def test_help_tells_every_command_that_this_person_may_use_and_no_other(who: str, language: str) -> None:
    t = Catalogs.load().translator(language)

    told = re.findall(r"(?<![</])/([a-z]+)\b", people.help_screen(PEOPLE[who], t).text)

    assert {*told, "help"} == may_use(PEOPLE[who])
