"""Projects in one table and not in another, spelt differently, without a goal; their sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from tracker.language import _
from tracker.model.money import total
from tracker.model.names import fold
from tracker.reports.budgets import is_basic
from tracker.reports.check.evidence import APPROVED, Document, Evidence, Finds, Found, misstated
from tracker.reports.check.words import places, sum_of

_EDITS = 1
"""Of a name's characters. Names that differ in more are two projects until a person links them."""
_SHORTEST = 5


def spelling(document: Document) -> Finds:
    """A project has one name in all tables."""
    planned, bought = _planned(document), _bought(document)
    alone, lines, tables = _alone(planned, bought), _lines(document), _tables(document)
    for key, name in bought.items():
        other = None if key in planned else _near(key, alone)
        if other is None:
            continue
        message = _(
            "“{name}” in the procurement table ({place}), “{other}” in the performance tables "
            "({other_place})"
        ).format(
            name=name,
            place=places(lines[key]),
            other=planned[other],
            other_place=places([tables[other]]),
        )
        yield Found(name, planned[other], message, document.source, lines[key][0])


def without_goals(document: Document) -> Finds:
    """A project that buys something has a performance table."""
    planned = _planned(document)
    if not planned:
        return
    bought = _bought(document)
    alone, lines = _alone(planned, bought), _lines(document)
    for key, name in bought.items():
        if key in planned or is_basic(name) or _near(key, alone) is not None:
            continue
        message = _("in the procurement table ({places}), but without a performance table").format(
            places=places(lines[key])
        )
        yield Found(name, "", message, document.source, lines[key][0])


def goals_missing(document: Document) -> Finds:
    """A performance table prints a goal above its indicators."""
    told = {(goal.table_part, goal.table_no) for goal in document.stated.goals if goal.text.strip()}
    seen: set[tuple[str, int]] = set()
    for one in document.stated.indicators:
        table = (one.table_part, one.table_no)
        if table in told or table in seen:
            continue
        seen.add(table)
        message = _("the performance table has indicators ({place}), but prints no goal").format(
            place=one.locator
        )
        yield Found(one.project, "", message, document.source, one.locator)


def without_budget(evidence: Evidence) -> Finds:
    """Where a budget was imported, a project with performance targets has money in it."""
    if not evidence.sheets:
        return
    granted = {fold(line.project) for sheet in evidence.sheets for line in sheet.lines}
    granted |= {
        fold(name) for name, budget in evidence.budgets.items() if budget.amount is not None
    }
    for document in evidence.documents:
        tables = _tables(document)
        for key, name in _planned(document).items():
            if key in granted:
                continue
            sources = ", ".join(sheet.source for sheet in evidence.sheets)
            message = _(
                "has a performance table ({place}), but no line in the budget ({sources})"
            ).format(place=places([tables[key]]), sources=sources)
            yield Found(name, document.stated.stage, message, document.source, tables[key])


def known_sum(evidence: Evidence) -> Finds:
    """How much of the printed project expenditure the known projects explain."""
    for document in evidence.documents:
        said = document.figures().get("expenditure.project")
        if said is None or said.amount is None or document.stated.stage != APPROVED:
            continue
        known = [
            budget.amount
            for name, budget in evidence.budgets.items()
            if budget.amount is not None and budget.basis == "disclosed" and not is_basic(name)
        ]
        if not known or total(known) == said.amount:
            continue
        planned = _planned(document)
        disclosed = {fold(name) for name, budget in evidence.budgets.items() if budget.amount}
        without = sum(1 for key in planned if key not in disclosed)
        message = _(
            "{label}: {printed} printed ({place}); the {count} projects whose budget is disclosed "
            "add to {known}; {gap} belongs to projects whose budget is not ({without} with a "
            "performance table)"
        ).format(
            label=said.label,
            printed=sum_of(said.amount),
            place=said.locator,
            count=len(known),
            known=sum_of(total(known)),
            gap=sum_of(said.amount - total(known)),
            without=without,
        )
        yield misstated(document, said, said.item, message, said.amount, total(known))


def _planned(document: Document) -> dict[str, str]:
    """Folded name and name of every project with a performance table."""
    named = [goal.project for goal in document.stated.goals]
    named += [one.project for one in document.stated.indicators]
    return {fold(name): name for name in named}


def _bought(document: Document) -> dict[str, str]:
    return {fold(line.project): line.project for line in document.stated.procurement}


def _lines(document: Document) -> dict[str, list[str]]:
    """Folded name of a project to the places of what it buys."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in document.stated.procurement:
        found[fold(line.project)].append(line.locator)
    return found


def _tables(document: Document) -> dict[str, str]:
    """Folded name of a project to the first place of its performance table: its goal's, if it has one."""
    told = [(one.project, one.locator) for one in document.stated.goals]
    told += [(one.project, one.locator) for one in document.stated.indicators]
    found: dict[str, str] = {}
    for project, locator in told:
        found.setdefault(fold(project), locator)
    return found


def _alone(planned: Iterable[str], bought: Container[str]) -> dict[str, list[str]]:
    """The names of performance tables that buy nothing, by their digits: a number is never a slip of
    the pen."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in planned:
        if key not in bought:
            found[_digits(key)].append(key)
    return found


def _near(key: str, alone: Mapping[str, Sequence[str]]) -> str | None:
    """The one name with the same digits that is the same but for a character."""
    from rapidfuzz.distance import Levenshtein

    near = [
        other
        for other in alone.get(_digits(key), ())
        if min(len(key), len(other)) >= _SHORTEST
        and Levenshtein.distance(key, other, score_cutoff=_EDITS) <= _EDITS
    ]
    return near[0] if len(near) == 1 else None


def _digits(name: str) -> str:
    return "".join(mark for mark in name if mark.isdigit())
