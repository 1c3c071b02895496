"""Keep the Chinese catalogue complete: `translations.py update | compile | check`.

The catalogue holds our own messages and those of click, which words usage and errors. What
is written depends on the sources and the translations alone: no dates, no line numbers,
sorted by message, so that two people's changes meet only where they touch the same words.
"""

from __future__ import annotations

import argparse
import io
import re
import string
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src"
LOCALE = "zh_CN"
CATALOGUE = SOURCE / "tracker" / "locale" / LOCALE / "LC_MESSAGES" / "tracker.po"

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
COMMENT = "Translators:"

HEADER = [
    ("Project-Id-Version", "tracker"),
    ("Language", LOCALE),
    ("Plural-Forms", "nplurals=1; plural=0;"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit\n"),
]

# %(name)s, %s and the like; in "31 % paid" and "31%, late" the sign is only a sign
PERCENT = re.compile(r"%\(\w+\)[#0 +-]*[\d.]*[a-zA-Z]|%[#0+-]*[\d.]*[sdrf]")


class Catalogue(Catalog):
    """A catalogue whose header is ours and never changes."""

    def __init__(self) -> None:
        super().__init__(LOCALE, fuzzy=False, header_comment="# Simplified Chinese for tracker.")

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return HEADER

    def _set_mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        """A file's header says nothing that is not in HEADER."""

    mime_headers = property(_get_mime_headers, _set_mime_headers)


def wanted() -> Catalogue:
    """Every message of the sources and of click, untranslated."""
    catalogue = Catalogue()
    for folder in (SOURCE / "tracker", Path(click.__file__).parent):
        for name, _line, message, comments, _context in sorted(found(folder), key=str):
            place = f"{folder.name}/{Path(name).as_posix()}"
            catalogue.add(message, locations=[(place, 0)], auto_comments=comments)
    return catalogue


def found(folder: Path) -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    """What babel finds in the Python files below `folder`."""
    yield from extract_from_dir(
        folder,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=(COMMENT,),
        strip_comment_tags=True,
    )


def read(path: Path) -> Catalogue:
    """The catalogue in `path`; empty where there is no file yet."""
    catalogue = Catalogue()
    if path.exists():
        with path.open("rb") as file:
            PoFileParser(catalogue, ignore_obsolete=True).parse(file)
    return catalogue


def update(path: Path) -> None:
    """Bring `path` up to date with the sources: new messages in, unused ones out."""
    known, catalogue = read(path), wanted()
    for message in entries(catalogue):
        before = known.get(message.id)
        if before is not None and before.pluralizable == message.pluralizable:
            message.string = before.string
            message.flags |= before.flags
            message.user_comments = before.user_comments
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True, include_lineno=False)


def compiled(path: Path) -> bytes:
    """The .mo file that belongs to `path`."""
    buffer = io.BytesIO()
    write_mo(buffer, read(path))
    return buffer.getvalue()


def complaints(path: Path) -> Iterator[str]:
    """One line for each message that Chinese readers would not get, or get wrong."""
    catalogue = read(path)
    for message in entries(wanted()):
        problem = fault(message, catalogue.get(message.id))
        if problem:
            yield f"{problem}: {singular(message)!r} ({message.locations[0][0]})"
    binary = path.with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(path):
        yield f"{binary.name} is not current: run 'scripts/translations.py compile'"


def fault(message: Message, translated: Message | None) -> str | None:
    """What is wrong with the translation of `message`; None if nothing is."""
    if translated is None or translated.pluralizable != message.pluralizable:
        return "no translation"
    if not all(texts(translated.string)):
        return "no translation"
    if translated.fuzzy:
        return "fuzzy"
    expected = placeholders(texts(message.id)[-1])
    for text in texts(translated.string):
        if placeholders(text) != expected:
            return "placeholders differ"
    return None


def placeholders(text: str) -> Counter[str]:
    """What is filled in later: `{name}`, `{name!r}` (the same), `%(name)s`, `%s`."""
    return Counter([*PERCENT.findall(text), *braces(text)])


def braces(text: str) -> list[str]:
    """The `{...}` fields of a format string; none in a text that is not one."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return []
    return [f"{{{name}}}" for _text, name, _spec, _conversion in parts if name is not None]


def entries(catalogue: Catalog) -> Iterator[Message]:
    """The messages without the header."""
    return (message for message in catalogue if message.id)


def texts(words: str | Iterable[str] | None) -> list[str]:
    """A message or its translation, which is several texts where it has a plural."""
    if words is None or isinstance(words, str):
        return [words or ""]
    return list(words)


def singular(message: Message) -> str:
    """The text that a translator looks for."""
    return texts(message.id)[0]


def check(path: Path) -> int:
    """Print every complaint; the exit code."""
    problems = list(complaints(path))
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} to mend in {path.name}; 'scripts/translations.py update' first")
    return 1 if problems else 0


def main(arguments: list[str] | None = None) -> int:
    """Do what the one argument says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("action", choices=("update", "compile", "check"))
    action = parser.parse_args(arguments).action
    if action == "check":
        return check(CATALOGUE)
    if action == "update":
        update(CATALOGUE)
    else:
        CATALOGUE.with_suffix(".mo").write_bytes(compiled(CATALOGUE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
