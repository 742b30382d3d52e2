"""Plain text and Markdown to lines: UTF-8 with or without BOM, GB18030, UTF-16 with BOM."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.base.source import read_source
from drafter.draft.tables import split_cells
from drafter.reading.lines import Line, SourceCell, SourceTable

_BREAKS = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*")
_QUOTE = re.compile(r"(?:>[ \t]?)+(?P<text>.*)")
_BULLET = re.compile(r"(?P<mark>[-*+])[ \t]+(?P<text>.+)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_RULE = re.compile(r"[-*_](?:[ \t]*[-*_]){2,}")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
_BLANKS = " \t\u3000"
_LEAST_TABS, _LEAST_ROWS = 2, 2


def read_plain(given: bytes | str, file: str, *, markdown: bool = False) -> tuple[tuple[Line, ...], list[Problem]]:
    """Return the lines of a text file and what is to be said of its bytes; no lines where they are no text.

    In *markdown* the marks of headings, bullets, quotations, bold and tables are read; they are no characters of the text.
    Lines cut by as many tabs, two or more, are a table, as Word writes it into text. A form feed begins a page.
    """
    wide = _utf16(given) if isinstance(given, bytes) else None
    source, problems = read_source(given if wide is None else wide, file)
    if source is None:
        return (), problems
    if wide is not None:
        problems = [Problem(Place(file), say("文件是 UTF-16 编码，已按此读入"), level=Level.NOTICE), *problems]
    rows = [_line(row, number) for number, row in enumerate(_BREAKS.split(source.text), 1)]
    return tuple(_tabbed(_marked(rows) if markdown else rows)), problems


def _utf16(data: bytes) -> str | None:
    """Return the text of *data* in UTF-16 with a BOM, what Notepad calls Unicode; None where it is anything else."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        return None


def _tabbed(rows: Iterable[Line]) -> Iterator[Line]:
    """Yield *rows*, neighbours with the same number of tabs (two or more) put together as a table."""
    for tabs, group in groupby(rows, lambda row: row.text.strip(" ").count("\t") if row.table is None else 0):
        own = list(group)
        if tabs < _LEAST_TABS or len(own) < _LEAST_ROWS or any(row.text.startswith("\t") for row in own):
            yield from own
            continue
        cells = tuple(tuple(SourceCell(cell.strip(_BLANKS)) for cell in row.text.split("\t")) for row in own)
        yield replace(own[0], text="", table=SourceTable(cells))


def _line(row: str, number: int) -> Line:
    new_page = "\f" in row
    return Line(row.replace("\f", "") if new_page else row, number=number, page_break_before=new_page)


def _marked(rows: Sequence[Line]) -> Iterator[Line]:
    index = 0
    while index < len(rows):
        end = _table_end(rows, index)
        if end > index + 1 and _TABLE_RULE.fullmatch(rows[index + 1].text.strip()):
            yield replace(rows[index], text="", table=_table(rows[index:end]))
            index = end
            continue
        yield _marked_line(rows[index])
        index += 1


def _table_end(rows: Sequence[Line], index: int) -> int:
    while index < len(rows) and rows[index].text.strip(_BLANKS).startswith("|"):
        index += 1
    return index


def _table(rows: Sequence[Line]) -> SourceTable:
    kept = [rows[0], *rows[2:]]
    cells = [split_cells(row.text if row.text.rstrip().endswith("|") else row.text + "|") for row in kept]
    return SourceTable(tuple(tuple(SourceCell(_STRONG.sub(r"\2", cell)) for cell in row) for row in cells))


def _marked_line(line: Line) -> Line:
    text = line.text.strip(_BLANKS)
    if _RULE.fullmatch(text):
        return replace(line, text="")
    if heading := _HEADING.fullmatch(text):
        return _strong(replace(line, text=heading["text"], outline_level=len(heading["marks"]), style="Heading"))
    if quote := _QUOTE.fullmatch(text):
        return _strong(replace(line, text=quote["text"]))
    if bullet := _BULLET.fullmatch(text):
        return _strong(replace(line, text=bullet["text"], label=bullet["mark"]))
    return _strong(line)


def _strong(line: Line) -> Line:
    """Return *line* with the marks of bold taken away and their spans kept."""
    text, spans, end = "", list[tuple[int, int]](), 0
    for match in _STRONG.finditer(line.text):
        text += line.text[end : match.start()]
        spans.append((len(text), len(text) + len(match[2])))
        text += match[2]
        end = match.end()
    return replace(line, text=text + line.text[end:], emphasis=tuple(spans)) if spans else line
