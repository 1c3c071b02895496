"""Run every check that a change has to pass: style, types, import directions, words, tests.

python3 scripts/test.py                    everything, in .venv
python3 scripts/test.py --fast             without looking whether .venv is up to date
python3 scripts/test.py --fast -k money    further arguments are pytest's
"""

import argparse
import os
import sys

import environment

CHECKS = (
    ("ruff check", "python", "-m", "ruff", "check", "."),
    ("ruff format", "python", "-m", "ruff", "format", "--check", "."),
    ("mypy", "python", "-m", "mypy"),
    ("lint-imports", "lint-imports", "--no-logo"),
    ("translations", "python", "scripts/translations.py", "check"),
    # pytest comes last, so that the output ends with its summary
    ("pytest", "python", "-m", "pytest", "-n", "2"),
)


def main() -> int:
    """Run all checks even where one fails; 1 if any did."""
    fast, for_pytest = arguments()
    if not fast:
        environment.prepare("test")
        environment.browser()
    # --fast also works in an environment into which tracker was never installed
    os.environ["PYTHONPATH"] = str(environment.ROOT / "src")
    failed = [name for name, *command in CHECKS if not passes(name, command, for_pytest)]
    if failed:
        environment.say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def arguments() -> tuple[bool, list[str]]:
    """Whether to leave out the installing, and what is meant for pytest."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fast", action="store_true", help="install nothing")
    known, others = parser.parse_known_args()
    return known.fast, others


def passes(name: str, command: list[str], for_pytest: list[str]) -> bool:
    """Run one check under its name."""
    print(f"\n== {name}", flush=True)
    return environment.run(*command, *(for_pytest if name == "pytest" else [])) == 0


if __name__ == "__main__":
    sys.exit(main())
