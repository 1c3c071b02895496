"""In a browser: behind a token, and from this machine alone."""

from __future__ import annotations

import asyncio
import io
import os
import re
import shlex
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from places import ROOT
from tui.browser import Page, browser, chromium

from tracker.tui.web import loopback
from tracker.tui.web import serving as web


def test_the_command_of_a_window_opens_the_same_database(tmp_path: Path) -> None:
    words = shlex.split(web.command(tmp_path / "a b.db", "zh_CN"))
    assert words == [
        sys.executable, "-m", "tracker", "--db", str((tmp_path / "a b.db").resolve()), "--lang",
        "zh_CN", "ui",
    ]  # fmt: skip


def test_without_the_library_there_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "tracker.tui.web.guarded", raising=False)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    with pytest.raises(web.NoWebServer, match="textual-serve"):
        web.serve(tmp_path / "a.db")


class Asked(HTMLParser):
    """The addresses that a page asks for: of its tags, and in its styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = re.findall(r"url\([\"']?([^\"')]+)", page)
        self.addresses += re.findall(r"@import\s+[\"']([^\"']+)", page)
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = ("src", "href", "data-session-websocket-url", "data-pingurl")
        self.addresses += [value for name, value in attrs if name in names and value]


@asynccontextmanager
async def served(database: Path) -> AsyncIterator[tuple[Any, str]]:
    """A client of a server on the database, and the server's token."""
    from aiohttp.test_utils import TestClient, TestServer

    server = web._server(database, "en", loopback.free_port())
    async with TestClient(TestServer(await server._make_app())) as client:
        yield client, server.token


async def test_without_the_token_neither_page_nor_socket_is_served(tmp_path: Path) -> None:
    from aiohttp import WSServerHandshakeError

    async with served(tmp_path / "a.db") as (client, token):
        wrong = "A" * len(token)
        for path in ("/", "/static/", "/static/js/textual.js", "/x/", f"/{wrong}/"):
            assert (await client.get(path)).status == 404
        for path in ("/ws", f"/{wrong}/ws", f"/{token[:-1]}/ws"):
            with pytest.raises(WSServerHandshakeError) as refused:
                await client.ws_connect(path)
            assert refused.value.status == 404
        page = await client.get(f"/{token}/")
        assert page.status == 200
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        assert f"/{token}/ws" in await page.text()


async def test_the_page_asks_for_nothing_outside_this_machine(tmp_path: Path) -> None:
    async with served(tmp_path / "a.db") as (client, token):
        asked = Asked(await (await client.get(f"/{token}/")).text()).addresses
        assert any(one.endswith("textual.js") for one in asked)
        assert {urlsplit(one).hostname for one in asked} == {"127.0.0.1"}
        for one in asked:
            if one.endswith(".css"):
                style = await (await client.get(urlsplit(one).path)).text()
                assert not Asked(style).addresses


def test_only_links_to_other_machines_are_taken_out() -> None:
    own = '<link rel="stylesheet" href="http://127.0.0.1:8000/x/static/css/xterm.css" />'
    other = '<link\n rel="stylesheet"\n href="https://fonts.example.com/css?family=Mono"\n/>'
    sly = '<link href="http://127.0.0.1.example.com/a.css">'
    assert loopback.at_home(f"{own}\n{other}\n{sly}<p>") == f"{own}\n<p>"


@asynccontextmanager
async def program(database: Path) -> AsyncIterator[str]:
    """The address that `tracker ui --web` prints; it is ended as Ctrl+C does."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tracker", "--lang", "en", "--db", str(database), "ui", "--web"),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    try:
        said = (await process.stdout.readline()).decode()
        yield said.split()[1]
    finally:
        process.send_signal(signal.SIGINT)
        assert await process.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="nobody presses Ctrl+C there")
async def test_in_a_browser_a_project_is_found_and_its_source_shown(database: Path) -> None:
    import aiohttp

    async with (
        asyncio.timeout(30),
        program(database) as address,
        aiohttp.ClientSession() as browser,
        browser.get(address) as page,
    ):
        socket = next(one for one in Asked(await page.text()).addresses if one.startswith("ws:"))
        async with browser.ws_connect(f"{socket}?width=120&height=40") as line:
            for keys, wanted in (
                ("", "Look at this first"),
                ("3", "Q2, total"),
                ("/zlyhd\r", "1 of 16"),
                ("o", "Source ▸ disclosure-2021.md"),
            ):
                if keys:
                    await line.send_json(["stdin", keys])
                seen = b""
                while wanted.encode() not in seen:
                    message = await line.receive()
                    assert message.type is aiohttp.WSMsgType.BINARY, message
                    seen += message.data


NO_BROWSER = "there is no Chromium: apt-get install chromium, or scripts/test.py as root"


@pytest.mark.skipif(sys.platform == "win32", reason="nobody presses Ctrl+C there")
@pytest.mark.skipif(chromium() is None, reason=NO_BROWSER)
async def test_chromium_shows_the_page_finds_a_project_and_its_source(
    database: Path, tmp_path: Path
) -> None:
    async with (
        asyncio.timeout(120),
        program(database) as address,
        browser(chromium() or "") as page,
    ):
        await page.open(address)
        await page.until(lambda: "Look at this first" in page.received)
        while await page.value("document.activeElement.tagName") != "TEXTAREA":
            await asyncio.sleep(0.05)
        for keys, wanted in (
            ("3", "Q2, total"),
            ("/zlyhd\r", "1 of 16"),
            ("o", "Source ▸ disclosure-2021.md"),
        ):
            await page.type(keys)
            await page.until(lambda wanted=wanted: wanted in page.received)  # type: ignore[misc]
        await page.until(lambda: "SHA-256" in page.received)
        picture = await drawn(page)
    (tmp_path / "source.png").write_bytes(picture)
    width, height, colours = looks(picture)
    assert (width, height) >= (1000, 600)
    assert len(colours) >= COLOURS
    assert MARK in colours


COLOURS = 20
"""Of letters, marks and panels on their grounds; a blank page has one, an empty terminal two."""
MARK = (0x5A, 0x48, 0x0F)
"""The ground of highlighted words."""


async def drawn(page: Page) -> bytes:
    """A picture in which the terminal shows what it was sent: it draws after the bytes came."""
    for _look in range(100):
        picture = await page.screenshot()
        if MARK in looks(picture)[2]:
            break
        await asyncio.sleep(0.1)
    return picture


def looks(picture: bytes) -> tuple[int, int, set[Any]]:
    """Width, height and the colours of a PNG."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    colours = image.getcolors(image.width * image.height) or []
    return image.width, image.height, {colour for _number, colour in colours}


def test_two_servers_have_two_tokens(tmp_path: Path) -> None:
    tokens = {web._server(tmp_path / "a.db", None, 1).token for _server in range(2)}
    assert len(tokens) == 2
    assert all(len(token) >= 43 for token in tokens)


async def test_the_address_without_its_last_slash_leads_to_the_page(tmp_path: Path) -> None:
    async with served(tmp_path / "a.db") as (client, token):
        answer = await client.get(f"/{token}", allow_redirects=False)
        assert (answer.status, answer.headers["Location"]) == (302, f"/{token}/")


async def test_with_the_token_other_sites_and_other_names_are_refused(tmp_path: Path) -> None:
    async with served(tmp_path / "a.db") as (client, token):
        for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
            assert (await client.get(f"/{token}/", headers=headers)).status == 403
        own = {"Origin": f"http://127.0.0.1:{client.port}"}
        assert (await client.get(f"/{token}/", headers=own)).status == 200
