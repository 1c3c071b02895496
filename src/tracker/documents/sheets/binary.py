"""The sheets of an xlsb: how large a grid their cells make."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.documents.sheets.limits import Area
from tracker.documents.sheets.package import Package


def check(package: Package) -> None:
    """Raises TooMuch."""
    for name in package.names:
        if name.startswith("xl/worksheets/") and name.endswith(".bin"):
            area = Area()
            for row, column in _cells(package.archive.read(name)):
                area.add(row, column)


_CELLS = range(1, 12)


def _cells(content: bytes) -> Iterator[tuple[int, int]]:
    """Row and column of the cells of a sheet of an xlsb."""
    offset = row = 0
    while offset < len(content):
        kind, offset = _varying(content, offset, 2)
        length, offset = _varying(content, offset, 4)
        first = int.from_bytes(content[offset : offset + 4], "little")
        if kind == 0:
            row = first
        elif kind in _CELLS:
            yield row, first
        offset += length


def _varying(content: bytes, offset: int, most: int) -> tuple[int, int]:
    """A number of which each byte but the last has its highest bit set."""
    number = 0
    for place in range(most):
        byte = content[offset] if offset < len(content) else 0
        offset += 1
        if most == 2:
            number |= byte << (8 * place)
        else:
            number |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return number, offset
