"""What stands on no tile: what nobody stated or reported, and the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical

from tracker.language import _
from tracker.model.money import Unit
from tracker.render import numbers
from tracker.render.grid import clean
from tracker.reports.rows import IndicatorStatus, PaymentStatus
from tracker.tui.overview.tile import Lead
from tracker.tui.overview.tiling import fullest

if TYPE_CHECKING:
    from tracker.reports.summary import Summary


class Gaps(Vertical):
    """A line each; where there is little room in fewer words."""

    def compose(self) -> ComposeResult:
        """Each line leads to the rows that it counts."""
        yield Lead("unbudgeted", "payments", only=PaymentStatus.NO_BUDGET)
        yield Lead("unreported", "indicators", only=IndicatorStatus.NO_REPORT)
        yield Lead("against", "compare")

    _words: Mapping[str, Sequence[str]] = {}

    def say(self, found: Summary, unit: Unit) -> None:
        """The figures of a year."""
        self.border_title = _("Also")
        without, silent = found.projects_without_budget, found.unreported_indicators
        self._words = {
            "unbudgeted": [
                _("projects without a known budget: {n}").format(n=without),
                _("no known budget: {n}").format(n=without),
            ],
            "unreported": [
                _("indicators without a report: {n}").format(n=silent),
                _("indicators open: {n}").format(n=silent),
            ],
            "against": _against(found, unit),
        }
        for name, count in (("unbudgeted", without), ("unreported", silent)):
            line = self.query_one(f"#{name}", Lead)
            line.can_focus = count > 0  # none of them is said quietly, and leads nowhere
            line.set_class(not count, "-none")
        self._write()

    def on_resize(self) -> None:
        """Other words."""
        self._write()

    def _write(self) -> None:
        for name, words in self._words.items():
            said = fullest(words, self.content_size.width)
            self.query_one(f"#{name}", Lead).update(Text(said, no_wrap=True))


def _against(found: Summary, unit: Unit) -> list[str]:
    """How much more or less than the year before; else why that is not known."""
    if found.changes is None:
        if found.against is not None:
            return [_("– no budget of {year}").format(year=found.year)]
        said = found.no_prior_year
        return [clean(f"– {said}") if said else _("– no data of the year before")]
    change = numbers.amount(found.changes.totals["change"], unit, signed=True)
    share = numbers.percent(found.changes.totals["change_percent"], signed=True)
    words = _("against {year}: {change}, {percent}")
    return [
        words.format(year=found.against, change=change, percent=share),
        _("{year}: {change}, {percent}").format(year=found.against, change=change, percent=share),
        _("{year}: {change}").format(year=found.against, change=change),
    ]
