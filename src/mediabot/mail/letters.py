"""What letters say: from a view and the reader's texts to paragraphs, and from these to plain text and simple HTML.

Nothing is loaded from anywhere when a letter is read, and nobody can see that it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from mediabot.domain.mails import MailCode, MailKind
from mediabot.domain.referrals import ReferralStatus
from mediabot.i18n.asked import ended, facts, stand_by, who_asks
from mediabot.i18n.titles import titles_around
from mediabot.i18n.translator import Translator
from mediabot.services.questions.asked import Asked, SaidYes


@dataclass(frozen=True)
class Said:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Quoted:
    """What somebody else wrote."""

    text: str


@dataclass(frozen=True)
class Listed:
    """Names and values, a line each."""

    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Way:
    """A link with its label; the address stands there to be read, too."""

    label: str
    url: str


Part = Said | Quoted | Listed | Way


@dataclass(frozen=True)
class Letter:
    """A subject and paragraphs; empty ones are left out."""

    language: str
    subject: str
    parts: tuple[Part, ...]

    def plain(self) -> str:
        return "\n\n".join(text for part in self.parts if (text := _plain(part))) + "\n"

    def html(self) -> str:
        body = "\n".join(text for part in self.parts if (text := _html(part)))
        return (
            f'<!doctype html>\n<html lang="{self.language}"><head><meta charset="utf-8"><title>{escape(self.subject)}'
            f"</title></head>\n<body>\n{body}\n</body></html>\n"
        )


def _plain(part: Part) -> str:
    match part:
        case Said(text):
            return text
        case Quoted(text):
            return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
        case Listed(facts):
            return "\n".join(f"{name}: {value}" for name, value in facts)
        case Way(label, url):
            return f"{label}:\n{url}"


def _html(part: Part) -> str:
    match part:
        case Said(text):
            return f"<p>{_lines(text)}</p>" if text else ""
        case Quoted(text):
            return f"<blockquote>{_lines(text)}</blockquote>" if text else ""
        case Listed(facts):
            return "<p>" + "<br>\n".join(f"<b>{escape(name)}:</b> {escape(value)}" for name, value in facts) + "</p>"
        case Way(label, url):
            return f'<p><a href="{escape(url)}"><b>{escape(label)}</b></a><br>\n<small>{escape(url)}</small></p>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def to_expert(kind: MailKind, view: Asked, link: str, t: Translator) -> Letter | None:
    """What an expert without an account is asked, or what has become of it; None where nothing is left to tell."""
    if view.open and not view.over:
        return _request(kind, view, link, t)
    if kind is not MailKind.UPDATE or view.referral.status in (ReferralStatus.OFFERED, ReferralStatus.STANDING_BY):
        return None
    return _result(view, t)


def code(code: MailCode, t: Translator) -> Letter:
    """The code that makes an address somebody's own."""
    parts = (
        Said(t.gettext("Your code: {code}").format(code=code.code)),
        Said(t.gettext("Write it in the chat with the Media Center’s bot. It works for half an hour.")),
        Said(t.gettext("If you did not ask for it, somebody mistyped an address: you don’t need to do anything.")),
        Said(t.gettext("Media Center of the Health & Life Sciences Cluster Bulgaria")),
    )
    return Letter(t.language, t.gettext("Your code: {code}").format(code=code.code), parts)


def yes(view: SaidYes, t: Translator) -> Letter:
    """What an expert handed over, as it stands in the chat."""
    contacts = view.contacts
    ways = [
        (t.pgettext("way to reach", "Phone"), contacts.phone),
        (t.pgettext("way to reach", "E-mail"), contacts.email),
        (t.pgettext("way to reach", "Interests"), view.referral.interests),
        (t.pgettext("way to reach", "Condition"), view.referral.condition),
    ]
    number = view.question.id
    in_chat = t.gettext("You can write to the expert in the chat with the bot.") if contacts.bot else ""
    parts = (
        Said(t.gettext("{name} said yes to your question No. {number}.").format(name=_name(view, t), number=number)),
        Listed([(name, value) for name, value in ways if value]),
        Said(in_chat),
        Quoted(view.question.story),
        Said(
            t.gettext(
                "This is the copy that you asked for. Everything is in the chat, too; /settings there ends copies."
            )
        ),
        Said(t.gettext("Media Center of the Health & Life Sciences Cluster Bulgaria")),
    )
    return Letter(
        t.language, t.gettext("An expert said yes to your question No. {number}").format(number=number), parts
    )


