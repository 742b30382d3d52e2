"""Captions of tables in a docx: a short line above a table, which belongs to it, becomes its first row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.reading.lines import Line, LineStory, SourceCell

_NAMED = re.compile(r"(?:附?表|标)\s*[\d一二三四五六七八九十]")
_LONGEST = 40
_ENDS = "。；：！？"


def with_captions(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield *lines* with every caption as a row across the table below it.

    A caption is a short centred line that is smaller than the text or begins as 表1 does; a larger one is a title.
    """
    usual = _usual_size(lines)
    waiting: Line | None = None
    for line in lines:
        if waiting is not None and line.table is not None and line.table.width > 1:
            row = (SourceCell(waiting.text, across=line.table.width),)
            line, waiting = replace(line, table=replace(line.table, rows=(row, *line.table.rows))), None
        if waiting is not None:
            yield waiting
        waiting = line if _is_caption(line, usual) else None
        if waiting is None:
            yield line
    if waiting is not None:
        yield waiting


def _is_caption(line: Line, usual: float) -> bool:
    text = line.text.strip()
    if not text or line.label or not line.centred or line.story is not LineStory.BODY or line.page_break_before:
        return False
    is_small = 0 < line.size < usual
    return len(text) <= _LONGEST and not text.endswith(tuple(_ENDS)) and (is_small or _NAMED.match(text) is not None)


def _usual_size(lines: Sequence[Line]) -> float:
    """Return the size in pt that most characters outside tables have, 0 where it is not known."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
