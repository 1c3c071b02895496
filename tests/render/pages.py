"""What tests look for in an HTML page."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = ("meta",)


class Page(HTMLParser):
    """Collects tags, what would be fetched, and the texts of cells by the section they stand in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.section = ""
        self.cells: dict[str, list[list[str]]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append(tag)
        self.fetched += [said[name] or "" for name in ("src", "href", "data") if name in said]
        self.ids += [said["id"] or ""] if "id" in said else []
        self.named += (said.get("aria-labelledby") or "").split()
        if tag == "section":
            self.section = said["id"] or ""
        if tag == "tr":
            self.cells.setdefault(self.section, []).append([])
        if tag in ("td", "th"):
            self.cells[self.section][-1].append("")
        if tag not in VOID and not self.get_starttag_text().endswith("/>"):  # type: ignore[union-attr]
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.cells[self.section][-1][-1] += data
