"""Screens: pure functions from a view and the reader's translator to text and keys."""
