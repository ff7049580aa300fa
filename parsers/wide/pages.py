"""A sheet wider than its paper: the columns at the right of a table stand on pages of their own, without its labels.

Spreadsheets print what does not fit beside onto further pages: all left pages and then all right ones, or in turns.
Such a page is joined to the one it was cut from where rows, text over the cut, and arithmetic say so; else it is no
table at all, and a remark says which page was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.disclosure import Box
from parsers.amounts import CellKind, read_amount
from parsers.around.lead import names_money
from parsers.cells import read_code
from parsers.page import Block, Cell, Page, RawGrid, TextLine
from parsers.wide.repeated import without_repeated, without_said_again
from parsers.wide.sheet import Chain, Leaf, fits, goes_on_below, leaf_of, without_cut
from parsers.wide.sides import is_other_side

MOST_PAGES = 40
"""Pages that one table has below each other at most, before its right pages follow."""

LONGEST_ORDINAL = 3


def widened(pages: Iterable[Page]) -> list[Page]:
    """The pages of a document with the tables that were cut at the edge of the paper in one piece."""
    walk = _Walk(list(pages))
    walk.run()
    return walk.result()


class _Walk:
    """Goes through the pages once; ``chains`` are the tables right before, each with its pages from left to right."""

    def __init__(self, pages: list[Page]) -> None:
        self.pages = pages
        self.chains: list[Chain] = []
        self.groups: list[list[Chain]] = []
        self.left_out: list[Leaf] = []
        self.cut: list[Leaf] = []
        self.moneyless: list[tuple[Leaf, Leaf]] = []

    def run(self) -> None:
        leaves = [leaf_of(page) for page in self.pages]
        at = 0
        while at < len(leaves):
            at += self._take(leaves, at)

    def _take(self, leaves: Sequence[Leaf | None], at: int) -> int:
        """Place the leaf of a page, or a run of right leaves; how many pages were taken is returned."""
        leaf = leaves[at]
        if leaf is None:
            self.chains.clear()
            return 1
        most = min(MOST_PAGES, len(self.chains) + 1)
        runs = [run for count in range(1, most) if (run := self._run(leaves, at, count))]
        if len(runs) == 1:
            self._join(runs[0])
            return len(runs[0])
        if runs or leaf.is_alone or self._is_beside(leaf, repeats=not _begins_sheet(leaves, at, at + 1)):
            self.left_out.append(leaf)
            self.cut += [chain.leaves[0] for chain in self.chains[-1:] if len(chain.leaves) == 1]
            self.moneyless += [(chain.leaves[0], leaf) for chain in self._table()[:1] if chain.leaves[0].above]
        else:
            self.chains.append(Chain((leaf,)))
        return 1

    def _run(self, leaves: Sequence[Leaf | None], at: int, count: int) -> list[Leaf]:
        """The next ``count`` leaves where they stand at the right of the last ``count`` chains, one by one."""
        before = self.chains[-count:]
        if count > len(self.chains) or not (_is_one_table(before) and _are_next(before, leaves[at])):
            return []
        run: list[Leaf] = []
        repeats = not _begins_sheet(leaves, at, at + count)
        for chain, leaf in zip(before, leaves[at : at + count], strict=False):
            if leaf is None:
                return []
            here = without_said_again(chain.leaves[0], leaf.beside(chain.leaves[0]))
            plain = without_repeated(chain, here) or here if repeats else here
            if plain is here and not (_is_right_of(chain, here) or (run and goes_on_below(chain, here, run[0]))):
                return []
            run.append(plain)
        return run if len(run) == count else []

    def _is_beside(self, leaf: Leaf, *, repeats: bool) -> bool:
        """Whether a page goes with one before it, though not where it stands."""
        if any(fits(chain, leaf.beside(chain.leaves[0])) for chain in self.chains[-MOST_PAGES:]):
            return True
        return repeats and any(without_repeated(chain, leaf.beside(chain.leaves[0])) for chain in self._table())

    def _table(self) -> list[Chain]:
        """The chains of the last table: from the last page on that has something above its grid, or a title in it."""
        tops = [at for at, chain in enumerate(self.chains) if chain.leaves[0].is_top]
        return self.chains[max(tops, default=0) :]

    def _join(self, run: Sequence[Leaf]) -> None:
        old = self.chains[-len(run) :]
        new = [Chain((*chain.leaves, leaf)) for chain, leaf in zip(old, run, strict=True)]
        self.chains[-len(run) :] = new
        self.groups = [group for group in self.groups if not any(chain in old for chain in group)]
        self.groups.append(new)

    def result(self) -> list[Page]:
        """The pages with what was joined or left out."""
        changed = {id(left.page): _with_money(left.page, left, [leaf]) for left, leaf in self.moneyless}
        changed |= {id(leaf.page): _without_cut(leaf, changed.get(id(leaf.page))) for leaf in self.cut}
        changed |= {id(leaf.page): _left_out(leaf) for leaf in self.left_out}
        for group in _whole_tables(self.groups):
            changed |= _decided(group)
        return [changed.get(id(page), page) for page in self.pages]


def _begins_sheet(leaves: Sequence[Leaf | None], at: int, after: int) -> bool:
    """Whether a page begins a sheet of its own: one without labels fits at its right, so that labels are not repeated.

    The title of such a sheet stands in its middle, on that other page; the table before may have the same accounts.
    """
    leaf, right = leaves[at], leaves[after] if after < len(leaves) else None
    if leaf is None or right is None or right.has_labels:
        return False
    return fits(Chain((leaf,)), right.beside(leaf))


def _is_right_of(chain: Chain, leaf: Leaf) -> bool:
    """Whether a page goes on at the right of a chain, with more columns of its rows or with its other side."""
    return fits(chain, leaf) or is_other_side(chain, leaf)


def _is_one_table(chains: Sequence[Chain]) -> bool:
    """Whether pages stand below each other: the first says what they are, or is alone, and none says anything else."""
    first, *others = chains
    said = {line.text for leaf in first.leaves for line in leaf.titles}
    if others and not any(leaf.above for leaf in first.leaves):
        return False
    return all(line.text in said for chain in others for leaf in chain.leaves for line in leaf.titles)


def _are_next(chains: Sequence[Chain], leaf: Leaf | None) -> bool:
    """Whether the last pages of chains, as long as each other, come one by one right before a page."""
    last = [chain.leaves[-1].page.number for chain in chains]
    number = leaf.page.number if leaf is not None else None
    follow = number is not None and last == list(range(number - len(chains), number))
    return follow and len({len(chain.leaves) for chain in chains}) == 1


def _whole_tables(groups: Sequence[list[Chain]]) -> list[list[Chain]]:
    """The chains of one table together: printed over first and then down, each row of its pages came alone."""
    tables: list[list[Chain]] = []
    for group in sorted(groups, key=lambda group: group[0].leaves[0].page.number or 0):
        if tables and _goes_on(tables[-1][-1], group[0]):
            tables[-1] += group
        else:
            tables.append(list(group))
    return tables


def _goes_on(chain: Chain, below: Chain) -> bool:
    """Whether the pages of a chain stand right below those of the one before: same columns, and no title of its own."""
    pages = [leaf.page.number for leaf in (*chain.leaves, *below.leaves)]
    if None in pages or pages != list(range(pages[0] or 0, (pages[0] or 0) + len(pages))):
        return False
    if [leaf.grid.edges for leaf in chain.leaves] != [leaf.grid.edges for leaf in below.leaves]:
        return False
    titles = {line.text for leaf in chain.leaves for line in leaf.titles}
    return all(line.text in titles for leaf in below.leaves for line in leaf.titles)


def _decided(group: Sequence[Chain]) -> dict[int, Page]:
    """The pages of tables that were cut alike: joined where that is certain, else the right ones left out."""
    from parsers.wide.sums import bears_out  # hardly any document has cut sheets
    from parsers.wide.table import composed

    tables = [composed(chain) for chain in group]
    whole = [table for table in tables if table is not None]
    start = max(len(chain.leaves[0].grid.edges) for chain in group) - 1
    if len(whole) < len(tables) or not bears_out(whole, start):
        return {id(page): new for chain in group for page, new in _apart(chain)}
    pairs = zip(group, whole, strict=True)
    return {id(page): new for chain, table in pairs for page, new in _together(chain, table)}


def _together(chain: Chain, table: RawGrid) -> list[tuple[Page, Page]]:
    """The page at the left with the whole table and the lines over it, the others with what is left of them."""
    from parsers.wide.cut import consumed, lines_over

    first, *others = chain.leaves
    taken = consumed(chain, table)
    blocks: list[Block] = [table, *lines_over(chain, table)]
    blocks += [block for block in first.lines if id(block) not in taken]
    return [(first.page, first.page._replace(blocks=tuple(sorted(blocks, key=_top)))), *_rests(others, taken)]


def _rests(leaves: Sequence[Leaf], taken: set[int]) -> list[tuple[Page, Page]]:
    return [
        (leaf.page, leaf.page._replace(blocks=tuple(line for line in leaf.lines if id(line) not in taken)))
        for leaf in leaves
    ]


def _top(block: Block) -> float:
    return block.box.top if block.box is not None else 0.0


def _apart(chain: Chain) -> list[tuple[Page, Page]]:
    """The left page without the columns whose heads were cut, the others without their tables."""
    first, *others = chain.leaves
    left = _with_money(_without_cut(first), first, others)
    return [(first.page, left), *((leaf.page, _left_out(leaf)) for leaf in others)]


def _with_money(page: Page, first: Leaf, others: Sequence[Leaf]) -> Page:
    """A left page with the unit of money that stands over a right one only: that of the table before may be another."""
    money = next((line for leaf in others for line in leaf.above if names_money(line.text)), None)
    if money is None or money.box is None or any(names_money(line.text) for line in first.above):
        return page
    here = money._replace(page=page.number, box=Box(first.box.x0, money.box.top, first.box.x1, money.box.bottom))
    return page._replace(blocks=tuple(sorted((*page.blocks, here), key=_top)))


def _without_cut(leaf: Leaf, page: Page | None = None) -> Page:
    """A left page that its right page could not be joined to, and the remark where columns of it were left out."""
    page = page or leaf.page
    kept = without_cut(leaf.grid)
    if kept is leaf.grid:
        return page
    blocks = tuple(kept if block is leaf.grid else block for block in page.blocks)
    said = "右边几栏的表头被纸边切断，这几栏没有读"
    return page._replace(blocks=blocks, remarks=(*page.remarks, said))


def _left_out(leaf: Leaf) -> Page:
    """A page without its table and what stands over it, and the remark that says so."""
    kept: tuple[TextLine, ...] = tuple(line for line in leaf.lines if _top(line) > leaf.box.top)
    lacking = "" if leaf.has_labels else "没有科目，"
    count = _figures_in(leaf.grid)
    figures = f"其中 {count} 个数字" if count else ""
    said = f"像是前面一张表右边的几栏，{lacking}接不上原表，{figures}没有读"
    return leaf.page._replace(blocks=kept, remarks=(*leaf.page.remarks, said))


def _figures_in(grid: RawGrid) -> int:
    """How many cells of a table state money: no codes and ordinals."""
    cells = {id(cell): cell for row in grid.rows for cell in row if cell is not None}
    return sum(_is_money(cell) for cell in cells.values())


def _is_money(cell: Cell) -> bool:
    words = cell.words
    if read_amount(words).kind is not CellKind.AMOUNT:
        return False
    return "." in words or "," in words or (len(words) > LONGEST_ORDINAL and not read_code(words))
