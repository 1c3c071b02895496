"""The goals of the whole department (分项绩效目标) out of prose that is wrapped anywhere.

（一）title 绩效目标：goal 绩效指标：name，指标值：value name，指标值：value （二）title …
Line breaks fall within names, numbers and labels, and between a value and the next name there may
be a space, a line break, or nothing. A value is therefore read by its own grammar, and the name
after it is what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.documents.prose import Prose
from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.ledger import Ledger
from tracker.language import _
from tracker.model.facts import DepartmentGoal, DepartmentIndicator
from tracker.model.script import bare, chinese_number, unwrap
from tracker.model.target import Target


def _spaced(word: str) -> str:
    """The word with white space allowed between any two of its characters."""
    return r"\s*".join(re.escape(mark) for mark in word)


_SECTION = re.compile(rf"(?:([一二三四五六七八九十]+)\s*、\s*)?{_spaced('分项绩效目标')}")
_NUMBER = re.compile(r"\(\s*((?:[一二三四五六七八九十]\s*){1,3})\)\s*")
_GOAL = re.compile(_spaced("绩效目标") + r"\s*:")
_INDICATORS = re.compile(_spaced("绩效指标") + r"\s*:")
_TITLE = re.compile(
    rf"(?:(?!{_spaced('指标值')})[^:;]){{1,90}}?{_spaced('绩效')}\s*(?:{_spaced('目标')}|{_spaced('指标')})\s*:"
)
_VALUE = re.compile(r"[,，、]?\s*" + _spaced("指标值") + r"\s*:\s*")
LONGEST_VALUE = 40
"""Characters; a longer text behind 指标值： is not all value (our convention)."""
_ORDINALS = "一二三四五六七八九十"

_CLASSIFIERS = (
    r"人次|人|场次|家次|批次|次(?!数)|份|件(?!数)|家(?!庭)|户(?!外|籍)|个(?!人|体)|条(?!件|例)|项(?!目)|场(?!所)|"
    r"期|篇|本|册|台(?!账)|套|辆|年(?!度|报|检|初|底)|个月|月(?!度|底)|天|日|批|部|处|所|间|组|块|张|"
    r"万元|元|平方米|公里|吨|小时|分"
)
_SUFFIXES = ("落实", "以上", "以下", "以内", "左右", "及以上", "及以下")
_NUMERIC = re.compile(
    r"(?:[≥≤><=]|>=|<=|不少于|不低于|不超过|不高于|达到)?\s*\d+(?:,\d{3})*(?:\.\d+)?(?:\n+\d+(?=\s*(?:%|\(\s*[一二三四五六七八九十])))?(?:\s*%)?"
)
_CUT_NUMBER = re.compile(r"(?<=\d)\s*\n\s*(?=\d)")
_CLASSIFIER = re.compile(rf"\s*({_CLASSIFIERS})")
_SUFFIX = re.compile(r"\s*(" + "|".join(_spaced(word) for word in _SUFFIXES) + ")")


def department_goals(lines: Sequence[Line], ledger: Ledger) -> list[DepartmentGoal]:
    """All goals with their indicators, in order; none where the document has no such section."""
    prose = Prose(line for line in lines if line.kind in (Kind.TEXT, Kind.HEADING))
    start, end = _bounds(prose)
    if start == end:
        return []
    ledger.claim(*prose.lines_between(start, end))
    return [_goal(prose, no, *span, ledger) for no, span in _goals(prose, start, end)]


def _bounds(prose: Prose) -> tuple[int, int]:
    """From behind the section's heading to the heading of the next section."""
    for match in _SECTION.finditer(prose.half):
        if _NUMBER.match(prose.half, _skip(prose.half, match.end())):
            return match.end(), _end(prose, match)
    return 0, 0


def _skip(text: str, offset: int) -> int:
    while offset < len(text) and (text[offset].isspace() or text[offset] in ":表"):
        offset += 1
    return offset


def _end(prose: Prose, section: re.Match[str]) -> int:
    ends = [len(prose.half)]
    own = chinese_number(section[1] or "")
    if own and own < len(_ORDINALS):
        following = re.compile(rf"(?<![第{_ORDINALS}]){_ORDINALS[own]}\s*、\s*(?!\s*\()")
        ends += [match.start() for match in following.finditer(prose.half, section.end())]
    part = re.compile(r"第\s*[一二三四五六七八九十]+\s*部\s*分")
    ends += [match.start() for match in part.finditer(prose.half, section.end())]
    return min(ends)


def _goals(prose: Prose, start: int, end: int) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """Number, begin of the number, begin of the title, end. A number begins a goal when a title and
    the label of its text follow; numbers may be printed wrong, so they need not follow one another."""
    found: list[tuple[int, int, int]] = []
    for match in _NUMBER.finditer(prose.half, start, end):
        no = chinese_number(bare(match[1]))
        if no is not None and _TITLE.match(prose.half, match.end(), end):
            found.append((no, match.start(), match.end()))
    for position, (no, begin, title) in enumerate(found):
        stop = found[position + 1][1] if position + 1 < len(found) else end
        yield no, (begin, title, stop)


