"""What several reports of one page read of the database is read once.

Only within `one_reading`, and only of its connection: nothing there writes, so nothing gets stale.
What is shared so is not changed by those who get it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar, cast

from tracker.db import Connection

_KNOWN: ContextVar[tuple[Connection, dict[object, Any]] | None] = ContextVar("known", default=None)
FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])


@contextmanager
def one_reading(connection: Connection, known: dict[object, Any] | None = None) -> Iterator[None]:
    """Within it, what is read `once` of the connection is kept: in `known`, which may hold what was
    read of the same state of the database before. One within another is the same one."""
    outer = _KNOWN.get()
    if outer is not None and outer[0] is connection:
        yield
        return
    token = _KNOWN.set((connection, {} if known is None else known))
    try:
        yield
    finally:
        _KNOWN.reset(token)


def once(read: FunctionT) -> FunctionT:
    """A function of a connection and of things that do not change, asked once in `one_reading`. A
    profile cannot be told from another one: with one of its own, a question is asked each time."""

    @wraps(read)
    def kept(connection: Connection, *asked: Any, **named: Any) -> Any:
        known = _KNOWN.get()
        if known is None or known[0] is not connection:
            return read(connection, *asked, **named)
        key = (read, asked, tuple(sorted(named.items())))
        if not _is_hashable(key):
            return read(connection, *asked, **named)
        if key not in known[1]:
            known[1][key] = read(connection, *asked, **named)
        return known[1][key]

    return cast("FunctionT", kept)


def _is_hashable(key: object) -> bool:
    try:
        hash(key)
    except TypeError:
        return False
    return True
