"""The columns of a standard table: what its headings say, and anew where a page prints others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tracker.documents.text import Line
from tracker.imports.disclosure.standard import kinds
from tracker.imports.disclosure.standard.finding import is_frame
from tracker.language import _
from tracker.model.script import bare, half

_YEAR = re.compile(r"(20\d{2})年度?")
_OTHER_YEAR = re.compile("上一?年度?")
_UNIT = re.compile(r"\((?:亿|万|千)?元\)")
_CARRIED = re.compile("结转|结余")


@dataclass(frozen=True, slots=True)
class Columns:
    """Indices: of the codes, of the name, of the amounts with what they hold, and of those that hold
    something else with the reason why it is not read. `width` of the whole table."""

    kind: str
    width: int
    codes: tuple[int, ...]
    name: int | None
    amounts: dict[int, str]
    others: dict[int, str]


Section = tuple[list[Columns], list[Line]]
"""The columns (of each side of the table), and the rows below these headings."""


def sections(kind: str, lines: Sequence[Line], year: int) -> Iterator[Section]:
    """The rows under their headings. Headings that a page repeats are the same columns once more;
    others are new ones; without any the columns go on."""
    rows = [line for line in lines if not is_frame(line)]
    columns: list[Columns] = []
    for like_heads, run in groupby(rows, key=lambda line: kinds.is_heads(line.cells)):
        found = list(run)
        if like_heads and (not columns or any(_is_head(kind, line) for line in found)):
            columns = _better(columns, _columns(kind, [line.cells for line in found], year))
            continue
        yield columns, found


def _is_head(kind: str, line: Line) -> bool:
    """Within the rows a heading is known by what it names."""
    words = [bare(half(text)) for text in line.cells if text]
    named = [text for text in words if text in kinds.CODES or kinds.column_of(kind, text)]
    return len(named) > 1 or any("科目" in text for text in words)


def _better(old: list[Columns], new: list[Columns]) -> list[Columns]:
    """New headings count where they name amounts; the last line of a broken one does not."""
    return new if not old or any(one.amounts for one in new) else old


def _columns(kind: str, heads: Sequence[Sequence[str]], year: int) -> list[Columns]:
    names = kinds.heads(heads)
    above = _above(heads)
    found = []
    for side, columns in _sides(kind, names):
        codes = tuple(at for at in columns if names[at] in kinds.CODES or "编码" in names[at])
        name = next((at for at in columns if "名称" in names[at] or names[at] == "项目"), None)
        amounts: dict[int, str] = {}
        others: dict[int, str] = {}
        for at in columns:
            if at in codes or at == name:
                continue
            what, why = _amount(side, names[at], above[at], year)
            if what in amounts.values():
                what, why = None, _("a second column of the same heading")
            if what is None:
                others[at] = why
            else:
                amounts[at] = what
        found.append(Columns(side, len(names), codes, name, amounts, others))
    return found


def _amount(kind: str, name: str, above: str, year: int) -> tuple[str | None, str]:
    """What a column holds; or None with the reason."""
    if _CARRIED.search(name + above):
        return None, _("a column of money carried over")
    said = _YEAR.search(name) or _YEAR.search(above)
    if (said and int(said[1]) != year) or (not said and _OTHER_YEAR.search(name + above)):
        return None, _("a column of another year")
    stripped = _UNIT.sub("", _YEAR.sub("", name)).removeprefix("本年")
    return kinds.column_of(kind, stripped or "合计"), _("a column whose heading is not known")


def _above(heads: Sequence[Sequence[str]]) -> list[str]:
    """The words of the headings above each column: one that reaches over several is that of all."""
    width = max((len(cells) for cells in heads), default=0)
    words = [""] * width
    for cells in heads[:-1]:
        group = ""
        for at in range(width):
            text = bare(half(cells[at])) if at < len(cells) else ""
            group = text or group
            words[at] += group
    return words


def _sides(kind: str, names: list[str]) -> Iterator[tuple[str, range]]:
    """A kind and its columns: two of a table that has revenue on its left."""
    both = kinds.TWO_SIDED.get(kind)
    if both is None:
        yield kind, range(len(names))
        return
    starts = [at for at, name in enumerate(names) if name.startswith("项目") and name != "项目支出"]
    for side, (start, end) in zip(both, pairwise([*starts[:2], len(names)]), strict=False):
        yield side, range(start, end)
