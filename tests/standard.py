"""A disclosure of an invented office in the layout of standard tables: as text, as PDF, as a workbook.

Its functions are a short list; every table is made from it, so that all of them agree. A test
changes one cell and asks who notices.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

from tracker.documents.book import read_book
from tracker.documents.pdf import read_pdf
from tracker.documents.sheets import open_sheets
from tracker.documents.text import read_text
from tracker.imports.disclosure import Reading, read_disclosure

OFFICE, YEAR = "云溪市江东区图书馆管理处", 2024
FUNCTIONS = {
    "207": "文化旅游体育与传媒支出",
    "20701": "文化和旅游",
    "2070101": "行政运行",
    "2070104": "图书馆",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
}
BASIC = {"2070101": 321000050, "2070104": 100000000, "2080505": 45678910}
PROJECT = {"2070104": 234567890}
OTHER_REVENUE = {"2070104": 34567890}
"""Of the project expenditure so much is paid from other revenue, without a row in a fund's table."""
ECONOMIC = {
    "301": "工资福利支出",
    "30101": "基本工资",
    "30108": "机关事业单位基本养老保险缴费",
    "302": "商品和服务支出",
    "30201": "办公费",
}
PERSONNEL = {"30101": 400000050, "30108": 45678910}
PUBLIC_USE = {"30201": 21000000}

Cells = list[str]


@dataclass
class Printed:
    """A table: title, heads, rows, note; the unit is 元 unless said otherwise."""

    title: str
    heads: list[Cells]
    rows: list[Cells]
    note: str = ""
    unit: str = "元"


@dataclass
class Paper:
    """The whole document. `edit` may change anything before it is printed."""

    prose: list[str] = field(default_factory=list)
    tables: dict[str, Printed] = field(default_factory=dict)


def paper(edit: Callable[[Paper], object] | None = None) -> Paper:
    """The document, after one change."""
    made = Paper(_prose(), _tables())
    if edit is not None:
        edit(made)
    return made


def yuan(cents: int | None) -> str:
    """As these tables print it; nothing for nothing."""
    return f"{cents / 100:,.2f}" if cents else ""


def _prose() -> list[str]:
    total = (sum(BASIC.values()) + sum(PROJECT.values())) / 1_000_000
    granted = total - sum(OTHER_REVENUE.values()) / 1_000_000
    return [
        f"{YEAR}年单位预算编制说明",
        f"{YEAR}年，{OFFICE}收入预算{total:.2f}万元，其中：财政拨款收入{granted:.2f}万元，"
        "比2023年预算增加12.00万元；",
        f"其他收入{total - granted:.2f}万元。支出预算{total:.2f}万元。",
        "1. “文化旅游体育与传媒支出（类）文化和旅游（款）行政运行（项）”321.00万元，主要用于人",
        "员和公用经费。2023年当年预算执行数为300.00万元，2024年预算安排321.00万元，比2023年预算执",
        "行数增加7.00%。",
        "2. “文化旅游体育与传媒支出（207类）文化和旅游（01款）图书馆（04项）”300.00万元，主要用",
        "于借阅服务。",
    ]


