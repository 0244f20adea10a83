"""Short answers and announcements that need no view of their own."""

from __future__ import annotations

from mediabot.bot.buttons.broadcasts import BroadcastsOff
from mediabot.bot.buttons.people import ChooseLanguage
from mediabot.bot.buttons.questions import Appeal, EndTalk, WriteLetter
from mediabot.bot.buttons.staff import MeantAsAnswer
from mediabot.bot.buttons.talks import ProposeTime
from mediabot.bot.screens.asks import cancel
from mediabot.bot.screens.base import Key, Row, Screen, Style, h, lines
from mediabot.bot.screens.briefings import notes as notes_briefings
from mediabot.bot.screens.broadcasts import notes as notes_broadcasts
from mediabot.bot.screens.digests import notes as notes_digests
from mediabot.bot.screens.entries import notes as notes_entries
from mediabot.bot.screens.news import notes as notes_news
from mediabot.bot.screens.news import troubles as notes_sources
from mediabot.bot.screens.questions import notes as notes_questions
from mediabot.bot.screens.reactions import notes as notes_reactions
from mediabot.bot.screens.words import marked, reason_line, why_blocked
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person, Standing
from mediabot.i18n.translator import Translator

QUIET = notes_news.QUIET | {
    Event.LEFT,
    Event.OLD_LIST,
    Event.SAID,
    Event.SAID_FIRST,
    Event.PRESS_CARD_GONE,
    Event.LETTER_PASSED,
    Event.CLOSED,
    Event.FORM_CLOSED,
    Event.GOES_ON_BELOW,
    Event.IS_IT_ANSWER,
    Event.TAKEN_AS_ANSWER,
}
"""What rings nobody."""

HUMAN = frozenset(
    {
        Event.APOLOGY,
        Event.NOT_TEXT,
        Event.UNREADABLE,
        Event.UNKNOWN_COMMAND,
        Event.INVITE_UNUSABLE,
        Event.CARD_LEFT,
        Event.GONE,
        Event.NOT_ALLOWED,
        Event.TOPICS_MANY,
        Event.LIMIT_OPEN,
        Event.LIMIT_DAILY,
        Event.GREETING,
        Event.NOTHING_OPEN,
        Event.TALK_OVER,
        Event.CARD_REFUSED,
        Event.ENTRY_RETIRED,
        Event.CARD_UNLISTED,
        Event.NOT_LISTED,
        Event.ALREADY_DECIDED,
        Event.ENTRY_PAUSED,
    }
)
"""What leaves a person without a way on: the Media Center is one."""


def note(told: Note, person: Person | None, t: Translator) -> Screen:
    """One short text."""
    text = sentence(told.event, t).format(
        reference=h(told.reference),
        name=h(told.name),
        number=h(told.number),
        title=h(told.title),
        reason=h(marked(told.reason, t)),
    )
    if told.event is Event.REFUSED and person and person.refusal:
        text = lines(text, reason_line(person.refusal, t))
    if told.event is Event.BLOCKED and person and person.standing is Standing.BLOCKED:
        text = lines(text, why_blocked(person, t))
    answers = told.subject if told.event is Event.IS_IT_ANSWER else None
    return Screen(text, _keys(told, t), quiet=told.event in QUIET, answers=answers)


def sentence(event: Event, t: Translator) -> str:
    """The bare text of a note, in HTML, with what it names left open."""
    return sentences(t)[event]


def sentences(t: Translator) -> dict[Event, str]:
    """Every note there is."""
    known = _to_everybody(t) | _on_proofs(t) | _to_staff(t) | _to_roles(t) | _unsupported(t)
    return (
        known
        | notes_broadcasts.sentences(t)
        | notes_sources.sentences(t)
        | notes_news.sentences(t)
        | notes_digests.sentences(t)
        | notes_reactions.sentences(t)
        | notes_briefings.sentences(t)
        | notes_entries.sentences(t)
        | notes_questions.sentences(t)
    )


def _keys(told: Note, t: Translator) -> tuple[Row, ...]:
    human: Row = (Key(t.pgettext("button", "Write to the Media Center"), WriteLetter()),)
    match told.event:
        case Event.TALK_OPEN | Event.TALK_JOINED:
            return (_time(told, t), (Key(t.pgettext("button", "End the conversation"), EndTalk(told.subject)),))
        case Event.SAID | Event.SAID_FIRST:
            return ((Key(t.pgettext("button", "End the conversation"), EndTalk(told.subject)),),)
        case Event.TALK_BEGUN:
            return (_time(told, t), cancel(t))
        case Event.BROADCASTS_OFF:
            return ((Key(t.pgettext("button", "Turn them on again"), BroadcastsOff(told.subject, 1)),),)
        case Event.IS_IT_ANSWER:
            return ((Key(t.pgettext("button", "Yes, send it"), MeantAsAnswer(int(told.number)), style=Style.GOOD),),)
        case Event.OTHER_LANGUAGE:
            yes = t.pgettext("button", "Yes, everything in English")
            return ((Key(yes, ChooseLanguage(t.language, NoticeKind.LANGUAGE.value)),),)
        case Event.BLOCKED:
            return ((Key(t.pgettext("button", "Ask for another look"), Appeal()),),)
        case Event.REFUSED:
            return ((Key(t.pgettext("button", "Ask for another look"), Appeal()),), human)
        case Event.APPEAL:
            return (cancel(t),)
    return (human,) if told.event in HUMAN else ()


