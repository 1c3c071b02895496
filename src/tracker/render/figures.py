"""What the figures of a disclosure are called: the field's words for the names in the contract."""

from __future__ import annotations

from tracker.imports.report import TotalCheck
from tracker.language import N_, _

_NAMES = {
    "revenue.total": N_("revenue"),
    "revenue.grant": N_("fiscal grant"),
    "revenue.general_public": N_("general public budget revenue"),
    "revenue.gov_fund": N_("government fund revenue"),
    "revenue.state_capital": N_("state capital revenue"),
    "revenue.superior_subsidy": N_("subsidy from superiors"),
    "revenue.business": N_("institutional revenue"),
    "revenue.special_account": N_("special account revenue"),
    "revenue.operating": N_("operating revenue"),
    "revenue.subordinate_remittance": N_("remittance from subordinates"),
    "revenue.other": N_("other revenue"),
    "expenditure.total": N_("expenditure"),
    "expenditure.basic": N_("basic expenditure"),
    "expenditure.basic.personnel": N_("personnel"),
    "expenditure.basic.public_use": N_("public-use"),
    "expenditure.project": N_("project expenditure"),
    "expenditure.grant": N_("expenditure of the grant"),
    "expenditure.general_public": N_("general public budget expenditure"),
    "expenditure.gov_fund": N_("government fund expenditure"),
    "expenditure.state_capital": N_("state capital expenditure"),
    "organ_operating_cost": N_("organ operating cost"),
    "three_public.total": N_("three public expenses"),
    "three_public.abroad": N_("going abroad"),
    "three_public.vehicle": N_("vehicles"),
    "three_public.vehicle.purchase": N_("purchase of vehicles"),
    "three_public.vehicle.running": N_("running of vehicles"),
    "three_public.reception": N_("reception"),
    "procurement.total": N_("procurement"),
    "procurement.goods": N_("goods"),
    "procurement.works": N_("works"),
    "procurement.services": N_("services"),
    "assets.total": N_("fixed assets"),
    "assets.planned_purchase": N_("planned purchases"),
    "procurement.lines": N_("lines of the procurement table"),
    "procurement.blocks": N_("subtotals of its blocks"),
    "units.public_use": N_("public-use of the units"),
    "assets.table": N_("total of the asset table"),
    "assets.kinds": N_("kinds of assets"),
    "total_cents": N_("total"),
    "general_public_cents": N_("general public budget"),
    "government_fund_cents": N_("government fund"),
    "state_capital_cents": N_("state capital"),
    "special_account_cents": N_("special account"),
    "other_cents": N_("other funds"),
}


MOST_PARTS = 4
"""More parts are counted, not named: the line must fit a page."""


def figure(name: str) -> str:
    """The translated word; the name itself where there is none."""
    return _(_NAMES[name]) if name in _NAMES else name


def check_label(check: TotalCheck) -> str:
    """What was checked: a sum of figures, or a column of a table's block."""
    whole = figure(check.whole)
    if check.whole.endswith("_cents"):
        place = check.block or _("whole table")
        whole = _("procurement, {block}: {column}").format(block=place, column=whole)
    if not check.parts:
        return whole
    if len(check.parts) > MOST_PARTS:
        said = _("{whole} = sum of its {number} parts")
        return said.format(whole=whole, number=len(check.parts))
    return f"{whole} = {' + '.join(figure(part) for part in check.parts)}"
