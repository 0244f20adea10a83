"""The form: one message that asks field by field and shows what is filled already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mediabot.bot.buttons.questions import (
    FormPlace,
    GiveUpForm,
    KeepStory,
    OpenForm,
    SendQuestion,
    SetAttribution,
    SetDeadline,
    SetFormat,
    SetLanguage,
    SetUrgent,
)
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines, rows, ticked
from mediabot.bot.screens.news.item import about_line
from mediabot.bot.screens.questions.views import QuestionView
from mediabot.bot.screens.views import ExpertView
from mediabot.bot.screens.words import (
    attribution_key,
    attribution_name,
    called,
    capital,
    deadline,
    files_line,
    format_name,
    language_name,
    left_until,
    when_free,
)
from mediabot.domain.directory import Format
from mediabot.domain.questions import Attribution, Field
from mediabot.i18n.translator import Translator


def form(view: QuestionView, t: Translator) -> Screen:
    """The open field with its answers as keys, or the overview ready to send."""
    field = view.question.open_field
    asks = {
        Field.STORY: _story,
        Field.FORMAT: _format,
        Field.DEADLINE: _deadline,
        Field.LANGUAGE: _language,
        Field.ATTRIBUTION: _attribution,
    }
    ask, keys = asks[field](view, t) if field else _overview(view, t)
    text = blocks(
        _heading(view, t), _filled(view, t), " ".join(filter(None, (trouble_line(view.question.trouble, view, t), ask)))
    )
    return Screen(text, (*keys, _way_out(view, t)))


def _heading(view: QuestionView, t: Translator) -> str:
    who = _named([line.expert for line in view.lines], t)
    if view.question.in_turn:
        return "📝 <b>" + t.gettext("Your question to {names}, one after another").format(names=who) + "</b>"
    return "📝 <b>" + t.gettext("Your question to {names}").format(names=who) + "</b>"


def _filled(view: QuestionView, t: Translator) -> str:
    question = view.question
    return lines(
        about_line(view.about, t),
        story(view, t),
        _fact(t.pgettext("field", "Format"), format_name(question.format, t), _mark(view, Field.FORMAT, t)),
        _without_format(view, t),
        _fact(t.pgettext("field", "Deadline"), _by_when(view, t), _mark(view, Field.DEADLINE, t)),
        _fact(
            t.pgettext("field", "Interview language"),
            language_name(question.language, t),
            _mark(view, Field.LANGUAGE, t),
        ),
        _without_language(view, t),
        *_not_free(view, t),
        _fact(
            t.pgettext("field", "Attribution"),
            attribution_name(question.attribution, t),
            _mark(view, Field.ATTRIBUTION, t),
        ),
    )


def _by_when(view: QuestionView, t: Translator) -> str:
    if view.how_soon:
        return t.gettext("as soon as possible")
    return deadline(view.question.deadline, view.now, t)


def _mark(view: QuestionView, field: Field, t: Translator) -> str:
    """Where an answer comes from that was not given to the form."""
    if field.value in view.question.understood or (field is Field.DEADLINE and view.how_soon):
        return t.gettext("from your message")
    return t.gettext("by default") if field.value in view.question.assumed else ""


def story(view: QuestionView, t: Translator) -> str:
    """The story as a quotation, long ones folded; and how many files are with it."""
    text = view.question.story
    told = f"<blockquote{' expandable' if len(text) > 500 else ''}>{h(text)}</blockquote>" if text else ""
    return lines(told, files_line(view.question, t))


def _fact(label: str, value: str, mark: str) -> str:
    return f"<b>{label}:</b> {value}{f' · <i>{mark}</i>' if mark else ''}" if value else ""


def _without_format(view: QuestionView, t: Translator) -> str:
    """Who does not answer in the chosen format, by their entry; one without formats answers in any."""
    chosen = view.question.format
    who = [one.expert for one in view.lines if chosen and one.expert.formats and chosen not in one.expert.formats]
    told = t.ngettext(
        "According to the directory, {names} does not offer this format. You can still send it, or change the format.",
        "According to the directory, {names} do not offer this format. You can still send it, or change the format.",
        len(who),
    )
    return f"⚠️ {told.format(names=_named(who, t))}" if who else ""


def _without_language(view: QuestionView, t: Translator) -> str:
    """Who gives no interviews in the chosen language, by their entry."""
    chosen = view.question.language
    who = [one.expert for one in view.lines if chosen and one.expert.languages and chosen not in one.expert.languages]
    told = t.ngettext(
        "According to the directory, {names} does not speak this language. You can still send it, or change it.",
        "According to the directory, {names} do not speak this language. You can still send it, or change it.",
        len(who),
    )
    return f"⚠️ {told.format(names=_named(who, t))}" if who else ""


_NAMED = "{name}: {when}"


def _not_free(view: QuestionView, t: Translator) -> list[str]:
    """Who can't be asked at once, and whether that comes too late."""
    late = t.gettext("{name}: {when}. This is too late for your deadline.")
    told = [(line.expert, when) for line in view.lines if (when := when_free(line.expert, view.now, t))]
    return [
        "⏳ " + (_NAMED if expert.askable(view.question.deadline) else late).format(name=_named([expert], t), when=when)
        for expert, when in told
    ]


