"""Columns of tables without rules: from the middles of their heads, and from what the rows print."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parsers.bands import Band, Stroke, Word
from parsers.letters import Letter
from parsers.unruled.columns import Columns, columns_of
from parsers.unruled.edges import Chain, Coverage, chains
from parsers.unruled.heads import first_row, heads_in
from parsers.unruled.nearness import by_distance
from parsers.unruled.rows import bands_of, is_label
from parsers.unruled.words import parted, word_of

SIZE = 8.0


def letters(text: str, x0: float, baseline: float) -> list[Letter]:
    """Letters of a line: Chinese characters as wide as high, others half as wide."""
    placed = []
    for character in text:
        width = SIZE if character >= "\u3400" else SIZE / 2
        placed.append(Letter(character, x0, baseline - SIZE, x0 + width, baseline + 2, baseline))
        x0 += width
    return placed


def width_of(text: str) -> float:
    return sum(SIZE if character >= "\u3400" else SIZE / 2 for character in text)


def word(text: str, x0: float, baseline: float) -> Word:
    return word_of(letters(text, x0, baseline))


def centred(text: str, left: float, right: float, baseline: float) -> Word:
    return word(text, (left + right - width_of(text)) / 2, baseline)


def row(baseline: float, name: str, *figures: str, edges: tuple[float, ...]) -> Band:
    """A name at the left of the first column, figures at the right of the others; blank ones are left out."""
    words = [word(name, edges[0] + 3, baseline)]
    for text, right in zip(figures, edges[2:], strict=True):
        if text:
            words.append(word(text, right - 3 - width_of(text), baseline))
    return Band(tuple(words), (0,), 1)


EDGES = (50.0, 200.0, 270.0, 330.0, 400.0, 480.0)
TOP, MIDDLE, LOW = 100.0, 107.5, 115.0
LEAVES = (("项目", 0, MIDDLE), ("合计", 1, MIDDLE), ("小计", 2, LOW), ("人员经费", 3, LOW), ("项目支出", 4, MIDDLE))
HEADS = [centred(text, *list(pairwise(EDGES))[at], height) for text, at, height in LEAVES]
GROUP = centred("基本支出", EDGES[2], EDGES[4], TOP)
ROWS = [
    row(140, "一般公共服务支出", "100.00", "80.00", "80.00", "20.00", edges=EDGES),
    row(155, "教育支出", "7.50", "", "", "7.50", edges=EDGES),
]


def solved(heads: list[Word], rows: list[Band], *strokes: Stroke) -> Columns:
    found = columns_of(heads, rows, strokes, 800)
    assert found is not None
    return found


class TestEdges:
    """Heads stand in the middle of columns that lie side by side: one free edge, and the rows say where it is."""

    def test_each_middle_gives_the_next_edge(self) -> None:
        middles = tuple((one + two) / 2 for one, two in pairwise(EDGES))
        assert Chain(middles, 0, 60).edges(50.0) == pytest.approx(EDGES)

    def test_rows_say_where_the_edges_are(self) -> None:
        assert solved([*HEADS, GROUP], ROWS).edges == pytest.approx(EDGES, abs=3)

    def test_figures_in_the_middle_of_their_columns(self) -> None:
        """They stand off both edges; the names at the left of the other columns show where those are."""
        edges = (50.0, 200.0, 300.0, 450.0, 550.0)
        columns = list(pairwise(edges))
        heads = [centred(text, *column, LOW) for text, column in zip(("项目", "预算数") * 2, columns, strict=True)]
        heads += [centred(text, *reach, TOP) for text, reach in (("收入", (50, 300)), ("支出", (300, 550)))]
        rows = [
            Band(
                (
                    word(name, 53, at),
                    centred("5.00", *columns[1], at),
                    word(name, 303, at),
                    centred("7.10", *columns[3], at),
                ),
                (0,),
                1,
            )
            for name, at in (("事业收入", 140), ("其他收入", 155))
        ]
        assert solved(heads, rows).edges == pytest.approx(edges, abs=5)

    def test_a_column_that_no_row_fills(self) -> None:
        rows = [row(140, "教育支出", "7.50", "", "", "", edges=EDGES)]
        assert solved([*HEADS, GROUP], rows).edges == pytest.approx(EDGES, abs=6)

    def test_numbers_below_the_heads_name_the_columns(self) -> None:
        numbers = [centred(str(at), *place, 128) for at, place in enumerate(pairwise(EDGES), start=1)]
        found = solved([*HEADS, GROUP, *numbers], ROWS)
        assert found.edges == pytest.approx(EDGES, abs=3)
        assert [number.text for number in found.numbers] == ["1", "2", "3", "4", "5"]

    def test_rules_drawn_cell_by_cell_are_edges(self) -> None:
        strokes = [Stroke(height, left, right) for height in (90, 120, 145) for left, right in pairwise(EDGES)]
        assert solved([*HEADS, GROUP], ROWS, *strokes).edges == pytest.approx(EDGES)

    def test_rules_of_two_columns_leave_a_gap(self) -> None:
        """The edge is in the middle of it, and no column of its own."""
        strokes = [Stroke(height, left + 2, right - 2) for height in (90, 120, 145) for left, right in pairwise(EDGES)]
        inner = solved([*HEADS, GROUP], ROWS, *strokes).edges[1:-1]
        assert inner == pytest.approx(EDGES[1:-1])

    def test_heads_that_leave_no_room_are_no_columns(self) -> None:
        wide = [word("一般公共预算拨款收入", 50, 100), word("其他收入", 120, 110)]
        assert not list(chains(wide, [True] * 2, 800))

    def test_a_word_cut_counts(self) -> None:
        coverage = Coverage(ROWS)
        assert coverage.cut(EDGES) == 0
        assert coverage.cut((50.0, 90.0, 270.0, 330.0, 400.0, 480.0)) == 1

    def test_two_figures_in_one_column_are_a_crowd(self) -> None:
        assert Coverage(ROWS).crowded((50.0, 200.0, 330.0, 400.0, 480.0)) == 1

    def test_a_number_far_before_a_name_is_in_another_column(self) -> None:
        """A code and its name a blank apart may be in one."""
        numbered = Band((word("1", 53, 140), word("教育支出", 153, 140)), (0,), 1)
        coded = Band((word("201", 53, 155), word("教育支出", 69, 155)), (0,), 1)
        assert Coverage([numbered, coded]).crowded((50.0, 250.0, 300.0)) == 1


class TestHeads:
    """A head of several columns stands in their middle, above theirs."""

    def test_the_columns_under_a_head(self) -> None:
        found = solved([*HEADS, GROUP], ROWS).heads
        assert [[(head.word.text, head.first, head.last) for head in level] for level in found.levels] == [
            [("基本支出", 2, 3)]
        ]
        assert [head.word.text for head in found.leaves] == [text for text, _, _ in LEAVES]

    def test_columns_beside_are_not_taken_under_it(self) -> None:
        """One column more on each side has the same middle; their heads stand too high to have one above."""
        edges = (50.0, 200.0, 260.0, 320.0, 380.0, 440.0)
        heads = [centred(text, *list(pairwise(edges))[at], height) for text, at, height in LEAVES]
        group = centred("基本支出", edges[2], edges[4], TOP)
        rows = [row(140, "教育支出", "9.00", "7.00", "7.00", "2.00", edges=edges)]
        (level,) = solved([*heads, group], rows).heads.levels
        assert (level[0].first, level[0].last) == (2, 3)

    @pytest.mark.parametrize("height", [TOP, MIDDLE])
    def test_heads_at_the_left_of_their_columns(self, height: float) -> None:
        """A head of several columns begins where the first one's does; one that reaches over both levels is beside."""
        columns = list(pairwise(EDGES))
        heads = [word(text, columns[at][0] + 3, LOW if at in (2, 3) else height) for text, at, _ in LEAVES]
        found = solved([*heads, word("基本支出", EDGES[2] + 3, TOP)], ROWS)
        ((group,),) = found.heads.levels
        assert (group.word.text, group.first, group.last) == ("基本支出", 2, 3)
        assert found.edges[1:-1] == pytest.approx(EDGES[1:-1], abs=3)

    def test_heads_at_the_right_of_their_columns(self) -> None:
        columns = list(pairwise(EDGES))
        heads = [word(text, columns[at][1] - 3 - width_of(text), height) for text, at, height in LEAVES]
        found = solved([*heads, word("基本支出", EDGES[4] - 3 - width_of("基本支出"), TOP)], ROWS)
        ((group,),) = found.heads.levels
        assert (group.first, group.last) == (2, 3)
        assert found.edges[1:-1] == pytest.approx(EDGES[1:-1], abs=6)

    def test_heads_at_the_top_of_the_head(self) -> None:
        columns = list(pairwise(EDGES))
        heads = [centred(text, *columns[at], LOW if at in (2, 3) else TOP) for text, at, _ in LEAVES]
        ((group,),) = solved([*heads, GROUP], ROWS).heads.levels
        assert (group.first, group.last) == (2, 3)

    def test_a_head_on_two_lines_is_one(self) -> None:
        upper, lower = centred("政府性基金", 100, 160, 100), centred("预算", 100, 160, 110)
        assert [head.text for head in heads_in([upper, lower], ())] == ["政府性基金\n预算"]

    def test_a_rule_between_makes_two(self) -> None:
        upper, lower = centred("政府性基金", 100, 160, 100), centred("预算", 100, 160, 110)
        assert len(heads_in([upper, lower], (Stroke(101.5, 90, 170),))) == 2

    @pytest.mark.parametrize(
        ("lines", "count"),
        [
            (("政府性基金预", "算拨款收入"), 1),
            (("政府性基金", "预算财政拨", "款"), 1),
            (("政府性基金", "预算财政拨款收入"), 2),
            (("国有资本", "经营预算收入"), 1),
            (("上年预算", "数"), 1),
            (("本年安排", "另有说明"), 2),
            (("基本支出", "人员经费"), 2),
        ],
    )
    def test_lines_far_apart_are_one_head_where_only_both_are_known(self, lines: tuple[str, ...], count: int) -> None:
        """Web pages set the lines of a cell wide; none of them is a head for itself."""
        words = [centred(text, 100, 160, 100 + 16 * at) for at, text in enumerate(lines)]
        assert len(heads_in(words, ())) == count

    @pytest.mark.parametrize(
        ("others", "count"), [(("一般公共预算", "拨款收入"), 2), (("合计", ""), 3), (("", "合计"), 3)]
    )
    def test_two_known_heads_far_apart_are_lines_where_others_go_on_beside(
        self, others: tuple[str, str], count: int
    ) -> None:
        """A head of its own on the lower line would make the upper one a group."""
        pairs = zip((100, 180), (("财政拨款", "收入"), others), strict=True)
        lines = [(text, left, y) for left, pair in pairs for text, y in zip(pair, (100, 119), strict=True)]
        words = [centred(text, left, left + 60, y) for text, left, y in lines if text]
        assert len(heads_in(words, ())) == count

    def test_the_first_line_may_be_indented(self) -> None:
        """By one character, which moves its middle by half of that."""
        words = [centred("政府性基金预", 108, 160, 100), centred("算拨款收入", 100, 160, 116)]
        assert len(heads_in(words, ())) == 1

    def test_a_group_of_this_year_over_the_middle_one(self) -> None:
        """It is no wider than that; without its year it is a known head."""
        group = centred("本年基本支出", 120, 180, 92)
        columns = ((60, 120, "合计"), (120, 180, "人员经费"), (180, 240, "公用经费"))
        heads = [centred(text, left, right, 104) for left, right, text in columns]
        assert len(heads_in([group, *heads], ())) == 4

    def test_a_group_and_the_first_line_of_a_head_below_it_are_two(self) -> None:
        """公务用车购 / 置及运行费 in the middle over 公务用 / 车购置费: the one is whole, the other begins anew."""
        lines = ("公务用车购", "置及运行费", "公务用", "车购置费")
        words = [centred(text, 100, 160, 100 + 10 * at) for at, text in enumerate(lines)]
        assert [head.text for head in heads_in(words, ())] == ["公务用车购\n置及运行费", "公务用\n车购置费"]

    def test_two_known_heads_are_two(self) -> None:
        upper, lower = centred("基本支出", 100, 160, 100), centred("人员经费", 100, 160, 110)
        assert len(heads_in([upper, lower], ())) == 2

    @pytest.mark.parametrize(("beside", "count"), [(100.0, 4), (92.5, 3)])
    def test_a_group_over_the_middle_one_of_its_columns(self, beside: float, count: int) -> None:
        """It is wider than a column; of heads beside it that are higher it is no group."""
        group = centred("一般公共预算基本支出", 120, 180, 92)
        columns = ((60, 120, "合计", beside), (120, 180, "人员经费", 100), (180, 240, "公用经费", beside))
        heads = [centred(text, left, right, baseline) for left, right, text, baseline in columns]
        assert len(heads_in([group, *heads], ())) == count


