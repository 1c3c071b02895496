"""One list with ids and states that outlive a run, an import, an undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from books import Book, headline, indicator
from hypothesis import given
from hypothesis import strategies as st

from tracker.db import Connection, log, transaction
from tracker.db.acknowledgements import Acknowledgement, acknowledge
from tracker.errors import NothingMatched
from tracker.model.forms import CAUSES
from tracker.reports.answer import Answer
from tracker.reports.findings.finding import About, distinct, finding
from tracker.reports.findings.lapsing import lapsing
from tracker.reports.findings.listing import (
    findings,
    located,
    record_run,
    resolved,
    since_last_run,
)
from tracker.reports.profiles import load
from tracker.reports.rows import Finding, Severity
from tracker.reports.scope import find_scope
from tracker.reports.summary import summary

AT = "2020-10-01T08:00:00+00:00"


@pytest.fixture
def late(book: Book) -> Book:
    """A project that is 40 points behind a promise, one that is behind the pace, a wrong sum."""
    book.budget({"甲": 10, "乙": 8})
    book.promise("甲", date(2020, 9, 30), 50)
    book.paid("甲", {"2020Q3": 1})
    book.paid("乙", {"2020Q3": 5})
    book.disclose(headlines=(headline("expenditure.total", 10), headline("revenue.total", 11)))
    return book


def ack(book: Book, one: Finding, until: str | None = None) -> None:
    """Acknowledge a finding, as of the end of September."""
    said = Acknowledgement(one.id, CAUSES[0], "财政未拨款", None, until)
    acknowledge(book.connection, said, at=AT, by="王会计", as_of="2020-09-30")


def first(connection: Connection, rule: str = "payment-late") -> Finding:
    """The finding of a rule."""
    return next(one for one in findings(connection).rows if one.rule == rule)


def test_payments_indicators_and_documents_are_one_list_the_worst_first(late: Book) -> None:
    rows = findings(late.connection).rows
    rules = [one.rule for one in rows]
    assert rules[:2] == ["payment-late", "headline-sum"]
    assert set(rules) >= {"pace-behind", "payment-late"}
    assert {one.state for one in rows} == {"open"}
    order = list(Severity)
    assert [order.index(one.severity) for one in rows] == sorted(
        order.index(one.severity) for one in rows
    )


def test_the_summary_has_the_same_findings(late: Book) -> None:
    assert summary(late.connection).findings == findings(late.connection).rows


@pytest.mark.parametrize(
    ("paid", "severity"),
    [
        ("70", Severity.INFO),
        ("65", Severity.WARNING),
        ("55", Severity.ERROR),
        ("56", Severity.WARNING),
    ],
)
def test_how_far_behind_the_pace_is_amber_and_red_by_the_profile(
    book: Book, paid: str, severity: Severity
) -> None:
    """Of 75 % by September 10 points behind are amber, 20 red: the default profile."""
    book.budget({"丙": 100})
    book.paid("丙", {"2020Q3": paid})
    assert [(one.rule, one.severity) for one in findings(book.connection).rows] == [
        ("pace-behind", severity)
    ]


def test_acknowledging_changes_the_state_and_no_number(late: Book) -> None:
    before, page = findings(late.connection), summary(late.connection)
    one = first(late.connection)
    ack(late, one)
    after = findings(late.connection)
    assert [replace(row, state="open") for row in after.rows] == list(before.rows)
    assert [row.state for row in after.rows if row.id == one.id] == ["acknowledged"]
    assert after.totals["findings"] == before.totals["findings"]
    assert replace(summary(late.connection), findings=page.findings) == page


@pytest.mark.parametrize(
    ("until", "state"),
    [
        ("2020-12-31", "snoozed"),
        ("2020-09-30", "open"),
        ("2020-09-29", "open"),
        (None, "acknowledged"),
    ],
)
def test_a_snoozed_finding_is_open_again_on_its_day(
    late: Book, until: str | None, state: str
) -> None:
    ack(late, first(late.connection), until)
    assert first(late.connection).state == state


def test_what_was_said_last_counts(late: Book) -> None:
    ack(late, first(late.connection))
    ack(late, first(late.connection), "2020-12-31")
    assert first(late.connection).state == "snoozed"


def test_an_acknowledgement_survives_a_new_version_and_an_undo(late: Book) -> None:
    one = first(late.connection, "headline-sum")
    ack(late, one)
    number = late.disclose(
        headlines=(headline("expenditure.total", 10), headline("revenue.total", 12))
    )
    assert first(late.connection, "headline-sum").state == "acknowledged"
    with transaction(late.connection):
        log.undo(late.connection, number, AT)
    assert first(late.connection, "headline-sum") == replace(one, state="acknowledged")


def test_an_import_that_changes_nothing_changes_no_finding(late: Book) -> None:
    before = findings(late.connection).rows
    late.disclose(headlines=(headline("expenditure.total", 10), headline("revenue.total", 11)))
    after = findings(late.connection).rows
    assert [(one.id, one.message) for one in after] == [(one.id, one.message) for one in before]


def test_new_is_what_the_last_recorded_run_did_not_have(late: Book) -> None:
    answer = findings(late.connection)
    assert since_last_run(late.connection, answer).rows == answer.rows
    record_run(late.connection, answer, AT)
    assert since_last_run(late.connection, answer).rows == ()
    late.disclose(
        headlines=(headline("expenditure.total", 10), headline("revenue.total", 11)),
        indicators=(indicator("甲", "检查率", "≥100%"),),
    )
    new = since_last_run(late.connection, findings(late.connection)).rows
    assert {one.rule for one in new} == {"rate-above-whole", "goal-missing"}


def test_what_was_recorded_and_is_gone_is_resolved_and_counts_no_more(late: Book) -> None:
    one = first(late.connection)
    record_run(late.connection, findings(late.connection), AT)
    late.paid("甲", {"2020Q3": 6})
    answer = findings(late.connection)
    gone = [row for row in answer.rows if row.state == "resolved"]
    assert [(row.id, row.severity, row.message) for row in gone] == [
        (one.id, one.severity, one.message)
    ]
    assert answer.totals["findings"]["error"] == sum(
        1 for row in answer.rows if row.severity is Severity.ERROR and row.state == "open"
    )


def test_a_finding_that_an_import_takes_away_and_another_brings_back_is_open_again(
    late: Book,
) -> None:
    one = first(late.connection)
    ack(late, one)
    with lapsing(late.connection, AT):
        late.paid("甲", {"2020Q3": 2})
    assert first(late.connection).state == "acknowledged", "it is still there"
    with lapsing(late.connection, AT):
        late.paid("甲", {"2020Q3": 6})
    late.paid("甲", {"2020Q3": 1})
    assert first(late.connection) == one


def test_what_was_said_of_a_past_day_does_not_lapse_because_today_is_better(late: Book) -> None:
    """A form of June comes back when September is reported already."""
    one = first(late.connection)
    late.paid("甲", {"2020Q4": 6})
    assert one.id not in {row.id for row in findings(late.connection).rows}
    with lapsing(late.connection, AT):
        ack(late, one)
    past = findings(late.connection, 2020, date(2020, 9, 30)).rows
    assert [row.state for row in past if row.id == one.id] == ["acknowledged"]


@pytest.mark.parametrize(
    ("budget", "paid", "severity"),
    [
        ("1000", "500", "warning"),
        ("2500", "1000", "error"),
        ("500", "290", "info"),
        ("1000", "600", None),
        ("300", "150", None),
    ],
)
def test_money_that_lies_unspent_grows_graver_with_each_amount(
    book: Book, budget: str, paid: str, severity: str | None
) -> None:
    """Shuozhou: below 60 % by September with 200, 500 and 1000 万元 left; 60 % is enough."""
    book.budget({"甲": budget})
    book.paid("甲", {"2020Q1": paid})
    book.paid("甲", {"2020Q3": 0})
    profile = load("shuozhou-2015")

    def unspent(day: date) -> list[str]:
        rows = findings(book.connection, 2020, day, profile=profile).rows
        return [str(one.severity) for one in rows if one.rule == "unspent"]

    assert unspent(date(2020, 9, 30)) == ([severity] if severity else [])
    assert unspent(date(2020, 8, 31)) == []


def test_a_finding_that_comes_back_is_open_again(late: Book) -> None:
    one = first(late.connection)
    record_run(late.connection, findings(late.connection), AT)
    ack(late, one)
    record_run(late.connection, findings(late.connection), AT)
    assert first(late.connection).state == "acknowledged"
    number = late.paid("甲", {"2020Q3": 6})
    record_run(late.connection, findings(late.connection), AT)
    with transaction(late.connection):
        log.undo(late.connection, number, AT)
    assert first(late.connection) == replace(one, state="open")


def test_a_run_about_an_earlier_day_resolves_nothing(late: Book) -> None:
    """As of March nothing was late: that is no proof that it was mended."""
    ack(late, first(late.connection))
    record_run(late.connection, findings(late.connection, as_of=date(2020, 3, 31)), AT)
    assert first(late.connection).state == "acknowledged"


def test_nothing_is_resolved_before_it_was_recorded(late: Book) -> None:
    record_run(late.connection, findings(late.connection), AT)
    scope = find_scope(late.connection, as_of=date(2020, 3, 31))
    assert resolved(late.connection, scope, ()) == ()


def test_a_run_of_one_department_says_nothing_of_another(late: Book) -> None:
    other = Book(late.connection, department="丙局")
    other.disclose(headlines=(headline("expenditure.total", 1), headline("revenue.total", 2)))
    record_run(late.connection, findings(late.connection, department="丙局"), AT, "丙局")
    everything = findings(late.connection)
    assert since_last_run(late.connection, everything).rows == everything.rows
    mine = findings(late.connection, department="丙局")
    assert since_last_run(late.connection, mine, "丙局").rows == ()


def test_a_finding_is_found_by_its_id_in_any_year(late: Book) -> None:
    Book(late.connection, year=2021).budget({"甲": 1})
    one = next(row for row in findings(late.connection, 2020).rows if row.rule == "headline-sum")
    assert located(late.connection, one.id) == (one, date(2020, 9, 30))
    with pytest.raises(NothingMatched, match="no-such-1"):
        located(late.connection, "no-such-1")


@given(st.lists(st.sampled_from("甲乙丙"), max_size=8))
def test_no_two_findings_have_one_id(subjects: list[str]) -> None:
    rows = [finding(About("r", "局", 2020, name), Severity.INFO, "") for name in subjects]
    told = distinct(rows)
    assert len({one.id for one in told}) == len(subjects)
    assert distinct(rows) == told


def test_an_answer_without_findings_can_be_recorded(book: Book) -> None:
    book.budget({"甲": 1})
    answer: Answer[Finding] = findings(book.connection)
    assert record_run(book.connection, answer, AT) == 1
