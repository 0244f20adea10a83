"""What letters about questions say: from a view and the reader's texts to paragraphs."""

from __future__ import annotations

from mediabot.domain.follow_ups import FollowUp
from mediabot.domain.mails import MailCode, MailKind
from mediabot.domain.referrals import ReferralStatus
from mediabot.i18n.asked import ended, facts, stand_by, who_asks
from mediabot.i18n.outcomes import became
from mediabot.i18n.titles import called
from mediabot.i18n.translator import Translator
from mediabot.i18n.words import attribution_name
from mediabot.mail.made import Letter, Listed, Part, Quoted, Said, Way, greeting, signature
from mediabot.services.questions.asked import Asked, SaidYes


def to_expert(kind: MailKind, view: Asked, link: str, t: Translator) -> Letter | None:
    """What an expert without an account is asked, or what has become of it; None where nothing is left to tell."""
    if view.open and not view.over:
        return _request(kind, view, link, t)
    if kind is not MailKind.UPDATE or view.referral.status in (ReferralStatus.OFFERED, ReferralStatus.STANDING_BY):
        return None
    return _result(view, t)


def thanks(view: Asked, told: FollowUp, t: Translator) -> Letter:
    """What became of an answer."""
    parts = (
        greeting(view.expert, t),
        Said(t.gettext("Thank you for your answer to a journalist’s question through the Media Center.")),
        Said(", ".join(who_asks(view.journalist, t)[:1])),
        Quoted(view.question.story),
        Said(became(told.outcome, told.link, t)),
        Said(
            t.gettext(
                "If you would like to tell us how the journalist went about it, reply to this letter: only the Media "
                "Center team will read it."
            )
        ),
        signature(t),
    )
    subject = t.gettext("Thank you for your answer to question No. {number}").format(number=view.question.id)
    return Letter(t.language, subject, parts)


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
    name = called(view.expert, t.language) if view.expert else view.referral.expert_id
    in_chat = t.gettext("You can write to the expert in the chat with the bot.") if contacts.bot else ""
    parts = (
        Said(t.gettext("{name} said yes to your question No. {number}.").format(name=name, number=number)),
        *_answer(view, t),
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


def _answer(view: SaidYes, t: Translator) -> tuple[Part, ...]:
    """What the expert wrote, and how it may be used."""
    answer = view.answer
    if answer is None:
        return ()
    use = (t.pgettext("field", "Attribution"), attribution_name(view.question.attribution, t))
    file = t.gettext("With the answer came a file; it is in the chat with the bot.") if answer.file else ""
    return Said(t.gettext("The answer:")), Quoted(answer.text), Said(file), Listed([use])


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
        greeting(view.expert, t),
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
        signature(t),
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
    parts = (greeting(view.expert, t), Said(told), Said("\n".join(who)), Quoted(view.question.story), signature(t))
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
