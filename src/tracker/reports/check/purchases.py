"""What is bought against what the indicators of the same project promise."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from tracker.language import _
from tracker.model.facts import Indicator, ProcurementLine
from tracker.model.names import fold as fold_name
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.quantities import alike, fold
from tracker.reports.check.words import places, plain, targets

_WORDS = (
    (re.compile(r"笔记本电脑|笔记本式计算机|便携式电脑|便携式计算机"), "便携式计算机"),
    (re.compile(r"台式电脑|台式机(?!算)|台式计算机|桌面电脑"), "台式计算机"),
    (re.compile(r"冰箱"), "电冰箱"),
    (re.compile(r"空调机?|空气调节"), "空调机"),
    (re.compile(r"电视机?"), "电视机"),
    (re.compile(r"打印机"), "打印机"),
    (re.compile(r"复印机"), "复印机"),
    (re.compile(r"扫描仪"), "扫描仪"),
    (re.compile(r"投影仪|投影机"), "投影仪"),
    (re.compile(r"照相机|相机"), "照相机"),
    (re.compile(r"摄像机"), "摄像机"),
    (re.compile(r"服务器"), "服务器"),
    (re.compile(r"路由器"), "路由器"),
    (re.compile(r"交换机"), "交换机"),
    (re.compile(r"保险柜"), "保险柜"),
    (re.compile(r"执法用车|公务用车|执法车|轿车|越野车|商务车"), "轿车"),
)
"""What people call things, and what the procurement catalogue calls them."""
_NOT_BOUGHT = re.compile(r"率$|满意|检[测定验]|维护|维修|使用")
_SAMPLED = re.compile(r"批次|抽样|抽检|抽查|检验|检测")
_TESTING = re.compile(r"测试|检测|检验|抽样")


def against_targets(document: Document) -> Finds:
    """As many are bought as the indicator of the same thing promises."""
    for project, things in _promised(document).items():
        lines = [line for line in document.stated.procurement if fold_name(line.project) == project]
        for thing, indicators in things.items():
            bought = [line for line in lines if thing in _things(line.item)]
            found = _compare(document, bought, indicators)
            if found is not None and found.gap:
                yield found


def samples(document: Document) -> Finds:
    """Tests are bought for as many samples (批次) as are promised.

    批 is also a lot of anything, so only counts of one order of magnitude are compared.
    """
    for project, indicators in _sampling(document).items():
        lines = [
            line
            for line in document.stated.procurement
            if fold_name(line.project) == project
            and line.measure_unit in ("批", "批次")
            and _TESTING.search(line.item)
        ]
        bought = sum((line.quantity for line in lines if line.quantity is not None), Decimal(0))
        promised = sum((one.target.value or Decimal(0) for one in indicators), Decimal(0))
        if not bought or bought == promised or not promised / 2 <= bought <= promised * 2:
            continue
        yield _quantities(document, lines, indicators, bought, promised)


def _promised(document: Document) -> dict[str, dict[str, list[Indicator]]]:
    """Project, thing, the indicators that count it."""
    found: dict[str, dict[str, list[Indicator]]] = defaultdict(lambda: defaultdict(list))
    for one in document.stated.indicators:
        if one.target.value is None or not one.target.unit or "数量" not in one.level2:
            continue
        if _NOT_BOUGHT.search(fold(one.level3)) or one.target.unit == "%":
            continue
        for thing in sorted(_things(one.level3)):
            found[fold_name(one.project)][thing].append(one)
    return found


def _sampling(document: Document) -> dict[str, list[Indicator]]:
    found: dict[str, list[Indicator]] = defaultdict(list)
    for one in document.stated.indicators:
        counts = one.target.value is not None and alike(one.target.unit or "") in ("批次", "批")
        if counts and _SAMPLED.search(one.level3 + one.description):
            found[fold_name(one.project)].append(one)
    return found


def _things(text: str) -> set[str]:
    return {thing for words, thing in _WORDS if words.search(fold(text))}


def _compare(
    document: Document, bought: list[ProcurementLine], promised: list[Indicator]
) -> Found | None:
    """None where nothing of the kind is bought, or as much as is promised. A floor may be exceeded."""
    quantities = [line.quantity for line in bought if line.quantity is not None]
    if not quantities or len(promised) != 1:
        return None
    target, made = promised[0].target, sum(quantities, Decimal(0))
    value = target.value or Decimal(0)
    enough = made >= value if target.operator in (">=", ">") else value in (made, *quantities)
    return None if enough else _quantities(document, bought, promised, made, value)


def _quantities(
    document: Document,
    lines: list[ProcurementLine],
    indicators: list[Indicator],
    bought: Decimal,
    promised: Decimal,
) -> Found:
    message = _(
        "{bought} {unit} {item} are bought ({places}), the indicators say {targets} "
        "({indicator_places})"
    ).format(
        bought=plain(bought),
        unit=lines[0].measure_unit,
        item=lines[0].item,
        places=places(line.locator for line in lines),
        targets=targets(one.target for one in indicators),
        indicator_places=places(one.locator for one in indicators),
    )
    return Found(
        lines[0].project,
        lines[0].item,
        message,
        document.source,
        lines[0].locator,
        plan=promised,
        actual=bought,
        gap=promised - bought,
        unit=lines[0].measure_unit,
    )