class TestRows:
    """Lines of one row stand as close as lines of one cell."""

    def bands(self, *lines: tuple[Word, ...]) -> list[str]:
        found = bands_of(lines, range(len(lines)), (), 1, {})
        return [" ".join(word.text for word in band.words) for band in found]

    def test_a_figure_beside_a_name_on_two_lines(self) -> None:
        lines = [(word("机关事业单位基本", 50, 95),), (word("5.00", 200, 100),), (word("养老保险", 50, 105),)]
        after = [(word("行政运行", 50, 120), word("6.00", 200, 120)), (word("信访", 50, 135), word("7.00", 200, 135))]
        assert self.bands(*lines, *after) == ["机关事业单位基本 5.00 养老保险", "行政运行 6.00", "信访 7.00"]

    def test_rows_as_close_as_lines(self) -> None:
        lines = [(word("行政运行", 50, 10.0 * at), word(f"{at}.00", 200, 10.0 * at)) for at in range(1, 6)]
        assert len(self.bands(*lines)) == 5

    @pytest.mark.parametrize(
        ("upper", "lower", "two"),
        [
            ("九、外交支出", "十、国防支出", True),
            ("三十一、结转下年", "支出总计", True),
            ("年终结转", "支出总计", True),
            ("九、社会保障和", "就业支出", False),
            ("本年收入", "合计", False),
            ("抗疫特别国债安排的支出", "二、结转下年", True),
            ("债务发行费用支出", "抗疫特别国债安排的支出", True),
            ("国有资本经营", "预算支出", False),
        ],
    )
    def test_names_of_two_rows(self, upper: str, lower: str, two: bool) -> None:
        """A name without an amount, as close above the next one as lines of a cell: an ordinal or a total says more."""
        above = Band((word(upper, 50, 100),), (0,), 1)
        below = Band((word(lower, 50, 112), word("6.00", 200, 111)), (1,), 1)
        assert by_distance((above, below), lambda *_: False)(above, below) is two

    def test_heads_beside_their_figures(self) -> None:
        """They stand in the middle of their columns, the figures at the right, and a little higher than the names."""
        heads = ("项目", "金额", "小计", "一般公共预算")
        above = Band(tuple(word(head, 80 + 100 * at, 100) for at, head in enumerate(heads)), (0,), 1)
        below = Band((word("外交支出", 50, 114.2), word("6.00", 220, 113.4), word("6.00", 320, 113.4)), (1,), 1)
        last = Band((word("教育支出", 50, 128.4), word("5.00", 220, 127.6)), (2,), 1)
        assert by_distance((above, below, last), lambda *_: False)(above, below)

    def test_figures_of_two_rows_with_the_line_of_a_name_between(self) -> None:
        """The name begins close below the first row, and in the middle of its lines stand the figures of the second."""
        row = (word("城管执法", 50, 100), word("758.62", 200, 100))
        joined = Band((*row, word("国有土地使用权出让", 50, 106)), (0, 1), 1)
        below = Band((word("215.72", 200, 112),), (2,), 1)
        assert by_distance((joined, below), lambda *_: False)(joined, below)

    def test_digits_broken_over_two_lines(self) -> None:
        lines = [
            (word("1,234.5", 200, 100),),
            (word("合计", 50, 105),),
            (word("6", 224, 110),),
            (word("行政运行", 50, 125), word("7.00", 216, 125)),
        ]
        assert self.bands(*lines) == ["1,234.5 合计 6", "行政运行 7.00"]

    def test_lines_of_different_cells_are_parted(self) -> None:
        mixed = [*letters("政府性", 50, 100), *letters("基金", 50, 105), *letters("合计", 100, 102.5)]
        assert len(parted(mixed)) == 3
        assert len(parted(letters("政府性基金", 50, 100))) == 1


