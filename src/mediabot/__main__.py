"""`python -m mediabot`, and the `mediabot` command."""

from __future__ import annotations

from mediabot.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