def _tables() -> dict[str, Printed]:
    spent = {
        code: (BASIC.get(code, 0), PROJECT.get(code, 0)) for code in FUNCTIONS if len(code) == 7
    }
    granted = {
        code: (basic, project - OTHER_REVENUE.get(code, 0))
        for code, (basic, project) in spent.items()
    }
    other = {code: OTHER_REVENUE.get(code, 0) for code in spent}
    classes = [code for code in FUNCTIONS if len(code) == 3]
    grant_total = sum(map(sum, granted.values()))
    grand = grant_total + sum(other.values())
    left = [
        ["一、财政拨款收入", yuan(grant_total)],
        ["1、一般公共预算资金", yuan(grant_total)],
        ["2、政府性基金", ""],
        ["二、事业收入", ""],
        ["三、其他收入", yuan(sum(other.values()))],
        ["收入总计", yuan(grand)],
    ]
    function_heads = [
        ["项目", "", "", "", "支出预算", "", ""],
        ["功能分类科目编码", "", "", "功能分类科目名称", "合计", "基本支出", "项目支出"],
        ["类", "款", "项", "", "", "", ""],
    ]
    return {
        "balance": Printed(
            f"{YEAR}年预算单位财务收支预算总表",
            [["本年收入", "", "本年支出", ""], ["项目", "预算数", "项目", "预算数"]],
            _beside(left, _class_rows(classes, spent, 1), ["支出总计", yuan(grand)]),
        ),
        "revenue": Printed(
            f"{YEAR}年预算单位收入预算总表",
            [
                ["项目", "", "", "", "收入预算", "", ""],
                [
                    "功能分类科目编码",
                    "",
                    "",
                    "功能分类科目名称",
                    "合计",
                    "财政拨款收入",
                    "其他收入",
                ],
                ["类", "款", "项", "", "", "", ""],
            ],
            _function_rows({code: (sum(granted[code]), other[code]) for code in spent}),
        ),
        "expenditure": Printed(
            f"{YEAR}年预算单位支出预算总表", function_heads, _function_rows(spent)
        ),
        "grant": Printed(
            f"{YEAR}年预算单位财政拨款收支预算总表",
            [
                ["财政拨款收入", "", "财政拨款支出", "", "", ""],
                ["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算"],
            ],
            _beside(
                [
                    ["一、一般公共预算资金", yuan(grant_total)],
                    ["二、政府性基金", ""],
                    ["收入总计", yuan(grant_total)],
                ],
                _class_rows(classes, granted, 3),
                ["支出总计", yuan(grant_total), yuan(grant_total), ""],
            ),
        ),
        "general_public": Printed(
            f"{YEAR}年预算单位一般公共预算支出功能分类预算表",
            function_heads,
            _function_rows(granted),
        ),
        "gov_fund": Printed(
            f"{YEAR}年预算单位政府性基金预算支出功能分类预算表",
            function_heads,
            [["合计", "", "", "", "", "", ""]],
            f"注：本单位{YEAR}年无政府性基金预算财政拨款安排的预算，故本表为空表。",
        ),
        "basic_economic": Printed(
            f"{YEAR}年预算单位一般公共预算基本支出部门预算经济分类预算表",
            [
                ["项目", "", "", "一般公共预算基本支出", "", ""],
                ["经济分类科目编码", "", "经济分类科目名称", "合计", "人员经费", "公用经费"],
                ["类", "款", "", "", "", ""],
            ],
            _economic_rows(),
        ),
        "three_public": Printed(
            f"{YEAR}年单位“三公”经费和机关运行经费预算表",
            [
                ["“三公”经费预算数", "", "", "", "", "", "机关运行经费预算数"],
                ["合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费", "", "", ""],
                ["", "", "", "小计", "购置费", "运行费", ""],
            ],
            [["3.20", "", "0.70", "2.50", "", "2.50", "21.00"]],
            unit="万元",
        ),
    }


def _beside(left: list[Cells], right: list[Cells], last: Cells) -> list[Cells]:
    """Revenue and expenditure side by side; both totals in the last row."""
    width = len(last)
    *sources, total = left
    height = max(len(sources), len(right))
    sources += [["", ""]] * (height - len(sources))
    right += [[""] * width] * (height - len(right))
    rows = [one + other for one, other in zip(sources, right, strict=True)]
    return [*rows, total + last]


def _class_rows(
    classes: list[str], amounts: dict[str, tuple[int, int]], columns: int
) -> list[Cells]:
    rows = []
    for number, code in zip("一二三四", classes, strict=False):
        cents = sum(sum(parts) for own, parts in amounts.items() if own.startswith(code))
        cells = [yuan(cents)] if columns == 1 else [yuan(cents), yuan(cents), ""]
        rows.append([f"{number}、{FUNCTIONS[code]}", *cells])
    return rows


def _function_rows(amounts: dict[str, tuple[int, int]]) -> list[Cells]:
    rows = []
    for code, name in FUNCTIONS.items():
        own = [parts for item, parts in amounts.items() if item.startswith(code)]
        one, other = sum(parts[0] for parts in own), sum(parts[1] for parts in own)
        rows.append(
            [code[:3], code[3:5], code[5:7], name, yuan(one + other), yuan(one), yuan(other)]
        )
    one, other = (sum(parts[at] for parts in amounts.values()) for at in (0, 1))
    return [*rows, ["合计", "", "", "", yuan(one + other), yuan(one), yuan(other)]]


