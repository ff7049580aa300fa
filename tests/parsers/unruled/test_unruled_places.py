"""Rows whose lines stand no closer than rows do, and words of two cells that ran into one."""

from __future__ import annotations

import pytest

from parsers.bands import Band, Word
from parsers.unruled.ends import with_ends
from parsers.unruled.fit import are_two_names, is_known
from parsers.unruled.glued import unglued
from parsers.unruled.places import rows_by_place
from parsers.unruled.words import split_words, word_of
from parsers.unruled.written import rows_as_written
from tests.parsers.unruled.test_unruled_columns import SIZE, letters, width_of, word

RIGHT = 240.0


def figure(text: str, baseline: float) -> Word:
    return word(text, RIGHT - width_of(text), baseline)


def lines(*words: Word) -> list[Band]:
    """Words as lines of text, from top to bottom."""
    heights = sorted({each.baseline for each in words})
    return [Band(tuple(each for each in words if each.baseline == height), (0,), 1) for height in heights]


def said(bands: list[Band] | None) -> list[str] | None:
    return None if bands is None else ["|".join(each.text for each in band.words) for band in bands]


class TestPlaces:
    """A name on several lines has its first, middle or last line beside its figures, as all names of a table do."""

    @pytest.mark.parametrize("beside", [0.0, 0.5, 1.0])
    def test_lines_as_close_as_rows(self, beside: float) -> None:
        """Two rows with names on two lines around one on a single line, ten points between all lines."""
        names = [word("机关事业单位基本养老", 50, 100), word("保险缴费", 50, 110), word("行政运行", 50, 120)]
        names += [word("机关事业单位职业年金", 50, 130), word("缴费支出", 50, 140)]
        figures = [figure("5.00", 100 + 10 * beside), figure("6.00", 120), figure("7.00", 130 + 10 * beside)]
        found = said(rows_by_place(lines(*names, *figures)))
        assert found is not None
        assert [sorted(row.split("|")) for row in found] == [
            ["5.00", "保险缴费", "机关事业单位基本养老"],
            ["6.00", "行政运行"],
            ["7.00", "机关事业单位职业年金", "缴费支出"],
        ]

    def test_the_end_of_an_indented_name_begins_at_the_rule(self) -> None:
        """Little else stands there, as the name of the unit over all rows; it is no column of its own."""
        rows = [(f"基本工资{at}", at) for at in (*range(113, 217, 13), *range(243, 347, 13))]
        words = [each for name, at in rows for each in (word(name, 70, at), figure("5.00", at))]
        whole = [word("某市人民政府信访局", 29, 100), figure("9.00", 100)]
        wrapped = [word("机关事业单位基本养", 70, 217), figure("7.00", 223), word("老", 29, 230)]
        found = said(rows_by_place(lines(*whole, *words, *wrapped)))
        assert found is not None
        assert "机关事业单位基本养|7.00|老" in found

    def test_a_class_without_money_is_a_row(self) -> None:
        names = [word("一、教育支出", 50, 100), word("二、外交支出", 50, 110), word("三、其他支出", 50, 120)]
        assert said(rows_by_place(lines(*names, figure("5.00", 100), figure("6.00", 120)))) == [
            "一、教育支出|5.00",
            "二、外交支出",
            "三、其他支出|6.00",
        ]

    @pytest.mark.parametrize("label", ["其中：公务用车购置费", "其中:公务用车购置费", "公务用车购置费"])
    def test_a_part_without_money_is_a_row(self, label: str) -> None:
        """What 其中 begins, or a whole item, is no end of the item above it, though no figure stands beside it."""
        names = [word("公务接待费", 50, 100), word("公务用车购置及运行维护费", 50, 110), word(label, 50, 120)]
        names += [word("公务用车运行维护费", 70, 130), word("合计", 50, 140)]
        figures = [figure(text, at) for text, at in (("0.36", 100), ("2.41", 110), ("2.41", 130), ("2.77", 140))]
        found = said(rows_by_place(lines(*names, *figures)))
        assert found is not None
        assert label in found
        assert "公务用车购置及运行维护费|2.41" in found

    def test_the_total_of_a_side_is_no_end_of_the_name_above_it(self) -> None:
        """It is set in the middle of its column, below a class without money and without an ordinal."""
        names = [word("教育支出", 50, 100), word("灾害防治及应急管理支出", 50, 110), word("本年支出合计", 70, 120)]
        found = said(rows_by_place(lines(*names, figure("5.00", 100), figure("5.00", 120))))
        assert found == ["教育支出|5.00", "灾害防治及应急管理支出", "本年支出合计|5.00"]

    def test_the_numbers_of_columns_are_no_part_of_a_figure(self) -> None:
        head = [word("项目", 80, 90), word("预算数", 200, 90), word("栏次", 80, 100), word("1", 230, 100)]
        rows = [word("教育支出", 50, 110), figure("14,783.15", 110), word("其他支出", 50, 120), figure("6.00", 120)]
        found = said(rows_by_place(lines(*head, word("2", 300, 100), *rows)))
        assert found is not None
        assert found[-2:] == ["教育支出|14,783.15", "其他支出|6.00"]

    def test_a_total_longer_than_the_figures_of_its_column(self) -> None:
        """It begins where none of them does; another font sets the name of its row a little lower."""
        rows = [(f"{at}{at}2.50", f"教育支出{at}", 110.0 + 12 * at) for at in range(1, 40)]
        words = [(word(name, 50, at), figure(text, at), word(text, 300, at)) for text, name, at in rows]
        total = (word("合计", 50, 110.7), figure("1,234,567.50", 110), word("562.50", 300, 110))
        found = said(rows_by_place([Band(total, (0,), 1), *lines(*(each for row in words for each in row))]))
        assert found is not None
        assert sorted(found[0].split("|")) == ["1,234,567.50", "562.50", "合计"]

    def test_a_code_stays_beside_the_first_line_of_its_name(self) -> None:
        """Both ran together in their cell, and the middle of the name, not its code, stands beside the figure."""
        cells = [(50, "01", 100.0), (62, "行政运行", 100.0), (50, "02", 115.75), (62, "一般行政管理事务", 115.75)]
        cells += [(50, "99", 131.5), (62, "其他群众团体事务支", 131.5), (62, "出", 144.2)]
        cells += [(50, "01", 160.0), (62, "住房公积金", 160.0)]
        amounts = (("5.00", 100), ("6.00", 115.75), ("7.00", 137.5), ("8.00", 160))
        figures = [each for text, at in amounts for each in (figure(text, at), word(text, 300, at))]
        found = said(rows_by_place(lines(*(word(text, x, at) for x, text, at in cells), *figures)))
        assert found is not None
        assert [sorted(row.split("|")) for row in found[2:]] == [
            ["7.00", "7.00", "99", "其他群众团体事务支", "出"],
            ["01", "8.00", "8.00", "住房公积金"],
        ]

    def test_the_short_name_of_a_class_is_whole(self) -> None:
        assert is_known("预备费")
        assert is_known("本年支出合计")
        assert not is_known("支出")

    @pytest.mark.parametrize(
        ("upper", "lower", "two"),
        [("公务用车购置及运行维护费", "公务用车购置费", True), ("公务用车", "运行维护费", False)],
    )
    def test_items(self, upper: str, lower: str, *, two: bool) -> None:
        """Two whole ones are two names; what is an item only together is one."""
        assert are_two_names(upper, lower) is two


