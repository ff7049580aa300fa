"""What a person said of a document: what was looked at, noted and accepted, kept beside it."""
