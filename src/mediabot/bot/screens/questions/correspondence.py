"""Words passed on: of a talk between journalist and expert, and of letters to the Media Center."""

from __future__ import annotations

from mediabot.bot.buttons.people import Dismiss
from mediabot.bot.buttons.questions import EndTalk, Talk, WriteLetter
from mediabot.bot.screens.base import Key, Original, Row, Screen, blocks, h
from mediabot.bot.screens.questions.views import LetterView, RemarkView
from mediabot.bot.screens.words import attribution_name, capital
from mediabot.domain.conversation import Carries
from mediabot.domain.people import BY_LETTER
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

NAME_ON_A_KEY = 14
"""Longest name on a key that has another one beside it."""


def talk(view: RemarkView, t: Translator) -> Screen:
    """The other side's words or a copy of what they sent, with a key to answer."""
    remark = view.remark
    quoted = f"<blockquote>{h(remark.quote)}</blockquote>" if remark.quote else ""
    text = blocks(_says(view, t), quoted, h(remark.text), _attribution(view, t))
    original = None
    if remark.carries is not Carries.WORDS and remark.message_id is not None:
        original = Original(remark.author_id, remark.message_id, worded=remark.carries is Carries.FILE)
    keys = () if remark.author_id == BY_LETTER else (_talk_keys(view, t),)
    return Screen(text, keys, copy=original, answers=view.answers)


def _attribution(view: RemarkView, t: Translator) -> str:
    """Under an answer, how it may be quoted."""
    if view.attribution is None:
        return ""
    field = t.pgettext("field", "Attribution")
    return f"<b>{field}:</b> {attribution_name(view.attribution, t)}"


def _says(view: RemarkView, t: Translator) -> str:
    if view.remark.corrects:
        heading = (
            t.gettext("✏️ {name}, journalist, has edited this message:")
            if view.role == "journalist"
            else t.gettext("✏️ {name} has edited this message:")
        )
    elif view.remark.is_answer:
        heading = t.gettext("✍️ {name} has answered your question:")
    elif view.role == "journalist":
        heading = t.gettext("💬 {name}, journalist, writes:")
    else:
        heading = t.gettext("💬 {name} writes:")
    return heading.format(name=f"<b>{h(capital(view.sender))}</b>")


def _talk_keys(view: RemarkView, t: Translator) -> Row:
    """Where no words can stand under a copy, the key says who sent it."""
    referral = view.remark.referral_id
    answer = t.pgettext("button", "Reply")
    if view.remark.carries is Carries.BARE:
        answer = f"💬 {cut(view.sender, NAME_ON_A_KEY)}"
    return (Key(answer, Talk(referral)), Key(t.pgettext("button", "End the conversation"), EndTalk(referral)))


def letter(view: LetterView, t: Translator) -> Screen:
    """The Media Center writes to a person."""
    heading = "<b>" + t.gettext("✉️ The Media Center writes to you:") + "</b>"
    about = t.gettext("About: {topic}").format(topic=h(view.about)) if view.about else ""
    key = Key(t.pgettext("button", "Reply"), WriteLetter())
    return Screen(blocks(heading, about, h(view.letter.text), files_line(view, t)), ((key,),))


def files_line(view: LetterView, t: Translator) -> str:
    """That files come with it."""
    count = len(view.letter.attachments)
    return t.ngettext("📎 with {count} file", "📎 with {count} files", count).format(count=count) if count else ""


def letter_file(view: LetterView, number: int, t: Translator) -> Screen:
    """A file of a letter, under it whose it is."""
    if view.letter.author_id is None and view.person is not None:
        whose = h(view.person.byline or view.person.name or view.person.id)
    else:
        whose = t.gettext("Media Center")
    return Screen(f"📎 {whose}", attachments=view.letter.attachments[number : number + 1])


def human(t: Translator) -> Screen:
    """The way to a person: what is written next goes to staff."""
    text = t.gettext(
        "🙋 Write your message to the Media Center team now; you can add a photo, a document or a voice message. "
        "A person will read it and reply here, usually on working days between 9:00 and 18:00."
    )
    return Screen(text, ((Key(t.pgettext("button", "Cancel"), Dismiss()),),))
