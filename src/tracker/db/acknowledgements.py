"""What people said of findings, and the runs that were recorded. Both stay when a file is imported again
or taken back; only what a form said goes with its import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.db.connection import Connection, Row, transaction


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run looked at. `department` None: all; `as_of` an ISO date, None where none is known."""

    department: str | None
    year: int
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """`cause` is one of model.forms.CAUSES, `likelihood` of CHANCES; `until` an ISO date: open again from
    that day on. `import_id` is the import of the form that says it."""

    finding: str
    cause: str
    note: str
    remedy: str | None
    until: str | None
    likelihood: str | None = None
    import_id: int | None = None


INSERT = """
INSERT INTO _acknowledgements (finding, at, by, cause, note, remedy, until, likelihood, import_id,
                               as_of, run_id)
VALUES (:finding, :at, :by, :cause, :note, :remedy, :until, :likelihood, :import_id, :as_of,
        (SELECT coalesce(max(id), 0) FROM _finding_runs))
"""


def acknowledge(
    connection: Connection, said: Acknowledgement, *, at: str, by: str, as_of: str | None
) -> None:
    """Keep it. What was said before of the same finding stays as history; the latest counts."""
    with transaction(connection):
        keep(connection, said, at=at, by=by, as_of=as_of)


def keep(
    connection: Connection, said: Acknowledgement, *, at: str, by: str, as_of: str | None
) -> None:
    """The same within a transaction that has begun."""
    connection.execute(
        INSERT,
        {
            "finding": said.finding,
            "at": at,
            "by": by,
            "cause": said.cause,
            "note": said.note,
            "remedy": said.remedy,
            "until": said.until,
            "likelihood": said.likelihood,
            "import_id": said.import_id,
            "as_of": as_of,
        },
    )


STANDING = """
SELECT a.finding, a.until, a.cause, a.note, a.remedy, a.by, a.at, a.likelihood
  FROM _standing_acknowledgements AS a
 WHERE a.id = (SELECT max(b.id) FROM _standing_acknowledgements AS b
                WHERE b.finding = a.finding AND (:said_by IS NULL OR b.as_of IS NULL
                                                 OR b.as_of <= :said_by))
   AND a.lapsed_at IS NULL
   AND NOT EXISTS (
       SELECT 1 FROM _finding_runs AS r
        WHERE r.id > a.run_id AND r.year = :year
          AND (r.department IS NULL OR r.department = :department)
          AND (a.as_of IS NULL OR r.as_of >= a.as_of)
          AND NOT EXISTS (SELECT 1 FROM _recorded_findings AS f
                           WHERE f.run_id = r.id AND f.finding = a.finding))
"""


def standing(connection: Connection, scope: Scope, said_by: str | None = None) -> dict[str, Row]:
    """The latest acknowledgement of each finding (until, cause, note, remedy, by, at, likelihood), by
    its id; with `said_by` only of those that were said of data up to that day.

    One that was gone after an import, or in a run recorded since then, has lapsed: a finding that
    comes back is open.
    """
    named = {"year": scope.year, "department": scope.department, "said_by": said_by}
    rows = connection.execute(STANDING, named)
    return {row["finding"]: row for row in rows}


UNLAPSED = """
SELECT a.finding FROM _standing_acknowledgements AS a
 WHERE a.lapsed_at IS NULL
   AND a.id = (SELECT max(b.id) FROM _standing_acknowledgements AS b WHERE b.finding = a.finding)
"""
LAPSE = (
    "UPDATE _acknowledgements SET lapsed_at = :at WHERE finding = :finding AND lapsed_at IS NULL"
)


def unlapsed(connection: Connection) -> frozenset[str]:
    """The findings that somebody acknowledged, of every year."""
    return frozenset(row["finding"] for row in connection.execute(UNLAPSED))


def lapse(connection: Connection, gone: Iterable[str], *, at: str) -> None:
    """These findings are gone: what was said of them holds no more."""
    with transaction(connection):
        connection.executemany(LAPSE, [{"finding": one, "at": at} for one in gone])


RUN = """
INSERT INTO _finding_runs (at, department, year, as_of) VALUES (:at, :department, :year, :as_of)
"""
ROW = """
INSERT INTO _recorded_findings (run_id, finding, rule, severity, subject, message, source, locator)
VALUES (:run, :id, :rule, :severity, :subject, :message, :source, :locator)
"""


def record(
    connection: Connection, scope: Scope, rows: Iterable[Mapping[str, object]], *, at: str
) -> int:
    """Enter a run with the findings that there were; returns the run's number."""
    with transaction(connection):
        made = connection.execute(
            RUN,
            {
                "at": at,
                "department": scope.department,
                "year": scope.year,
                "as_of": scope.as_of,
            },
        )
        number = int(made.lastrowid or 0)
        connection.executemany(ROW, ({"run": number, **row} for row in rows))
    return number


PREVIOUS = """
SELECT max(id) AS id FROM _finding_runs
 WHERE year = :year AND (department IS NULL OR department = :department)
"""


def previous_run(connection: Connection, scope: Scope) -> int | None:
    """The number of the latest recorded run that covers this department and year."""
    found = connection.execute(PREVIOUS, {"year": scope.year, "department": scope.department})
    number = found.fetchone()["id"]
    return None if number is None else int(number)


IN_RUN = "SELECT finding FROM _recorded_findings WHERE run_id = :run"


def findings_of(connection: Connection, run: int) -> frozenset[str]:
    """The ids of the findings of a run."""
    return frozenset(row["finding"] for row in connection.execute(IN_RUN, {"run": run}))


EARLIER = """
SELECT f.finding AS id, f.rule, f.severity, f.subject, f.message, f.source, f.locator
  FROM _recorded_findings AS f
 WHERE f.run_id = (SELECT max(g.run_id) FROM _recorded_findings AS g
                     JOIN _finding_runs AS r ON r.id = g.run_id
                    WHERE g.finding = f.finding AND r.year = :year
                      AND r.department IS :department
                      AND (:as_of IS NULL OR r.as_of IS NULL OR r.as_of <= :as_of))
 ORDER BY f.finding
"""


def earlier(connection: Connection, scope: Scope) -> list[Row]:
    """Each finding that was ever recorded for exactly this scope up to its day, as it was last."""
    named = {"year": scope.year, "department": scope.department, "as_of": scope.as_of}
    return connection.execute(EARLIER, named).fetchall()
