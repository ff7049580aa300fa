"""The walls of the house, tested twice: by the import contracts, and by what an import really loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.typeset.samples import FOLDER
from tests.typeset.sheet import Sheet
from tests.typeset.table import LEFT, Table

ROOT = Path(__file__).parents[1]
SCREEN = {"textual", "rich"}
HEAVY = {"pandas", "pdfplumber", "pypdfium2", "pdfminer", "openpyxl", "pyarrow", "cv2", "onnxruntime", "rapidocr"}
SELDOM = {
    *("difflib", "heapq", "model.checks", "parsers.unruled.edges"),
    *("parsers.statements.procurement", "parsers.statements.targets"),
}
BEYOND = {"parsers.beyond", "parsers.claims.text", "parsers.narrative.lines", "parsers.narrative.words"}


def modules_after(statement: str) -> set[str]:
    """The top names in ``sys.modules`` after a statement in a fresh interpreter, and the project's modules in full."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {part for name in done.stdout.split() for part in (name, name.partition(".")[0])}


def modules_of(package: str) -> list[str]:
    """Every module of a package by its dotted name."""
    paths = sorted((ROOT / package).rglob("*.py"))
    return [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths]


class TestContracts:
    """import-linter reads the source."""

    def test_every_contract_is_kept(self) -> None:
        """tui > parsers > model, and each outside library in its room."""
        command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


class TestImports:
    """A fresh interpreter shows what is really loaded."""

    @pytest.mark.parametrize("package", ["model", "parsers"])
    def test_headless_packages_load_no_screen(self, package: str) -> None:
        """All modules of a package, imported one after the other."""
        loaded = modules_after("\n".join(f"import {name}" for name in modules_of(package)))
        assert loaded.isdisjoint(SCREEN | {"tui"})

    def test_the_model_reads_no_document(self) -> None:
        """No parser and no PDF library below it; pandas in its one room only."""
        names = [name for name in modules_of("model") if name != "model.frame"]
        loaded = modules_after("\n".join(f"import {name}" for name in names))
        assert loaded.isdisjoint(HEAVY | {"parsers"})

    def test_the_command_line_starts_light(self) -> None:
        """The first frame does not wait for pandas, a PDF library or Textual."""
        assert modules_after("import tui.cli").isdisjoint(HEAVY | SCREEN)

    def test_a_command_without_a_screen_loads_no_threads(self) -> None:
        """What they are for comes with Textual."""
        assert "threading" not in modules_after("import tui.cli, tui.headless, tui.reading, tui.watched")

    def test_who_keeps_nothing_loads_no_cache(self) -> None:
        """Where the environment says that there is none."""
        told = "import os; os.environ['BUDGET_TUI_CACHE'] = 'off'"
        asked = "from parsers.cache import users_cache; assert users_cache() is None"
        assert "parsers.cache.folder" not in modules_after(f"{told}\n{asked}")

    def test_the_readers_verb_is_cheap_to_name(self) -> None:
        """PDF libraries come with the first PDF."""
        assert modules_after("from parsers import read").isdisjoint(HEAVY)


class TestDocuments:
    """A document loads the rooms that its tables are read in."""

    def test_a_plain_one_loads_nothing_that_few_need(self, tmp_path: Path) -> None:
        """Ruled tables of money whose words are all known."""
        path = tmp_path / "plain.pdf"
        sheet = Sheet()
        sheet.title("2024年单位支出预算总表")
        sheet.unit_line("编制单位：某区档案馆", "单位：万元")
        header = (("科目编码", "科目名称", "合计", "基本支出", "项目支出"),)
        rows = (("2012601", "行政运行", "80.00", "80.00", ""), ("合计", LEFT, "80.00", "80.00", ""))
        sheet.table(Table(header=header, rows=rows, widths=(2, 4, 2, 2, 2), align="llrrr"))
        path.write_bytes(sheet.finish())
        loaded = modules_after(f"from pathlib import Path\nfrom parsers import read\nread([Path({str(path)!r})])")
        assert loaded >= BEYOND
        assert loaded.isdisjoint(HEAVY | SELDOM)

    def test_its_facts_alone_load_no_room_for_sentences_or_targets(self) -> None:
        """An export of the facts, in the process that reads."""
        path = FOLDER / "sample-2023.pdf"
        reading = f"read([Path({str(path)!r})], whole=False)"
        loaded = modules_after(f"from pathlib import Path\nfrom parsers import read\n{reading}")
        assert loaded >= {"parsers.statements.dispatch", "parsers.statements.targets_heads"}
        assert loaded.isdisjoint(BEYOND | {"parsers.statements.targets"})
