"""Claims: what each figure of a sentence is of, and what is never bound to this year's item."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from model.disclosure import Claim, Paragraph, Section, Source
from parsers.claims.clauses import read_claims, read_note_claims
from parsers.narrative.sections import paragraphs, sections
from parsers.page import TextLine
from tests.corpus import CORPUS

YEAR = 2025


def claims_of(
    *texts: str, kind: str = "overview", title: str = "情况说明", year: int | None = YEAR
) -> tuple[Claim, ...]:
    """The claims of paragraphs in one section."""
    found = tuple(Paragraph(text=text) for text in texts)
    return read_claims([Section(title=title, kind=kind, paragraphs=found)], file="某单位.pdf", year=year)


def brief(claims: Iterable[Claim]) -> list[tuple[str, str, str]]:
    """Subject, relation and figure of claims, as a reader would note them."""
    return [(claim.subject, claim.relation, str(claim.amount.figure) if claim.amount else "") for claim in claims]


def key(claim: Claim) -> tuple[str, str, str, str]:
    """The figure of the tables that a claim names."""
    return (claim.statement, claim.side, claim.code or claim.name, claim.measure)


class TestAFigureBelongsToTheNounInFrontOfIt:
    """Each clause has its own noun and its own figure."""

    def test_a_total_and_its_parts(self) -> None:
        """其中 opens new nouns; commas inside numbers do not divide."""
        found = claims_of("2025年，某市某局收入预算7,456.96万元，其中：财政拨款收入7,400.00万元；其他收入56.96万元。")
        assert brief(found) == [
            ("收入预算", "is", "7456.96"),
            ("财政拨款收入", "is", "7400.00"),
            ("其他收入", "is", "56.96"),
        ]
        assert key(found[0]) == ("balance", "revenue", "收入总计", "budget")

    def test_printed_unit_and_precision_are_kept(self) -> None:
        """亿元, 万元 and 元 stand for what they say, with the decimals printed."""
        found = claims_of("收入预算1.2亿元，支出预算12,000万元，项目支出30.5元。")
        amounts = [claim.amount for claim in found if claim.amount]
        assert [amount.yuan for amount in amounts] == [Decimal(120_000_000), Decimal(120_000_000), Decimal("30.5")]
        assert [amount.decimals for amount in amounts] == [1, 0, 1]

    def test_brackets_return_to_the_noun_before_them(self) -> None:
        """What follows the bracket is again of the whole."""
        found = claims_of(
            "公务用车购置及运行维护费6.7万元（公务用车购置费0万元；公务用车运行维护费6.7万元，比上年减少2万元）"
            "比上年减少2.3万元。"
        )
        assert brief(found)[-1] == ("公务用车购置及运行维护费", "decrease", "2.3")
        assert found[-1].name == "公务用车购置及运行维护费"

    def test_enumerated_figures_have_their_own_nouns(self) -> None:
        """``、`` divides behind a figure only."""
        found = claims_of("政府采购货物预算1万元、政府采购工程预算2万元、政府采购服务预算3万元。")
        assert [claim.subject for claim in found] == ["政府采购货物预算", "政府采购工程预算", "政府采购服务预算"]

    def test_a_bare_zero_is_an_amount(self) -> None:
        """``为0`` states zero in the unit of the sentence."""
        text = "公务用车购置及运行维护费18.9万元（其中：购置经费为0，运行维护费18.9万元）。"
        found = claims_of(text, kind="three_public")
        assert brief(found)[1] == ("购置经费", "is", "0")
        assert found[1].name == "公务用车购置费"

    def test_a_title_sentence_names_the_topic(self) -> None:
        """``（一）因公出国（境）费用。2026年预算数…`` speaks of the title."""
        found = claims_of("（一）因公出国（境）费用。2025年预算数173.52万元。", kind="three_public")
        assert found[0].name == "因公出国（境）费"

    @pytest.mark.parametrize(
        "text",
        [
            "截至2024年8月31日，本单位共有车辆8辆，单价100万元（含）以上设备0台（套）。",
            "本单位编报绩效目标的项目共11个。",
            "基本支出占本年支出预算76.76%。",
            "《预算法》自2015年1月1日起施行。",
            "本年度安排2025.00年的各项工作。",
        ],
    )
    def test_counts_dates_thresholds_and_shares_are_no_claims(self, text: str) -> None:
        """Only money and its changes are claimed."""
        assert claims_of(text) == ()

    def test_definitions_claim_nothing(self) -> None:
        """The glossary's amounts are definitions."""
        assert claims_of("固定资产：指单价1000元的设备，共计5万元。", kind="glossary") == ()


