"""Corrected lines of YAML, as shown to somebody who slipped."""

from __future__ import annotations

import re

from drafter.base.messages import say

_MOST_LINES = 6
_WIDEST = 300
_ITEM = re.compile(r"(?:\{\{(?:(?!\}\}).)*\}\}|[^,\]}])+")
_WHOLE = re.compile(r"""\{\{(?:(?!\}\}).)*\}\}|"[^"]*"|'[^']*'""")
_COMMENT = re.compile(r"(?:[ \t]{2,}|^[ \t]*)#[ \t].*$")


def quoted(text: str) -> str:
    """Return *text* as a quoted scalar on one line: in double quotes, or in single ones where that needs no escapes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def quote_from(line: str, column: int) -> str:
    """Return *line* with everything from *column* (from 0) on in quotes.

    A comment set apart by two blanks stays outside, and of a list in brackets the other items.
    """
    comment = _COMMENT.search(line, column + 1)
    end = comment.start() if comment else len(line)
    item = _ITEM.match(line, column, end) if _in_brackets(line[:column]) else None
    value = (item.group() if item is not None else line[column:end]).rstrip()
    return line[:column] + quoted(value) + line[column + len(value) :]


def _in_brackets(before: str) -> bool:
    """Tell whether a list or mapping in brackets is still open where the line has gone on *before*."""
    words = _WHOLE.sub("", before)
    return any(words.count(opening) > words.count(closing) for opening, closing in ("[]", "{}"))


def corrected(*lines: str, whole: bool = False) -> str:
    """Return the sentence that shows the corrected *lines* (the first ones of many).

    A single line is shown without its indent, unless the *whole* line matters.
    """
    shown = [line if len(line) <= _WIDEST else line[:_WIDEST] + "……" for line in lines[:_MOST_LINES]]
    if len(lines) == 1 and not whole:
        return say("可改为：{line}", line=shown[0].strip())
    shown += ["……"] if len(lines) > _MOST_LINES else []
    return say("可改为：") + "\n" + "\n".join(shown)