def _named(experts: Sequence[ExpertView], t: Translator) -> str:
    return t.list_of(h(called(expert, t.language)) for expert in experts)


def trouble_line(trouble: str, view: QuestionView, t: Translator) -> str:
    """What was wrong with the last words, or how they were understood."""
    messages = {
        "not_understood": t.gettext("⚠️ I did not understand that."),
        "past": t.gettext("⚠️ That time has passed."),
        "too_soon": t.gettext("⚠️ That is less than ten minutes from now; nobody could answer by then."),
        "too_far": t.gettext("⚠️ That is more than three months away."),
        "empty": t.gettext("⚠️ There was no text in that message."),
        "too_long": t.gettext("⚠️ That would make the text too long; it may have 2,500 characters in all."),
        "too_many_files": t.gettext("⚠️ A question can carry ten files at most."),
        "understood": t.gettext("✔️ I understood the deadline as {moment}.").format(
            moment=deadline(view.question.deadline, view.now, t)
        ),
    }
    return messages.get(trouble, "")


def _story(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    ask = _bold(t.gettext("Is this what the expert should know?"))
    how = t.gettext("Say in your own words what the story is about and what you want to ask, or keep it as it is.")
    return f"{ask} {how}", ((Key(t.pgettext("button", "Keep as it is"), KeepStory(view.question.id)),),)


def _format(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    keys = [Key(capital(format_name(value, t)), SetFormat(view.question.id, value)) for value in Format]
    offered = (
        t.gettext("{name} offers: {formats}.").format(
            name=h(capital(called(line.expert, t.language))),
            formats=t.list_of(format_name(value, t) for value in line.expert.formats),
        )
        for line in view.lines
        if line.expert.formats
    )
    return lines(_bold(t.gettext("What format do you need?")), *offered), rows(keys)


def _deadline(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    keys = [Key(preset_label(view, instant, t), SetDeadline(view.question.id, name)) for name, instant in view.presets]
    ask = how_soon(view, t) or _bold(t.gettext("When do you need it by?"))
    how = t.gettext("Choose, or type something like “tomorrow 15:00”, “by Friday”, “in 3 hours”.")
    return f"{ask} {how}", rows(keys, width=1)


def how_soon(view: QuestionView, t: Translator) -> str:
    """What is asked where the deadline is only known to be soon."""
    return _bold(t.gettext("How soon do you need it?")) if view.how_soon else ""


def preset_label(view: QuestionView, instant: datetime, t: Translator) -> str:
    """Of a key with a deadline; where it is soon with the time left."""
    moment = t.moment(instant, view.now)
    return capital(f"{moment} ({left_until(instant, view.now, t)})" if view.how_soon else moment)


def _language(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    keys = [Key(capital(language_name(code, t)), SetLanguage(view.question.id, code)) for code in view.languages]
    return _bold(t.gettext("Which language will you speak?")), rows(keys)


def _attribution(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    keys = [Key(attribution_key(value, t), SetAttribution(view.question.id, value)) for value in Attribution]
    return _bold(t.gettext("How will you quote the expert?")), rows(keys, width=1)


def _overview(view: QuestionView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    labels = {
        FormPlace.STORY: t.pgettext("field", "Text"),
        FormPlace.FORMAT: t.pgettext("field", "Format"),
        FormPlace.DEADLINE: t.pgettext("field", "Deadline"),
        FormPlace.LANGUAGE: t.pgettext("field", "Interview language"),
        FormPlace.ATTRIBUTION: t.pgettext("field", "Attribution"),
    }
    change = [Key(f"✏️ {label}", OpenForm(view.question.id, place)) for place, label in labels.items()]
    send = Key("📨 " + t.pgettext("button", "Send"), SendQuestion(view.question.id), style=Style.GOOD)
    ask = _bold(t.gettext("Is everything right?"))
    how = t.gettext("Send it, or change a line. Anything you write now is added to the text.")
    return blocks(_silence(view, t), f"{ask} {how}"), ((send,), *_urgency(view, t), *rows(change))


def _silence(view: QuestionView, t: Translator) -> str:
    """Told before it is sent: the expert's phone makes no sound now."""
    if view.seen_at is None:
        return ""
    return t.gettext(
        "🌙 At night and at weekends a request arrives without a sound. If you send this now, it will probably not be "
        "seen before {moment}."
    ).format(moment=t.moment(view.seen_at, view.now))


def _urgency(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """Where the deadline lies in quiet time the journalist decides whether the phone rings."""
    if not view.may_be_urgent:
        return ()
    urgent = view.question.urgent
    label = ticked("🔔 " + t.pgettext("button", "Urgent: may ring at night"), urgent)
    return ((Key(label, SetUrgent(view.question.id, int(not urgent))),),)


def _way_out(view: QuestionView, t: Translator) -> Row:
    cancel = Key(t.pgettext("button", "Cancel"), GiveUpForm(view.question.id))
    back = _before(view.question.open_field)
    if view.question.open_field is None or back is None:
        return (cancel,)
    return (Key(t.pgettext("button", "‹ Back"), OpenForm(view.question.id, back)), cancel)


def _before(field: Field | None) -> FormPlace | None:
    order = list(Field)
    if field is None or field is order[0]:
        return None
    return FormPlace(order[order.index(field) - 1].value)


def _bold(question: str) -> str:
    return f"<b>{question}</b>"
