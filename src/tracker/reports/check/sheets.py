"""Imported budget lines against the document that states the same money."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from tracker.language import _
from tracker.model.facts import Allocation, Headline
from tracker.model.money import Money, total
from tracker.model.names import fold
from tracker.reports.check.evidence import BudgetSheet, Document, Evidence, Finds, Found
from tracker.reports.check.tolerance import same_amount
from tracker.reports.check.words import places, sum_of

BASIC, WHOLE = "expenditure.basic", "expenditure.total"
LINES = {
    "expenditure.basic.personnel": re.compile("人员"),
    "expenditure.basic.public_use": re.compile("公用"),
    BASIC: re.compile("人员|公用|基本"),
    "expenditure.project": re.compile("项目"),
    WHOLE: re.compile(""),
}
"""Which categories (支出类别) of a budget's lines a printed figure sums; wholes behind their parts."""
PARTS = {
    BASIC: ("expenditure.basic.personnel", "expenditure.basic.public_use"),
    WHOLE: (BASIC, "expenditure.project"),
}


def totals(evidence: Evidence) -> Finds:
    """The figures of the document are the sums of the budget's lines, within 0.01 万元.

    A whole is not told again where its parts explain the difference.
    """
    for document, sheet in _pairs(evidence):
        gaps: dict[str, Money] = {}
        for item, lines in _sums(sheet).items():
            said = document.figures().get(item)
            if said is None or said.amount is None:
                continue
            summed = total(line.amount for line in lines)
            gaps[item] = said.amount - summed
            explained = total(gaps[part] for part in PARTS.get(item, ()) if part in gaps)
            if not same_amount(gaps[item], explained):
                yield _differs(document, sheet, said, said.amount, summed)


def _sums(sheet: BudgetSheet) -> dict[str, list[Allocation]]:
    """The lines that each figure sums: only where every line says its category, and the whole only
    where there are lines of both basic and project expenditure."""
    if not all(line.category for line in sheet.lines):
        return {}
    found = {
        item: [line for line in sheet.lines if words.search(line.category or "")]
        for item, words in LINES.items()
    }
    if not all(found[part] for part in PARTS[WHOLE]):
        found[WHOLE] = []
    return {item: lines for item, lines in found.items() if lines}


def _differs(
    document: Document, sheet: BudgetSheet, said: Headline, amount: Money, summed: Money
) -> Found:
    message = _(
        "{label}: {said} in the document ({place}), its lines in {sheet} add to {summed}; "
        "difference {gap}"
    ).format(
        label=said.label,
        said=sum_of(amount),
        place=said.locator,
        sheet=sheet.source,
        summed=sum_of(summed),
        gap=sum_of(amount - summed),
    )
    return _found(
        said.label, sheet, document, said.locator, message, amount, summed, detail=said.item
    )


def projects(evidence: Evidence) -> Finds:
    """A project has the same budget in the procurement table and in the imported lines."""
    for document, sheet in _pairs(evidence):
        granted: dict[tuple[str, str], list[Allocation]] = defaultdict(list)
        for line in sheet.lines:
            granted[fold(line.unit or ""), fold(line.project)].append(line)
        seen: set[tuple[str, str]] = set()
        for bought in document.stated.procurement:
            key = (fold(bought.unit or ""), fold(bought.project))
            lines = granted.get(key) or granted.get(("", key[1]), [])
            if key in seen or not lines or bought.project_budget is None:
                continue
            seen.add(key)
            summed = total(line.amount for line in lines)
            if same_amount(bought.project_budget, summed):
                continue
            message = _(
                "a budget of {said} in the procurement table ({place}), {summed} in {sheet} "
                "({places})"
            ).format(
                said=sum_of(bought.project_budget),
                place=bought.locator,
                summed=sum_of(summed),
                sheet=sheet.source,
                places=places(line.locator for line in lines),
            )
            yield _found(
                bought.project,
                sheet,
                document,
                bought.locator,
                message,
                bought.project_budget,
                summed,
                detail=bought.unit or "",
            )


def _pairs(evidence: Evidence) -> Iterator[tuple[Document, BudgetSheet]]:
    """A document, and the one budget of its stage."""
    for document in evidence.documents:
        sheets = [one for one in evidence.sheets if one.stage == document.stated.stage]
        if len(sheets) == 1:
            yield document, sheets[0]


def _found(
    subject: str,
    sheet: BudgetSheet,
    document: Document,
    locator: str,
    message: str,
    said: Money,
    summed: Money,
    detail: str = "",
) -> Found:
    return Found(
        subject,
        f"{sheet.stage} {detail}".strip(),
        message,
        document.source,
        locator,
        plan=said,
        actual=summed,
        gap=said - summed,
        unit="CNY",
    )
