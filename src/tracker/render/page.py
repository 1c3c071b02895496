"""The frame of every HTML page: one file without anything from elsewhere, to print, mail and keep.

Light or dark as the reader's machine is, always light on paper (A4). Whatever is put in is escaped
here: text goes in as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from tracker.language import _
from tracker.render.statuses import tone
from tracker.render.tables import display_width

STYLE = """\
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1c2430; --soft: #5a6675; --line: #d8dee6; --band: #f3f6f9;
  --error: #b3261e; --warning: #8a5a00; --good: #1d6f42; --plan: #9fb4cc; --fact: #1f5f9e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181e; --ink: #e4e8ee; --soft: #9aa6b4; --line: #323b47; --band: #1d232b;
    --error: #ff8a80; --warning: #e8b75a; --good: #7fd1a0; --plan: #4d627c; --fact: #78b2ee;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 80rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 14px/1.5 system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif;
}
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 {
  font-size: 1.05rem; margin: 1.75rem 0 .5rem; padding-bottom: .2rem;
  border-bottom: 2px solid var(--line);
}
p { margin: .35rem 0; }
.about, .more, figcaption { color: var(--soft); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; min-width: min(24rem, 100%); max-width: 100%; }
th, td {
  border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top;
}
thead th { background: var(--band); font-weight: 600; vertical-align: bottom; }
tbody tr:hover { background: var(--band); }
.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.short { white-space: nowrap; }
.error { color: var(--error); }
.warning { color: var(--warning); }
.good { color: var(--good); }
.place { color: var(--soft); font-size: .85em; min-width: 6rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.pair {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 0 2rem;
  align-items: start;
}
figure { margin: .75rem 0; }
figcaption { font-weight: 600; }
svg { display: block; width: 100%; height: auto; max-width: 40rem; font-size: 12px; }
svg text { fill: var(--ink); font-family: inherit; }
svg .soft { fill: var(--soft); }
svg .axis { stroke: var(--line); }
svg .plan { fill: var(--plan); }
svg .fact { fill: var(--fact); }
svg .part { fill-opacity: 0.35; stroke: var(--fact); stroke-dasharray: 4 3; }
svg .error { fill: var(--error); }
svg .warning { fill: var(--warning); }
svg .good { fill: var(--good); }
svg .other { fill: var(--plan); }
@media print {
  :root {
    --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --band: #f0f0f0;
    --error: #9c1c14; --warning: #7a4f00; --good: #14532d; --plan: #a9bacd; --fact: #1f5f9e;
  }
  html { font-size: 11px; }
  body { max-width: none; padding: 0; font-size: 9px; line-height: 1.4; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  th, td { padding: .15rem .35rem; }
  .wide { overflow: visible; }
  .pair { grid-template-columns: 1fr 1fr; }
  svg { max-width: 105mm; }
  svg, .fact, .plan, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""

SHORT = 16
"""Words, dates and statuses that take so many columns of a screen are not broken into lines."""
PORTRAIT, LANDSCAPE = "portrait", "landscape"


def framed(title: str, about: Sequence[str], body: Iterable[str], orientation: str) -> str:
    """A whole page. `about` stands below the title; `body` is markup already."""
    below = f'<p class="about">{escape(" · ".join(about))}</p>' if about else ""
    parts = [
        "<!doctype html>",
        f'<html lang="{language()}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="generator" content="tracker">',
        f"<title>{escape(' · '.join([title, *about]))}</title>",
        f"<style>\n{STYLE}@page {{ size: A4 {orientation}; margin: 12mm; }}\n</style></head>",
        f"<body><h1>{escape(title)}</h1>",
        below,
        *body,
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def tabled(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    right: Sequence[bool],
    places: Sequence[bool] | None = None,
) -> str:
    """A table. `right` tells the columns aligned so, `places` those that say where a row is from."""
    faint = places or [False] * len(right)
    head = "".join(
        _cell("th", text, _class(text, one, False))
        for text, one in zip(headings, right, strict=True)
    )
    lines = []
    for row in rows:
        kinds = zip(row, right, faint, strict=True)
        cells = (_cell("td", text, _class(text, one, place)) for text, one, place in kinds)
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<div class="wide"><table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n'
        + "\n".join(lines)
        + "\n</tbody>\n</table></div>"
    )


def _class(text: str, right: bool, place: bool) -> str:
    if right or place:
        return "right" if right else "place"
    if tone(text):
        return f"short {tone(text)}"
    return "short" if display_width(text) <= SHORT else ""


def _cell(tag: str, text: str, name: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    named = f' class="{name}"' if name else ""
    return f"<{tag}{scope}{named}>{escape(text)}</{tag}>"


def paragraph(text: str, name: str = "") -> str:
    """One sentence or several."""
    named = f' class="{name}"' if name else ""
    return f"<p{named}>{escape(text)}</p>"


def language() -> str:
    """The tag of the language in use."""
    # Translators: the tag of this language, for web pages: zh-CN
    return _("en")
