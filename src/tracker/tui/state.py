"""What is looked at, and how: one frozen `View`, changed by pure functions alone.

Nothing here knows a terminal, a widget or a database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.model.money import Unit

UNITS = (Unit.YUAN, Unit.WAN, Unit.YI)
"""In the order in which one key goes through them."""

THEMES = ("tracker-dark", "tracker-light")

WRONG = "wrong"
"""Of a table only what is late, missed or behind."""

NARROWEST = 3
STEP = 4


@dataclass(frozen=True, slots=True)
class Looks:
    """How one table is looked at. `cursor` is the key of a row, so it survives a reload.

    `all`: also the columns for which there is no room; one moves there with the arrow keys. `only`:
    the rows in which something is wrong (WRONG), or of one status. `led`: another screen set these
    filters when it led here; they hold until one goes to a screen by its number.
    """

    filter: str = ""
    sort: str | None = None
    descending: bool = False
    cursor: str | None = None
    column: str | None = None
    hidden: frozenset[str] = frozenset()
    widths: Mapping[str, int] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    all: bool = False
    only: str | None = None
    led: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Everything that decides what the screen shows. None: the newest year, all departments.

    `trail` are the screens that Esc goes back through, the latest last.
    """

    screen: str = "overview"
    trail: tuple[str, ...] = ()
    year: int | None = None
    department: str | None = None
    as_of: date | None = None
    against: str | None = None
    cut: str = "project"
    severity: str | None = None
    rule: str | None = None
    state: str | None = None
    unit: Unit = Unit.WAN
    theme: str = THEMES[0]
    language: str | None = None
    tables: Mapping[str, Looks] = field(default_factory=dict)

    def looks(self, table: str) -> Looks:
        """How a table is looked at; plainly, where nobody changed it."""
        return self.tables.get(table, Looks())


def visit(view: View, screen: str) -> View:
    """Go to a screen; Esc leads back from it."""
    if screen == view.screen:
        return view
    trail = tuple(one for one in view.trail if one != screen)
    return replace(view, screen=screen, trail=(*trail, view.screen))


def go(view: View, screen: str) -> View:
    """Go to a screen as its own, not led there: filters that another screen set are over."""
    found = all_findings(view) if view.looks("findings").led else view
    tables = {name: plain(looks) if looks.led else looks for name, looks in found.tables.items()}
    return visit(replace(found, tables=tables), screen)


def back(view: View) -> View:
    """The screen before; on the first one nothing happens."""
    if not view.trail:
        return view
    return replace(view, screen=view.trail[-1], trail=view.trail[:-1])


def looking(view: View, table: str, looks: Looks) -> View:
    """Look at one table in another way."""
    return replace(view, tables={**view.tables, table: looks})


def pointed(view: View, table: str, cursor: str | None, filter: str = "") -> View:
    """Put the cursor of a table on a row, under a filter that lets it be seen."""
    looks = plain(view.looks(table))
    return looking(view, table, replace(looks, cursor=cursor, filter=filter, led=bool(filter)))


def led(view: View, screen: str, only: str | None) -> View:
    """A screen with nothing but what is wrong or of one status, or with all; otherwise unfiltered."""
    looks = replace(plain(view.looks(screen)), led=only is not None)
    if screen != "findings":
        return looking(view, screen, replace(looks, only=only))
    return looking(replace(all_findings(view), state="open" if only else None), screen, looks)


def plain(looks: Looks) -> Looks:
    """Without any filter."""
    return replace(looks, filter="", only=None, led=False)


def found(looks: Looks, text: str) -> Looks:
    """Only the rows with these words, which somebody types: the filter is theirs."""
    return replace(looks, filter=text, led=False)


def all_findings(view: View) -> View:
    """No longer of one severity, rule or state alone."""
    return replace(view, severity=None, rule=None, state=None)


def following(ring: Sequence[str], current: str | None) -> str | None:
    """What one key goes through: nothing chosen, then each in turn, then nothing again."""
    place = ring.index(current) if current in ring else -1
    return ring[place + 1] if place + 1 < len(ring) else None


def sorted_by(looks: Looks, column: str) -> Looks:
    """The same column again turns the order, and a third time gives the report's own order back."""
    if looks.sort != column:
        return replace(looks, sort=column, descending=False)
    if not looks.descending:
        return replace(looks, descending=True)
    return replace(looks, sort=None, descending=False)


def toggled(looks: Looks, branch: str) -> Looks:
    """Close an open branch of a tree, or open a closed one."""
    return replace(looks, closed=looks.closed ^ {branch})


def sifted(looks: Looks) -> Looks:
    """Only what is wrong, or all again."""
    return replace(looks, only=None if looks.only else WRONG, led=False)


def hidden(looks: Looks, column: str) -> Looks:
    """Without a column."""
    return replace(looks, hidden=looks.hidden | {column})


def complete(looks: Looks) -> Looks:
    """All columns again, as wide as they were; once more: those that fit."""
    return replace(looks, hidden=frozenset(), widths={}, all=not looks.all)


def widened(looks: Looks, column: str, width: int, steps: int) -> Looks:
    """A column that is `width` wide, made wider by so many steps, or narrower by negative ones."""
    wanted = max(NARROWEST, width + steps * STEP)
    return replace(looks, widths={**looks.widths, column: wanted})


def next_unit(view: View) -> View:
    """元, 万元, 亿元, and again."""
    place = UNITS.index(view.unit) if view.unit in UNITS else -1
    return replace(view, unit=UNITS[(place + 1) % len(UNITS)])


def next_theme(view: View) -> View:
    """Dark or light."""
    place = THEMES.index(view.theme) if view.theme in THEMES else -1
    return replace(view, theme=THEMES[(place + 1) % len(THEMES)])


def another_year(view: View, shown: int, known: Sequence[int], steps: int) -> View:
    """A later or an earlier one of the years with data; its day is the latest that is known."""
    years = sorted({*known, shown})
    place = years.index(shown) + steps
    if not 0 <= place < len(years):
        return view
    return replace(view, year=years[place], as_of=None)


def in_department(view: View, department: str | None) -> View:
    """Of one department, or of all."""
    return replace(view, department=department, as_of=None)
