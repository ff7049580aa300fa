"""The two years: 2023 with the figures of a published disclosure, 2022 invented so that 2023's comparisons hold."""

from dataclasses import replace
from decimal import Decimal

from tests.typeset.samples.figures import NIL, Asset, Changes, Purchase, ThreePublic, Year, lines, yuan

_YEAR_2022 = Year(
    year=2022,
    functions=lines("""
        2013101 行政运行 535.23 -
        2013102 一般行政管理事务 - 24.00
        2019999 其他一般公共服务支出 - 241.67
        2080501 归口管理的行政单位离退休 24.02 -
        2080505 机关事业单位基本养老保险缴费支出 51.36 -
        2080506 机关事业单位职业年金缴费支出 6.40 -
        2101101 行政单位医疗 38.36 -
        2210201 住房公积金 51.05 -
    """),
    economics=lines("""
        30101 基本工资 138.90 -
        30102 津贴补贴 101.35 -
        30103 奖金 124.83 -
        30107 绩效工资 30.80 -
        30108 机关事业单位基本养老保险缴费 51.36 -
        30109 职业年金缴费 6.40 -
        30110 职工基本医疗保险缴费 21.96 -
        30111 公务员医疗补助缴费 16.40 -
        30112 其他社会保障缴费 1.69 -
        30113 住房公积金 51.05 -
        30201 办公费 - 24.60
        30207 邮电费 - 12.90
        30211 差旅费 - 6.30
        30217 公务接待费 - 0.60
        30227 委托业务费 - 41.20
        30228 工会经费 - 3.02
        30229 福利费 - 3.47
        30231 公务用车运行维护费 - 20.00
        30239 其他交通费用 - 19.56
        30299 其他商品和服务支出 - 1.79
        30302 退休费 23.80 -
        30305 生活补助 4.40 -
        30309 奖励金 0.04 -
    """),
    three_public=ThreePublic(abroad=NIL, purchase=NIL, running=yuan("20.00"), reception=yuan("0.60")),
    changes=Changes(
        total=yuan("18.40"),
        basic=yuan("21.90"),
        project=yuan("-3.50"),
        operating=yuan("2.10"),
        three_public=yuan("-0.40"),
        abroad=NIL,
        vehicles=NIL,
        reception=yuan("-0.40"),
    ),
    purchases=(),
    assets=(
        Asset("1、房屋（平方米）", 2700, yuan("4540000.00")),
        Asset("其中：办公用房（平方米）", 2100, yuan("3531000.00"), part=True),
        Asset("2、车辆（台、辆）", 12, yuan("2694000.00")),
        Asset("3、单价在20万元以上的设备", 2, yuan("560000.00")),
        Asset("4、其他固定资产", 668, yuan("3512430.20")),
    ),
)

_YEAR_2023 = Year(
    year=2023,
    functions=lines("""
        2013101 行政运行 573.60 -
        2019999 其他一般公共服务支出 - 210.10
        2029999 其他外交支出 - 7.50
        2080501 行政单位离退休 25.16 -
        2080505 机关事业单位基本养老保险缴费支出 55.15 -
        2101101 行政单位医疗 40.22 -
        2210201 住房公积金 54.84 -
    """),
    economics=lines("""
        30101 基本工资 146.66 -
        30102 津贴补贴 107.21 -
        30103 奖金 144.12 -
        30107 绩效工资 32.30 -
        30108 机关事业单位基本养老保险缴费 55.15 -
        30110 职工基本医疗保险缴费 22.67 -
        30111 公务员医疗补助缴费 17.55 -
        30112 其他社会保障缴费 1.77 -
        30113 住房公积金 54.84 -
        30201 办公费 - 22.10
        30207 邮电费 - 13.76
        30227 委托业务费 - 55.29
        30228 工会经费 - 3.12
        30229 福利费 - 3.67
        30231 公务用车运行维护费 - 18.90
        30239 其他交通费用 - 19.38
        30299 其他商品和服务支出 - 1.41
        30302 退休费 24.45 -
        30305 生活补助 4.58 -
        30309 奖励金 0.04 -
    """),
    three_public=ThreePublic(abroad=yuan("7.50"), purchase=NIL, running=yuan("18.90"), reception=NIL),
    changes=_YEAR_2022.changes,
    purchases=(
        Purchase("视频会议系统建设", "视频会议终端", "A020808", "台", 10, yuan("2.60"), yuan("26.00")),
        Purchase("视频会议系统建设", "会议控制设备", "A020808", "套", 1, yuan("18.00"), NIL),
        Purchase("电子政务内网运行维护", "保密柜", "A060503", "个", 12, yuan("0.50"), yuan("6.00")),
    ),
    assets=(
        Asset("1、房屋（平方米）", 2700, yuan("4540000.00")),
        Asset("其中：办公用房（平方米）", 2100, yuan("3531000.00"), part=True),
        Asset("2、车辆（台、辆）", 11, yuan("2511000.00")),
        Asset("3、单价在20万元以上的设备", 2, yuan("560000.00")),
        Asset("4、其他固定资产", 690, yuan("3669575.52")),
    ),
)

# 2080501's parents close with 25.16; 301 is a cent above its parts, as in the disclosure the figures come from.
_MISPRINTS = (
    ("expenditure", "2080501", "total", "25.61"),
    ("basic_economic", "301", "total", "582.28"),
    ("basic_economic", "301", "first", "582.28"),
)


def actual_changes(new: Year, old: Year) -> Changes:
    """Return the differences between two years as their tables give them."""
    return Changes(
        total=new.total.total - old.total.total,
        basic=new.total.first - old.total.first,
        project=new.total.second - old.total.second,
        operating=new.basic.second - old.basic.second,
        three_public=new.three_public.total - old.three_public.total,
        abroad=new.three_public.abroad - old.three_public.abroad,
        vehicles=new.three_public.vehicles - old.three_public.vehicles,
        reception=new.three_public.reception - old.three_public.reception,
    )


def older() -> Year:
    """Return 2022, in which everything closes."""
    return _YEAR_2022


def newer() -> Year:
    """Return 2023: its comparisons hold but for 公务接待费, its tables close but for the misprints."""
    claimed = replace(actual_changes(_YEAR_2023, _YEAR_2022), reception=Decimal("-0.80"))
    return replace(_YEAR_2023, changes=claimed, misprints=_MISPRINTS)
