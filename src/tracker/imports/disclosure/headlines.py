"""The figures that a disclosure states in sentences: label, a few words, amount, unit.

「2020 年支出预算 7070.37 万元，其中基本支出 2307.34 万元，占总预算支出的 32.63%」: an amount belongs to
the label right before it, a percentage behind 占…的 to the amount before it, and what follows
比上年增加 is the change of that amount, never the amount itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tracker.documents.prose import Prose
from tracker.documents.text import Kind, Line
from tracker.errors import TrackerError
from tracker.imports.disclosure.labels import AMOUNT, ANY_AMOUNT, DIGITS, Stated, spaced, stated
from tracker.imports.disclosure.ledger import Ledger
from tracker.imports.disclosure.standard.prose import FunctionReader
from tracker.language import _
from tracker.model.facts import Headline, Statement
from tracker.model.money import ZERO, Money, Unit, amount
from tracker.model.script import unwrap

_PERCENT = rf"(?P<percent>{DIGITS})\s*%"
_SHARE = re.compile(r"[^,。;]{0,4},?\s*占[^,。;%\d]{0,20}?" + _PERCENT)
_WAY = r"增\s*加|增\s*长|上\s*升|减\s*少|下\s*降|降\s*低|压\s*减|节\s*约"
_CHANGE = re.compile(rf"(?P<direction>{_WAY})了?\s*" + AMOUNT)
_RATE = re.compile(rf"(?P<direction>{_WAY}|增\s*幅|降\s*幅)(?:率)?(?:为|了)?\s*" + _PERCENT)
_FLAT = re.compile(
    spaced(
        "(?:与|同|和|较|比)(?:上年|去年|上一年|(?:19|20)\\d{2}年)(?:度)?(?:预算)?(?:数)?相?(?:持平|一致|无(?:增减)?变化|没有变化)"
    )
)
_FLAT_NEXT = re.compile(r"[。;]\s*" + _FLAT.pattern)
"""A sentence of its own: 公务接待费0.73万元。与2025年预算持平。"""
_PRIOR = re.compile(
    r"(?:上\s*年|去\s*年|上\s*一\s*年|(?P<year>(?:19|20)\d{2})\s*年)(?:度)?[^,。;:\d增减升降]{0,14}?\s*"
    + AMOUNT
)
_FALLING = re.compile("减|降|节")
_AGAINST = re.compile(r"[比较与同和]\s*(?P<year>(?:19|20)\d{2})\s*年")
OWN_YEAR = "own_year"
"""A change that is stated against the budget's own year."""
_OF_PAID = re.compile(spaced("(?:执行数|决算数)") + r"\s*$")
"""The change is against what was paid, not against last year's budget."""
_NO_PRIOR = re.compile(
    spaced("[^。\n]{0,40}无上一?年(?:度)?(?:的)?(?:预算|对比|可比)?(?:数据|数)")
    + "[^。\n]{0,30}。?"
)
_PRICE = re.compile(spaced("单价") + r"\s*$")
"""单价100万元以上设备 names a threshold."""
_SENTENCE_END = "。;"


