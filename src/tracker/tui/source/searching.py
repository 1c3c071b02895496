"""Where words stand in a document or a sheet, whatever white space, width and case; pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from tracker.tui.finding import folded
from tracker.tui.source.marking import Mark

Hit = tuple[Mark, ...]
"""One place: of words that are wrapped, the part on each of the lines."""


class _Folding(dict[int, str]):
    """One character for one, so that places stay what they are."""

    def __missing__(self, number: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(number)).casefold()
        self[number] = one = plain if len(plain) == 1 else chr(number).lower()[:1]
        return one


_FOLDING = _Folding()


class Searched:
    """The text of a document, to be looked through with each letter that is typed."""

    def __init__(self, lines: Sequence[str]) -> None:
        text: list[str] = []
        self._places: list[tuple[int, int]] = []
        for number, line in enumerate(lines, 1):
            for column, character in enumerate(line.translate(_FOLDING)):
                if not character.isspace():
                    text.append(character)
                    self._places.append((number, column))
        self._text = "".join(text)

    def hits(self, words: str) -> tuple[Hit, ...]:
        """From first to last. Only Chinese words go on in the next line: numbers would be others."""
        wanted = "".join(words.translate(_FOLDING).split())
        found: list[Hit] = []
        place = self._text.find(wanted) if wanted else -1
        while place >= 0:
            end = place + len(wanted)
            if self._holds_together(place, end):
                found.append(self._marks(place, end))
            place = self._text.find(wanted, end)
        return tuple(found)

    def _holds_together(self, start: int, end: int) -> bool:
        return all(
            self._places[at][0] == self._places[at + 1][0]
            or (_is_chinese(self._text[at]) and _is_chinese(self._text[at + 1]))
            for at in range(start, end - 1)
        )

    def _marks(self, start: int, end: int) -> Hit:
        places = self._places[start:end]
        numbers = dict.fromkeys(number for number, _column in places)
        columns = {one: [column for number, column in places if number == one] for one in numbers}
        return tuple(Mark(one, found[0], found[-1] + 1) for one, found in columns.items())


def _is_chinese(character: str) -> bool:
    return "㐀" <= character <= "鿿"


def cells_with(texts: Sequence[Sequence[str]], words: str) -> tuple[tuple[int, int], ...]:
    """Row and column of the cells that hold the words, row by row."""
    wanted = folded(words)
    return tuple(
        (row, column)
        for row, cells in enumerate(texts)
        for column, text in enumerate(cells)
        if wanted and wanted in folded(text)
    )
