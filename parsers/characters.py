"""Which characters of a document are text. Every source passes what it reads through here, and only here.

A document is untrusted: control characters and escape sequences steer a terminal, direction marks turn figures around,
characters without width hide in words, and half characters cannot be written out.
"""

from __future__ import annotations

import re

_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("[\t-\r\x85\u2028\u2029]+")


def plain(text: str) -> str:
    """A text without what steers; blanks, tabs and line ends stay."""
    return _STEERING.sub("", text)


def plain_line(text: str) -> str:
    """The same in one line: a glyph, or the name of a file, that holds a tab or the end of a line shows a blank."""
    return _BREAKS.sub(" ", plain(text))
