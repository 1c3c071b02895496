"""The forms in a workbook, beside them as they were printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from tracker.documents.sheets import Sheet
from tracker.errors import Problem, Refused
from tracker.imports.forms.baseline import baselines
from tracker.imports.forms.filled import Filled
from tracker.imports.forms.page import DEEPEST_HEAD, DEEPEST_TITLE, Page, bare
from tracker.imports.sheets.row import quoted
from tracker.language import _
from tracker.model.forms import BASELINE, MONITOR, PACE, PROJECT, SELFEVAL, TITLES
from tracker.model.names import fold

LONGEST_TITLE = 40
"""Characters: 附件2：云澜区2020年项目支出绩效自评表 is a title, a sentence that names the form is none."""


def read_forms(sheets: Sequence[Sheet], source: str) -> list[Filled] | None:
    """The forms of a workbook; None where it holds none. Sheets that go with them are passed over.

    Raises Refused with every form that cannot be read.
    """
    found = [
        (sheet, kind)
        for sheet in sheets
        if sheet.name != BASELINE and (kind := _kind(sheet)) is not None
    ]
    if not found:
        return None
    problems: list[Problem] = []
    filled: list[Filled] = []
    printed = list(_as_printed(sheets, source))
    for sheet, kind in found:
        if kind == PACE:
            problems.append(_not_read_back(sheet, source))
            continue
        if sheet.percents is None:
            found_in = _("a workbook that does not say which numbers are percentages")
            problems.append(Problem(source, sheet.name, found_in, _("the form saved as xlsx")))
            continue
        try:
            form = Page(sheet, kind, source).read()
            form.printed = next((one for one in printed if _is_same(one, form)), None)
            _refuse_another(form)
            filled.append(form)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return filled


def _as_printed(sheets: Sequence[Sheet], source: str) -> Iterator[Filled]:
    """The forms as they were written; of what cannot be read nothing is known."""
    for sheet in baselines(sheets):
        kind = _kind(sheet)
        if kind is not None:
            with suppress(Refused):
                yield Page(sheet, kind, source).read()


def _is_same(printed: Filled, form: Filled) -> bool:
    return (printed.kind, fold(printed.project), fold(printed.department)) == (
        form.kind, fold(form.project), fold(form.department),
    )  # fmt: skip


def _refuse_another(form: Filled) -> None:
    """A form that was printed for another time is none of this one. Raises Refused."""
    was = form.printed
    if was is None or (was.year, was.month) == (form.year, form.month):
        return
    found = _("{year}, months 1-{month}").format(year=form.year, month=form.month)
    expected = _("{year}, months 1-{month}, as it was printed: for another time a form of its own")
    raise Refused(
        [
            Problem(
                form.source,
                form.places["year"],
                found,
                expected.format(year=was.year, month=was.month),
            )
        ]
    )


def _kind(sheet: Sheet) -> str | None:
    """By the title above the form. A list with a column of projects is none, whatever its title."""
    for row in range(min(DEEPEST_TITLE, len(sheet.values))):
        for column in range(sheet.width(row)):
            text = fold(sheet.text(row, column))
            for kind, title in TITLES.items():
                if title in text and len(text) <= LONGEST_TITLE:
                    return None if kind != PACE and _is_list(sheet) else kind
    return None


def _is_list(sheet: Sheet) -> bool:
    """Whether one row names both projects and indicators: people's sheets do, forms do not."""
    for row in range(min(DEEPEST_HEAD, len(sheet.values))):
        texts = {bare(sheet.text(row, column)) for column in range(sheet.width(row))}
        if PROJECT in texts and "三级指标" in texts:
            return True
    return False


def _not_read_back(sheet: Sheet, source: str) -> Problem:
    expected = _("{monitor} or {selfeval}: payments come as a sheet (tracker template execution)")
    return Problem(
        source,
        sheet.name,
        quoted(TITLES[PACE]),
        expected.format(monitor=TITLES[MONITOR], selfeval=TITLES[SELFEVAL]),
    )
