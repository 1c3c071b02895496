"""Targets against the words around them: goal, name and description of an indicator."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tracker.language import _
from tracker.model.facts import Indicator
from tracker.model.target import Target
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.likeness import share, speaks_of
from tracker.reports.check.quantities import Quantity, agree, alike, comparable, fold, quantities
from tracker.reports.check.words import places, plain, targets

_CEILING = re.compile(
    r"不超(?!出?预期)|不高于|不多于|不大于|不得超|控制在.{0,12}(?:以内|之内|以下)|至多|最多"
)
_FLOOR = re.compile(r"不少于|不低于|不小于|至少|最少")
_PART_OF_YEAR = re.compile("[上下]半年|第?[一二三四1-4]季度|每个?(?:季度?|月|周)")
"""What is to be done in a part of the year is less than the year's target, and no contradiction."""
_AVOIDED = re.compile(r"^(?:不发生|不出现|无重大|杜绝|避免|防止)")


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator of a project or of the department."""

    subject: str
    name: str
    description: str
    target: Target
    level1: str
    level2: str
    locator: str


def measures(document: Document) -> tuple[Measure, ...]:
    """All indicators: those of the projects, then those of the department's goals. Many rules ask."""
    found: tuple[Measure, ...] = document.told(_measures)
    return found


def _measures(document: Document) -> tuple[Measure, ...]:
    return tuple(
        [_of_project(one) for one in document.stated.indicators]
        + [
            Measure(goal.title, item.name, "", item.target, "", "", item.locator)
            for goal in document.stated.department_goals
            for item in goal.indicators
        ]
    )


def _of_project(one: Indicator) -> Measure:
    return Measure(
        one.project, one.level3, one.description, one.target, one.level1, one.level2, one.locator
    )


def goal_numbers(document: Document) -> Finds:
    """A number that the goal names is the target of the indicators that speak of the same thing."""
    tables: dict[tuple[str, int], list[Measure]] = defaultdict(list)
    for one in document.stated.indicators:
        tables[one.table_part, one.table_no].append(_of_project(one))
    for goal in document.stated.goals:
        held = tables[goal.table_part, goal.table_no]
        yield from _against_goal(document, goal.project, goal.text, goal.locator, held)
    for whole in document.stated.department_goals:
        held = [
            Measure(whole.title, one.name, "", one.target, "", "", one.locator)
            for one in whole.indicators
        ]
        yield from _against_goal(document, whole.title, whole.goal, whole.locator, held)


def _against_goal(
    document: Document, subject: str, goal: str, locator: str, held: list[Measure]
) -> Finds:
    for number in quantities(goal):
        like = [
            one
            for one in held
            if one.target.value is not None
            and one.target.unit
            and (alike(one.target.unit) == number.unit or comparable(number, one.target.unit))
        ]
        if not like or _is_said(number, held):
            continue
        about = _closest(number, like)
        summed = sum(one.target.value or 0 for one in about)
        if not about or number.value == summed:
            continue
        if number.value < summed and _PART_OF_YEAR.search(number.clause):
            continue
        yield _goal_differs(document, subject, locator, number, about)


def _goal_differs(
    document: Document, subject: str, locator: str, number: Quantity, about: list[Measure]
) -> Found:
    summed = sum((one.target.value for one in about if one.target.value is not None), Decimal(0))
    message = _(
        "the goal says {number} {unit} “{clause}” ({place}), the indicators {targets} ({places})"
    ).format(
        number=plain(number.value),
        unit=number.unit,
        clause=number.clause,
        place=locator,
        targets=targets(one.target for one in about),
        places=places(one.locator for one in about),
    )
    return Found(
        subject,
        f"goal {about[0].name}",
        message,
        document.source,
        locator,
        plan=number.value,
        actual=summed,
        gap=number.value - summed,
        unit=number.unit,
    )


def _is_said(number: Quantity, held: Iterable[Measure]) -> bool:
    """Whether some indicator has the number as its target in this unit, or in its own words."""
    for one in held:
        if one.target.value in number.values and alike(one.target.unit or "") == number.unit:
            return True
        own = quantities(f"{one.name}\n{one.description}")
        if any(said.unit == number.unit and said.value == number.value for said in own):
            return True
    return False


def _closest(number: Quantity, held: Iterable[Measure]) -> list[Measure]:
    """The indicators that speak most of what the number's clause speaks of."""
    told = [
        (share(number.clause, f"{one.name}\n{one.description}")[0], one)
        for one in held
        if speaks_of(number.clause, f"{one.name}\n{one.description}")
    ]
    most = max((common for common, _one in told), default=0)
    return [one for common, one in told if common == most]


def own_numbers(document: Document) -> Finds:
    """A number in an indicator's name or description is its target."""
    for one in measures(document):
        if one.target.value is None or not one.target.unit:
            continue
        for text in dict.fromkeys((one.name, one.description)):
            said = [number for number in quantities(text) if comparable(number, one.target.unit)]
            if not said or agree(said, one.target.value):
                continue
            message = _("{name}: “{text}” says {said}, the target is {target} ({place})").format(
                name=one.name,
                text=text,
                said=", ".join(f"{plain(number.value)} {number.unit}" for number in said),
                target=targets([one.target]),
                place=one.locator,
            )
            yield Found(
                one.subject,
                one.name,
                message,
                document.source,
                one.locator,
                plan=one.target.value,
                actual=said[0].value,
                gap=one.target.value - said[0].value,
                unit=one.target.unit,
            )
            break


def directions(document: Document) -> Finds:
    """Words of a ceiling have no floor as target, words of a floor no ceiling; what must not happen
    has no floor."""
    for one in measures(document):
        words = f"{one.name}\n{one.description}"
        against = _against_words(one, words)
        if against is None:
            continue
        message = _("{name}: “{words}” and the target {target} mean the opposite ({place})").format(
            name=one.name,
            words=against,
            target=targets([one.target]),
            place=one.locator,
        )
        yield Found(one.subject, one.name, message, document.source, one.locator)


def _against_words(one: Measure, words: str) -> str | None:
    """The words that the target's operator goes against."""
    floor, ceiling = _FLOOR.search(words), _CEILING.search(words)
    said = None
    if one.target.operator in (">=", ">"):
        avoided = _AVOIDED.search(fold(one.name)) if one.target.value else None
        said = avoided or (ceiling if floor is None else None)
    elif one.target.operator in ("<=", "<"):
        said = floor if ceiling is None else None
    return said.group() if said else None
