"""Values become a profile, once they fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tracker.errors import Problem
from tracker.language import _, listed
from tracker.model import forms
from tracker.reports.pace import Pace
from tracker.reports.profiles.keys import OPTIONAL, OPTIONAL_TABLES, TABLES
from tracker.reports.profiles.profile import (
    FULL,
    LEVELS,
    OUTPUT,
    Bands,
    Behind,
    Lights,
    Pefa,
    Profile,
    Unspent,
    Weights,
    Words,
)
from tracker.reports.profiles.reading import Reading
from tracker.reports.profiles.writing import Written

NOTHING = Decimal(0)
_ORDERED = (
    ("behind", ("amber_points", "red_points")),
    ("bands", ("fair", "good", "excellent")),
    ("lights", ("yellow_from", "green_from")),
    ("pefa", ("needed", "years")),
)


def faults(file: Written, found: Reading) -> Iterator[Problem]:
    """What is missing, and what does not fit together."""
    missing = [key for key in _wanted(found.values) if key not in found.values]
    for key in sorted(set(missing) - found.failed):
        table, _point, name = key.rpartition(".")
        expected = _('{name} under [{table}], or extends = "linear"').format(name=name, table=table)
        yield file.problem(table, _("no {key}").format(key=key), expected)
    yield from _unordered(file, found.values)
    if not any(key.startswith("weights.") for key in (*missing, *found.failed)):
        yield from _unbalanced(file, found.values)


def _wanted(values: Mapping[str, Any]) -> Iterator[str]:
    for table, names in TABLES.items():
        keys = [f"{table}.{name}" for name in names]
        if table in OPTIONAL_TABLES and not any(key in values for key in keys):
            continue
        yield from (key for key in keys if key not in OPTIONAL)


def _unordered(file: Written, values: Mapping[str, Any]) -> Iterator[Problem]:
    for table, names in _ORDERED:
        keys = [f"{table}.{name}" for name in names]
        found = [values[key] for key in keys if key in values]
        if len(found) == len(names) and found != sorted(found):
            said = listed(f"{name} = {one}" for name, one in zip(names, found, strict=True))
            yield file.problem(table, said, " ≤ ".join(names))


def _unbalanced(file: Written, values: Mapping[str, Any]) -> Iterator[Problem]:
    weights = {name: values.get(f"weights.{name}", NOTHING) for name in ("execution", *LEVELS)}
    total = sum(weights.values())
    if total != FULL:
        said = listed(f"{name} {weight}" for name, weight in weights.items() if weight)
        found = _("weights that add up to {total} ({weights})").format(total=total, weights=said)
        yield file.problem("weights", found, _("weights that add up to 100"))
    if weights["cost"] and "weights.without_cost" not in values:
        expected = _("without_cost: which level has these points where there is no cost indicator")
        yield file.problem("weights", _("no {key}").format(key="weights.without_cost"), expected)


def build(name: str, found: Reading) -> Profile:
    """The profile. Only of values without faults."""
    value = found.values
    return Profile(
        name=name,
        title=found.head.get("title", name),
        pace=Pace(name, value["pace.points"]),
        consequence=value.get("pace.consequence"),
        behind=Behind(
            value["behind.amber_points"], value["behind.red_points"], value.get("behind.money_wan")
        ),
        unspent=_unspent(value),
        weights=_weights(value),
        bands=Bands(value["bands.excellent"], value["bands.good"], value["bands.fair"]),
        ceiling=value["scoring.ceiling"],
        words=Words(
            value["qualitative.reached"],
            value["qualitative.partly"],
            value["qualitative.not_reached"],
        ),
        over_reached=value.get("over.percent"),
        reason_below=value["execution.reason_below"],
        apart=value["progress.points"],
        change=value["changes.reason_from"],
        lights=Lights(value["lights.yellow_from"], value["lights.green_from"]),
        pefa=Pefa(
            value["pefa.outturn_points"],
            value["pefa.composition_percent"],
            value["pefa.years"],
            value["pefa.needed"],
        ),
        forms={
            kind: value.get(f"form.{kind}.columns", forms.usual(kind)) for kind in forms.COLUMNS
        },
        sources=dict(found.sources),
    )


def _weights(value: Mapping[str, Any]) -> Weights:
    return Weights(
        value["weights.execution"],
        value["weights.output"],
        value["weights.outcome"],
        value["weights.satisfaction"],
        value.get("weights.cost", NOTHING),
        value["weights.without_satisfaction"],
        value.get("weights.without_cost", OUTPUT),
    )


def _unspent(value: Mapping[str, Any]) -> Unspent | None:
    if "unspent.month" not in value:
        return None
    return Unspent(
        value["unspent.month"], value["unspent.below_percent"], value["unspent.amounts_wan"]
    )
