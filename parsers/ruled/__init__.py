"""Rules and glyphs of one page become cells and tables."""
