"""The model of a Fiscal Data Package (0.3): which columns are money of which phase, by what it is cut."""

from __future__ import annotations

from collections.abc import Set

CURRENCY = "CNY"
CENTS = 0.01
"""The factor that makes yuan of our integers."""
PHASES = {
    "draft": "proposed",
    "approved": "approved",
    "adjusted": "adjusted",
    "final": "executed",
}
"""Our stages (草案, 年初, 调整, 决算), as the specification calls them."""


def model(purchases: Set[str]) -> dict[str, object]:
    """Measures and dimensions. The phase of a budget line is told by its column `stage`; that of
    the procurement lines by the stages of their documents, where that is one for all."""
    phases = [PHASES[stage] for stage in purchases]
    known = {"phase": phases[0]} if len(phases) == 1 else {}
    procurement = _measure("procurement", "total_cents", **known)
    return {"measures": _MEASURES | {"procurement": procurement}, "dimensions": _DIMENSIONS}


def _measure(resource: str, source: str, **more: object) -> dict[str, object]:
    return {
        "source": source,
        "resource": resource,
        "currency": CURRENCY,
        "factor": CENTS,
        "direction": "expenditure",
        **more,
    }


_MEASURES = {
    "budget": _measure("allocations", "amount_cents", phaseBy="stage", phases=PHASES),
    "adjustment": _measure("adjustments", "amount_cents", phase="adjusted"),
    "paid": _measure("executions", "paid_cents", phase="executed"),
    "paid_since_january": _measure("executions", "cumulative_cents", phase="executed"),
}


def _dimension(kind: str, *columns: str, **more: object) -> dict[str, object]:
    """Its attributes are columns of the budget's lines; the first is its key."""
    return {
        "dimensionType": kind,
        "primaryKey": columns[0],
        "attributes": {name: {"source": name, "resource": "allocations"} for name in columns},
        **more,
    }


_DIMENSIONS = {
    "year": _dimension("datetime", "year"),
    "phase": _dimension("other", "stage", "version"),
    "administrative": _dimension(
        "classification", "department", "unit", classificationType="administrative"
    ),
    "project": _dimension("activity", "project", "project_code"),
    "functional": _dimension(
        "classification", "function_code", "function_name", classificationType="functional"
    ),
    "economic": _dimension(
        "classification", "economic_code", "economic_name", classificationType="economic"
    ),
    "fund": _dimension("other", "fund"),
    "category": _dimension("other", "category"),
    "source": _dimension("fact", "source", "locator"),
}
