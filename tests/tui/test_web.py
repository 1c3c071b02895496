"""In a browser: behind a token, and from this machine alone."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from tracker.tui import web


def test_the_command_of_a_window_opens_the_same_database(tmp_path: Path) -> None:
    words = shlex.split(web.command(tmp_path / "a b.db", "zh_CN"))
    assert words == [
        sys.executable, "-m", "tracker", "--db", str((tmp_path / "a b.db").resolve()), "--lang",
        "zh_CN", "ui",
    ]  # fmt: skip


def test_without_the_library_there_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "aiohttp.web", None)
    with pytest.raises(web.NoWebServer, match="textual-serve"):
        web.serve(tmp_path / "a.db")


async def test_without_the_token_nothing_is_served(tmp_path: Path) -> None:
    pytest.importorskip("textual_serve")
    client: Any = pytest.importorskip("aiohttp.test_utils")
    server = web._server(tmp_path / "a.db", None, web.free_port())
    async with client.TestClient(client.TestServer(await server._make_app())) as browser:
        for path in ("/", "/ws", "/static/", "/x/", f"/{'A' * len(server.token)}/"):
            assert (await browser.get(path)).status == 404
        page = await browser.get(f"/{server.token}/")
        assert page.status == 200
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        assert f"/{server.token}/ws" in await page.text()


def test_two_servers_have_two_tokens(tmp_path: Path) -> None:
    pytest.importorskip("textual_serve")
    tokens = {web._server(tmp_path / "a.db", None, 1).token for _server in range(2)}
    assert len(tokens) == 2
    assert all(len(token) >= 43 for token in tokens)