def _time(told: Note, t: Translator) -> Row:
    """In a talk, a time for it."""
    return (Key("🗓 " + t.pgettext("button", "Agree on a time"), ProposeTime(told.subject)),)


def _to_everybody(t: Translator) -> dict[Event, str]:
    return {
        Event.APOLOGY: t.gettext(
            "Something went wrong, but what you sent is not lost. Please try again, or write to the Media Center "
            "and quote the number {reference}."
        ),
        Event.GONE: t.gettext("This is no longer available. Write a topic to start again."),
        Event.NEWS_GONE: t.gettext("This news item is no longer available, or not open to you yet. See /news."),
        Event.EMBARGOED: t.gettext(
            "You can ask experts about this once the embargo has ended; until then, write to the Media Center team."
        ),
        Event.TERMS_NOT_OFFERED: t.gettext(
            "You can’t agree to the embargo terms at the moment; see why with /embargo."
        ),
        Event.CLOSED: t.gettext("OK. Write a topic whenever you like."),
        Event.NOTHING_OPEN: t.gettext("There is nothing to cancel right now. Write a topic whenever you like."),
        Event.THANKS: t.gettext("Thank you! Write whenever you need an expert."),
        Event.GREETING: t.gettext(
            "Hello! I’m the Media Center bot of the Health & Life Sciences Cluster Bulgaria. Write what your story is "
            "about, and I’ll find an expert who can explain it. To write to a person, use /human."
        ),
        Event.OTHER_LANGUAGE: t.gettext(
            "You wrote in English, so I answered in English. Should everything else come in English, too?"
        ),
        Event.GOES_ON_BELOW: t.gettext("⬇️ Continued below."),
        Event.AWAY_UNDONE: t.gettext("Undone: you can be asked as before."),
        Event.NOT_ALLOWED: t.gettext("You can’t do that here."),
        Event.LETTER_SENT: t.gettext("✅ The Media Center team has your message. You’ll get the reply here."),
        Event.LETTERS_MANY: t.gettext(
            "✅ The Media Center team has this message as well. They already have several of yours and read them "
            "all; please give them a little time to reply."
        ),
        Event.INVITE_UNUSABLE: t.gettext(
            "This invite link has already been used or has expired. Please ask the Media Center team for a new one."
        ),
        Event.KEPT: t.gettext("Nothing was deleted."),
        Event.OLD_LIST: t.gettext("This list is out of date. Please ask for it again."),
        Event.LEFT: t.gettext(
            "This person has left the bot; what was written here has been deleted with the rest of their data."
        ),
    }


def _on_proofs(t: Translator) -> dict[Event, str]:
    return {
        Event.BLOCKED: t.gettext("The Media Center no longer takes messages from this account."),
        Event.UNBLOCKED: t.gettext(
            "✅ The Media Center has lifted the block. Write a topic whenever you like: your questions go straight to "
            "the experts."
        ),
        Event.REASON_MISSING: t.gettext(
            "Nobody is blocked without a reason. Choose one on the card, or write it in your own words."
        ),
        Event.VERIFIED: t.gettext("✅ Your profile has been verified. Your questions now go straight to the experts."),
        Event.REFUSED: t.gettext("We could not verify that you are a journalist, so we can’t send your questions yet."),
        Event.APPEAL: t.gettext(
            "Tell the Media Center team why to look again, and add a link or your newsroom’s telephone number."
        ),
        Event.APPEALED_ONCE: t.gettext(
            "The Media Center team has what you wrote and will look at it. Until then nothing more is taken from this "
            "account."
        ),
        Event.APPEALED: t.gettext("Thank you. The Media Center team will look again and reply here."),
        Event.CODES_MANY: t.gettext(
            "I’ve sent you enough codes for one day. Try again tomorrow; to be verified today, send a link to a story, "
            "a photo of your press card, or a telephone number of your newsroom."
        ),
        Event.CODE_WRONG: t.gettext("That is not the code in the newest letter. Please write its six digits."),
        Event.CODE_VOID: t.gettext(
            "This code is no longer valid: it is too old or was tried too often. Send the address again for a new one."
        ),
        Event.CODE_FAILED: t.gettext(
            "✉️ The letter with the code could not be delivered to {title}. Please check the address and send it again, "
            "or send something else."
        ),
        Event.COPY_FAILED: t.gettext(
            "✉️ A copy could not be delivered to {title}, so I’ve stopped sending copies there. You’ll find everything "
            "here in the chat; /settings takes another address."
        ),
        Event.COPIES_ON: t.gettext("✅ When an expert says yes to you, a copy now goes to {title}."),
        Event.NOT_AN_ADDRESS: t.gettext("That is not an e-mail address. Write one such as ana@example.org."),
        Event.PRESS_CARD_GONE: t.gettext("🪪 A press card was shown here. It was deleted once the decision was made."),
    }


