"""Which things of two years are the same: by code, name, normalised name, or a person's link.

A mark that two things of one year bear tells neither. Links may tie several old things to one new
one and one old to several new: what hangs together is compared as a sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tracker.model.names import fold, normalise
from tracker.reports.compare.sides import Side

Links = Iterable[tuple[str, str, str]]
"""Department, folded old name, folded new name."""

NONE = "none"
_MARKS: tuple[tuple[str, Callable[[Side], str | None]], ...] = (
    ("code", lambda side: side.code),
    ("name", lambda side: side.key if side.code is None else None),
    ("name", lambda side: fold(side.name)),
    ("normalised", lambda side: normalise(side.name)),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """What is the same in both years; one side is empty for what is new or dropped."""

    old: tuple[Side, ...]
    new: tuple[Side, ...]
    matched_by: str

    @property
    def department(self) -> str:
        """Whose it is: things of two departments are never the same."""
        return (self.new or self.old)[0].department


def pairs(
    left: list[Side], right: list[Side], links: Links = (), *, exact: str | None = None
) -> list[Pair]:
    """Every thing of both years exactly once. `exact`: only keys count, as for classifications, and
    this is what they are (code, name)."""
    marks = _MARKS if exact is None else ((exact, lambda side: side.key),)
    found = _automatic(left, right, marks)
    return _linked(found, links)


def _automatic(
    left: list[Side], right: list[Side], marks: Iterable[tuple[str, Callable[[Side], str | None]]]
) -> list[Pair]:
    found = []
    for how, mark in marks:
        old_ones, new_ones = _unique(left, mark), _unique(right, mark)
        both = [value for value in old_ones if value in new_ones]
        found += [Pair((old_ones[value],), (new_ones[value],), how) for value in both]
        taken = {id(side) for value in both for side in (old_ones[value], new_ones[value])}
        left = [side for side in left if id(side) not in taken]
        right = [side for side in right if id(side) not in taken]
    found += [Pair((side,), (), NONE) for side in left]
    found += [Pair((), (side,), NONE) for side in right]
    return found


def _unique(
    sides: list[Side], mark: Callable[[Side], str | None]
) -> Mapping[tuple[str, str], Side]:
    found: dict[tuple[str, str], Side | None] = {}
    for side in sides:
        value = mark(side)
        if value is not None:
            key = (side.department, value)
            found[key] = None if key in found else side
    return {key: side for key, side in found.items() if side is not None}


def _linked(found: list[Pair], links: Links) -> list[Pair]:
    """Join the pairs that a link ties together, whichever of the years is compared with which."""
    for department, first, second in links:
        for old_key, new_key in ((first, second), (second, first)):
            olds = [one for one in found if _names(one.old, department, old_key)]
            news = [one for one in found if _names(one.new, department, new_key)]
            if olds and news:
                break
        if not olds or not news or olds[0] is news[0]:
            continue
        joined = Pair(olds[0].old + news[0].old, olds[0].new + news[0].new, "link")
        found = [one for one in found if one is not olds[0] and one is not news[0]]
        found.append(joined)
    return found


def _names(sides: tuple[Side, ...], department: str, key: str) -> bool:
    return any(side.department == department and fold(side.name) == key for side in sides)
