"""The terminal UI: what an officer has open all day. The only package that knows textual."""

from __future__ import annotations

from pathlib import Path

__all__ = ["run", "serve"]


def run(path: Path, *, lang: str | None = None, memory: Path | None = None) -> None:
    """Open the UI on the database at `path` and return when it is closed.

    `lang` decides over the remembered language. `memory` is the file in which screen, filter, sort
    and cursor are kept until the next start; by default it lies in the user's state folder.
    """
    from tracker.tui.answers.collecting import pause, resume

    pause()  # what is made while the program starts stays
    from tracker.tui.app import TrackerApp
    from tracker.tui.memory import default_memory

    app = TrackerApp(path, lang=lang, memory=memory or default_memory())
    app.when_seen = resume
    app.run()


def serve(path: Path, *, lang: str | None = None, port: int | None = None) -> None:
    """Serve the same UI to a browser of this machine until Ctrl-C; the address is printed.

    The address holds a random token. Without `port` a free one is taken. Raises NoWebServer where
    textual-serve is not installed.
    """
    from tracker.tui.web.serving import serve as serve_here

    serve_here(path, lang=lang, port=port)
