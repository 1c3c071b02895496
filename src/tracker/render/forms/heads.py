"""What forms have in common: the rows of who and how much, columns in a profile's order, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tracker.model.forms import DEPARTMENT, OWED, PROJECT, Column, in_words, named
from tracker.render.forms.layout import Cell, Form, Grid, Look, label, spans
from tracker.reports.forms.reasons import Reason

UNIT = "实施单位"
CORNER = "金额单位：万元"
SHADE = "FFF2CC"
"""Of a cell that is still to be filled in because the rules ask for it."""
NARROWEST = 108
"""Characters across a form whose columns were divided: a column must hold an amount."""
MISSING = "尚缺内容"
NOTHING_MISSING = "无"

Row = tuple[Cell, ...]


def who(project: str, department: str, units: Sequence[str], widths: Sequence[int]) -> list[Row]:
    """Project, department, units: the heads take the first two columns."""
    free = widths[2:]
    value, head, unit = spans(free, 5, 2, 5)
    return [
        (label(PROJECT, 2), Cell(project, across=len(free))),
        (
            label(DEPARTMENT, 2),
            Cell(department, across=value),
            label(UNIT, head),
            Cell("、".join(units) or None, across=unit),
        ),
    ]


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]) -> list[Row]:
    """Rows of equal parts under their heads, in the columns after the first two."""
    across = spans(widths[2:], *([1] * len(heads)))
    found = [tuple(label(head, span) for head, span in zip(heads, across, strict=True))]
    for row in rows:
        cells = zip(row, across, strict=True)
        found.append(tuple(Cell(one.value, one.look, span) for one, span in cells))
    return found


def ordered(kind: str, names: Sequence[str], month: int) -> list[tuple[Column, str]]:
    """A form's columns by the names of a profile, with what stands above each."""
    known = ((named(kind, name), name) for name in names)
    return [(column, name.replace("N", str(month))) for column, name in known if column is not None]


def fields(columns: Iterable[tuple[Column, str]]) -> list[str]:
    """A name for each single column: those of a group are reason.0, reason.1, ..."""
    return [
        name
        for column, _name in columns
        for name in (
            [f"{column.field}.{at}" for at in range(len(column.parts))]
            if column.parts
            else [column.field]
        )
    ]


def divided(widths: Mapping[str, int], least: int) -> tuple[dict[str, int], list[int]]:
    """Where a profile has fewer columns than the rows of money need: into how many each is divided, the
    widest first, and the widths of all of them. Such a form is widened to `NARROWEST` characters."""
    parts = dict.fromkeys(widths, 1)
    while sum(parts.values()) < least:
        parts[max(widths, key=lambda one: widths[one] / parts[one])] += 1
    missing = len(widths) < least
    scale = max(1, NARROWEST / sum(widths.values())) if missing else 1
    made = [
        round(widths[one] / parts[one] * scale) for one in widths for _part in range(parts[one])
    ]
    return parts, made


def spread(row: Mapping[str, Cell], parts: Mapping[str, int]) -> Row:
    """The cells of a line in the order of the columns, each over its parts."""
    return tuple(replace(row[one], across=parts[one]) for one in parts if one in row)


def column_heads(columns: Sequence[tuple[Column, str]], parts: Mapping[str, int]) -> list[Row]:
    """One row of heads, or two where columns stand in groups."""
    deep = 2 if any(column.parts for column, _name in columns) else 1
    groups = [(column, name, fields([(column, name)])) for column, name in columns]
    upper = tuple(
        label(name, sum(parts[one] for one in group), 1 if column.parts else deep)
        for column, name, group in groups
    )
    lower = tuple(
        label(part, parts[one])
        for column, _name, group in groups
        for part, one in zip(column.parts, group, strict=False)
    )
    return [upper, lower] if deep == 2 else [upper]


def reason(said: Reason | None, *, owed: bool) -> Cell:
    """What was said; a mark where the rules ask for it and nothing was."""
    if said is not None and said.note is not None:
        return Cell(in_words(said.note, said.remedy))
    return Cell(OWED, shade=SHADE) if owed else Cell()


def reasons(said: Sequence[Reason], *, owed: bool) -> Cell:
    """Of several findings what was said of each, once."""
    words = dict.fromkeys(in_words(one.note, one.remedy) for one in said if one.note is not None)
    return Cell("\n".join(words)) if words else reason(None, owed=owed)


def missing_form(rows: Iterable[tuple[str, Sequence[str]]]) -> Form:
    """尚缺内容: what is still to be filled in, project by project."""
    widths = (30, 62)
    lines: list[Row] = [(label(PROJECT), label(MISSING))]
    for project, gaps in rows:
        for at, gap in enumerate(gaps):
            head = (Cell(project, down=len(gaps)),) if not at else ()
            lines.append((*head, Cell(gap)))
    if len(lines) == 1:
        lines.append((Cell(NOTHING_MISSING, Look.MIDDLE, 2),))
    return Form(MISSING, MISSING, widths=widths, grids=(Grid(tuple(lines), heads=1),))


def unlike_approved(original: object, budget: object) -> bool:
    """Whether the year has changed the budget, which a form must say beside its rate."""
    return original is not None and budget is not None and original != budget
