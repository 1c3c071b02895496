"""The goal text of a performance table, put back into reading order.

The label 绩效目标 is printed beside the text, half way down. The conversion puts it into the middle
of the text, on a row of its own, cuts it, or drops it; and what stood beside it, the wrapped tail of
a line of the goal, lands in the label's own column. Where the label stood is where that tail belongs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.documents.text import Line, plain
from tracker.imports.disclosure.ledger import Ledger
from tracker.language import _
from tracker.model.script import bare, half, unwrap

LABEL = "绩效目标"
_MARK = "\ue000"
"""Stands where the label stood. From the private use area: no document prints it."""
_BOLD = re.compile(
    r"(?:<b[^<>]*>|<strong[^<>]*>|\*\*)\s*"
    + r"\s*".join(LABEL)
    + r"(?P<rest>[^<>*]*)(?:</b>|</strong>|\*\*)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(?:(?<=\s)|^)" + r"\s*".join(LABEL) + r"[:：]?(?=\s|$)|^" + LABEL + r"[:：]")
_ENUMERATOR = re.compile(r"[(（]?(\d{1,2})[)）]?[、.．]?")
_CUT = re.compile(r"(?P<piece>[绩效目标]{1,4})(?P<rest>\s*\d{1,2}[、.．].*|\s+.*|)", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[;；。])\s+")


@dataclass(slots=True)
class _Text:
    """The parts of a goal: its text, and what stood in the label's column."""

    parts: list[str]
    fragments: list[str]
    labelled: bool = False


def goal_text(rows: list[Line], ledger: Ledger) -> str | None:
    """The goal that these rows and paragraphs print; None where they print none."""
    if not rows:
        return None
    ledger.claim(*rows)
    text = _Text([], [])
    anywhere = any(_BOLD.search(raw) for row in rows for raw in row.raw)
    for row in rows:
        _take_row(text, row, bold=anywhere)
    goal = "\n".join(text.parts)
    for fragment in text.fragments:
        goal = _place(goal, fragment, rows[0], ledger)
    goal = unwrap(goal.replace(_MARK, " "))
    return goal or None


def has_label(line: Line) -> bool:
    """Whether a row prints the label of a goal, in a cell of its own or in bold."""
    return any(_is_label(raw) or _BOLD.search(raw) for raw in line.raw)


def _is_label(raw: str) -> bool:
    return bare(plain(raw)).rstrip("：:") == LABEL


def _take_row(text: _Text, row: Line, *, bold: bool) -> None:
    printed = [(at, raw) for at, raw in enumerate(row.raw) if bare(plain(raw))]
    cells = [(at, raw) for at, raw in printed if not _is_label(raw)]
    alone = len(cells) < len(printed)
    text.labelled = text.labelled or alone
    if len(cells) > 1 and not alone:
        cells = _without_label_column(text, cells, bold=bold)
    elif len(cells) == 1 and cells[0][0] == 0:
        cells = [(0, _without_cut_label(text, cells[0][1], bold=bold))]
    text.parts.extend(_unlabelled(text, raw, bold=bold) for _at, raw in cells)


def _without_label_column(
    text: _Text, cells: list[tuple[int, str]], *, bold: bool
) -> list[tuple[int, str]]:
    """Of a row with text in several cells the first is the label's column."""
    column = _without_cut_label(text, cells[0][1], bold=bold)
    fragment = unwrap(_unlabelled(text, column, bold=bold).replace(_MARK, " "))
    if fragment:
        text.fragments.append(fragment)
    return cells[1:]


def _without_cut_label(text: _Text, raw: str, *, bold: bool) -> str:
    """The cell without a label of which the conversion kept a part only (效目标 2、)."""
    match = _CUT.fullmatch(plain(raw).strip())
    if bold or match is None or match["piece"] not in LABEL or match["piece"] == LABEL:
        return raw
    if len(match["piece"]) == 1 and not text.labelled:
        return raw
    text.labelled = True
    return match["rest"]


def _unlabelled(text: _Text, raw: str, *, bold: bool) -> str:
    """The plain cell with a mark where the label stood; words inside the label's bold are a fragment."""
    if bold:
        match = _BOLD.search(raw)
        if match is None:
            return plain(raw)
        if match["rest"].strip():
            text.fragments.append(match["rest"].strip())
        return plain(raw[: match.start()] + _MARK + raw[match.end() :])
    words = plain(raw)
    if text.labelled or _LOOSE.search(words.strip()) is None:
        return words
    text.labelled = True
    return _LOOSE.sub(_MARK, words.strip(), count=1)


def _place(goal: str, fragment: str, row: Line, ledger: Ledger) -> str:
    """Put a fragment where it belongs; a fragment that the text has already is a repetition."""
    if _has(goal, fragment):
        ledger.note(row, fragment, _("printed twice by the conversion: kept once"))
        return goal
    enumerator = _ENUMERATOR.fullmatch(half(fragment))
    if enumerator:
        return _number_item(goal, fragment, int(enumerator[1]), row, ledger)
    if _MARK in goal:
        return goal.replace(_MARK, fragment, 1)
    ledger.refuse(row, fragment, _("stood beside the goal; its place in it is unknown"))
    return goal


def _has(goal: str, fragment: str) -> bool:
    printed = bare(goal.replace(_MARK, ""))
    enumerator = _ENUMERATOR.fullmatch(half(fragment))
    if enumerator is None:
        return bare(fragment) in printed
    return re.search(rf"(?<!\d){enumerator[1]}[、.．]", half(printed)) is not None


def _number_item(goal: str, fragment: str, number: int, row: Line, ledger: Ledger) -> str:
    """A lone 2、 belongs before the sentence that begins a line after item 1."""
    before = re.search(rf"(?<!\d){number - 1}[、.．]", half(goal))
    start = before.end() if before else 0
    gap = _SENTENCE_END.search(goal.replace(_MARK, " "), start)
    if gap is None:
        ledger.refuse(row, fragment, _("a number without its item"))
        return goal
    ledger.note(row, fragment, _("a number that stood beside the goal: put before its item"))
    return goal[: gap.start()] + " " + fragment + goal[gap.end() :]
