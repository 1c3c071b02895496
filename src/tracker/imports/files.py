"""The files to import: which they are, and what their bytes are: a document, or sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tracker.db import log
from tracker.documents.book import read_book
from tracker.documents.pdf import is_pdf, read_pdf
from tracker.documents.sheets import Sheet, open_sheets
from tracker.documents.text import TextDocument, read_text
from tracker.errors import NothingMatched, Problem, Refused
from tracker.imports.disclosure.standard import is_standard
from tracker.imports.options import Options
from tracker.language import _

DOCUMENTS = (".md", ".txt", ".markdown", ".pdf")
SHEETS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. Budgets of whole cities are a tenth of it; a bomb is ten times as much."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to import: its name as facts keep it, and its bytes."""

    name: str
    path: Path
    content: bytes

    @property
    def origin(self) -> log.Origin:
        """As the log keeps it."""
        return log.Origin(self.name, hashlib.sha256(self.content).hexdigest(), self.content)


def collect(paths: Iterable[Path]) -> list[File]:
    """The files that are named or lie in named folders, in the order in which they are imported.

    In a folder, hidden files, read-me files and files of other kinds are passed over.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if _is_input(file, path))
        elif path.is_file():
            found.append(path)
        else:
            problems.append(Problem(str(path), "", _("nothing"), _("a file or a folder")))
    if problems:
        raise Refused(problems)
    if not found:
        raise NothingMatched(_("No file to import: {paths}").format(paths=_listed(paths)))
    return [_read(path) for path in dict.fromkeys(found)]


def _listed(paths: Iterable[Path]) -> str:
    return ", ".join(str(path) for path in paths)


def _is_input(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
    known = file.suffix.lower() in DOCUMENTS + SHEETS
    return known and file.is_file() and not hidden and file.stem.lower() != "readme"


def _read(path: Path) -> File:
    try:
        if path.stat().st_size > LARGEST_FILE:
            found = _("{size} bytes").format(size=path.stat().st_size)
            expected = _("at most {size} bytes").format(size=LARGEST_FILE)
            raise Refused([Problem(path.name, "", found, expected)])
        return File(path.name, path, path.read_bytes())
    except OSError as error:
        raise Refused(
            [Problem(path.name, "", error.strerror or str(error), _("a readable file"))]
        ) from error


def opened(file: File, options: Options) -> TextDocument | list[Sheet]:
    """A document, which a workbook of standard tables is too; else sheets. Raises Refused."""
    if file.path.suffix.lower() not in DOCUMENTS + SHEETS:
        raise Refused([_unknown(file)])
    if options.kind in (None, "disclosure"):
        if is_pdf(file.content):
            return read_pdf(file.content, file.name)
        if file.path.suffix.lower() in DOCUMENTS:
            return read_text(file.content, file.name)
    sheets = open_sheets(file.content, file.name)
    is_document = options.kind in (None, "disclosure") and is_standard(sheets)
    return read_book(sheets, file.name) if is_document else sheets


def _unknown(file: File) -> Problem:
    found = _("a file of the kind {suffix}").format(suffix=file.path.suffix or "–")
    kinds = ", ".join(DOCUMENTS + SHEETS)
    expected = _("a disclosure converted to text, or a sheet: {kinds}").format(kinds=kinds)
    return Problem(file.name, "", found, expected)
