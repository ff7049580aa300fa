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

    def __reduce__(self) -> tuple[type[UnreadableDocument], tuple[str, str]]:
        """How it goes from one process to another."""
        return UnreadableDocument, (self.file, self.reason)
