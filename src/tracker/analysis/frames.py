"""Rows become DataFrames with types that can say that a value is missing.

The columns of a frame depend on the kind of its rows alone, never on what is in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from tracker.db import Row
from tracker.db.views import Column
from tracker.model.money import Money
from tracker.reports.answer import Answer

if TYPE_CHECKING:
    from pandas import DataFrame

_VIEW_TYPES = {"integer": "Int64", "real": "Float64", "text": "string"}
_TYPES = ((bool, "boolean"), (int, "Int64"), (date, "datetime64[s]"), (str, "string"))
CENTS = "_cents"


def answer_frame(answer: Answer[Any]) -> DataFrame:
    """A report. Money is `NAME_cents`; a field that may also hold something else has both,
    `NAME_cents` and `NAME`."""
    kind: Any = answer.row
    hints = get_type_hints(kind)
    columns: dict[str, tuple[str, Sequence[object]]] = {}
    for field in fields(kind):
        values = [getattr(row, field.name) for row in answer.rows]
        columns |= dict(_columns(field.name, set(get_args(hints[field.name])), hints, values))
    frame = _frame(columns)
    frame.attrs = {
        "command": answer.command,
        "year": answer.year,
        "as_of": answer.as_of.isoformat() if answer.as_of else None,
        "totals": _plain(answer.totals),
        "notes": list(answer.notes),
    }
    return frame


def view_frame(columns: Sequence[Column], rows: Iterable[Row]) -> DataFrame:
    """A public view."""
    held = [tuple(row) for row in rows]
    return _frame(
        {
            column.name: (_VIEW_TYPES[column.type], [row[at] for row in held])
            for at, column in enumerate(columns)
        }
    )


def _columns(
    name: str, parts: set[object], hints: Mapping[str, object], values: Sequence[object]
) -> Iterator[tuple[str, tuple[str, Sequence[object]]]]:
    """The column or columns of a field; `parts` are the members of a type that is a union."""
    kinds = {one for one in parts or {hints[name]} if isinstance(one, type)} - {type(None)}
    if Money in kinds:
        cents = [one.cents if isinstance(one, Money) else None for one in values]
        yield f"{name}{CENTS}", ("Int64", cents)
        kinds.discard(Money)
        values = [None if isinstance(one, Money) else one for one in values]
    if kinds:
        yield name, (_type(kinds), [_cell(one, kinds) for one in values])


def _type(kinds: set[type]) -> str:
    """Numbers only where every value is one: a result may be words."""
    if kinds == {Decimal}:
        return "Float64"
    for kind, name in _TYPES:
        if all(issubclass(one, kind) for one in kinds):
            return name
    return "string"


def _cell(value: object, kinds: set[type]) -> object:
    if value is None or isinstance(value, (bool, int, date)):
        return value
    if isinstance(value, Decimal):
        return float(value) if kinds == {Decimal} else f"{value:f}"
    return str(value)


def _frame(columns: Mapping[str, tuple[str, Sequence[object]]]) -> DataFrame:
    import pandas

    return pandas.DataFrame(
        {name: pandas.array(list(values), dtype=kind) for name, (kind, values) in columns.items()}
    )


def _plain(value: object) -> object:
    """As JSON has it, which a file of the frame keeps: money as cents, as in the columns."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, Money):
        return value.cents
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
