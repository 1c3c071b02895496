"""How dates, percentages and years are written on the command line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import click

from tracker.errors import NotAPeriod
from tracker.language import _
from tracker.model.period import Period


class Year(click.ParamType[int]):
    """Four digits."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Fails on anything else; `click.IntRange` would print its limits in every help."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            self.fail(_("“{text}” is no year: write 2020").format(text=value), param, ctx)
        return int(text)


YEAR = Year()


class Day(click.ParamType[date]):
    """`2020-09-30`, or a period, which means its last day: `2020Q3`, `2020-09`, `2020`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Fails on what is neither."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
        try:
            return Period.parse(value).end
        except NotAPeriod:
            self.fail(
                _("“{text}” is no date: write 2020-09-30, 2020Q3 or 2020").format(text=value),
                param,
                ctx,
            )


class Percent(click.ParamType[Decimal]):
    """`10%` or `10`."""

    name = "percent"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """Fails on what is no number, or below zero."""
        if isinstance(value, Decimal):
            return value
        try:
            found = Decimal(str(value).rstrip("%％ "))
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite() or found < 0:
            self.fail(_("“{text}” is no percentage: write 10%").format(text=value), param, ctx)
        return found
