"""What a disclosure holds, counted; and its printed totals beside the sums of what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tracker.imports.report import TotalCheck
from tracker.language import N_
from tracker.model.facts import Disclosure, Headline, PrintedTotal
from tracker.model.headlines import SUMS, leeway, sources
from tracker.model.money import Money, total


def counts(found: Disclosure) -> tuple[tuple[str, int], ...]:
    """Kinds of rows in the order of the document; of standard tables only where it has some."""
    standard = (
        (N_("standard tables"), len(found.tables)),
        (N_("budget lines by function"), len(found.functions)),
    )
    return (
        (N_("units"), len(found.units)),
        (N_("headline figures"), len(found.headlines)),
        (N_("performance goals"), len(found.goals)),
        (N_("indicators"), len(found.indicators)),
        (N_("department goals"), len(found.department_goals)),
        (N_("department indicators"), sum(len(goal.indicators) for goal in found.department_goals)),
        (N_("procurement lines"), len(found.procurement)),
        (N_("assets"), len(found.assets)),
        (N_("dated promises"), len(found.milestones)),
        *(standard if found.tables else ()),
    )


def totals(found: Disclosure) -> tuple[TotalCheck, ...]:
    """Only totals of which every part is known: a missing part is no difference."""
    figures: dict[str, Headline] = {}
    for figure in found.headlines:
        if figure.amount is not None:
            figures.setdefault(figure.item, figure)
    stated = {item: one.amount for item, one in figures.items() if one.amount is not None}
    return (
        *_headlines(figures, stated),
        *_public_use(found, stated),
        *_procurement(found, stated),
        *_assets(found, stated),
    )


_PUBLIC_USE = "公用经费"
_WHOLE = re.compile("总额|合计|总计")
_PART_OF = "其中"


def _headlines(
    figures: Mapping[str, Headline], stated: Mapping[str, Money]
) -> Iterator[TotalCheck]:
    for whole, parts in (("revenue.total", sources(stated)), *SUMS):
        if parts and whole in stated and all(part in stated for part in parts):
            summed = total(stated[part] for part in parts)
            room = leeway([figures[item] for item in (whole, *parts)])
            yield TotalCheck(whole, parts, None, stated[whole], summed, room)


def _public_use(found: Disclosure, stated: Mapping[str, Money]) -> Iterator[TotalCheck]:
    """The units' public-use budgets, as the procurement table states them, add to the department's."""
    own = {
        (line.unit, line.project_budget)
        for line in found.procurement
        if _PUBLIC_USE in line.project and line.project_budget is not None
    }
    units = {unit for unit, _budget in own}
    whole = stated.get("expenditure.basic.public_use")
    if whole is not None and len(own) == len(units) == len(found.units) > 0:
        summed = total(budget for _unit, budget in own if budget is not None)
        yield TotalCheck("expenditure.basic.public_use", ("units.public_use",), None, whole, summed)


def _procurement(found: Disclosure, stated: Mapping[str, Money]) -> Iterator[TotalCheck]:
    lines = [line.total for line in found.procurement if line.total is not None]
    if "procurement.total" in stated and lines:
        parts = ("procurement.lines",)
        yield TotalCheck(
            "procurement.total", parts, None, stated["procurement.total"], total(lines)
        )
    for printed in found.totals:
        yield TotalCheck(
            printed.column, (), printed.block, printed.amount, total(_amounts(found, printed))
        )
    for printed in found.totals:
        blocks = [one.amount for one in found.totals if one.column == printed.column and one.block]
        if printed.block is None and blocks:
            parts = ("procurement.blocks",)
            yield TotalCheck(printed.column, parts, None, printed.amount, total(blocks))


def _amounts(found: Disclosure, printed: PrintedTotal) -> list[Money]:
    """What the lines below a printed total print in its column."""
    field = printed.column.removesuffix("_cents")
    amounts = (
        getattr(line, field) for line in found.procurement if printed.block in (None, line.unit)
    )
    return [amount for amount in amounts if amount is not None]


def _assets(found: Disclosure, stated: Mapping[str, Money]) -> Iterator[TotalCheck]:
    """The table's total against its kinds and against the sentence; 其中 is part of the kind above."""
    held = [asset for asset in found.assets if not asset.kind.startswith(_PART_OF)]
    wholes = [asset.amount for asset in held if _WHOLE.search(asset.kind)]
    kinds = [asset.amount for asset in held if not _WHOLE.search(asset.kind)]
    if len(wholes) != 1 or wholes[0] is None:
        return
    known = [amount for amount in kinds if amount is not None]
    if kinds and len(known) == len(kinds):
        yield TotalCheck("assets.table", ("assets.kinds",), None, wholes[0], total(known))
    if "assets.total" in stated:
        yield TotalCheck("assets.total", ("assets.table",), None, stated["assets.total"], wholes[0])
