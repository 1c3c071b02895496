"""Each standard table by itself: rows and columns add up, codes stand in their place, and an empty
table says that it is one.

An empty cell of these tables is nothing: their forms leave a zero out. So a sum is held against what
is printed, and no cell is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from tracker.language import N_, _
from tracker.model.facts import StandardCell, StandardRow, StandardTable
from tracker.model.money import ZERO, Money, total
from tracker.model.standard import children, leaves, total_row
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.words import places, sum_of

PARTS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "balance_expenditure": (("personnel", "public_use", "project"), ("basic", "project")),
    "revenue": (
        (
            "grant",
            "superior_subsidy",
            "business",
            "operating",
            "subordinate_remittance",
            "special_account",
            "other",
        ),
    ),
    "expenditure": (("basic", "project"),),
    "general_public": (("basic", "project"),),
    "gov_fund": (("basic", "project"),),
    "state_capital": (("basic", "project"),),
    "grant_expenditure": (("general_public", "gov_fund", "state_capital"),),
    "basic_economic": (("personnel", "public_use"),),
}
"""Columns that make the total of a row; the first set of which a table prints any."""
COLUMNS = {
    "total": N_("total"),
    "basic": N_("basic expenditure"),
    "project": N_("project expenditure"),
    "personnel": N_("personnel"),
    "public_use": N_("public-use"),
    "general_public": N_("general public budget"),
    "gov_fund": N_("government fund"),
    "state_capital": N_("state capital"),
    "grant": N_("fiscal grant"),
    "business": N_("institutional revenue"),
    "operating": N_("operating revenue"),
    "other": N_("other revenue"),
    "superior_subsidy": N_("subsidy from superiors"),
    "subordinate_remittance": N_("remittance from subordinates"),
    "special_account": N_("special account"),
}
_YEAR = re.compile(r"(20\d{2})年")
FUND_WORDS = {
    "gov_fund": "政府性基金",
    "state_capital": "国有资本",
    "general_public": "一般公共预算",
}
"""What the note of an empty table names."""


def rows(document: Document) -> Finds:
    """The parts of a row make its total. What a row has from the rows below it is told of them."""
    for table in document.stated.tables:
        below = {id(whole): parts for whole, parts in _groups(table)}
        for row in table.rows:
            gap = _misfit(table, row)
            whole = row.cell("total")
            if not gap or whole is None or _comes_from(table, row, below.get(id(row), ()), gap):
                continue
            parts = [row.cell(column) for column in _parts(table)]
            printed = [cell for cell in parts if cell is not None]
            message = _(
                "{table}, {row}: the total is {whole} ({place}), but {parts} make {summed}; "
                "difference {gap}"
            ).format(
                table=table.title,
                row=_named(row),
                whole=sum_of(whole.amount),
                place=whole.locator,
                parts=" + ".join(_(COLUMNS[cell.column]) for cell in printed),
                summed=sum_of(total(cell.amount for cell in printed)),
                gap=sum_of(-gap),
            )
            yield _found(
                document, table, row, "row", message, whole.amount, whole.amount + gap, whole
            )


def rollup(document: Document) -> Finds:
    """Items add to their section, sections to their class, classes to the total of the table. A
    difference that one row's own misfit explains is told of that row only."""
    for table in document.stated.tables:
        for whole, parts in _groups(table):
            for column in _columns([whole, *parts]):
                printed = whole.cell(column)
                cells = [cell for row in parts if (cell := row.cell(column))]
                said = printed.amount if printed else ZERO
                gap = _beyond(whole, parts, column)
                summed = said + gap
                if not gap or any(_misfit(table, row) == gap for row in parts):
                    continue
                message = _(
                    "{table}, {row}: {column} is {printed} ({place}), but the rows below it add to "
                    "{summed} ({places}); difference {gap}"
                )
                if not whole.level:
                    message = _(
                        "{table}, {row}: {column} is {printed} ({place}), but its rows add to "
                        "{summed} ({places}); difference {gap}"
                    )
                message = message.format(
                    table=table.title,
                    row=_named(whole),
                    column=_(COLUMNS.get(column, column)),
                    printed=sum_of(said) if printed else "–",
                    place=printed.locator if printed else whole.locator,
                    summed=sum_of(summed),
                    places=places(cell.locator for cell in cells),
                    gap=sum_of(-gap),
                )
                at = printed or StandardCell(column, ZERO, whole.locator)
                yield _found(document, table, whole, f"below {column}", message, said, summed, at)


