"""Promises with a date, out of goals, descriptions and targets.

A clause is a promise when it says by when something is paid or done. The date is the last day of
what the text says; without a month, quarter, half or year's end there is none, and none is made up.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.language import _
from tracker.model.facts import DELIVERY, PAYMENT, STATED, Goal, Indicator, Milestone
from tracker.model.period import month_end
from tracker.model.script import chinese_number, half
from tracker.model.target import QUALITATIVE

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = (
    r"(?:(?P<year>20\d{2})\s*年\s*(?:度\s*)?"
    r"|(?P<relative>次\s*年|明\s*年|去\s*年|上\s*一?\s*年)\s*)?"
)
_DATE = re.compile(
    _YEAR + r"(?:"
    r"(?P<y>20\d{2})\s*[-./]\s*(?P<ym>1[0-2]|0?[1-9])\s*[-./]\s*(?P<yd>3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?<!每)(?<!各)第?\s*(?P<quarter>[一二三四1234])\s*季\s*度(?!\s*\d+\s*次)(?:\s*末|\s*底)?"
    r"|(?P<half>[上下])\s*半\s*年"
    r"|(?P<year_end>年\s*[底末]|年\s*终|(?<=[年])\s*[底末](?=\s*[之以]?\s*前))"
    r"|(?<![\d.個个近每第])(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?!\s*\d+\s*次)"
    r"(?:\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*[日号]|\s*份|\s*[底末]|\s*[上中下]旬)?+"
    r"|(?<![\d.\-(])(?P<m>1[0-2]|0?[1-9])-(?P<d>3[01]|[12]\d|0?[1-9])(?![\d\-)]|\s*月)"
    r")"
    r"(?!\s*(?:起|实\s*施|施\s*行|印\s*发|发\s*布|出\s*台|修\s*订))"
    r"(?:\s*(?:之|以)?\s*前|\s*内|\s*期\s*间)?"
)
_NOT_DATES = re.compile(
    r"《[^》]*》|(?:为\s*期|历\s*时|不\s*少\s*于)\s*\d+\s*月|\d{1,2}\s*月?\s*[-—~～至到]\s*(?=\d{1,2}\s*月)|"
    r"每\s*(?:个\s*)?(?:季\s*度|月|半\s*年)|按\s*(?:季\s*度|月)|\d+\s*个\s*月"
)
_CLAUSE = re.compile(r"[^,;。!?]+")
_PAID = re.compile(
    r"拨\s*付|支\s*付|付\s*款|拨\s*款|付\s*清|资\s*金\s*到\s*位|兑\s*付|支\s*出\s*进\s*度|"
    r"发\s*放\s*到\s*位"
)
_NEGATED = re.compile(r"不\s*(?:再\s*)?(?:予\s*)?(?:支\s*付|拨\s*付|付\s*款|拨\s*款)")
_DONE = re.compile(
    r"完\s*成|组\s*织|开\s*展|采\s*购|实\s*现|建\s*成|建\s*设|验\s*收|交\s*付|启\s*动|召\s*开|举\s*办|制\s*定|出\s*具|"
    r"提\s*交|印\s*发|投\s*入|上\s*线|落\s*实|达\s*到|检\s*查|培\s*训|审\s*计|安\s*装|投\s*用|报\s*送|办\s*结"
)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_ALL = re.compile(
    r"全\s*部\s*(?:资\s*金)?(?:拨\s*款|拨\s*付|支\s*付|付\s*款|资\s*金)|"
    r"(?:拨\s*付|支\s*付)\s*完\s*毕|付\s*清"
)
_ITEM = re.compile(r"(?:^|(?<=[\s;。]))\d{1,2}\s*[、.](?!\d)")
_ENDS = ";。!?"
_MONTHS = 12
_DAY_OF_MONTH = re.compile(r"月\d{1,2}[日号]")
_DEADLINE_UNITS = ("月", "月份", "月底", "月末")


@dataclass(slots=True)
class _Said:
    """The date that was said last, and whether no promise was made of it yet."""

    due: date | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """One promise before it knows whose it is."""

    kind: str
    due: date
    percent: Decimal | None
    text: str


def milestones(
    year: int, goals: Iterable[Goal], indicators: Iterable[Indicator]
) -> list[Milestone]:
    """All dated promises of a year's plan, in the order of the document."""
    found: list[Milestone] = []
    for goal in goals:
        for item in _items(goal.text):
            found += _stated(goal.project, goal.locator, promises(item, year))
    for one in indicators:
        said = promises(one.description, year) or promises(one.level3, year)
        said += [extra for extra in _deadline(one, year) if not _covered(extra, said)]
        found += _stated(one.project, one.locator, said)
    return found


def _stated(project: str, where: str, found: list[_Found]) -> Iterator[Milestone]:
    percents, note = _cumulative([one.percent for one in found])
    for one, percent in zip(found, percents, strict=True):
        yield Milestone(
            project, one.kind, one.due, percent, STATED, one.text, note if percent else None, where
        )


def _items(text: str) -> Iterator[str]:
    """A goal's numbered items: a schedule does not run over from one to the next."""
    starts = [match.start() for match in _ITEM.finditer(half(text))]
    bounds = [0, *[at for at in starts if at], len(text)]
    for begin, end in itertools.pairwise(bounds):
        yield text[begin:end].strip()


