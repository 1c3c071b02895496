"""A headless Chromium, driven through its own protocol: what a person sees who opens the page."""

from __future__ import annotations

import asyncio
import base64
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
SIZE = (1280, 800)
KEYS = {"\r": ("Enter", 13), "\x1b": ("Escape", 27)}


def chromium() -> str | None:
    """The program, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Page:
    """One page. `received` is what the web socket of the page has been sent, as text."""

    def __init__(self, line: Any) -> None:
        self._line, self._numbers = line, itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._session: dict[str, str] = {}
        self._news = asyncio.Event()
        self.received = ""
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._line:
            told = message.json()
            if told.get("id") in self._answers:
                self._answers.pop(told["id"]).set_result(told)
            elif told.get("method") == "Network.webSocketFrameReceived":
                frame = told["params"]["response"]
                content = base64.b64decode(frame["payloadData"]) if frame["opcode"] == 2 else b""
                self.received += content.decode("utf-8", "replace")
            self._news.set()

    async def call(self, method: str, **parameters: Any) -> Any:
        """A command of the protocol; its result."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._line.send_json(
            {"id": number, "method": method, "params": parameters, **self._session}
        )
        answer = await asyncio.wait_for(self._answers[number], 30)
        assert "error" not in answer, answer
        return answer["result"]

    async def open(self, address: str) -> None:
        """Go there."""
        made = await self.call("Target.createTarget", url="about:blank")
        found = await self.call("Target.attachToTarget", targetId=made["targetId"], flatten=True)
        self._session = {"sessionId": found["sessionId"]}
        await self.call("Network.enable")
        await self.call("Page.enable")
        await self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        await self.call("Page.navigate", url=address)

    async def until(self, fact: Callable[[], object]) -> None:
        """Wait for a fact about what the page was sent."""
        while not fact():
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 30)

    async def type(self, keys: str) -> None:
        """As on a keyboard."""
        for key in keys:
            name, code = KEYS.get(key, (key, 0))
            known = {"windowsVirtualKeyCode": code} if code else {}
            text = {"text": key} if key != "\x1b" else {}
            await self.call("Input.dispatchKeyEvent", type="keyDown", key=name, **text, **known)
            await self.call("Input.dispatchKeyEvent", type="keyUp", key=name, **known)

    async def value(self, expression: str) -> Any:
        """What a script of the page gives."""
        found = await self.call("Runtime.evaluate", expression=expression)
        return found["result"].get("value")

    async def screenshot(self) -> bytes:
        """As PNG."""
        shot = await self.call("Page.captureScreenshot", format="png")
        return base64.b64decode(shot["data"])


@asynccontextmanager
async def browser(program: str) -> AsyncIterator[Page]:
    """A browser with nothing of its owner's; ended at the end."""
    import aiohttp

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        own = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        process = await asyncio.create_subprocess_exec(
            program, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={home}",
            "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-proxy-server",
            "--disable-background-networking", f"--window-size={SIZE[0]},{SIZE[1]}", *own,
            stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.ws_connect(await _address(process), max_msg_size=0) as line,
            ):
                yield Page(line)
        finally:
            process.terminate()
            await process.wait()


async def _address(process: asyncio.subprocess.Process) -> str:
    """`DevTools listening on ws://127.0.0.1:…`"""
    assert process.stderr is not None
    while line := (await asyncio.wait_for(process.stderr.readline(), 60)).decode():
        if "DevTools listening on " in line:
            return line.split()[-1]
    raise AssertionError("the browser did not start")