class TestGlued:
    """Cells without a blank between them are parted where figures of other rows end."""

    ROWS = ((figure("5.00", 100),), (figure("16.00", 110),))

    def run_together(self, left: str, right: str, gap: float = 0.0) -> list[str]:
        start = RIGHT - width_of(left)
        run = [*letters(left, start, 120), *letters(right, RIGHT + gap, 120)]
        return [each.text for each in unglued([*self.ROWS, (word_of(run),)])[-1]]

    def test_a_figure_before_a_name(self) -> None:
        assert self.run_together("7", "教育支出") == ["7", "教育支出"]

    def test_a_year_is_no_figure(self) -> None:
        assert self.run_together("2025", "年预算数") == ["2025年预算数"]

    def test_two_figures(self) -> None:
        """The point of the first one is not the second one's; without, only a gap shows that they are two."""
        assert self.run_together("7.00", "8.00") == ["7.00", "8.00"]
        assert self.run_together("7", "8.00") == ["78.00"]
        assert self.run_together("0", "1.人员经费", gap=SIZE / 4) == ["0", "1.人员经费"]

    def test_words_behind_a_rate(self) -> None:
        """A remark begins at the left of its column, close behind the rate at the right of its own."""
        rate = letters("-16.67%", 20, 120)
        behind = 20 + width_of("-16.67%")
        close, touching = (letters("厉行节约", behind + gap, 120) for gap in (SIZE / 4, 0.0))
        assert [each.text for each in split_words([*rate, *close])] == ["-16.67%", "厉行节约"]
        assert [each.text for each in split_words([*rate, *touching])] == ["-16.67%厉行节约"]

    def test_a_rate_behind_a_figure(self) -> None:
        """No figure has two points: a gap parts them also where no figure of another row ends."""
        run = [*letters("2.23", 20, 120), *letters("13.67%", 20 + width_of("2.23") + SIZE / 4, 120)]
        assert [each.text for each in unglued([(word_of(run),)])[0]] == ["2.23", "13.67%"]

    @pytest.mark.parametrize(
        ("figure", "name", "parts"),
        [
            ("-4.63%", "一、一般公共服务支出", ["-4.63%", "一、一般公共服务支出"]),
            ("2,739.30", "年终结转结余", ["2,739.30", "年终结转结余"]),
            ("2,739.30", "年前建成", ["2,739.30年前建成"]),
            ("90%", "以上", ["90%以上"]),
        ],
    )
    def test_a_figure_before_the_name_of_a_row(self, figure: str, name: str, parts: list[str]) -> None:
        """It is known, or begins with an ordinal; the next block of a balance begins at the edge of this one."""
        assert [each.text for each in unglued([(word(figure + name, 20, 120),)])[0]] == parts

    def test_a_code_behind_a_figure(self) -> None:
        """All figures of a column touch the codes of the next one, which begin where other codes do."""
        codes = [(word(code, RIGHT, at),) for code, at in (("204", 100), ("205", 110), ("2050101", 120))]
        glued = word_of([*letters("638,007.94", RIGHT - width_of("638,007.94"), 130), *letters("203", RIGHT, 130)])
        assert [each.text for each in unglued([*codes, (glued,)])[-1]] == ["638,007.94", "203"]
        assert [each.text for each in unglued([(glued,)])[-1]] == ["638,007.94203"]

    def test_the_name_of_a_total_over_code_and_name(self) -> None:
        """人员经费 and 合计 are heads of many tables, and codes stand below the one, names below the other."""
        rows = [(word(f"3030{at}", 50, 100 + 10 * at), word("离休费", 82, 100 + 10 * at)) for at in range(1, 6)]
        assert [each.text for each in unglued([*rows, (word("人员经费合计", 50, 170),)])[-1]] == ["人员经费合计"]

    def test_digits_that_begin_the_words_behind_a_figure(self) -> None:
        """Figures of other rows end before them, and other remarks begin with them: no row has 4.93."""
        remark = RIGHT + 1
        rows = [(figure(text, at), word("保有量", remark, at)) for text, at in (("102.2", 100), ("0.1", 110))]
        glued = [*letters("4.9", RIGHT - width_of("4.9"), 120), *letters("3批6人次", remark, 120)]
        apart = (word_of(glued[:4]), word_of(glued[4:]))
        assert [each.text for each in unglued([*rows, apart])[-1]] == ["4.9", "3批6人次"]
        assert [each.text for each in unglued([apart])[-1]] == ["4.93", "批6人次"]

    def test_a_figure_before_a_name_where_all_ran_together(self) -> None:
        """No figure stands alone, but all of them end, and all names begin, at the same places."""
        texts = ("7", "1,234", "0")
        name = letters("教育支出", RIGHT + 1, 100)
        rows = [(word_of([*letters(text, RIGHT - width_of(text), 100), *name]),) for text in texts]
        assert [[each.text for each in row] for row in unglued(rows)] == [[text, "教育支出"] for text in texts]

    def test_a_code_before_a_name(self) -> None:
        """The widest code fills its column; other codes and names show where both begin."""
        rows = [(word("201", 50, at), word("教育支出", 50 + width_of("2010301"), at)) for at in (100, 110, 120)]
        glued = word("2010301行政运行", 50, 130)
        assert [each.text for each in unglued([*rows, (glued,)])[-1]] == ["2010301", "行政运行"]
        assert [each.text for each in unglued([(glued,)])[-1]] == ["2010301行政运行"]

    @pytest.mark.parametrize("sign", ["/", "--"])
    def test_no_amount_before_a_name(self, sign: str) -> None:
        """What other rows print for no amount stands before a name where the names of its lane begin."""
        rows = [(word("教育支出", RIGHT, at), word(sign, RIGHT + 100, at)) for at in (100, 110, 120)]
        glued = word_of([*letters(sign, RIGHT - width_of(sign), 130), *letters("结转下年", RIGHT, 130)])
        assert [each.text for each in unglued([*rows, (glued,)])[-1]] == [sign, "结转下年"]
        assert [each.text for each in unglued([*rows, (word(f"{sign}结转下年", RIGHT, 130),)])[-1]] == [
            f"{sign}结转下年"
        ]

    def test_heads_side_by_side(self) -> None:
        """A gap is between heads that are none together; one set wide is one head."""
        side_by_side = word_of([*letters("基本支出", 50, 100), *letters("项目支出", 85, 100)])
        years = word_of([*letters("2021年预算数", 50, 110), *letters("2022年预算数", 110, 110)])
        wide = word_of([*letters("合", 50, 120), *letters("计", 61, 120)])
        assert [[each.text for each in row] for row in unglued([(side_by_side,), (years,), (wide,)])] == [
            ["基本支出", "项目支出"],
            ["2021年预算数", "2022年预算数"],
            ["合计"],
        ]

    def test_glyphs_of_another_font_leave_no_gap(self) -> None:
        """Their boxes are narrower than their places: what is left beside them parts no head."""
        run = letters("科目（单位）名称", 50, 100)
        run[1] = run[1]._replace(x0=run[1].x0 + SIZE / 6, x1=run[1].x1 - SIZE / 6)
        assert [each.text for each in unglued([(word_of(run),)])[0]] == ["科目（单位）名称"]

    def test_a_head_over_the_levels_of_codes(self) -> None:
        """What stands below the one half of it and below the other is of columns that all belong to it."""
        head = word("功能科目编码", 50, 90)
        levels = [(word("201", 54, at), word("05", 86, at)) for at in (100, 110, 120)]
        assert [each.text for each in unglued([(head,), *levels])[0]] == ["功能科目编码"]

    def test_the_last_line_of_a_head_over_the_levels_of_codes(self) -> None:
        """类科目编码 is no 类 beside 科目编码 where 支出功能分 stands above it."""
        levels = [(word("201", 42, at), word("05", 70, at)) for at in range(110, 180, 10)]
        lines = [(word("支出功能分", 50, 90),), (word("类科目编码", 50, 100),), *levels]
        assert [each.text for each in unglued(lines)[1]] == ["类科目编码"]
        assert [each.text for each in unglued(lines[1:])[0]] == ["类", "科目编码"]

    def test_a_name_before_a_code(self) -> None:
        """The unit's name is on all rows, the code behind it in all of them at one place, off by a gap."""
        rows = [
            (word_of([*letters("第一中学", 50, at), *letters(code, 50 + width_of("第一中学") + gap, at)]),)
            for gap, code, at in ((2, "201", 100), (2, "20102", 110), (2, "205", 120))
        ]
        assert [[each.text for each in row] for row in unglued(rows)] == [
            ["第一中学", "201"],
            ["第一中学", "20102"],
            ["第一中学", "205"],
        ]

    def test_heads_that_touch(self) -> None:
        """Known heads are two where some figures stand below the one, others below the other."""
        head = word("合计项目支出", RIGHT - 16, 90)
        figures = [(figure("5", at), word("7", RIGHT + 20, at)) for at in (100, 110, 120)]
        assert [each.text for each in unglued([(head,), *figures])[0]] == ["合计", "项目支出"]
        assert [each.text for each in unglued([(head,)])[0]] == ["合计项目支出"]

    def test_a_figure_broken_off_between_two_names(self) -> None:
        """Its decimals stand in the next line."""
        run = [*letters("教育支出", 50, 100), *letters("100939.", 84, 100)]
        run += letters("一、一般公共服务", run[-1].x1 + 2, 100)
        assert [each.text for each in unglued([(word_of(run),)])[0]] == ["教育支出", "100939.", "一、一般公共服务"]
        assert [each.text for each in split_words(letters("1.人员经费", 50, 100))] == ["1.人员经费"]

    def test_whole_numbers_without_a_gap(self) -> None:
        """No column is narrower than what stands in it: a figure that reaches over the end of others is two."""
        rows = [(figure("1,061", at), word("1,061", RIGHT + 4, at)) for at in (100, 110, 120)]
        glued = word_of([*letters("1024478", RIGHT - width_of("1024478"), 130), *letters("607619", RIGHT, 130)])
        assert [each.text for each in unglued([*rows, (glued,)])[-1]] == ["1024478", "607619"]

    def test_the_first_lines_of_two_broken_figures(self) -> None:
        """97928. and 576.8 go on in the next line: together they are no number, and a gap is between them."""
        assert self.run_together("97928.", "576.8", gap=SIZE / 8) == ["97928.", "576.8"]

    def test_the_numbers_of_columns(self) -> None:
        """Two of them stand so close that they read as one."""
        close = word_of([*letters("1", 90, 100), *letters("2", 96, 100)])
        row = (word("栏次", 50, 100), close, word("3", 150, 100))
        assert [each.text for each in unglued([row])[0]] == ["栏次", "1", "2", "3"]


