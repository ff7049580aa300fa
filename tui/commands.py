"""The one list of commands: keys, footer, palette and help all come from here.

Every letter has a twin that a Chinese input method does not swallow (punctuation, an arrow, a function key) or at
least its entry in the palette. Ids are the names of keys in the settings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

from tui.keys import shown_key

Where = Literal[
    "always", "rows", "figure", "subject", "amounts", "money", "pair", "trees",
    "findings", "statements", "warned", "units",
]  # fmt: skip


@dataclass(frozen=True)
class Command:
    """One thing a person can do on the main screen.

    ``action`` is an action of the main screen, ``where`` says when it is offered, ``footer`` its short title if the
    footer shows it.
    """

    id: str
    keys: str
    action: str
    title: str
    group: str
    tip: str
    where: Where = "always"
    footer: str = ""

    @property
    def binding(self) -> Binding:
        """The key binding of the command."""
        return Binding(
            self.keys,
            self.action,
            self.footer or self.title,
            show=bool(self.footer),
            key_display=shown_key(self.keys),
            tooltip=self.tip,
            id=self.id,
        )

    @property
    def keys_in_words(self) -> str:
        """All keys as a person reads them."""
        return "  ".join(dict.fromkeys(shown_key(key) for key in self.keys.split(",")))


@dataclass(frozen=True)
class PaneEntry:
    """One pane: its id, its title and what it is for."""

    id: str
    title: str
    tip: str


PANES = (
    PaneEntry("overview", "概览", "两份文件是什么，总数多少，变在哪里，核对了多少"),
    PaneEntry("balance", "收支", "收支总表、收入总表、支出总表、财政拨款收支总表"),
    PaneEntry("functional", "功能科目", "按支出功能分类的类、款、项"),
    PaneEntry("economic", "经济科目", "按支出经济分类的基本支出"),
    PaneEntry("three_public", "三公", "“三公”经费、会议费、培训费、机关运行经费"),
    PaneEntry("targets", "绩效", "绩效目标：项目与指标"),
    PaneEntry("findings", "校验", "每条核对的结果、算式与出处"),
    PaneEntry("text", "正文", "说明文字、机构设置、政府采购、固定资产、名词解释"),
)


def _pane_commands() -> Iterator[Command]:
    for number, pane in enumerate(PANES, 1):
        yield Command(f"pane.{pane.id}", str(number), f"pane('{pane.id}')", pane.title, "窗格", pane.tip)


COMMANDS: tuple[Command, ...] = (
    *_pane_commands(),
    Command("find", "slash,ideographic_comma,f3", "find", "查找", "查找", "按编码、名称或金额查找", "rows", "查找"),
    Command("next", "n,f8", "jump(1)", "下一处", "查找", "下一处命中、差异或问题", "rows", "下一处"),
    Command("previous", "N,f7", "jump(-1)", "上一处", "查找", "上一处命中、差异或问题", "rows"),
    Command(
        "material.next",
        "right_square_bracket,right_black_lenticular_bracket",
        "material(1)",
        "下一处重大差异",
        "比较",
        "下一处够得上重大的差异",
        "trees",
    ),
    Command(
        "material.previous",
        "left_square_bracket,left_black_lenticular_bracket",
        "material(-1)",
        "上一处重大差异",
        "比较",
        "上一处够得上重大的差异",
        "trees",
    ),
    Command("differences", "d,f4", "differences", "只看差异", "比较", "轮换：全部、差异、重大差异", "pair", "差异"),
    Command("materiality", "v", "materiality", "重大标准", "比较", "细、中、粗轮换；够不上的变暗，不隐去", "trees"),
    Command(
        "rate",
        "percent_sign,fullwidth_percent_sign",
        "rate",
        "换比率",
        "比较",
        "增减%、占增减、百分点、占比轮换",
        "trees",
    ),
    Command("swap", "X", "swap", "两年对调", "比较", "旧年在前或新年在前；增减总是新减旧", "pair"),
    Command("tall", "w", "tall", "两行一目", "比较", "窄屏上把两年上下放，数字一位不少", "trees"),
    Command("beside", "y", "beside", "并排两棵树", "比较", "宽屏上两年各一棵树，或合成一棵", "trees"),
    Command("next_table", "g", "next_table", "同科目下一表", "行走", "同一科目在下一张表里的数", "figure"),
    Command(
        "statement.next",
        "greater_than_sign,right_double_angle_bracket",
        "statement(1)",
        "下一张表",
        "窗格",
        "同一窗格的下一张表",
        "statements",
        "换表",
    ),
    Command(
        "statement.previous",
        "less_than_sign,left_double_angle_bracket",
        "statement(-1)",
        "上一张表",
        "窗格",
        "同一窗格的上一张表",
        "statements",
    ),
    Command(
        "measure.next", "full_stop,ideographic_full_stop", "measure(1)", "右一栏", "行走", "选右边一栏金额", "money"
    ),
    Command("measure.previous", "comma,fullwidth_comma", "measure(-1)", "左一栏", "行走", "选左边一栏金额", "money"),
    Command("deeper", "plus,equals_sign", "deepen(1)", "多展开一级", "行走", "整棵树多展开一级", "money"),
    Command("shallower", "minus", "deepen(-1)", "少展开一级", "行走", "整棵树少展开一级", "money"),
    Command("follow", "e", "follow", "沿独子展开", "行走", "只有一个下级时一直展开到分叉处", "money"),
    Command("unit", "u,f2", "unit", "换单位", "显示", "元、万元、亿元轮换；印出的数字一位不少", "amounts", "单位"),
    Command("sort", "s,f5", "sort", "排序", "显示", "按文件顺序，或按增减（金额）大小", "money"),
    Command("flat", "t", "flat", "树或清单", "显示", "科目树，或只列最末一级", "money"),
    Command("zeros", "z", "zeros", "空行", "显示", "显示或隐去没有金额的行", "money"),
    Command("filter", "f", "filter", "筛选", "显示", "轮换：问题、错误、未核对、全部", "findings", "筛选"),
    Command("inspector", "i,f6", "inspector", "详情", "显示", "所选数字的全名、出处、读数与相关核对", "figure", "详情"),
    Command("maximise", "m,f9", "maximise", "放大", "显示", "只留当前窗格；再按一次复原"),
    Command("accept", "A", "accept", "仍然比较", "显示", "两份文件口径不同，仍然计算增减", "warned", "仍然比较"),
    Command("units", "b,f12", "units", "选单位", "窗格", "文件里有几个单位时另选一个", "units", "选单位"),
    Command("review", "r", "review", "已复核", "复核", "标为已复核；再按一次取消；数变了标记作废", "subject"),
    Command("note", "a", "note", "批注", "复核", "给这一格写一句批注；留空即删去", "subject"),
    Command("unreviewed", "U", "unreviewed", "只看未复核", "复核", "隐去已复核的；再按一次复原", "subject"),
    Command("decide", "p", "decide", "认可推定值", "复核", "认可读不出的格的推定值，即予导出；再按一次收回", "figure"),
    Command("open_page", "o", "open_page", "打开原页", "文件", "用系统的阅读器打开文件的那一页；没有就说出页码"),
    Command("export", "x", "export", "导出", "文件", "把所见或全部写成 csv、xlsx 或 md 文件"),
    Command("copy", "c", "copy('cell')", "复制数字", "复制", "复制所选数字"),
    Command("copy_row", "C", "copy('row')", "复制整行", "复制", "复制整行，以制表符分隔"),
    Command("help", "question_mark,fullwidth_question_mark,f1", "help", "帮助", "程序", "按键与记号", footer="帮助"),
    Command("theme", "f10", "theme", "换主题", "程序", "墨（深）与纸（浅）轮换"),
    Command("ascii", "f11", "ascii", "换记号", "程序", "界面记号改用 ASCII，给把记号画成两格的终端"),
    Command("back", "escape", "back", "返回", "程序", "退一步：查找、筛选、放大，最后回到概览"),
    Command(
        "palette",
        "colon,fullwidth_colon,ctrl+p",
        "app.command_palette",
        "命令",
        "程序",
        "所有命令，按名称查找",
        footer="命令",
    ),
    Command("quit", "q", "app.quit", "退出", "程序", "关闭程序", footer="退出"),
)

WALKING = (
    ("↑ ↓", "上一行、下一行"),
    ("→ ←", "展开或进入下级；收起或回到上级"),
    ("Enter", "展开、收起；在校验里去到那个数字"),
    ("PgUp PgDn", "翻页"),
    ("Home End", "第一行、最后一行"),
    ("Tab", "下一个区域"),
)


def bindings() -> list[BindingType]:
    """The key bindings of the main screen."""
    return [command.binding for command in COMMANDS]


def command_of(action: str) -> Command | None:
    """The command that runs an action, by the name before its parameters."""
    return next((command for command in COMMANDS if command.action.split("(")[0] == action), None)


def groups() -> dict[str, list[Command]]:
    """Commands by group, in order."""
    found: dict[str, list[Command]] = {}
    for command in COMMANDS:
        found.setdefault(command.group, []).append(command)
    return found
