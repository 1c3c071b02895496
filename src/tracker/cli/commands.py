"""The table of commands: name, where it is, one line on it. Nothing of a command is loaded for it."""

from __future__ import annotations

from typing import NamedTuple

from tracker.language import N_


class Entry(NamedTuple):
    """A command: the module whose `command` it is, and its line in `tracker --help`."""

    module: str
    short_help: str


COMMANDS = {
    "init": Entry("tracker.cli.init", N_("Set up a folder with a database.")),
    "import": Entry("tracker.cli.import_", N_("Read disclosures and sheets into the database.")),
    "template": Entry("tracker.cli.template", N_("Write a sheet to fill in.")),
    "compare": Entry("tracker.cli.compare", N_("What changed between two years.")),
    "link": Entry("tracker.cli.link", N_("Say that a project has a new name.")),
    "unlink": Entry("tracker.cli.unlink", N_("Take a link between two names back.")),
    "suggestions": Entry("tracker.cli.suggestions", N_("Projects that may have a new name.")),
    "payments": Entry("tracker.cli.payments", N_("Which promised payments are late, by how much.")),
    "forecast": Entry("tracker.cli.forecast", N_("What will be paid by the end of the year.")),
    "indicators": Entry("tracker.cli.indicators", N_("Which targets are reached, which are not.")),
    "score": Entry("tracker.cli.score", N_("What a self-evaluation would score, and why.")),
    "pefa": Entry("tracker.cli.pefa", N_("How reliable the budgets were, by PEFA.")),
    "check": Entry("tracker.cli.check", N_("Whether the documents agree with themselves.")),
    "findings": Entry("tracker.cli.findings", N_("Everything that is wrong, in one list.")),
    "summary": Entry("tracker.cli.summary", N_("Everything that is wrong: the one for cron.")),
    "form": Entry("tracker.cli.form", N_("Write the forms that officers hand in.")),
    "log": Entry("tracker.cli.log", N_("What was imported.")),
    "undo": Entry("tracker.cli.undo", N_("Take one import back.")),
    "export": Entry("tracker.cli.export", N_("Write the data for other programs.")),
    "engine": Entry("tracker.cli.engine", N_("The same questions on DuckDB or Spark.")),
    "backup": Entry("tracker.cli.backup", N_("Copy the database, also while it is in use.")),
    "doctor": Entry("tracker.cli.doctor", N_("Whether the database itself is well.")),
    "ui": Entry("tracker.cli.ui", N_("Open the terminal UI.")),
}