class TestEnds:
    """The last digits of broken figures are no row of their own: without them a figure would be another one."""

    def bands(self, *rows: tuple[Word, ...]) -> list[str] | None:
        return said(with_ends([Band(row, (0,), 1) for row in rows]))

    def test_digits_without_a_name(self) -> None:
        upper = (word("合计", 50, 100), figure("8.82144", 100))
        assert self.bands(upper, (figure("1", 110),)) == ["合计|8.82144|1"]
        assert self.bands(upper, (figure("1", 140),)) == ["合计|8.82144", "1"]

    def test_the_ends_of_names_beside_them(self) -> None:
        """All figures have two decimals: those that lack one end in the next line. A row of its own needs nothing."""
        whole = (word("教育支出", 50, 80), figure("60.50", 80), word("7.25", RIGHT + 10, 80))
        upper = (word("一般公共服务", 50, 100), figure("7647.0", 100), word("15.", RIGHT + 10, 100))
        ends = (word("支出", 50, 110), figure("7", 110), word("25", RIGHT + 10, 110))
        assert self.bands(whole, upper, ends) == ["教育支出|60.50|7.25", "一般公共服务|7647.0|15.|支出|7|25"]
        assert self.bands(whole, (word("外交支出", 50, 90), figure("7", 90))) == ["教育支出|60.50|7.25", "外交支出|7"]


