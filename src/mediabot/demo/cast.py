"""Who plays in the demo: journalists, staff, and every expert of the sample directory with an account of their own.

All of them are invented. Experts whose entry has no Telegram number stay without an account: staff reach them.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.domain.directory import Directory, Expert

TOKEN = "7000000001:demo-token-of-the-local-bot-api"  # noqa: S105 (no secret: the local Bot API knows no other)
BOT_USERNAME = "mediacenter_demo_bot"
BOT_NAME = "Медиен център"  # not shown: the name of an account
STAFF_GROUP = -1001700000001
STAFF_TITLE = "Медиен център – екип"  # not shown: the name of a group


@dataclass(frozen=True)
class Account:
    """One account in the demo."""

    id: int
    name: str
    language: str


ANA = Account(900001, "Ана Репортерова", "bg")  # not shown: a name
EMMA = Account(900002, "Emma Newsworth", "en")  # not shown: a name
JOURNALISTS = (ANA, EMMA)
MARIA = Account(910001, "Мария Дежурна", "bg")  # not shown: a name
PAUL = Account(910002, "Paul Deskman", "en")  # not shown: a name
STAFF = (MARIA, PAUL)


def expert_accounts(directory: Directory) -> tuple[tuple[Expert, Account], ...]:
    """The experts who have an account, with it. The odd one reads English."""
    return tuple(
        (expert, Account(expert.contact.telegram, expert.name.in_language(language), language))
        for expert in directory.experts
        if expert.contact.telegram
        for language in ("bg" if "bg" in expert.languages or not expert.languages else "en",)
    )