def _name(view: SaidYes, t: Translator) -> str:
    """The expert with their titles; one who left the directory by the id."""
    if view.expert is None:
        return view.referral.expert_id
    name, title = view.expert.name.in_language(t.language), view.expert.title.in_language(t.language)
    before, after = titles_around(title, t.language)
    return ", ".join(part for part in (f"{before} {name}".strip(), after) if part)


def _request(kind: MailKind, view: Asked, link: str, t: Translator) -> Letter:
    referral, question = view.referral, view.question
    due = t.dated(referral.answer_by, view.now) if referral.answer_by else ""
    subjects = {
        MailKind.ASK: t.gettext("A journalist has a question for you (No. {number}), answer due {moment}"),
        MailKind.REMINDER: t.gettext("Reminder: a journalist’s question (No. {number}), answer due {moment}"),
        MailKind.UPDATE: t.gettext("Changed: a journalist’s question (No. {number}), answer due {moment}"),
    }
    deadline = t.dated(question.deadline, view.now) if question.deadline else ""
    by = Said(t.gettext("Please answer by {moment}.").format(moment=due))
    if referral.in_reserve:
        subjects[MailKind.ASK] = t.gettext("Could you stand by? A journalist’s question (No. {number}), by {moment}")
    if view.late:
        late = t.gettext("The time to answer has passed; you can still say yes until the journalist’s deadline.")
        by = Said(late)
    parts = (
        _greeting(view, t),
        Said(t.gettext("A journalist is asking you through the Media Center:")),
        Said(stand_by(deadline, t) if referral.in_reserve else ""),
        Said("\n".join(who_asks(view.journalist, t))),
        Quoted(question.story),
        Listed(facts(question, deadline, t)),
        *_said_between(view, t),
        by,
        Way(t.gettext("Open the question and answer"), link),
        Said(
            t.gettext(
                "The link is for you alone and works until the deadline. Opening it does nothing yet: you answer with "
                "a button on the page."
            )
        ),
        Said(
            t.gettext(
                "Your contact details are passed on only after you say yes, and only those you choose. If you reply "
                "to this letter instead, the Media Center team will read it."
            )
        ),
        _signature(t),
    )
    return Letter(t.language, subjects[kind].format(number=question.id, moment=due), parts)


def _result(view: Asked, t: Translator) -> Letter:
    """How it ended, or went on from the condition that the expert had named."""
    referral = view.referral
    told = ended(referral, t)
    if referral.status is ReferralStatus.ACCEPTED and not referral.condition:
        told = t.gettext(
            "The journalist needs you after all: the other expert can’t answer. They now have the contact details you "
            "chose. Thank you!"
        )
    elif referral.status is ReferralStatus.ACCEPTED:
        told = t.gettext(
            "The journalist agrees to your condition and now has the contact details you chose. Thank you!"
        )
    subject = t.gettext("About the journalist’s question No. {number}").format(number=view.question.id)
    who = who_asks(view.journalist, t) if referral.status is ReferralStatus.ACCEPTED else ()
    parts = (_greeting(view, t), Said(told), Said("\n".join(who)), Quoted(view.question.story), _signature(t))
    return Letter(t.language, subject, parts)


def _said_between(view: Asked, t: Translator) -> tuple[Part, ...]:
    """How the journalist would rather have it than on the expert's condition, and what they answered."""
    referral = view.referral
    parts: list[Part] = []
    if referral.proposal:
        parts.append(Said(t.gettext("Your condition does not suit the journalist, who asks whether this would:")))
        parts.append(Quoted(referral.proposal))
    if referral.asked_back and referral.answered_back:
        parts += [Said(t.gettext("You asked the journalist:")), Quoted(referral.asked_back)]
        parts += [Said(t.gettext("The answer:")), Quoted(referral.answered_back)]
    return tuple(parts)


def _greeting(view: Asked, t: Translator) -> Said:
    return Said(t.gettext("Dear {name},").format(name=called(view, t.language)))


def called(view: Asked, language: str) -> str:
    """The expert with what stands before the name in that language."""
    name, title = view.expert.name.in_language(language), view.expert.title.in_language(language)
    before = "" if titles_around(name, language)[0] else titles_around(title, language)[0]
    return f"{before} {name}".strip()


def _signature(t: Translator) -> Said:
    name = t.gettext("Media Center of the Health & Life Sciences Cluster Bulgaria")
    why = t.gettext("You receive this because you are in the Media Center’s directory of experts.")
    return Said(f"{name}\n{why}")
