"""`tracker payments`: which promised payments are late, by how much."""

from tracker.cli.holding import holding
from tracker.language import _
from tracker.reports.payments import payments
from tracker.reports.rows import PaymentStatus

command = holding(
    payments, PaymentStatus, _("Hold each promise of a payment against what was paid by its date.")
)
