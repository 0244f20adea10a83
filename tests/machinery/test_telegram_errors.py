"""What Telegram's errors mean for a delivery."""

from __future__ import annotations

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from mediabot.bot.telegrams import MessageGone, delivery_failure
from mediabot.domain.deliveries import MustWait, PersonUnreachable, TryAgain


@pytest.mark.parametrize(
    ("error", "means"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), PersonUnreachable),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), PersonUnreachable),
        (BadRequest("Bad Request: chat not found"), PersonUnreachable),
        (BadRequest("Bad Request: not enough rights to send text messages to the chat"), PersonUnreachable),
        (ChatMigrated(-100123), PersonUnreachable),
        (TimedOut(), TryAgain),
        (NetworkError("Bad Gateway"), TryAgain),
        (InvalidToken(), TryAgain),
        (RetryAfter(7), MustWait),
        (BadRequest("Bad Request: message to edit not found"), MessageGone),
        (BadRequest("Bad Request: message can't be edited"), MessageGone),
        (BadRequest("Bad Request: can't parse entities: unclosed tag"), BadRequest),
        (TelegramError("Invalid server response"), TelegramError),
    ],
)
def test_an_error_says_whether_to_give_up_to_wait_or_to_try_again(error: TelegramError, means: type[Exception]) -> None:
    assert type(delivery_failure(error)) is means


def test_a_card_that_looks_as_it_should_is_no_failure() -> None:
    error = BadRequest("Bad Request: message is not modified: specified new message content and reply markup are …")

    assert delivery_failure(error) is None


def test_the_seconds_to_wait_are_telegrams() -> None:
    failure = delivery_failure(RetryAfter(7))

    assert isinstance(failure, MustWait)
    assert failure.seconds == 7
