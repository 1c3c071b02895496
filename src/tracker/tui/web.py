"""The same UI in a browser on this machine, behind a random token.

The token is a part of every address, so without it neither the page nor the web socket is there.
Nothing is loaded from other machines.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import shlex
import socket
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tracker.errors import TrackerError
from tracker.language import _

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost")
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self' ws://127.0.0.1:*; img-src 'self' data:; font-src 'self' data:"
)
_ELSEWHERE = re.compile(
    rf"""<link\b[^>]*\bhref=["'](?:https?:)?//(?!{re.escape(HOST)}[:/])[^>]*>\s*""", re.IGNORECASE
)


LISTENING = """<script>
const waiting = setInterval(() => {
  const line = document.querySelector(".xterm-helper-textarea");
  if (line) { line.focus(); clearInterval(waiting); }
}, 50);
</script>
"""
"""The template leaves the keys with the page; without this nothing is typed before a click."""


class NoWebServer(TrackerError):
    """The library that serves the UI is not installed."""

    def __str__(self) -> str:
        return _("For --web, install textual-serve first: pip install textual-serve")


def serve(path: Path, *, lang: str | None = None, port: int | None = None) -> None:
    """Serve the UI until Ctrl-C; the address with its token is printed. Raises NoWebServer."""
    _server(path, lang, port or free_port()).serve()


def command(path: Path, lang: str | None) -> str:
    """The command that each browser window runs."""
    words = [sys.executable, "-m", "tracker", "--db", str(path.resolve())]
    words += ["--lang", lang] if lang else []
    words.append("ui")
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def at_home(page: str) -> str:
    """The page without links to style sheets elsewhere: the terminal has fonts of its own."""
    return _ELSEWHERE.sub("", page)


def is_foreign(host: str, origin: str | None) -> bool:
    """Whether a request names another machine than this one, or comes from another page than ours."""
    name = urlsplit(f"//{host}").hostname
    return name not in OWN_NAMES or origin not in (None, f"http://{host}")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


async def listening(port: int) -> None:
    """Wait until somebody listens on a port of this machine."""
    while True:
        try:
            _reader, writer = await asyncio.open_connection(HOST, port)
        except OSError:
            await asyncio.sleep(0.02)
        else:
            writer.close()
            return


def _server(path: Path, lang: str | None, port: int) -> Any:
    try:
        web = import_module("aiohttp.web")
        base: Any = import_module("textual_serve.server").Server
    except ImportError as error:
        raise NoWebServer from error

    @web.middleware  # type: ignore[untyped-decorator]
    async def own(request: Any, handler: Any) -> Any:
        """Pages of other sites cannot ask, by whatever name they call this machine."""
        if is_foreign(request.host, request.headers.get("Origin")):
            raise web.HTTPForbidden
        return await handler(request)

    class Behind(base):  # type: ignore[misc]
        """A server whose every address begins with the token."""

        token = secrets.token_urlsafe(32)

        async def _make_app(self) -> Any:
            inside = await super()._make_app()
            outside = web.Application(middlewares=[own])
            outside.router.add_get(f"/{self.token}", self._with_slash)
            outside.on_response_prepare.append(_guard)
            outside.add_subapp(f"/{self.token}", inside)
            return outside

        async def _with_slash(self, _request: Any) -> Any:
            raise web.HTTPFound(f"/{self.token}/")

        async def handle_index(self, request: Any) -> Any:
            """The page, listening to keys, without the font that its template has elsewhere."""
            page = await super().handle_index(request)
            page.text = at_home(page.text).replace("</body>", f"{LISTENING}</body>")
            return page

        def serve(self, debug: bool = False) -> None:
            """Until Ctrl+C, which does not wait for windows that are still open."""
            web.run_app(
                self._make_app(),
                host=self.host,
                port=self.port,
                print=None,
                access_log=None,
                shutdown_timeout=1,
            )

        async def on_startup(self, app: Any) -> None:
            """Say where the UI is, once it is there."""
            self.told = asyncio.create_task(self._tell())

        async def _tell(self) -> None:
            await listening(self.port)
            print(_("Open {address} · Ctrl+C ends it").format(address=self.address), flush=True)

        @property
        def address(self) -> str:
            """To be opened in a browser of this machine."""
            return f"{self.public_url}/{self.token}/"

    return Behind(command(path, lang), host=HOST, port=port, title="tracker")


async def _guard(_request: Any, response: Any) -> None:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
