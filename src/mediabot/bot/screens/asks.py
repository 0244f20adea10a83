"""What the bot asks for with a message of its own: the next words, in a group an answer to it, are meant for it."""

from __future__ import annotations

from mediabot.bot.buttons.people import Dismiss
from mediabot.bot.screens.base import Key, Row, Screen, h
from mediabot.bot.screens.briefings import notes as notes_briefings
from mediabot.bot.screens.broadcasts import notes as notes_broadcasts
from mediabot.bot.screens.digests import notes as notes_digests
from mediabot.bot.screens.news import notes as notes_news
from mediabot.bot.screens.reactions import notes as notes_reactions
from mediabot.domain.conversation import Ask
from mediabot.domain.notices.notes import Asked
from mediabot.i18n.translator import Translator


def asked(notice: Asked, t: Translator) -> Screen:
    """In a group the one who is asked is named."""
    text = _words(notice, t)
    if notice.addressee:
        text = f'<a href="tg://user?id={notice.addressee}">{h(notice.name)}</a>: {text}'
    return Screen(text, (cancel(t),), answer_here=True)


def cancel(t: Translator) -> Row:
    return (Key(t.pgettext("button", "Cancel"), Dismiss()),)


def _words(notice: Asked, t: Translator) -> str:
    if notice.version:
        return notes_news.versions(t)[notice.version]
    if notice.part:
        return notes_news.parts(t)[notice.part]
    return asks(t)[notice.ask]


def asks(t: Translator) -> dict[Ask, str]:
    """All of them, but for the parts of a news item."""
    of_staff = notes_news.asks(t) | notes_digests.asks(t) | notes_broadcasts.asks(t)
    return _of_people(t) | of_staff | notes_reactions.asks(t) | notes_briefings.asks(t)


def _of_people(t: Translator) -> dict[Ask, str]:
    return {
        Ask.NEWS_SEARCH: t.gettext(
            "What should I look for in the news? Write a topic, a name or words from the title."
        ),
        Ask.COPIES_ADDRESS: t.gettext("Write the e-mail address that copies should go to. I’ll send a code there."),
        Ask.COPIES_CODE: t.gettext(
            "I’ve sent a code of six digits to that address. Write it here within half an hour. If it does not come, "
            "look among unwanted mail, or write another address."
        ),
        Ask.PROPOSE: t.gettext(
            "Write what would suit you, for example “today by 17:00, by phone”. The expert will get it as a "
            "question; you’ll get the answer here."
        ),
        Ask.QUOTE: t.gettext(
            "Write the quote exactly as you want to print it. The expert confirms or corrects it, and you both keep "
            "the wording."
        ),
        Ask.QUOTE_CORRECTION: t.gettext("Write the quote as you would say it; the journalist gets your wording."),
        Ask.ANSWER_BACK: t.gettext("Write your answer; the expert will read it before deciding."),
        Ask.WITHDRAW: t.gettext(
            "Write in a few words why you can’t after all; only the Media Center team will read it. The journalist "
            "will be told that you have withdrawn, and the next expert, if there is one, will be asked."
        ),
        Ask.REFUSE_JOURNALIST: t.gettext("Reply to this message with the reason; the journalist will read it."),
        Ask.BLOCK_PERSON: t.gettext("Reply to this message with why you block this person; they will read it."),
        Ask.REFUSE_QUESTION: t.gettext("Reply to this message with the reason; the journalist will read it."),
        Ask.ANSWER_LETTER: t.gettext("Reply to this message with your text; it goes to that person."),
        Ask.WRITE_AFTER_LETTER: t.gettext("Reply to this message with your text; it goes to that person."),
        Ask.WRITE_ABOUT_QUESTION: t.gettext("Reply to this message with your text; it goes to the journalist."),
        Ask.WRITE_ABOUT_SEARCH: t.gettext("Reply to this message with your text; it goes to the journalist."),
        Ask.WRITE_AFTER_SEARCH: t.gettext("Reply to this message with your text; it goes to the journalist."),
        Ask.PROOF_REGISTER: t.gettext(
            "Reply to this message with the register, for example “Bulgarian Medical Association, No. 1234567890”."
        ),
        Ask.PROOF_ORCID: t.gettext("Reply to this message with the ORCID, for example 0000-0002-1825-0097."),
        Ask.FIND_ENTRY: t.gettext("Reply to this message with a name, or part of one."),
        Ask.REFUSE_ENTRY: t.gettext("Reply to this message with the reason; the expert will read it."),
        Ask.INVITE_EXPERT: t.gettext("Reply to this message with the expert’s name."),
    }
