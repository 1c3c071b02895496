"""One HTML page without anything from elsewhere: to print, to mail, to keep."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from tracker.language import _
from tracker.model.money import Unit
from tracker.render.columns import Column
from tracker.render.grid import grid
from tracker.reports.answer import Answer

STYLE = """\
body { font: 14px/1.5 system-ui, "Microsoft YaHei", "PingFang SC", sans-serif; margin: 2rem; }
h1 { font-size: 1.2rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: #555; }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.error { color: #b00020; } .warning { color: #8a5a00; }
dt { float: left; clear: left; margin-right: .5rem; color: #555; }
@media print {
  body { margin: 0; font-size: 10px; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
@page { size: A4 landscape; margin: 12mm; }
"""

_CLASSES = {"✖": "error", "▲": "warning"}


def html(answer: Answer[Any], unit: Unit) -> str:
    """Title, table, totals, notes."""
    whole = grid(answer, unit)
    head = _line("th", whole.headings, whole.columns)
    body = "\n".join(_line("td", row, whole.columns) for row in whole.rows)
    parts = [
        "<!doctype html>",
        f'<html lang="{_language()}">',
        '<head><meta charset="utf-8">',
        f"<title>{escape(whole.title)}</title>",
        f"<style>\n{STYLE}</style></head>",
        f"<body><h1>{escape(whole.title)}</h1>",
        f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>",
    ]
    if whole.totals:
        pairs = (f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in whole.totals)
        parts.append("<dl>" + "\n".join(pairs) + "</dl>")
    parts += [f"<p>{escape(note)}</p>" for note in whole.notes]
    return "\n".join([*parts, "</body></html>"]) + "\n"


def _line(tag: str, cells: Iterable[str], columns: Iterable[Column]) -> str:
    drawn = (_cell(tag, text, column) for text, column in zip(cells, columns, strict=True))
    return f"<tr>{''.join(drawn)}</tr>"


def _cell(tag: str, text: str, column: Column) -> str:
    name = "right" if column.right else _CLASSES.get(text[:1], "") if tag == "td" else ""
    return (
        f'<{tag} class="{name}">{escape(text)}</{tag}>'
        if name
        else f"<{tag}>{escape(text)}</{tag}>"
    )


def _language() -> str:
    # Translators: the tag of this language, for web pages: zh-CN
    return _("en")
