"""Scans for tests: pages of a document as a bad scanner gives them: skewed, blurred, noisy, JPEG, without any text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

WHITE = 255


@dataclass(frozen=True)
class Scanner:
    """How badly a page is scanned: degrees of skew, standard deviation of the noise, JPEG quality."""

    skew: float = 0.8
    noise: float = 9.0
    blur: float = 0.8
    quality: int = 55
    dpi: int = 200

    def scan(self, page: Image.Image, seed: int) -> Image.Image:
        """One page as it lies on the glass."""
        turned = page.rotate(self.skew, resample=Image.Resampling.BICUBIC, fillcolor=WHITE)
        soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(self.blur)), dtype=np.float32)
        grain = np.random.default_rng(seed).normal(0, self.noise, soft.shape)
        grey = Image.fromarray(np.clip(soft * 0.92 + 8 + grain, 0, WHITE).astype(np.uint8))
        stored = BytesIO()
        grey.save(stored, "JPEG", quality=self.quality)
        return Image.open(stored)


def rendered(document: Path | bytes, numbers: Sequence[int], dpi: int = 200) -> list[Image.Image]:
    """Pages (1-based) as grey images."""
    pdf = pdfium.PdfDocument(document)
    try:
        return [pdf[number - 1].render(scale=dpi / 72).to_pil().convert("L") for number in numbers]
    finally:
        pdf.close()


def image_pdf(pages: Sequence[Image.Image], dpi: int = 200) -> bytes:
    """A document of images only."""
    stored = BytesIO()
    pages[0].save(stored, "PDF", save_all=True, append_images=list(pages[1:]), resolution=dpi, quality=85)
    return stored.getvalue()


def scanned(document: Path | bytes, numbers: Sequence[int], scanner: Scanner | None = None) -> bytes:
    """The pages of a document as a scan."""
    scanner = scanner or Scanner()
    pages = rendered(document, numbers, scanner.dpi)
    return image_pdf([scanner.scan(page, number) for number, page in zip(numbers, pages, strict=True)], scanner.dpi)


def mixed(document: Path, images: dict[int, Image.Image]) -> bytes:
    """A document in which some pages (1-based) are replaced by images that fill them."""
    pdf = pdfium.PdfDocument(document)
    for number, image in images.items():
        other = pdfium.PdfDocument(image_pdf([image]))
        pdf.del_page(number - 1)
        pdf.import_pages(other, [0], number - 1)
        other.close()
    stored = BytesIO()
    pdf.save(stored)
    pdf.close()
    return stored.getvalue()
