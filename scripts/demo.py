"""Show what tracker does: import the sample years, print the summary, open the terminal UI.

    python3 scripts/demo.py

needs Python 3.11 or newer and nothing else. It writes to .venv and db/demo.db only.
"""

import argparse
import sys

import environment

DATABASE = "db/demo.db"

SUMMARIES = (
    ("summary", "--year", "2020", "--as-of", "2020-12-31"),
    ("summary", "--year", "2021", "--against", "2020"),
)

# 1 says that the summary names findings, which the sample years do have
FINE = (0, 1)


def main() -> int:
    """Run the demo; 0, or the exit code of the command that failed."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    environment.prepare()
    remove_old()
    for command in (("import", "imports"), *SUMMARIES):
        code = tracker(*command)
        if code not in FINE:
            environment.say(f"tracker {command[0]} failed with exit code {code}.")
            return code
    return tracker("ui") if sys.stdin.isatty() and sys.stdout.isatty() else 0


def tracker(command: str, *arguments: str) -> int:
    """Run one command of tracker on the demo's database, and show how to type it."""
    line = (command, *arguments, "--db", DATABASE)
    environment.say(f"\n$ tracker {' '.join(line)}")
    return environment.run("tracker", *line, quiet=command == "import")


def remove_old() -> None:
    """The demo starts from an empty database, with none of SQLite's side files left."""
    folder = (environment.ROOT / DATABASE).parent
    folder.mkdir(exist_ok=True)
    for old in folder.glob("demo.db*"):
        old.unlink()


if __name__ == "__main__":
    sys.exit(main())