def _to_roles(t: Translator) -> dict[Event, str]:
    return {
        Event.INVITED_EXPERT: t.gettext(
            "✅ Your account is now linked to your directory entry. When a journalist asks you, the request will "
            "arrive here."
        ),
        Event.INVITED_JOURNALIST: t.gettext(
            "✅ Your profile has been verified: your questions go straight to the experts. Write a topic!"
        ),
        Event.INVITED_STAFF: t.gettext("✅ You are now on the Media Center staff. /staff lists what needs attention."),
        Event.EXPERT_MOVED: t.gettext(
            "Your directory entry has been linked to another account. If this is a mistake, write to the Media "
            "Center team: /human"
        ),
        Event.DISMISSED: t.gettext("You are no longer on the Media Center staff."),
    }


def _to_staff(t: Translator) -> dict[Event, str]:
    return {
        Event.LETTER_PASSED: t.gettext("✔️ Sent."),
        Event.IS_IT_ANSWER: t.gettext("Is this your answer to what I asked you? Nothing has been sent yet."),
        Event.TAKEN_AS_ANSWER: t.gettext("✔️ Taken as your answer."),
        Event.NOT_AN_ANSWER: t.gettext(
            "I didn’t take that as your answer; it went to nobody. To answer, reply to the message in which I asked, "
            "or tap the button again."
        ),
        Event.ANONYMOUS: t.gettext(
            "I can’t see which of you wrote this, so I did nothing. Please write as yourself: turn off “Remain "
            "anonymous” in your administrator rights, or choose your own name as the sender."
        ),
        Event.LETTER_ANSWERED: t.gettext(
            "A colleague has already replied to this message: {name}. Nothing more was sent. To add something, "
            "tap “Write again” on the card."
        ),
        Event.SEARCH_SETTLED: t.gettext(
            "This topic has already been settled, so nothing more was sent. To write all the same, tap “Write to "
            "the journalist” on the card."
        ),
        Event.DECIDED_MEANWHILE: t.gettext(
            "A colleague made a decision on this journalist while you were writing: {name}. Your reason was not "
            "sent. If you still want to refuse, tap the button on the card once more."
        ),
        Event.STAFF_DISMISSED: t.gettext(
            "✔️ {name} is no longer on staff, and the invite links they made no longer work. If they are in the "
            "staff group, please remove them from it."
        ),
        Event.STAFF_DISMISSED_NAMED: t.gettext(
            "✔️ {name} is no longer on staff, and the invite links they made no longer work. If they are in the "
            "staff group, please remove them from it.\n\n⚠️ The bot’s settings still list them as staff. They are "
            "off staff all the same; please ask whoever runs the bot to remove the number {number} from "
            "MEDIABOT_STAFF."
        ),
        Event.STAFF_KEPT: t.gettext(
            "Nobody on staff has that number. Write /dismiss and the Telegram number of a colleague."
        ),
        Event.LAST_OF_STAFF: t.gettext("You are the only member of staff. Invite a colleague first: /invite."),
        Event.NOT_ON_ONESELF: t.gettext("You can’t do that to yourself. A colleague can do it for you."),
        Event.ID: t.gettext("This chat’s number is {number}."),
    }


def _unsupported(t: Translator) -> dict[Event, str]:
    return {
        Event.NOT_TEXT: t.gettext(
            "I can only read text. Please write in a few words what your story is about, or write to the Media Center."
        ),
        Event.UNREADABLE: t.gettext(
            "I can’t read what you have just sent. Please send it in another way, or write to the Media Center "
            "and quote the number {reference}."
        ),
        Event.EDITED: t.gettext("You edited an earlier message. If it changes what you need, please write it again."),
        Event.UNKNOWN_COMMAND: t.gettext("I don’t know this command. Write a topic, or see /help."),
        Event.INACTIVE: t.gettext("This button is no longer active. Write a topic, or see /help."),
    }
