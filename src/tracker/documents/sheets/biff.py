"""An xls, looked at before the library reads it: its sheets' sizes, its errors, its password.

An xls is a small file system (OLE) that holds one stream of records (BIFF). Only what is needed of
both is read here. Raises TooMuch, Protected, and ValueError for what is damaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct, error, unpack_from

from tracker.documents.sheets.limits import Area
from tracker.documents.sheets.sheet import Fault
from tracker.documents.sheets.spreadsheetml import Marks

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAMS = ("Workbook", "Book")
_END = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""
_ENTRY = 128

_BEGIN, _SHEET, _PASSWORD, _MANY = 0x0809, 0x0085, 0x002F, 0x00BD
_FORMULAS = (0x0006, 0x0206, 0x0406)
_BOOLEAN_OR_ERROR = 0x0205
_CELLS = {0x0002, 0x0003, 0x0004, 0x0005, 0x0203, 0x0204, 0x0205, 0x00FD, 0x027E, 0x00D6, _MANY,
          *_FORMULAS}  # fmt: skip
_PLACE = Struct("<HH")


class Protected(Exception):
    """The workbook opens with a password."""


def marks(content: bytes) -> dict[str, Marks]:
    """By the sheet's name; percentages stay unknown."""
    try:
        return _walk(_stream(content))
    except (error, IndexError, KeyError, StopIteration) as broken:
        raise ValueError(str(broken) or "no workbook in it") from broken


def _stream(content: bytes) -> bytes:
    """The stream that holds the workbook."""
    sector, small = (1 << shift for shift in unpack_from("<HH", content, 30))
    if sector not in (512, 4096) or small != 64:
        raise ValueError("sectors")
    table = _table(content, sector)
    directory = b"".join(_sectors(content, sector, table, unpack_from("<I", content, 48)[0]))
    entries = dict(_entries(directory))
    start, size = next(entries[name] for name in (*STREAMS, "") if name in entries)
    if size >= unpack_from("<I", content, 56)[0]:
        return b"".join(_sectors(content, sector, table, start))[:size]
    inner = b"".join(_sectors(content, sector, table, entries["Root Entry"][0]))
    raw = b"".join(_sectors(content, sector, table, unpack_from("<I", content, 60)[0]))
    short = list(unpack_from(f"<{len(raw) // 4}I", raw))
    places = _chain(short, start)
    return b"".join(inner[place * small : (place + 1) * small] for place in places)[:size]


def _table(content: bytes, sector: int) -> list[int]:
    """Which sector follows which."""
    places = list(unpack_from("<109I", content, 76))
    following, more = unpack_from("<II", content, 68)
    for _step in range(min(more, len(content) // sector)):
        if following >= _END:
            break
        listed = unpack_from(f"<{sector // 4}I", content, (following + 1) * sector)
        places += listed[:-1]
        following = listed[-1]
    table: list[int] = []
    for place in places:
        if place < _END and (place + 2) * sector <= len(content) + sector:
            part = content[(place + 1) * sector : (place + 2) * sector]
            table += unpack_from(f"<{len(part) // 4}I", part)
    return table


def _chain(table: list[int], start: int) -> Iterator[int]:
    """The sectors from `start` on; a chain that bites its tail ends all the same."""
    place = start
    for _step in range(len(table)):
        if place >= _END or place >= len(table):
            return
        yield place
        place = table[place]


def _sectors(content: bytes, sector: int, table: list[int], start: int) -> Iterator[bytes]:
    for place in _chain(table, start):
        yield content[(place + 1) * sector : (place + 2) * sector]


def _entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Name, first sector and size of what the file system holds."""
    for offset in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = min(unpack_from("<H", directory, offset + 64)[0], 64)
        name = directory[offset : offset + max(length - 2, 0)].decode("utf-16-le", "replace")
        if name:
            yield name, unpack_from("<II", directory, offset + 116)


def _walk(stream: bytes) -> dict[str, Marks]:
    starts: dict[int, str] = {}
    found: dict[str, Marks] = {}
    now, area = Marks(percents=None), Area()
    for offset, kind, body in _records(stream):
        if kind == _PASSWORD:
            raise Protected
        if kind == _SHEET:
            starts[unpack_from("<I", body)[0]] = _name(body)
        elif kind == _BEGIN and offset in starts:
            now, area = found.setdefault(starts[offset], Marks(percents=None)), Area()
        elif kind in _CELLS and len(body) >= 4:
            row, column = _PLACE.unpack_from(body)
            area.add(row, unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY else column)
            if _is_error(kind, body):
                now.faults[row, column] = Fault.ERROR
    return found


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    offset = 0
    while offset + 4 <= len(stream):
        kind, length = _PLACE.unpack_from(stream, offset)
        yield offset, kind, stream[offset + 4 : offset + 4 + length]
        offset += 4 + length


def _name(body: bytes) -> str:
    wide = len(body) > 7 and body[7] & 1
    return body[8:].decode("utf-16-le" if wide else "latin-1", "replace")


def _is_error(kind: int, body: bytes) -> bool:
    if kind == _BOOLEAN_OR_ERROR:
        return len(body) >= 8 and body[7] == 1
    return kind in _FORMULAS and body[12:14] == b"\xff\xff" and body[6] == 2
