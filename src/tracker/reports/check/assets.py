"""The asset table: its kinds add to its total."""

from __future__ import annotations

import re

from tracker.language import _
from tracker.model.money import total
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.words import places, sum_of

_TOTAL = re.compile(r"总额|总计|合计")
_PART_OF = re.compile(r"^\s*(?:其中|#)")


def sums(document: Document) -> Finds:
    """Every kind is printed with a value; rows that begin with 其中 are parts of the row above."""
    held = document.stated.assets
    whole = next((one for one in held if _TOTAL.search(one.kind)), None)
    kinds = [one for one in held if one is not whole and not _PART_OF.match(one.kind)]
    if whole is None or whole.amount is None or not kinds:
        return
    known = [one for one in kinds if one.amount is not None]
    summed = total(one.amount for one in known if one.amount is not None)
    complete = len(known) == len(kinds)
    if summed == whole.amount or (not complete and summed < whole.amount):
        return
    message = _(
        "{kind}: {printed} ({place}), but its kinds add to {summed} ({places}); difference {gap}"
    ).format(
        kind=whole.kind,
        printed=sum_of(whole.amount),
        place=whole.locator,
        summed=sum_of(summed),
        places=places(one.locator for one in known),
        gap=sum_of(whole.amount - summed),
    )
    yield Found(
        whole.kind,
        "",
        message,
        document.source,
        whole.locator,
        plan=whole.amount,
        actual=summed,
        gap=whole.amount - summed,
        unit="CNY",
    )
