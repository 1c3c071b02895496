"""Paragraphs as a Word document: A4, headings bold, the same bytes for the same words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

from docx import Document
from docx.shared import Mm, Pt

_HEADING = ("一、", "二、", "三、")
EPOCH = (1980, 1, 1, 0, 0, 0)


def document(paragraphs: Iterable[str]) -> bytes:
    """The first paragraph is the title; those that begin with 一、 and the like are headings."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    made.core_properties.author = "tracker"
    made.core_properties.created = made.core_properties.modified = datetime(*EPOCH)
    for position, words in enumerate(paragraphs):
        run = made.add_paragraph().add_run(words)
        run.bold = position == 0 or words.startswith(_HEADING)
        run.font.size = Pt(16 if position == 0 else 12)
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
