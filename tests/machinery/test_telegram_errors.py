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

from mediabot.bot.telegram.refusals import MessageGone, delivery_failure
from mediabot.domain.deliveries import ChatMoved, Loss, MustWait, NotTaken, PersonUnreachable, TryAgain


@pytest.mark.parametrize(
    ("error", "means"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), PersonUnreachable),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), PersonUnreachable),
        (BadRequest("Bad Request: chat not found"), PersonUnreachable),
        (BadRequest("Bad Request: not enough rights to send text messages to the chat"), PersonUnreachable),
        (BadRequest("Bad Request: message thread not found"), PersonUnreachable),
        (BadRequest("Bad Request: TOPIC_DELETED"), PersonUnreachable),
        (BadRequest("Bad Request: TOPIC_CLOSED"), PersonUnreachable),
        (ChatMigrated(-100123), ChatMoved),
        (BadRequest("Bad Request: wrong file identifier/HTTP URL specified"), NotTaken),
        (BadRequest("Bad Request: PHOTO_INVALID_DIMENSIONS"), NotTaken),
        (BadRequest("Bad Request: file is too big"), NotTaken),
        (BadRequest("Bad Request: can't use file of type Video as Photo"), NotTaken),
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


@pytest.mark.parametrize(
    ("error", "loss"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Loss.BLOCKED),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), Loss.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Loss.GONE),
        (BadRequest("Bad Request: chat not found"), Loss.GONE),
    ],
)
def test_an_account_that_is_gone_is_told_from_one_that_blocked_us(error: TelegramError, loss: Loss) -> None:
    failure = delivery_failure(error)

    assert isinstance(failure, PersonUnreachable)
    assert failure.loss is loss


def test_a_group_that_moved_says_where_to() -> None:
    failure = delivery_failure(ChatMigrated(-100123))

    assert isinstance(failure, ChatMoved)
    assert failure.new_chat_id == -100123
