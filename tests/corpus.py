"""Where the corpus of verified disclosures lies, for the tests that read it: beside the project, never inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SEED = Path(__file__).parents[2] / "shared" / "seed" / "luquan-office-2023.ocr.txt"

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of disclosures is not beside this checkout")
needs_seed = pytest.mark.skipif(not SEED.is_file(), reason="the reference disclosure is not beside this checkout")


def documents(folder: str, pattern: str = "*.pdf") -> list[Path]:
    """The documents of one folder of the corpus; none where there is no corpus."""
    return sorted((CORPUS / folder).glob(pattern))
