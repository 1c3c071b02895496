"""Spark: as many machines as there are; by default the cores of this one."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from tracker.engine.dataset import Table
from tracker.engine.portable import Question
from tracker.errors import NotInstalled, TrackerError
from tracker.language import _

DIALECT = "spark"
LOCAL = "local[*]"
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
}
_AT_HOME = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
}
"""Of a Spark on this machine alone: nobody else can reach it, and it has few cores to share among."""


class NoJava(TrackerError):
    """Spark runs on Java, and there is none."""

    def __str__(self) -> str:
        return _("Spark needs Java 17 or newer: install it, or take --engine duckdb")


class Spark:
    """A Spark session with the views of an export."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def rows(self, question: Question) -> Iterator[Mapping[str, Any]]:
        """The rows of a question, by names; fetched part by part.

        Spark puts a named part of a query in the place of each of its readers: parts that read parts
        would double and double again. So a part with several readers is worked out once and kept.
        """
        steps, last = question.steps(DIALECT)
        for step in steps:
            frame = self._session.sql(step.sql)
            kept = frame.localCheckpoint() if step.is_shared else frame
            kept.createOrReplaceTempView(step.name)
        for row in self._session.sql(last).toLocalIterator():
            yield row.asDict()


@contextmanager
def spark(tables: Sequence[Table], master: str = LOCAL) -> Iterator[Spark]:
    """Raises NotInstalled, NoJava."""
    session = _session(master)
    try:
        for table in tables:
            columns = ", ".join(f"`{name}` {type}" for name, type in table.columns.items())
            frame = session.read.schema(columns).parquet(_address(table))
            frame.createOrReplaceTempView(table.name)
        yield Spark(session)
    finally:
        session.stop()


def _address(table: Table) -> str:
    """Hadoop takes the name of a local folder as it is written: nothing in it is percent-encoded."""
    return f"file:///{table.folder.resolve().as_posix().lstrip('/')}"


def _session(master: str) -> Any:
    with warnings.catch_warnings():  # of pandas, which has no part in this
        warnings.simplefilter("ignore", FutureWarning)
        return _quiet_session(master)


def _quiet_session(master: str) -> Any:
    spark_session = _library()
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise NoJava
    settings = _SETTINGS | (_AT_HOME if master.startswith("local") else {})
    builder = spark_session.builder.master(master).appName("tracker")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _library() -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise NotInstalled("pyspark", "spark") from error
    return SparkSession
