"""One row of each answer. Field names and their order are the public contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.model.money import Money


class ChangeStatus(StrEnum):
    """What became of a thing between two years."""

    UNCHANGED = "unchanged"
    INCREASED = "increased"
    DECREASED = "decreased"
    NEW = "new"
    DROPPED = "dropped"
    NO_PRIOR_DATA = "no_prior_data"
    UNDISCLOSED = "undisclosed"


class PaymentStatus(StrEnum):
    """What became of a promise: the words of Open Contracting's milestones, and three more."""

    MET = "met"
    MET_LATE = "met_late"
    PARTIALLY_MET = "partially_met"
    NOT_MET = "not_met"
    SCHEDULED = "scheduled"
    NO_REPORT = "no_report"
    NO_BUDGET = "no_budget"


class IndicatorStatus(StrEnum):
    """What became of a target."""

    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    MISSED = "missed"
    NO_REPORT = "no_report"
    NOT_COMPARABLE = "not_comparable"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing in two years. `change` is after − before; None where either is unknown.

    `level` of a classification (1 class, 2 section, 3 item), 0 where there is none; the effects of
    quantity and price of a purchase in both years; `softened`: a target that asks for less.
    """

    key: str
    name: str
    before: Money | Decimal | None
    after: Money | Decimal | None
    change: Money | Decimal | None
    change_percent: Decimal | None
    status: ChangeStatus
    matched_by: str
    suggestion: str | None
    before_source: str | None
    after_source: str | None
    department: str
    level: int = 0
    quantity_effect: Money | None = None
    price_effect: Money | None = None
    softened: bool | None = None
    owes_reason: bool | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """One promise held against what was paid.

    `paid` is cumulative as of the report's day. The gap is what is short of the promise, in
    percentage points of the budget and in money: zero where it is met, None where it is not due or
    cannot be known. `met_on` is the end of the first reported period that shows it met.
    `unreported` names the quarters before the last report that no report covers: what was paid in
    them is not known, so `paid` may be more. `next_due` is the day of the project's next promise.
    """

    project: str
    kind: str
    due_date: date
    due_percent: Decimal | None
    origin: str
    budget: Money | None
    budget_basis: str | None
    paid: Money | None
    paid_percent: Decimal | None
    gap_percent: Decimal | None
    gap_amount: Money | None
    status: PaymentStatus
    met_on: date | None
    quarters_late: int | None
    source_text: str | None
    source: str | None
    locator: str | None
    department: str
    unreported: str | None = None
    next_due: date | None = None


@dataclass(frozen=True, slots=True)
class Attainment:
    """One indicator held against its reported result.

    `reason` says why a result cannot be compared; `over_reached` that it is so far above the target
    that the profile asks for a reason.
    """

    project: str
    level1: str
    level2: str
    level3: str
    operator: str
    target: Decimal | None
    unit: str | None
    actual: Decimal | str | None
    attained_percent: Decimal | None
    expected_percent: Decimal | None
    status: IndicatorStatus
    target_text: str
    source: str
    locator: str
    department: str
    reason: str | None = None
    over_reached: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong. The same rule on the same subject has the same `id` in every run."""

    id: str
    rule: str
    severity: Severity
    subject: str
    message: str
    plan: Money | Decimal | str | None
    actual: Money | Decimal | str | None
    gap: Money | Decimal | None
    unit: str | None
    state: str
    source: str | None
    locator: str | None
