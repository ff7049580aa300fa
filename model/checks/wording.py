"""N15, N24: sentences left unfinished and places of a form nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.checks.arithmetic import at
from model.checks.case import Case
from model.checks.rule import Outcome, Rule
from model.disclosure import Paragraph
from model.finding import Status

REASON = re.compile(r"(?:主要)?原因(?:是|为|：|:)+(?P<rest>[^。；;]{0,4})")
EMPTY = re.compile(r"^[\s，、：:.…]*$")
PLACEHOLDER = re.compile(
    r"(?<![A-Za-z0-9０-９])(?:[XxＸｘ×✕]{2,}|[XxＸｘ×✕](?=万元|亿元|元|％|%))(?=万元|亿元|元|％|%|年|月|日|人|辆|个|项|单位|部门|局|科目)"
    r"|待填|此处填写|请填写"
)
AROUND = 14


def reasons_are_given(case: Case) -> Iterator[Outcome]:
    """“主要原因是”后面要有原因。"""
    for paragraph in _paragraphs(case):
        for found in REASON.finditer(_solid(paragraph.text)):
            given = not EMPTY.match(found["rest"])
            words = "说了原因。" if given else "后面没有写原因。"
            yield _said(paragraph, found, Status.PASS if given else Status.FAIL, words)


def nothing_left_to_fill_in(case: Case) -> Iterator[Outcome]:
    """正文不留 XX、××万元、待填一类没有填写的地方；文号里的 ×× 不算。"""
    for paragraph in _paragraphs(case):
        text = _solid(paragraph.text)
        for found in PLACEHOLDER.finditer(text):
            yield _said(paragraph, found, Status.FAIL, "没有填写。")


def _paragraphs(case: Case) -> Iterator[Paragraph]:
    return (paragraph for section in case.budget.sections for paragraph in section.paragraphs)


def _solid(text: str) -> str:
    return "".join(text.split())


def _said(paragraph: Paragraph, found: re.Match[str], status: Status, words: str) -> Outcome:
    text = found.string[max(0, found.start() - AROUND) : found.end() + AROUND]
    message = f"正文{at(paragraph.source)}“…{text}…”：{words}"
    return Outcome(status=status, message=message, sources=(paragraph.source,))


RULES = (
    Rule("N15", "原因写全", "“主要原因是”后有原因", "warning", "T0", reasons_are_given),
    Rule("N24", "没有未填之处", "没有 XX、待填", "error", "T0", nothing_left_to_fill_in),
)
