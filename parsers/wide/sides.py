"""The two sides of a balance on two pages: a sheet that was cut between its income and its spending."""

from __future__ import annotations

from parsers.lexicon import meaning
from parsers.wide.sheet import Chain, Leaf, is_level


def is_other_side(chain: Chain, leaf: Leaf) -> bool:
    """Whether a page with labels has the spending of a table of which the page before it has the income.

    The title stands over the middle of the sheet, on either page; a title on both says two tables.
    """
    first = chain.leaves[0]
    if len(chain.leaves) > 1 or (first.titles and leaf.titles) or not is_level(first, leaf):
        return False
    return _sides(first) == {"revenue"} and _sides(leaf) == {"expenditure"}


def _sides(leaf: Leaf) -> set[str]:
    """What the heads of a page, or the lines over it, say that it is about."""
    heads = [cell.text for row in leaf.parts[0] for cell in row if cell is not None]
    found = (meaning("side", text) for text in (*heads, *(line.text for line in leaf.above)))
    return {side.partition("_")[0] for side in found if side is not None}
