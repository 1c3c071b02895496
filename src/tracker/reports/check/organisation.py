"""Whose document it is: page heads, units, and what belongs to which of them."""

from __future__ import annotations

import re
from collections import defaultdict

from tracker.language import _, joined
from tracker.model.facts import OrganisationUnit, Statement
from tracker.model.money import Money, total
from tracker.model.names import fold
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.tolerance import same_amount
from tracker.reports.check.words import places, sum_of

PAGE_HEAD = "page_head"
ADMINISTRATIVE = re.compile("行政|参公|参照公务员")
"""Units whose public-use money is organ operating cost."""
_CODE = re.compile(r"^[\d.\-]+")
_PUBLIC_USE = re.compile(r"公用(?:经费|支出)")


def page_heads(document: Document) -> Finds:
    """A page is headed by the department that the document is of, or by one of its units."""
    own = [document.stated.department, *(unit.name for unit in document.stated.units)]
    wrong: dict[str, list[Statement]] = defaultdict(list)
    for said in document.stated.statements:
        name = _CODE.sub("", fold(said.text))
        if said.kind == PAGE_HEAD and not any(_same(name, one) for one in own):
            wrong[name].append(said)
    for name, heads in wrong.items():
        message = _("pages are headed “{text}” ({places}), the document is of {department}").format(
            text=heads[0].text,
            places=places(said.locator for said in heads),
            department=document.stated.department,
        )
        yield Found(name, "", message, document.source, heads[0].locator)


def unknown_units(document: Document) -> Finds:
    """A unit that buys is one of the department's."""
    own = [document.stated.department, *(unit.name for unit in document.stated.units)]
    if not document.stated.units:
        return
    for block in dict.fromkeys(line.unit for line in document.stated.procurement):
        if block is None or any(_same(block, one) for one in own):
            continue
        where = next(line.locator for line in document.stated.procurement if line.unit == block)
        message = _(
            "“{unit}” buys in the procurement table ({place}), but is none of the units: {units}"
        ).format(
            unit=block,
            place=where,
            units=", ".join(f"{unit.name} ({unit.locator})" for unit in document.stated.units),
        )
        yield Found(block, "", message, document.source, where)


def operating_cost(document: Document) -> Finds:
    """Organ operating cost is the public-use money of the administrative units."""
    figure = document.figures().get("organ_operating_cost")
    held = _public_use(document)
    natures = {name: _nature(document, name) for name in held}
    if figure is None or figure.amount is None or not held or None in natures.values():
        return
    ours = {name: said for name, said in held.items() if ADMINISTRATIVE.search(natures[name] or "")}
    summed = total(amount for amount, _place in ours.values())
    if not ours or same_amount(figure.amount, summed):
        return
    yield _differs(document, figure.label, figure.item, figure.locator, figure.amount, ours)


def public_use(document: Document) -> Finds:
    """The units' public-use money adds to the department's."""
    figure = document.figures().get("expenditure.basic.public_use")
    held = _public_use(document)
    complete = len(held) >= len(document.stated.units) > 0
    if figure is None or figure.amount is None or not complete:
        return
    if not same_amount(figure.amount, total(amount for amount, _place in held.values())):
        yield _differs(document, figure.label, figure.item, figure.locator, figure.amount, held)


def _public_use(document: Document) -> dict[str, tuple[Money, str]]:
    """Unit, and what the procurement table states as its public-use money."""
    found: dict[str, tuple[Money, str]] = {}
    for line in document.stated.procurement:
        if line.unit and line.project_budget is not None and _PUBLIC_USE.search(line.project):
            found.setdefault(line.unit, (line.project_budget, line.locator))
    return found


def _nature(document: Document, block: str) -> str | None:
    """行政 or 事业, of the unit with that name; None where it is not listed."""
    matching = [unit for unit in document.stated.units if _same(block, unit.name)]
    return matching[0].nature if len(matching) == 1 else _first(matching)


def _first(matching: list[OrganisationUnit]) -> str | None:
    natures = {unit.nature for unit in matching}
    return natures.pop() if len(natures) == 1 else None


def _differs(
    document: Document,
    label: str,
    item: str,
    locator: str,
    printed: Money,
    held: dict[str, tuple[Money, str]],
) -> Found:
    summed = total(amount for amount, _place in held.values())
    message = _(
        "{label}: {printed} ({place}), but the procurement table states {parts}: {summed} together"
    ).format(
        label=label,
        printed=sum_of(printed),
        place=locator,
        parts=joined(
            f"{unit} {sum_of(amount)} ({place})" for unit, (amount, place) in held.items()
        ),
        summed=sum_of(summed),
    )
    return Found(
        label,
        item,
        message,
        document.source,
        locator,
        plan=printed,
        actual=summed,
        gap=printed - summed,
        unit="CNY",
    )


def _same(one: str, other: str) -> bool:
    """Names are the same where one leaves out the place in front: X区市场监管局 and 市场监管局."""
    first, second = fold(one), fold(other)
    return bool(first) and (first.endswith(second) or second.endswith(first))
