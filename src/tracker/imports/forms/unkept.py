"""What somebody wrote into a form and nobody keeps: named cell by cell, never passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.documents.sheets import Cell
from tracker.imports.forms.cells import filled, same
from tracker.imports.forms.filled import Filled, Line
from tracker.language import _
from tracker.model.facts import Unplaced

KEPT = ("level3", "target", "actual", "note", "reason")
"""Fields of a line that are looked at elsewhere."""


def unkept(
    form: Filled, lines: Sequence[tuple[Line, Line | None]], removed: Sequence[Line]
) -> list[Unplaced]:
    """Of a form that says how it was printed every other cell that differs; of one that somebody typed
    what is expected of the year."""
    if form.printed is None:
        return [_note(cell) for line, _was in lines if filled(cell := line.cell("expected"))]
    found = [
        _note(cell)
        for line, was in lines
        if was is not None
        for field, cell in line.cells.items()
        if field not in KEPT and not same(cell, was.cell(field))
    ]
    why = _("its row is gone: nothing is taken away")
    gone = [Unplaced(line.level3, why, form.sheet) for line in removed]
    return [*_others(form, form.printed), *found, *gone]


def _others(form: Filled, printed: Filled) -> Iterator[Unplaced]:
    """Head, money, goal, sum and remarks."""
    apart = form.rate_reason.place if form.rate_reason else None
    for key, cell in form.others.items():
        before = printed.others.get(key, Cell("", cell.place))
        if cell.place != apart and not same(cell, before):
            yield _note(cell)


def _note(cell: Cell) -> Unplaced:
    return Unplaced(cell.text or "–", _("not kept: it stays in the form"), cell.place)
