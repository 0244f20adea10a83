"""The few areas under which a reader looks for one topic among many."""

from __future__ import annotations

from enum import StrEnum


class Area(StrEnum):
    """In the order in which they are offered. Values are short: they stand in buttons."""

    DISEASES = "diseases"
    INFECTIONS = "infections"
    PUBLIC_HEALTH = "public"
    SYSTEM = "system"
    MEDICINES = "medicines"
    DEVICES = "devices"
    DIGITAL = "digital"
    BIOTECH = "biotech"
    SCIENCE = "science"
    LAW = "law"
    OTHER = "other"
    """What the lexicon does not know."""
