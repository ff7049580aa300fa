"""One module per kind of document, each yielding the same pages of lines and grids; PDF libraries live here only."""
