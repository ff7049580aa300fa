"""Rebuild the committed subset: `python tests/typeset/font/subset.py path/to/NotoSansSC-Regular.ttf`.

The source is the static TrueType cut of Noto Sans SC (OFL 1.1, see OFL.txt beside this file); the PDF writer cannot
embed the CFF outlines of the OpenType one. `characters.txt` lists what is kept: a character added there is in the
subset after the next run.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent
CHARACTERS = FOLDER / "characters.txt"
SUBSET = FOLDER / "NotoSansSC-subset.ttf"
SPACES = frozenset(" \u00a0\u3000")
NAME_IDS = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # copyright, names, licence


def wanted(text: str) -> frozenset[str]:
    """Return the characters of the list; line breaks only lay it out, the three spaces are always wanted."""
    return frozenset(text.replace("\n", "")) | SPACES


def shrink(full: Path, characters: frozenset[str]) -> TTFont:
    """Cut the font at `full` down to the characters; raise LookupError naming those it does not hold."""
    font = TTFont(full, recalcTimestamp=False)
    if missing := sorted(characters - {chr(code) for code in font.getBestCmap()}):
        raise LookupError(f"{full.name} has no glyph for {''.join(missing)}")
    options = subset.Options(hinting=False, layout_features=[], name_IDs=NAME_IDS, notdef_outline=True)
    job = subset.Subsetter(options)
    job.populate(unicodes=[ord(character) for character in characters])
    job.subset(font)
    return font


def main(arguments: list[str]) -> int:
    """Write the subset; 2 where the path of the full font is not given."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    characters = wanted(CHARACTERS.read_text(encoding="utf-8"))
    shrink(Path(arguments[0]), characters).save(SUBSET)
    print(f"{SUBSET.name}: {len(characters)} characters, {SUBSET.stat().st_size // 1024} KB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
