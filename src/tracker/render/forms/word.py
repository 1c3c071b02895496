"""Forms and paragraphs as a Word document: A4, the same bytes for the same words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tracker.render.forms.layout import Cell, Form, Grid, Look, placed
from tracker.render.forms.texts import text

_HEADING = ("一、", "二、", "三、")
EPOCH = (1980, 1, 1, 0, 0, 0)
FONT = "宋体"
SHORT, LONG, MARGIN = 210, 297, 15
"""Millimetres of A4, and of its margins here."""
TWIPS = 56.7
"""Twentieths of a point in a millimetre."""
CELL_MARGIN = 40
"""Twips: narrow, so that 100.00% stays on one line."""
LABEL_SHADE = "F2F2F2"
_ALIGNED = {
    Look.LABEL: "center",
    Look.MIDDLE: "center",
    Look.POINTS: "center",
    Look.RESULT: "center",
    Look.MONEY: "right",
    Look.PERCENT: "right",
}


def document(paragraphs: Iterable[str]) -> bytes:
    """The first paragraph is the title; those that begin with 一、 and the like are headings."""
    made = _blank()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(SHORT), Mm(LONG)
    for position, words in enumerate(paragraphs):
        run = made.add_paragraph().add_run(words)
        run.bold = position == 0 or words.startswith(_HEADING)
        run.font.size = Pt(16 if position == 0 else 12)
    return _saved(made)


def forms_document(forms: Sequence[Form]) -> bytes:
    """Each form on pages of its own, upright or across as it needs."""
    made = _blank()
    for number, form in enumerate(forms):
        section = made.sections[0] if not number else made.add_section(WD_SECTION.NEW_PAGE)
        _set_up(section, form)
        _form(made, form)
    return _saved(made)


def _blank() -> Any:
    made = Document()
    made.core_properties.author = "tracker"
    made.core_properties.created = made.core_properties.modified = datetime(*EPOCH)
    return made


def _set_up(section: Any, form: Form) -> None:
    across = form.landscape
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (
        (Mm(LONG), Mm(SHORT)) if across else (Mm(SHORT), Mm(LONG))
    )
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)


def _form(made: Any, form: Form) -> None:
    _line(made, form.title, WD_ALIGN_PARAGRAPH.CENTER, size=16, bold=True)
    if form.subtitle:
        _line(made, form.subtitle, WD_ALIGN_PARAGRAPH.CENTER)
    if form.corner:
        _line(made, form.corner, WD_ALIGN_PARAGRAPH.RIGHT)
    for grid in form.grids:
        made.element.body.insert(-1, _table(form, grid))
        _line(made, "", WD_ALIGN_PARAGRAPH.LEFT, size=1)  # else two tables would become one
    for paragraph in form.prose:
        _line(made, paragraph, WD_ALIGN_PARAGRAPH.LEFT)


def _line(made: Any, words: str, align: Any, *, size: int = 10, bold: bool = False) -> None:
    paragraph = made.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)
    if size == 1:
        paragraph.paragraph_format.line_spacing = Pt(1)
    run = paragraph.add_run(words)
    run.bold, run.font.size, run.font.name = bold, Pt(size), FONT
    run._element.rPr.rFonts.set(qn("w:eastAsia"), FONT)


def _table(form: Form, grid: Grid) -> Any:
    """The table's own XML: cells that reach over rows and columns are written once, as they are meant."""
    page = (LONG if form.landscape else SHORT) - 2 * MARGIN
    widths = [round(width / sum(form.widths) * page * TWIPS) for width in form.widths]
    table = _element("w:tbl")
    settings = _under(table, "w:tblPr")
    _under(settings, "w:tblW", type="dxa", w=sum(widths))
    borders = _under(settings, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _under(borders, f"w:{side}", val="single", sz=4, space=0, color="000000")
    _under(settings, "w:tblLayout", type="fixed")
    margins = _under(settings, "w:tblCellMar")
    for side in ("left", "right"):
        _under(margins, f"w:{side}", w=CELL_MARGIN, type="dxa")
    columns = _under(table, "w:tblGrid")
    for width in widths:
        _under(columns, "w:gridCol", w=width)
    for number, row in enumerate(_rows(grid, len(widths))):
        line = _under(table, "w:tr")
        kept = _under(line, "w:trPr")
        _under(kept, "w:cantSplit")
        if number < grid.heads:
            _under(kept, "w:tblHeader")
        for column, cell, begins in row:
            _cell(line, cell, sum(widths[column : column + cell.across]), begins=begins)
    return table


def _rows(grid: Grid, columns: int) -> list[list[tuple[int, Cell, bool]]]:
    """Every row's cells with their columns; a cell that reaches down is in each row that it covers."""
    rows: list[list[tuple[int, Cell, bool]]] = [[] for _row in grid.rows]
    for one in _with_side(grid, columns):
        for offset in range(one[2].down):
            rows[one[0] + offset].append((one[1], one[2], offset == 0))
    return [sorted(row, key=lambda cell: cell[0]) for row in rows]


def _with_side(grid: Grid, columns: int) -> list[tuple[int, int, Cell]]:
    """A side label stands apart in the rows that every page repeats, and in those below them."""
    found = [(one.row, one.column, one.cell) for one in placed(grid, columns)]
    if grid.side is None:
        return found
    parts = ((0, grid.heads), (grid.heads, len(grid.rows) - grid.heads))
    return found + [
        (first, 0, Cell(grid.side, Look.LABEL, 1, down)) for first, down in parts if down
    ]


def _cell(line: Any, cell: Cell, width: int, *, begins: bool) -> None:
    made = _under(line, "w:tc")
    settings = _under(made, "w:tcPr")
    _under(settings, "w:tcW", type="dxa", w=width)
    if cell.across > 1:
        _under(settings, "w:gridSpan", val=cell.across)
    if cell.down > 1:
        _under(settings, "w:vMerge", val="restart" if begins else "continue")
    shade = cell.shade or (LABEL_SHADE if cell.look is Look.LABEL else None)
    if shade:
        _under(settings, "w:shd", val="clear", color="auto", fill=shade)
    _under(settings, "w:vAlign", val="center")
    for words in (text(cell) if begins else "").split("\n"):
        _paragraph(made, words, cell)


def _paragraph(made: Any, words: str, cell: Cell) -> None:
    paragraph = _under(made, "w:p")
    settings = _under(paragraph, "w:pPr")
    _under(settings, "w:spacing", before=0, after=0)
    _under(settings, "w:jc", val=_ALIGNED.get(cell.look, "left"))
    run = _under(paragraph, "w:r")
    look = _under(run, "w:rPr")
    _under(look, "w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT)
    if cell.look is Look.LABEL:
        _under(look, "w:b")
    _under(look, "w:sz", val=18)
    _under(run, "w:t").text = words


def _element(name: str, **attributes: object) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _under(parent: Any, name: str, **attributes: object) -> Any:
    made = _element(name, **attributes)
    parent.append(made)
    return made


def _saved(made: Any) -> bytes:
    written = io.BytesIO()
    made.save(written)
    return _undated(written.getvalue())


def _undated(content: bytes) -> bytes:
    """The archive without the time at which it was written."""
    undated = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return undated.getvalue()
