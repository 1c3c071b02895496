"""Facts that a document or a sheet states. Each knows its place; a figure not printed is None."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tracker.model.money import Money
from tracker.model.period import Period
from tracker.model.target import Target

PAYMENT = "payment"
DELIVERY = "delivery"
STATED = "stated"
ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class OrganisationUnit:
    """A unit of the department: nature (行政, 事业), rank, form of funding."""

    name: str
    nature: str | None
    rank: str | None
    funding: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure that the document states: an amount, or a percentage.

    `from_table` tells the exact figure of a standard table from the rounded one of the prose.
    """

    item: str
    label: str
    amount: Money | None
    percent: Decimal | None
    locator: str
    from_table: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that matters without a figure: `no_prior_year`, `page_head`, `direction`."""

    kind: str
    text: str
    locator: str


@dataclass(frozen=True, slots=True)
class Goal:
    """The goal text (绩效目标) of one performance table."""

    project: str
    table_part: str
    table_no: int
    text: str
    locator: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of a performance table; `seq` counts from 1 within the table."""

    project: str
    table_part: str
    table_no: int
    seq: int
    level1: str
    level2: str
    level3: str
    description: str
    target: Target
    basis: str
    locator: str


@dataclass(frozen=True, slots=True)
class DepartmentIndicator:
    """An indicator of a department goal."""

    goal_no: int
    seq: int
    name: str
    target: Target
    locator: str


@dataclass(frozen=True, slots=True)
class DepartmentGoal:
    """A goal of the whole department (分项绩效目标) with its indicators."""

    no: int
    title: str
    goal: str
    locator: str
    indicators: tuple[DepartmentIndicator, ...]


@dataclass(frozen=True, slots=True)
class ProcurementLine:
    """A line of the procurement budget (政府采购预算)."""

    unit: str | None
    project: str
    project_budget: Money | None
    item: str
    catalogue_code: str
    measure_unit: str
    quantity: Decimal | None
    unit_price: Money | None
    total: Money | None
    general_public: Money | None
    government_fund: Money | None
    state_capital: Money | None
    special_account: Money | None
    other: Money | None
    locator: str


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total that a table prints, to stand beside the sum of its lines.

    `block` is the unit that a subtotal is for, None for the whole table; `column` is the name of
    the summed column in the public view.
    """

    table: str
    block: str | None
    column: str
    amount: Money
    locator: str


@dataclass(frozen=True, slots=True)
class StandardCell:
    """An amount that a standard table prints. `column` is a name of `StandardTable`."""

    column: str
    amount: Money
    locator: str


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A row of a standard table with what it prints; an empty cell is not among `cells`.

    `level` is 1 for a class, 2 for a section, 3 for an item, 0 for the table's total and for rows
    without a classification. `code` is printed digits; with spaces between them where they are no
    code (7 11 02).
    """

    level: int
    code: str
    name: str
    cells: tuple[StandardCell, ...]
    locator: str

    def cell(self, column: str) -> StandardCell | None:
        """What is printed in a column."""
        return next((one for one in self.cells if one.column == column), None)


@dataclass(frozen=True, slots=True)
class StandardTable:
    """One of the tables that every disclosure of a place has, whatever its department.

    `kind`: balance_revenue and balance_expenditure (the two sides of 收支总表), grant_revenue and
    grant_expenditure (财政拨款收支总表), revenue, expenditure, general_public, gov_fund,
    state_capital (functions), basic_economic (economic classes), three_public. `note` is the remark
    that it is empty. Columns: total, basic, project, personnel, public_use, the funds and sources
    of revenue as in names of headline items, and the three public expenses.
    """

    kind: str
    title: str
    note: str | None
    locator: str
    rows: tuple[StandardRow, ...]


@dataclass(frozen=True, slots=True)
class FunctionLine:
    """Money granted for a function, without a project: what a standard table prints of an item.

    `category` is basic or project expenditure, None where the two are not told apart; `fund` None
    where no table of a fund prints the same amount.
    """

    code: str | None
    name: str
    category: str | None
    fund: str | None
    amount: Money
    locator: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A kind of fixed asset on a day."""

    as_of: date | None
    kind: str
    quantity: Decimal | None
    amount: Money | None
    locator: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A promise with a date. `percent` is cumulative, of the money; None for a delivery."""

    project: str
    kind: str
    due: date
    percent: Decimal | None
    origin: str
    text: str
    note: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something printed that the importer could not place."""

    text: str
    reason: str
    locator: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Everything that one budget disclosure states."""

    department: str
    year: int
    stage: str
    units: tuple[OrganisationUnit, ...] = ()
    headlines: tuple[Headline, ...] = ()
    statements: tuple[Statement, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    department_goals: tuple[DepartmentGoal, ...] = ()
    procurement: tuple[ProcurementLine, ...] = ()
    totals: tuple[PrintedTotal, ...] = ()
    assets: tuple[Asset, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    tables: tuple[StandardTable, ...] = ()
    functions: tuple[FunctionLine, ...] = ()
    unplaced: tuple[Unplaced, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Allocation:
    """Money granted to a project: one budget line."""

    project: str
    code: str | None
    unit: str | None
    category: str | None
    function_code: str | None
    function_name: str | None
    economic_code: str | None
    economic_name: str | None
    fund: str | None
    amount: Money
    locator: str


@dataclass(frozen=True, slots=True)
class Execution:
    """Money paid in a period, or up to its end, as reported: one of the two may be None."""

    project: str
    unit: str | None
    period: Period
    paid: Money | None
    cumulative: Money | None
    note: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class Result:
    """A reported result of an indicator; `value` is None where the text is no number.

    `description` and `seq` tell indicators of one name apart.
    """

    project: str
    indicator: str
    description: str | None
    seq: int | None
    period: Period
    value: Decimal | None
    text: str
    note: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of a project's budget within its year: 追加, 调减 or 调剂. Signed."""

    project: str
    date: date
    kind: str
    amount: Money
    reason: str | None
    locator: str
