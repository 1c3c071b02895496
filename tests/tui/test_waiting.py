"""A screen that waits says so; an answer holds while the database is the same."""

from __future__ import annotations

import threading
from typing import Any

from textual.app import App
from tui.driving import arrived, at, said, until

from tracker.tui.answers.asking import work
from tracker.tui.app import TrackerApp
from tracker.tui.screens.overview import Overview
from tracker.tui.screens.payments import Payments


async def test_a_long_question_is_told_and_escape_lets_go_of_it(
    app: TrackerApp, monkeypatch: Any
) -> None:
    go, real = threading.Event(), Overview.read

    def slow(self: Overview, *asked: Any) -> Any:
        go.wait(60)
        return real(self, *asked)

    monkeypatch.setattr(Overview, "read", slow)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: getattr(app.screen, "NAME", "") == "overview")
        screen: Any = app.screen
        await until(pilot, lambda: screen.query_one("#waiting").display)
        assert "Esc cancels" in said(screen, "#waiting")
        await pilot.press("escape")
        assert not screen.query_one("#waiting").display
        assert "cancelled" in said(screen, "#empty")
        go.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.failed and not screen.rows


async def test_an_answer_is_kept_between_screens_until_it_is_asked_anew(
    app: TrackerApp, monkeypatch: Any
) -> None:
    asked: list[int] = []
    real = Payments.read

    def counted(self: Payments, *what: Any) -> Any:
        asked.append(1)
        return real(self, *what)

    monkeypatch.setattr(Payments, "read", counted)
    async with app.run_test(size=(120, 40)) as pilot:
        await arrived(pilot, "overview")
        first = await at(pilot, "payments")
        rows = first.rows
        await at(pilot, "findings")
        again = await at(pilot, "payments")
        assert again is not first and again.rows is rows and asked == [1]
        await pilot.press("r")
        await until(pilot, lambda: again.rows is not rows)
        assert asked == [1, 1]


async def test_what_a_question_is_asked_with_is_never_put_into_words() -> None:
    class Unspeakable:
        def __repr__(self) -> str:
            raise AssertionError

        def __call__(self) -> str:
            return "answered"

    app = App[None]()
    async with app.run_test():
        work(app.screen, 1, Unspeakable())
        await app.workers.wait_for_complete()