class TestSeams:
    """A gap that is too narrow for a blank parts cells where everything else is set without one."""

    def test_two_amounts(self) -> None:
        line = [*letters("71212.65", 50, 100), *letters("71206.72", 84, 100)]
        assert [each.text for each in split_words(line)] == ["71212.65", "71206.72"]
        assert [each.text for each in split_words(letters("71212.6571206.72", 50, 100))] == ["71212.6571206.72"]

    def test_a_negative_share_behind_a_whole_number(self) -> None:
        """Its sign begins a cell where decimals follow; a range of years has none."""
        assert [each.text for each in split_words(letters("-2568625-30.13%", 50, 100))] == ["-2568625", "-30.13%"]
        assert [each.text for each in split_words(letters("2023-2025", 50, 100))] == ["2023-2025"]
        dashes = [*letters("--", 50, 100), *letters("44.12", 90, 100)]
        assert [each.text for each in split_words(dashes)] == ["--", "44.12"]

    def test_a_character_of_another_font(self) -> None:
        """Its box is narrower than its place: what looks like a gap beside it is none."""
        line = letters("科目编码科目名称", 50, 100)
        narrow = [one._replace(x0=one.x0 + 1, x1=one.x1 - 1) if one.text == "目" else one for one in line]
        apart = [*narrow[:4], *(one._replace(x0=one.x0 + 2, x1=one.x1 + 2) for one in narrow[4:])]
        assert [each.text for each in split_words(narrow)] == ["科目编码科目名称"]
        assert [each.text for each in split_words(apart)] == ["科目编码", "科目名称"]


