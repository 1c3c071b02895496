"""The columns of a comparison: both years, the change as amount, percentage and bar; as wide as the
figures are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from rich.cells import cell_len

from tracker.language import N_, _
from tracker.model.money import Money, Unit
from tracker.render.columns import AMOUNT, CHANGE, look
from tracker.render.statuses import word
from tracker.reports.compare.vintage import Vintage
from tracker.reports.rows import Change, ChangeStatus
from tracker.tui.compare.rows import ORDER, Scaled, named, size_of, vintage_words
from tracker.tui.widgets.column import DIM, Cell, Column
from tracker.tui.widgets.words import percent_cell, status_cell

HUNDREDTH = Decimal("0.01")
"""Of the unit: a smaller amount may need more decimals."""
HALF, WIDER_HALF = 8, 16
"""Cells of the bar to each side; where there is much room."""
TO_RIGHT, TO_LEFT = " ▏▎▍▌▋▊▉", " ▕▕▕▐▐▐▐"
"""What ends a bar, by eighths of a cell: to the left there are an eighth and a half."""


def bar(one: Scaled, half: int) -> Cell:
    """To the left what is less, to the right what is more, in eighths of a cell; the largest change
    fills its side, and what changed at all has a bar."""
    size = size_of(one.row.change)
    if size is None or not one.largest:
        return Cell(" " * half + "│" + " " * half, DIM)
    length = min(8 * half, int(abs(size) * 8 * half / one.largest))
    full, rest = divmod(max(1 if size else 0, length), 8)
    if size < 0:
        return Cell(f"{(TO_LEFT[rest] + '█' * full).strip():>{half}}│" + " " * half)
    return Cell(" " * half + f"│{('█' * full + TO_RIGHT[rest]).strip():<{half}}")


def _figure(value: Money | Decimal | None, unit: Unit, kind: str = AMOUNT) -> Cell:
    return Cell(look(value, kind, unit), DIM if value is None else "")


def _name(one: Scaled) -> str:
    """With a mark where it may be the other name of another row."""
    name = named(one.row, one.owner)
    return f"≈ {name}" if one.row.suggestion else name


FIGURES: tuple[tuple[str, str, str, Callable[[Change], Money | Decimal | None]], ...] = (
    ("before", N_("Before"), AMOUNT, lambda row: row.before),
    ("after", N_("After"), AMOUNT, lambda row: row.after),
    ("change", N_("Change"), CHANGE, lambda row: row.change),
    ("quantity_effect", N_("Quantity"), CHANGE, lambda row: row.quantity_effect),
    ("price_effect", N_("Price"), CHANGE, lambda row: row.price_effect),
)
"""The columns of figures: heading, how it is written, which figure of a row."""
EFFECTS = ("quantity_effect", "price_effect")
SHORT_NAME = 14
"""Cells of a name beside both effects."""
NARROWEST, WIDEST = 7, 14
"""Cells of a column of figures; of a heading that names a stage or a version."""


def columns(
    rows: Sequence[Change],
    unit: Unit,
    years: tuple[str, str] | None = None,
    *,
    half: int = HALF,
    grouped: bool = False,
) -> tuple[Column, ...]:
    """As wide as the figures are, so that both years and the change fit where there is little room.
    Without the effects of quantity and price, and without suggestions, where no row has any; without
    the status where rows are `grouped` by it. `half`: cells of the bar to each side."""
    titles = dict(zip(("before", "after"), years or (), strict=False))
    figures = []
    for key, title, kind, figure in FIGURES:
        values = [value for row in rows if (value := figure(row)) is not None]
        if key not in EFFECTS or values:
            width = _width(values, kind, unit)
            figures.append(_column(key, titles.get(key, title), kind, figure, width))
    suggested = any(row.suggestion for row in rows)
    left_out = {one for one, out in ((STATUS, grouped), (SUGGESTION, not suggested)) if out}
    return tuple(one for one in _ordered(figures, half) if one not in left_out)


def _ordered(figures: Sequence[Column], half: int = HALF) -> tuple[Column, ...]:
    name = NAME if len(figures) == len(FIGURES) - len(EFFECTS) else replace(NAME, width=SHORT_NAME)
    return (name, *figures[:3], PERCENT, *figures[3:], _bar_column(half), STATUS, SUGGESTION)


def _column(
    key: str,
    title: str,
    kind: str,
    figure: Callable[[Change], Money | Decimal | None],
    width: int,
) -> Column:
    return Column(
        key,
        title,
        max(width, NARROWEST, min(cell_len(_(title)), WIDEST)),
        lambda one, unit: _figure(figure(one.row), unit, kind),
        right=True,
        rank=2 if key in EFFECTS else 0,
        order=lambda one: figure(one.row),
    )


def _width(values: Sequence[Money | Decimal], kind: str, unit: Unit) -> int:
    """Of the longest figure: the largest, the one with the most digits, or the smallest amount."""
    known = [value for value in values if value]
    if not known:
        return 0
    digits = max(known, key=lambda value: len(str(_signed(value))))
    ends = (max(known, key=_size), min(known, key=_signed), digits)
    tiny = min((value for value in known if isinstance(value, Money)), key=_size, default=None)
    shown = max(cell_len(look(value, kind, unit)) for value in ends)
    return shown if tiny is None else max(shown, _of_tiny(tiny, unit))


def _of_tiny(value: Money, unit: Unit) -> int:
    """With its sign, of any amount down to this one: what would round to zero has two digits."""
    in_unit = abs(value.in_unit(unit))
    return 0 if in_unit >= HUNDREDTH else len("−0.") + 1 - in_unit.adjusted()


def _size(value: Money | Decimal) -> Decimal:
    return abs(_signed(value))


def _signed(value: Money | Decimal) -> Decimal:
    return value.yuan if isinstance(value, Money) else value


def _bar_column(half: int) -> Column:
    """The words for less and more on their sides of the line."""
    less, _line, more = _("Less │ More").partition("│")
    left = " " * (half - cell_len(less)) + less
    return Column(
        "bars", f"{left}│{more}", 2 * half + 1, lambda one, _unit: bar(one, half), rank=5
    )  # fmt: skip


def _percent(one: Scaled, _unit: Unit) -> Cell:
    """Of what is new or dropped the word: why there is no percentage."""
    if one.row.status in (ChangeStatus.NEW, ChangeStatus.DROPPED):
        return Cell(word(one.row.status))
    return percent_cell(one.row.change_percent, signed=True)


NAME = Column(
    "name", N_("Name"), 26, lambda one, _unit: Cell(_name(one)), most=52, frozen=True, ends=True,
    order=lambda one: one.row.name,
)  # fmt: skip
PERCENT = Column(
    "percent", N_("Change, %"), 9, _percent, right=True, rank=3,
    order=lambda one: one.row.change_percent,
)  # fmt: skip
STATUS = Column(
    "status", N_("Status"), 14, lambda one, _unit: status_cell(one.row.status), rank=4, most=20,
    order=lambda one: ORDER.index(one.row.status),
)  # fmt: skip
SUGGESTION = Column(
    "suggestion", N_("Perhaps the same as"), 22, lambda one, _unit: Cell(one.row.suggestion or ""),
    most=40, rank=6, order=lambda one: one.row.suggestion,
)  # fmt: skip
COLUMNS = _ordered([_column(*one, 0) for one in FIGURES])
"""All there may be, as narrow as can be."""


def heading(text: str) -> str:
    """`2020:adjusted:v1` above a column."""
    words, one = vintage_words(text), Vintage.parse(text)
    return words if cell_len(words) <= WIDEST else f"{one.year}:v{one.version or one.stage}"
