"""Python's collector of cycles looks at everything there is, and all waits for it: a screen with 100,000
rows would stand still each time. It is off while a question is answered, and it does not look at the
rows of a long answer: no cycle is in them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

LONG = 1.0
"""Seconds. What comes of a shorter question is too little to matter."""
_LOCK = Lock()
_asked = 0


@contextmanager
def undisturbed() -> Iterator[None]:
    """Around a question, in its thread; several may be asked at once."""
    begun = monotonic()
    _count(1)
    try:
        yield
    finally:
        if monotonic() - begun >= LONG:
            gc.freeze()
        _count(-1)


def _count(more: int) -> None:
    global _asked  # noqa: PLW0603 (there is one collector)
    with _LOCK:
        _asked += more
        if _asked:
            gc.disable()
        else:
            gc.enable()
