"""Short answers about questions, requests, talks and quotes."""

from __future__ import annotations

from mediabot.bot.screens.base import blocks
from mediabot.domain.notices.events import Event
from mediabot.i18n.translator import Translator


def sentences(t: Translator) -> dict[Event, str]:
    """Those of this room."""
    return _of_questions(t) | _of_talks(t)


def _of_questions(t: Translator) -> dict[Event, str]:
    return {
        Event.NOBODY_TO_STAND_BY: t.gettext(
            "Nobody else is free to stand by just now. If the expert drops out, say so on the card and I’ll go on from "
            "there."
        ),
        Event.FORM_CLOSED: t.gettext("Cancelled; nothing was sent. Write a topic whenever you like."),
        Event.LATE: t.gettext("This question is already closed: it was answered or stopped."),
        Event.NOT_FREE: t.gettext(
            "This expert is not available for this in time. Please choose somebody else, or ask the Media Center team "
            "with /human."
        ),
        Event.INCOMPLETE: t.gettext("The form is not complete, or its deadline has passed. Please check the deadline."),
        Event.TOPICS_MANY: t.gettext(
            "The Media Center team sees every topic of yours for which there was no expert, including any you "
            "write next. If you are looking for something in particular, the quickest way is to write to them in a few "
            "words."
        ),
        Event.QUESTIONS_MANY: t.gettext(
            "Several of your questions are already waiting for your profile to be verified. This one has been "
            "saved as it is: please send it from /questions once you are verified."
        ),
        Event.LIMIT_OPEN: t.gettext(
            "You already have as many questions running as one person can have at once ({number}). This one has been "
            "saved as it is: send it from /questions once one of the others has ended, or cancel one you no longer "
            "need. If it can’t wait, write to the Media Center team."
        ),
        Event.LIMIT_DAILY: t.gettext(
            "You have sent as many questions in the last 24 hours as one person can ({number}). This one "
            "has been saved as it is: send it tomorrow from /questions. If it can’t wait, write to the Media Center "
            "team."
        ),
        Event.CANT_SAY: t.gettext(
            "Telegram doesn’t allow this to be passed on, so the other person did not get it. Please send it in "
            "another way: as text, a photo or a file."
        ),
        Event.WORDS_WITHOUT_FILE: t.gettext(
            "📎 Only your words went; the file with them did not. While you are in a conversation, you can send it "
            "there."
        ),
        Event.TOO_MANY_FILES: t.gettext("📎 A question can carry ten files at most; this one was not added."),
        Event.PROPOSED: t.gettext("✔️ The expert has your suggestion. You’ll get the answer here."),
        Event.ASKED_BACK: t.gettext(
            "✔️ The journalist has your question. Your time to answer is on hold until they answer."
        ),
        Event.ANSWERED_BACK: t.gettext("✔️ The expert has your answer and will now decide."),
        Event.YES_WITHDRAWN: t.gettext("✔️ You have withdrawn, and the journalist has been told. Thank you!"),
        Event.NEXT_IN_TURN: t.gettext("✔️ Next in turn: they will be asked if the expert being asked now can’t answer."),
        Event.CARD_LEFT: t.gettext(
            "The expert on that card is no longer in the directory. Write what your story is about, and I’ll find "
            "you another one."
        ),
        Event.CARD_OTHERS: t.gettext(
            "The expert on that card is no longer in the directory. I’ve looked for others on the same topic:"
        ),
    }


def _of_talks(t: Translator) -> dict[Event, str]:
    return {
        Event.TALK_OPEN: _talk_open(t),
        Event.TALK_BEGUN: blocks(_talk_open(t), _not_secret(t)),
        Event.TALK_JOINED: blocks(_talk_open(t), _not_secret(t)),
        Event.TALK_OVER: t.gettext(
            "This conversation has ended, so your message was not passed on. To ask something else, write a topic; the "
            "Media Center can pass on anything that is still missing."
        ),
        Event.QUOTE_NO_YES: t.gettext(
            "A quote can be checked here with an expert who has said yes and uses the bot. For anybody else, write to "
            "the Media Center team: /human"
        ),
        Event.QUOTE_OFF_THE_RECORD: t.gettext(
            "You agreed that this is off the record, so there is nothing to quote. To change that, write to the expert."
        ),
        Event.QUOTE_DEADLINE: t.gettext(
            "The deadline of this question has passed, so the expert is no longer asked to check a quote. You can "
            "still write to them if the conversation is open."
        ),
        Event.QUOTE_SOON: t.gettext(
            "The deadline is less than ten minutes away; nobody can be asked to read carefully in that time. Move the "
            "deadline if you can, or call the expert."
        ),
        Event.QUOTE_LONG: t.gettext(
            "A quote is a text of at most {number} characters. Nothing has been sent; please write it again."
        ),
        Event.QUOTE_CLOSED: t.gettext(
            "This quote is settled already, or its deadline has passed. The newest message about it shows where it "
            "stands."
        ),
        Event.MEETING_CLOSED: t.gettext(
            "That time is no longer on offer, or has passed. What stands now is shown on the newest message about it."
        ),
        Event.SAID: t.gettext("✔️ Passed on."),
        Event.SAID_FIRST: blocks(t.gettext("✔️ Passed on."), _not_secret(t)),
        Event.TALK_ENDED: t.gettext("The conversation has ended. Write a topic whenever you like."),
        Event.TALK_ENDED_BY_OTHER: t.gettext("The other person has ended the conversation. Thank you!"),
    }


def _talk_open(t: Translator) -> str:
    return t.gettext(
        "💬 Write now: everything you send – text, photos, files, voice messages – goes to the other person until one "
        "of you ends the conversation."
    )


def _not_secret(t: Translator) -> str:
    return t.gettext(
        "🔓 The conversation goes through the bot and is not end-to-end encrypted. For anything that must stay between "
        "you two, use the telephone or another secure channel."
    )
