"""An entry of the directory under somebody's hands: staff's form, or what an expert proposes for their own card.

A draft keeps the entry as it would be and as it was when the draft began. What differs between the two is laid over the
entry in force, so that two people who change different things of one entry don't undo each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from mediabot.domain.directory import Expert
from mediabot.domain.errors import MediabotError


class EntryField(StrEnum):
    """What the form asks for, in its order. Short, because they stand in buttons."""

    NAME_BG = "name_bg"
    NAME_EN = "name_en"
    TITLE_BG = "title_bg"
    TITLE_EN = "title_en"
    ORGANISATION_BG = "organisation_bg"
    ORGANISATION_EN = "organisation_en"
    TOPICS = "topics"
    BIO_BG = "bio_bg"
    BIO_EN = "bio_en"
    LANGUAGES = "languages"
    FORMATS = "formats"
    INTERESTS_BG = "interests_bg"
    INTERESTS_EN = "interests_en"
    PHONE = "phone"
    EMAIL = "email"
    TELEGRAM = "telegram"
    CHECKED_ON = "checked_on"

    @property
    def text(self) -> tuple[str, str] | None:
        """Of a text in both languages: its name in `Expert`, and the language."""
        name, _, language = self.value.rpartition("_")
        return (name, language) if language in ("bg", "en") else None


OF_STAFF = frozenset({EntryField.TELEGRAM, EntryField.CHECKED_ON})
"""What an expert can't propose: the account is tied by an invite, and the day is set when staff accept."""

LONG_TEXTS = frozenset({"bio", "interests"})
CONTACTS = frozenset({EntryField.TELEGRAM, EntryField.EMAIL, EntryField.PHONE})


class EntryState(StrEnum):
    """How far a draft is."""

    OPEN = "open"
    SENT = "sent"
    """An expert's proposal, with staff."""
    PUBLISHED = "published"
    REFUSED = "refused"
    DROPPED = "dropped"


class EntryTrouble(StrEnum):
    """Why something typed, or a whole draft, was not taken."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOPIC_TWICE = "topic_twice"
    NO_SUCH_TOPIC = "no_such_topic"
    NOT_A_LANGUAGE = "not_a_language"
    NOT_A_FORMAT = "not_a_format"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_ACCOUNT = "not_an_account"
    ACCOUNT_TAKEN = "account_taken"
    NOT_A_DAY = "not_a_day"
    NAME_MISSING = "name_missing"
    TOPICS_MISSING = "topics_missing"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NOTHING_CHANGED = "nothing_changed"
    REFUSED_BY_CHECK = "refused_by_check"


class EntryNotTaken(MediabotError):
    """What was typed, or the draft, breaks a rule of the directory; `about` is what of it."""

    def __init__(self, trouble: EntryTrouble, about: str = "") -> None:
        super().__init__(f"an entry was not taken: {trouble}")
        self.trouble = trouble
        self.about = about


class EntryClosed(MediabotError):
    """The draft was published, refused or given up already."""

    def __init__(self, draft_id: int, state: EntryState) -> None:
        super().__init__(f"draft {draft_id} is {state}")
        self.state = state


class LastExpert(MediabotError):
    """Without this one the directory would have nobody."""


@dataclass(frozen=True)
class EntryDraft:
    """`base` None: a new entry, whose id is given when it is published. `field` is what the form asks for now."""

    id: int
    expert_id: str
    entry: Expert
    base: Expert | None
    author_id: int | None
    created_at: datetime
    proposed: bool = False
    field: EntryField | None = None
    state: EntryState = EntryState.OPEN
    decided_at: datetime | None = None
    decided_by: int | None = None
    version: int | None = None
    guided: bool = False
    """The form asks for one field after the other, until somebody looks at all of them."""

    @property
    def undecided(self) -> bool:
        return self.state in (EntryState.OPEN, EntryState.SENT)

    def fields(self) -> tuple[EntryField, ...]:
        """What its author may fill in."""
        return tuple(field for field in EntryField if not (self.proposed and field in OF_STAFF))

    def next_field(self, after: EntryField) -> EntryField | None:
        if not self.guided:
            return None
        fields = self.fields()
        return next(iter(fields[fields.index(after) + 1 :]), None)


def get(expert: Expert, field: EntryField) -> Any:
    """What stands there."""
    if field.text:
        name, language = field.text
        return getattr(expert, name).version(language)
    return getattr(expert.contact if field in CONTACTS else expert, field.value)


def put(expert: Expert, field: EntryField, value: Any) -> Expert:
    """With that there instead."""
    if field.text:
        name, language = field.text
        return replace(expert, **{name: getattr(expert, name).put(language, value)})
    if field in CONTACTS:
        return replace(expert, contact=replace(expert.contact, **{field.value: value}))
    return replace(expert, **{field.value: value})


def changed_fields(before: Expert, after: Expert) -> tuple[EntryField, ...]:
    return tuple(field for field in EntryField if get(before, field) != get(after, field))


def merged(draft: EntryDraft, in_force: Expert | None) -> Expert:
    """The entry as it would be published now: what the draft changes, laid over what is in force."""
    if draft.base is None or in_force is None:
        return draft.entry
    entry = in_force
    for field in changed_fields(draft.base, draft.entry):
        entry = put(entry, field, get(draft.entry, field))
    return entry


def check(entry: Expert, others: Collection[Expert]) -> None:
    """What a directory asks of an entry among the others. Raises EntryNotTaken."""
    if not entry.name:
        raise EntryNotTaken(EntryTrouble.NAME_MISSING)
    if not entry.topics:
        raise EntryNotTaken(EntryTrouble.TOPICS_MISSING)
    names = [text.casefold() for topic in entry.topics for text in topic.name.texts()]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise EntryNotTaken(EntryTrouble.TOPIC_TWICE, twice)
    account = entry.contact.telegram
    taken = next((one for one in others if account and one.id != entry.id and one.contact.telegram == account), None)
    if taken is not None:
        raise EntryNotTaken(EntryTrouble.ACCOUNT_TAKEN, taken.id)


def ensure_undecided(draft: EntryDraft) -> None:
    """Raises EntryClosed."""
    if not draft.undecided:
        raise EntryClosed(draft.id, draft.state)


# not shown
_LATIN = {
    **dict(zip("абвгдезийклмнопрстуфхьы", "abvgdeziyklmnoprstufhyi", strict=True)),
    **{"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ю": "yu", "я": "ya"},
}


def id_like(entry: Expert) -> str:
    """An id after the name, such as `ana-petrova`; the caller makes it unique."""
    name = entry.name.in_language("en").lower()
    latin = "".join(_LATIN.get(letter, letter) for letter in name)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:56].strip("-") or "expert"
