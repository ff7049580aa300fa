"""Keys and marks, from the one list of commands."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from model.finding import STATUS_LABELS
from tui.commands import WALKING, groups
from tui.glyphs import MARK_WORDS, glyphs_for
from tui.prose import Prose
from tui.screens.value import ValueScreen

KEY_ROOM = 16


class HelpScreen(ValueScreen):
    """The same window with the keys in it."""

    def __init__(self, ascii_chrome: bool) -> None:
        super().__init__(partial(help_words, ascii_chrome), "帮助")


def help_words(ascii_chrome: bool, room: int) -> Content:
    """Walking, every command by group, then what the marks mean."""
    prose = Prose(room)
    prose.head("行走")
    for keys, words in WALKING:
        prose.pair(keys, words, label_room=KEY_ROOM)
    for group, commands in groups().items():
        if group != "行走":
            prose.head(group)
        for command in commands:
            prose.pair(command.keys_in_words, f"{command.title}：{command.tip}", label_room=KEY_ROOM)
    _marks(prose, ascii_chrome)
    return prose.content()


def _marks(prose: Prose, ascii_chrome: bool) -> None:
    glyphs = glyphs_for(ascii_chrome)
    prose.head("记号")
    for kind, words in MARK_WORDS.items():
        if glyphs.change[kind].strip():
            prose.pair(glyphs.change[kind], words, label_room=KEY_ROOM)
    prose.pair("!", "这一行有错误或存疑的校验", label_room=KEY_ROOM)
    prose.pair("123.00*", "文件未印，由下级相加得出", label_room=KEY_ROOM)
    prose.pair("123.00^", "读不出的格，推定值经人认可", label_room=KEY_ROOM)
    prose.pair("123.00?", "读数不定，详情里列出各种读法", label_room=KEY_ROOM)
    prose.pair("?", "应有数字而读不出", label_room=KEY_ROOM)
    prose.pair("-", "印作短横，即 0；空白即文件未印", label_room=KEY_ROOM)
    for status, label in STATUS_LABELS.items():
        prose.pair(glyphs.status[status], label, label_room=KEY_ROOM)
    prose.text("红为增，绿为减；颜色之外都另有正负号或文字。", "quiet")
