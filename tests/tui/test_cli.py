"""The command line: stdout is data, stderr talks, exit codes mean something (facts.md, contracts)."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

import parsers
from model.disclosure import Disclosure, UnitBudget
from model.errors import UnreadableDocument
from tests.builders import a_budget, a_consistent_2022, a_consistent_2023, a_disclosure, a_pair
from tui.cli import is_terminal, main

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tui" / "samples"
HEADER = "statement,side,code,name,measure,amount,page"

Shelf = Callable[..., Path]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A folder of files that read as the budgets given; a file without budgets is broken."""
    contents: dict[str, tuple[UnitBudget, ...]] = {}

    def read(paths: Sequence[Path], **_: object) -> Disclosure:
        for path in paths:
            if not contents.get(path.name):
                raise UnreadableDocument(path.name, "打不开")
        return a_disclosure(*(budget for path in paths for budget in contents[path.name]))

    def put(name: str, *budgets: UnitBudget) -> Path:
        contents[name] = tuple(budget.model_copy(update={"files": (name,)}) for budget in budgets)
        path = tmp_path / name
        path.write_text("", encoding="utf-8")
        return path

    monkeypatch.setattr(parsers, "read", read)
    return put


class Heard(SimpleNamespace):
    """Exit code, stdout and stderr of one call."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Callable[..., Heard]:
    """Run the command line in this process."""

    def run(*arguments: object) -> Heard:
        code = main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Heard(code=code, out=captured.out, err=captured.err)

    return run


Call = Callable[..., Heard]


class TestExport:
    """Facts on stdout."""

    def test_csv_is_the_default(self, shelf: Shelf, call: Call) -> None:
        """Exit code 0, nothing on stderr."""
        heard = call("export", shelf("a.pdf", a_pair()[0]))
        assert (heard.code, heard.err) == (0, "")
        assert heard.out.splitlines()[0] == HEADER

    def test_json_and_output_file(self, shelf: Shelf, call: Call, tmp_path: Path) -> None:
        """A file gets the same bytes that stdout would."""
        path = shelf("a.pdf", a_pair()[0])
        target = tmp_path / "out.json"
        assert call("export", path, "--format", "json", "-o", target).out == ""
        assert target.read_text(encoding="utf-8") == call("export", path, "--format", "json").out

    def test_a_document_without_facts_is_a_header_and_exit_2(self, shelf: Shelf, call: Call) -> None:
        """JSON still gives its claims."""
        path = shelf("a.pdf", a_budget().with_claim("收入总计", "is", "1.00").build())
        heard = call("export", path)
        assert (heard.code, heard.out) == (2, f"{HEADER}\n")
        assert heard.err.count("\n") == 1
        assert json.loads(call("export", path, "--format", "json").out)["claims"]

    def test_several_units_need_a_choice(self, shelf: Shelf, call: Call) -> None:
        """The sentence names them; a name or a code chooses."""
        units = [a_budget(name, code=code).with_item("balance", "收入总计", budget="1.00") for name, code in
                 (("甲单位", "101"), ("乙单位", "102"))]  # fmt: skip
        path = shelf("a.pdf", *(unit.build() for unit in units))
        heard = call("export", path)
        assert (heard.code, heard.out) == (2, "")
        assert "101 甲单位、102 乙单位" in heard.err
        assert call("export", path, "--unit", "乙单位").code == 0
        assert (
            json.loads(call("export", path, "--unit", "101", "--format", "json").out)["documents"][0]["unit"]
            == "甲单位"
        )
        assert "没有单位“丙”" in call("export", path, "--unit", "丙").err

    @pytest.mark.parametrize(
        ("asked", "unit"),
        [("某局", "某局"), ("某局本级", "某局本级"), ("101001 某局本级", "某局本级"), ("甲县（本级）", "甲县本级")],
    )
    def test_a_department_and_its_own_level_are_two(self, shelf: Shelf, call: Call, asked: str, unit: str) -> None:
        """A name is meant to the letter where one is spelled so; only else 本级 may be missing or differ."""
        names = (("某局", "101"), ("某局本级", "101001"), ("甲县本级", "102"))
        units = [a_budget(name, code=code).with_item("balance", "收入总计", budget="1.00") for name, code in names]
        path = shelf("a.pdf", *(one.build() for one in units))
        out = call("export", path, "--unit", asked, "--format", "json").out
        assert json.loads(out)["documents"][0]["unit"] == unit

    def test_a_name_that_may_be_either_is_asked_back(self, shelf: Shelf, call: Call) -> None:
        """汇总 and 本级 of one department: the department alone names neither."""
        units = [a_budget(name, code=code).with_item("balance", "收入总计", budget="1.00") for name, code in
                 (("某局（汇总）", "101"), ("某局本级", "102"))]  # fmt: skip
        path = shelf("a.pdf", *(unit.build() for unit in units))
        heard = call("export", path, "--unit", "某局")
        assert (heard.code, heard.out) == (2, "")
        assert "101 某局（汇总）、102 某局本级" in heard.err

    def test_a_folder_goes_on_past_a_bad_file(self, shelf: Shelf, call: Call, tmp_path: Path) -> None:
        """Exit code 2 at the end; every good file is there."""
        for name, budget in (("a.pdf", a_pair()[0]), ("c.pdf", a_pair()[1])):
            shelf(name, budget)
        shelf("b.pdf")
        shelf("notes.doc", a_pair()[0])
        heard = call("export", tmp_path)
        assert heard.code == 2
        assert heard.err == "budget-tui：b.pdf：打不开\n"
        assert {line.rpartition(",")[2] for line in heard.out.splitlines()[1:]} == {"unit2023.pdf", "unit2022.pdf"}

    def test_an_empty_folder_says_so(self, call: Call, tmp_path: Path) -> None:
        """It is not a success."""
        heard = call("export", tmp_path)
        assert heard.code == 2
        assert "没有 PDF" in heard.err

    def test_options_fill_in_what_a_document_hides(self, shelf: Shelf, call: Call) -> None:
        """Unit, year and kind."""
        path = shelf("a.pdf", a_budget("", None, code="").with_item("balance", "收入总计", budget="1.00").build())
        options = ("--unit", "某局", "--year", "2024", "--kind", "部门", "--format", "json")
        document = json.loads(call("export", path, *options).out)["documents"][0]
        assert (document["unit"], document["year"], document["kind"]) == ("某局", 2024, "department")


class TestCheck:
    """The validation log."""

    def test_an_error_is_exit_1_and_a_clean_document_0(self, shelf: Shelf, call: Call) -> None:
        """The sample pair has one deliberate error in its newer year."""
        faulty, clean = shelf("a.pdf", a_pair()[0]), shelf("b.pdf", a_consistent_2022().build())
        heard = call("check", faulty)
        assert heard.code == 1
        assert "[错误]" in heard.out
        assert call("check", clean).code == 0

    def test_json_lists_passed_instances_on_request(self, shelf: Shelf, call: Call) -> None:
        """And has coverage by rule."""
        path = shelf("a.pdf", a_pair()[0])
        few = json.loads(call("check", path, "--format", "json").out)
        all_of_them = json.loads(call("check", path, "--format", "json", "--passed").out)
        assert len(all_of_them["findings"]) > len(few["findings"])
        assert few["coverage"] == all_of_them["coverage"]

    def test_two_years_are_checked_against_each_other(self, shelf: Shelf, call: Call) -> None:
        """What waited for last year's document no longer does."""
        new, old = shelf("a.pdf", a_pair()[0]), shelf("b.pdf", a_pair()[1])

        def pending(*arguments: object) -> int:
            data = json.loads(call("check", *arguments, "--format", "json").out)
            return sum(coverage["pending"] for coverage in data["coverage"].values())

        assert pending(new, "--with", old) < pending(new)

    def test_another_unit_is_not_checked_against(self, shelf: Shelf, call: Call) -> None:
        """It is said, not silently skipped."""
        new = shelf("a.pdf", a_consistent_2023().build())
        heard = call("check", new, "--with", shelf("b.pdf", a_budget("另一单位", 2022).build()))
        assert "单位不同" in heard.err
        assert heard.err.count("没有与对照文件核对") == 1

    def test_another_unit_and_kind_are_one_remark(self, shelf: Shelf, call: Call) -> None:
        """All reasons, and once what follows from them."""
        new = shelf("a.pdf", a_consistent_2023().build())
        other = a_budget("另一单位", 2023).with_fields(kind="department").build()
        heard = call("check", new, "--with", shelf("b.pdf", other))
        assert heard.err.count("没有与对照文件核对") == heard.err.count("\n") == 1

    def test_an_unreadable_file_wins(self, shelf: Shelf, call: Call, tmp_path: Path) -> None:
        """2 over 1."""
        shelf("a.pdf", a_pair()[0])
        shelf("b.pdf")
        assert call("check", tmp_path).code == 2


