"""The pages of the journalist's card on which a sent question is changed."""

from __future__ import annotations

from mediabot.bot.buttons.codec import expert_key
from mediabot.bot.buttons.questions import AskNextNow, ChangeFormat, ChangePlace, ChangeQuestion, MoveDeadline, TryAgain
from mediabot.bot.screens.base import Key, Row, rows
from mediabot.bot.screens.questions.form import how_soon, preset_label, trouble_line
from mediabot.bot.screens.questions.views import QuestionView
from mediabot.bot.screens.views import ExpertView
from mediabot.bot.screens.words import ROOM, called, capital, format_name
from mediabot.domain.changes import may_try_again
from mediabot.domain.directory import Format
from mediabot.domain.questions import ChangePage, Status
from mediabot.domain.referrals import ReferralStatus
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

TRIED_AGAIN = 2
"""Experts who did not answer that are offered once more."""


def page(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    """What is asked there, and its keys."""
    pages = {
        ChangePage.MENU: _menu,
        ChangePage.TEXT: _text,
        ChangePage.DEADLINE: _deadline,
        ChangePage.FORMAT: _format,
    }
    ask, keys = pages[view.changing or ChangePage.MENU](view, t)
    return " ".join(filter(None, (trouble_line(view.trouble, view, t), ask))), (*keys, _back(view, t))


def change_key(view: QuestionView, t: Translator) -> Key:
    return Key("✏️ " + t.pgettext("button", "Change…"), _turn(view, ChangePlace.MENU))


def extend_key(view: QuestionView, t: Translator) -> Key:
    """The way on where the time ran out."""
    return Key("🕑 " + t.pgettext("button", "Extend the deadline"), _turn(view, ChangePlace.DEADLINE))


def again_keys(view: QuestionView, t: Translator) -> list[Row]:
    """Those who did not answer, the last one first."""
    silent = [line for line in view.lines if may_try_again(line.referral)]
    label = "🔁 " + t.pgettext("button", "Ask {name} again")
    return [
        (_of_expert(label, line.expert, TryAgain(view.question.id, expert_key(line.expert.id)), t),)
        for line in silent[-TRIED_AGAIN:][::-1]
    ]


def _menu(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    what = (
        Key("➕ " + t.pgettext("button", "Add to the text"), _turn(view, ChangePlace.TEXT)),
        Key("🕑 " + t.pgettext("button", "Move the deadline"), _turn(view, ChangePlace.DEADLINE)),
        Key("🎙 " + t.pgettext("button", "Change the format"), _turn(view, ChangePlace.FORMAT)),
    )
    asking = view.question.status is Status.ASKING
    whom = [*_next_key(view, t), *again_keys(view, t)] if asking else []
    return _bold(t.gettext("What would you like to change?")), (*rows(what, 1), *whom)


def _next_key(view: QuestionView, t: Translator) -> list[Row]:
    queued = [line.expert for line in view.lines if line.referral.status is ReferralStatus.QUEUED]
    free = (one for one in (*queued, *view.others) if one.free is None or one.free.by(view.now))
    following = next(free, None)
    if following is None:
        return []
    label = "⏭ " + t.pgettext("button", "Ask {name} now")
    return [(_of_expert(label, following, AskNextNow(view.question.id), t),)]


def _text(_: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    ask = _bold(t.gettext("What should I add?"))
    how = t.gettext(
        "Write a sentence, a question or a link, or send a file; the expert being asked and the team will see it at "
        "once."
    )
    return f"{ask} {how}", ()


def _deadline(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    keys = [Key(preset_label(view, instant, t), MoveDeadline(view.question.id, name)) for name, instant in view.presets]
    ask = how_soon(view, t) or _bold(t.gettext("What is the new deadline?"))
    how = t.gettext("Choose, or type something like “tomorrow 15:00”, “by Friday”, “in 3 hours”.")
    return f"{ask} {how}", rows(keys, width=1)


def _format(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    others = [value for value in Format if value is not view.question.format]
    keys = [Key(capital(format_name(value, t)), ChangeFormat(view.question.id, value)) for value in others]
    return _bold(t.gettext("Which format do you need now?")), rows(keys, width=1)


def _of_expert(label: str, expert: ExpertView, button: AskNextNow | TryAgain, t: Translator) -> Key:
    """With the title where there is room for it."""
    titled = label.format(name=called(expert, t.language))
    return Key(titled if len(titled) <= ROOM else label.format(name=cut(expert.name, ROOM - len(label) + 6)), button)


def _back(view: QuestionView, t: Translator) -> Row:
    """To the choice, or from it to the card; to the card at once where nothing else can be changed."""
    inside = view.changing is not ChangePage.MENU and not view.question.ended
    return (Key(t.pgettext("button", "‹ Back"), _turn(view, ChangePlace.MENU if inside else ChangePlace.CARD)),)


def _turn(view: QuestionView, place: ChangePlace) -> ChangeQuestion:
    return ChangeQuestion(view.question.id, place)


def _bold(ask: str) -> str:
    return f"<b>{ask}</b>"
