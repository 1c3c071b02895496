"""Rules have names; people never see an id where a name would do."""

from __future__ import annotations

import pytest

from tracker import language
from tracker.render.rules import rule_name, rule_sentence
from tracker.render.tables import display_width
from tracker.reports.check import RULES
from tracker.reports.findings.rules import DESCRIBED, JUDGEMENTS

WIDEST = 26
"""Cells: names stand in a column beside subject and sentence."""


@pytest.fixture(params=["en", "zh_CN"])
def _spoken(request: pytest.FixtureRequest) -> object:
    language.use(request.param)
    yield
    language.use("en")


@pytest.mark.usefixtures("_spoken")
def test_every_rule_has_a_short_name_of_its_own() -> None:
    names = [rule_name(rule) for rule in DESCRIBED]
    assert len(set(names)) == len(names) == len(RULES) + len(JUDGEMENTS)
    assert all(display_width(name) <= WIDEST for name in names)
    assert not set(names) & set(DESCRIBED)


def test_every_rule_says_what_holds_where_all_is_well() -> None:
    assert all(rule_sentence(rule).endswith(".") for rule in DESCRIBED)


def test_a_rule_of_an_older_version_keeps_its_id() -> None:
    assert rule_name("gone-rule") == "gone-rule"
    assert rule_sentence("gone-rule") == ""


def test_whatever_is_found_in_the_sources_is_described() -> None:
    """A rule that a report names and nobody described would be shown by its id."""
    import re
    from pathlib import Path

    from tracker import reports

    folder = Path(reports.__file__).parent
    sources = [folder / "progress.py", *(folder / "findings").glob("*.py")]
    found = set()
    for path in sources:
        found |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text("utf-8")))
    assert found >= {"payment-late", "money-ahead", "more-for-less"}
    assert found <= set(DESCRIBED)