class TestChangesCarryWhatTheyAreComparedWith:
    """A change has a year and a basis and never the amount of the item."""

    def test_increase_over_last_years_budget(self) -> None:
        """The item keeps its own amount; the change is a second claim of the same figure."""
        item, change = claims_of("“三公”经费预算数为37.91万元，比2024年预算增加10.00万元。", kind="three_public")
        assert (change.relation, change.year, change.basis) == ("increase", 2024, "budget")
        assert key(item) == key(change) == ("three_public", "", "合计", "total")
        assert item.year is None

    @pytest.mark.parametrize(
        ("words", "basis"),
        [
            ("比2024年预算", "budget"),
            ("比2024年年初预算数", "budget"),
            ("比2024年预算执行数", "execution"),
            ("比2024年执行数", "execution"),
            ("比2024年决算数", "final"),
            ("与上年相比", None),
        ],
    )
    def test_the_basis_of_a_comparison(self, words: str, basis: str | None) -> None:
        """预算执行数 is execution, not budget; 上年 alone says nothing."""
        change = claims_of(f"基本支出100万元，{words}减少5万元。")[-1]
        assert (change.year, change.basis, change.relation) == (2024, basis, "decrease")

    def test_a_change_split_into_its_parts(self) -> None:
        """The parts are compared with the same year; the reason of one is not the reason of the other."""
        found = claims_of(
            "2025年预算收支安排966.57万元，较2024年预算减少5.52万元，其中，基本支出增加42.55万元，主要是人员增加；"
            "项目支出减少48.07万元，主要是工程减少。"
        )
        assert [(claim.relation, claim.measure, claim.year) for claim in found[1:]] == [
            ("decrease", "total", 2024),
            ("increase", "basic", 2024),
            ("decrease", "project", 2024),
        ]
        assert found[3].reason == "工程减少"

    def test_the_base_amount_is_not_this_years(self) -> None:
        """``比2024年预算数30385.62万元增加…`` states last year's figure, bound to nothing."""
        text = "收入预算32852.05万元，比2024年年初预算数30385.62万元增加2466.43万元，增长8.12%。"
        item, base, change = claims_of(text)
        assert (base.relation, base.statement, base.basis) == ("is", "", "budget")
        assert (change.percent, change.name) == ("8.12%", item.name)

    @pytest.mark.parametrize(
        "text",
        [
            "公务接待费由2024年的11.47万元压减为2025年的8.60万元，减少2.87万元。",
            "公务接待费从上年11.47万元减少到8.60万元，减少2.87万元。",
        ],
    )
    def test_what_came_of_a_change_is_no_change(self, text: str) -> None:
        """From one figure to another: only the difference is the change, and all are of the noun in front."""
        last, item, change = claims_of(text)
        assert (last.subject, last.relation, last.statement) == ("公务接待费（2024年）", "is", "")
        assert (item.relation, item.name, change.relation, change.name) == (
            "is",
            "公务接待费",
            "decrease",
            "公务接待费",
        )
        assert [str(claim.amount.figure) for claim in (last, item, change) if claim.amount] == ["11.47", "8.60", "2.87"]

    def test_the_ending_of_a_verb_is_no_noun(self) -> None:
        """增加了 something: the noun stands behind it."""
        assert brief(claims_of("项目支出30万元，主要原因是增加了专项资金2万元。"))[1] == ("专项资金", "increase", "2")

    def test_a_form_that_says_both_ways_says_neither(self) -> None:
        """增加（减少） was not filled in; what is said elsewhere stands."""
        found = claims_of("一般公共预算拨款收入1000万元，较上年增加（减少）10万元，增长（下降）1%；其他收入5万元。")
        assert brief(found) == [("一般公共预算拨款收入", "is", "1000"), ("其他收入", "is", "5")]

    def test_a_percentage_in_brackets_is_of_the_change_before(self) -> None:
        change = claims_of("收入预算1234.56万元，同比增加12.3万元（增长1.01%）。")[-1]
        assert (change.subject, change.relation, change.percent) == ("收入预算", "increase", "1.01%")

    def test_figures_of_another_width(self) -> None:
        """１，２３４．５６ is one figure."""
        assert brief(claims_of("收入预算１，２３４．５６万元。")) == [("收入预算", "is", "1234.56")]

    def test_what_was_reached_in_a_reason(self) -> None:
        """The reason names its own noun, and no figure of the tables."""
        found = claims_of("项目支出30万元，比上年增加3万元，主要原因是救助标准提高到2万元。")
        assert brief(found)[2] == ("救助标准", "is", "2")
        assert found[2].statement == ""

    def test_a_figure_of_an_earlier_year_has_its_own_noun(self) -> None:
        """It is of nothing that the heading names."""
        (found,) = claims_of("2024年全区地区生产总值1,234.56亿元。")
        assert (found.subject, found.statement) == ("全区地区生产总值（2024年）", "")

    def test_a_percentage_alone_is_a_change_without_amount(self) -> None:
        """As printed."""
        change = claims_of("项目支出25.77万元，比2024年预算执行数减少57.14%。")[-1]
        assert (change.relation, change.amount, change.percent) == ("decrease", None, "57.14%")

    def test_last_years_execution_binds_to_nothing(self) -> None:
        """The sentence after the item speaks of another year first, then again of the item."""
        found = claims_of(
            "1.“一般公共服务支出（类）统计信息事务（款）专项普查活动（项）”25.77万元，主要用于普查。"
            "2024年当年预算执行数为60.13万元，2025年预算安排25.77万元，比2024年预算执行数减少57.14%。"
        )
        assert [claim.name for claim in found] == ["专项普查活动", "", "专项普查活动", "专项普查活动"]

    @pytest.mark.parametrize(
        "words", ["与2024年预算持平", "比2024年预算持平", "与2024年预算一致，无增减变化", "与2024年预算相同"]
    )
    def test_no_change_is_one_flat_claim(self, words: str) -> None:
        """Said once or twice, it is one claim without an amount."""
        found = claims_of(f"公务接待费1.35万元，{words}。", kind="three_public")
        assert [(claim.relation, claim.year) for claim in found] == [("is", None), ("flat", 2024)]

    def test_flat_in_a_sentence_of_its_own(self) -> None:
        """A full stop in place of a comma loses nothing."""
        found = claims_of("（三）公务接待费1.35万元。比2024年预算持平，主要原因是接待费保持不变。", kind="three_public")
        assert [(claim.relation, claim.name) for claim in found] == [("is", "公务接待费"), ("flat", "公务接待费")]

    def test_a_reason_in_the_next_sentence_explains_the_change(self) -> None:
        """``主要原因是`` at the head of a sentence belongs to the sentence before."""
        found = claims_of("支出预算10万元，比上年增加2万元。主要原因是新招录人员。")
        assert found[-1].reason == "新招录人员"

    def test_figures_inside_a_reason_bind_to_nothing(self) -> None:
        """They explain; they are not the item's amount."""
        found = claims_of("支出预算10万元，比上年增加2万元，主要原因是项目支出增加2万元。")
        assert brief(found)[-1] == ("项目支出", "increase", "2")
        assert found[-1].statement == ""

    def test_an_aside_in_brackets_divides_nothing(self) -> None:
        """``比2024年（上一年度，下同）预算`` is one base."""
        change = claims_of("财政拨款收入10万元，比2024年（上一年度，下同）预算增加2万元。")[-1]
        assert (change.subject, change.year, change.basis) == ("财政拨款收入", 2024, "budget")

    def test_without_the_documents_year_last_year_stays_open(self) -> None:
        """上年 of an unknown year is no year."""
        assert claims_of("支出预算10万元，比上年增加2万元。", year=None)[-1].year is None


