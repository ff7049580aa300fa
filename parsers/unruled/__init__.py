"""Tables without rules, or with horizontal ones only: rows, columns and heads told by where words stand."""
