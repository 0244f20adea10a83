"""Short answers about broadcasts, by the name of what happened."""

from __future__ import annotations

from mediabot.i18n.translator import Translator


def sentences(t: Translator) -> dict[str, str]:
    return {
        "in_private": t.gettext("Please do this in a private chat with me: drafts are nobody else’s business yet."),
        "ask_broadcast_bg": t.gettext(
            "Send me the Bulgarian text: words with formatting, a photo, a video, a file, an album or a poll."
        ),
        "ask_broadcast_en": t.gettext(
            "Send me the English text: words with formatting, a photo, a video, a file, an album or a poll."
        ),
        "ask_broadcast_topic": t.gettext("Write a topic. Whoever is subscribed to it is in the audience."),
        "ask_broadcast_time": t.gettext("When is it to go? For example: tomorrow 10:00, or Monday 8:30."),
        "ask_broadcast_test": t.gettext(
            "Who shall get it as a test? Write user names or numbers of people who know the bot: @ana, 123456."
        ),
        "cant_broadcast": t.gettext(
            "This can’t be sent on. Please send words, a photo, a video, a file, a recording, an album or a poll."
        ),
        "quiz_unknown": t.gettext(
            "I can’t see the right answer of this quiz. Please make the quiz here in this chat, or send a plain poll."
        ),
        "caption_long": t.gettext(
            "The text under a file may have at most 1,024 characters. Please shorten it, or send it as two messages."
        ),
        "no_such_topic": t.gettext("The directory has no such topic. Please try another word."),
        "time_not_understood": t.gettext(
            "I don’t understand this time. Please write it like this: tomorrow 10:00, or 27 November 8:30."
        ),
        "time_passed": t.gettext("This time has passed. Please choose one that is still to come."),
        "nobody_known": t.gettext(
            "I know none of these people. They have to open the bot once, then I can write to them."
        ),
        "test_sent": t.gettext("✔️ The test is on its way to: {name}."),
        "may_not_send": t.gettext(
            "You may write messages to all, but not send them. A colleague who may can give you the right: /senders."
        ),
        "broadcast_fixed": t.gettext("This message is no longer at that point. Its card shows where it stands now."),
        "nothing_to_send": t.gettext("There is no text yet. Please add one first."),
        "nobody_to_write_to": t.gettext("Nobody is in this audience, so nothing was sent. Please choose another one."),
        "second_person": t.gettext("Somebody else has to confirm it: neither the author nor whoever asked for it."),
        "last_sender": t.gettext("You are the only one who may send. Give somebody else the right first."),
        "broadcast_stale": t.gettext(
            "Your message could not go at its time because the bot was not running. It is a draft again; please look "
            "whether it is still true, and send it once more: /broadcast."
        ),
        "write_topic": t.gettext("What is your story about? Write it in a few words, in Bulgarian or English."),
        "broadcasts_off": t.gettext(
            "✔️ You will get no more messages to all. Answers to your questions and your digest come as before."
        ),
        "broadcasts_on": t.gettext("✔️ You will get messages to all again."),
    }