class TestFinalAccountsSayTheBudgetFirst:
    """年初预算 is no figure of the tables of final accounts; the 决算 behind it is."""

    def test_the_stage_names_nothing_and_the_outcome_its_noun(self) -> None:
        found = claims_of("一般公共预算财政拨款支出年初预算为46.00万元，支出决算为47.00万元，完成年初预算的102.17%。")
        assert brief(found) == [
            ("一般公共预算财政拨款支出年初预算", "is", "46.00"),
            ("一般公共预算财政拨款支出", "is", "47.00"),
        ]
        assert [key(claim) for claim in found] == [("", "", "", ""), ("general_public", "", "合计", "total")]

    @pytest.mark.parametrize("more", ["。", "，主要用于机关运转。", "，主要用于退休人员补贴、福利费。当年"])
    def test_an_account_named_in_the_sentence_before(self, more: str) -> None:
        path = "1.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）"
        planned, spent = claims_of(f"{path}{more}年初预算为20.00万元，支出决算为19.00万元，决算数小于预算数。")
        assert planned.statement == ""
        assert spent.subject.endswith("/机关事业单位基本养老保险缴费支出")
        assert key(spent) == ("expenditure", "", "机关事业单位基本养老保险缴费支出", "total")

    def test_the_whole_of_a_heading_is_not_meant(self) -> None:
        """A sentence without a noun under 一般公共预算财政拨款支出 may be of any account."""
        title = "一般公共预算财政拨款支出"
        found = claims_of("主要用于退休人员。年初预算为20.00万元，支出决算为19.00万元。", title=title)
        assert [claim.statement for claim in found] == ["", ""]

    def test_whatever_the_stage_is_called(self) -> None:
        text = "“三公”经费支出预算为4.00万元，调整预算为3.00万元，支出决算为2.00万元，完成预算的50.00%。"
        found = claims_of(text, kind="expenses")
        assert [claim.statement for claim in found] == ["", "", "three_public"]

    def test_a_budget_states_its_own(self) -> None:
        """A 决算 it is compared with is no outcome of the budget before it."""
        (claim, *_) = claims_of("“三公”经费支出预算4.00万元，比2024年决算数减少1.00万元。", kind="expenses")
        assert (claim.statement, claim.name) == ("three_public", "合计")


