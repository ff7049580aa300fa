"""Pages whose fonts say what is not so are not believed, and the reader of the tool is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import UnreadableDocument
from parsers.sources import scan
from parsers.sources.mistold import is_mistold
from parsers.sources.pdf import read_pdf
from tests.lettered import a_lettered_page

TEXTS = ((50, 700, "基本支出"), (150, 700, "事业收入"), (250, 700, "1,234.50"))
WRONG = {"基": "Ā", "事": "Ï", "支": "2"}


def is_believed(text: str) -> bool:
    return not is_mistold(list(text))


class TestMistold:
    """Chinese characters told as Latin letters with marks."""

    def test_letters_among_chinese_characters(self) -> None:
        assert not is_believed("一般公共预算Ā本支出，Ï业收入2")

    def test_nothing_but_letters(self) -> None:
        assert not is_believed("ùþoûÿß ùÿß^ÿ«1234.56")

    def test_signs_that_no_budget_has(self) -> None:
        """合计 came as 合«, and 一般公共服务支出 as 一般公共服á支出."""
        assert not is_believed("本年收入合«1,306.00一般公共服á支出970.50")

    def test_one_of_them_beside_such_pages(self) -> None:
        text = list("本年支出合«1,306.00")
        assert not is_mistold(text)
        assert is_mistold(text, others_are=True)

    @pytest.mark.parametrize(
        "text",
        [
            "管径Ø300的水管，3×4米，÷2",
            "与 Université Zürich 合作",
            "采用Ä型钢",
            "印发«预算法»读本",
            "一般公共预算基本支出1,234.56",
        ],
        ids=["signs", "another language", "one letter", "quoted", "plain"],
    )
    def test_what_a_budget_may_say(self, text: str) -> None:
        assert is_believed(text)


class TestPage:
    """Such a page has no figures, where nothing can read its picture, and says why."""

    @pytest.fixture(autouse=True)
    def without_recognition(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scan, "can_recognise", lambda: False)

    def test_nothing_else_in_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "budget.pdf"
        path.write_bytes(a_lettered_page(TEXTS, WRONG))
        with pytest.raises(UnreadableDocument, match=r"文字编码有错.*ocr"):
            list(read_pdf(path))

    def test_told_rightly(self, tmp_path: Path) -> None:
        path = tmp_path / "budget.pdf"
        path.write_bytes(a_lettered_page(TEXTS))
        (page,) = read_pdf(path)
        assert page.blocks
        assert not page.remarks
