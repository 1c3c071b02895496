"""The web server of the UI, every address of which begins with a random token. Imported only where its
libraries are installed."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import cast

from aiohttp import web
from textual_serve.server import Server

from tracker.language import _
from tracker.tui.web.loopback import HOST, at_home, is_foreign

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self' ws://127.0.0.1:*; img-src 'self' data:; font-src 'self' data:"
)
LISTENING = """<script>
const waiting = setInterval(() => {
  const line = document.querySelector(".xterm-helper-textarea");
  if (line) { line.focus(); clearInterval(waiting); }
}, 50);
</script>
"""
"""The template leaves the keys with the page; without this nothing is typed before a click."""


@web.middleware
async def own(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Pages of other sites cannot ask, by whatever name they call this machine."""
    if is_foreign(request.host, request.headers.get("Origin")):
        raise web.HTTPForbidden
    return await handler(request)


class Guarded(Server):
    """A server whose every address begins with the token."""

    def __init__(self, command: str, port: int) -> None:
        super().__init__(command, host=HOST, port=port, title="tracker")
        self.token = secrets.token_urlsafe(32)

    async def _make_app(self) -> web.Application:
        inside = await super()._make_app()
        outside = web.Application(middlewares=[own])
        outside.router.add_get(f"/{self.token}", self._with_slash)
        outside.on_response_prepare.append(_guard)
        outside.add_subapp(f"/{self.token}", inside)
        return outside

    async def _with_slash(self, _request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(f"/{self.token}/")

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page, listening to keys, without the font that its template has elsewhere."""
        page = cast("web.Response", await super().handle_index(request))
        page.text = at_home(page.text or "").replace("</body>", f"{LISTENING}</body>")
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

    async def on_startup(self, app: web.Application) -> None:
        """Say where the UI is, once it is there."""
        self.told = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        await listening(self.port)
        print(_("Open {address} · Ctrl+C ends it").format(address=self.address), flush=True)

    @property
    def address(self) -> str:
        """To be opened in a browser of this machine."""
        return f"{self.public_url}/{self.token}/"


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


async def _guard(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
