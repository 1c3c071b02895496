"""Which characters of a document are meant: those of a sentence, or the row of a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.model.money import Unit

LONGEST_RUN = 40
"""Lines over which words that belong together may be wrapped."""

SEVERAL = " / "
"""Between sentences that promise the same."""

SHORTEST_PIECE = 4
"""Characters; shorter pieces stand everywhere."""

SCALES = tuple(Decimal(one.value) / Unit.YUAN.value for one in Unit)
"""An amount is printed in any unit."""

_MARKUP = re.compile(r"(<[^<>]*>|\*\*|\\)")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a line to highlight. Lines count from 1, characters from 0."""

    line: int
    start: int
    end: int


def marked(lines: Sequence[str], first: int, words: str) -> Iterator[Mark]:
    """Where `words` stand from line `first` on, whatever white space, markup or label stands between.

    Where the words are not found, the whole line is marked.
    """
    found = list(_worded(lines, range(first, min(first + LONGEST_RUN, len(lines) + 1)), words))
    if not found and first <= len(lines):
        found = [Mark(first, 0, len(lines[first - 1]))]
    yield from found


def sought(
    lines: Sequence[str], held: range, words: str, subject: str, figures: Collection[Decimal]
) -> Iterator[Mark]:
    """Where the words stand on a page, which lines `held` are; else the row with the subject and most
    of the figures; nothing where no row is like that, or several are that hold no figure."""
    found = list(_worded(lines, held, words))
    if not found:
        rows = [one for one in held if lines[one - 1].strip()]
        named = [one for one in rows if _bare(subject) in _bare(lines[one - 1])] if subject else []
        best = _most(lines, named, figures) or (named if len(named) == 1 else [])
        if not best:
            alone = _most(lines, rows, figures)
            best = alone if len(alone) == 1 else []
        found = [Mark(one, 0, len(lines[one - 1])) for one in best]
    yield from found


def _most(lines: Sequence[str], rows: Iterable[int], figures: Collection[Decimal]) -> list[int]:
    """The rows that hold most of the figures; none where none holds any."""
    wanted = [{one / scale for scale in SCALES} for one in figures if one]
    counts = {row: sum(bool(one & _numbers(lines[row - 1])) for one in wanted) for row in rows}
    most = max(counts.values(), default=0)
    return [row for row, count in counts.items() if most and count == most]


def _numbers(line: str) -> set[Decimal]:
    return {Decimal(one.replace(",", "")) for one in _NUMBER.findall(line)}


def _bare(text: str) -> str:
    return "".join(text.split())


def _worded(lines: Sequence[str], held: range, words: str) -> Iterator[Mark]:
    """One mark for words that nothing but white space parts: neither markup nor other words."""
    places = list(_characters(lines, held))
    text = "".join(character for character, _line, _column in places)
    said = ["".join(sentence.split()) for sentence in words.split(SEVERAL)]
    found = {places[one][1:] for sentence in said for one in _found(text, sentence)}
    for number in sorted({line for line, _column in found}):
        yield from _runs(number, lines[number - 1], [at for line, at in found if line == number])


def _runs(number: int, line: str, columns: Iterable[int]) -> Iterator[Mark]:
    first, *others = sorted(columns)
    start, end = first, first + 1
    for column in others:
        if line[end:column].strip():
            yield Mark(number, start, end)
            start = column
        end = column + 1
    yield Mark(number, start, end)


def _found(text: str, words: str) -> list[int]:
    """Where the characters of `words` stand: in pieces, if need be, none of them short."""
    found: list[int] = []
    while words:
        start = found[-1] + 1 if found else 0
        piece, place = _longest(text, words, start)
        if place < 0:
            return []
        found += range(place, place + len(piece))
        words = words[len(piece) :]
    return found


def _longest(text: str, words: str, start: int) -> tuple[str, int]:
    """The longest beginning of `words` that stands in the text, and where."""
    for length in range(len(words), min(SHORTEST_PIECE, len(words)) - 1, -1):
        place = text.find(words[:length], start)
        if place >= 0:
            return words[:length], place
    return words, -1


def unmarked(text: str) -> str:
    """A part of a line as it is printed: without tags and emphasis, also those that it cuts in two."""
    from tracker.documents.text import plain

    return plain(text).replace("**", "")


def _characters(lines: Sequence[str], held: range) -> Iterator[tuple[str, int, int]]:
    """The printed characters with their places, without white space, tags and emphasis."""
    from tracker.documents.text import plain

    for number in held:
        line = lines[number - 1]
        column = 0
        for part in _MARKUP.split(line):
            printed = plain(part) if part.startswith("<") else part
            if part not in ("**", "\\") and (printed.strip() or not part.startswith("<")):
                for offset, character in enumerate(part):
                    if not character.isspace():
                        yield character, number, column + offset
            column += len(part)
