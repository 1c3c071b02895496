"""What the prose says of single functions: 「公共安全支出（204类）司法（06款）行政运行（01项）1434.89万元」.

The same function may be named by words alone; then the standard tables tell its code. What follows
up to the next function is said of it: what was paid the year before, this year's budget once more,
the rate of change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.documents.prose import Prose
from tracker.errors import TrackerError
from tracker.imports.disclosure.labels import AMOUNT, DIGITS, spaced
from tracker.model.facts import Headline, StandardTable
from tracker.model.money import Money, Unit, amount
from tracker.model.names import fold
from tracker.model.script import bare, unwrap
from tracker.model.standard import items

ITEM = "expenditure.function."
_NAME = r"[^()。;:\d]{2,60}?"
_FUNCTION = re.compile(
    rf"(?:^|[\n。;、.“\"])\s*(?:[“\"]\s*)?(?P<class>{_NAME})\(\s*(?P<one>\d{{3}})?\s*类\s*\)"
    rf"\s*(?P<section>{_NAME})\(\s*(?P<two>\d{{2}})?\s*款\s*\)"
    rf"\s*(?P<item>{_NAME})\(\s*(?P<three>\d{{2}})?\s*项\s*\)\s*[”\"]?\s*(?:科目)?\s*" + AMOUNT
)
_PAID = re.compile(
    spaced("(?P<year>(?:19|20)\\d{2})\\s*年(?:当年)?(?:预算)?(?:执行数|决算数)")
    + r"为?\s*"
    + AMOUNT
)
_PLANNED = re.compile(spaced("(?P<year>(?:19|20)\\d{2})\\s*年(?:预算)?安排") + r"\s*" + AMOUNT)
_RATE = re.compile(
    spaced("(?:比|较)(?P<year>(?:19|20)\\d{2})\\s*年(?:当年)?(?:预算)?(?:执行数|决算数)")
    + rf"\s*(?P<direction>增\s*[加长]|上\s*升|减\s*少|下\s*降)\s*(?P<percent>{DIGITS})\s*%"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of a function, and the offsets of the words that state it."""

    headline: Headline
    start: int
    end: int


class FunctionReader:
    """Knows the functions of the tables by their names."""

    def __init__(self, tables: Sequence[StandardTable], year: int) -> None:
        self.year = year
        self.codes: dict[tuple[str, ...], set[str]] = {}
        for table in tables:
            if table.kind in ("expenditure", "general_public", "gov_fund", "state_capital"):
                names = {row.code: fold(row.name) for row in table.rows if row.level}
                for code, row in items(table.rows):
                    key = (names.get(code[:5], ""), _alike(row.name))
                    self.codes.setdefault(key, set()).add(code)

    def read(self, prose: Prose) -> Iterator[Said]:
        """Every figure, in order. Raises nothing: what is no amount is not taken."""
        found = list(_FUNCTION.finditer(prose.half))
        for at, function in enumerate(found):
            code = self._code(function)
            stop = found[at + 1].start() if at + 1 < len(found) else len(prose.half)
            label = bare(unwrap(prose.text[function.start("item") : function.end("item")]))
            if code is not None:
                yield from self._said(prose, function, ITEM + code, label, stop)

    def _code(self, function: re.Match[str]) -> str | None:
        """As it is printed, else by the names of the tables; None where they do not tell."""
        if function["one"] and function["two"] and function["three"]:
            return function["one"] + function["two"] + function["three"]
        key = (fold(bare(function["section"])), _alike(bare(function["item"])))
        known = self.codes.get(key, set())
        return next(iter(known)) if len(known) == 1 else None

    def _said(
        self, prose: Prose, function: re.Match[str], item: str, label: str, stop: int
    ) -> Iterator[Said]:
        yield from _money(prose, function, item, label, function.start("class"))
        for paid in _PAID.finditer(prose.half, function.end(), stop):
            if int(paid["year"]) < self.year:
                yield from _money(prose, paid, f"{item}.prior_paid", label, paid.start())
        for planned in _PLANNED.finditer(prose.half, function.end(), stop):
            if int(planned["year"]) == self.year:
                yield from _money(prose, planned, item, label, planned.start())
        rate = _RATE.search(prose.half, function.end(), stop)
        if rate:
            percent = Decimal("".join(rate["percent"].replace(",", "").split()))
            falls = rate["direction"][0] in "减下"
            where = prose.locator(rate.start("percent"))
            said = Headline(
                f"{item}.paid_change_percent", label, None, -percent if falls else percent, where
            )
            yield Said(said, rate.start(), rate.end())


def _money(prose: Prose, match: re.Match[str], item: str, label: str, start: int) -> Iterator[Said]:
    unit = Unit.named("".join(match["unit"].split()))
    try:
        figure: Money | None = amount(match["figure"], unit) if unit else None
    except TrackerError:
        figure = None
    if figure is not None:
        where = prose.locator(match.start("figure"))
        yield Said(Headline(item, label, figure, None, where), start, match.end())


def _alike(name: str) -> str:
    """Two spellings that disclosures mix: 其它 and 其他."""
    return fold(name).replace("其它", "其他")
