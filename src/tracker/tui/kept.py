"""What a file says of a view, read value by value: what is no such value is as good as not said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from tracker.language import LANGUAGES
from tracker.model.money import Unit
from tracker.reports.choices import CUTS, STATES
from tracker.reports.rows import Severity
from tracker.tui.actions import SCREENS
from tracker.tui.state import THEMES, Looks, View

Reader = Callable[[object], Any]

NAMES = tuple(name for name, _title in SCREENS)
WIDEST = 500
"""Cells of a column."""


def view_of(kept: object) -> View:
    """A plain view where nothing of it can be read."""
    return View(**_readable(kept, OF_VIEW))


def _looks(kept: object) -> Looks:
    return Looks(**_readable(kept, OF_LOOKS))


def _readable(kept: object, readers: Mapping[str, Reader]) -> dict[str, Any]:
    """The values that are what they should be; for all others the defaults hold."""
    found: dict[str, Any] = {}
    for name, read in readers.items():
        if isinstance(kept, dict) and name in kept:
            with suppress(ValueError, KeyError, OverflowError):
                found[name] = read(kept[name])
    return found


def _text(kept: object) -> str:
    if not isinstance(kept, str):
        raise ValueError
    kept.encode()  # half a character can neither be shown nor kept again
    return kept


def _whole(kept: object) -> int:
    if not isinstance(kept, int) or isinstance(kept, bool):
        raise ValueError
    return kept


def _yes(kept: object) -> bool:
    if not isinstance(kept, bool):
        raise ValueError
    return kept


def _texts(kept: object) -> tuple[str, ...]:
    if not isinstance(kept, list):
        raise ValueError
    return tuple(_text(one) for one in kept)


def _day(kept: object) -> date:
    return date.fromisoformat(_text(kept))


def _width(kept: object) -> int:
    if not 0 < _whole(kept) <= WIDEST:
        raise ValueError
    return _whole(kept)


def _each(read: Reader) -> Reader:
    """Things under names, each read alone."""

    def reader(kept: object) -> dict[str, Any]:
        names = dict.fromkeys(kept, read) if isinstance(kept, dict) else {}
        return _readable(kept, names)

    return reader


def _maybe(read: Reader) -> Reader:
    return lambda kept: None if kept is None else read(kept)


def _one_of(*known: str) -> Reader:
    """A word that the program knows: another one would name a theme or a screen that is not there."""

    def reader(kept: object) -> str:
        if kept not in known:
            raise ValueError
        return _text(kept)

    return reader


def _screens(kept: object) -> tuple[str, ...]:
    return tuple(_one_of(*NAMES)(one) for one in _texts(kept))


OF_LOOKS: Mapping[str, Reader] = {
    "filter": _text,
    "sort": _maybe(_text),
    "descending": _yes,
    "cursor": _maybe(_text),
    "column": _maybe(_text),
    "hidden": lambda kept: frozenset(_texts(kept)),
    "widths": _each(_width),
    "closed": lambda kept: frozenset(_texts(kept)),
    "all": _yes,
    "only": _maybe(_text),
    "led": _yes,
}
OF_VIEW: Mapping[str, Reader] = {
    "screen": _one_of(*NAMES),
    "trail": _screens,
    "year": _maybe(_whole),
    "department": _maybe(_text),
    "as_of": _maybe(_day),
    "against": _maybe(_text),
    "cut": _one_of(*CUTS),
    "severity": _maybe(_one_of(*Severity)),
    "rule": _maybe(_text),
    "state": _maybe(_one_of(*STATES)),
    "unit": lambda kept: Unit[_text(kept)],
    "theme": _one_of(*THEMES),
    "language": _maybe(_one_of(*LANGUAGES)),
    "tables": _each(_looks),
}
