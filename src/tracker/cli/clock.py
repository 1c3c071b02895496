"""The clock, as commands read it. No figure depends on it: it dates what a person or a run did, and
tells how old data are."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """In UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Where the machine is."""
    return date.today()
