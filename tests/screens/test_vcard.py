"""The card for an address book: what was handed over and nothing else, as phones read it."""

from __future__ import annotations

import re

import pytest

from mediabot.bot.screens.vcard import contact_card, worth_a_card
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.referrals import Contacts

YANA = ExpertView("yana", "Яна Далечинова", title="доц. д-р, ръководител на лаборатория", organisation="Институт; „П“")


def lines(expert: ExpertView, contacts: Contacts, note: str = "") -> list[str]:
    """Unfolded, as a phone reads them."""
    text = contact_card(expert, contacts, note, "bg").decode()
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_phone_gets_name_title_organisation_and_what_was_handed_over() -> None:
    card = lines(YANA, Contacts(phone="+359 700 00 005", email="yana@example.org"), "Въпрос № 17")

    assert card == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Далечинова;Яна;;доц. д-р;",
        "FN:доц. д-р Яна Далечинова",
        "ORG:Институт\\; „П“",
        "TITLE:ръководител на лаборатория",
        "TEL;TYPE=WORK,VOICE:+359 700 00 005",
        "EMAIL;TYPE=INTERNET,WORK:yana@example.org",
        "NOTE:Въпрос № 17",
        "END:VCARD",
    ]


def test_what_was_kept_back_is_not_in_it() -> None:
    card = "\n".join(lines(YANA, Contacts(telegram="2001", bot=True)))

    assert not re.search("TEL|EMAIL", card)
    assert "URL:tg://user?id=2001" in card


@pytest.mark.parametrize("hostile", ["a\r\nTEL:112", "b\nEND:VCARD\nBEGIN:VCARD", "c;d,e\\", "x\u2028TEL:112"])
def test_what_a_curator_typed_makes_no_line_of_its_own(hostile: str) -> None:
    card = lines(ExpertView("x", hostile, title=hostile, organisation=hostile), Contacts(email="a@b.org"), hostile)

    assert [line.split(":")[0].split(";")[0] for line in card] == [
        *("BEGIN", "VERSION", "N", "FN", "ORG", "TITLE", "EMAIL", "NOTE", "END")
    ]


def test_no_line_is_longer_than_the_format_allows_and_no_letter_is_cut() -> None:
    content = contact_card(ExpertView("x", "Яна " + "Ъ" * 100), Contacts(phone="1"), "", "bg")

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    content.decode()


def test_a_talk_through_the_bot_alone_is_worth_no_card() -> None:
    assert not worth_a_card(Contacts(bot=True))
    assert worth_a_card(Contacts(telegram="2001"))
