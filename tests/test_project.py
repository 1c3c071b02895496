"""What holds for the repository as a whole."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ("environment.py", "demo.py", "test.py", "test_engine.py")

# Written so that the patterns do not match themselves.
REGISTRY = re.compile(
    rb"\b(?:pypi|pythonhosted|npmjs|crates|rubygems|anaconda|golang)\.(?:org|com|io|cn)\b"
    rb"|\b(?:registry|mirrors?|proxy|deb)\.[a-z0-9-]+\.(?:[a-z0-9-]+\.)*(?:org|com|cn|io|net)\b"
)
MACHINE_PATH = re.compile(
    rb"(?<![\w.:~/)}-])/(?:home|Users|root|work|tmp)/[\w.]|\b[A-Z]:\\{1,2}Users\\"
)
PICTURES = {".svg", ".png", ".mo"}

# What pip brings with it is not pinned: pip need not replace itself.
UNPINNED = {"pip", "setuptools"}


def files() -> list[Path]:
    """Every file of the repository, committed or about to be."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git repository")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name.decode() for name in listed.split(b"\0") if name)
    return [path for path in paths if path.is_file() and path.suffix not in PICTURES]


def mentions(pattern: re.Pattern[bytes]) -> list[str]:
    """Each file that holds the pattern, with what it holds."""
    found = []
    for path in files():
        match = pattern.search(path.read_bytes())
        if match:
            found.append(f"{path.relative_to(ROOT)}: {match[0].decode(errors='replace')}")
    return found


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is the affair of each machine's pip."""
    assert mentions(REGISTRY) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    """What works in one person's folder only is not part of the project."""
    assert mentions(MACHINE_PATH) == []


def project() -> dict[str, object]:
    """The [project] table of pyproject.toml."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(table, dict)
    return table


def asked() -> list[str]:
    """The requirements of pyproject.toml, at run time and in the tests."""
    table = project()
    extras = table["optional-dependencies"]
    assert isinstance(table["dependencies"], list)
    assert isinstance(extras, dict)
    return [*table["dependencies"], *(line for extra in extras.values() for line in extra)]


def pins() -> dict[str, str]:
    """Package name to version, from constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def needed() -> set[str]:
    """Every package that a test installation needs here, directly or through another."""
    names: set[str] = set()
    waiting = [Requirement(line) for line in asked()]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in names | UNPINNED:
            continue
        names.add(name)
        waiting += [
            further
            for further in map(Requirement, required(name))
            if applies(further, requirement.extras)
        ]
    return names


def required(name: str) -> list[str]:
    """What a package needs in turn; of one that no test installation has (pyspark) nothing is known."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Whether this Python needs the requirement, given the extras that were asked for."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})


def test_every_dependency_is_pinned() -> None:
    """A fresh clone installs today what it installed when it was tested."""
    assert needed() - pins().keys() == set()


def test_each_pin_is_what_pyproject_asks_for() -> None:
    """A constraint that contradicts a requirement could never be installed."""
    known = pins()
    for requirement in map(Requirement, asked()):
        assert requirement.specifier.contains(known[canonicalize_name(requirement.name)])


def test_version_loads_nothing_heavy() -> None:
    """`tracker --version` answers without textual, pandas, sqlite_utils and the engines."""
    code = (
        "import json, sys\n"
        "from tracker.cli import main\n"
        "try:\n"
        "    main(['--version'])\n"
        "except SystemExit:\n"
        "    pass\n"
        "heavy = {'textual', 'pandas', 'sqlite_utils', 'duckdb', 'pyarrow', 'sqlglot'} & set(sys.modules)\n"
        "print(json.dumps(sorted(heavy)))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TRACKER_LANG": "en"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    version, heavy = run.stdout.splitlines()
    assert re.search(r"\b\d+\.\d+\.\d+\b", version)
    assert json.loads(heavy) == []


def test_the_wheel_holds_all_of_the_package(tmp_path: Path) -> None:
    """SQL, styles, profiles and catalogues are installed with the code."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    source = ROOT / "src"
    package = (path for path in (source / "tracker").rglob("*") if path.is_file())
    kept = (path.relative_to(source) for path in package)
    ours = {
        p.as_posix() for p in kept if not any(part.startswith((".", "__p")) for part in p.parts)
    }
    assert ours - held == set()


@pytest.mark.parametrize("name", SCRIPTS)
def test_an_old_python_can_read_the_scripts(name: str) -> None:
    """Who has one is to get the sentence about it, not a syntax error."""
    source = (ROOT / "scripts" / name).read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 7))


@pytest.mark.parametrize("name", ["demo.py", "test.py", "test_engine.py"])
def test_an_old_python_is_refused_in_one_sentence(name: str) -> None:
    """The scripts end before they touch anything."""
    script = ROOT / "scripts" / name
    code = (
        "import runpy, sys\n"
        "sys.version_info = (3, 9, 2)\n"
        "sys.version = '3.9.2 (main)'\n"
        f"sys.path.insert(0, {str(script.parent)!r})\n"
        f"runpy.run_path({str(script)!r}, run_name='__main__')\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr == "tracker needs Python 3.11 or newer; this is Python 3.9.2.\n"


def test_continuous_integration_runs_the_tests() -> None:
    """CI calls what people call, and nothing else."""
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "set -eu" in lines
    assert lines[-2:] == ["python3 scripts/test.py", "python3 scripts/test_engine.py"]
