"""What is said of a change below the table: both figures, how it was matched, and why it is so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from tracker.language import _
from tracker.model.money import Money, Unit, total
from tracker.render import numbers
from tracker.render.columns import AMOUNT, CHANGE, look
from tracker.render.statuses import status, word
from tracker.reports.answer import Answer
from tracker.reports.compare.rest import REST
from tracker.reports.rows import Change, ChangeStatus
from tracker.tui.compare.rows import Link, Scaled, named

LINES_ALONE = ("unit", "category", "function", "fund")
"""The cuts that add the lines of a budget and nothing else."""


def difference(one: Scaled, link: Link | None, unit: Unit) -> Text:
    """The names in both years, both figures, how they were matched, and why the change."""
    row = one.row
    said = Text(named(row, one.owner).strip(), style="bold")
    said.append(f"   {status(row.status)}", "not bold")
    change = look(row.change, CHANGE, unit)
    said.append(f"\n {figures(row, unit)}", "not bold")
    if row.matched_by != "none":
        matched = _("matched by {how}").format(how=word(row.matched_by))
        said.append(f"   {matched}", "not bold")
    if link is not None:
        taken = _("“{new}” is said to be the new name of “{old}”; z takes that back")
        said.append("\n " + taken.format(old=link.old, new=link.new), "not bold")
    if row.quantity_effect is not None and row.price_effect is not None:
        parts = _("{change} = by quantity {quantity} + by price {price}").format(
            change=change,
            quantity=look(row.quantity_effect, CHANGE, unit),
            price=look(row.price_effect, CHANGE, unit),
        )
        said.append("\n " + parts, "not bold")
    return said


def figures(row: Change, unit: Unit) -> str:
    """Of both years, and the change."""
    before, after = (look(one, AMOUNT, unit) for one in (row.before, row.after))
    percent = numbers.percent(row.change_percent, signed=True)
    return f"{before} → {after}   {look(row.change, CHANGE, unit)}   {percent}"


def group(title: str, whole: Scaled | None, unit: Unit) -> Text:
    """What a branch of the tree comes to, where its rows are money."""
    said = Text(title, style="bold")
    return said.append(f"   {figures(whole.row, unit)}", "not bold") if whole else said


def together(found: Answer[Change], cut: str, unit: Unit) -> Text:
    """The totals of both years, what is in them, and of what there are no data."""
    totals: Mapping[str, Any] = found.totals
    said = Text()
    if totals.get("after") is not None:
        before, after = (look(totals[one], AMOUNT, unit) for one in ("before", "after"))
        change = look(totals["change"], CHANGE, unit)
        percent = numbers.percent(totals["change_percent"], signed=True)
        whole = _("All together {before} → {after}").format(before=before, after=after)
        said.append(f"\n {whole}   {change}   {percent}", "not bold")
        for line in _counted(found, cut, unit):
            said.append(f"\n {line}", "not bold")
    for note in found.notes:
        said.append(f"\n – {note}", "not bold")
    return said


def _counted(found: Answer[Change], cut: str, unit: Unit) -> Iterator[str]:
    """Why the totals by project and by another cut differ."""
    if cut in LINES_ALONE:
        yield _("Only lines of the budget are added here; by project, project expenditure that no"
                " project explains is in the total too.")  # fmt: skip
    left = [row for row in found.rows if row.key == REST]
    if found.totals.get("of_rest") is None or not any(row.before or row.after for row in left):
        return
    before, after = (
        look(total(one for one in side if isinstance(one, Money)), AMOUNT, unit)
        for side in ([row.before for row in left], [row.after for row in left])
    )
    yield _("Of this {before} → {after} is printed project expenditure that no project explains; by"
            " unit or function it is not in the total.").format(before=before, after=after)  # fmt: skip


def why(row: Change, found: Answer[Change], years: tuple[str, str]) -> str | None:
    """Why the change of a row is not known, or what a row is that no document names."""
    if row.key == REST:
        return _("What the disclosure prints as project expenditure, less the projects that it names"
                 " with an amount: no document says what for.")  # fmt: skip
    if row.status is not ChangeStatus.UNDISCLOSED:
        return None
    is_before = row.before is None
    year = years[0] if is_before else years[1]
    left = [one for one in found.rows if one.key == REST and one.department == row.department]
    if any((one.before if is_before else one.after) for one in left):
        return _("{year} states no amount for it: its money is part of the project expenditure that no"
                 " project explains.").format(year=year)  # fmt: skip
    return _("{year} states no amount for it, so the change is not known.").format(year=year)


def has_no_prior(found: Answer[Change]) -> bool:
    """Whether there is nothing at all to compare with."""
    return bool(found.rows) and all(row.status is ChangeStatus.NO_PRIOR_DATA for row in found.rows)
