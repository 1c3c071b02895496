"""The same measure in several places: its targets agree, and it is not counted twice."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from tracker.language import _
from tracker.reports.check.contradictions import Measure, measures
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.likeness import pairs, speaks_of
from tracker.reports.check.quantities import alike, comparable, fold, quantities
from tracker.reports.check.words import places, plain, targets

_BRACKETS = re.compile(r"\([^()]*\)$")
_COUNTED = re.compile(r"(.)数$")
_QUANTITY = re.compile(r"(?:量|数|率|额|度)$")
_BEFORE = re.compile(
    r"(?:^|[,;。:、(\d]|年|实现|完成|达到|确保|力争|使|全年|保证|预计|全区|全市|全县|全省)$"
)


def two_targets(document: Document) -> Finds:
    """One measure of one table has one target."""
    groups: dict[tuple[str, str, str], list[Measure]] = defaultdict(list)
    for one in measures(document):
        groups[one.subject, _name(one), _unit(one)].append(one)
    for same in groups.values():
        for first, other in combinations(same, 2):
            if first.target.value is None or other.target.value is None:
                continue
            if first.target.value != other.target.value and _same_thing(first, other):
                yield _differ(document, first, other)
                break


def _same_thing(first: Measure, other: Measure) -> bool:
    """Two rows of one level whose descriptions differ are two things of one name."""
    described = fold(first.description) == fold(other.description)
    if described or not first.description or not other.description:
        return True
    return first.level1 != other.level1 and first.target.unit == "%"


def across(document: Document) -> Finds:
    """The department and its projects have one target for one measure."""
    projects = [one for one in measures(document) if one.level1]
    for whole in measures(document):
        if whole.level1 or whole.target.value is None:
            continue
        for one in projects:
            value = one.target.value
            if value is None or value == whole.target.value or _unit(one) != _unit(whole):
                continue
            if _is_same(document, whole, one) or _explains(whole, one):
                yield _differ(document, whole, one)
        yield from _in_words(document, whole)


def _is_same(document: Document, whole: Measure, one: Measure) -> bool:
    """The same name, and the department's goal speaks of the project: 组织培训次数 alone is anything."""
    if _name(one) != _name(whole):
        return False
    goal = next(
        (said for said in document.stated.department_goals if said.title == whole.subject), None
    )
    return goal is not None and speaks_of(one.subject, f"{goal.title}\n{goal.goal}\n{whole.name}")


def _explains(whole: Measure, one: Measure) -> bool:
    """The goal of the department is the indicator of a project, and both count the same."""
    if fold(whole.subject) != fold(one.name) or not one.description:
        return False
    mine, other = pairs(whole.name), pairs(one.description)
    least = min(len(mine), len(other))
    return least > 0 and len(mine & other) * 2 >= least


def _in_words(document: Document, whole: Measure) -> Finds:
    """The measure's name with another number behind it in a goal or a description."""
    name, unit = _name(whole), _unit(whole)
    if not unit or not _QUANTITY.search(name):
        return
    texts = [(goal.project, goal.text, goal.locator) for goal in document.stated.goals]
    texts += [(one.project, one.description, one.locator) for one in document.stated.indicators]
    for project, text, locator in texts:
        for number in quantities(text):
            at = number.clause.find(name)
            if at < 0 or not _BEFORE.search(number.clause[:at]) or not comparable(number, unit):
                continue
            between = number.clause[at + len(name) :].partition(plain(number.value))[0]
            if len(between) > 4 or number.value == whole.target.value:
                continue
            message = _(
                "{name}: the target is {target} ({place}), but {project} says {number} {unit} "
                "({other_place})"
            ).format(
                name=whole.name,
                target=targets([whole.target]),
                place=whole.locator,
                project=project,
                number=plain(number.value),
                unit=number.unit,
                other_place=locator,
            )
            yield Found(
                whole.subject,
                f"{whole.name} {project}",
                message,
                document.source,
                whole.locator,
                plan=whole.target.value,
                actual=number.value,
                gap=None if whole.target.value is None else whole.target.value - number.value,
                unit=number.unit,
            )


def counted_twice(document: Document) -> Finds:
    """A result is an output or an outcome, not the same one twice."""
    groups: dict[tuple[str, str, str, str], list[Measure]] = defaultdict(list)
    for one in measures(document):
        if one.level1 and one.target.value is not None:
            key = (one.subject, _name(one), _unit(one), plain(one.target.value))
            groups[key].append(one)
    for same in groups.values():
        if len({one.level1 for one in same}) < 2:
            continue
        first = same[0]
        message = _("{name}: {target} is both {levels} ({places})").format(
            name=first.name,
            target=targets([first.target]),
            levels=" + ".join(dict.fromkeys(one.level1 for one in same)),
            places=places(one.locator for one in same),
        )
        yield Found(
            first.subject,
            first.name,
            message,
            document.source,
            first.locator,
            plan=first.target.value,
            unit=first.target.unit,
        )


def _differ(document: Document, first: Measure, other: Measure) -> Found:
    message = _(
        "{name}: the target is {first} ({place}), and {other} for {other_name} ({other_place})"
    ).format(
        name=first.name,
        first=targets([first.target]),
        place=first.locator,
        other=targets([other.target]),
        other_name=other.name if other.subject == first.subject else other.subject,
        other_place=other.locator,
    )
    value, second = first.target.value, other.target.value
    return Found(
        first.subject,
        f"{first.name} {other.subject if other.subject != first.subject else ''}".strip(),
        message,
        document.source,
        first.locator,
        plan=value,
        actual=second,
        gap=None if value is None or second is None else value - second,
        unit=first.target.unit,
    )


def _name(one: Measure) -> str:
    return _BRACKETS.sub("", fold(one.name))


def _unit(one: Measure) -> str:
    """The target's unit, or the one that the name ends with: 发放宣传材料份数 counts 份."""
    if one.target.unit:
        return alike(one.target.unit)
    counted = _COUNTED.search(_name(one))
    return counted[1] if counted else ""
