"""What random damage found once, each in its smallest form."""

from __future__ import annotations

import pytest

from tests.fuzz.judge import judge

TABLE = "收支预算总表\n项目\t预算数\n"


class TestFound:
    """Every file gets an answer."""

    @pytest.mark.parametrize(
        "content",
        [
            "1\t\t合计\t972.09\n\t\t\t²",
            f"{TABLE}合计\t{'9' * 40}",
            f"{TABLE}合计\t{'1' * 5000}",
            f"{TABLE}1\t{'1' * 5000}\n合计\t1.00",
            f"2023年单位预算说明\n一般公共预算支出{'9' * 40}万元，比上年增加{'9' * 40}万元。",
            f"{TABLE}合计\t\u202e1.00\x9b31m",
        ],
        ids=["a digit that is no number", "forty digits", "too long for int", "ordinal", "claim", "escapes"],
    )
    def test_text(self, content: str) -> None:
        judge(content.encode(), ".txt")
