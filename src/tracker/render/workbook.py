"""A workbook's bytes without the hour of its making: the same content, the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_EPOCH = rb"\g<1>1980-01-01T00:00:00Z"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file knows."""


def saved(book: Workbook) -> bytes:
    """As openpyxl writes it, with every date of making set to 1980."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as before, zipfile.ZipFile(fixed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(_EPOCH, content)
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = 3  # on Windows too
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, content)
    return fixed.getvalue()
