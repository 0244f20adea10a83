"""Asking Telegram, again and again: the raw long poll, and patience while it can't be reached.

A call here never gives up for a failure of the network; only a refused token ends it.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlencode

from telegram import Bot, WebhookInfo
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from mediabot.bot.telegram.answers import NOT_AS_AGREED, StrangeAnswer, updates_of
from mediabot.bot.telegram.refusals import seconds_to_wait
from mediabot.domain.errors import MediabotError
from mediabot.services.sending.troubles import doubled

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "inline_query")
LATELY = timedelta(minutes=2)
LONG_POLL = 25
"""Seconds that Telegram may keep a question open while there is nothing to tell."""

AT_ONCE = 1.0
"""An answer of nothing that takes less was not waited with: the question would be asked again without end."""

T = TypeVar("T")


class TokenRefused(MediabotError):
    """Telegram does not know the bot's token (any more). Its own words are left out: they repeat the token."""

    def __init__(self) -> None:
        super().__init__(
            "MEDIABOT_TOKEN: Telegram does not accept this token; ask @BotFather for the present one, "
            "and check MEDIABOT_API_URL if it is set"
        )


class Patience:
    """Pauses of 1, 2, 4 … 30 s while something fails; a log line when that begins, changes and is over."""

    def __init__(self, over: str, longest: float = 30) -> None:
        self._over = over
        self._longest = longest
        self._failures = 0
        self._told = ""

    async def wait(self, trouble: str, at_least: float = 0) -> None:
        pause = max(doubled(1, self._failures, longest=self._longest), at_least)
        self._failures += 1
        if trouble != self._told:
            log.warning("%s; trying again in %g s", trouble, pause)
            self._told = trouble
        await asyncio.sleep(pause)

    def succeeded(self) -> None:
        if self._told:
            log.warning(self._over)
        self._failures, self._told = 0, ""


def telegram_patience() -> Patience:
    return Patience(over="Telegram can be reached again")


async def insist(call: Callable[[], Awaitable[T]]) -> T:
    """Call Telegram until it answers. Raises TokenRefused."""
    patience = telegram_patience()
    while True:
        try:
            answer = await call()
        except TelegramError as error:
            await be_patient(patience, error)
        except NOT_AS_AGREED:
            await be_patient(patience, StrangeAnswer())
        else:
            patience.succeeded()
            return answer


async def be_patient(patience: Patience, error: TelegramError) -> None:
    """Wait as long as this error asks for. Raises TokenRefused where waiting is of no use."""
    if isinstance(error, InvalidToken):
        raise TokenRefused from None
    await patience.wait(words_of(error), seconds_to_wait(error) if isinstance(error, RetryAfter) else 0)


async def tell_of_haste(patience: Patience) -> None:
    """Nothing to tell, and no waiting for it: a pause of our own, longer each time."""
    await patience.wait("Telegram does not wait for news when it is asked to, or something answers in its place")


async def fetch(bot: Bot, offset: int) -> list[dict[str, Any]]:
    """Updates from `offset` on, as Telegram's JSON; asking confirms all before it.

    `Bot.get_updates` would make objects of them, which is done once more when they are handled.
    """
    asked = {
        "offset": offset,
        "timeout": LONG_POLL,
        "limit": 100,
        "allowed_updates": json.dumps(ALLOWED_UPDATES),
    }
    url = f"{bot.base_url}/getUpdates?{urlencode(asked)}"
    return updates_of(await bot.request.post(url, read_timeout=LONG_POLL + 10))


def complaint_of(webhook: WebhookInfo, now: datetime) -> str:
    """What Telegram says of a webhook that it did not reach just now; empty where it has nothing to say."""
    if not webhook.pending_update_count or webhook.last_error_date is None:
        return ""
    return (webhook.last_error_message or "no reason given") if now - webhook.last_error_date < LATELY else ""


def words_of(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return (
            "Telegram hands this bot's updates to somebody else: a second copy of the bot runs with the same token, "
            f"or a webhook is set ({error.message}). Stop the other one"
        )
    if isinstance(error, NetworkError):
        return f"Telegram can't be reached: {error.message}"
    return f"Telegram refuses: {error.message}"
