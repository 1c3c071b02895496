"""The columns of a comparison: both years, the change as amount, percentage and bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.text import Text

from tracker.language import N_, _
from tracker.model.money import Money, Unit
from tracker.model.names import fold
from tracker.render import numbers
from tracker.render.columns import AMOUNT, CHANGE, look
from tracker.render.statuses import status, word
from tracker.reports.answer import Answer
from tracker.reports.compare import Suggestion
from tracker.reports.compare.vintage import Vintage
from tracker.reports.rows import Change, ChangeStatus
from tracker.tui.widgets.column import DIM, Cell, Column
from tracker.tui.widgets.words import percent_cell, status_cell

ORDER = (
    ChangeStatus.INCREASED, ChangeStatus.DECREASED, ChangeStatus.NEW, ChangeStatus.DROPPED,
    ChangeStatus.UNDISCLOSED, ChangeStatus.NO_PRIOR_DATA, ChangeStatus.UNCHANGED,
)  # fmt: skip
EFFECTS = ("quantity_effect", "price_effect")
HALF = 8
"""Cells of the bar to each side."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """A change, and the largest one of the table that its bar is drawn to."""

    row: Change
    largest: Decimal


@dataclass(frozen=True, slots=True)
class Link:
    """A new name that somebody saved for an old one."""

    department: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison, the names that may mean one project, and those that are said to; what the year
    is held against, and the stages and versions that it may be held against."""

    found: Answer[Change]
    likely: tuple[Suggestion, ...]
    links: tuple[Link, ...] = ()
    against: str = ""
    vintages: tuple[str, ...] = ()


def vintage_words(text: str) -> str:
    """`2020:adjusted:v1` for people."""
    one = Vintage.parse(text)
    parts = [str(one.year)]
    parts += [word(one.stage)] if one.stage else []
    parts += [_("version {number}").format(number=one.version)] if one.version else []
    return " ".join(parts)


def linked(row: Change, links: Iterable[Link]) -> Link | None:
    """The link that ties a row together, of several the latest."""
    if row.matched_by != "link":
        return None
    names = {fold(name) for name in row.name.split(" + ")}
    own = [one for one in links if one.department == row.department and fold(one.new) in names]
    return own[-1] if own else None


def suggested(row: Change, likely: Iterable[Suggestion]) -> tuple[Suggestion | None, str | None]:
    """The pair of names that a row belongs to, and how the other one is suggested."""
    pair = next(
        (
            one
            for one in likely
            if row.suggestion
            and one.department == row.department
            and row.name in (one.old, one.new)
        ),
        None,
    )
    if pair is None:
        return None, None
    other = pair.new if row.name == pair.old else pair.old
    return pair, f"{other} ({pair.score} %)"


def fitting(columns: Sequence[Column], rows: Iterable[Change]) -> tuple[Column, ...]:
    """Without the effects of quantity and price where no row has any."""
    if any(row.quantity_effect is not None for row in rows):
        return tuple(columns)
    return tuple(one for one in columns if one.key not in EFFECTS)


def named(row: Change) -> str:
    """Of a classification with its code, further right the deeper it lies."""
    if not row.level:
        return row.name
    code = row.key.rpartition("\n")[2]
    name = row.name if row.name != code else ""
    return "  " * max(0, row.level - 2) + f"{code} {name}".strip()


def under(row: Change, top: Change) -> bool:
    return row.department == top.department and row.key.startswith(top.key)


def size_of(value: Money | Decimal | None) -> Decimal | None:
    return value.yuan if isinstance(value, Money) else value


def _bars(scaled: Scaled, _unit: Unit) -> Cell:
    size = size_of(scaled.row.change)
    if size is None or not scaled.largest:
        return Cell(" " * HALF + "│" + " " * HALF, DIM)
    blocks = "█" * max(1 if size else 0, int(abs(size) * HALF / scaled.largest))
    left, right = (blocks, "") if size < 0 else ("", blocks)
    return Cell(f"{left:>{HALF}}│{right:<{HALF}}")


def _figure(value: Money | Decimal | None, unit: Unit, kind: str = AMOUNT) -> Cell:
    return Cell(look(value, kind, unit), DIM if value is None else "")


def _name(row: Change) -> str:
    """With a mark where it may be the other name of another row."""
    return f"≈ {named(row)}" if row.suggestion else named(row)


COLUMNS = (
    Column("name", N_("Name"), 26, lambda one, _unit: Cell(_name(one.row)), most=52, frozen=True,
           ends=True,
           order=lambda one: one.row.name),
    Column("before", N_("Before"), 11, lambda one, unit: _figure(one.row.before, unit),
           right=True, money=True, rank=3, order=lambda one: one.row.before),
    Column("after", N_("After"), 11, lambda one, unit: _figure(one.row.after, unit),
           right=True, money=True, rank=2, order=lambda one: one.row.after),
    Column("change", N_("Change"), 11, lambda one, unit: _figure(one.row.change, unit, CHANGE),
           right=True, money=True, order=lambda one: one.row.change),
    Column("percent", N_("Change, %"), 9,
           lambda one, _unit: percent_cell(one.row.change_percent, signed=True), right=True, rank=1,
           order=lambda one: one.row.change_percent),
    Column("quantity_effect", N_("By quantity"), 11,
           lambda one, unit: _figure(one.row.quantity_effect, unit, CHANGE), right=True, money=True,
           rank=2, order=lambda one: one.row.quantity_effect),
    Column("price_effect", N_("By price"), 11,
           lambda one, unit: _figure(one.row.price_effect, unit, CHANGE), right=True, money=True,
           rank=2, order=lambda one: one.row.price_effect),
    Column("bars", N_("Less │ More"), 2 * HALF + 1, _bars, rank=5),
    Column("status", N_("Status"), 14, lambda one, _unit: status_cell(one.row.status), rank=4, most=20,
           order=lambda one: ORDER.index(one.row.status)),
    Column("suggestion", N_("Perhaps the same as"), 22,
           lambda one, _unit: Cell(one.row.suggestion or ""), most=40, rank=6,
           order=lambda one: one.row.suggestion),
)  # fmt: skip


def difference(one: Change, link: Link | None, unit: Unit) -> Text:
    """The names in both years, both figures, how they were matched, and why the change."""
    said = Text(one.name, style="bold")
    said.append(f"   {status(one.status)}", "not bold")
    change = look(one.change, CHANGE, unit)
    percent = numbers.percent(one.change_percent, signed=True)
    said.append(
        f"\n {look(one.before, AMOUNT, unit)} → {look(one.after, AMOUNT, unit)}   {change}   {percent}",
        "not bold",
    )
    if one.matched_by != "none":
        matched = _("matched by {how}").format(how=word(one.matched_by))
        said.append(f"   {matched}", "not bold")
    if link is not None:
        taken = _("“{new}” is said to be the new name of “{old}”; z takes that back")
        said.append("\n " + taken.format(old=link.old, new=link.new), "not bold")
    if one.quantity_effect is not None and one.price_effect is not None:
        parts = _("{change} = by quantity {quantity} + by price {price}").format(
            change=change,
            quantity=look(one.quantity_effect, CHANGE, unit),
            price=look(one.price_effect, CHANGE, unit),
        )
        said.append("\n " + parts, "not bold")
    if one.suggestion:
        perhaps = _("perhaps the same as {name}; a: they are one project, n: they are not")
        said.append("\n " + perhaps.format(name=one.suggestion), "not bold")
    return said
