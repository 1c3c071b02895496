"""Quoted terms: “三项规定” in a goal is not “三项制度” in its indicators."""

from __future__ import annotations

import re

from tracker.language import _
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.quantities import fold
from tracker.reports.check.words import places

_QUOTED = re.compile(r"[“\"]([一-鿿]{4,8})[”\"]")


def spelling(document: Document) -> Finds:
    """A term of the department's goal that its indicators quote in nearly the same words.

    Nearly: as long, and the same first half or the same second half; and neither side has both.
    """
    for goal in document.stated.department_goals:
        own = _terms(goal.goal)
        quoted = {
            term: one.locator for one in goal.indicators for term in sorted(_terms(one.name) - own)
        }
        for term in sorted(own - {said for one in goal.indicators for said in _terms(one.name)}):
            for other, locator in quoted.items():
                if not _alike(term, other):
                    continue
                message = _(
                    "the goal says “{term}” ({place}), its indicator “{other}” ({other_place})"
                ).format(
                    term=term,
                    place=goal.locator,
                    other=other,
                    other_place=places([locator]),
                )
                yield Found(goal.title, f"{term} {other}", message, document.source, locator)


def _terms(text: str) -> set[str]:
    return set(_QUOTED.findall(fold(text)))


def _alike(one: str, other: str) -> bool:
    half = len(one) // 2
    return len(one) == len(other) and (one[:half] == other[:half] or one[half:] == other[half:])
