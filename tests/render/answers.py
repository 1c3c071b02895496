"""Answers to render: one of each kind of row, with names that make trouble."""

from datetime import date
from decimal import Decimal

from tracker.model.money import Money
from tracker.reports.answer import Answer
from tracker.reports.rows import Change, ChangeStatus, Payment, PaymentStatus

LATE = Payment(
    project="质量提升|工作经费",
    kind="payment",
    due_date=date(2020, 9, 30),
    due_percent=Decimal(50),
    origin="stated",
    budget=Money(7_900_000),
    budget_basis="approved",
    paid=Money(3_000_000),
    paid_percent=Decimal("37.97"),
    gap_percent=Decimal("12.03"),
    gap_amount=Money(950_000),
    status=PaymentStatus.PARTIALLY_MET,
    met_on=None,
    quarters_late=0,
    source_text="计划第三季度资金拨付50%",
    source="disclosure-2020.md",
    locator="line 986",
    department="测试局",
)
UNKNOWN = Payment(
    project="=cmd|'/c calc'!A1",
    kind="payment",
    due_date=date(2020, 12, 31),
    due_percent=None,
    origin="default",
    budget=None,
    budget_basis=None,
    paid=None,
    paid_percent=None,
    gap_percent=None,
    gap_amount=None,
    status=PaymentStatus.NO_BUDGET,
    met_on=None,
    quarters_late=None,
    source_text="<b>\x1b[31m红\n字</b>",
    source=None,
    locator=None,
    department="测试局",
)
PAYMENTS: Answer[Payment] = Answer(
    "payments",
    2020,
    date(2020, 9, 30),
    (LATE, UNKNOWN),
    {"budget": Money(7_900_000), "paid_percent": Decimal("37.97"), "status": {"met": 0}},
)
NO_PAYMENTS: Answer[Payment] = Answer("payments", 2020, None, (), {})
DROPPED: Answer[Change] = Answer(
    "compare",
    2021,
    None,
    (
        Change(
            key="a",
            name="打击传销",
            before=Money(2_000_000),
            after=Money(1_000_000),
            change=Money(-1_000_000),
            change_percent=Decimal(-50),
            status=ChangeStatus.DECREASED,
            matched_by="name",
            suggestion=None,
            before_source=None,
            after_source=None,
            department="测试局",
        ),
    ),
    {"change": Money(-1_000_000)},
    ("A note.",),
)
