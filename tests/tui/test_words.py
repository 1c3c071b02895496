"""All words of the UI can be translated."""

from __future__ import annotations

import ast
from pathlib import Path

import tracker.tui

FOLDER = Path(tracker.tui.__file__).parent


def test_no_message_hides_in_an_f_string() -> None:
    """The extractor does not look into f-strings, so what is said there would stay English."""
    hidden = [
        f"{path.name}:{part.lineno}"
        for path in FOLDER.rglob("*.py")
        for part in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(part, ast.JoinedStr)
        for call in ast.walk(part)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "N_", "ngettext")
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    assert not hidden


def test_nothing_is_translated_when_a_module_is_loaded() -> None:
    """The language can change later; so a module or a class says N_, and `_` when it shows it."""
    early = []
    for path in FOLDER.rglob("*.py"):
        for part in ast.parse(path.read_text("utf-8")).body:
            early += [f"{path.name}:{call.lineno}" for call in _calls_outside_functions(part)]
    assert not early


def _calls_outside_functions(part: ast.AST) -> list[ast.Call]:
    if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        return []
    own = [part] if isinstance(part, ast.Call) and getattr(part.func, "id", "") == "_" else []
    return own + [
        call for child in ast.iter_child_nodes(part) for call in _calls_outside_functions(child)
    ]
