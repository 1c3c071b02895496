"""The same questions over an export, on engines that are not bound to one machine.

The SQL is written once (`sql/`) and translated for each engine. It does what grows with the data: it
finds the budgets, adds up what was paid, holds promises against it, picks the last result of each
target. What is left, one row an answer, goes through the same functions as in the reports.
"""
