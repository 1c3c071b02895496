"""The department's units (机构设置): name, nature, rank, form of funding."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.ledger import Ledger, cell, columns
from tracker.model.facts import OrganisationUnit
from tracker.model.script import bare

COLUMNS = {
    "name": ("单位名称",),
    "nature": ("单位性质",),
    "rank": ("单位规格", "单位级别", "规格"),
    "funding": ("经费保障形式", "经费形式", "经费来源", "经费保障"),
}


def units(lines: Sequence[Line], ledger: Ledger) -> list[OrganisationUnit]:
    """The rows below a heading row that names units and their nature."""
    found: list[OrganisationUnit] = []
    heads: dict[str, int] = {}
    for line in lines:
        if line.kind in (Kind.TEXT, Kind.HEADING):
            heads = {} if found else heads
        elif line.kind is Kind.ROW:
            at = columns([bare(name) for name in line.cells], COLUMNS)
            if "name" in at and "nature" in at:
                heads = at
                ledger.claim(line)
            elif heads and _is_unit(line, heads):
                found.append(_unit(line, heads))
                ledger.claim(line)
    return found


def _is_unit(line: Line, heads: dict[str, int]) -> bool:
    """A name, and words that say its nature: no sum, no figures of another table."""
    name, nature = bare(cell(line, heads["name"])), cell(line, heads["nature"])
    return bool(name) and name not in ("合计", "总计") and not any(map(str.isdigit, nature))


def _unit(line: Line, heads: dict[str, int]) -> OrganisationUnit:
    return OrganisationUnit(
        name=bare(cell(line, heads["name"])),
        nature=cell(line, heads.get("nature")) or None,
        rank=cell(line, heads.get("rank")) or None,
        funding=cell(line, heads.get("funding")) or None,
        locator=line.locator,
    )