class TestDiff:
    """Two years."""

    @pytest.mark.parametrize("form", ["text", "csv", "json", "md"])
    def test_the_order_of_the_files_does_not_matter(self, shelf: Shelf, call: Call, form: str) -> None:
        """Years come from the documents."""
        new, old = shelf("a.pdf", a_pair()[0]), shelf("b.pdf", a_pair()[1])
        one, other = call("diff", new, old, "--format", form), call("diff", old, new, "--format", form)
        assert one.code == 0
        assert one.out == other.out

    def test_differences_of_the_documents_are_said(self, shelf: Shelf, call: Call) -> None:
        """On stderr for every format."""
        new = shelf("a.pdf", a_pair()[0])
        old = shelf("b.pdf", a_pair()[1].model_copy(update={"phase": "final"}))
        assert "阶段不同：一份为预算，另一份为决算" in call("diff", new, old, "--format", "csv").err

    def test_one_file_is_not_a_comparison(self, shelf: Shelf, call: Call) -> None:
        """A sentence and exit code 2."""
        heard = call("diff", shelf("a.pdf", a_pair()[0]))
        assert heard.code == 2
        assert "需要两份预算" in heard.err

    def test_a_workbook_goes_into_a_file(self, shelf: Shelf, call: Call, tmp_path: Path) -> None:
        """The bytes of a zip."""
        target = tmp_path / "diff.xlsx"
        files = (shelf("a.pdf", a_pair()[0]), shelf("b.pdf", a_pair()[1]))
        assert call("diff", *files, "--format", "xlsx", "--output", target).code == 0
        assert target.read_bytes()[:2] == b"PK"


