"""Tables typed in a font of one width: rules and boxes of characters, bars between cells, leaders of dots."""

from __future__ import annotations

import pytest

from parsers.letters import Letter
from parsers.unruled.tables import find_unruled
from parsers.unruled.typed import typed_cells, typed_rules

SIZE = 8.0


def typed(text: str, baseline: float) -> list[Letter]:
    """A line in a font of one width: Chinese characters are twice as wide as others; blanks leave no letter."""
    letters, x0 = [], 50.0
    for character in text:
        width = SIZE if character >= "\u3000" else SIZE / 2
        if character != " ":
            letters.append(Letter(character, x0, baseline - SIZE, x0 + width, baseline + 2, baseline))
        x0 += width
    return letters


def page(text: str) -> list[list[Letter]]:
    return [typed(line, 100.0 + 12 * number) for number, line in enumerate(text.strip("\n").split("\n"))]


def read(text: str) -> list[list[str]]:
    """The cells of the only table of a page."""
    (grid,) = find_unruled(page(text), (), 1).grids
    return [[cell.words for cell in row if cell is not None] for row in grid.rows]


RULED = """
2024年支出总表
单位：万元
--------------------------------------------
科目编码  科目名称          合计    基本支出
--------------------------------------------
201       一般公共服务支出  100.00     80.00
205       教育支出            7.50      7.50
208       社会保障支出       20.00         -
--------------------------------------------
"""

BOXED = """
2024年支出总表
单位：万元
┌────┬────────┬───┬────┐
│科目编码│科目名称        │合计  │基本支出│
├────┼────────┼───┼────┤
│201     │一般公共服务支出│100.00│   80.00│
│205     │教育支出        │  7.50│    7.50│
│208     │社会保障支出    │ 20.00│       -│
└────┴────────┴───┴────┘
""".replace("─", "──")

ROWS = [
    ["科目编码", "科目名称", "合计", "基本支出"],
    ["201", "一般公共服务支出", "100.00", "80.00"],
    ["205", "教育支出", "7.50", "7.50"],
    ["208", "社会保障支出", "20.00", "-"],
]


class TestTyped:
    """What is typed as a rule is one, and no text."""

    @pytest.mark.parametrize("text", [RULED, RULED.replace("-" * 44, "=" * 44), BOXED], ids=["dashes", "equals", "box"])
    def test_a_table_is_read(self, text: str) -> None:
        assert read(text) == ROWS

    def test_the_joints_of_a_box_are_the_edges_of_its_columns(self) -> None:
        said, rules = typed_rules([typed("+------+----+", 100), typed("|201   |7.50|", 112)])
        assert len(said) == 1
        assert [(x0, x1) for x0, _, x1, _ in rules] == [(52.0, 80.0), (80.0, 100.0)]

    @pytest.mark.parametrize("text", ["--  --  --  --", "-----", "一、收入 ------", "2024"])
    def test_dashes_of_cells_are_no_rule(self, text: str) -> None:
        assert typed_rules([typed(text, 100)])[1] == []

    def test_dots_lead_to_a_figure(self) -> None:
        """So do not those of an abbreviation or of decimals."""
        parts = ["".join(letter.text for letter in part) for part in typed_cells(typed("行政运行……………60.00", 100))]
        assert parts == ["行政运行", "60.00"]
        assert len(typed_cells(typed("教育支出……60.00", 100))) == 1

    def test_a_bar_alone_is_a_letter(self) -> None:
        assert len(typed_cells(typed("甲|乙", 100))) == 1
        assert len(typed_cells(typed("|甲|乙|", 100))) == 2
