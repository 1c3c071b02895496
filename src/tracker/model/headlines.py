"""Which headline figures of a disclosure add to which, and how far rounding may part them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from tracker.model.facts import Headline
from tracker.model.money import ZERO, Money, Unit

SUMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("revenue.total", ("expenditure.total",)),
    ("expenditure.total", ("expenditure.basic", "expenditure.project")),
    ("expenditure.basic", ("expenditure.basic.personnel", "expenditure.basic.public_use")),
    (
        "three_public.total",
        ("three_public.abroad", "three_public.vehicle", "three_public.reception"),
    ),
    ("three_public.vehicle", ("three_public.vehicle.purchase", "three_public.vehicle.running")),
    ("procurement.total", ("procurement.goods", "procurement.works", "procurement.services")),
)
"""Every part must be printed: a part that is not is no zero."""
ROUNDING = Money(Unit.WAN.value // 100)
"""0.01 万元: so far an exact figure of a table in 元 may lie from the one that prose rounds to 万元 (as
the finance bureaus' own checks of disclosures have it)."""
GRANT = "revenue.grant"
OF_GRANT = ("revenue.general_public", "revenue.gov_fund", "revenue.state_capital")
"""The funds that make the grant (财政拨款)."""
_SOURCE = re.compile(r"revenue\.(?!total$)\w+")


def sources(items: Iterable[str]) -> tuple[str, ...]:
    """revenue.business, not revenue.business.change; of the grant and its funds the grant alone."""
    found = [item for item in items if _SOURCE.fullmatch(item)]
    return tuple(item for item in found if GRANT not in found or item not in OF_GRANT)


def leeway(figures: Collection[Headline]) -> Money:
    """How far a sum of these figures may lie from its whole: nothing, unless exact figures of tables
    meet rounded ones of the prose."""
    return ROUNDING if len({one.from_table for one in figures}) > 1 else ZERO