class TestReport:
    """Plain ``budget-tui A B`` where stdout is no terminal."""

    def test_it_shows_identity_totals_changes_and_problems(self, shelf: Shelf, call: Call) -> None:
        """Both years, and the deliberate error as exit code 1."""
        heard = call(shelf("b.pdf", a_pair()[1]), shelf("a.pdf", a_pair()[0]))
        lines = heard.out.splitlines()
        assert heard.code == 1
        assert lines[0].startswith("示例单位 2023 年单位预算（a.pdf")
        assert any(line.split() == ["收入总计", "100.00", "80.00", "+20.00", "+25.00%"] for line in lines)
        assert any("2010302 一般行政管理事务" in line for line in lines)
        assert "[错误]" in heard.out

    def test_what_differs_is_never_compared_silently(self, shelf: Shelf, call: Call) -> None:
        """The warning stands instead of the changes."""
        other = a_consistent_2022().build().model_copy(update={"unit": "另一单位"})
        heard = call(shelf("a.pdf", a_consistent_2023().build()), shelf("b.pdf", other))
        assert "注意：单位不同：一份为“示例单位”，另一份为“另一单位”。" in heard.out
        assert "变动最大的科目" not in heard.out

    def test_no_file_is_wrong_usage(self, call: Call) -> None:
        """There is nothing to report."""
        heard = call()
        assert heard.code == 2
        assert "--help" in heard.err


