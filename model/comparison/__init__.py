"""One unit in two years (compare.md): which lines are the same, what changed, and what that change is worth."""
