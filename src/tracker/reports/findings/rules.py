"""What every rule behind a finding is called, and what holds where all is well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.language import N_
from tracker.reports.check.rules import RULES, Rule
from tracker.reports.rows import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rule on promises, targets or years, whose severity may depend on how far it is missed.

    `name` and `description` are English and marked for translation, as those of a `Rule`.
    """

    id: str
    name: str
    severities: tuple[Severity, ...]
    description: str


JUDGEMENTS: tuple[Judgement, ...] = (
    Judgement("payment-late", N_("payment late"), (ERROR,),
              N_("What was promised by a day is paid by that day.")),
    Judgement("pace-behind", N_("behind the pace"), (ERROR, WARNING, INFO),
              N_("Where nobody promised a day, payments keep the profile’s pace.")),
    Judgement("delivery-unreported", N_("delivery not reported"), (WARNING,),
              N_("What was to be delivered by a day is reported.")),
    Judgement("indicator-missed", N_("target missed"), (ERROR,),
              N_("A target is reached when its time is over.")),
    Judgement("indicator-behind", N_("target behind"), (WARNING,),
              N_("A result is as far as it should be by the day.")),
    Judgement("indicator-over", N_("far above the target"), (INFO,),
              N_("No result is so far above its target that the profile asks for a reason.")),
    Judgement("unspent", N_("money unspent"), (ERROR, WARNING, INFO),
              N_("No more money lies unspent than the profile allows.")),
    Judgement("money-ahead", N_("money ahead of work"), (WARNING,),
              N_("Payments are not further ahead of the work than the profile allows.")),
    Judgement("work-ahead", N_("work ahead of money"), (WARNING,),
              N_("The work is not further ahead of payments than the profile allows.")),
    Judgement("more-for-less", N_("more money, lower target"), (WARNING,),
              N_("A budget does not rise while the target that it pays for falls.")),
)  # fmt: skip

DESCRIBED: Mapping[str, Judgement | Rule] = {
    **{one.id: one for one in JUDGEMENTS},
    **{one.id: one for one in RULES},
}
"""Every rule by its id: those of `tracker findings`, and those of `tracker check` among them."""