class TestApp:
    """On a terminal the app opens, and gets the settings."""

    def test_files_and_settings_are_handed_over(
        self, shelf: Shelf, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """A broken settings file is reported and the app opens with the defaults."""
        asked: dict[str, object] = {}

        def run(paths: Sequence[Path], **options: object) -> int:
            asked.update(options, paths=list(paths))
            return 0

        settings = tmp_path / "settings.toml"
        settings.write_text("look = [", encoding="utf-8")
        monkeypatch.setitem(sys.modules, "tui.app", SimpleNamespace(run=run))
        monkeypatch.setattr("model.settings.settings_path", lambda: settings)
        monkeypatch.setattr("tui.cli.is_terminal", lambda: True)
        path = shelf("a.pdf", a_pair()[0])
        heard = call(path, "--password", "geheim")
        assert heard.code == 0
        assert (asked["paths"], asked["password"]) == ([path], "geheim")
        assert str(settings) in heard.err

    @pytest.mark.parametrize(("term", "opens"), [("xterm-256color", True), ("dumb", False)])
    def test_a_terminal_that_cannot_be_drawn_on(self, monkeypatch: pytest.MonkeyPatch, term: str, opens: bool) -> None:
        """The shell of an editor gets the text report."""
        monkeypatch.setenv("TERM", term)
        both_ends = SimpleNamespace(isatty=lambda: True)
        monkeypatch.setattr("tui.cli.sys", SimpleNamespace(stdin=both_ends, stdout=both_ends))
        assert is_terminal() is opens

    def test_documents_are_read_while_the_screen_is_made(
        self, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """The reader that the app gets waits for them, and says what reading them here would say."""
        sample, found = SAMPLES / "sample-2023.pdf", []

        def run(paths: Sequence[Path], *, reader: Callable[..., Disclosure], **_: object) -> int:
            found.append(reader(paths))
            return 0

        monkeypatch.setitem(sys.modules, "tui.app", SimpleNamespace(run=run))
        monkeypatch.setattr("model.settings.settings_path", lambda: tmp_path / "none.toml")
        monkeypatch.setattr("tui.cli.is_terminal", lambda: True)
        assert call(sample, "--no-cache").code == 0
        assert found == [parsers.read([sample])]

    def test_a_session_collects_its_garbage(self, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """The program rests the collector, since a command is over soon; the app is not."""
        collects: list[bool] = []
        run = SimpleNamespace(run=lambda *_, **__: collects.append(gc.isenabled()) or 0)
        monkeypatch.setitem(sys.modules, "tui.app", run)
        monkeypatch.setattr("model.settings.settings_path", lambda: tmp_path / "none.toml")
        monkeypatch.setattr("tui.cli.is_terminal", lambda: True)
        gc.disable()
        try:
            assert call().code == 0
        finally:
            gc.enable()
        assert collects == [True]


class TestFailures:
    """One clear sentence, exit code 2, never a traceback."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("export",),
            ("export", "a.pdf", "--format", "pdf"),
            ("check", "a.pdf", "--bogus"),
            ("export", "a.pdf", "--year", "今年"),
            ("export", "nowhere.pdf"),
        ],
    )
    def test_wrong_calls(self, call: Call, arguments: tuple[str, ...]) -> None:
        """Usage errors and missing files."""
        heard = call(*arguments)
        assert (heard.code, heard.out) == (2, "")
        assert heard.err.count("\n") == 1
        assert heard.err.startswith("budget-tui：")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("export",), "没有写 FILE"),
            (("export", "a.pdf", "--format", "pdf"), "--format 不能是 'pdf'，只能是 csv、json、parquet"),
            (("check", "a.pdf", "--bogus"), "没有这样的参数：--bogus"),
            (("check", "a.pdf", "--year", "今年"), "--year 要写整数，不能是 '今年'"),
            (("check", "a.pdf", "--unit"), "--unit 后面要写一个值"),
            (("check", "a.pdf", "--passed=yes"), "--passed 后面不能写值 'yes'"),
        ],
    )
    def test_what_is_wrong_is_said_in_chinese(self, call: Call, arguments: tuple[str, ...], words: str) -> None:
        """Parsers of arguments speak English."""
        command = f"budget-tui {arguments[0]}"
        assert call(*arguments).err == f"budget-tui：用法有误：{words}（见 {command} --help）\n"

    def test_nothing_in_a_name_steers_the_terminal(self, shelf: Shelf, call: Call) -> None:
        """A file may be called anything, and its name stands beside every finding."""
        path = shelf("a\x1b[31m.pdf", a_pair()[0])
        assert "\x1b" not in call("check", path).out + call(path).out
        assert "a[31m.pdf" in call(path).out

    def test_an_output_that_cannot_be_written(self, shelf: Shelf, call: Call, tmp_path: Path) -> None:
        """The file is named."""
        heard = call("export", shelf("a.pdf", a_pair()[0]), "-o", tmp_path / "no" / "out.csv")
        assert heard.code == 2
        assert heard.err == f"budget-tui：{tmp_path / 'no' / 'out.csv'}：没有这个文件或文件夹\n"

    def test_a_fault_of_the_program_is_one_sentence_too(
        self, shelf: Shelf, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The traceback is there for those who ask for it."""
        path = shelf("a.pdf", a_pair()[0])

        def broken(*_: object, **__: object) -> Disclosure:
            raise RuntimeError("坏了")

        monkeypatch.setattr(parsers, "read", broken)
        assert "RuntimeError：坏了" in call("export", path).err
        monkeypatch.setenv("BUDGET_TUI_DEBUG", "1")
        with pytest.raises(RuntimeError):
            call("export", path)

    def test_a_reader_that_hangs_up(self) -> None:
        """``| head -1`` is no error and no traceback."""
        command = f'"{sys.executable}" -m tui.cli export "{SAMPLES / "sample-2023.pdf"}" --all | head -c 1'
        done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == ("s", "")

    def test_a_locale_without_chinese(self) -> None:
        """Data stays UTF-8 and messages are escaped rather than fatal."""
        command = [sys.executable, "-m", "tui.cli", "export", str(SAMPLES / "sample-2023.pdf")]
        environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
        done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, check=False)
        assert done.returncode == 0
        assert "收入总计" in done.stdout.decode("utf-8")


class TestHelp:
    """Chinese words, English option names."""

    @pytest.mark.parametrize("command", [(), ("export",), ("check",), ("diff",), ("doctor",)])
    def test_help_is_chinese(self, call: Call, command: tuple[str, ...]) -> None:
        """Every command explains itself, and no heading is argparse's own."""
        heard = call(*command, "--help")
        assert heard.code == 0
        assert heard.out.startswith("用法：budget-tui")
        headings = [line for line in heard.out.splitlines() if line.endswith((":", "："))]
        assert not any(heading.isascii() for heading in headings)

    def test_version(self, call: Call) -> None:
        """The name of the program and its version."""
        assert call("--version").out.startswith("budget-tui ")


class TestDoctor:
    """What the terminal shows and what the lexicon lacks."""

    def test_no_terminal_is_said(self, call: Call) -> None:
        """Versions, encoding and settings."""
        heard = call("doctor")
        assert heard.code == 0
        assert "标准输出不是终端" in heard.out

    def test_words_the_lexicon_lacks(self, shelf: Shelf, call: Call) -> None:
        """Each with its place."""
        budget = a_budget().with_notice("unknown-word", "不认识的栏目“统筹资金”", page=6).build()
        heard = call("doctor", shelf("a.pdf", budget))
        assert "不认识的栏目“统筹资金”（第 6 页）" in heard.out

    def test_a_broken_file_is_exit_2(self, shelf: Shelf, call: Call) -> None:
        """The rest is examined all the same."""
        good = shelf("b.pdf", a_pair()[0])
        heard = call("doctor", shelf("a.pdf"), good)
        assert heard.code == 2
        assert "示例单位 2023 年" in heard.out
