"""Python's collector of cycles looks at everything there is, and all waits for it: a screen with 100,000
rows would stand still each time. It is off until the first paint and while a question is answered, and
it does not look at the rows of a long answer: no cycle is in them.
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
    pause()
    try:
        yield
    finally:
        if monotonic() - begun >= LONG:
            gc.freeze()
        resume()


def pause() -> None:
    """Until `resume`."""
    global _asked  # noqa: PLW0603 (there is one collector)
    with _LOCK:
        _asked += 1
        gc.disable()


def resume() -> None:
    """On again, unless somebody else still needs it off."""
    global _asked  # noqa: PLW0603 (there is one collector)
    with _LOCK:
        _asked = max(0, _asked - 1)
        if not _asked:
            gc.enable()
