"""The goals of the whole department (分项绩效目标) out of prose that is wrapped anywhere.

（一）title 绩效目标：goal 绩效指标：name，指标值：value name，指标值：value （二）title …
Line breaks fall within names, numbers and labels; `values` finds where a value ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.documents.prose import Prose
from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.labels import spaced
from tracker.imports.disclosure.ledger import Ledger
from tracker.imports.disclosure.values import value_end
from tracker.language import _
from tracker.model.facts import DepartmentGoal, DepartmentIndicator
from tracker.model.script import bare, chinese_number, unwrap
from tracker.model.target import Target

LONGEST_VALUE = 40
"""Characters; a longer text behind 指标值： is not all value (our convention)."""

_SECTION = re.compile(rf"(?:[一二三四五六七八九十]+\s*、\s*)?{spaced('分项绩效目标')}[:\s表]*")
_GOAL = re.compile(spaced("绩效目标") + ":")
_INDICATORS = re.compile(spaced("绩效指标") + ":")
_VALUE = re.compile(r"[,，、]?\s*" + spaced("指标值") + r":\s*")
_TITLE_WORDS = rf"(?!号)(?:(?!{spaced('指标值')})[^:;]){{1,90}}?"
_IN_CHINESE = re.compile(r"\(\s*((?:[一二三四五六七八九十]\s*){1,3})\)\s*")
_IN_DIGITS = re.compile(r"(?:\(\s*(?=\d)|(?<![\d.]))(\d{1,2})\s*[)、.]\s*(?!\d)")
_NUMBERS = (
    (_IN_CHINESE, re.compile(_TITLE_WORDS + spaced("绩效(?:目标|指标)") + ":")),
    (_IN_DIGITS, re.compile(_TITLE_WORDS + spaced("绩效目标") + ":")),
)
"""How goals are numbered, and what must follow a number that begins one."""
_NEXT_PART = re.compile(r"第\s*[一二三四五六七八九十]+\s*部\s*分")
_NEXT_SECTION = re.compile(r"(?<![第一二三四五六七八九十])[一二三四五六七八九十]+\s*、")
_CUT_NUMBER = re.compile(r"(?<=\d)\s*\n\s*(?=\d)")
_LEADING = " \t\n;,。、；，"


@dataclass(frozen=True, slots=True)
class DepartmentGoals:
    """All goals in order; `span` is the first and the last line of their section."""

    goals: tuple[DepartmentGoal, ...] = ()
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where a goal stands: begin of its number, begin of its title, end."""

    no: int
    begin: int
    title: int
    end: int


def department_goals(lines: Sequence[Line], ledger: Ledger) -> DepartmentGoals:
    """All goals with their indicators; none where the document has no such section."""
    prose = Prose(line for line in lines if line.kind in (Kind.TEXT, Kind.HEADING))
    for section in _SECTION.finditer(prose.half):
        stretches = _stretches(prose.half, section.end())
        if not stretches or stretches[0].begin != section.end():
            continue
        own = prose.lines_between(section.end(), stretches[-1].end)
        ledger.claim(*own)
        goals = tuple(_goal(prose, one, ledger) for one in stretches)
        return DepartmentGoals(goals, (own[0].number, own[-1].number))
    return DepartmentGoals()


def _stretches(text: str, start: int) -> list[_Stretch]:
    """A number begins a goal when a title and the label of its text follow; numbers may be printed
    wrong, so they need not follow one another."""
    part = _NEXT_PART.search(text, start)
    limit = part.start() if part else len(text)
    for number, title in _NUMBERS:
        begins = [
            match
            for match in number.finditer(text, start, limit)
            if title.match(text, match.end(), limit)
        ]
        if begins:
            ends = [match.start() for match in begins[1:]] + [_section_end(text, begins[-1], limit)]
            return [
                _Stretch(_ordinal(match[1]), match.start(), match.end(), end)
                for match, end in zip(begins, ends, strict=True)
            ]
    return []


def _ordinal(text: str) -> int:
    return int(text) if text.isdigit() else chinese_number(bare(text)) or 0


def _section_end(text: str, last: re.Match[str], limit: int) -> int:
    """The next section begins behind the last goal's indicators: within a goal 一、 is a list."""
    indicators = _INDICATORS.search(text, last.end(), limit)
    following = _NEXT_SECTION.search(text, indicators.end() if indicators else last.end(), limit)
    return following.start() if following else limit


def _goal(prose: Prose, at: _Stretch, ledger: Ledger) -> DepartmentGoal:
    label = _GOAL.search(prose.half, at.title, at.end)
    indicators = _INDICATORS.search(prose.half, label.end() if label else at.title, at.end)
    goal_end = indicators.start() if indicators else at.end
    title_end = label.start() if label else goal_end
    goal = unwrap(prose.text[label.end() : goal_end]) if label else ""
    if indicators is None and _VALUE.search(prose.half, at.title, at.end):
        reason = _("indicators without their label: they stand in the goal's text")
        ledger.refuse(prose.line_at(at.begin), goal, reason)
    found = _indicators(prose, at, indicators.end(), ledger) if indicators else ()
    title = unwrap(prose.text[at.title : title_end])
    return DepartmentGoal(at.no, title, goal, prose.locator(at.begin), tuple(found))


def _indicators(
    prose: Prose, at: _Stretch, start: int, ledger: Ledger
) -> Iterator[DepartmentIndicator]:
    labels = list(_VALUE.finditer(prose.half, start, at.end))
    name_start = start
    for seq, label in enumerate(labels, 1):
        if seq < len(labels):
            end = value_end(prose.half, label.end(), labels[seq].start())
        else:
            end = _last_end(prose, label.end(), at.end, ledger)
        yield _indicator(prose, at.no, seq, (name_start, label, end), ledger)
        name_start = end
    if not labels:
        words = unwrap(prose.text[start : at.end])
        ledger.refuse(prose.line_at(start), words, _("indicators without a target"))


def _indicator(
    prose: Prose, goal_no: int, seq: int, at: tuple[int, re.Match[str], int], ledger: Ledger
) -> DepartmentIndicator:
    start, label, end = at
    while start < label.start() and prose.text[start] in _LEADING:
        start += 1
    line = prose.line_at(start)
    printed = prose.text[label.end() : end].strip(_LEADING)
    whole = unwrap(_CUT_NUMBER.sub("", printed))
    name = unwrap(prose.text[start : label.start()])
    if _CUT_NUMBER.search(printed):
        ledger.note(line, whole, _("a number that a line ended in: read as one"))
    if not name or not whole:
        words = unwrap(prose.text[start:end])
        ledger.refuse(line, words, _("an indicator without a name or a value"))
    target = _with_unit_of_name(Target.parse(whole), name)
    return DepartmentIndicator(goal_no, seq, name, target, line.locator)


def _last_end(prose: Prose, start: int, end: int, ledger: Ledger) -> int:
    """The last value of a goal goes to its end, unless so much follows that it is something else."""
    if len(bare(prose.text[start:end])) <= LONGEST_VALUE:
        return end
    stop = value_end(prose.half, start, end)
    rest = unwrap(prose.text[stop:end])
    ledger.refuse(prose.line_at(stop), rest, _("words behind the last indicator of a goal"))
    return stop


def _with_unit_of_name(target: Target, name: str) -> Target:
    """A bare number's unit is the one that its name prints at its end: 服务次数（次）."""
    printed = re.search(r"[(（]([^()（）]{1,4})[)）]$", name)
    if target.value is None or target.unit is not None or printed is None:
        return target
    return Target(target.operator, target.value, printed[1], target.text)
