"""What the text says against the tables: totals, planned assets, vehicles."""

from __future__ import annotations

import re
from collections import defaultdict

from tracker.language import _
from tracker.model.facts import StandardCell
from tracker.model.money import Money, total
from tracker.model.standard import items
from tracker.reports.check.evidence import Document, Finds, Found, misstated
from tracker.reports.check.standard_pairs import FUNDS
from tracker.reports.check.tolerance import same_amount
from tracker.reports.check.words import places, sum_of

FIXED_ASSETS = re.compile(r"A0[1-6]")
"""Land and buildings, equipment, relics, books, furniture of the government procurement catalogue;
A07 and later are clothing, materials and consumables."""
_WHOLE = re.compile(r"总额|总计|合计")
FUNCTION = "expenditure.function."
CARS = re.compile(r"A020305")
"""Passenger cars (乘用车)."""


def text_and_tables(document: Document) -> Finds:
    """A figure that prose and table both state is the same, within 0.01 万元."""
    figures = document.prose()
    for item, (amount, place) in _tables(document).items():
        said = figures.get(item)
        if said is None or said.amount is None or same_amount(said.amount, amount):
            continue
        message = _("{label}: the text says {said} ({place}), the table {printed} ({table_place})")
        yield Found(
            said.label,
            item,
            message.format(
                label=said.label,
                said=sum_of(said.amount),
                place=said.locator,
                printed=sum_of(amount),
                table_place=place,
            ),
            document.source,
            said.locator,
            plan=said.amount,
            actual=amount,
            gap=said.amount - amount,
            unit="CNY",
        )


def _tables(document: Document) -> dict[str, tuple[Money, str]]:
    """What the tables print as their totals, and where; of procurement else the sum of its lines."""
    found: dict[str, tuple[Money, str]] = {}
    lines = document.stated.procurement
    if lines and all(line.total is not None for line in lines):
        summed = total(line.total for line in lines if line.total is not None)
        found["procurement.total"] = (summed, places(line.locator for line in lines))
    for printed in document.stated.totals:
        if (printed.table, printed.block, printed.column) == ("procurement", None, "total_cents"):
            found["procurement.total"] = (printed.amount, printed.locator)
    for figure in document.stated.headlines:
        if figure.from_table and figure.amount is not None:
            found.setdefault(figure.item, (figure.amount, figure.locator))
    found.update(_functions(document))
    for asset in document.stated.assets:
        if _WHOLE.search(asset.kind) and asset.amount is not None:
            found.setdefault("assets.total", (asset.amount, asset.locator))
    return found


def _functions(document: Document) -> dict[str, tuple[Money, str]]:
    """What the tables of the funds grant a function, as the text's items name it."""
    granted: dict[str, list[StandardCell]] = defaultdict(list)
    for table in document.stated.tables:
        if table.kind in FUNDS:
            for code, row in items(table.rows):
                granted[FUNCTION + code] += [cell for cell in row.cells if cell.column == "total"]
    return {
        item: (total(cell.amount for cell in cells), places(cell.locator for cell in cells))
        for item, cells in granted.items()
        if cells
    }


def planned_assets(document: Document) -> Finds:
    """The fixed assets that the text says are to be bought stand in the procurement table."""
    said = document.figures().get("assets.planned_purchase")
    lines = [
        line
        for line in document.stated.procurement
        if FIXED_ASSETS.match(line.catalogue_code) and line.total is not None
    ]
    if said is None or said.amount is None or not document.stated.procurement:
        return
    bought = total(line.total for line in lines if line.total is not None)
    if same_amount(said.amount, bought):
        return
    message = _(
        "{label}: the text plans {said} ({place}); lines of equipment and furniture (catalogue A01 "
        "to A06) in the procurement table add to {bought} ({places})"
    ).format(
        label=said.label,
        said=sum_of(said.amount),
        place=said.locator,
        bought=sum_of(bought),
        places=places(line.locator for line in lines) or "–",
    )
    yield misstated(document, said, said.item, message, said.amount, bought)


def vehicles(document: Document) -> Finds:
    """Passenger cars that are bought are in the three public expenses."""
    said = document.figures().get("three_public.vehicle.purchase")
    lines = [line for line in document.stated.procurement if CARS.match(line.catalogue_code)]
    bought = total(line.total for line in lines if line.total is not None)
    if said is None or said.amount is None or bought <= said.amount or not lines:
        return
    if same_amount(said.amount, bought):
        return
    message = _("{label}: {said} ({place}), but cars of {bought} are bought ({places})").format(
        label=said.label,
        said=sum_of(said.amount),
        place=said.locator,
        bought=sum_of(bought),
        places=places(line.locator for line in lines),
    )
    yield misstated(document, said, said.item, message, said.amount, bought)
