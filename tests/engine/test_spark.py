"""Spark gives the rows of the reports too. It is slow to start: one day of each question is asked."""

from __future__ import annotations

import shutil
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from engine.conftest import Both
from engine.test_same_answers import SOURCES, same

from tracker.engine import compare as engine_compare
from tracker.engine import indicators as engine_indicators
from tracker.engine import payments as engine_payments
from tracker.engine.asking import SPARK, open_data
from tracker.engine.spark import NoJava
from tracker.errors import NotInstalled
from tracker.reports.compare import compare
from tracker.reports.indicators.attainments import indicators
from tracker.reports.payments import payments

HAS_SPARK = find_spec("pyspark") is not None
needs_spark = pytest.mark.skipif(
    not HAS_SPARK, reason="pyspark is not installed here: scripts/test_engine.py has it"
)
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java for Spark")


@pytest.fixture(scope="module")
def engine() -> str:
    """Of this module."""
    return SPARK


@needs_spark
@needs_java
@pytest.mark.parametrize("name", SOURCES)
def test_every_question(name: str, request: pytest.FixtureRequest) -> None:
    source: Both = request.getfixturevalue(name)
    day = date(2020, 9, 30)
    assert same(
        payments(source.connection, 2020, day), engine_payments.payments(source.data, 2020, day)
    )
    assert same(
        indicators(source.connection, 2020), engine_indicators.indicators(source.data, 2020)
    )
    assert same(
        compare(source.connection, "2020", "2021"), engine_compare.compare(source.data, 2020, 2021)
    )


@pytest.mark.skipif(HAS_SPARK, reason="pyspark is installed here")
def test_without_pyspark_the_mend_is_named(exported: Path) -> None:
    with (
        pytest.raises(NotInstalled, match=r"pip install 'tracker\[spark\]'"),
        open_data(exported, SPARK),
    ):
        pass


@needs_spark
def test_without_java_the_mend_is_named(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(NoJava, match="--engine duckdb"), open_data(exported, SPARK):
        pass
