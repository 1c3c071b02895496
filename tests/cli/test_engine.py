"""`tracker engine`, as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Typed = Callable[..., Any]


@pytest.fixture
def folder(typed: Typed, db: object) -> str:
    """An export of the database."""
    assert db
    assert typed("export", "data", "--parquet").code == 0
    return "data"


@pytest.mark.parametrize("question", ["payments", "indicators"])
def test_its_json_is_that_of_the_command(typed: Typed, folder: str, question: str) -> None:
    asked = ("--year", "2020", "--as-of", "2020Q3", "--format", "json")
    wanted, found = typed(question, *asked), typed("engine", question, folder, *asked)
    assert (found.code, found.err) == (wanted.code, wanted.err)
    assert _sorted(found.out) == _sorted(wanted.out)


def test_its_comparison_is_that_of_the_command(typed: Typed, folder: str) -> None:
    wanted = typed("compare", "2019", "2020", "--format", "json")
    found = typed("engine", "compare", folder, "--year", "2020", "--format", "json")
    assert json.loads(found.out)["rows"]
    assert _sorted(found.out) == _sorted(wanted.out)


def _sorted(text: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(text)
    told["rows"].sort(key=str)
    return told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("payments", "--against", "2019"), "--against is for compare"),
        (("compare", "--as-of", "2020"), "--as-of is not for compare"),
        (("payments", "--master", "local"), "--master is for --engine spark"),
    ],
)
def test_options_of_another_question_are_refused(
    typed: Typed, folder: str, words: tuple[str, ...], said: str
) -> None:
    question, *others = words
    run = typed("engine", question, folder, "--year", "2020", *others)
    assert run.code == 2
    assert said in run.err


def test_a_year_that_is_not_there_matches_nothing(typed: Typed, folder: str) -> None:
    assert typed("engine", "payments", folder, "--year", "2030").code == 3
    assert typed("engine", "compare", folder, "--year", "2030").code == 3


@pytest.mark.parametrize("question", ["compare", "payments", "indicators"])
def test_a_department_that_is_not_there_is_named_with_the_nearest(
    typed: Typed, folder: str, question: str
) -> None:
    run = typed("engine", question, folder, "--year", "2020", "--department", "测试居")
    assert (run.code, run.out) == (3, "")
    assert "No department “测试居”. Nearest: 测试局" in run.err
    said = typed("payments", "--year", "2020", "--department", "测试居")
    assert run.err == said.err


@pytest.mark.parametrize("question", ["payments", "indicators"])
def test_a_department_is_meant_by_its_name_in_any_width(
    typed: Typed, folder: str, question: str
) -> None:
    run = typed("engine", question, folder, "--year", "2020", "--department", " 测试局")
    assert "No department" not in run.err
