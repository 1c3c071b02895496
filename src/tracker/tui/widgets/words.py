"""Values as cells: a status is a mark and a word, an amount is in the screen's unit, missing is –."""

from __future__ import annotations

from decimal import Decimal

from tracker.language import N_, _
from tracker.model.money import Money, Unit
from tracker.render import numbers
from tracker.render.statuses import mark, status, tone
from tracker.tui.widgets.column import BAD, DIM, PLAIN, WARN, Cell

_STYLES = {"error": BAD, "warning": WARN}


QUARTERS = (N_("Q1"), N_("Q2"), N_("Q3"), N_("Q4"))


def quarter_name(number: int) -> str:
    """As it is called wherever it heads something."""
    return _(QUARTERS[number - 1])


def between(low: str, high: str) -> str:
    """A range; of equal ends the one value that it is."""
    return low if low == high else f"{low} – {high}"


def status_cell(name: str) -> Cell:
    """The mark and the word; red and amber for what is wrong alone."""
    return Cell(status(name), status_style(name))


def status_style(name: str) -> str:
    """How a status is coloured."""
    return _STYLES.get(tone(mark(name)), PLAIN)


def amount_cell(
    value: Money | None, unit: Unit, *, signed: bool = False, style: str = PLAIN
) -> Cell:
    """An amount; what is missing is dim."""
    return Cell(numbers.amount(value, unit, signed=signed), DIM if value is None else style)


def percent_cell(value: Decimal | None, *, signed: bool = False, style: str = PLAIN) -> Cell:
    """A percentage."""
    return Cell(numbers.percent(value, signed=signed), DIM if value is None else style)


def bar(share: Decimal | None, width: int) -> str:
    """A percentage as blocks, full at 100; eighths of a block would be wide in some terminals."""
    if share is None:
        return "·" * width
    full = max(0, min(width, int(share * width / 100)))
    return "█" * full + "░" * (width - full)


def paced(share: Decimal | None, pace: Decimal | None, width: int) -> str:
    """A bar with a stroke where the promise or the pace is; without one where neither is known."""
    drawn = list(bar(share, width))
    if pace is None:
        return "".join(drawn)
    drawn[max(0, min(width - 1, int(pace * width / 100)))] = "┃"
    return "".join(drawn)
