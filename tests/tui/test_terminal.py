"""The program in a real terminal: bytes in, bytes out."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from places import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")

PATIENCE = 60
"""Seconds after which what was waited for will not come any more."""


class Terminal:
    """A process behind a pty; what it wrote, all of it and since the last keys."""

    def __init__(self, database: Path, folder: Path, **environment: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.process, self.handle = pty.fork()
        if not self.process:
            # before anything runs there: who asks for the size gets this one
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 110, 0, 0))
            os.environ.update(
                {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT / "src"),
                 "TRACKER_STATE": str(folder / "ui.json"), "HOME": str(folder), **environment}
            )  # fmt: skip
            os.chdir(folder)
            words = [sys.executable, "-m", "tracker", "--lang", "en", "--db", str(database), "ui"]
            os.execv(sys.executable, words)
        self.written, self.typed = b"", 0

    def until(self, fact: Callable[[str], object]) -> str:
        """Read until it holds of what came since the last keys; give up at the end of patience."""
        import select

        end = time.monotonic() + PATIENCE
        while not fact(self.fresh) and time.monotonic() < end:
            if select.select([self.handle], [], [], 0.1)[0]:
                try:
                    self.written += os.read(self.handle, 65536)
                except OSError:
                    break
        assert fact(self.fresh), self.text[-2000:]
        return self.fresh

    @property
    def text(self) -> str:
        return self.written.decode("utf-8", "replace")

    @property
    def fresh(self) -> str:
        return self.written[self.typed :].decode("utf-8", "replace")

    def type(self, keys: str) -> None:
        self.typed = len(self.written)
        os.write(self.handle, keys.encode())

    def code(self) -> int:
        self.until(lambda text: "\x1b[?1049l" in text)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def test_a_project_is_found_and_its_source_shown(database: Path, tmp_path: Path) -> None:
    terminal = Terminal(database, tmp_path)
    terminal.until(lambda text: "Look at this first" in text)
    terminal.type("3")
    terminal.until(lambda text: "Q2, total" in text)
    terminal.type("/zlyhd")
    terminal.until(lambda text: "1 of 16" in text)
    terminal.type("\ro")
    terminal.until(lambda text: "disclosure-2021.md" in text and "资金拨付40%" in text)
    terminal.type("\x1b")
    terminal.until(lambda text: "1 of 16" in text)
    terminal.type("q")
    assert terminal.code() == 0
    assert (tmp_path / "ui.json").exists()
    assert "Traceback" not in terminal.text


def test_no_color_is_obeyed_and_the_marks_stay(database: Path, tmp_path: Path) -> None:
    terminal = Terminal(database, tmp_path, NO_COLOR="1")
    terminal.until(lambda text: "✖" in text and "▲" in text)
    terminal.type("q")
    assert terminal.code() == 0
    styles = re.findall(r"\x1b\[([\d;]*)m", terminal.text)
    assert styles
    assert not [one for one in styles if re.search(r"(?:^|;)(?:[349][0-8]|10[0-7])(?=;|$)", one)]
