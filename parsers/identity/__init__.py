"""Whose budget a document is, of which year, and what kind of document: told from its content."""
