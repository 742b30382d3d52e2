"""The columns of a table of phrases: their heads, what they hold, and what is read from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.draft.dates import parse_date
from drafter.snippets.exchange.cells import CellError, read_variables, read_words, variables_cell, words_cell
from drafter.snippets.snippet import ID, Kind, Snippet, Status, one_line, plain

KINDS = {"固定提法": Kind.CANONICAL, "句式": Kind.PATTERN, "范例": Kind.SAMPLE}
"""What the kinds are called in a table, in the file's language whatever the user's is."""

STATUSES = {"草稿": Status.DRAFT, "已审定": Status.APPROVED, "已停用": Status.DEPRECATED, "已归档": Status.ARCHIVED}
"""What the states are called in a table."""

_Enum = TypeVar("_Enum", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its head in the file, the width (characters), what it explains, and how it is written and read.

    ``key`` is the snippet's, or a part of it (``valid.start``).
    """

    key: str
    head: str
    width: int
    about: str
    written: Callable[[Snippet], str]
    read: Callable[[str], Any]


def set_value(snippet: Snippet, key: str, value: Any) -> Snippet:
    """Return *snippet* with *value* under *key*, which may name a part."""
    whole, _, part = key.partition(".")
    return replace(snippet, **{whole: replace(getattr(snippet, whole), **{part: value}) if part else value})


def get_value(snippet: Snippet, key: str) -> Any:
    """Return what *snippet* has under *key*, which may name a part."""
    whole, _, part = key.partition(".")
    return getattr(getattr(snippet, whole), part) if part else getattr(snippet, whole)


def _text(key: str) -> Callable[[Snippet], str]:
    return lambda snippet: get_value(snippet, key)


def _words(key: str) -> Callable[[Snippet], str]:
    return lambda snippet: words_cell(get_value(snippet, key))


def _named(key: str, names: Mapping[str, StrEnum]) -> Callable[[Snippet], str]:
    return lambda snippet: next(name for name, value in names.items() if value is get_value(snippet, key))


def _choice(names: Mapping[str, _Enum]) -> Callable[[str], _Enum]:
    known = {**names, **{value.value: value for value in names.values()}}

    def read(cell: str) -> _Enum:
        if cell not in known:
            raise CellError(say("不能是“{value}”；", value=cell) + advice(cell, names))
        return known[cell]

    return read


def _day(*, last: bool) -> Callable[[str], date | None]:
    def read(cell: str) -> date | None:
        try:
            found = parse_date(cell)
        except ValueError:
            found = None
        if found is None:
            raise CellError(say("“{value}”不是日期，应写如 2026-01-08", value=cell))
        if found.day is not None:
            return date(found.year, found.month, found.day)
        following = date(found.year + found.month // 12, found.month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1) if last else date(found.year, found.month, 1)

    return read


def _written_day(key: str) -> Callable[[Snippet], str]:
    return lambda snippet: day.isoformat() if (day := get_value(snippet, key)) is not None else ""


def _id(cell: str) -> str:
    if ID.fullmatch(cell) is None:
        raise CellError(say("“{id}”不是编号；新的表述请留空，会自动编号", id=cell))
    return cell


def _body(cell: str) -> str:
    return plain(cell).strip("\n")


COLUMNS = (
    Column("id", "编号", 12, "新的表述留空，导入时自动编号；已有的不要改动，凭它更新", _text("id"), _id),
    Column("title", "标题", 22, "必填。一行，供查找时辨认", _text("title"), one_line),
    Column("text", "文字", 60, "必填。原文；有空可填的写成 {{ 名称 }}；可以分行（Alt+Enter）", _text("text"), _body),
    Column("category", "类别", 12, "必填。类别的名称或文件夹名，如 固定提法；没有的会新建", _text("category"), one_line),
    Column(
        "kind", "用法", 10, "固定提法（逐字引用）、句式（有空可填）、范例（可以改写）", _named("kind", KINDS), _choice(KINDS)
    ),
    Column("tags", "标签", 18, "几个之间用顿号", _words("tags"), read_words),
    Column("types", "文种", 14, "只适用于某些文种时写，几个之间用顿号，如 work-plan", _words("types"), read_words),
    Column(
        "variables",
        "变量",
        30,
        "一行一个：名称｜问什么｜默认值｜可选甲、可选乙；后几项可以不写",
        lambda snippet: variables_cell(snippet.variables),
        read_variables,
    ),
    Column("status", "状态", 10, "草稿、已审定、已停用、已归档；不写时是草稿", _named("status", STATUSES), _choice(STATUSES)),
    Column("owner", "负责人", 12, "由谁维护", _text("owner"), one_line),
    Column("valid.start", "有效期起", 12, "日期，如 2026-01-08", _written_day("valid.start"), _day(last=False)),
    Column("valid.end", "有效期止", 12, "日期，含当天", _written_day("valid.end"), _day(last=True)),
    Column("superseded_by", "后继编号", 12, "已由哪一条代替", _text("superseded_by"), _id),
    Column("source.document", "出处", 24, "出自哪个文件", _text("source.document"), one_line),
    Column("source.reference", "发文字号", 16, "如 〔2024〕1号", _text("source.reference"), one_line),
    Column("source.date", "出处日期", 12, "文件的日期", _text("source.date"), one_line),
    Column("pinyin", "读音", 14, "只在与字典不同时写拼音，如 jiaose", _words("pinyin"), read_words),
    Column("based_on", "所据版本", 14, "由程序填写，不要改动", _text("based_on"), one_line),
)
"""All columns in their order. The heads are the same in every language: they are the format of the file."""
