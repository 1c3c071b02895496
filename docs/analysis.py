"""The database in pandas, cell by cell: run it whole, or open it as a notebook (cells begin with # %%).

    python docs/analysis.py db/demo.db

scripts/demo.py makes db/demo.db out of the sample years.
"""

# %% Open the database. Nothing is written.
import sys

import pandas as pd

import tracker

budgets = tracker.open(sys.argv[1] if len(sys.argv) > 1 else "db/demo.db", lang="en")

# %% What changed between two years? Amounts are whole cents: add them, never round them.
changes = budgets.compare(2020, 2021, by="project")
largest = changes.sort_values("change_cents", key=abs, ascending=False)
print(largest[["name", "before_cents", "after_cents", "change_percent", "status"]].head(5))

# %% Missing is pd.NA: it takes no part in sums, so say how much is missing beside every sum.
print("known:", changes["after_cents"].sum(), "not disclosed:", changes["after_cents"].isna().sum())

# %% Who was late at the end of September, by how much, and where does the promise stand?
payments = budgets.payments(2020, as_of="2020-09-30")
late = payments[payments["status"].isin(["partially_met", "not_met"])]
print(late[["project", "due_date", "gap_percent", "gap_amount_cents", "source", "locator"]])

# %% The same at the end of each quarter: how much of the budget was paid?
paid = {
    quarter: budgets.payments(2020, as_of=f"2020Q{quarter}").attrs["totals"]["paid_percent"]
    for quarter in (1, 2, 3, 4)
}
print(pd.Series(paid, name="paid, %", dtype="Float64"))

# %% Which targets are behind?
targets = budgets.indicators(2020, as_of="2020Q3")
print(targets.groupby(["level1", "status"], observed=True).size().unstack(fill_value=0))

# %% Everything that is wrong, and what the documents alone contradict.
print(budgets.findings(2020).groupby(["severity", "rule"]).size())
print(budgets.check(2020)[["rule", "message", "source", "locator"]].head(5))

# %% The public views are tables like any other.
adjustments = budgets.view("adjustments")
print(adjustments.groupby(["year", "kind"])["amount_cents"].agg(["sum", "count"]))

# %% Yuan, for a chart: exact as decimal numbers, and only at the very end.
print(late.assign(gap_yuan=late["gap_amount_cents"] / 100)[["project", "gap_yuan"]])

budgets.close()
