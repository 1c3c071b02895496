"""Many rows are put in order in a thread, and an order that was overtaken is dropped."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

from textual.app import App, ComposeResult

from tracker.tui.widgets.arranger import MANY, Arranger


class Waiting(App[None]):
    """It keeps what came."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[Sequence[str]] = []
        self.last = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield Arranger()

    def on_arranger_arranged(self, message: Arranger.Arranged) -> None:
        self.came.append(message.rows)
        self.last.set()


async def test_few_rows_are_there_at_once() -> None:
    app = Waiting()
    async with app.run_test():
        assert app.query_one(Arranger).put_in_order(MANY - 1, lambda: ["a"]) == ["a"]


async def test_of_many_rows_the_order_wished_last_comes_alone() -> None:
    app = Waiting()
    held = threading.Event()

    def slow() -> list[str]:
        held.wait(10)
        return ["early"]

    async with app.run_test():
        arranger = app.query_one(Arranger)
        assert arranger.put_in_order(MANY, slow) is None
        assert arranger.put_in_order(MANY, lambda: ["late"]) is None
        await app.last.wait()
        held.set()
        await app.workers.wait_for_complete()
    assert app.came == [["late"]]
