"""What is wrong with a call or a file, in Chinese: the words of ``argparse`` and of the system are English."""

from __future__ import annotations

import errno
import re

_USAGE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"argument (?P<what>.+?): invalid choice: (?P<said>.+?) \(choose from (?P<all>.+)\)"), "choice"),
    (re.compile(r"argument (?P<what>.+?): invalid int value: (?P<said>.+)"), "{what} 要写整数，不能是 {said}"),
    (re.compile(r"argument (?P<what>.+?): expected one argument"), "{what} 后面要写一个值"),
    (re.compile(r"argument (?P<what>.+?): ignored explicit argument (?P<said>.+)"), "{what} 后面不能写值 {said}"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "没有这样的参数：{what}"),
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "没有写 {what}"),
)

_SYSTEM = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "所在的不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的盘只能读",
    errno.ENOSPC: "盘已写满",
    errno.ENAMETOOLONG: "文件名太长",
}


def usage_in_chinese(message: str) -> str:
    """What ``argparse`` says is wrong; a message that is not known stays as it is."""
    for pattern, words in _USAGE:
        if found := pattern.fullmatch(message):
            said = found.groupdict()
            return _choice(said) if words == "choice" else words.format(**said)
    return message


def _choice(said: dict[str, str]) -> str:
    every = "、".join(word.strip(" '\"") for word in said["all"].split(","))
    return f"{said['what']} 不能是 {said['said']}，只能是 {every}"


def system_in_chinese(error: OSError) -> str:
    """Why the system refuses, behind the file it is about."""
    why = _SYSTEM.get(error.errno or 0, error.strerror or str(error))
    return f"{error.filename}：{why}" if error.filename else why
