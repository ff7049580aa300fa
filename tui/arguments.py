"""The command line as data: which words ``budget-tui`` understands, with their help in Chinese."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from parsers.engine import ENGINES

PROGRAM = "budget-tui"
COMMANDS = ("export", "check", "diff", "doctor", "cache")

USUAL_COLUMNS = 80
"""The width of a terminal that does not say how wide it is."""

OVERVIEW = """\
命令：
  budget-tui A.pdf [B.pdf …]      打开单位预算公开文件；给出两年则并排比较
  budget-tui export A.pdf         导出全部数字（CSV 或 JSON）
  budget-tui check A.pdf          核对勾稽关系
  budget-tui diff A.pdf B.pdf     比较两年
  budget-tui doctor [A.pdf]       看看终端能显示什么，文件里有哪些不认识的词
  budget-tui cache clear          删去读过的文件的缓存

退出码：0 正常；1 有错误级别的问题；2 有文件读不了，或用法有误
"""

KINDS = {"department": "department", "unit": "unit", "部门": "department", "单位": "unit"}


class ChineseFormatter(argparse.RawDescriptionHelpFormatter):
    """Help with a Chinese heading, as wide as the terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        """The usage line under a Chinese word."""
        super().add_usage(usage, actions, groups, prefix or "用法：")


def _columns() -> int:
    """The width of the terminal; argparse would load ``shutil`` for it, and four packers of archives with that."""
    told = os.environ.get("COLUMNS", "")
    with suppress(OSError):
        return (int(told) if told.isdecimal() else os.get_terminal_size().columns) or USUAL_COLUMNS
    return USUAL_COLUMNS


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence and leaves with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """One sentence on stderr."""
        from tui.usage import usage_in_chinese

        self.exit(2, f"{PROGRAM}：用法有误：{usage_in_chinese(message)}（见 {self.prog} --help）\n")


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes longer than all other arguments together."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Say it and leave."""
        print(f"{PROGRAM} {program_version()}")
        parser.exit()


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments; ``command`` is blank where files are simply opened."""
    command = argv[0] if argv and argv[0] in COMMANDS else ""
    arguments = _PARSERS[command]().parse_args(argv[1:] if command else argv)
    arguments.command = command
    return arguments


def program_version() -> str:
    """The installed version."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(PROGRAM)
    except PackageNotFoundError:
        return "（未安装）"


def _parser(command: str, description: str, epilog: str = "") -> Parser:
    parser = Parser(
        prog=f"{PROGRAM} {command}".strip(),
        description=description,
        epilog=epilog,
        formatter_class=ChineseFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    parser._positionals.title, parser._optionals.title = "文件", "选项"
    general = parser.add_argument_group("一般")
    general.add_argument("-h", "--help", action="help", help="显示这份说明")
    general.add_argument("--version", action=_Version, nargs=0, help="显示版本")
    return parser


def _reading(parser: Parser) -> None:
    """What helps to read a document."""
    group = parser.add_argument_group("读取")
    group.add_argument("--unit", metavar="NAME|CODE", help="文件含多个单位时选其一；文件没写单位时补上")
    group.add_argument("--year", type=int, metavar="YYYY", help="文件没写年度时补上")
    group.add_argument("--kind", choices=tuple(KINDS), metavar="KIND", help="部门还是单位：department 或 unit")
    group.add_argument("--password", metavar="TEXT", help="PDF 的打开密码")
    group.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=f"读文字层的引擎，默认 {ENGINES[0]}")
    group.add_argument("--no-cache", action="store_true", help="不用缓存，重新读")


def _output(parser: Parser, formats: Sequence[str]) -> None:
    group = parser.add_argument_group("输出")
    words = "、".join(formats[1:])
    group.add_argument("--format", choices=formats, default=formats[0], help=f"格式，默认 {formats[0]}，另有 {words}")
    group.add_argument("-o", "--output", metavar="FILE", help="写入文件，不写到标准输出")


def _open_parser() -> Parser:
    parser = _parser("", "在终端里阅读和比较单位预算公开文件。", OVERVIEW)
    parser.add_argument("files", nargs="*", metavar="FILE", help="PDF 或识别文本；顺序不限，年度以文件为准")
    _reading(parser)
    return parser


def _export_parser() -> Parser:
    parser = _parser("export", "导出文件里的全部数字，金额单位为元。")
    parser.add_argument("files", nargs="+", metavar="FILE", help="文件或文件夹；同一单位同一年度的几个文件合为一份")
    _output(parser, ("csv", "json", "parquet"))
    parser.add_argument("--all", action="store_true", help="连同词汇表以外的表，每个印出的金额一行")
    _reading(parser)
    return parser


def _check_parser() -> Parser:
    parser = _parser("check", "核对勾稽关系；同一单位的两年互相核对。")
    parser.add_argument("files", nargs="+", metavar="FILE", help="文件或文件夹")
    parser.add_argument("--with", dest="other", metavar="OTHER", help="另一年度的文件，只用来对照")
    parser.add_argument("--passed", action="store_true", help="也列出核对一致的")
    _output(parser, ("text", "json", "csv"))
    _reading(parser)
    return parser


def _diff_parser() -> Parser:
    parser = _parser("diff", "比较两年；哪份是本年以文件所写年度为准。")
    parser.add_argument("files", nargs="+", metavar="FILE", help="两年的文件")
    _output(parser, ("text", "csv", "json", "md", "xlsx"))
    _reading(parser)
    return parser


def _doctor_parser() -> Parser:
    parser = _parser("doctor", "检查终端；给出文件时，另列词汇表里没有的词。")
    parser.add_argument("files", nargs="*", metavar="FILE", help="文件")
    _reading(parser)
    return parser


def _cache_parser() -> Parser:
    parser = _parser("cache", "读过的文件存有缓存，同一文件不必再读；clear 删去全部缓存。")
    parser.add_argument("action", choices=("clear",), metavar="clear", help="删去全部缓存")
    return parser


_PARSERS = {
    "": _open_parser,
    "export": _export_parser,
    "check": _check_parser,
    "diff": _diff_parser,
    "doctor": _doctor_parser,
    "cache": _cache_parser,
}