class HeadlineReader:
    """Reads the prose outside the performance goals."""

    def __init__(self, ledger: Ledger, year: int, functions: FunctionReader) -> None:
        self.ledger = ledger
        self.year = year
        self.functions = functions
        self.found: list[Headline] = []
        self.statements: list[Statement] = []
        self._used: set[int] = set()
        """Offsets of amounts that were taken, in the prose that is read just now."""

    def read(self, lines: Sequence[Line], goals: tuple[int, int] | None) -> None:
        """Collect every headline figure outside the lines `goals` (first and last number), and the
        statement that there is no prior year; name every amount that is none of them."""
        for prose in _outside(lines, goals):
            self._used = set()
            for headline in self._of_functions(prose):
                self._keep(headline)
            for headline in self._headlines(prose):
                self._keep(headline)
            self._read_statements(prose)
            self._name_unread(prose)

    def _read_statements(self, prose: Prose) -> None:
        for said in _NO_PRIOR.finditer(prose.half):
            text = unwrap(prose.text[said.start() : said.end()])
            line = prose.line_at(said.start() + len(said[0]) - len(said[0].lstrip()))
            self.statements.append(Statement("no_prior_year", text, line.locator))
            self.ledger.claim(line)
            self.ledger.note(line, text, _("there is no year before to compare with"))

    def _name_unread(self, prose: Prose) -> None:
        """Every amount that nobody took: better named once too often than lost."""
        for found in ANY_AMOUNT.finditer(prose.half):
            if found.start() not in self._used and not _PRICE.search(prose.half, 0, found.start()):
                start = _clause_start(prose.half, found.start())
                words = unwrap(prose.text[start : found.end()])
                line = prose.line_at(found.start())
                self.ledger.refuse(line, words, _("an amount in prose that is no known figure"))

    def _keep(self, headline: Headline) -> None:
        """The same figure stated again is one statement; another figure for the same item is two."""
        mark = (headline.item, headline.amount, headline.percent)
        if all((one.item, one.amount, one.percent) != mark for one in self.found):
            self.found.append(headline)

    def _of_functions(self, prose: Prose) -> Iterator[Headline]:
        for said in self.functions.read(prose):
            self._used.update(range(said.start, said.end))
            end = _sentence_end(prose.half, said.end)
            self.ledger.claim(*prose.lines_between(said.start, end))
            yield said.headline

    def _headlines(self, prose: Prose) -> Iterator[Headline]:
        found = [
            one
            for one in stated(prose.half, self.year)
            if one.match.start("figure") not in self._used
        ]
        for position, one in enumerate(found):
            following = found[position + 1].start if position + 1 < len(found) else len(prose.half)
            stop = min(following, _sentence_end(prose.half, one.match.end()))
            words = unwrap(prose.text[one.start : one.end])
            yield from self._stated(prose, one, words)
            if one.kind == "own":
                yield from self._around(prose, one.item, words, one.match.end(), stop)

    def _stated(self, prose: Prose, one: Stated, words: str) -> Iterator[Headline]:
        if one.kind == "change":
            yield from self._change(prose, f"{one.item}.change", words, one.match)
            return
        item = one.item if one.kind == "own" else f"{one.item}.prior"
        money = self._amount(prose, one.match)
        if money is not None:
            where = prose.locator(one.match.start("figure"))
            yield Headline(item, words, money, None, where)

    def _around(
        self, prose: Prose, item: str, words: str, start: int, stop: int
    ) -> Iterator[Headline]:
        """The share, the year before and the change that are said of the amount before `start`."""
        share = _SHARE.match(prose.half, start)
        if share:
            yield self._percentage(prose, f"{item}_percent", words, share)
        prior = _PRIOR.search(prose.half, start, stop)
        if prior and (prior["year"] is None or int(prior["year"]) != self.year):
            money = self._amount(prose, prior)
            if money is not None:
                where = prose.locator(prior.start("figure"))
                yield Headline(f"{item}.prior", words, money, None, where)
        change = _CHANGE.search(prose.half, start, stop)
        flat = (
            None
            if change
            else _FLAT.search(prose.half, start, stop) or _FLAT_NEXT.match(prose.half, stop)
        )
        if change:
            self._note_own_year(prose, words, start, change.start())
            of_paid = _OF_PAID.search(prose.half, start, change.start())
            own = f"{item}.paid_change" if of_paid else f"{item}.change"
            yield from self._change(prose, own, words, change)
        elif flat and self._note_own_year(prose, words, start, flat.end()):
            pass  # held against its own year, it says nothing of the one before
        elif flat and "无上" not in prose.half[start:stop]:
            yield Headline(f"{item}.change", words, ZERO, None, prose.locator(flat.start()))
        rate = _RATE.search(prose.half, start, stop)
        if rate:
            yield self._percentage(prose, f"{item}.change_percent", words, rate)

    def _note_own_year(self, prose: Prose, words: str, start: int, end: int) -> bool:
        """2026年预算…，比2026年预算增加: a copied sentence whose year was not changed; whether it is one."""
        said = _AGAINST.search(prose.half, start, end)
        if said is None or int(said["year"]) != self.year:
            return False
        text = f"{words}: {unwrap(prose.text[said.start() : end])}"
        self.statements.append(Statement(OWN_YEAR, text, prose.locator(said.start())))
        return True

    def _change(
        self, prose: Prose, item: str, words: str, match: re.Match[str]
    ) -> Iterator[Headline]:
        money = self._amount(prose, match)
        if money is not None:
            signed = -money if _FALLING.search(match["direction"]) else money
            where = prose.locator(match.start("figure"))
            yield Headline(item, words, signed, None, where)

    def _percentage(self, prose: Prose, item: str, words: str, match: re.Match[str]) -> Headline:
        percent = Decimal("".join(match["percent"].replace(",", "").split()))
        if "direction" in match.re.groupindex and _FALLING.search(match["direction"]):
            percent = -percent
        return Headline(item, words, None, percent, prose.locator(match.start("percent")))

    def _amount(self, prose: Prose, match: re.Match[str]) -> Money | None:
        start = match.start("figure")
        line = prose.line_at(start)
        self._used.add(start)
        self.ledger.claim(line)
        unit = Unit.named("".join(match["unit"].split()))
        try:
            return amount(match["figure"], unit) if unit else None
        except TrackerError as error:
            self.ledger.refuse(line, unwrap(match.group()), str(error))
            return None


def _outside(lines: Sequence[Line], goals: tuple[int, int] | None) -> list[Prose]:
    """The prose before the performance goals and behind them: amounts in goals are no headlines."""
    kept = [line for line in lines if line.kind in (Kind.TEXT, Kind.HEADING, Kind.BLANK)]
    if goals is None:
        return [Prose(kept)]
    first, last = goals
    before = [line for line in kept if line.number < first]
    return [Prose(before), Prose(line for line in kept if line.number > last)]


def _sentence_end(text: str, start: int) -> int:
    ends = [at for mark in _SENTENCE_END if (at := text.find(mark, start)) >= 0]
    return min(ends, default=len(text))


def _clause_start(text: str, end: int) -> int:
    return max(text.rfind(mark, 0, end) for mark in "。;,\n") + 1
