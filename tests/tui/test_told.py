"""What an officer says of files: which options mend a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from tracker import language
from tracker.db import open_database
from tracker.errors import NothingMatched, Problem, Refused
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.model.money import Unit
from tracker.tui.imports import told


@pytest.fixture(params=["en", "zh_CN"])
def _spoken(request: pytest.FixtureRequest) -> Iterator[None]:
    language.use(request.param)
    yield
    language.use("en")


@pytest.mark.usefixtures("_spoken")
@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("项目名称,期间,本期支出\na,第一季度,3\n", ("year", "department", "unit")),
        ("项目名称,期间,本期支出（万元）\na,第一季度,3\n", ("year", "department")),
        ("项目名称,预算数（万元）,期限\na,1,2020Q1\n", ("kind",)),
    ],
)
def test_a_refusal_in_either_language_names_the_options_that_mend_it(
    tmp_path: Path, text: str, options: tuple[str, ...]
) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(text, encoding="utf-8")
    with (
        open_database(tmp_path / "a.db", create=True) as connection,
        pytest.raises(Refused) as refused,
    ):
        import_paths(connection, [sheet], Options())
    found = told.wanted(refused.value)
    assert found
    assert set(found) <= set(options)


def test_other_errors_ask_for_nothing() -> None:
    assert told.wanted(NothingMatched("--year")) == ()
    assert told.wanted(Refused([Problem("a", "B2", "--year", "a number")])) == ()
    assert told.wanted(None) == ()


def test_every_option_of_an_import_can_be_said() -> None:
    assert set(told.NAMES) == {one.name for one in fields(Options)}


def test_what_was_said_is_shown_in_words() -> None:
    assert told.in_words(Options()) == ""
    said = Options(kind="budget", year=2020, unit=Unit.WAN, new_projects=True)
    assert told.in_words(said) == (
        "Kind budget · Year 2020 · Unit 10,000 yuan · Projects that no budget names ✓"
    )
