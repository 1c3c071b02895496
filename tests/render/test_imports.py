"""The report of an import: totals that differ are marked, what could not be placed is named."""

import json

import pytest

from tracker.imports.report import IMPORTED, ImportReport, TotalCheck
from tracker.model.facts import Unplaced
from tracker.model.money import Money, Unit
from tracker.render.imports import render_imports

REPORT = ImportReport(
    source="disclosure.md",
    sha256="9f3c",
    kind="disclosure",
    department="测试局",
    year=2020,
    stage="approved",
    version=1,
    unit=Unit.WAN,
    state=IMPORTED,
    number=1,
    counts=(("units", 2), ("indicators", 67)),
    totals=(
        TotalCheck("total_cents", (), None, Money(1_000_000), Money(1_000_000)),
        TotalCheck("other_cents", (), "甲局", Money(1_000_000), Money(999_900)),
    ),
    unplaced=(Unplaced("?", "no table", "line 7"),),
)


def test_a_total_that_differs_is_marked_with_the_exact_difference() -> None:
    text = render_imports([REPORT], "table")
    assert "✓ agrees   procurement, whole table: total" in text
    assert "✖ differs  procurement, 甲局: other funds" in text
    assert "+0.0001" in text


def test_what_could_not_be_placed_is_named_with_its_line() -> None:
    assert "Not placed:\n- line 7: “?” – no table" in render_imports([REPORT], "table")


def test_json_says_whether_totals_agree() -> None:
    (row,) = json.loads(render_imports([REPORT], "json"))["rows"]
    assert row["counts"] == {"units": 2, "indicators": 67}
    assert [(one["agrees"], one["difference"]) for one in row["totals"]] == [
        (True, "0.00"),
        (False, "1.00"),
    ]
    assert row["unplaced"] == [{"text": "?", "reason": "no table", "locator": "line 7"}]


@pytest.mark.parametrize("format", ["table", "md", "json"])
def test_a_dry_run_says_that_it_was_one(format: str) -> None:
    text = render_imports([REPORT], format, dry_run=True)
    assert "nothing was written" in text or '"dry_run": true' in text
