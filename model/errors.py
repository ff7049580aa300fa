"""The one error a reader raises for a document that cannot be read."""

from __future__ import annotations


class UnreadableDocument(Exception):
    """A document that is broken, locked, empty or not a budget disclosure.

    ``str(error)`` is one clear sentence that names the file, for stderr or the screen.
    """

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}：{reason}")
        self.file = file
        self.reason = reason
