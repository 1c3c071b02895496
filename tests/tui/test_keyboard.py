"""Keys that come all at once, as from quick fingers or a slow line."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input
from tui.driving import NARROW, arrived, at, said, until

from tracker.tui.app import TrackerApp
from tracker.tui.screens.acknowledging import Acknowledging

NAMES = {"/": "slash", "6": "6"}


def pour(pilot: Pilot[None], text: str) -> None:
    """All keys at once, without a pause for any of them."""
    for one in text:
        pilot.app.post_message(events.Key(NAMES.get(one, one), one))


async def test_a_form_opens_for_the_row_that_the_cursor_was_moved_to(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "findings")
        third = screen.table.rows[2]
        pour(pilot, "jja9")
        await until(pilot, lambda: isinstance(pilot.app.screen, Acknowledging))
        form = pilot.app.screen
        await until(pilot, lambda: "9" in [one.value for one in form.query(Input)])
        assert screen.table.cursor == 2
        assert said(form, "#about").startswith(third.subject)


async def test_keys_behind_one_that_leads_elsewhere_are_meant_for_there(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await at(pilot, "overview")
        pour(pilot, "3/人员")
        screen = await arrived(pilot, "payments")
        await until(pilot, lambda: [row.name for row in screen.table.rows] == ["人员经费"])
        assert not app.view.looks("overview").filter


async def test_what_is_typed_behind_a_key_that_asks_stands_in_the_line(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        pour(pilot, "eabc")
        line = screen.prompt.query_one(Input)
        await until(pilot, lambda: line.value.endswith("abc"))
        assert screen.prompt.purpose == "export"
