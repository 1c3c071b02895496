"""The zip that a workbook is: opened, its sizes checked before anything is unpacked.

The library that reads values makes room for a whole grid, and a small file can ask for one of 17
billion cells: so the parts are looked at here first.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from xml.parsers import expat

from tracker.documents.sheets.limits import MOST_COLUMNS, MOST_ROWS, TooMuch
from tracker.errors import Problem, Refused
from tracker.language import _

ZIP = b"PK"
LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes of all parts together. A sheet of 100,000 rows takes a tenth of it."""
MOST_PARTS = 10_000
CHUNK = 1 << 20


def is_zip(content: bytes) -> bool:
    """By the first bytes."""
    return content.startswith(ZIP)


class Package:
    """A zip that claims to be a workbook. Raises Refused where it is none or too large."""

    def __init__(self, content: bytes, source: str) -> None:
        self.source = source
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged(error) from error
        self.names = set(self.archive.namelist())
        self._check_size()

    def _check_size(self) -> None:
        parts = self.archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or size > LARGEST_UNPACKED:
            found = _("{parts} parts of {size} bytes when unpacked").format(
                parts=len(parts), size=size
            )
            raise self._refused(found)

    def _refused(self, found: str) -> Refused:
        expected = _(
            "a workbook of at most {rows} rows, {columns} columns and {size} bytes"
        ).format(rows=MOST_ROWS, columns=MOST_COLUMNS, size=LARGEST_UNPACKED)
        return Refused([Problem(self.source, "", found, expected)])

    def _damaged(self, error: Exception) -> Refused:
        found = _("a damaged file ({reason})").format(reason=error)
        return Refused([Problem(self.source, "", found, _("a workbook that opens in Excel"))])

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Whatever goes wrong with the parts becomes a Refused."""
        try:
            self._check_contents()
            yield
        except TooMuch as error:
            raise self._refused(str(error)) from error
        except Exception as error:  # zipfile and expat have many, some of them undocumented
            raise self._damaged(error) from error

    def _check_contents(self) -> None:
        """What a part says of its size is checked against what it unpacks to."""
        broken = self.archive.testzip()
        if broken is not None:
            raise zipfile.BadZipFile(broken)

    def parse(
        self, name: str, start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        """Walk the XML of a part; names come without their prefix. Declarations are refused."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda tag, given: start(tag.rpartition(":")[2], given)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        if text is not None:
            parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _no_declarations
        with self.archive.open(name) as part:
            while chunk := part.read(CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)


def _no_declarations(*_about: object) -> None:
    raise TooMuch(_("XML that declares a document type"))
