"""Rules on reports of payments and on imported budgets; check itself on a database and on samples."""

from __future__ import annotations

from collections import Counter

import pytest
from books import Book, allocation, headline, indicator, purchase, wan
from papers import BUREAU, asked, bought, figures, paper, report
from places import REAL, SAMPLES, needs_real_file

from tracker.db import Connection
from tracker.errors import NothingMatched
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.reports.budgets import Budget
from tracker.reports.check import RULES, check
from tracker.reports.check.evidence import BudgetSheet, Evidence, Found
from tracker.reports.executed import Report
from tracker.reports.rows import Finding


def paid(rule: str, *reports: Report, budget: str | None = None) -> list[Found]:
    """What a rule says of the reports on one project."""
    budgets = {} if budget is None else {"甲": Budget(wan(budget), "approved", "b.csv", "line 2")}
    return asked(rule, Evidence(BUREAU, 2020, reports={"甲": reports}, budgets=budgets))


MONTHS = (report("2020-01", "1"), report("2020-02", "2"), report("2020-03", "3"))


def test_the_months_of_a_quarter_add_to_the_quarter() -> None:
    assert paid("months-quarter", *MONTHS, report("2020Q1", "6")) == []
    assert [o.gap for o in paid("months-quarter", *MONTHS, report("2020Q1", "7"))] == [wan(1)]


def test_a_quarter_of_which_a_month_is_missing_is_not_held_against_its_months() -> None:
    assert paid("months-quarter", *MONTHS[:2], report("2020Q1", "9")) == []


def test_quarters_are_held_against_the_year() -> None:
    quarters = [report(f"2020Q{n}", "2") for n in range(1, 5)]
    assert len(paid("months-quarter", *quarters, report("2020", "9"))) == 1
    assert paid("months-quarter", *quarters, report("2020", "8")) == []


def test_a_cumulative_column_does_not_fall() -> None:
    rises = [report("2020Q1", cumulative="3"), report("2020Q2", cumulative="3")]
    assert paid("cumulative-falls", *rises) == []
    one = paid("cumulative-falls", *rises, report("2020Q3", cumulative="2"))
    assert [(o.plan, o.actual) for o in one] == [(wan(3), wan(2))]


def test_a_payment_is_the_step_of_the_cumulative_column() -> None:
    first = report("2020Q1", "3", "3")
    assert paid("cumulative-step", first, report("2020Q2", "2", "5")) == []
    assert len(paid("cumulative-step", first, report("2020Q2", "2", "6"))) == 1
    assert paid("cumulative-step", first, report("2020Q3", "2", "6")) == []


@pytest.mark.parametrize(("budget", "findings"), [("6", 0), ("5.99", 1), (None, 0)])
def test_no_more_is_paid_than_granted(budget: str | None, findings: int) -> None:
    assert len(paid("paid-above-budget", *MONTHS, budget=budget)) == findings


def test_a_supplement_makes_room(book: Book) -> None:
    book.budget({"甲": 10})
    book.paid("甲", {"2020Q1": 12})
    assert [one.rule for one in check(book.connection).rows] == ["paid-above-budget"]
    from datetime import date

    book.adjust("甲", date(2020, 2, 1), 2)
    assert check(book.connection).rows == ()


def sheet(*amounts: tuple[str, str, str]) -> BudgetSheet:
    """An approved budget: project, category, amount."""
    lines = tuple(allocation(name, amount, category=kind) for name, kind, amount in amounts)
    return BudgetSheet("budget.csv", "approved", lines)


def test_the_document_states_what_the_budget_adds_to() -> None:
    document = paper(
        headlines=figures(
            expenditure__total=10, expenditure__project=6, expenditure__basic__personnel=4
        )
    )
    right = sheet(("甲", "项目支出", "6"), ("人员经费", "人员经费", "4"))
    wrong = sheet(("甲", "项目支出", "5"), ("人员经费", "人员经费", "4"))
    assert asked("budget-document", Evidence(BUREAU, 2020, (document,), sheets=(right,))) == []
    one = asked("budget-document", Evidence(BUREAU, 2020, (document,), sheets=(wrong,)))
    assert [(o.subject, o.gap) for o in one] == [("expenditure__project", wan(1))]


def test_a_project_has_one_budget_in_document_and_sheet() -> None:
    document = paper(procurement=(bought(project="甲", budget="6"),))
    for amount, findings in (("6", 0), ("6.01", 0), ("6.5", 1)):
        evidence = Evidence(BUREAU, 2020, (document,), sheets=(sheet(("甲", "项目支出", amount)),))
        assert len(asked("project-budget-differs", evidence)) == findings