def _goal(
    prose: Prose, no: int, begin: int, title: int, end: int, ledger: Ledger
) -> DepartmentGoal:
    goal = _GOAL.search(prose.half, title, end)
    indicators = _INDICATORS.search(prose.half, goal.end() if goal else title, end)
    title_end = goal.start() if goal else (indicators.start() if indicators else end)
    goal_end = indicators.start() if indicators else end
    found = _indicators(prose, no, indicators.end(), end, ledger) if indicators else iter(())
    return DepartmentGoal(
        no=no,
        title=unwrap(prose.text[title:title_end]),
        goal=unwrap(prose.text[goal.end() : goal_end]) if goal else "",
        locator=prose.locator(begin),
        indicators=tuple(found),
    )


def _indicators(
    prose: Prose, goal_no: int, start: int, end: int, ledger: Ledger
) -> Iterator[DepartmentIndicator]:
    labels = list(_VALUE.finditer(prose.half, start, end))
    name_start = start
    for seq, label in enumerate(labels, 1):
        last = seq == len(labels)
        stop = end if last else labels[seq].start()
        value_end = _last_end(prose, label.end(), end, ledger) if last else 0
        value_end = value_end or _value_end(prose.half, label.end(), stop)
        printed = unwrap(_CUT_NUMBER.sub("", prose.text[label.end() : value_end]))
        name = unwrap(prose.text[name_start : label.start()])
        where = prose.locator(_first_printed(prose.half, name_start))
        if not name or not printed:
            words = unwrap(prose.text[name_start:value_end])
            ledger.refuse(
                prose.line_at(label.start()), words, _("an indicator without a name or a value")
            )
        target = _with_unit_of_name(Target.parse(printed), name)
        yield DepartmentIndicator(goal_no, seq, name, target, where)
        name_start = value_end
    if not labels:
        line = prose.line_at(start)
        ledger.refuse(line, unwrap(prose.text[start:end]), _("indicators without a target"))


def _last_end(prose: Prose, start: int, end: int, ledger: Ledger) -> int:
    """The last value of a goal goes to its end, unless so much follows that it is something else."""
    if len(bare(prose.text[start:end])) <= LONGEST_VALUE:
        return end
    stop = _value_end(prose.half, start, end)
    rest = unwrap(prose.text[stop:end])
    ledger.refuse(prose.line_at(stop), rest, _("words behind the last indicator of a goal"))
    return stop


def _first_printed(text: str, offset: int) -> int:
    while offset < len(text) - 1 and text[offset].isspace():
        offset += 1
    return offset


def _value_end(text: str, start: int, stop: int) -> int:
    """Where the value ends and the next indicator's name begins. The name is never empty."""
    numeric = _NUMERIC.match(text, start, stop)
    if numeric is None:
        return _word_end(text, start, stop)
    end = numeric.end()
    if numeric.group().endswith("%"):
        return _behind_suffix(text, end, stop)
    unit = _CLASSIFIER.match(text, end, stop)
    if unit is None or "\n" in unit.group()[: unit.start(1) - unit.start()]:
        return _behind_suffix(text, end, stop)
    word = _word_end(text, unit.start(1), stop)
    if word < stop and text[word:stop].strip():
        return _behind_suffix(text, _within_wrap(text, word, stop), stop)
    return _behind_suffix(text, unit.end(), stop)


def _word_end(text: str, start: int, stop: int) -> int:
    """The next white space, or `stop`."""
    space = re.compile(r"\s").search(text, start, stop)
    return space.start() if space else stop


def _within_wrap(text: str, word: int, stop: int) -> int:
    """A word that breaks off in the middle of 以上, 落实 and the like goes on behind the break."""
    for suffix in _SUFFIXES:
        rest = re.compile(rf"\s+{re.escape(suffix[-1])}(?=\s)")
        if text[:word].endswith(suffix[:-1]) and rest.match(text, word, stop):
            return rest.match(text, word, stop).end()  # type: ignore[union-attr]
    return word


def _behind_suffix(text: str, end: int, stop: int) -> int:
    suffix = _SUFFIX.match(text, end, stop)
    return suffix.end() if suffix and text[suffix.end() : stop].strip() else end


def _with_unit_of_name(target: Target, name: str) -> Target:
    """A bare number's unit is the one that its name prints at its end: 服务次数（次）."""
    printed = re.search(r"[(（]([^()（）]{1,4})[)）]$", name)
    if target.value is None or target.unit is not None or printed is None:
        return target
    return Target(target.operator, target.value, printed[1], target.text)
