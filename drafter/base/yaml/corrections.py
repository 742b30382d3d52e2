"""Corrected lines of YAML, as shown to somebody who slipped."""

from __future__ import annotations

import re

from drafter.base.messages import say

_MOST_LINES = 6
_WIDEST = 300
_IN_LIST = re.compile(r"(\{\{(?:(?!\}\}).)*\}\})\s*[,\]]")
_COMMENT = re.compile(r"(?:[ \t]{2,}|^[ \t]*)#[ \t].*$")


def quoted(text: str) -> str:
    """Return *text* as a quoted scalar on one line: in double quotes, or in single ones where that needs no escapes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def quote_from(line: str, column: int) -> str:
    """Return *line* with everything from *column* (from 0) on in quotes.

    A comment set apart by two blanks stays outside, and what follows an expression in a list.
    """
    comment = _COMMENT.search(line, column + 1)
    end = comment.start() if comment else len(line)
    inside = _IN_LIST.match(line, column)
    end = inside.end(1) if inside else end
    return line[:column] + quoted(line[column:end].strip()) + line[end:]


def corrected(*lines: str, whole: bool = False) -> str:
    """Return the sentence that shows the corrected *lines* (the first ones of many).

    A single line is shown without its indent, unless the *whole* line matters.
    """
    shown = [line if len(line) <= _WIDEST else line[:_WIDEST] + "……" for line in lines[:_MOST_LINES]]
    if len(lines) == 1 and not whole:
        return say("可改为：{line}", line=shown[0].strip())
    shown += ["……"] if len(lines) > _MOST_LINES else []
    return say("可改为：") + "\n" + "\n".join(shown)
