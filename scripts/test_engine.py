"""Hold Spark against SQLite: the tests of the engines, in an environment that has pyspark.

    python3 scripts/test_engine.py

It makes .venv-engine, apart from .venv, because pyspark is large. Without Java it says so and ends
with 0: scripts/test.py has held DuckDB against SQLite, with the same SQL.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys

import environment

OLDEST_JAVA = 17
VERSION = re.compile(r'version "(\d+)')


def main() -> int:
    """Run the tests; 0 where there is no Java to run them with."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    found = java()
    if found is None or found < OLDEST_JAVA:
        have = "there is none" if found is None else f"this is Java {found}"
        environment.say(f"Skipped: Spark needs Java {OLDEST_JAVA} or newer; {have}.")
        return 0
    environment.use(".venv-engine")
    environment.prepare("test,spark")
    os.environ["PYTHONPATH"] = str(environment.ROOT / "src")
    return environment.run("python", "-m", "pytest", "tests/engine", "-rs")


def java() -> "int | None":
    """The version of Java here."""
    program = shutil.which("java")
    if program is None:
        return None
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)
    match = VERSION.search(said.stderr)
    return int(match[1]) if match else None


if __name__ == "__main__":
    sys.exit(main())
