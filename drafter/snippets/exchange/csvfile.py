"""Phrases as csv: as Excel and WPS write and read it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from drafter.base.messages import say
from drafter.base.problems import Place, Problem
from drafter.base.source import read_source
from drafter.snippets.exchange.lines import Cell, Offer, read_table

_ACTIVE = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
"""What a spreadsheet would take for a formula, or what has been guarded against that already."""

_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r]")
_LARGEST_CELL = 1_000_000


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Return *rows* as csv in UTF-8 with BOM, by which Excel knows it; a text like a formula has a ``'`` before it."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows([_guarded(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", errors="replace")


def read(data: bytes, file: str) -> Offer:
    """Return what the csv *data* (UTF-8 or GB18030; comma, semicolon or tab) offers."""
    source, problems = read_source(data, file)
    if source is None:
        return Offer(problems=problems)
    rows, failure = _rows(source.text, file)
    offer = read_table(rows, file)
    if offer is None:
        message = say("没有找到表头：第一行应有“标题”“文字”“类别”等栏名")
        offer = Offer(problems=[Problem(Place(file, 1), message, say("空表可用 drafter snippets export --empty 生成"))])
    offer.problems[:0] = problems
    offer.problems += failure
    return offer


def _rows(text: str, file: str) -> tuple[list[list[Cell]], list[Problem]]:
    csv.field_size_limit(_LARGEST_CELL)
    rows = list[list[Cell]]()
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for row in reader:
            rows.append([Cell(_unguarded(cell)) for cell in row])
    except csv.Error:
        message = say("第 {number} 行的引号没有成对，从这里起读不下去", number=len(rows) + 1)
        return rows, [Problem(Place(file, len(rows) + 1), message, say("用 Excel 或 WPS 打开，另存为 CSV UTF-8"))]
    return rows, []


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _guarded(cell: str) -> str:
    return "'" + cell if _ACTIVE.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
