"""What reads the text layer of a PDF."""

from __future__ import annotations

from typing import Literal

Engine = Literal["pdfium", "pdfplumber"]
ENGINES: tuple[Engine, ...] = ("pdfium", "pdfplumber")
"""The first one is used unless a person asks for the other."""
