"""A section of the page: a heading, sentences, a table; and what every section needs to fill one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.language import _, joined, ngettext
from tracker.model.money import Unit
from tracker.model.places import in_words, placed
from tracker.render import numbers
from tracker.render.grid import clean
from tracker.reports.summary import Summary

TEXT_ROWS = 10
"""So many rows of a section stand on a page of text, in a mail say; how many more is said."""
PAGE_ROWS = 100
"""And so many on a page that has room."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """`name` is fixed, whatever the language. `right` tells the columns aligned so.

    `places` tells where each row comes from, on pages that have room for it; `hidden` how many rows
    are left out.
    """

    name: str
    title: str
    sentences: tuple[str, ...] = ()
    headings: Row = ()
    rows: tuple[Row, ...] = ()
    right: tuple[bool, ...] = ()
    places: tuple[str, ...] = ()
    hidden: int = 0

    @property
    def more(self) -> tuple[str, ...]:
        """The sentence that says what is left out, if anything is."""
        if not self.hidden:
            return ()
        said = ngettext("… and {number} more", "… and {number} more", self.hidden)
        return (said.format(number=self.hidden),)


def title(summary: Summary, unit: Unit) -> str:
    """Who, which year, as of when, in which unit."""
    return " · ".join([name(summary), *about(summary, unit)])


def name(summary: Summary) -> str:
    """The departments and the year."""
    return f"{', '.join(map(clean, summary.departments))} · {summary.year}"


def about(summary: Summary, unit: Unit) -> tuple[str, str]:
    """As of when, and the unit of every amount."""
    as_of = (
        _("as of {date}").format(date=summary.as_of.isoformat())
        if summary.as_of
        else _("nothing reported yet")
    )
    return as_of, _("amounts in {unit}").format(unit=numbers.unit_name(unit))


def place(source: str | None, locator: str | None) -> str:
    """The file and where in it, in words; a dash where no document says it."""
    if source and locator:
        return clean(placed(source, locator))
    return clean(in_words(source or locator or "")) or numbers.MISSING


def places(pairs: Iterable[tuple[str | None, str | None]]) -> str:
    """Of a figure that several documents make up."""
    return joined(dict.fromkeys(place(*pair) for pair in pairs)) or numbers.MISSING