class TestFirstRow:
    """Rows begin at the first figure, and above it where a small whole number ends in line with it."""

    FIGURES = row(140, "政府性基金", "6,501.43", edges=(50.0, 200.0, 300.0))

    @pytest.mark.parametrize(
        ("name", "number", "first"), [("一般公共预算", "843", 1), ("栏次", "1", 2), ("年份", "2023", 2)]
    )
    def test_a_whole_number_above_a_figure(self, name: str, number: str, first: int) -> None:
        head = Band((word("项目", 80, 110), word("预算数", 240, 110)), (0,), 1)
        bands = [head, row(125, name, number, edges=(50.0, 200.0, 300.0)), self.FIGURES]
        assert first_row(bands, [False, False, True]) == first

    @pytest.mark.parametrize(("name", "is_one"), [("（一）行政事业", True), ("（2）货物", True), ("（境）费", False)])
    def test_a_class_without_money_is_a_row(self, name: str, is_one: bool) -> None:
        """The second line of a head is none, though a bracket begins it."""
        assert is_label((word(name, 50, 100), word("小计", 200, 100))) == is_one


class TestGroups:
    """A head in the middle of one column is in the middle of those around it, too, and stands over these."""

    def test_a_group_around_its_middle_column(self) -> None:
        edges = (50.0, 200.0, 260.0, 320.0, 380.0, 440.0)
        leaves = [("合计", 1), ("基本支出", 2), ("项目支出", 3), ("增减额", 4)]
        heads = [centred(text, edges[at], edges[at + 1], LOW) for text, at in leaves]
        group = centred("2022年预算数", edges[1], edges[4], TOP)
        rows = [row(at, "教育支出", "7.00", "5.00", "2.00", "3.00", edges=edges) for at in (140, 155)]
        found = columns_of([group, centred("项目", edges[0], edges[1], LOW), *heads], rows, (), 960.0)
        assert found is not None
        assert [(head.first, head.last) for level in found.heads.levels for head in level] == [(1, 3)]


