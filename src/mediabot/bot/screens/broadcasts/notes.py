"""Short answers about broadcasts, by the name of what happened."""

from __future__ import annotations

from mediabot.domain.conversation import Ask
from mediabot.domain.notices.events import Event
from mediabot.i18n.translator import Translator


def sentences(t: Translator) -> dict[Event, str]:
    return {
        Event.IN_PRIVATE: t.gettext("Please do this in a private chat with me: drafts aren’t for everyone’s eyes yet."),
        Event.CANT_BROADCAST: t.gettext(
            "This can’t be sent on. Please send text, a photo, a video, a file, a recording, an album or a poll."
        ),
        Event.QUIZ_UNKNOWN: t.gettext(
            "I can’t see the right answer to this quiz. Please create the quiz here in this chat, or send a plain poll."
        ),
        Event.CAPTION_LONG: t.gettext(
            "The text under a file may have at most 1,024 characters. Please shorten it, or send it as two messages."
        ),
        Event.NO_SUCH_TOPIC: t.gettext("The directory has no such topic. Please try another word."),
        Event.TIME_NOT_UNDERSTOOD: t.gettext(
            "I don’t understand this time. Please write it like this: tomorrow 10:00, or 27 November 8:30."
        ),
        Event.TIME_PASSED: t.gettext("This time has passed. Please choose one that is still to come."),
        Event.NOBODY_KNOWN: t.gettext(
            "None of them is a colleague I can write to. A test goes to colleagues only: send me their usernames or "
            "numbers."
        ),
        Event.TEST_SENT: t.gettext("✔️ The test is on its way to: {name}."),
        Event.MAY_NOT_SEND: t.gettext(
            "You may write messages to everyone, but not send them. A colleague who can send them may give you "
            "the right: /senders."
        ),
        Event.BROADCAST_FIXED: t.gettext("This message has moved on. Its card shows where it stands now."),
        Event.NOTHING_TO_SEND: t.gettext("There is no text yet. Please add one first."),
        Event.NOBODY_TO_WRITE_TO: t.gettext(
            "There is nobody in this audience, so nothing was sent. Please choose another one."
        ),
        Event.SECOND_PERSON: t.gettext(
            "Somebody else has to confirm it: neither the author nor the person who asked to send it."
        ),
        Event.LAST_SENDER: t.gettext("You are the only one with sending rights. Give them to somebody else first."),
        Event.ONLY_COLLEAGUE_SENDS: t.gettext(
            "That colleague is the only one who may send messages to everyone, and has to give somebody else the "
            "right first: /senders."
        ),
        Event.BROADCAST_STALE: t.gettext(
            "Your message could not be sent on time because the bot was not running. It is a draft again; please "
            "check that it is still accurate, and send it once more: /broadcast."
        ),
        Event.BROADCAST_CHANGED: t.gettext(
            "It has been changed since you saw its card, so I did nothing. This is how it reads now: please "
            "check it and tap again."
        ),
        Event.WRITE_TOPIC: t.gettext("What is your story about? Write it in a few words, in Bulgarian or English."),
        Event.BROADCASTS_OFF: t.gettext(
            "✔️ You will get no more messages to everyone. You will still get answers to your questions and your digest."
        ),
        Event.BROADCASTS_ON: t.gettext("✔️ You will get messages to everyone again."),
    }


def asks(t: Translator) -> dict[Ask, str]:
    """What is asked of somebody."""
    return {
        Ask.BROADCAST_BG: t.gettext(
            "Send me the Bulgarian text: formatted text, a photo, a video, a file, an album or a poll."
        ),
        Ask.BROADCAST_EN: t.gettext(
            "Send me the English text: formatted text, a photo, a video, a file, an album or a poll."
        ),
        Ask.BROADCAST_TOPIC: t.gettext("Write a topic. Everyone subscribed to it will be in the audience."),
        Ask.BROADCAST_TIME: t.gettext("When should it go out? For example: tomorrow 10:00, or Monday 8:30."),
        Ask.BROADCAST_TEST: t.gettext(
            "Which colleagues should get it as a test? Write their usernames or numbers: @yana, 123456."
        ),
    }
