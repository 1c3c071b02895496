"""The same document as other converters would have written it."""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.documents.text import read_text
from tracker.imports.disclosure import Reading, read_disclosure

_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_NARROW_MARKS = str.maketrans("，：（）；", ",:();")


def crlf(text: str) -> str:
    """Line ends of Windows."""
    return text.replace("\n", "\r\n")


def deeper_headings(text: str) -> str:
    """Every heading at one depth."""
    return re.sub(r"^#+ ", "##### ", text, flags=re.MULTILINE)


def no_headings(text: str) -> str:
    """Headings as plain paragraphs."""
    return re.sub(r"^#+ ", "", text, flags=re.MULTILINE)


def bold_headings(text: str) -> str:
    """Headings as bold paragraphs."""
    return re.sub(r"^#+ \**(.*?)\**$", r"**\1**", text, flags=re.MULTILINE)


def wide_digits(text: str) -> str:
    """Full-width digits everywhere but in markup."""
    return text.translate(_WIDE_DIGITS)


def narrow_marks(text: str) -> str:
    """Half-width punctuation."""
    return text.translate(_NARROW_MARKS)


def stripped_lines(text: str) -> str:
    """No white space at line ends: rows lose their empty last cells."""
    return "\n".join(line.rstrip() for line in text.split("\n"))


def markdown_bold(text: str) -> str:
    """Bold in asterisks instead of tags."""
    return re.sub(r"</?b>", "**", text)


def more_blank_lines(text: str) -> str:
    """Paragraphs further apart."""
    return re.sub(r"\n\n", "\n\n\n", text)


def pipe_tables(text: str) -> str:
    """Rows between pipes, with a separator below the first row of every table."""
    out: list[str] = []
    inside = False
    for line in text.split("\n"):
        if "\t" in line and not set(line) <= set("-\t :"):
            cells = [cell.strip().replace("|", "\\|") for cell in line.split("\t")]
            out.append("| " + " | ".join(cells) + " |")
            if not inside:
                out.append("|" + " --- |" * len(cells))
            inside = True
        elif "\t" not in line:
            out.append(line)
            inside = False
    return "\n".join(out)


VARIANTS: tuple[Callable[[str], str], ...] = (
    crlf,
    deeper_headings,
    no_headings,
    bold_headings,
    wide_digits,
    narrow_marks,
    stripped_lines,
    markdown_bold,
    more_blank_lines,
    pipe_tables,
)


def read(text: str, encoding: str = "utf-8") -> Reading:
    """Read a document from its text."""
    return read_disclosure(read_text(text.encode(encoding), "document.md"))


def gist(reading: Reading) -> dict[str, object]:
    """What must not depend on the converter: every fact without its place, its width, its spaces."""
    found = reading.found
    return {
        "whose": (_same(found.department), found.year, found.stage),
        "units": [_same(one.name, one.nature, one.rank, one.funding) for one in found.units],
        "headlines": [(one.item, one.amount, one.percent) for one in found.headlines],
        "goals": [(one.table_no, _same(one.project, one.text)) for one in found.goals],
        "indicators": [
            (
                _same(one.project, one.level1, one.level2, one.level3, one.description, one.basis),
                one.target.operator,
                one.target.value,
                _same(one.target.unit, one.target.text),
            )
            for one in found.indicators
        ],
        "department goals": [
            (one.no, _same(one.title, one.goal), [_indicator(each) for each in one.indicators])
            for one in found.department_goals
        ],
        "procurement": [
            (
                _same(one.unit, one.project, one.item, one.catalogue_code, one.measure_unit),
                one.project_budget,
                one.quantity,
                one.unit_price,
                one.total,
                one.general_public,
                one.other,
            )
            for one in found.procurement
        ],
        "totals": [
            (one.block and _same(one.block), one.column, one.amount) for one in found.totals
        ],
        "assets": [(one.as_of, _same(one.kind), one.quantity, one.amount) for one in found.assets],
        "milestones": [
            (_same(one.project), one.kind, one.due, one.percent) for one in found.milestones
        ],
        "unplaced": [_same(one.text) for one in found.unplaced],
    }


def _indicator(one: object) -> tuple[object, ...]:
    target = one.target  # type: ignore[attr-defined]
    return (_same(one.name), target.operator, target.value, _same(target.unit, target.text))  # type: ignore[attr-defined]


def _same(*texts: str | None) -> str:
    import unicodedata

    joined = "\x1f".join("" if text is None else text for text in texts)
    return "".join(unicodedata.normalize("NFKC", joined).split())
