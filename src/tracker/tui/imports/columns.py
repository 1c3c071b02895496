"""The columns of files that wait and of imports that were made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.language import N_, _
from tracker.model.money import Unit
from tracker.render.statuses import DONE, status, word
from tracker.tui.entries.results import in_words
from tracker.tui.imports.inbox import Entry, Waiting
from tracker.tui.widgets.column import DIM, PLAIN, Cell, Column


def _name(row: Waiting | Entry, _unit: Unit) -> Cell:
    if isinstance(row, Waiting):
        return Cell(row.path.name)
    return Cell(f"{row.number:>3}  {in_words(row.source)}", DIM if row.state == "undone" else PLAIN)


def _state(row: Waiting | Entry, _unit: Unit) -> Cell:
    if isinstance(row, Entry):
        return Cell(status(row.state), PLAIN if row.state == "current" else DIM)
    if row.number is None:
        return Cell(status("waiting"))
    return Cell(f"{DONE} " + _("is import {number}").format(number=row.number), DIM)


def _of(field: str) -> Callable[[Any, Unit], Cell]:
    def cell(row: Any, _unit: Unit) -> Cell:
        value = getattr(row, field, "")
        return Cell(
            word(value) if field == "kind" else str(value).replace("T", " ")[:16],
            DIM if field == "at" else "",
        )

    return cell


COLUMNS = (
    Column("name", N_("File"), 34, _name, most=60, frozen=True,
           order=lambda row: row.path.name if isinstance(row, Waiting) else row.source),
    Column("state", N_("State"), 18, _state, most=24),
    Column("kind", N_("Kind"), 17, _of("kind"), rank=3),
    Column("year", N_("Year"), 5, _of("year"), right=True, rank=1),
    Column("rows", N_("Rows"), 6, _of("rows"), right=True, rank=2),
    Column("at", N_("When (UTC)"), 16, _of("at"), rank=4),
    Column("department", N_("Department"), 20, _of("department"), most=30, rank=5),
)  # fmt: skip
