"""Buttons of digests: a reader's subscription, staff's digests and editions."""

from __future__ import annotations