class TestSides:
    """Heads may stand at the side of what is below them: over names at the left, over figures at the right."""

    def test_edges_are_between_what_stands_in_line(self) -> None:
        texts = [text for text, _, _ in LEAVES]
        heads = [word(text, right - 3 - width_of(text), LOW) for text, right in zip(texts[1:], EDGES[2:], strict=True)]
        found = columns_of([word(texts[0], EDGES[0] + 3, LOW), *heads, GROUP], ROWS, (), 960.0)
        assert found is not None
        assert [head.word.text for head in found.heads.leaves] == texts
        assert [(head.first, head.last) for level in found.heads.levels for head in level] == [(2, 3)]

    def test_a_code_and_its_name_may_stand_in_one_column(self) -> None:
        """Both have one head: 30113 住房公积金."""
        rows = [
            Band((word("301", 53, at), word(name, 85, at), *band.words[1:]), (0,), 1)
            for at, name, band in zip((140, 155), ("工资福利支出", "住房公积金"), ROWS, strict=True)
        ]
        found = columns_of([*HEADS, GROUP], rows, (), 960.0)
        assert found is not None
        assert [head.word.text for head in found.heads.leaves] == [text for text, _, _ in LEAVES]

    def test_a_head_that_fills_its_columns_is_one(self) -> None:
        """The first line of a head of several columns, though as wide as they are, is no row of heads."""
        group = word("公务用车购置及运行维护", EDGES[2] + 2, TOP - 8)
        edges = (*EDGES[:2], 272.0, 315.0, 360.0, 480.0)
        leaves = [("合计", 1), ("小计", 2), ("购置费", 3), ("运行维护费", 4)]
        heads = [centred(text, edges[at], edges[at + 1], LOW) for text, at in leaves]
        rows = [row(at, "本级", "7.00", "5.00", "2.00", "3.00", edges=edges) for at in (140, 155)]
        found = columns_of([group, word("单位", EDGES[0] + 60, LOW), *heads], rows, (), 960.0)
        assert found is not None
        assert [head.word.text for level in found.heads.levels for head in level] == [group.text]
