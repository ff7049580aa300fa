"""The text part: lines become paragraphs, paragraphs become headed sections, the glossary becomes terms."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.disclosure import Box, Paragraph, Section, Source
from parsers.narrative.furniture import furniture
from parsers.narrative.lines import tight
from parsers.narrative.sections import glossary, paragraphs, sections
from parsers.page import TextLine

LEFT, RIGHT, SIZE = 80.0, 500.0, 12.0


def a_line(text: str, *, top: float, page: int = 1, x0: float = LEFT, x1: float = RIGHT) -> TextLine:
    """A line of body text on a page; a full one reaches from the left to the right edge."""
    return TextLine(text, page=page, box=Box(x0, top, x1, top + SIZE), size=SIZE)


def a_page(*texts: str, page: int = 1) -> list[TextLine]:
    """Lines one below the other: ``>`` in front indents, ``<`` behind ends before the right edge."""
    lines = []
    for number, text in enumerate(texts):
        x0 = LEFT + 2 * SIZE if text.startswith(">") else LEFT
        x1 = RIGHT - 200 if text.endswith("<") else RIGHT
        lines.append(a_line(text.strip("<>"), top=100 + 20 * number, page=page, x0=x0, x1=x1))
    return lines


def texts_of(lines: Sequence[TextLine]) -> list[str]:
    """The texts of the paragraphs of some lines."""
    return [paragraph.text for paragraph in paragraphs(lines, "某单位.pdf")]


def sections_of(*texts: str) -> tuple[Section, ...]:
    """The sections of paragraphs given by their texts."""
    return sections([Paragraph(text=text) for text in texts])


class TestBlanksOfTypesettingAreClosedUp:
    """A number or a year printed with blanks inside is one number."""

    @pytest.mark.parametrize(
        ("printed", "read"),
        [
            ("202 6 年收入预算", "2026年收入预算"),
            ("合计 1 , 066.60 万元", "合计1,066.60万元"),
            ("支出 966. 57 万元", "支出966.57万元"),
            ("1. 2025年预算", "1.2025年预算"),
            ("使用 Windows Server 系统", "使用Windows Server系统"),
            ("**其他收入**:指其他", "其他收入:指其他"),
            ("- （一）负责协调", "（一）负责协调"),
        ],
    )
    def test_a_text_is_closed_up(self, printed: str, read: str) -> None:
        """Blanks go, except between Latin words; a list marker keeps its distance from the year behind it."""
        assert tight(printed) == read

    def test_two_complete_numbers_stay_two(self) -> None:
        """Two amounts side by side are never run together."""
        assert tight("7,456.96 120.00") == "7,456.96 120.00"


class TestWrappedLinesAreJoined:
    """A paragraph ends where its last line is short or the next line is indented."""

    def test_a_full_line_goes_on(self) -> None:
        """The words of a wrapped sentence come together without a blank."""
        lines = a_page(">本年收入预算为某某单位当年的全部收入其中财政拨款收", "入十万元，其他收入为零。<")
        assert texts_of(lines) == ["本年收入预算为某某单位当年的全部收入其中财政拨款收入十万元，其他收入为零。"]

    def test_a_number_broken_over_two_lines_is_one(self) -> None:
        """Digits on both sides of a line break belong together."""
        lines = a_page(">本年度支出预算比上年预算数有所增加，其中项目支出为3,35", "5.65万元，基本支出没有变化。<")
        assert "3,355.65万元" in texts_of(lines)[0]

    def test_an_indented_line_starts_a_paragraph(self) -> None:
        """Also after a line that happens to end at the right edge."""
        lines = a_page(
            ">第一段从缩进开始写，写满了整整一行以后还没有写完，于是",
            "接着在下一行顶格往下写，正好写到行末，看上去没有留空。",
            ">第二段文字从缩进开始，所以它是新的一段，不能接在前面。<",
        )
        assert len(texts_of(lines)) == 2

    def test_an_ordinal_after_a_short_line_starts_a_paragraph(self) -> None:
        """Items of a list are paragraphs of their own."""
        lines = a_page("主要职责包括以下各项内容，为了凑足一行写得长一些：", "1.负责起草文件。<", "2.负责会务工作。<")
        assert texts_of(lines)[1:] == ["1.负责起草文件。", "2.负责会务工作。"]

    def test_a_slightly_indented_ordinal_starts_a_paragraph(self) -> None:
        """A heading after a full line that forgot its full stop is still a heading."""
        full = a_line("某街道下属机关和事业单位财政拨款的机关运行经费预算为464.64万元", top=100)
        heading = a_line("三、政府采购预算情况", top=120, x0=LEFT + SIZE, x1=RIGHT - 200)
        assert texts_of([full, heading])[1] == "三、政府采购预算情况"

    def test_a_paragraph_knows_the_place_of_each_line(self) -> None:
        """A sentence on the next page has that page."""
        first = a_page(">这一段从第六页开始写，写到这一页的最后一行还没有写完，于是接", page=6)
        second = a_page("着写到第七页上去，到这里才算是把整段文字都写完了，共有两行。<", page=7)
        (paragraph,) = paragraphs([*first, *second], "某单位.pdf")
        assert [line.page for line in paragraph.lines] == [6, 7]
        assert paragraph.source.page == 6

    def test_recognised_lines_are_paragraphs_unless_they_run_on(self) -> None:
        """Without positions only a long unfinished line is followed by more of itself."""
        lines = [
            TextLine("贯彻落实国家安全工作的各项决策部署，负责研究提出重点工作安排并组织", line=3),
            TextLine("实施。", line=4),
            TextLine("（二）负责督办。", line=5),
        ]
        assert len(texts_of(lines)) == 2


PAGE_NUMBERS = ("- 6 -", "—12—", "第 3 页", "7", "2 3", "5/28", "第 3 页 共 20 页")


class TestFurnitureIsNoText:
    """Page numbers and running heads stand on pages and say nothing."""

    @pytest.mark.parametrize("number", [*PAGE_NUMBERS, "打印日期：2025-03-01 10:20 第3页"])
    def test_page_numbers_are_furniture(self, number: str) -> None:
        """In every usual style, at the foot of the page."""
        lines = [*a_page(">正文写在这里，说明本单位的预算情况。<"), a_line(number, top=780, x0=280, x1=320)]
        assert [line.text for line in furniture(lines)] == [number]
        assert texts_of(lines) == ["正文写在这里，说明本单位的预算情况。"]

    def test_a_bare_number_inside_a_page_is_text(self) -> None:
        """Only at the edge of a page a number alone is a page number."""
        lines = a_page(">前文。<", "2024<", ">后文。<")
        assert furniture(lines) == ()

    def test_a_head_on_three_pages_is_furniture(self) -> None:
        """A unit line repeated on every table page is not: it says the unit of money."""
        lines = [
            line
            for page in (1, 2, 3)
            for line in (
                a_line(f"某单位{2020 + page}年度公开材料", top=40, page=page),
                a_line("正文。", top=200, page=page),
                a_line("编制单位：某单位 单位：万元", top=700, page=page),
            )
        ]
        assert {line.text[-4:] for line in furniture(lines)} == {"公开材料"}

    def test_a_head_on_two_pages_is_furniture_at_one_place(self) -> None:
        """A document may have no third page; a line that stands elsewhere, or says something else, is text."""
        heads = ("某单位2026年部门预算公开", "某单位2026年部门预算公开")
        lines = [a_line(text, top=40, page=page) for page, text in enumerate(heads, 1)]
        body = [a_line("正文。", top=200, page=page) for page in (1, 2)]
        foot = [a_line(f"第{page}部分", top=700, page=page) for page in (1, 2)]
        assert furniture([lines[0], body[0], foot[0], lines[1], body[1], foot[1]]) == tuple(lines)
        aside = a_line(heads[1], top=60, page=2)
        assert furniture([lines[0], body[0], foot[0], aside, body[1], foot[1]]) == ()


class TestHeadingsOpenSections:
    """Every style of heading opens a section; its words say which kind."""

    @pytest.mark.parametrize(
        ("heading", "kind", "level"),
        [
            ("第三部分2026年部门预算情况说明", "overview", 1),
            ("名词解释", "glossary", 1),
            ("2025年单位预算编制说明", "overview", 1),
            ("一、单位职责及机构设置情况", "duties", 2),
            ("二、收入预算情况说明", "revenue", 2),
            ("四、财政拨款“三公”经费预算情况及增减变化原因", "three_public", 2),
            ("（二）政府采购情况", "procurement", 3),
            ("（三）国有资产占用使用情况", "assets", 3),
            ("3、比上年增减情况", "change", 4),
            ("三、机关运行经费安排情况", "operating", 2),
            ("五、预算绩效信息", "performance", 2),
            ("机构设置：", "organisation", 5),
        ],
    )
    def test_a_heading_has_a_kind_and_a_level(self, heading: str, kind: str, level: int) -> None:
        """Known by its words, not by its number."""
        (section,) = sections_of(heading, "正文。")
        assert (section.kind, section.level) == (kind, level)
        assert [paragraph.text for paragraph in section.paragraphs] == ["正文。"]

    @pytest.mark.parametrize(
        "text",
        [
            "（一）因公出国（境）费839万元，与2024年预算持平",
            "一、财政拨款收入：指由财政拨款形成的收入",
            "1.某某街道社区事务受理服务中心",
            "（三）上年结转结余471.96万元",
            "注：本表为空表",
        ],
    )
    def test_a_line_that_says_something_is_no_heading(self, text: str) -> None:
        """A definition, a figure, a listed unit or a note stays a paragraph."""
        (section,) = sections_of(text)
        assert section.title == ""

    def test_a_heading_without_words_of_its_own_belongs_to_the_one_above(self) -> None:
        """立项依据 under 项目经费情况说明 is about projects."""
        found = sections_of("项目经费情况说明", "二、立项依据", "依据某某文件。")
        assert found[-1].kind == "projects"

    def test_the_table_of_contents_is_no_section(self) -> None:
        """With leaders, or as a run of titles under 目录 that ends where the first title comes again."""
        found = sections_of(
            "目录", "一、收入预算情况", "二、支出预算情况", "三、名词解释", "一、收入预算情况", "2026年收入预算10万元。"
        )
        assert [section.title for section in found] == ["收入预算情况"]
        dotted = sections_of("一、收入预算情况…………………………3", "一、收入预算情况", "2026年收入预算10万元。")
        assert len(dotted) == 1

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (("一、主要职能。", "二、收入预算情况。"), ()),
            (("一、主要职能", f"二、{'甲' * 30}预算表三、{'乙' * 30}预算表", "四、收入预算情况"), ()),
            (("一、主要职能……3", "二、关于一般公共预算收入预算情况的说明23", "三、名词解释……32"), ()),
            (("一、主要职能",), ("二、表格部分", "（一）收支总表", "（二）支出表（按功能分类）")),
        ],
    )
    def test_tables_of_contents_of_other_styles(self, first: Sequence[str], second: Sequence[str]) -> None:
        """With stops, entries run together, some without leaders, or with its tables on a second page."""
        text = ("某单位主要职能", "负责某事。")
        pages = enumerate((("目录", *first), second, text), 1)
        found = [Paragraph(text=line, source=Source(page=number)) for number, lines in pages for line in lines]
        assert [(section.title, len(section.paragraphs)) for section in sections(found)] == [("某单位主要职能", 1)]

    def test_text_before_the_first_heading_is_kept(self) -> None:
        """Nothing is lost: it stands in a section without a title."""
        assert sections_of("某市某局", "一、收入预算情况", "正文。")[0].title == ""


class TestTheGlossaryDefinesTerms:
    """名词解释 in every way of writing it."""

    @pytest.mark.parametrize(
        "text",
        [
            "1、基本支出：指为保障机构正常运转而发生的支出。",
            "（一）基本支出:指为保障机构正常运转而发生的支出。",
            "基本支出是指为保障机构正常运转而发生的支出。",
            "基本支出：是指为保障机构正常运转而发生的支出。",
        ],
    )
    def test_a_definition_is_a_term(self, text: str) -> None:
        """The name before the colon or 指, the rest after it."""
        (term,) = glossary(sections_of("六、名词解释", text), "某单位.pdf")
        assert (term.name, term.definition) == ("基本支出", "为保障机构正常运转而发生的支出。")

    def test_more_of_a_definition_goes_on_with_it(self) -> None:
        """A paragraph that defines nothing belongs to the term above."""
        found = sections_of("名词解释", "1、三公经费：指三项。", "具体口径以财政部门通知为准。")
        (term,) = glossary(found, "某单位.pdf")
        assert term.definition.endswith("通知为准。")

    def test_only_the_glossary_defines(self) -> None:
        """A colon elsewhere makes no term."""
        assert glossary(sections_of("一、收入情况说明", "收入：指全部收入。"), "某单位.pdf") == ()
