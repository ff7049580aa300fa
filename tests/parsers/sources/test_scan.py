"""Documents that are images: what is said without the extra, and what is read with it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from model.disclosure import Fact, FactKey, UnitBudget
from model.errors import UnreadableDocument
from parsers import read
from parsers.page import Page
from parsers.sources import scan
from parsers.sources.pdf import read_pdf
from tests.corpus import CORPUS, needs_corpus
from tests.scans import Scanner, image_pdf, mixed, rendered, scanned
from tui.cli import main
from tui.headless import unread_pages

SAMPLES = Path(__file__).parents[3] / "tui" / "samples"
SAMPLE = SAMPLES / "sample-2023.pdf"
TABLE_PAGES = (3, 4)
WANLI_PAGES = (9, 10)

needs_extra = pytest.mark.skipif(not scan.can_recognise(), reason="the optional extra [ocr] is not installed")


@pytest.fixture
def no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which the extra was never installed."""
    monkeypatch.setattr(scan, "can_recognise", lambda: False)


def stored(folder: Path, data: bytes, name: str = "scan.pdf") -> Path:
    """A document on disk."""
    path = folder / name
    path.write_bytes(data)
    return path


def excerpt(document: Path, numbers: tuple[int, ...]) -> bytes:
    """Some pages of a document, with their text."""
    whole, part, data = pdfium.PdfDocument(document), pdfium.PdfDocument.new(), BytesIO()
    part.import_pages(whole, [number - 1 for number in numbers])
    part.save(data)
    part.close()
    whole.close()
    return data.getvalue()


def figures(budget: UnitBudget) -> dict[FactKey, tuple[str, str]]:
    """What a budget states: the printed figure and the name, by key."""
    return {fact.key: (str(fact.value.figure), fact.name) for fact in budget.facts}


def words_of(page: Page) -> str:
    """What a page says of its reading."""
    return " ".join(remark if isinstance(remark, str) else remark.message for remark in page.remarks)


def pictured(image: Image.Image, *, onto_text: bool = False) -> bytes:
    """A page of the sample behind an empty page with a small image on it; or with that image on itself."""
    document, data = pdfium.PdfDocument(excerpt(SAMPLE, (3,))), BytesIO()
    page = document[0] if onto_text else document.new_page(595, 842, 0)
    item = pdfium.PdfImage.new(document)
    item.set_bitmap(pdfium.PdfBitmap.from_pil(image))
    item.set_matrix(pdfium.PdfMatrix().scale(150, 100).translate(200, 10))
    page.insert_obj(item)
    page.gen_content()
    document.save(data)
    document.close()
    return data.getvalue()


