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
from tracker.imports.disclosure.ledger import Ledger
from tracker.language import _
from tracker.model.facts import Headline, Statement
from tracker.model.money import Money, Unit, amount
from tracker.model.script import half, unwrap


def _spaced(pattern: str) -> str:
    """A pattern of Chinese characters and groups, with white space allowed behind each character."""
    return re.sub(r"([一-鿿“”])", r"\1\\s*", pattern)


# Of two labels at one place the longer one counts, so each pattern may be as short as it is clear.
_LABELS = (
    ("revenue.general_public", "一般公共预算(?:财政)?(?:拨款)?收入|一般公共预算拨款"),
    ("revenue.gov_fund", "(?:政府性)?基金(?:预算)?(?:拨款|财政拨款)?收入|政府性基金预算拨款"),
    ("revenue.state_capital", "国有资本经营(?:预算)?(?:拨款|财政拨款)?收入|国有资本经营预算拨款"),
    ("revenue.superior_subsidy", "上级补助收入"),
    ("revenue.business", "事业收入"),
    ("revenue.special_account", "财政专户(?:核拨|管理资金|返还)?(?:的)?(?:资金)?收入"),
    ("revenue.operating", "(?:事业单位)?经营收入"),
    ("revenue.subordinate_remittance", "附属单位上缴收入"),
    ("revenue.other", "其他(?:来源)?收入"),
    ("revenue.total", "(?:预算(?:总)?收入|收入(?:总)?预算|收入(?:合计|总计|总额))"),
    ("expenditure.total", "(?:支出(?:总)?预算|预算(?:总)?支出|支出(?:合计|总计|总额))"),
    ("expenditure.basic", "基本支出(?:预算)?"),
    ("expenditure.basic.personnel", "人员(?:经费|支出)"),
    ("expenditure.basic.public_use", "(?:日常)?公用(?:经费|支出)"),
    ("expenditure.project", "项目支出(?:预算)?"),
    ("organ_operating_cost", "机关运行(?:经费|费)"),
    ("three_public.total", "[“\"]?三公[”\"]?(?:经费)?(?:支出)?(?:预算)?"),
    ("three_public.abroad", "因公出国\\s*(?:\\(\\s*境\\s*\\))?\\s*(?:费用|费|经费)"),
    ("three_public.vehicle", "公务用车购置(?:及|和)运(?:行|维)?(?:维护)?费"),
    ("three_public.vehicle.purchase", "公务用车购置费"),
    ("three_public.vehicle.running", "公务用车运(?:行|维)?(?:维护)?费"),
    ("three_public.reception", "公务接待费"),
    ("procurement.total", "政府采购(?:预算)?"),
    ("assets.planned_purchase", "拟购置固定资产"),
    ("assets.total", "固定资产"),
)  # fmt: skip
_LABEL = re.compile(
    "|".join(f"(?P<l{at}>{_spaced(words)})" for at, (_item, words) in enumerate(_LABELS))
)
# A line may end within a number; two numbers never stand side by side.
_DIGITS = r"\d[\d,]*(?:\s*\n\s*\d[\d,]*)?"
_NUMBER = (
    rf"(?P<figure>-?{_DIGITS}(?:\s*\.\s*\d+(?:\s*\n\s*\d+)?)?)"
    r"\s*(?P<unit>亿\s*元|万\s*元|千\s*元|元)"
)
_FILLER = re.compile(
    r"\s*(?:\d{4}\s*年度?)?(?:[^,。;、:\d()比较增减上占]|\([^()\d]{0,12}\)){0,16}?[:,]?\s*"
    + _NUMBER
)
_SHARE = re.compile(r"\s*,?\s*占[^,。;%\d]{0,20}?(?P<percent>\d+(?:\.\d+)?)\s*%")
_CHANGE = re.compile(
    r"[^。;]{0,30}?[比较](?:上\s*年|\d{4}\s*年|去\s*年)(?:度)?[^,。;\d]{0,12}?"
    r"(?P<direction>增\s*加|增\s*长|减\s*少|下\s*降|降\s*低)了?\s*" + _NUMBER
)
_RATE = re.compile(
    r"[^。;\d]{0,12}?(?P<direction>增\s*长|增\s*加|上\s*升|下\s*降|减\s*少|降\s*低|增\s*幅|降\s*幅)(?:率)?(?:为|了)?\s*"
    r"(?P<percent>\d+(?:\.\d+)?)\s*%"
)
_FALLING = re.compile("减|降")
_NO_PRIOR = re.compile(
    _spaced("[^。\n]{0,40}无上一?年(?:度)?(?:的)?(?:预算|对比|可比)?(?:数据|数)")
    + "[^。\n]{0,30}。?"
)
_GOALS_BEGIN = re.compile(_spaced("(?:部门整体绩效目标|总体绩效目标|分项绩效目标)"))
_GOALS_END = re.compile(_spaced("[一二三四五六七八九十]+、政府采购"))