class TestPartsOfWhatWasNamed:
    """A fund, or this year's money, may be the part of what its sentence named before."""

    def test_funds_in_brackets_are_those_of_the_item(self) -> None:
        found = claims_of(
            "“三公”经费支出决算0.84万元（其中：一般公共预算支出0.84万元；政府性基金预算支出0万元）。", kind="expenses"
        )
        assert [(claim.subject, claim.statement) for claim in found[1:]] == [
            ("一般公共预算支出", ""),
            ("政府性基金预算支出", ""),
        ]

    def test_funds_in_brackets_of_all_spending_are_its_parts(self) -> None:
        found = claims_of("本年支出合计9.00万元（其中：一般公共预算支出8.00万元；政府性基金预算支出1.00万元）。")
        assert [claim.statement for claim in found] == ["expenditure", "general_public", "government_fund"]

    def test_this_years_money_of_a_fund(self) -> None:
        """其中：本年收入 behind 财政拨款收入 is not all income of the year."""
        fund = claims_of("财政拨款收入预算9.00万元，其中：本年收入8.00万元，上年结转1.00万元。")
        whole = claims_of("预算总收入9.00万元，其中：本年收入8.00万元，上年结转1.00万元。")
        assert (fund[1].statement, whole[1].statement) == ("", "balance")


class TestNounsNameFiguresOnlyWhenCertain:
    """The unit and the year may stand before the noun; anything else makes it another figure."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2025年预算支出966.57万元。", ("expenditure", "", "合计", "total")),
            ("某市某局支出预算966.57万元。", ("balance", "expenditure", "支出总计", "budget")),
            ("正常公用经费137.63万元。", ("basic_economic", "", "合计", "operating")),
            ("某街道下属1家单位财政拨款的机关运行经费为46万元。", ("three_public", "", "机关运行经费", "total")),
            ("一般公共预算财政拨款支出预算10万元。", ("general_public", "", "合计", "total")),
            ("本年收入预算10万元。", ("balance", "revenue", "本年收入合计", "budget")),
        ],
    )
    def test_known_nouns(self, text: str, expected: tuple[str, str, str, str]) -> None:
        """By the longest known ending."""
        assert key(claims_of(text)[0]) == expected

    @pytest.mark.parametrize(
        "text",
        ["大厅保安服务项目支出328万元。", "在职人员经费2,422万元。", "本年度拟购置固定资产9万元。", "预算准备4万元。"],
    )
    def test_other_nouns_name_nothing(self, text: str) -> None:
        """A part of a figure is not the figure."""
        (claim,) = claims_of(text, kind="assets")
        assert claim.statement == ""

    @pytest.mark.parametrize(
        ("text", "subject"),
        [
            ("1.“教育支出（类）普通教育（款）小学教育（项）”科目25万元。", "教育支出/普通教育/小学教育"),
            ("1.“教育支出-普通教育-小学教育”科目25.00万元，主要用于教学。", "教育支出/普通教育/小学教育"),
        ],
    )
    def test_account_paths(self, text: str, subject: str) -> None:
        """The last name is the account, the path stays in the subject."""
        (claim,) = claims_of(text)
        assert (claim.subject, key(claim)) == (subject, ("expenditure", "", "小学教育", "total"))

    def test_account_codes(self) -> None:
        """A printed code is the key; the heading says which statement is gone through."""
        (claim,) = claims_of("（一）2040101-武装警察部队427.93万元。主要用于武警。", title="一般公共预算拨款支出情况")
        assert (claim.statement, claim.code, claim.name) == ("general_public", "2040101", "武装警察部队")

    def test_absence_is_a_claim(self) -> None:
        """An empty table's sentence says that there is none."""
        (claim,) = claims_of("本单位2025年无政府性基金预算财政拨款安排的预算，故本表为空表。")
        assert (claim.relation, claim.statement, claim.amount) == ("none", "government_fund", None)

    @pytest.mark.parametrize(
        ("text", "denied"),
        [
            ("本部门2025年没有使用政府性基金预算拨款安排的支出。", "government_fund"),
            ("本部门未安排公务用车购置费和因公出国（境）费。", "three_public"),
            ("本部门无政府性基金预算安排的“三公”经费。", ""),
            ("本单位无国有资本经营预算财政拨款结转。", ""),
            ("本单位没有政府性基金预算安排的项目支出。", ""),
        ],
    )
    def test_what_is_denied_of_a_fund_is_not_the_fund(self, text: str, denied: str) -> None:
        """Its money may pay for other things than those that the sentence denies."""
        assert [claim.statement for claim in claims_of(text)] == ([denied] if denied else [])

    def test_a_note_below_a_table_claims_absence(self) -> None:
        """Notes are read like sentences, at their place."""
        notes = [TextLine("注：无国有资本经营预算财政拨款预算，空表列示。", page=11)]
        (claim,) = read_note_claims(notes, file="某单位.pdf", year=YEAR)
        assert (claim.relation, claim.statement, claim.source.page) == ("none", "state_capital", 11)


