"""The README and the docs say what the program does, in both languages."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as xml

import click
import pytest
from places import ROOT

import readme
from tracker.cli.commands import COMMANDS
from tracker.cli.group import tracker
from tracker.reports.findings.listing import findings

PAGES = [
    *readme.files(),
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "imports/README.md",
]
PAIRS = [
    ("README.md", "README.zh-CN.md"),
    ("docs/commands.md", "docs/commands.zh-CN.md"),
    ("docs/forms.md", "docs/forms.zh-CN.md"),
    ("docs/scheduling.md", "docs/scheduling.zh-CN.md"),
]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
LEFT_OUT = "…"
SHELLS = ("sh", "console", "cron", "bat", "powershell")
INLINE = re.compile(r"`(tracker [^`]+)`")


def text(name: str | Path) -> str:
    """A page."""
    return (ROOT / name).read_text(encoding="utf-8")


def prose(name: str | Path) -> str:
    """A page without its blocks of code, in which # is no heading."""
    return FENCE.sub("", text(name))


def anchors(path: Path) -> set[str]:
    """What links may lead to within a page."""
    return {
        re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")
        for _marks, title in HEADING.findall(prose(path))
    }


def test_every_generated_part_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert readme.main(["--check"]) == 0, capsys.readouterr().out


def test_a_part_that_is_not_current_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "README.md"
    page.write_text("<!-- generated: help -->\nold\n<!-- end -->\n", encoding="utf-8")
    monkeypatch.setattr(readme, "ROOT", tmp_path)
    monkeypatch.setattr(readme, "asked", lambda _language: {"help": "new"})
    assert readme.main(["--check"]) == 1
    assert "README.md is not current" in capsys.readouterr().out
    assert "old" in page.read_text("utf-8")
    assert readme.main([]) == 0
    assert page.read_text("utf-8") == "<!-- generated: help -->\nnew\n<!-- end -->\n"
    assert readme.main(["--check"]) == 0


@pytest.mark.parametrize("page", ["docs/commands.md", "docs/commands.zh-CN.md"])
def test_every_command_is_documented(page: str) -> None:
    titles = {title for _marks, title in HEADING.findall(prose(page))}
    assert {f"tracker {name}" for name in COMMANDS} <= titles


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_relative_links_lead_somewhere(page: Path) -> None:
    lost = []
    for link in LINK.findall(prose(page)):
        if re.match(r"\w+:", link):
            continue
        name, _hash, anchor = link.partition("#")
        path = page.parent / name if name else page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_both_languages_have_the_same_structure(english: str, chinese: str) -> None:
    def shape(name: str) -> tuple[list[str], list[str], list[str]]:
        return (
            [marks for marks, _title in HEADING.findall(prose(name))],
            [kind for kind, _code in FENCE.findall(text(name))],
            _names(name),
        )

    assert shape(english) == shape(chinese)


def _names(name: str) -> list[str]:
    return [match["name"] for match in readme.PART.finditer(text(name))]


def _in_a_shell(line: str) -> str:
    """Without a comment; and a line for Windows as it would be elsewhere."""
    bare = line.split("    #", maxsplit=1)[0]
    return re.sub(r"\\tracker\.exe\"?", "/tracker", bare).rstrip('"').replace("\\", "/")


def typed() -> Iterator[tuple[str, str]]:
    """Every command line of ours in the pages: in blocks of code, and in running text."""
    for page in PAGES:
        for kind, code in FENCE.findall(text(page)):
            if kind == "xml":
                task = {one.tag.partition("}")[2]: one.text for one in xml.fromstring(code).iter()}
                yield page.name, f"tracker {task['Arguments']}"
            for line in code.splitlines() if kind in SHELLS else ():
                found = re.search(r"(?:^|[$/] ?|bin/)(tracker(?: [^#>|]*)?)$", _in_a_shell(line))
                if found:
                    yield page.name, found[1].strip()
        yield from ((page.name, found) for found in INLINE.findall(prose(page)))


@pytest.mark.parametrize(("page", "line"), sorted(set(typed())))
def test_command_lines_in_the_pages_can_be_typed(page: str, line: str) -> None:
    words = [word for word in shlex.split(line)[1:] if word != LEFT_OUT]
    command: click.Command | None = tracker
    options = {"--version", "-h", "--help"}
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        command = command.get_command(click.Context(command), words.pop(0))
    assert command is not None, f"{page}: {line}"
    options |= {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    said = {word.partition("=")[0] for word in words if re.match(r"-\D", word)}
    assert said - options == set(), f"{page}: {line}"


def test_every_rule_that_finds_something_in_the_samples_is_described(tmp_path: Path) -> None:
    from tracker.db import open_database
    from tracker.imports.importing import import_paths
    from tracker.imports.options import Options

    with open_database(tmp_path / "a.db", create=True) as connection:
        import_paths(connection, [ROOT / "imports"], Options())
        found = {row.rule for year in (2020, 2021) for row in findings(connection, year).rows}
    page = text("docs/rules.md")
    assert {rule for rule in found if f"`{rule}`" not in page} == set()


def test_a_name_has_one_description() -> None:
    """A part that stands in a page twice would be a mistake of copying."""
    for page in readme.files():
        counted = Counter(_names(page.relative_to(ROOT).as_posix()))
        assert [name for name, count in counted.items() if count > 1] == []