class HeadlineReader:
    """Reads the prose outside the performance goals."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.found: list[Headline] = []
        self.statements: list[Statement] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Collect every headline figure, and the statement that there is no prior year."""
        for prose in _outside_goals(lines):
            for headline in self._headlines(prose):
                self._keep(headline)
            for said in _NO_PRIOR.finditer(prose.half):
                text = unwrap(prose.text[said.start() : said.end()])
                line = prose.line_at(said.start() + len(said[0]) - len(said[0].lstrip()))
                self.statements.append(Statement("no_prior_year", text, line.locator))
                self.ledger.claim(line)
                self.ledger.note(line, text, _("there is no year before to compare with"))

    def _keep(self, headline: Headline) -> None:
        """The same figure stated again is one statement; another figure for the same item is two."""
        for known in self.found:
            if (known.item, known.amount, known.percent) == (
                headline.item,
                headline.amount,
                headline.percent,
            ):
                return
        self.found.append(headline)

    def _headlines(self, prose: Prose) -> Iterator[Headline]:
        for label in _LABEL.finditer(prose.half):
            figure = _FILLER.match(prose.half, label.end())
            if figure is None or _LABEL.search(prose.half, label.end(), figure.start("figure")):
                continue
            item = _LABELS[int((label.lastgroup or "l0")[1:])][0]
            words = unwrap(prose.text[label.start() : label.end()])
            headline = self._amount(prose, item, words, figure)
            if headline is None:
                continue
            yield headline
            yield from self._around(prose, item, words, figure.end())

    def _around(self, prose: Prose, item: str, words: str, end: int) -> Iterator[Headline]:
        """The share and the change that are said of the amount before `end`."""
        share = _SHARE.match(prose.half, end)
        if share:
            where = prose.locator(share.start("percent"))
            yield Headline(f"{item}_percent", words, None, Decimal(share["percent"]), where)
        stop = _sentence_end(prose.half, end)
        change = _CHANGE.match(prose.half, end, stop)
        if change is None or _LABEL.search(prose.half, end, change.start("direction")):
            return
        headline = self._amount(prose, f"{item}.change", words, change)
        if headline is None or headline.amount is None:
            return
        sign = -1 if _FALLING.search(change["direction"]) else 1
        yield Headline(
            headline.item, words, Money(sign * headline.amount.cents), None, headline.locator
        )
        rate = _RATE.match(prose.half, change.end(), stop)
        if rate:
            sign = -1 if _FALLING.search(rate["direction"]) else 1
            where = prose.locator(rate.start("percent"))
            yield Headline(
                f"{item}.change_percent", words, None, sign * Decimal(rate["percent"]), where
            )

    def _amount(self, prose: Prose, item: str, words: str, match: re.Match[str]) -> Headline | None:
        line = prose.line_at(match.start("figure"))
        self.ledger.claim(line)
        unit = Unit.named("".join(match["unit"].split()))
        try:
            money = amount(match["figure"], unit) if unit else None
        except TrackerError as error:
            self.ledger.refuse(line, match.group(), str(error))
            return None
        return Headline(item, words, money, None, line.locator) if money is not None else None


def _outside_goals(lines: Sequence[Line]) -> list[Prose]:
    """The prose before the performance goals and behind them: amounts in goals are no headlines."""
    prose = Prose(line for line in lines if line.kind in (Kind.TEXT, Kind.HEADING, Kind.BLANK))
    begin = _GOALS_BEGIN.search(prose.half)
    if begin is None:
        return [prose]
    end = _GOALS_END.search(prose.half, begin.end())
    first, last = prose.line_at(begin.start()), prose.line_at(end.start()) if end else None
    return [
        Prose(line for line in prose.lines if line.number < first.number),
        Prose(line for line in prose.lines if last is not None and line.number >= last.number),
    ]


def _sentence_end(text: str, start: int) -> int:
    ends = [at for mark in "。;" if (at := text.find(mark, start)) >= 0]
    return min(ends, default=len(text))


def unread_amounts(lines: Sequence[Line], ledger: Ledger) -> None:
    """Every amount in prose that nobody took is named: better once too often than lost."""
    amounts = re.compile(r"\d[\d,]*(?:\.\d+)?\s*(?:亿元|万元)")
    for line in ledger.unclaimed(lines):
        if line.kind in (Kind.TEXT, Kind.HEADING) and amounts.search(half(line.text)):
            ledger.refuse(line, unwrap(line.text), _("an amount in prose that is no known figure"))
