"""A pair becomes a row: difference, percentage, status, and what a purchase's change is made of."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from tracker.model.money import Money, total
from tracker.reports.compare.matching import Pair
from tracker.reports.compare.sides import Figure, Side
from tracker.reports.payments import rounded
from tracker.reports.rows import Change, ChangeStatus


def change(
    pair: Pair,
    likely: dict[tuple[str, str], str],
    *,
    has_prior: bool = True,
    has_later: bool = True,
) -> Change:
    """One row. What hangs together by links is summed; an undisclosed part leaves the sum unknown.

    `has_prior`, `has_later`: whether the year has data of the kind at all. Where the later one has
    none, nothing is dropped: it is not disclosed.
    """
    shown = pair.new or pair.old
    before, after = _sum(pair.old), _sum(pair.new)
    changed, share = difference(before, after)
    quantity_effect, price_effect = effects(pair)
    name = " + ".join(side.name for side in shown)
    lone = not pair.old or not pair.new
    return Change(
        key=" + ".join(side.key for side in shown),
        name=name,
        before=before,
        after=after,
        change=changed,
        change_percent=share,
        status=_status(pair, changed, has_prior, has_later),
        matched_by=pair.matched_by,
        suggestion=likely.get((shown[0].department, shown[0].name)) if lone else None,
        before_source=_sources(pair.old),
        after_source=_sources(pair.new),
        department=shown[0].department,
        level=shown[0].level,
        quantity_effect=quantity_effect,
        price_effect=price_effect,
        softened=_softened(pair),
    )


def _sum(parts: tuple[Side, ...]) -> Figure | None:
    if len(parts) == 1:
        return parts[0].amount
    amounts = [part.amount for part in parts if isinstance(part.amount, Money)]
    return total(amounts) if amounts and len(amounts) == len(parts) else None


def _sources(parts: tuple[Side, ...]) -> str | None:
    return " + ".join(part.source for part in parts if part.source) or None


def difference(before: Figure | None, after: Figure | None) -> tuple[Figure | None, Decimal | None]:
    """The change, and its percentage of what was before; None where a side is unknown or zero."""
    if isinstance(before, Money) and isinstance(after, Money):
        changed = after - before
        share = changed.percent_of(before)
        return changed, None if share is None else rounded(share)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return after - before, rounded((after - before) * 100 / before) if before else None
    return None, None


def effects(pair: Pair) -> tuple[Money | None, Money | None]:
    """A purchase's change split in two: Δ = Δq × p0 + q1 × Δp, exact: what rounding the first part
    to a cent leaves belongs to the second."""
    if len(pair.old) != 1 or len(pair.new) != 1:
        return None, None
    old, new = pair.old[0], pair.new[0]
    if not (isinstance(old.amount, Money) and isinstance(new.amount, Money)):
        return None, None
    if not old.quantity or new.quantity is None:
        return None, None
    of_quantity = (new.quantity - old.quantity) * old.amount.cents / old.quantity
    quantity_effect = Money(int(of_quantity.to_integral_value(ROUND_HALF_EVEN)))
    return quantity_effect, new.amount - old.amount - quantity_effect


def _softened(pair: Pair) -> bool | None:
    """Whether a target asks for less than the year before; None where it is no comparable target."""
    if len(pair.old) != 1 or len(pair.new) != 1:
        return None
    old, new = pair.old[0], pair.new[0]
    if not (isinstance(old.amount, Decimal) and isinstance(new.amount, Decimal)):
        return None
    if old.operator != new.operator or old.measure != new.measure:
        return None
    lower_is_better = new.operator in ("<=", "<") or not old.amount
    return new.amount > old.amount if lower_is_better else new.amount < old.amount


def _status(pair: Pair, changed: Figure | None, has_prior: bool, has_later: bool) -> ChangeStatus:
    if not has_prior:
        return ChangeStatus.NO_PRIOR_DATA
    if not pair.old:
        return ChangeStatus.NEW
    if not pair.new:
        return ChangeStatus.DROPPED if has_later else ChangeStatus.UNDISCLOSED
    if changed is None:
        same = all(side.operator == "qualitative" for side in (*pair.old, *pair.new))
        return ChangeStatus.UNCHANGED if same else ChangeStatus.UNDISCLOSED
    if not changed:
        return ChangeStatus.UNCHANGED
    figure = changed.cents if isinstance(changed, Money) else changed
    return ChangeStatus.INCREASED if figure > 0 else ChangeStatus.DECREASED
