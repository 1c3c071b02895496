"""What rules look at: the documents of a department's year, its budget lines, its payments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from tracker.model.facts import Allocation, Disclosure, Headline
from tracker.model.money import Money
from tracker.reports.budgets import Budget
from tracker.reports.executed import Report

APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Document:
    """A disclosure as it was imported, and the file that it came from."""

    source: str
    stated: Disclosure
    _told: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def told(self, what: Callable[[Document], Any]) -> Any:
        """What a function makes of the document, made once for all rules that ask for it."""
        if what not in self._told:
            self._told[what] = what(self)
        return self._told[what]

    def figures(self) -> dict[str, Headline]:
        """The first amount or percentage that is stated for each item."""
        found: dict[str, Headline] = {}
        for figure in self.stated.headlines:
            found.setdefault(figure.item, figure)
        return found

    def prose(self) -> dict[str, Headline]:
        """The first that the text states for each item; tables may state the same more exactly."""
        found: dict[str, Headline] = {}
        for figure in self.stated.headlines:
            if not figure.from_table:
                found.setdefault(figure.item, figure)
        return found

    def amounts(self) -> dict[str, Money]:
        """The amounts among them."""
        return {
            item: figure.amount
            for item, figure in self.figures().items()
            if figure.amount is not None
        }


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """The lines of one stage of an imported budget."""

    source: str
    stage: str
    lines: tuple[Allocation, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of one department and year. `before` are the documents of the year before,
    `reports` the payments by project, `budgets` what they are held against."""

    department: str
    year: int
    documents: tuple[Document, ...] = ()
    before: tuple[Document, ...] = ()
    sheets: tuple[BudgetSheet, ...] = ()
    reports: Mapping[str, tuple[Report, ...]] = field(default_factory=dict)
    budgets: Mapping[str, Budget] = field(default_factory=dict)

    def document_before(self, stage: str) -> Document | None:
        """Last year's document of the same stage."""
        return next((one for one in self.before if one.stated.stage == stage), None)


@dataclass(frozen=True, slots=True)
class Found:
    """Two statements that do not agree. The rule's id and severity are added by who asked.

    `subject` and `detail` make the id, so they hold no figure and no place.
    """

    subject: str
    detail: str
    message: str
    source: str | None
    locator: str | None
    plan: Money | Decimal | str | None = None
    actual: Money | Decimal | str | None = None
    gap: Money | Decimal | None = None
    unit: str | None = None


Finds = Iterator[Found]

FigureT = TypeVar("FigureT", Money, Decimal)


def misstated(
    document: Document,
    figure: Headline,
    detail: str,
    message: str,
    said: FigureT,
    real: FigureT | None,
) -> Found:
    """The document's `figure` says `said`, but other statements give `real` (None: no number).

    Money is compared in CNY, a Decimal as a percentage, whose gap is in points.
    """
    return Found(
        figure.label,
        detail,
        message,
        document.source,
        figure.locator,
        plan=said,
        actual=real,
        gap=None if real is None else said - real,
        unit="CNY" if isinstance(said, Money) else "%",
    )