@pytest.mark.usefixtures("no_extra")
class TestWithoutTheExtra:
    """Nothing is guessed: one sentence names the command that helps."""

    def test_a_scan_names_the_install_command(self, tmp_path: Path) -> None:
        """The whole document is images."""
        path = stored(tmp_path, image_pdf(rendered(SAMPLE, (3,), dpi=72), dpi=72))
        with pytest.raises(UnreadableDocument, match=r"pip install 'budget-tui\[ocr\]'"):
            read([path])

    def test_the_command_line_gives_up_with_two(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """One sentence on stderr, nothing on stdout."""
        path = stored(tmp_path, image_pdf(rendered(SAMPLE, (3,), dpi=72), dpi=72))
        assert main(["check", str(path)]) == 2
        said = capsys.readouterr()
        assert "budget-tui[ocr]" in said.err
        assert not said.out

    def test_an_export_says_which_pages_are_not_in_it(self, tmp_path: Path) -> None:
        """Once for all of them, with the command that installs what reads them."""
        images = dict(zip((3, 4), rendered(SAMPLE, (3, 4), dpi=72), strict=True))
        budget = read([stored(tmp_path, mixed(SAMPLE, images))]).units[0]
        (sentence,) = unread_pages(budget)
        assert sentence.startswith("scan.pdf：第 3、4 页没有读")
        assert sentence.endswith(scan.INSTALL)

    def test_a_mixed_document_is_read_but_for_its_images(self, tmp_path: Path) -> None:
        """Each page that was not read says so."""
        images = dict(zip((4, 5), rendered(SAMPLE, (4, 5), dpi=72), strict=True))
        budget = read([stored(tmp_path, mixed(SAMPLE, images))]).units[0]
        said = [notice for notice in budget.notices if "budget-tui[ocr]" in notice.message]
        assert [notice.source.page for notice in said] == [4, 5]
        assert {fact.statement for fact in budget.facts} >= {"balance", "general_public"}
        assert "revenue" not in {fact.statement for fact in budget.facts}

    def test_an_image_on_a_page_with_text_is_no_scan(self, tmp_path: Path) -> None:
        """A chart or a seal beside text changes nothing."""
        path = stored(tmp_path, pictured(Image.new("L", (300, 200), 90), onto_text=True))
        plain = read([stored(tmp_path, excerpt(SAMPLE, (3,)), "text.pdf")]).units[0]
        assert figures(read([path]).units[0]) == figures(plain)


@needs_extra
class TestRecognition:
    """The sample, scanned skew and noisy, says what its text says."""

    @pytest.mark.parametrize("scanner", [Scanner(skew=1.5), Scanner(skew=-0.5, noise=12.0)], ids=["1.5°", "-0.5°"])
    def test_tables_of_a_scan_are_those_of_the_text(self, tmp_path: Path, scanner: Scanner) -> None:
        """Every figure, every name, and nothing else."""
        text = read([stored(tmp_path, excerpt(SAMPLE, TABLE_PAGES), "text.pdf")]).units[0]
        scan_ = read([stored(tmp_path, scanned(SAMPLE, TABLE_PAGES, scanner))]).units[0]
        assert figures(scan_) == figures(text)
        assert all(fact.source.confidence is not None for fact in scan_.facts)

    @needs_corpus
    def test_a_printed_disclosure_comes_out_right(self, tmp_path: Path) -> None:
        """Two tables of a form with many columns."""
        document = CORPUS / "real" / "wanli-2025.pdf"
        text = read([stored(tmp_path, excerpt(document, WANLI_PAGES), "text.pdf")]).units[0]
        scan_ = read([stored(tmp_path, scanned(document, WANLI_PAGES, Scanner(skew=1.2)))]).units[0]
        assert figures(scan_) == figures(text)

    @pytest.mark.parametrize("quarters", [1, 2])
    def test_a_page_laid_wrong_on_the_glass_is_turned(self, tmp_path: Path, quarters: int) -> None:
        """On its side, or on its head."""
        text = read([stored(tmp_path, excerpt(SAMPLE, (4,)), "text.pdf")]).units[0]
        page = Scanner(skew=0.6).scan(rendered(SAMPLE, (4,))[0], seed=4).rotate(90 * quarters, expand=True)
        assert figures(read([stored(tmp_path, image_pdf([page]))]).units[0]) == figures(text)

    def test_pages_of_images_join_pages_of_text(self, tmp_path: Path) -> None:
        """A mixed document is one document."""
        image = Scanner().scan(rendered(SAMPLE, (4,))[0], seed=4)
        budget = read([stored(tmp_path, mixed(SAMPLE, {4: image}))]).units[0]
        assert figures(budget) == figures(read([SAMPLE]).units[0])
        assert {fact.source.page for fact in budget.facts if fact.source.confidence is not None} == {4}

    def test_progress_counts_every_page(self, tmp_path: Path) -> None:
        """The bar moves page by page."""
        seen: list[tuple[int, int]] = []
        blank = Image.new("L", (600, 800), 255)
        path = stored(tmp_path, image_pdf([blank, blank], dpi=72))
        with pytest.raises(UnreadableDocument, match="没有识别出文字"):
            list(read_pdf(path, progress=lambda _, done, total: seen.append((done, total))))
        assert seen == [(1, 2), (2, 2)]

    def test_a_picture_without_a_table_is_not_read(self, tmp_path: Path) -> None:
        """A drawing on an otherwise empty page is a remark, not an hour of recognition."""
        path = stored(tmp_path, pictured(Image.new("L", (300, 200), 90)))
        page = next(iter(read_pdf(path)))
        assert "插图" in words_of(page)
        assert not page.blocks


class TestDoubt:
    """What is not sure is not a figure."""

    def test_a_fact_of_text_has_no_confidence(self) -> None:
        """Only recognised cells carry one."""
        facts: tuple[Fact, ...] = read([SAMPLE]).units[0].facts
        assert all(fact.source.confidence is None for fact in facts)


class TestSearchable:
    """A scan with the hidden text of somebody's recognition behind it is a scan."""

    @pytest.mark.usefixtures("no_extra")
    def test_the_hidden_text_is_no_print(self, tmp_path: Path) -> None:
        buffer = BytesIO()
        canvas = Canvas(buffer)
        canvas.drawInlineImage(Image.new("RGB", (60, 80), "white"), 0, 0, 600, 800)
        text = canvas.beginText(50, 700)
        text.setTextRenderMode(3)
        text.textLine("12.34")
        canvas.drawText(text)
        canvas.showPage()
        canvas.drawString(50, 700, "5.67")
        canvas.save()
        hidden, printed = read_pdf(stored(tmp_path, buffer.getvalue()))
        assert not hidden.blocks
        assert "隐藏的识别文字没有采用" in words_of(hidden)
        assert len(printed.blocks) == 1