def promises(text: str, year: int) -> list[_Found]:
    """The dated promises of one text, in its order."""
    looked_at = _blanked(half(text))
    found: list[_Found] = []
    said = _Said()
    for clause in _CLAUSE.finditer(looked_at):
        dates = [day for day in (_day(match, year) for match in _DATE.finditer(clause[0])) if day]
        if dates:
            said = _Said(max(dates), fresh=True)
        kind = _kind(clause[0])
        if said.due is not None and (kind is PAYMENT or (kind is DELIVERY and said.fresh)):
            words = _sentence(text, looked_at, clause.start())
            found += _promised(kind, clause[0], dates or [said.due], words)
            said.fresh = False
        if looked_at[clause.end() : clause.end() + 1] in ("。", "!", "?"):
            said = _Said()
    return found


def _sentence(text: str, looked_at: str, at: int) -> str:
    """The whole sentence around an offset, without the number of its item."""
    start = max(looked_at.rfind(mark, 0, at) for mark in _ENDS) + 1
    ends = [end for mark in _ENDS if (end := looked_at.find(mark, at)) >= 0]
    words = text[start : min(ends, default=len(text) - 1) + 1].strip()
    number = _ITEM.match(half(words))
    return (words[number.end() :] if number else words).strip(" ；;。")


def _promised(kind: str, clause: str, dates: list[date], words: str) -> list[_Found]:
    """Usually one promise; as many as there are dates where each has its own percentage."""
    if kind is DELIVERY:
        return [_Found(kind, max(dates), None, words)]
    percents = _PERCENT.findall(clause)
    if len(dates) == len(percents) > 1:
        return [
            _Found(kind, due, Decimal(percent), words)
            for due, percent in zip(dates, percents, strict=True)
        ]
    return [_Found(kind, max(dates), _percent(clause), words)]


def _blanked(text: str) -> str:
    """Titles of documents and words like 每季度 hold no dates: the same length, without them."""
    return _NOT_DATES.sub(lambda match: " " * len(match[0]), text)


def _kind(clause: str) -> str | None:
    """Payment, delivery, or no promise: what is not to be done is none."""
    if _NEGATED.search(clause):
        return None
    if _PAID.search(clause):
        return PAYMENT
    return DELIVERY if _DONE.search(clause) else None


def _percent(clause: str) -> Decimal | None:
    printed = _PERCENT.findall(clause)
    if len(printed) == 1:
        return Decimal(printed[0])
    return Decimal(100) if not printed and _ALL.search(clause) else None


def _day(said: re.Match[str], year: int) -> date | None:
    """The last day of what is said; nothing for a year that is over before the budget's begins."""
    named = _named_year(said, year)
    if named < year:
        return None
    try:
        return _last_day(said, named)
    except ValueError:
        return None


def _named_year(said: re.Match[str], year: int) -> int:
    """The year that is said; 次年 is the next one, 上年 the one before."""
    printed = said["year"] or said["y"]
    if printed:
        return int(printed)
    relative = said["relative"]
    if relative is None:
        return year
    return year + 1 if relative[0] in "次明" else year - 1


def _last_day(said: re.Match[str], year: int) -> date:
    if said["y"]:
        return date(year, int(said["ym"]), int(said["yd"]))
    if said["quarter"]:
        return month_end(year, _QUARTERS[said["quarter"]] * 3)
    if said["half"]:
        return month_end(year, 6 if said["half"] == "上" else 12)
    if said["year_end"]:
        return month_end(year, 12)
    if said["m"]:
        return date(year, int(said["m"]), int(said["d"]))
    month = int(said["month"]) if said["month"].isdigit() else chinese_number(said["month"]) or 0
    return date(year, month, int(said["day"])) if said["day"] else month_end(year, month)


def _deadline(one: Indicator, year: int) -> Iterator[_Found]:
    """A target that is a day: ≤12 月 is a month of the year and no number of months, 年底前 says it."""
    kind = PAYMENT if _PAID.search(one.level3 + one.description) else DELIVERY
    target = one.target
    month = target.value if target.unit in _DEADLINE_UNITS else None
    if target.operator in ("<=", "<") and month is not None:
        if month == int(month) and 1 <= month <= _MONTHS:
            yield _Found(kind, month_end(year, int(month)), None, target.text)
    elif target.operator == QUALITATIVE or _DAY_OF_MONTH.match(target.unit or ""):
        days = [_day(said, year) for said in _DATE.finditer(_blanked(half(target.text)))]
        if len(days) == 1 and days[0] is not None:
            yield _Found(kind, days[0], None, target.text)


def _covered(extra: _Found, said: list[_Found]) -> bool:
    return any((one.kind, one.due) == (extra.kind, extra.due) for one in said)


def _cumulative(percents: list[Decimal | None]) -> tuple[list[Decimal | None], str | None]:
    """Percentages as they add up. Those that fall, or that add to 100 without reaching it, are per period."""
    printed = [percent for percent in percents if percent is not None]
    falls = any(later < earlier for earlier, later in itertools.pairwise(printed))
    shares = len(printed) > 1 and sum(printed) == 100 and printed[-1] != 100
    if not (falls or shares):
        return percents, None
    so_far = Decimal(0)
    summed: list[Decimal | None] = []
    for percent in percents:
        so_far += percent or 0
        summed.append(so_far if percent is not None else None)
    note = _("the percentages are read as shares of each period and added up")
    return summed, note
