"""What a row of each kind states: a fact, or None where a mistake was kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from tracker.errors import NotAPeriod
from tracker.imports.sheets.results import result_value
from tracker.imports.sheets.row import Row, quoted
from tracker.language import _
from tracker.model.facts import (
    DELIVERY,
    ENTERED,
    PAYMENT,
    Adjustment,
    Allocation,
    Execution,
    Milestone,
    Result,
)
from tracker.model.names import fold
from tracker.model.period import Period

Fact = Allocation | Execution | Result | Milestone | Adjustment

SUPPLEMENT, CUT, TRANSFER = "追加", "调减", "调剂"
_ADJUSTMENTS = {
    "追加": SUPPLEMENT, "调增": SUPPLEMENT, "追加预算": SUPPLEMENT, "supplement": SUPPLEMENT,
    "调减": CUT, "核减": CUT, "追减": CUT, "cut": CUT,
    "调剂": TRANSFER, "transfer": TRANSFER,
}  # fmt: skip
_MILESTONES = {
    "": PAYMENT, "payment": PAYMENT, "支付": PAYMENT, "拨付": PAYMENT, "付款": PAYMENT,
    "delivery": DELIVERY, "完成": DELIVERY, "交付": DELIVERY, "验收": DELIVERY,
}  # fmt: skip


def allocation(row: Row) -> Allocation | None:
    """One line of a budget."""
    money = row.money("amount")
    if money is None:
        return None
    return Allocation(
        project=row.text("project") or "",
        code=row.code("project_code"),
        unit=row.unit(),
        category=row.text("category"),
        function_code=row.code("function_code"),
        function_name=row.text("function_name"),
        economic_code=row.code("economic_code"),
        economic_name=row.text("economic_name"),
        fund=row.text("fund"),
        amount=money,
        locator=row.cell("amount").place,
    )


def execution(row: Row) -> Execution | None:
    """What was paid in a period, or up to its end."""
    period = row.period("period", row.year())
    paid, cumulative = row.money("paid"), row.money("cumulative")
    if period is None or (paid is None and cumulative is None):
        return None
    return Execution(
        project=row.text("project") or "",
        unit=row.unit(),
        period=period,
        paid=paid,
        cumulative=cumulative,
        note=row.text("note"),
        locator=row.cell("paid" if paid is not None else "cumulative").place,
    )


def result(row: Row) -> Result | None:
    """A reported result; its indicator is matched later."""
    period = row.period("period", row.year())
    indicator, text = row.text("indicator"), row.text("actual")
    if not indicator:
        row.fail("indicator", _("an empty cell"), _("the name of an indicator"))
    if period is None or not indicator or not text:
        return None
    return Result(
        project=row.text("project") or "",
        indicator=indicator,
        description=row.text("description"),
        seq=_seq(row),
        period=period,
        value=result_value(text),
        text=text,
        note=row.text("note"),
        locator=row.cell("actual").place,
    )


def _seq(row: Row) -> int | None:
    text = row.text("seq")
    if text and not text.isdecimal():
        row.fail("seq", quoted(text), _("a number: 1, 2, 3"))
        return None
    return int(text) if text else None


def milestone(row: Row) -> Milestone | None:
    """A promise that a person enters."""
    due, kind = _due(row), _kind(row, _MILESTONES, _("payment (支付) or delivery (完成)"))
    percent = row.percent("percent")
    if due is None or kind is None or row.problems:
        return None
    if kind == DELIVERY and percent is not None:
        why = _("a delivery has no share of the money: the percentage is not used")
        row.notes.append((row.cell("percent").text, why, row.cell("percent").place))
        percent = None
    return Milestone(
        project=row.text("project") or "",
        kind=kind,
        due=due,
        percent=percent,
        origin=ENTERED,
        text=row.text("note") or _statement(row),
        note=None,
        locator=row.cell("due").place,
    )


def _due(row: Row) -> date | None:
    """The day, or the last day of the period."""
    text, year = row.text("due"), row.year()
    day = row.day("due")
    if day is None and text and not row.rounded("due"):
        try:
            day = Period.parse(text, year).end
        except NotAPeriod:
            day = None
    if day is None:
        found = quoted(text) if text else _("an empty cell")
        row.fail("due", found, _("a day or a period with its year: 2020-06-30, 2020Q2"))
    return day


def _statement(row: Row) -> str:
    """The row's own cells, as they are printed."""
    said = ((row.heading(name), row.text(name)) for name in ("kind", "due", "percent"))
    return "；".join(f"{heading}：{text}" for heading, text in said if text)


def adjustment(row: Row) -> Adjustment | None:
    """A change of a budget, signed: more is positive."""
    day = row.day("date")
    if day is None:
        text = row.text("date")
        found = quoted(text) if text else _("an empty cell")
        row.fail("date", found, _("a day such as 2020-06-30"))
    else:
        _agreed_year(row, day)
    money = row.money("amount")
    kind = _kind(row, _ADJUSTMENTS, _("追加 (supplement), 调减 (cut) or 调剂 (transfer)"), "")
    if day is None or money is None or kind is None:
        return None
    place = row.cell("amount").place
    if not kind:
        kind = SUPPLEMENT if money.cents >= 0 else CUT
        why = _("no kind is given: read as {kind} by its sign").format(kind=kind)
        row.notes.append((row.cell("amount").text, why, place))
    elif kind == CUT and money.cents > 0:
        money = -money
        row.notes.append((row.cell("amount").text, _("a cut (调减): read as a decrease"), place))
    elif kind == SUPPLEMENT and money.cents < 0:
        expected = _("a positive amount for a supplement (追加), or the kind 调减")
        row.fail("amount", quoted(row.cell("amount").text), expected)
        return None
    return Adjustment(
        project=row.text("project") or "",
        date=day,
        kind=kind,
        amount=money,
        reason=row.text("reason") or row.text("note"),
        locator=place,
    )


def _agreed_year(row: Row, day: date) -> None:
    """A budget is adjusted within its year: what says the year must say the day's."""
    year = row.year() if row.text("year") else row.context.asked_year
    if year is not None and year != day.year:
        row.fail("date", day.isoformat(), _("a day in {year}").format(year=year))


def _kind(
    row: Row, words: Mapping[str, str], expected: str, missing: str | None = None
) -> str | None:
    text = row.text("kind") or ""
    if not text and missing is not None:
        return missing
    kind = words.get(fold(text))
    if kind is None:
        row.fail("kind", quoted(text), expected)
    return kind


def year_of(row: Row, fact: Fact | None) -> int | None:
    """The budget year that a row belongs to: its period's, its column's, else its day's."""
    if isinstance(fact, Execution | Result):
        return row.budget_year() or fact.period.year
    if isinstance(fact, Adjustment):
        return fact.date.year
    year = row.year()
    if fact is None and row.has("period"):
        return _period_year(row, year)
    return fact.due.year if year is None and isinstance(fact, Milestone) else year


def _period_year(row: Row, year: int | None) -> int | None:
    """Of a row without a figure, or with a mistake in another cell."""
    text = row.cell("period").text
    try:
        return (
            date.fromisoformat(text[:10]).year
            if row.cell("period").date
            else Period.parse(text, year).year
        )
    except NotAPeriod:
        return year


READ: dict[str, Callable[[Row], Fact | None]] = {
    "budget": allocation,
    "execution": execution,
    "indicators": result,
    "milestones": milestone,
    "adjustments": adjustment,
}
