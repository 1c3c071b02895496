"""Budgets and their execution, year against year, in one SQLite file."""

__version__ = "0.1.0"
