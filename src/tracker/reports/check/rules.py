"""The table of all rules: id, name, severity, function, one line on it. Nothing else registers one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tracker.language import N_
from tracker.reports.check import (
    assets,
    changes,
    contradictions,
    executions,
    headlines,
    lines,
    organisation,
    procurement,
    projects,
    purchases,
    repeats,
    sheets,
    standard,
    standard_pairs,
    statements,
    targets,
    terms,
)
from tracker.reports.check.evidence import APPROVED, Document, Evidence, Found
from tracker.reports.rows import Severity

Find = Callable[[Evidence], Iterator[Found]]

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` and `description` are English and marked for translation: what people call it, and what
    holds where all is well."""

    id: str
    name: str
    severity: Severity
    find: Find
    description: str


def each(find: Callable[[Document], Iterator[Found]]) -> Find:
    """A rule on one document, for every document of the year. Stages but the approved one are told
    apart in the id."""

    def finds(evidence: Evidence) -> Iterator[Found]:
        for document in evidence.documents:
            stage = document.stated.stage
            for found in find(document):
                own = found.detail if stage == APPROVED else f"{stage} {found.detail}"
                yield replace(found, detail=own)

    return finds


RULES: tuple[Rule, ...] = (
    Rule("headline-sum", N_("stated sum differs"), ERROR, each(headlines.sums),
         N_("Printed totals of the text are the sums of their printed parts; revenue is expenditure.")),
    Rule("headline-share", N_("stated share differs"), WARNING, each(headlines.shares),
         N_("Printed percentages are what the amounts give.")),
    Rule("headline-twice", N_("stated twice"), WARNING, each(headlines.repeated),
         N_("The text states one figure for one thing.")),
    Rule("text-table", N_("text and table differ"), ERROR, each(statements.text_and_tables),
         N_("A figure is the same in the text and in the table.")),
    Rule("change-amount", N_("stated change differs"), ERROR, changes.amounts,
         N_("A stated change is this year’s figure less the one of last year’s document.")),
    Rule("change-direction", N_("rise called a fall"), ERROR, changes.directions,
         N_("The text says 增加 where the figure rose and 减少 where it fell.")),
    Rule("prior-figure", N_("last year’s figure differs"), ERROR, changes.priors,
         N_("Last year’s figure in this year’s text is the one of last year’s document.")),
    Rule("lone-rate", N_("lone rate differs"), ERROR, changes.lone_rates,
         N_("A rate without its amount is what the two documents give.")),
    Rule("change-rate", N_("stated rate differs"), WARNING, each(changes.rates),
         N_("A stated rate of change is what the amounts give.")),
    Rule("paid-change-rate", N_("rate on payments differs"), WARNING, each(changes.paid_rates),
         N_("A stated rate against what was paid the year before is what the amounts give.")),
    Rule("change-own-year", N_("change against own year"), WARNING, each(changes.own_year),
         N_("A change is stated against another year.")),
    Rule("no-prior-year", N_("prior year denied"), WARNING, changes.no_prior_year,
         N_("Where there is said to be no prior year, there is none.")),
    Rule("new-with-assets", N_("new, yet with assets"), INFO, each(changes.old_assets),
         N_("A department that is new this year held no assets last year.")),
    Rule("procurement-product", N_("quantity × price differs"), ERROR, each(procurement.products),
         N_("Quantity × unit price is the total of the line.")),
    Rule("procurement-funding", N_("funds differ"), ERROR, each(procurement.funding),
         N_("The funds of a line add to its total.")),
    Rule("total-differs", N_("total differs"), ERROR, each(procurement.totals),
         N_("Printed totals and subtotals of the procurement table are the sums of their lines.")),
    Rule("procurement-budget", N_("purchases above budget"), ERROR, each(lines.within_budget),
         N_("Purchases of a project are within its budget.")),
    Rule("project-budget-twice", N_("two budgets"), WARNING, each(lines.budgets_agree),
         N_("One project has one budget in the procurement table.")),
    Rule("quantity-fraction", N_("quantity not whole"), WARNING, each(lines.whole_numbers),
         N_("Things that are counted are bought in whole numbers.")),
    Rule("years-beyond", N_("beyond the year"), WARNING, each(lines.within_year),
         N_("A service is bought for no more than the budget’s year.")),
    Rule("purchase-target", N_("purchase and target differ"), WARNING, each(purchases.against_targets),
         N_("As many are bought as the indicator of the same thing promises.")),
    Rule("purchase-samples", N_("tests and samples differ"), INFO, each(purchases.samples),
         N_("As many tests are bought as samples are promised.")),
    Rule("planned-assets", N_("planned assets differ"), WARNING, each(statements.planned_assets),
         N_("The fixed assets that the text plans to buy are those of the procurement table.")),
    Rule("vehicle-purchase", N_("car not declared"), WARNING, each(statements.vehicles),
         N_("Cars that are bought are in the three public expenses.")),
    Rule("goal-number", N_("goal contradicts target"), WARNING, each(contradictions.goal_numbers),
         N_("A number in a goal is the target of the indicators of the same thing.")),
    Rule("own-number", N_("name contradicts target"), WARNING, each(contradictions.own_numbers),
         N_("A number in the name or the description of an indicator is its target.")),
    Rule("target-direction", N_("floor or ceiling mistaken"), WARNING, each(contradictions.directions),
         N_("A target is a floor where the words are, and a ceiling where the words are.")),
    Rule("rate-above-whole", N_("rate above 100 %"), WARNING, each(targets.above_whole),
         N_("No rate is to reach more than 100 %, or at least 100 %.")),
    Rule("rate-without-unit", N_("rate without %"), WARNING, each(targets.rates_without_unit),
         N_("The target of a rate is a percentage.")),
    Rule("rate-without-number", N_("rate without number"), WARNING, each(targets.rates_without_number),
         N_("The target of a rate is a number.")),
    Rule("count-without-unit", N_("count without unit"), INFO, each(targets.counts_without_unit),
         N_("A numeric target has a unit, in itself or in the name.")),
    Rule("target-repeats", N_("target repeats name"), WARNING, each(targets.repetitions),
         N_("A target in words says more than the name of its indicator.")),
    Rule("target-in-description", N_("target repeats description"), INFO, each(targets.descriptions),
         N_("A target in words says more than the description of its indicator.")),
    Rule("rate-as-count", N_("percentage taken for count"), WARNING, each(targets.rates_as_counts),
         N_("A target that counts is not a percentage with the wrong unit.")),
    Rule("quantity-in-words", N_("quantity without number"), WARNING, each(targets.quantities_in_words),
         N_("The target of a quantity is a number.")),
    Rule("month-or-duration", N_("month taken for duration"), WARNING, each(targets.months),
         N_("A duration is given in 个月, not as a month of the year.")),
    Rule("target-missing", N_("no target"), WARNING, each(targets.missing),
         N_("Every indicator has a target.")),
    Rule("two-targets", N_("two targets"), WARNING, each(repeats.two_targets),
         N_("One measure has one target.")),
    Rule("two-targets-across", N_("two targets across tables"), WARNING, each(repeats.across),
         N_("The department and its projects have one target for one measure.")),
    Rule("counted-twice", N_("output and outcome alike"), INFO, each(repeats.counted_twice),
         N_("A result is an output or an outcome, not both.")),
    Rule("project-spelling", N_("project spelt differently"), WARNING, each(projects.spelling),
         N_("A project is spelt alike in all tables.")),
    Rule("project-without-goals", N_("no performance table"), WARNING, each(projects.without_goals),
         N_("A project in the procurement table has a performance table.")),
    Rule("term-spelling", N_("term spelt differently"), INFO, each(terms.spelling),
         N_("A quoted term is the same in a goal and in its indicators.")),
    Rule("goal-missing", N_("no goal"), WARNING, each(projects.goals_missing),
         N_("A performance table prints a goal.")),
    Rule("project-without-budget", N_("not in the budget"), WARNING, projects.without_budget,
         N_("A project with a performance table has a line in the imported budget.")),
    Rule("projects-known", N_("projects short of total"), INFO, projects.known_sum,
         N_("The known projects add to the printed project expenditure.")),
    Rule("page-head", N_("page head differs"), WARNING, each(organisation.page_heads),
         N_("Pages are headed by the department of the document.")),
    Rule("unit-unknown", N_("unknown unit"), WARNING, each(organisation.unknown_units),
         N_("Units that buy are units of the department.")),
    Rule("operating-cost", N_("operating cost differs"), ERROR, each(organisation.operating_cost),
         N_("Organ operating cost is the public-use money of the administrative units.")),
    Rule("public-use-sum", N_("public-use money differs"), ERROR, each(organisation.public_use),
         N_("The units’ public-use money adds to the department’s.")),
    Rule("assets-sum", N_("assets differ"), ERROR, each(assets.sums),
         N_("The kinds of assets add to their total.")),
    Rule("standard-row", N_("row of a table differs"), ERROR, each(standard.rows),
         N_("In a standard table the parts of a row make its total.")),
    Rule("standard-rollup", N_("levels of a table differ"), ERROR, each(standard.rollup),
         N_("In a standard table items add to sections, sections to classes, classes to the total.")),
    Rule("standard-pair", N_("tables differ"), ERROR, each(standard_pairs.pairs),
         N_("The total tables agree with the tables of revenue, expenditure and funds.")),
    Rule("standard-funds", N_("funds above function"), ERROR, each(standard_pairs.within_total),
         N_("The funds of a function are no more than all that is spent on it.")),
    Rule("standard-empty", N_("note on an empty table"), WARNING, each(standard.empty),
         N_("Empty tables carry the note that they are empty, and others do not.")),
    Rule("table-year", N_("year of a table differs"), WARNING, each(standard.years),
         N_("The titles of the standard tables name the document’s year.")),
    Rule("function-code", N_("function code misplaced"), WARNING, each(standard.codes),
         N_("The code of a function begins as that of the row it stands below.")),
    Rule("budget-document", N_("document and budget differ"), ERROR, sheets.totals,
         N_("The figures of the document are the sums of the imported budget.")),
    Rule("project-budget-differs", N_("project’s budget differs"), WARNING, sheets.projects,
         N_("A project has the same budget in the procurement table and in the imported budget.")),
    Rule("months-quarter", N_("months and quarter differ"), WARNING, executions.quarters,
         N_("The months of a quarter add to what the quarter reports.")),
    Rule("cumulative-falls", N_("cumulative figure falls"), WARNING, executions.falling,
         N_("Cumulative payments do not fall.")),
    Rule("cumulative-step", N_("step differs"), WARNING, executions.steps,
         N_("A payment is the step between the cumulative figures around it.")),
    Rule("paid-above-budget", N_("paid above budget"), ERROR, executions.above_budget,
         N_("No more is paid than the adjusted budget.")),
)  # fmt: skip
