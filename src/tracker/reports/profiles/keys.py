"""Every key of a profile: its table, its name, what may stand behind it."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.model.forms import MONITOR, SELFEVAL
from tracker.reports.profiles import values
from tracker.reports.profiles.profile import LINEAR, OUTCOME, OUTPUT, RATIO
from tracker.reports.profiles.values import Choice, Reader, Whole

SOURCE = "source"
HEAD: Mapping[str, Reader] = {"title": values.text, "extends": values.text}

TABLES: Mapping[str, Mapping[str, Reader]] = {
    "pace": {"points": values.points, "consequence": values.text},
    "behind": {
        "amber_points": values.PERCENT,
        "red_points": values.PERCENT,
        "money_wan": values.ten_thousands,
    },
    "unspent": {
        "month": Whole(1, 12),
        "below_percent": values.PERCENT,
        "amounts_wan": values.amounts,
    },
    "weights": {
        "execution": values.PERCENT,
        "output": values.PERCENT,
        "outcome": values.PERCENT,
        "satisfaction": values.PERCENT,
        "cost": values.PERCENT,
        "without_satisfaction": Choice((OUTPUT, OUTCOME)),
        "without_cost": Choice((OUTPUT, OUTCOME)),
    },
    "bands": {"excellent": values.PERCENT, "good": values.PERCENT, "fair": values.PERCENT},
    "scoring": {"ceiling": Choice((LINEAR, RATIO))},
    "qualitative": {
        "reached": values.span,
        "partly": values.span,
        "not_reached": values.span,
    },
    "over": {"percent": values.OVER},
    "execution": {"reason_below": values.PERCENT},
    "progress": {"points": values.PERCENT},
    "changes": {"reason_from": values.AMOUNT},
    "lights": {"yellow_from": values.PERCENT, "green_from": values.PERCENT},
    "pefa": {
        "outturn_points": values.percents,
        "composition_percent": values.percents,
        "years": Whole(1, 20),
        "needed": Whole(1, 20),
    },
    f"form.{MONITOR}": {"columns": values.FormColumns(MONITOR)},
    f"form.{SELFEVAL}": {"columns": values.FormColumns(SELFEVAL)},
}
GROUPS = ("form",)
"""What stands before the point in the names of tables within a table."""

OPTIONAL_TABLES = ("unspent", "over", f"form.{MONITOR}", f"form.{SELFEVAL}")
OPTIONAL = (
    "pace.consequence",
    "behind.money_wan",
    "weights.cost",
    "weights.without_cost",
)
"""What may be missing; of an optional table all or nothing."""
