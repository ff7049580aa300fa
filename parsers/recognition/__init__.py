"""Recognised text and scans: what recognition did to words, rows and heads is undone, every mend with its remark."""
