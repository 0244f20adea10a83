"""What a message carries: formatted text, files that Telegram keeps, a poll.

Files are known by Telegram's id of them; their bytes are never ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediabot.domain.languages import Bilingual


class Kind(StrEnum):
    """What sort of file."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    ANIMATION = "animation"
    AUDIO = "audio"
    VOICE = "voice"


ALBUM_LIMIT = 10
"""Telegram's most files in one album."""

CAPTION_LIMIT = 1024
"""Telegram's longest text under a file, in UTF-16 units."""


@dataclass(frozen=True)
class Attachment:
    """A file in Telegram's keeping. `size` is in bytes, 0 where unknown."""

    kind: Kind
    file_id: str
    name: str = ""
    size: int = 0


@dataclass(frozen=True)
class Poll:
    """A poll to be sent anew; `correct` is the right option of a quiz, counted from 0."""

    question: str
    options: tuple[str, ...]
    anonymous: bool = True
    multiple: bool = False
    correct: int | None = None


@dataclass(frozen=True)
class Content:
    """One message, or one album where there are several attachments. `html` is Telegram's HTML, already escaped.

    `album` is Telegram's id of the album that it came as: its messages come one by one.
    """

    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    poll: Poll | None = None
    album: str = ""

    def __bool__(self) -> bool:
        return bool(self.html or self.attachments or self.poll)


NO_CONTENT = Bilingual(Content(), Content())
