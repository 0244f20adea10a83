"""What the page shows: which accounts lie on which phone, what its clock says, what "Start over" does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.routing import Route

Localized = dict[str, str]


@dataclass(frozen=True)
class Phone:
    """One phone: `key` is journalist, expert or staff; a `chat_id` makes it show that group instead of the bot's chat.

    `samples` are questions to try, by the account's language; `hint` stands in the chat while it is empty, `tab` on the
    phone's tab where its title would be too long.
    """

    key: str
    title: Localized
    accounts: list[int]
    chat_id: int | None = None
    samples: dict[str, list[str]] = field(default_factory=dict)
    hint: Localized = field(default_factory=dict)
    tab: Localized = field(default_factory=dict)


@dataclass(frozen=True)
class Sample:
    """Something to send without having it at hand: a file with its name, or a channel's post."""

    title: Localized
    text: Localized


NOTES = Sample(
    {"bg": "бележки.txt", "en": "notes.txt"},  # not shown
    {"bg": "Бележки от разговора.", "en": "Notes of the talk."},  # not shown
)
POST = Sample(
    {"bg": "Примерен канал", "en": "Sample channel"},  # not shown
    {"bg": "Публикация в канала.", "en": "A post in the channel."},  # not shown
)


@dataclass
class PageConfig:
    """`on_clock` gets minutes forward, `on_start_over` nothing; either may be async, and left out hides its buttons."""

    phones: list[Phone]
    title: Localized = field(default_factory=lambda: {"bg": "Медиен център", "en": "Media Center"})
    language: str = "bg"
    timezone: str = "Europe/Sofia"
    document: Sample = NOTES
    post: Sample = POST
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    on_clock: Callable[[int], Awaitable[None] | None] | None = None
    on_start_over: Callable[[], Awaitable[None] | None] | None = None
    letters: list[Route] = field(default_factory=list)
    """What shows letters at /demo/letters, and serves their links; left out hides the way there."""

    on_language: Callable[[str], Awaitable[None] | None] | None = None

    def shows(self, chat_id: int) -> bool:
        """That chat lies on one of the phones."""
        return any(chat_id == p.chat_id if p.chat_id is not None else chat_id in p.accounts for p in self.phones)
