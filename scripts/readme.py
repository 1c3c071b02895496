"""Write the generated parts of the README and the docs: help, tables, examples, views.

    python scripts/readme.py            write them
    python scripts/readme.py --check    exit code 1 where one is not current

Run it inside the project's environment. A part stands between `<!-- generated: NAME -->` and
`<!-- end -->`; files that end in .zh-CN.md get it in Chinese. The words of a command are chosen
when it is loaded, so each language is asked in a Python of its own, which prints all of its parts.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from readme_parts import LANGUAGES, ROOT, made

CHINESE = LANGUAGES[1]
COLUMNS = "100"
"""How wide the terminal of the examples is; help is at most 80 in any."""
PART = re.compile(r"(<!-- generated: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def files() -> list[Path]:
    """The files that may hold generated parts."""
    return sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])


def language_of(path: Path) -> str:
    """Chinese where the file's name says so."""
    return CHINESE if path.name.endswith(".zh-CN.md") else "en"


def filled(path: Path, parts: Mapping[str, str]) -> str:
    """The file's text with every part as it should be. Raises KeyError for a part that is none."""

    def renewed(match: re.Match[str]) -> str:
        return f"{match[1]}{parts[match['name']]}\n{match[3]}"

    return PART.sub(renewed, path.read_text(encoding="utf-8"))


def asked(language: str) -> dict[str, str]:
    """Every part in a language, from a Python that speaks it."""
    surroundings = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *filter(None, sys.path)]),
        "PYTHONUTF8": "1",
        "COLUMNS": COLUMNS,
        "NO_COLOR": "1",
        "TRACKER_LANG": language,
    }
    surroundings.pop("TRACKER_DB", None)
    done = subprocess.run(
        [sys.executable, __file__, "--say", language],
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say what is not current")
    parser.add_argument("--say", choices=LANGUAGES, help=argparse.SUPPRESS)
    said = parser.parse_args(arguments)
    if said.say:
        json.dump(made(said.say), sys.stdout, ensure_ascii=False)
        return 0
    parts = {language: asked(language) for language in LANGUAGES}
    stale = [path for path in files() if _renew(path, parts[language_of(path)], said.check)]
    for path in stale if said.check else []:
        print(f"{path.relative_to(ROOT)} is not current: run scripts/readme.py")
    return 1 if stale and said.check else 0


def _renew(path: Path, parts: Mapping[str, str], check: bool) -> bool:
    """Write the file anew unless it is only checked; whether it was not current."""
    wanted = filled(path, parts)
    if wanted == path.read_text(encoding="utf-8"):
        return False
    if not check:
        path.write_text(wanted, encoding="utf-8", newline="\n")
    return True


if __name__ == "__main__":
    sys.exit(main())