def _economic_rows() -> list[Cells]:
    rows = []
    for code, name in ECONOMIC.items():
        one, other = (
            sum(cents for own, cents in amounts.items() if own.startswith(code))
            for amounts in (PERSONNEL, PUBLIC_USE)
        )
        rows.append([code[:3], code[3:5], name, yuan(one + other), yuan(one), yuan(other)])
    one, other = sum(PERSONNEL.values()), sum(PUBLIC_USE.values())
    return [*rows, ["合计", "", "", yuan(one + other), yuan(one), yuan(other)]]


COVER = [f"云溪市江东区{YEAR}年区级单位预算", f"预算单位：{OFFICE}"]


def as_text(printed: Paper) -> bytes:
    """Converted to text: cells between pipes."""
    lines = [*COVER, "", *printed.prose, ""]
    for table in printed.tables.values():
        lines += [table.title, f"编制单位：{OFFICE} 单位：{table.unit}", ""]
        lines += [f"| {' | '.join(cells)} |" for cells in [*table.heads, *table.rows]]
        lines += ["", table.note, ""]
    return "\n".join(lines).encode()


def as_book(printed: Paper) -> bytes:
    """A workbook: a sheet a table, codes as texts, amounts as numbers."""
    from openpyxl import Workbook

    book = Workbook()
    cover = book.active
    assert cover is not None
    for line in [*COVER, *printed.prose]:
        cover.append([line])
    for name, table in printed.tables.items():
        sheet = book.create_sheet(name)
        sheet.append([table.title])
        sheet.append([f"编制单位：{OFFICE}", "", "", f"单位：{table.unit}"])
        for cells in [*table.heads, *table.rows]:
            sheet.append([_typed(text) for text in cells])
        if table.note:
            sheet.append([table.note])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _typed(text: str) -> str | float | None:
    return float(text.replace(",", "")) if "." in text else text or None


def as_pdf(printed: Paper, rows_a_page: int = 6) -> bytes:
    """A PDF with ruled tables, which go on behind page breaks without their heads."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Table

    registerFont(UnicodeCIDFont("STSong-Light"))
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=landscape(A4))

    def page(lines: list[str], cells: list[Cells] | None = None, note: str = "") -> None:
        canvas.setFont("STSong-Light", 9)
        height = 560.0
        for line in lines:
            canvas.drawString(50, height, line)
            height -= 16
        if cells:
            style = [
                ("FONT", (0, 0), (-1, -1), "STSong-Light", 8),
                ("GRID", (0, 0), (-1, -1), 1, 0),
            ]
            wide = [max(len(row[at]) for row in cells) + 4 for at in range(len(cells[0]))]
            table = Table(cells, [740 * one / sum(wide) for one in wide], style=style)
            _width, tall = table.wrapOn(canvas, 740, 500)
            height -= tall
            table.drawOn(canvas, 50, height)
        canvas.drawString(50, height - 16, note)
        canvas.showPage()

    page(COVER)
    page(printed.prose)
    for table in printed.tables.values():
        first = [table.title, f"编制单位：{OFFICE} 单位：{table.unit}"]
        chunks = [
            table.rows[at : at + rows_a_page] for at in range(0, len(table.rows), rows_a_page)
        ]
        for at, chunk in enumerate(chunks):
            cells = [*table.heads, *chunk] if at == 0 else chunk
            page(first if at == 0 else [], cells, table.note if chunk is chunks[-1] else "")
    canvas.save()
    return held.getvalue()


def read_as(form: str, printed: Paper) -> Reading:
    """The document in one of its forms, read: text, book or pdf."""
    if form == "text":
        return read_disclosure(read_text(as_text(printed), "budget.md"))
    if form == "book":
        content = as_book(printed)
        return read_disclosure(read_book(open_sheets(content, "budget.xlsx"), "budget.xlsx"))
    return read_disclosure(read_pdf(as_pdf(printed), "budget.pdf"))
