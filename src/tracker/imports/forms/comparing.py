"""Which department, year and project each form of a file is about, and what they change together."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.db import Connection
from tracker.errors import Problem, Refused
from tracker.imports.forms.cells import alike
from tracker.imports.forms.change import Change, Wish
from tracker.imports.forms.comparison import compare
from tracker.imports.forms.filled import Filled
from tracker.imports.options import Options
from tracker.imports.sheets.matching import Departments, Projects
from tracker.imports.sheets.row import quoted
from tracker.language import _
from tracker.model.facts import Result


def changes(connection: Connection, forms: Sequence[Filled], options: Options) -> list[Change]:
    """One for each department and year. Raises Refused with every mistake of all forms of a file."""
    work = _Work(connection, options)
    for form in forms:
        work.take(form)
    if work.problems:
        raise Refused(work.problems)
    return list(work.changes.values())


class _Work:
    """What is gathered from form to form."""

    def __init__(self, connection: Connection, options: Options) -> None:
        self.connection, self.options = connection, options
        self.departments = Departments(connection, options.department, new=False)
        self.problems: list[Problem] = []
        self.changes: dict[tuple[int, int], Change] = {}
        self.seen: dict[tuple[int, int, str], Filled] = {}

    def take(self, form: Filled) -> None:
        """Compare it, once it is known whose it is."""
        department, expected = self.departments.match(form.department)
        if department is None:
            self._fail(form, "department", quoted(form.department), expected)
        elif self.options.year not in (None, form.year):
            expected = _("the year {year}, as --year says").format(year=self.options.year)
            self._fail(form, "year", str(form.year), expected)
        elif (project := self._project(form, department[0])) is not None:
            key = (department[0], form.year)
            change = self.changes.setdefault(key, Change(*department, form.year, form.source))
            self.problems += compare(self.connection, form, project, change)

    def _project(self, form: Filled, department: int) -> str | None:
        """The known name; None where there is none, or a sheet before this one has it too."""
        known = Projects(self.connection, department, form.year, new=False)
        match = known.match(form.project, None)
        if match.name is None:
            said = _("{project}, unknown in {year}").format(
                project=quoted(form.project), year=form.year
            )
            self._fail(form, "project", said, match.expected)
            return None
        first = self.seen.setdefault((department, form.year, match.name), form)
        if first is not form:
            expected = _("a project once: it stands on the sheet {sheet} as well").format(
                sheet=first.sheet
            )
            self._fail(form, "project", quoted(form.project), expected)
            return None
        return match.name

    def _fail(self, form: Filled, cell: str, found: str, expected: str) -> None:
        self.problems.append(Problem(form.source, form.places[cell], found, expected))


def agreed(found: Sequence[Change]) -> None:
    """What two files say of the same is taken once. Raises Refused with both cells where they differ."""
    results: dict[tuple[object, ...], tuple[Change, Result]] = {}
    wishes: dict[tuple[object, ...], tuple[Change, Wish]] = {}
    problems: list[Problem] = []
    for change in found:
        whose = (change.department, change.year)
        for one in list(change.results):
            key = (*whose, one.project, one.indicator, one.description, one.seq, one.period)
            first, other = results.setdefault(key, (change, one))
            if first is not change:
                change.results.remove(one)
                if not (alike(one.text, other.text) and one.note == other.note):
                    problems.append(
                        _contradiction(change, one.text, one.locator, first, other.locator)
                    )
        for month, said in change.wishes.items():
            for wish in list(said):
                about = (*whose, month, wish.project, wish.level3, wish.locator)
                first, before = wishes.setdefault(about, (change, wish))
                if first is not change:
                    said.remove(wish)
                    if (wish.cause, wish.text, wish.chance) != (
                        before.cause, before.text, before.chance,
                    ):  # fmt: skip
                        text = wish.text or wish.chance or ""
                        problems.append(
                            _contradiction(change, text, wish.place, first, before.place)
                        )
    if problems:
        raise Refused(problems)


def _contradiction(change: Change, text: str, place: str, first: Change, other: str) -> Problem:
    expected = _("what {source}, {place} says of the same").format(source=first.source, place=other)
    return Problem(change.source, place, quoted(text), expected)
