"""Buttons of news: readers' lists and items, leads, the embargo, staff's desk and feeds."""

from __future__ import annotations
