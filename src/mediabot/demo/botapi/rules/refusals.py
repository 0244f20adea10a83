"""What the Bot API refuses, in its own words.

Bots decide by status and description, so the texts here are Telegram's to the letter.
"""

from typing import Any


class Refusal(Exception):
    """The Bot API said no: HTTP status, description and, for some, parameters."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(f"{status} {description}")
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The answer as a bot reads it."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class ConnectionDropped(Exception):
    """Not an answer at all: the connection is cut where the answer should be."""


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


def bad_request(text: str) -> Refusal:
    """400, the commonest."""
    return Refusal(400, f"Bad Request: {text}")


def forbidden(text: str) -> Refusal:
    """403: giving up on this person or group is right."""
    return Refusal(403, f"Forbidden: {text}")


def conflict(text: str) -> Refusal:
    """409: two ways of taking updates at once."""
    return Refusal(409, f"Conflict: {text}")


def too_many_requests(seconds: int) -> Refusal:
    """429 with the seconds to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def unauthorized() -> Refusal:
    """No bot has that token."""
    return Refusal(401, "Unauthorized")


def unknown_method() -> Refusal:
    """The address names no method."""
    return Refusal(404, "Not Found")
