"""Buttons of broadcasts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button


class BroadcastStep(StrEnum):
    """What staff do with a broadcast."""

    NEW = "new"
    LIST = "list"
    SHOW = "show"
    POST = "post"
    BULGARIAN = "bg"
    ENGLISH = "en"
    DROP_BULGARIAN = "bgx"
    DROP_ENGLISH = "enx"
    AUDIENCE = "aud"
    TOPIC = "topic"
    PREVIEW = "see"
    TEST = "test"
    SILENT = "quiet"
    LOUD = "loud"
    NOW = "now"
    AT = "at"
    SURE = "sure"
    SEND = "send"
    DELETE = "del"
    CONFIRM = "yes"
    TAKE_BACK = "back"
    PAUSE = "pause"
    RESUME = "on"
    STOP = "stop"
    STOP_SURE = "stop2"


@dataclass(frozen=True)
class BroadcastTap(Button):
    tag: ClassVar[str] = "bc"
    broadcast_id: int
    step: BroadcastStep


@dataclass(frozen=True)
class SendBroadcast(Button):
    """Send it, or confirm it, as it read on the card: `version` is that of the broadcast then."""

    tag: ClassVar[str] = "bx"
    broadcast_id: int
    step: BroadcastStep
    version: int


@dataclass(frozen=True)
class AudienceTap(Button):
    """Set one condition, or lift it where `on` is 0, whatever a colleague has done since the key was drawn.

    `what` is language, role, verified, active or topic; `value` which of them, a topic by its `topic_key`.
    """

    tag: ClassVar[str] = "ba"
    broadcast_id: int
    what: str
    value: str
    on: int = 1


@dataclass(frozen=True)
class BroadcastAsk(Button):
    """A reader wants to ask an expert."""

    tag: ClassVar[str] = "bk"
    broadcast_id: int


@dataclass(frozen=True)
class BroadcastsOff(Button):
    """A reader wants no more of them; `on` is 1 for: again after all."""

    tag: ClassVar[str] = "bo"
    broadcast_id: int
    on: int


@dataclass(frozen=True)
class ToggleSender(Button):
    """Give a member of staff the right to send; where `on` is 0, take it."""

    tag: ClassVar[str] = "bs"
    person_id: int
    on: int = 1
