"""What a disclosure holds, counted; and its printed totals beside the sums of what was read."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.imports.report import TotalCheck
from tracker.language import _
from tracker.model.facts import Disclosure
from tracker.model.money import Money, total


def counts(found: Disclosure) -> tuple[tuple[str, int], ...]:
    """Kinds of rows in the order of the document."""
    return (
        (_("units"), len(found.units)),
        (_("headline figures"), len(found.headlines)),
        (_("performance goals"), len(found.goals)),
        (_("indicators"), len(found.indicators)),
        (_("department goals"), len(found.department_goals)),
        (_("department indicators"), sum(len(goal.indicators) for goal in found.department_goals)),
        (_("procurement lines"), len(found.procurement)),
        (_("assets"), len(found.assets)),
        (_("dated promises"), len(found.milestones)),
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
    for whole, parts in _SUMS:
        if whole in stated and all(part in stated for part in parts):
            label = f"{whole} = {' + '.join(parts)}"
            yield TotalCheck(label, stated[whole], total(stated[part] for part in parts))
    lines = [line.total for line in found.procurement if line.total is not None]
    if "procurement.total" in stated and lines:
        yield TotalCheck(
            _("procurement.total = lines of the table"), stated["procurement.total"], total(lines)
        )


def _procurement(found: Disclosure) -> Iterator[TotalCheck]:
    for printed in found.totals:
        field = printed.column.removesuffix("_cents")
        lines = [
            amount
            for line in found.procurement
            if printed.block in (None, line.unit) and (amount := getattr(line, field)) is not None
        ]
        label = _("procurement, {block}, {column}").format(
            block=printed.block or _("whole table"), column=printed.column
        )
        yield TotalCheck(label, printed.amount, total(lines))
