"""`tracker indicators`: which targets are reached, which are not."""

from tracker.cli.holding import holding
from tracker.language import _
from tracker.reports.indicators.attainments import indicators
from tracker.reports.rows import IndicatorStatus

command = holding(
    indicators, IndicatorStatus, _("Hold each performance target against its reported result.")
)
