"""What an officer says of files that do not say it themselves; pure."""

from __future__ import annotations

import re
from dataclasses import fields

from tracker.errors import Refused, TrackerError
from tracker.imports.options import Options
from tracker.language import N_, _
from tracker.model.money import Unit
from tracker.render.numbers import unit_name
from tracker.render.statuses import word

KINDS = ("disclosure", "budget", "execution", "indicators", "milestones", "adjustments")
STAGES = ("draft", "approved", "adjusted", "final")
UNITS = tuple(Unit)
NAMES = {
    "kind": N_("Kind"), "year": N_("Year"), "department": N_("Department"), "stage": N_("Stage"),
    "unit": N_("Unit"), "new_projects": N_("Projects that no budget names"),
}  # fmt: skip
"""The options of an import as headings, in the order of the form."""

_NAMED = re.compile(r"--([a-z]+(?:-[a-z]+)*)")


def wanted(error: TrackerError | None) -> tuple[str, ...]:
    """The options that would mend a refusal, in the order of the form: its sentences name them."""
    if not isinstance(error, Refused):
        return ()
    said = " ".join(one.expected for one in error.problems)
    named = {one.replace("-", "_") for one in _NAMED.findall(said)}
    return tuple(one for one in NAMES if one in named)


def in_words(options: Options) -> str:
    """What was said, for people; nothing where nothing was."""
    known = [(one.name, getattr(options, one.name)) for one in fields(options)]
    return " · ".join(f"{_(NAMES[name])} {_value(value)}" for name, value in known if value)


def _value(value: object) -> str:
    if isinstance(value, Unit):
        return unit_name(value)
    return "✓" if value is True else word(str(value))
