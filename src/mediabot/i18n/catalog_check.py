"""What can be wrong in a catalog that is readable: holes, guesses, leftovers, broken fields, tags and typography."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural

from mediabot.i18n.problems import Problem
from mediabot.i18n.typography import faults

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>]*)>")


def check_catalog(catalog: Catalog, file: str) -> Iterator[Problem]:
    """Every problem of the catalog in `file`, entry by entry."""
    yield from _plural_rule(catalog, file)
    for message in catalog:
        if message.id:
            for text in _message_faults(message, catalog):
                yield Problem(file, message.lineno or 1, text)
    for message in catalog.obsolete.values():
        yield Problem(file, message.lineno or 1, f"{_name(message)} is no longer in the code; delete the entry")


def _plural_rule(catalog: Catalog, file: str) -> Iterator[Problem]:
    header = dict(catalog.mime_headers).get("Plural-Forms", "")
    wanted = get_plural(catalog.locale)
    if catalog.num_plurals != wanted.num_plurals or catalog.plural_expr.strip("()") != wanted.plural_expr.strip("()"):
        yield Problem(file, 1, f"Plural-Forms is “{header}”; for this language it is “{wanted.plural_forms}”")


def _message_faults(message: Message, catalog: Catalog) -> Iterator[str]:
    forms = _forms(message.string)
    name = _name(message)
    if message.fuzzy:
        yield f"{name} is fuzzy: read it, mend it and take the flag away"
    if message.pluralizable and len(forms) != catalog.num_plurals:
        yield f"{name} has {len(forms)} forms; {catalog.num_plurals} are needed"
    if not forms or not all(forms):
        yield f"{name} is not translated"
        return
    bulgarian = str(catalog.locale_identifier) == "bg" and "as is" not in message.user_comments
    for number, form in enumerate(forms):
        where = f"{name}, form {number}" if message.pluralizable else name
        source = _forms(message.id)[0 if number == 0 else -1]
        for fault in (*_form_faults(_forms(message.id), source, form), *(faults(form) if bulgarian else ())):
            yield f"{where}: {fault}"


def _form_faults(sources: tuple[str, ...], source: str, form: str) -> Iterator[str]:
    try:
        allowed = set().union(*(_fields(each) for each in sources))
        wanted = _fields(source)
    except ValueError as error:
        yield f"the braces in the English text don't pair ({error})"
        return
    try:
        found = _fields(form)
    except ValueError as error:
        yield f"the braces don't pair ({error})"
        return
    for field in sorted(wanted - found):
        yield f"{field} is missing"
    for field in sorted(found - allowed):
        yield f"{field} is not in the English text"
    if sorted(_TAG.findall(source)) != sorted(_TAG.findall(form)):
        yield f"tags differ: {_tags(source)} in English, {_tags(form)} here"
    elif not _nested(form):
        yield f"tags don't nest: {_tags(form)}"
    if _edges(source) != _edges(form):
        yield "spaces or line breaks at the ends differ from the English text"


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str) or text is None else tuple(text)


def _fields(text: str) -> set[str]:
    return {"{" + name + "}" for _, name, _, _ in Formatter().parse(text) if name is not None}


def _tags(text: str) -> str:
    return " ".join(tag[0] for tag in _TAG.finditer(text)) or "none"


def _nested(text: str) -> bool:
    open_tags: list[str] = []
    for closing, tag, _ in _TAG.findall(text):
        if not closing:
            open_tags.append(tag)
        elif not open_tags or open_tags.pop() != tag:
            return False
    return not open_tags


def _edges(text: str) -> tuple[str, str]:
    body = text.strip()
    return text[: text.find(body)] if body else text, text[len(text.rstrip()) :]


def _name(message: Message) -> str:
    text = _forms(message.id)[0]
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"
