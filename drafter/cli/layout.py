"""Text laid out in terminal cells, where a Chinese character takes two."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORDS = re.compile(r"(?:[!-~]+|.)[，。、；：？！”’）》〉】〕…]*", re.DOTALL)
"""What a line is not broken in: a Latin word, or a character, with the closing marks behind it."""

_WIDEST = 100


def cells(text: str) -> int:
    """Return how many cells of a terminal *text* takes."""
    from drafter.draft.widths import width  # loads the tables of Unicode

    return round(width(text) * 2)


def pad(text: str, to: int) -> str:
    """Return *text* filled with spaces up to *to* cells."""
    return text + " " * max(0, to - cells(text))


def page_width() -> int:
    """Return how many cells a line of help may take."""
    import shutil  # 2 ms, which what is read by programs can do without

    return min(_WIDEST, max(40, shutil.get_terminal_size().columns - 1))


def wrap(text: str, room: int) -> list[str]:
    """Return *text* in lines of at most *room* cells; Latin words stay whole, no line begins with a closing mark."""
    lines = [""]
    for word in _WORDS.findall(text):
        if word == "\n":
            lines.append("")
        elif cells(lines[-1] + word) <= room or not lines[-1]:
            lines[-1] += word
        else:
            lines.append(word.lstrip())
    return [line.rstrip() for line in lines]


def definitions(rows: Sequence[tuple[str, str]], indent: int = 2) -> list[str]:
    """Return *rows* as two columns, the second wrapped; a long first one has a line of its own."""
    left = min(26, max((cells(name) for name, _ in rows), default=0)) + 2
    lines = []
    for name, meaning in rows:
        wrapped = wrap(meaning, page_width() - indent - left)
        if cells(name) > left - 2:
            lines.append(" " * indent + name)
            name = ""
        for line in wrapped:
            lines.append((" " * indent + pad(name, left) + line).rstrip())
            name = ""
    return lines


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return *rows* as lines with aligned columns."""
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    return ["  ".join(pad(text, to) for text, to in zip(row, widths, strict=True)).rstrip() for row in rows]
