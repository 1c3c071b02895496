"""The project's own Python environment in .venv: made once, renewed when the pins change.

Shared by demo.py, test.py and test_engine.py, which has one of its own. Standard library only, and
in a syntax that an old Python can read as well, because it has to tell its owner that it is too old.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 (this is where the older ones are turned away)
    sys.exit(f"tracker needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYPROJECT = ROOT / "pyproject.toml"
CONSTRAINTS = ROOT / "constraints.txt"
WINDOWS = os.name == "nt"

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# How pip, in its several versions, says that it got no answer.
UNREACHABLE = re.compile(
    r"connection(error| broken| refused| reset| to \S+ timed out)|failed to establish"
    r"|failed to connect|name resolution|getaddrinfo|network is unreachable|timed out"
    r"|proxyerror|from versions: none",
    re.IGNORECASE,
)


def use(name: str) -> None:
    """Work in another environment of the project than .venv."""
    global VENV  # noqa: PLW0603 (a script works in one environment)
    VENV = ROOT / name


def prepare(extra: str = "") -> None:
    """Let .venv hold the project and its dependencies, with those of `extra`.

    Ends the program with a plain sentence where that cannot be done.
    """
    if not inside("python").exists():
        create()
    if not installed(extra):
        install(extra)


def program(name: str) -> str:
    """A program of the environment: `python`, `tracker`, ...

    Without a .venv, that of the Python which runs this script.
    """
    if inside("python").exists():
        return str(inside(name))
    return sys.executable if name == "python" else str(Path(sys.executable).with_name(name))


def run(name: str, *arguments: str, quiet: bool = False) -> int:
    """Run a program of the environment in the project's folder; its exit code.

    `quiet` sends what it says to stderr.
    """
    # UTF-8, because a Windows pipe would otherwise refuse Chinese names
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    command = [program(name), *arguments]
    out = sys.stderr if quiet else None
    return subprocess.run(command, cwd=ROOT, env=surroundings, stdout=out, check=False).returncode


def say(words: str) -> None:
    """Tell the person in front of the screen; stdout is for results."""
    print(words, file=sys.stderr, flush=True)


def inside(name: str) -> Path:
    """Where .venv keeps the program `name`."""
    return VENV / "Scripts" / f"{name}.exe" if WINDOWS else VENV / "bin" / name


def create() -> None:
    """Make .venv; leave nothing half made."""
    say(f"Making {VENV.name} ...")
    made = attempt([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        say(made.stdout)
        sys.exit(f"Python could not make {VENV.name}. On Debian and Ubuntu, install python3-venv.")


def install(extra: str) -> None:
    """Install the project in place, at the versions that constraints.txt pins."""
    say(f"Installing what tracker needs into {VENV.name} (some minutes the first time) ...")
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    pip = [program("python"), "-m", "pip", "install", "--disable-pip-version-check"]
    done = attempt([*pip, "--no-input", "--constraint", str(CONSTRAINTS), "--editable", target])
    if done.returncode:
        say(done.stdout)
        sys.exit(reason(done.stdout))
    stamp(extra).write_text(state(), encoding="utf-8")


def reason(output: str) -> str:
    """Why pip failed, in one sentence."""
    if UNREACHABLE.search(output):
        return (
            "pip could not reach a package index: nothing was installed. "
            "Check the network, and pip's proxy and index settings."
        )
    return "pip could not install what tracker needs; its own words are above."


def installed(extra: str) -> bool:
    """Whether .venv already is what the two files ask for; the test extra includes the rest."""
    return any(
        stamp(name).exists() and stamp(name).read_text(encoding="utf-8") == state()
        for name in {extra, "test"}
    )


def browser() -> None:
    """Let there be a Chromium for the test of the web page, where Debian's may be installed.

    Where it may not, the test is skipped and says why.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if any(map(shutil.which, BROWSERS)) or not (is_root and shutil.which("apt-get")):
        return
    say("Installing chromium for the test of the web page ...")
    for words in (("update",), ("install", "--yes", "--no-install-recommends", "chromium")):
        done = attempt(["apt-get", "--quiet", *words])
    if done.returncode:
        say(done.stdout)
        say("apt-get could not install chromium: the test of the web page is skipped.")


def stamp(extra: str) -> Path:
    """Where an installation notes what it was made from."""
    return VENV / f"installed-{extra or 'plain'}.stamp"


def state() -> str:
    """What an installation depends on: both files, and the folder that it points to."""
    parts = (PYPROJECT.read_bytes(), CONSTRAINTS.read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def attempt(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command whose words matter only if it fails."""
    return subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