class TestAClaimStandsWhereItIsPrinted:
    """Page and line of the figure, not of the paragraph."""

    def test_the_page_of_a_sentence_that_goes_on(self) -> None:
        """A paragraph over two pages has claims on both."""
        lines = (Source(page=6, raw="收入预算10万元。支出"), Source(page=7, raw="预算12万元。"))
        paragraph = Paragraph(text="收入预算10万元。支出预算12万元。", source=lines[0], lines=lines)
        found = read_claims([Section(title="", paragraphs=(paragraph,))], file="某单位.pdf", year=YEAR)
        assert [claim.source.page for claim in found] == [6, 7]
        assert found[0].source.file == "某单位.pdf"


DOCUMENTS = {
    "made/luquan-2023": 2023,
    "made/luquan-2022": 2022,
    "made/district-2025": 2025,
    "made/district-2024": 2024,
    "real/wanli-2024": 2024,
    "real/wanli-2025": 2025,
    "real/fuban-unit-2025": 2025,
}


def _truth(name: str) -> Counter[tuple[Any, ...]]:
    """Relation, amount in yuan, year compared with and page of every stated amount of a document."""
    table = CORPUS / f"{name}.claims.csv"
    if table.exists():
        rows: list[dict[str, Any]] = list(csv.DictReader(table.open(encoding="utf-8-sig")))
        return Counter((row["relation"], Decimal(row["amount"]), str(row["year"]), str(row["page"])) for row in rows)
    listed = json.loads((CORPUS / f"{name}.claims.json").read_text(encoding="utf-8"))["claims"]
    return Counter(
        (claim["relation"], Decimal(claim["amount"] or 0), str(claim.get("vs_year") or ""), str(claim["page"]))
        for claim in listed
        if claim["value_kind"] == "amount"
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_stated_amount_of_the_corpus_is_found(name: str) -> None:
    """Relation, amount, year and page, in documents read from their text layer."""
    document = CORPUS / f"{name}.pdf"
    if not document.exists():
        pytest.skip("the shared corpus is not beside this checkout")
    from parsers.sources.pdf import read_pdf

    lines = [block for page in read_pdf(document) for block in page.blocks if isinstance(block, TextLine)]
    found = read_claims(sections(paragraphs(lines, name)), file=name, year=DOCUMENTS[name])
    assert not _truth(name) - Counter(_stated(claim) for claim in found)


def _stated(claim: Claim) -> tuple[Any, ...]:
    yuan = claim.amount.yuan if claim.amount else Decimal(0)
    return (claim.relation, yuan, str(claim.year or ""), str(claim.source.page))
