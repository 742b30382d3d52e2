"""Tables: a header that repeats, rows kept whole, a width that fits between the margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.review.finding import Severity
from drafter.review.format.rows import Table
from drafter.review.format.rule import FormatRule, Remark
from drafter.review.format.sheet import Sheet

_OVER = 340
"""How many twips (6 mm) a table may be wider than the text block: cell margins and borders stand outside it."""

_LEAST_SURE = 1.15
"""How many times as high as the text block a table is estimated before it is taken to break."""


def header() -> FormatRule:
    """Return the rule for a table of several pages whose header does not repeat."""
    return FormatRule(
        "table-header",
        say("跨页的表格没有重复表头"),
        Severity.HINT,
        say("实务"),
        say("一页排不下的表格，表头行要设“在各页顶端以标题行形式重复出现”。按字数估算出明显超过一页的才提示。"),
        "[表格 行=60]",
        "[表格 行=60 重复表头]",
        examine=_header,
        authority="table",
    )


def rows() -> FormatRule:
    """Return the rule for a table of several pages whose rows may break across them."""
    return FormatRule(
        "table-rows",
        say("表格的行可能断在两页"),
        Severity.HINT,
        say("实务"),
        say("一页排不下、又有多行文字的表格，各行宜取消“允许跨页断行”，免得一格的文字断在两页。"),
        "[表格 行=60 重复表头 长]",
        "[表格 行=60 重复表头 长 整行]",
        examine=_rows,
        authority="table",
    )


def width() -> FormatRule:
    """Return the rule for a table that reaches over the margin."""
    return FormatRule(
        "table-width",
        say("表格超出版心"),
        Severity.WARNING,
        say("实务"),
        say("表格比版心宽出6毫米以上，伸到了页边里。"),
        "[表格 行=3 宽=190]",
        "[表格 行=3 宽=156]",
        examine=_width,
    )


def _breaks(sheet: Sheet, table: Table) -> bool:
    block = sheet.setups[table.section].block[1]
    return block > 0 and sum(row.height for row in table.rows) > block * _LEAST_SURE


def _header(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    for table in sheet.tables:
        if _breaks(sheet, table) and not table.rows[0].is_header:
            yield Remark(say("表格一页排不下，表头没有设为重复"), table.first, spot=_spot(table))


def _rows(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    for table in sheet.tables:
        loose = [place for place, row in enumerate(table.rows, 1) if row.lines > 1 and not row.is_whole]
        if loose and _breaks(sheet, table):
            message = say("表格一页排不下，有的行允许跨页断行")
            yield Remark(message, table.first, spot=_spot(table, loose))


def _width(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    for table in sheet.tables:
        block = sheet.setups[table.section].block[0]
        if block > 0 and table.width > block + _OVER:
            over = round((table.width - block) * 25.4 / 1440)
            yield Remark(say("表格比版心宽{over}毫米", over=over), table.first, spot=_spot(table))


def _spot(table: Table, rows: Sequence[int] = ()) -> str:
    if rows:
        return say("表{table}第{row}行", table=table.ordinal, row=rows[0])
    return say("表{table}", table=table.ordinal)
