"""A 版头 and a 版记 out of the tables and text boxes that many offices set them in: lines like all others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.reading.elements import NUMBER, mark_of
from drafter.reading.lines import Line, LineStory, SourceTable
from drafter.reading.recognising.around import take_letterhead
from drafter.reading.recognising.pieces import BLANKS, pieces_of
from drafter.reading.recognising.tail import IMPRINT

_GAP = "\u3000\u3000"
_HEAD = re.compile(
    rf"[\u3400-\u9fff（）()\s]{{2,40}}|(?:{NUMBER}|[（(](?:{NUMBER})[）)])(?:\s*签发人[：:].*)?|签发人[：:].*"
    r"|\S{2,30}\s+\d{4}年\d{1,2}月\d{1,2}日"
)
_WORD = re.compile(r"文\s*件")
_SAID = 10
"""A 版头 ends within so many lines with words, wherever its frames hang."""


def unframed(lines: Sequence[Line]) -> list[Line]:
    """Return *lines*, a 版头 and a 版记 that stand in tables or text boxes as lines of the text; every word stays."""
    return _with_imprint(_with_letterhead(list(lines)))


def _with_letterhead(lines: list[Line]) -> list[Line]:
    """Return *lines* with what is framed at the head as lines, where these are a 版头: in their place, or above the title."""
    end = _head_end(lines)
    parts = [(line, _head_lines(line)) for line in lines[:end]]
    if not any(framed for _, framed in parts):
        return lines
    in_place = [each for line, framed in parts for each in framed or [line]]
    first = [each for _, framed in parts for each in framed] + [line for line, framed in parts if not framed]
    for head in (in_place, first):
        if take_letterhead(pieces_of(head))[0]:
            return [*head, *lines[end:]]
    return lines


def _head_end(lines: Sequence[Line]) -> int:
    said = 0
    for index, line in enumerate(lines):
        said += line.table is not None or bool(line.shown.strip())
        if said > _SAID:
            return index
    return len(lines)


def _head_lines(line: Line) -> list[Line]:
    """Return the lines of a 版头 that the table or text box *line* holds, none where it holds anything else."""
    if line.table is not None:
        texts = _joint(line.table) or [text for row in _rows(line.table) for text in _of_head_row(row)]
    else:
        texts = [line.text] if line.story is LineStory.TEXT_BOX and not line.label else []
    fits = all(_HEAD.fullmatch(text) or mark_of(text) for text in (text.strip(BLANKS) for text in texts))
    return [_plain(line, text) for text in texts] if fits else []


def _joint(table: SourceTable) -> list[str]:
    """Return the mark of several organs, whose names stand beside one 文件, as lines; 文件 behind the name in the middle."""
    texts = [text for row in _rows(table) for cell in row for text in cell.split("\n")]
    names = [text for text in texts if not _WORD.fullmatch(text)]
    if len(names) < 2 or len(texts) != len(names) + 1:
        return []
    word = next(text for text in texts if _WORD.fullmatch(text))
    return [name + word * (index == len(names) // 2) for index, name in enumerate(names)]


def _of_head_row(row: Sequence[str]) -> list[str]:
    """Return the lines of a row: the number and 签发人, or an office and a date, are one."""
    return [_GAP.join(row)] if len(row) > 1 and not any("\n" in cell for cell in row) else [*"\n".join(row).split("\n")]


def _rows(table: SourceTable) -> list[list[str]]:
    """Return the words of every row, cell by cell, without the empty ones."""
    shown = [[cell.text.strip(BLANKS + "\n") for cell in row if not cell.continued] for row in table.rows]
    return [[text for text in row if text] for row in shown if any(row)]


def _with_imprint(lines: list[Line]) -> list[Line]:
    """Return *lines* with the tables and text boxes at their end as lines, as far as they hold a 版记."""
    end = len(lines)
    found = list[Line]()
    while end and (framed := _imprint_lines(lines[end - 1])) is not None:
        found = [*framed, *found]
        end -= 1
    return [*lines[:end], *found] if any(line.text for line in found) else lines


def _imprint_lines(line: Line) -> list[Line] | None:
    """Return the lines of a 版记 that *line* is or holds, itself where it is blank, None for anything else."""
    if line.table is None:
        if not line.shown.strip() or IMPRINT.fullmatch(line.shown.strip(BLANKS)):
            return [replace(line, story=LineStory.BODY) if line.story is LineStory.TEXT_BOX else line]
        return None
    texts = [text for row in _rows(line.table) for text in _GAP.join(row).split("\n")]
    return [_plain(line, text) for text in texts] if texts and all(map(IMPRINT.fullmatch, texts)) else None


def _plain(line: Line, text: str) -> Line:
    return replace(line, text=text, table=None, story=LineStory.BODY, emphasis=())