def written(*cells: tuple[Word, ...]) -> dict[int, int]:
    """The order of letters where cells are written one after the other, each from its first line to its last."""
    run = [letter for cell in cells for each in cell for letter in each.letters]
    return {id(letter): place for place, letter in enumerate(run)}


class TestWritten:
    """Lines written one after the other are of one cell, cells to the right of each other of one row."""

    NAMES = (("机关事业单位基本养老", "保险缴费"), ("行政运行",), ("机关事业单位职业年金", "缴费支出"))

    def cells(self, at: float) -> list[tuple[Word, ...]]:
        """Three names ten points below each other with their figures, ``at`` a share of the height of the name."""
        cells, top = [(word("项目", 80, 85), word("名称", 80, 90)), (figure("合计", 85),)], 100.0
        for lines, amount in zip(self.NAMES, ("5.00", "6.00", "7.00"), strict=True):
            cells.append(tuple(word(text, 50, top + 10 * index) for index, text in enumerate(lines)))
            cells.append((figure(amount, top + 10 * at * (len(lines) - 1)),))
            top += 10 * len(lines)
        return cells

    @pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
    def test_rows_that_stand_as_close_as_lines(self, at: float) -> None:
        cells = self.cells(at)
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert [sorted(row.split("|")) for row in found[-3:]] == [
            ["5.00", "保险缴费", "机关事业单位基本养老"],
            ["6.00", "行政运行"],
            ["7.00", "机关事业单位职业年金", "缴费支出"],
        ]

    def test_figures_of_another_font_stand_a_little_higher(self) -> None:
        """Where cells are set to the top, a font with shorter letters has its baseline above the others."""
        cells = self.cells(0.0)
        low = [
            cell if at % 2 else tuple(word(each.text, each.x0, each.baseline + 3) for each in cell)
            for at, cell in enumerate(cells)
        ]
        found = said(rows_as_written(lines(*(each for cell in low for each in cell)), written(*low)))
        assert found is not None
        assert [sorted(row.split("|")) for row in found[-2:]] == [
            ["6.00", "行政运行"],
            ["7.00", "机关事业单位职业年金", "缴费支出"],
        ]

    def test_what_was_written_line_by_line_says_nothing(self) -> None:
        page = lines(*(each for cell in self.cells(0.0) for each in cell))
        assert rows_as_written(page, written(*(band.words for band in page))) is None

    def test_lines_stand_as_far_apart_as_those_written_one_after_the_other(self) -> None:
        """Figures of another font stand close below the label of the row before: that is no distance of lines."""
        first = [(word("项目", 50, 85), word("名称", 50, 99)), (figure("合计", 85),), (word("合计", 50, 113),)]
        tall = (word("机关事业单位基本养老", 50, 127), word("保险缴费", 50, 141))
        cells = [*first, (figure("12.00", 110),), (word("201", 50, 121), *tall), (figure("7.00", 124),)]
        cells[4:5] = [tall]
        cells += [(word("201", 50, 152),), (word("其他支出", 90, 155),), (figure("5.00", 152),)]
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert sorted(found[-2].split("|")) == ["7.00", "保险缴费", "机关事业单位基本养老"]

    def test_heads_in_no_lane_say_nothing_of_the_distance_of_lines(self) -> None:
        """Heads of two levels between the lanes are written one after the other, too."""
        heads = [(word("预算", 140, 78),), (word("数", 165, 85),)]
        more = [[(word("教育支出", 50, at),), (figure("4.00", at),)] for at in range(150, 400, 10)]
        cells = [*heads, *self.cells(0.5), *(cell for row in more for cell in row)]
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert sorted(found[-len(more) - 1].split("|")) == ["7.00", "机关事业单位职业年金", "缴费支出"]

    def test_names_without_figures_are_rows(self) -> None:
        """Classes without money are written one after the other, too; each is a whole name."""
        names = ("社会保险基金支出", "卫生健康支出", "节能环保支出")
        plain = [(word(name, 50, 130 + 10 * index),) for index, name in enumerate(names)]
        cells = [*self.cells(0.0)[:4], *plain, (figure("9.00", 150),)]
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert found[-3:] == ["社会保险基金支出", "卫生健康支出", "节能环保支出|9.00"]

    def test_the_end_of_a_name_may_be_a_name(self) -> None:
        """预算支出 is one of another table; together with the line above it is the name of a class."""
        tall = (word("二十四、国有资本经营", 50, 130), word("预算支出", 50, 140))
        cells = [*self.cells(0.0)[:4], tall, (figure("9.00", 135),), (word("二十五、其他支出", 50, 150),)]
        cells += [(figure("1.00", 150),)]
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert sorted(found[-2].split("|")) == ["9.00", "二十四、国有资本经营", "预算支出"]

    def test_the_middle_of_a_name_may_be_a_name(self) -> None:
        """职业年金缴费 is an economic account; here the name goes on with 支出."""
        tall = tuple(word(text, 50, 130 + 10 * at) for at, text in enumerate(("机关事业单位", "职业年金缴费", "支出")))
        cells = [(word("名称", 50, 90),), (figure("合计", 90),), tall, (figure("9.00", 140),)]
        cells += [(word("其他支出", 50, 160),), (figure("1.00", 160),)]
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert sorted(found[-2].split("|")) == ["9.00", "支出", "机关事业单位", "职业年金缴费"]

    def test_one_row_with_a_character_left_of_its_indented_name(self) -> None:
        """Nothing else stands in the lane of that character, and no other name shows how far lines are apart."""
        cells = [(word("名称", 80, 90),), (figure("合计", 90),)]
        cells += [(word("行政事业单位医", 66, 130), word("疗", 50, 139)), (figure("9.00", 134),)]
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert sorted(found[-1].split("|")) == ["9.00", "疗", "行政事业单位医"]

    def test_an_ordinal_may_end_a_name(self) -> None:
        tall = (word("机关事业单位资本性支出", 50, 130), word("（一）", 50, 140))
        cells = [
            *self.cells(0.0)[:4],
            tall,
            (figure("9.00", 130),),
            (word("其他支出", 50, 160),),
            (figure("1.00", 160),),
        ]
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert sorted(found[-2].split("|")) == ["9.00", "机关事业单位资本性支出", "（一）"]

    def test_what_is_left_of_an_indented_name(self) -> None:
        """Its second line begins at the edge of the lane, and does not reach under the first one."""
        tall = (word("机关事业单位年金", 66, 130), word("缴费", 50, 140))
        cells = [*self.cells(0.0), (word("其他支出", 50, 160),), (figure("8.00", 160),)]
        cells[4:6] = [tall, (figure("6.00", 135),)]
        cells[6:8] = []
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert sorted(found[-2].split("|")) == ["6.00", "机关事业单位年金", "缴费"]

    @pytest.mark.parametrize("broken", [("9,101.67", "7535"), ("1234", "567.8", "0"), ("205452", "93")])
    def test_a_broken_figure_is_whole(self, broken: tuple[str, ...]) -> None:
        """A number goes on in the next lines of its cell."""
        tall = tuple(word(text, RIGHT, 130 + 10 * index) for index, text in enumerate(broken))
        cells = [*self.cells(0.0)[:4], (word("其他支出", 50, 140),), tall, (word("1.00", RIGHT + 60, 140),)]
        found = said(rows_as_written(lines(*(each for cell in cells for each in cell)), written(*cells)))
        assert found is not None
        assert sorted(found[-1].split("|")) == sorted(["其他支出", "".join(broken), "1.00"])
