"""Words passed on: of a talk between journalist and expert, and of letters to the Media Center."""

from __future__ import annotations

from mediabot.bot.buttons.people import Dismiss
from mediabot.bot.buttons.questions import EndTalk, Talk, WriteLetter
from mediabot.bot.screens.base import Key, Screen, blocks, h
from mediabot.bot.screens.questions.views import LetterView, RemarkView
from mediabot.i18n.translator import Translator


def talk(view: RemarkView, t: Translator) -> Screen:
    """The other side's words, with a key to answer."""
    heading = (
        t.gettext("💬 {name}, journalist, writes:") if view.role == "journalist" else t.gettext("💬 {name} writes:")
    ).format(name=f"<b>{h(view.sender)}</b>")
    referral = view.remark.referral_id
    keys = (
        Key(t.pgettext("button", "Reply"), Talk(referral)),
        Key(t.pgettext("button", "End the conversation"), EndTalk(referral)),
    )
    return Screen(blocks(heading, h(view.remark.text)), (keys,))


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
