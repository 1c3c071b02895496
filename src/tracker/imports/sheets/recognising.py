"""Which kind of sheet a sheet is; and where it is none, what it shows instead."""

from __future__ import annotations

from tracker.documents.sheets import Sheet
from tracker.errors import Problem, Refused
from tracker.imports.options import Options
from tracker.imports.sheets import headings
from tracker.imports.sheets.headings import Header
from tracker.imports.sheets.kinds import KINDS, Kind
from tracker.imports.sheets.row import quoted
from tracker.language import _, joined
from tracker.model.script import unwrap


def _kinds(options: Options) -> list[Kind]:
    return [KINDS[options.kind]] if options.kind else list(KINDS.values())


def recognised(sheet: Sheet, source: str, options: Options) -> Header | None:
    """The header by the kind that has most of its needed columns in the sheet."""
    found = headings.headers(sheet, _kinds(options))
    most = max((one.required for one in found), default=0)
    best = [one for one in found if one.required == most]
    if len(best) < 2:
        return best[0] if best else None
    names = ", ".join(one.kind.name for one in best)
    expected = _("--kind, which says which: {kinds}").format(kinds=names)
    raise Refused([Problem(source, sheet.name, _("headings of several kinds of sheets"), expected)])


def unrecognised(sheet: Sheet, source: str, options: Options) -> Problem:
    """What stands where headings should, and which headings would do."""
    kinds = _kinds(options)
    tried = [one for one in (headings.header(sheet, kind) for kind in kinds) if one]
    best = max(tried, key=lambda one: len(one.places))
    said = [unwrap(text) for text in texts(sheet, best.row if best.places else _widest(sheet))]
    found = _("the headings {headings}").format(headings=", ".join(map(quoted, said[:20])))
    expected = joined(f"{kind.name}: {_needed(kind)}" for kind in kinds)
    return Problem(
        source, sheet.name, found, _("the columns of a known kind: {kinds}").format(kinds=expected)
    )


def texts(sheet: Sheet, row: int) -> list[str]:
    """What a row shows."""
    cells = (sheet.text(row, index) for index in range(sheet.width(row)))
    return [text for text in cells if text]


def _widest(sheet: Sheet) -> int:
    rows = range(min(headings.DEEPEST_HEADER, len(sheet.values)))
    return max(rows, key=lambda row: len(texts(sheet, row)))


def _needed(kind: Kind) -> str:
    return ", ".join(
        _(" or ").join(f"{column.names[0]} ({column.names[1]})" for column in group)
        for group in kind.required
    )
