"""What a disclosure holds, counted; and its printed totals beside the sums of what was read."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.imports.report import TotalCheck
from tracker.language import N_
from tracker.model.facts import Disclosure
from tracker.model.money import Money, total


def counts(found: Disclosure) -> tuple[tuple[str, int], ...]:
    """Kinds of rows in the order of the document."""
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
    )


def totals(found: Disclosure) -> tuple[TotalCheck, ...]:
    """Only totals of which every part is known: a missing part is no difference."""
    return (*_headlines(found), *_procurement(found))


_SUMS = (
    ("revenue.total", ("expenditure.total",)),
    ("expenditure.total", ("expenditure.basic", "expenditure.project")),
    ("expenditure.basic", ("expenditure.basic.personnel", "expenditure.basic.public_use")),
    (
        "three_public.total",
        ("three_public.abroad", "three_public.vehicle", "three_public.reception"),
    ),
    ("three_public.vehicle", ("three_public.vehicle.purchase", "three_public.vehicle.running")),
)


def _headlines(found: Disclosure) -> Iterator[TotalCheck]:
    stated: dict[str, Money] = {}
    for figure in found.headlines:
        if figure.amount is not None:
            stated.setdefault(figure.item, figure.amount)
    sources = tuple(
        item for item in stated if item.startswith("revenue.") and item.count(".") == 1
    )
    sums = (("revenue.total", sources[1:]), *_SUMS) if sources[1:] else _SUMS
    for whole, parts in sums:
        if whole in stated and all(part in stated for part in parts):
            summed = total(stated[part] for part in parts)
            yield TotalCheck(whole, parts, None, stated[whole], summed)
    lines = [line.total for line in found.procurement if line.total is not None]
    if "procurement.total" in stated and lines:
        stated_total = stated["procurement.total"]
        yield TotalCheck(
            "procurement.total", ("procurement.lines",), None, stated_total, total(lines)
        )


def _procurement(found: Disclosure) -> Iterator[TotalCheck]:
    for printed in found.totals:
        field = printed.column.removesuffix("_cents")
        lines = [
            amount
            for line in found.procurement
            if printed.block in (None, line.unit) and (amount := getattr(line, field)) is not None
        ]
        yield TotalCheck(printed.column, (), printed.block, printed.amount, total(lines))
