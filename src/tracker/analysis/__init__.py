"""For analysts: the answers and the public views as pandas DataFrames.

Amounts are whole cents in columns that end in `_cents`; what is missing is pd.NA (NaT for a day), never
zero. Where a figure comes from stays beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime
from operator import index
from pathlib import Path
from typing import TYPE_CHECKING, Any, SupportsIndex

from tracker import language
from tracker.analysis.frames import answer_frame, view_frame
from tracker.db import default_path, read_database
from tracker.db.views import public_views, view_rows
from tracker.errors import NotAPeriod, NotAYear, NothingMatched
from tracker.language import _
from tracker.model.period import Period
from tracker.reports import check, compare
from tracker.reports import payments as paid
from tracker.reports.findings import listing
from tracker.reports.indicators import attainments
from tracker.reports.profiles import Profile, load
from tracker.reports.scope import find_scope, require_data

if TYPE_CHECKING:
    from types import TracebackType

    from pandas import DataFrame

Day = date | str | None
"""A day (a datetime and a pandas Timestamp as well), or a text: `2020-09-30`; a period means its last
day: `2020Q3`. None and NaT: the end of the latest reported period."""
Year = SupportsIndex | str | None
"""A whole number of any kind, or its text; None is the newest year."""


class Budgets:
    """An open database. Each method asks it anew. Close it, or use it in a `with`.

    Every frame has what else there is to know in `attrs`: command, year, as_of, totals, notes.
    Methods raise NothingMatched for a year or department that is not known, NotAYear and NotAPeriod
    for what is none.
    """

    def __init__(self, path: str | Path | None = None, lang: str | None = None) -> None:
        """Nothing in the file is changed. Raises NoDatabase, OlderDatabase, NewerDatabase,
        NotADatabase, Locked."""
        language.use(lang)
        self._open = ExitStack()
        where = Path(path) if path else default_path()
        self._connection = self._open.enter_context(read_database(where))

    def __enter__(self) -> Budgets:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()

    def compare(
        self,
        before: int | str,
        after: int | str,
        by: str = "project",
        department: str | None = None,
    ) -> DataFrame:
        """What changed between two years, or stages of them (`"2020:adjusted"`)."""
        return answer_frame(
            compare.compare(self._connection, str(before), str(after), by, department)
        )

    def payments(
        self,
        year: Year = None,
        as_of: Day = None,
        department: str | None = None,
        profile: str | None = None,
    ) -> DataFrame:
        """Every promise, held against what was paid by its day."""
        return self._held(paid.payments, year, as_of, department, profile)

    def indicators(
        self,
        year: Year = None,
        as_of: Day = None,
        department: str | None = None,
        profile: str | None = None,
    ) -> DataFrame:
        """Every target, held against its latest result."""
        return self._held(attainments.indicators, year, as_of, department, profile)

    def findings(
        self,
        year: Year = None,
        as_of: Day = None,
        department: str | None = None,
        profile: str | None = None,
    ) -> DataFrame:
        """Everything that is wrong, and what was once recorded and is gone (`state` resolved)."""
        return self._held(listing.findings, year, as_of, department, profile)

    def check(self, year: Year = None, department: str | None = None) -> DataFrame:
        """Where the documents do not agree with themselves."""
        return answer_frame(check.check(self._connection, _year(year), department))

    def views(self) -> list[str]:
        """The names of the public views."""
        return list(public_views(self._connection))

    def view(self, name: str) -> DataFrame:
        """A public view, whole. Raises NothingMatched where there is none of that name."""
        views = public_views(self._connection)
        if name not in views:
            raise NothingMatched(
                _("No view “{name}”; there are {known}").format(name=name, known=", ".join(views))
            )
        return view_frame(views[name], view_rows(self._connection, name, views[name]))

    def _held(
        self,
        report: Callable[..., Any],
        year: Year,
        as_of: Day,
        department: str | None,
        profile: str | None,
    ) -> DataFrame:
        rules: Profile | None = load(profile) if profile else None
        scope = find_scope(
            self._connection, department=department, year=_year(year), as_of=_day(as_of)
        )
        require_data(self._connection, scope)
        return answer_frame(report(self._connection, scope.year, scope.as_of, department, rules))


def _year(said: Year) -> int | None:
    """Raises NotAYear for what is no whole number."""
    if said is None:
        return None
    if isinstance(said, bool):
        raise NotAYear(said)
    try:
        return int(said) if isinstance(said, str) else index(said)
    except (TypeError, ValueError) as error:
        raise NotAYear(said) from error


def _day(said: Day) -> date | None:
    """Raises NotAPeriod for what is neither a day nor a period."""
    if said is None or str(said) == "NaT":
        return None
    if isinstance(said, datetime):
        return said.date()
    if isinstance(said, date):
        return said
    if not isinstance(said, str):
        raise NotAPeriod(str(said))
    try:
        return date.fromisoformat(said)
    except ValueError:
        return Period.parse(said).end