def codes(document: Document) -> Finds:
    """A code begins as that of the row that it stands below."""
    for table in document.stated.tables:
        for row, parent in leaves(table.rows):
            if parent is None or row.code.startswith(parent.code):
                continue
            message = _(
                "{table}, {row}: the code is printed as {printed} ({place}), but it stands below "
                "{parent}"
            ).format(
                table=table.title,
                row=row.name,
                printed=row.code,
                place=row.locator,
                parent=f"{parent.code} {parent.name}",
            )
            detail = f"{table.kind} {row.code}"
            yield Found(row.name, detail, message, document.source, row.locator, actual=row.code)


def years(document: Document) -> Finds:
    """The title of a table names the year of the document: a copied title names the last one."""
    titles = {table.title: table for table in reversed(document.stated.tables)}
    for table in reversed(titles.values()):
        said = _YEAR.search(table.title)
        if said is None or int(said[1]) == document.stated.year:
            continue
        message = _("{table} ({place}) stands in the document of {year}").format(
            table=table.title, place=table.locator, year=document.stated.year
        )
        yield Found(
            table.title,
            table.kind,
            message,
            document.source,
            table.locator,
            plan=Decimal(document.stated.year),
            actual=Decimal(said[1]),
        )


def empty(document: Document) -> Finds:
    """An empty table says so, a filled one does not, and the note names the table's own fund."""
    for table in document.stated.tables:
        filled = any(cell.amount for row in table.rows for cell in row.cells)
        if table.note is None and not filled and table.kind in FUND_WORDS:
            message = _("{table} ({place}) holds no figure and no note that it is empty")
        elif table.note is not None and filled:
            message = _("{table} ({place}) holds figures, and the note says: {note}")
        elif table.note is not None and _names_another(table):
            message = _("{table} ({place}): the note speaks of another table: {note}")
        else:
            continue
        said = message.format(table=table.title, place=table.locator, note=table.note)
        yield Found(table.title, table.kind, said, document.source, table.locator)


def _names_another(table: StandardTable) -> bool:
    own = FUND_WORDS.get(table.kind)
    note = table.note or ""
    others = [word for word in FUND_WORDS.values() if word != own]
    return own is not None and own not in note and any(word in note for word in others)


def _misfit(table: StandardTable, row: StandardRow) -> Money:
    """What the parts of a row make beyond its total; nothing where it prints no parts."""
    whole = row.cell("total")
    parts = [cell.amount for column in _parts(table) if (cell := row.cell(column))]
    return total(parts) - whole.amount if whole is not None and parts else ZERO


def _comes_from(
    table: StandardTable, row: StandardRow, below: Sequence[StandardRow], gap: Money
) -> bool:
    """Whether the misfit of a sum is that of its rows, or a column of it is not their sum."""
    if total(_misfit(table, one) for one in below) == gap:
        return True
    off = [_beyond(row, below, column) for column in _parts(table)]
    return total(off) == -gap


def _beyond(row: StandardRow, below: Sequence[StandardRow], column: str) -> Money:
    """What the rows below print in a column beyond what the row prints."""
    printed = row.cell(column)
    cells = [cell.amount for one in below if (cell := one.cell(column))]
    return total(cells) - (printed.amount if printed else ZERO) if cells else ZERO


def _parts(table: StandardTable) -> tuple[str, ...]:
    printed = set(_columns(table.rows))
    return next((one for one in PARTS.get(table.kind, ()) if one[0] in printed), ())


def _groups(table: StandardTable) -> Iterator[tuple[StandardRow, Sequence[StandardRow]]]:
    """Rows with the rows that they sum."""
    yield from ((row, below) for row, below in children(table.rows) if below)
    whole = total_row(table)
    if whole is None:
        return
    if any(row.level for row in table.rows):
        yield whole, [row for row in table.rows if row.level == 1]
    elif table.kind != "balance_revenue":  # whose sources have parts of their own
        yield whole, [row for row in table.rows if row is not whole]


def _columns(found: Iterable[StandardRow]) -> list[str]:
    return list(dict.fromkeys(cell.column for row in found for cell in row.cells))


def _named(row: StandardRow) -> str:
    return f"{row.code} {row.name}".strip()


def _found(
    document: Document,
    table: StandardTable,
    row: StandardRow,
    detail: str,
    message: str,
    said: Money,
    real: Money,
    cell: StandardCell,
) -> Found:
    return Found(
        row.name,
        f"{table.kind} {row.code} {detail}",
        message,
        document.source,
        cell.locator,
        plan=said,
        actual=real,
        gap=said - real,
        unit="CNY",
    )
