"""The sample pair that ships with the program: a unit that does not exist, 2023 and 2022.

`python -m tests.typeset.samples` typesets both into `tui/samples/`; the same figures give the same bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.typeset.samples import records, tables, words
from tests.typeset.samples.figures import Year
from tests.typeset.samples.projects import PROJECTS
from tests.typeset.samples.years import newer, older
from tests.typeset.sheet import Sheet
from tests.typeset.table import Table

FOLDER = Path(__file__).parents[3] / "tui" / "samples"

TITLES = (
    "单位预算收支总表",
    "单位预算收入总表",
    "单位预算支出总表",
    "单位预算财政拨款收支总表",
    "单位预算一般公共预算财政拨款支出表",
    "单位预算一般公共预算财政拨款基本支出表",
    "单位预算政府性基金预算财政拨款支出表",
    "单位预算国有资本经营预算财政拨款支出表",
    "单位预算财政拨款“三公”经费支出表",
)
MAKERS: tuple[Callable[[Year], Table], ...] = (
    tables.balance,
    tables.revenue,
    tables.expenditure,
    tables.appropriation_balance,
    tables.general_public,
    tables.basic_economic,
    lambda _: tables.empty_fund(),
    lambda _: tables.empty_fund(),
    tables.three_public,
)
LANDSCAPE = {1, 2, 3}
EMPTY_NOTES = {
    6: "注：本单位没有政府性基金预算财政拨款，空表列示。",
    7: "注：本单位没有国有资本经营预算财政拨款，空表列示。",
}
SECTIONS = (
    "一、单位职责及机构设置情况",
    "二、单位预算安排的总体情况",
    "三、机关运行经费安排情况",
    "四、财政拨款“三公”经费预算情况",
    "五、预算绩效信息",
    "六、政府采购预算情况",
    "七、国有资产信息",
    "八、名词解释",
    "九、其他需要说明的事项",
)


@dataclass(frozen=True)
class _Draft:
    """One pass over a year: the pages, and on which of them each heading stands (for the contents of the next pass)."""

    year: Year
    contents: dict[str, int]
    sheet: Sheet = field(default_factory=Sheet)
    found: dict[str, int] = field(default_factory=dict)

    def heading(self, text: str) -> str:
        self.found[text] = self.sheet.number
        return text


def typeset(year: Year) -> bytes:
    """Return one sample as a PDF; it is set twice, since the contents come before the pages they name."""
    first = _set(_Draft(year, {}))
    return _set(_Draft(year, first.found)).sheet.finish()


def pair() -> dict[str, bytes]:
    """Return both samples by file name."""
    return {f"sample-{year.year}.pdf": typeset(year) for year in (newer(), older())}


def _set(draft: _Draft) -> _Draft:
    _cover(draft)
    _contents(draft)
    for number, title in enumerate(TITLES):
        _statement(draft, number, title)
    _explanation(draft)
    return draft


def _cover(draft: _Draft) -> None:
    sheet, year = draft.sheet, draft.year
    sheet.space(60)
    sheet.title(words.WARNING[0], 20)
    sheet.paragraph(words.WARNING[1], size=11)
    sheet.paragraph(words.MISPRINTED if year.misprints else words.CLOSED, size=11)
    sheet.space(140)
    sheet.title(f"{year.year}年单位预算信息公开", 22)
    sheet.space(30)
    sheet.title(words.UNIT, 15)
    sheet.space(220)
    sheet.title(f"{year.year}年2月", 12)


def _contents(draft: _Draft) -> None:
    draft.sheet.page()
    draft.sheet.title("目录")
    for heading in (*TITLES, *SECTIONS):
        draft.sheet.contents_line(heading, draft.contents.get(heading, 0))


def _statement(draft: _Draft, number: int, title: str) -> None:
    sheet, year = draft.sheet, draft.year
    sheet.page(landscape=number in LANDSCAPE)
    sheet.title(draft.heading(title))
    sheet.unit_line(f"{words.UNIT_CODE} {words.UNIT}", f"预算年度：{year.year}", "单位：万元")
    sheet.table(MAKERS[number](year))
    if note := EMPTY_NOTES.get(number):
        sheet.paragraph(note, size=8, indent=0)


def _explanation(draft: _Draft) -> None:
    sheet, year = draft.sheet, draft.year
    sheet.page()
    sheet.title(f"{words.UNIT}{year.year}年单位预算信息公开情况说明", 12)
    sheet.paragraph(words.introduction(year))
    _duties(draft)
    _section(draft, 1, *words.overview(year))
    _section(draft, 2, words.running_costs(year))
    _section(draft, 3, *words.three_public(year))
    _targets(draft)
    sheet.page(landscape=True)
    _procurement(draft)
    _assets(draft)
    sheet.page()
    _section(draft, 7, *(f"{n}、{term}：{meaning}" for n, (term, meaning) in enumerate(words.GLOSSARY, 1)))
    _section(draft, 8, "本单位没有其他需要说明的事项。")


def _section(draft: _Draft, number: int, *paragraphs: str) -> None:
    draft.sheet.space(4)
    draft.sheet.paragraph(draft.heading(SECTIONS[number]), size=10.5)
    for paragraph in paragraphs:
        draft.sheet.paragraph(paragraph)


def _duties(draft: _Draft) -> None:
    duties = (f"（{tables.ordinal(n)}）{duty}" for n, duty in enumerate(words.DUTIES, 1))
    _section(draft, 0, "单位职责：", *duties, "机构设置：")
    draft.sheet.title("单位机构设置情况", 10)
    draft.sheet.table(records.organisation())


def _targets(draft: _Draft) -> None:
    draft.sheet.page()
    _section(draft, 4)
    for number, project in enumerate(PROJECTS[draft.year.year], 1):
        draft.sheet.title(f"{number}、{project.name}绩效目标表", 10)
        draft.sheet.table(records.targets(project))
        draft.sheet.space(6)


def _procurement(draft: _Draft) -> None:
    sheet, year = draft.sheet, draft.year
    _section(draft, 5, words.procurement(year))
    sheet.title("单位政府采购预算", 10)
    sheet.unit_line(f"{words.UNIT_CODE} {words.UNIT}", "单位：万元")
    sheet.table(records.procurement(year))
    if not year.purchases:
        sheet.paragraph("注：本单位没有政府采购预算，空表列示。", size=8, indent=0)


def _assets(draft: _Draft) -> None:
    sheet, year = draft.sheet, draft.year
    _section(draft, 6, words.assets(year))
    sheet.title("单位固定资产占用情况表", 10)
    sheet.unit_line(f"{words.UNIT_CODE} {words.UNIT}", f"截止时间：{year.year - 1}-12-31", "单位：元")
    sheet.table(records.assets(year))