def test_every_rule_has_an_id_of_its_own_and_a_line_for_the_help() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(rule.description.endswith(".") for rule in RULES)


def test_an_empty_database_has_nothing_to_check(database: Connection) -> None:
    with pytest.raises(NothingMatched):
        check(database)


def test_what_is_stored_is_checked_as_it_was_stated(book: Book) -> None:
    book.disclose(
        headlines=(headline("expenditure.total", 10), headline("revenue.total", 11)),
        indicators=(indicator("甲", "检查率", "≥100%"),),
        procurement=(purchase("甲", "1.5", "2", budget="2"),),
    )
    told = Counter(one.rule for one in check(book.connection).rows)
    assert told == {
        "headline-sum": 1,
        "rate-above-whole": 1,
        "quantity-fraction": 1,
        "procurement-budget": 1,
        "goal-missing": 1,
    }


def test_ids_do_not_depend_on_figures_or_lines(book: Book) -> None:
    def ids() -> list[str]:
        return [one.id for one in check(book.connection).rows]

    book.disclose(headlines=(headline("expenditure.total", 10), headline("revenue.total", 11)))
    before = ids()
    book.disclose(headlines=(headline("expenditure.total", 10), headline("revenue.total", 12)))
    assert ids() == before != []


def test_stages_of_a_year_are_checked_apart() -> None:
    """A figure of the adjusted document is not held against one of the approved document."""
    right = figures(expenditure__total=10, revenue__total=10)
    wrong = figures(expenditure__total=12, revenue__total=13)
    both = (paper(headlines=right), paper(stage="adjusted", headlines=wrong))
    assert asked("headline-twice", Evidence(BUREAU, 2020, both)) == []
    one = asked("headline-sum", Evidence(BUREAU, 2020, both))
    assert [o.detail.split()[0] for o in one] == ["adjusted"]


def samples(database: Connection, year: int) -> Counter[str]:
    """Rules and how often they find something in the invented documents."""
    import_paths(database, [SAMPLES], Options())
    return Counter(one.rule for one in check(database, year).rows)


def test_the_invented_documents_hold_what_was_put_into_them(database: Connection) -> None:
    assert samples(database, 2020) == {
        "budget-document": 1,  # a project of 3.60 that no budget line names
        "project-without-budget": 1,
        "rate-without-number": 1,
        "goal-missing": 1,
        "new-with-assets": 1,
    }


@pytest.fixture
def real(database: Connection) -> tuple[Finding, ...]:
    """What is found in the real document."""
    import_paths(database, [REAL], Options())
    return check(database).rows


@needs_real_file
def test_the_real_document_is_found_to_hold_what_an_auditor_finds(
    real: tuple[Finding, ...],
) -> None:
    assert Counter(one.rule for one in real) == {
        "total-differs": 2,
        "procurement-funding": 1,
        "planned-assets": 1,
        "quantity-fraction": 4,
        "years-beyond": 1,
        "goal-number": 2,
        "two-targets": 1,
        "two-targets-across": 2,
        "target-direction": 2,
        "rate-above-whole": 3,
        "rate-without-unit": 4,
        "rate-without-number": 2,
        "rate-as-count": 1,
        "target-repeats": 6,
        "target-in-description": 7,
        "month-or-duration": 1,
        "goal-missing": 1,
        "project-spelling": 1,
        "page-head": 1,
        "count-without-unit": 3,
        "counted-twice": 3,
        "purchase-samples": 2,
        "projects-known": 1,
        "new-with-assets": 1,
        "term-spelling": 1,
    }


@needs_real_file
@pytest.mark.parametrize(
    ("rule", "place", "words"),
    [
        ("total-differs", "line 1049", "738.43"),
        ("procurement-funding", "line 1161", "no fund"),
        ("goal-number", "line 537", "992"),
        ("goal-number", "line 616", "≥300家"),
        ("project-spelling", "line 1205", "散媒"),
        ("quantity-fraction", "line 1150", "43.75"),
        ("quantity-fraction", "line 1139", "14.2"),
        ("years-beyond", "line 1087", "6 年"),
        ("rate-without-unit", "line 657", "≥90"),
        ("month-or-duration", "line 652", "3月份"),
        ("page-head", "line 1043", "414"),
        ("rate-above-whole", "line 329", "≥100%"),
        ("two-targets-across", "line 149", "2300"),
    ],
)
def test_each_says_both_sides_and_where(
    real: tuple[Finding, ...], rule: str, place: str, words: str
) -> None:
    assert any(
        one.rule == rule and one.locator == place and words in one.message for one in real
    ), [one.message for one in real if one.rule == rule]
