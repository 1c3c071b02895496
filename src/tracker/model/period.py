"""Periods: a year, a half, a quarter or a month, with its first and last day."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracker.errors import NotAPeriod

MONTHS = {"Y": 12, "H": 6, "Q": 3, "M": 1}
_CHINESE = {mark: number for number, mark in enumerate("一二三四五六七八九十", 1)} | {
    "十一": 11,
    "十二": 12,
    "上": 1,
    "下": 2,
}
_YEAR = r"(?:(?P<year>\d{4})\s*年?\s*[-/.]?\s*)?"
_PATTERNS = (
    ("Q", re.compile(_YEAR + r"[Qq](?P<n>[1-4])")),
    ("Q", re.compile(_YEAR + r"(?:年度)?第?\s*(?P<n>[一二三四1-4])\s*季度?")),
    ("H", re.compile(_YEAR + r"[Hh](?P<n>[12])")),
    ("H", re.compile(_YEAR + r"(?P<n>[上下])半年")),
    ("M", re.compile(r"(?P<year>\d{4})(?P<n>0[1-9]|1[0-2])")),
    ("M", re.compile(_YEAR + r"[Mm]?(?P<n>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])\s*月份?")),
    ("M", re.compile(r"(?P<year>\d{4})\s*[-/.年]\s*[Mm]?(?P<n>1[0-2]|0?[1-9])")),
    ("Y", re.compile(r"(?P<year>\d{4})\s*(?:年度?|全年)?(?P<n>)")),
    ("Y", re.compile(r"(?P<year>)(?P<n>)(?:全年|年度)")),
)
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """`kind` is Y, H, Q or M; `n` counts from 1 within the year."""

    year: int
    kind: str
    n: int

    def __str__(self) -> str:
        """2020, 2020H1, 2020Q3 or 2020-09: sorts and stores as text."""
        if self.kind == "Y":
            return f"{self.year}"
        if self.kind == "M":
            return f"{self.year}-{self.n:02}"
        return f"{self.year}{self.kind}{self.n}"

    @property
    def start(self) -> date:
        """The first day."""
        return month_start(self.year, (self.n - 1) * MONTHS[self.kind] + 1)

    @property
    def end(self) -> date:
        """The last day."""
        return month_end(self.year, self.n * MONTHS[self.kind])

    @classmethod
    def parse(cls, text: str, year: int | None = None) -> Period:
        """Read `2020Q1`, `2020-03`, `2020年第一季度`, or with `year` given also `第一季度`, `3月`.

        Raises NotAPeriod, also where the text names no year and none is given.
        """
        folded = unicodedata.normalize("NFKC", text).strip()
        for kind, pattern in _PATTERNS:
            match = pattern.fullmatch(folded)
            if match is None:
                continue
            printed = match["year"]
            if not printed and year is None:
                break
            return cls(int(printed) if printed else int(year or 0), kind, _ordinal(match["n"]))
        raise NotAPeriod(text)


def calendar_day(text: str) -> date | None:
    """2020-06-30, 2020/6/30, 2020年6月30日; None for what is no day of the calendar."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def _ordinal(text: str) -> int:
    if not text:
        return 1
    return int(text) if text.isdigit() else _CHINESE[text]


@cache
def month_start(year: int, month: int) -> date:
    """The first day of a month."""
    return date(year, month, 1)


@cache
def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month - 1) // 3 + 1


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter."""
    return month_end(year, quarter * 3)
