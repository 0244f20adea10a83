"""The one error tree. What derives from `MediabotError` a person may meet; anything else is a bug."""

from __future__ import annotations


class MediabotError(Exception):
    """Something a person can be told about and act on."""
