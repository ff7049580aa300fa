"""Sheets with two pages printed side by side, and wide pages that are one."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw as pdfium

from model.disclosure import Fact
from parsers import read
from parsers.letters import Letter
from parsers.page import Page
from parsers.sources import pdf
from parsers.sources.pdf import read_pdf
from parsers.sources.pdfium import Drawing, Rule
from parsers.sources.two_up import halves
from tests.typeset import LEFT, Sheet, Table

WIDTH, HEIGHT = 1190.0, 842.0
CODES = [f"20103{number:02d}" for number in range(1, 61)]


def a_document(*, footer: str, again: bool) -> bytes:
    """支出总表 over several pages, with its title on each of them or on the first alone, and 收支总表 behind it."""
    rows = [(code, "行政运行", f"{index}.30", f"{index}.10", "0.20") for index, code in enumerate(CODES, start=1)]
    heads = (("科目编码", "科目名称", "合计", "基本支出", "项目支出"),)
    sheet = Sheet(footer=footer)
    sheet.title("示例单位2026年部门预算", size=22)
    for start in range(0, len(rows), 20):
        sheet.page()
        if again or not start:
            sheet.title("支出总表")
            sheet.unit_line("编制单位：示例市统计局", "单位：万元")
        part = tuple(rows[start : start + 20])
        sheet.table(Table(heads if again or not start else (), part, widths=(2, 3, 2, 2, 2), align="llrrr"))
    sheet.page()
    sheet.title("收支总表")
    sheet.unit_line("编制单位：示例市统计局", "单位：万元")
    balance = (("财政拨款收入", "9.60", "一般公共服务支出", "9.60"), ("收入总计", "9.60", "支出总计", "9.60"))
    heads = (("收入", LEFT, "支出", LEFT), ("项目", "预算数", "项目", "预算数"))
    sheet.table(Table(heads, balance, widths=(3, 2, 3, 2), align="lrlr"))
    return sheet.finish()


def two_up(document: bytes, path: Path) -> Path:
    """The document with two of its pages on each sheet."""
    pages = pypdfium2.PdfDocument(document)
    pypdfium2.PdfDocument(pdfium.FPDF_ImportNPagesToOne(pages.raw, WIDTH, HEIGHT, 2, 1)).save(path)
    return path


def facts_in(path: Path) -> list[Fact]:
    (budget,) = read([path]).units
    return list(budget.facts)


def told(facts: list[Fact]) -> list[tuple[str, ...]]:
    return sorted((f.statement, f.side, f.code, f.name, f.measure, str(f.value and f.value.yuan)) for f in facts)


class TestDocuments:
    """A document says the same with one page on a sheet and with two."""

    @pytest.mark.parametrize("again", [True, False])
    def test_the_same_facts(self, tmp_path: Path, again: bool) -> None:
        """Rows go on from half to half and from sheet to sheet, with and without the title."""
        document = a_document(footer="- {page} -", again=again)
        (tmp_path / "one.pdf").write_bytes(document)
        single, double = facts_in(tmp_path / "one.pdf"), facts_in(two_up(document, tmp_path / "two.pdf"))
        assert told(double) == told(single)
        assert len(double) == 3 * len(CODES) + 4

    def test_later_pages_go_on_tables_of_the_halves(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Read as a whole a sheet may have no table where a half of it has one."""
        asked: list[Page] = []
        monkeypatch.setattr(pdf, "holds_unruled", asked.append)
        pages = list(read_pdf(two_up(a_document(footer="- {page} -", again=True), tmp_path / "two.pdf")))
        assert len(asked) == len(pages) > 3
        assert all(one is other for one, other in zip(asked, pages, strict=True))

    def test_places_are_those_on_the_sheet(self, tmp_path: Path) -> None:
        """A figure of the right half is on the page of its sheet, right of the middle."""
        facts = facts_in(two_up(a_document(footer="- {page} -", again=True), tmp_path / "two.pdf"))
        places = {f.code: f.source for f in facts if f.measure == "total" and f.code in (CODES[0], CODES[25])}
        right, left = places[CODES[0]], places[CODES[25]]
        assert (right.page, left.page) == (1, 2)
        assert right.box is not None
        assert left.box is not None
        assert left.box.x1 < WIDTH / 2 < right.box.x0

    def test_sheets_are_counted_once(self, tmp_path: Path) -> None:
        (budget,) = read([two_up(a_document(footer="- {page} -", again=True), tmp_path / "two.pdf")]).units
        assert budget.pages == 3


def letters(text: str, x: float, y: float) -> list[Letter]:
    return [Letter(char, x + 10 * i, y, x + 10 * i + 9, y + 10, y + 9) for i, char in enumerate(text)]


def a_sheet(*lines: list[Letter], rules: tuple[Rule, ...] = (), height: float = HEIGHT) -> Drawing:
    return Drawing(WIDTH, height, tuple(letter for line in lines for letter in line), rules)


class TestEvidence:
    """What makes two pages of a sheet."""

    NUMBERS = (letters("- 6 -", 280, 800), letters("- 7 -", 880, 800))
    TITLES = (letters("部门支出总表", 270, 60), letters("部门收入总表", 865, 60))

    @pytest.mark.parametrize("lines", [NUMBERS, TITLES])
    def test_pages(self, lines: tuple[list[Letter], ...]) -> None:
        left, right = halves(a_sheet(*lines))
        assert (left.glyphs, right.glyphs) == (tuple(lines[0]), tuple(lines[1]))

    def test_two_tables_side_by_side(self) -> None:
        """Of an upright page their titles on one line tell it."""
        left, right = halves(a_sheet(*self.TITLES, height=1684))
        assert (left.glyphs, right.glyphs) == tuple(map(tuple, self.TITLES))

    @pytest.mark.parametrize(
        "sheet",
        [
            a_sheet(letters("本年收入", 280, 300), letters("本年支出", 880, 300)),
            a_sheet(letters("- 6 -", 280, 800), letters("- 9 -", 880, 800)),
            a_sheet(letters("- 6 -", 280, 800), letters("- 7 -", 880, 500)),
            a_sheet(*TITLES, letters("收支", 585, 30)),
            a_sheet(*TITLES, rules=(Rule(50, 100, 1100, 100),)),
            a_sheet(letters("部门支出总表", 50, 60), letters("部门收入总表", 1000, 60)),
            a_sheet(*NUMBERS, height=1684),
            a_sheet(letters("部门支出总表", 270, 60), letters("部门收入总表", 865, 90), height=1684),
            a_sheet(*TITLES[:1]),
        ],
    )
    def test_single_pages(self, sheet: Drawing) -> None:
        """Without titles or numbers, with something across the middle, upright with numbers, or with one half empty."""
        assert halves(sheet) == ()
