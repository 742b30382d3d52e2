"""Values as the words that a template prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2.runtime import Undefined
from markupsafe import Markup

from drafter.base.messages import say
from drafter.word.faults import RefusedError
from drafter.word.xml import inside_text

BREAK = "\v"
"""What stands for a line break of a rich text while the lines of the source are those of its paragraphs."""


def printed(value: Any) -> Any:
    """Return *value* as it prints inside a ``w:t``: as written, line breaks kept; lists are set with 、."""
    if isinstance(value, (Markup, Undefined)):
        return value
    if hasattr(value, "__html__"):  # docxtpl's rich texts and pictures bring their own XML
        return Markup(value.__html__().replace("\n", BREAK))
    if isinstance(value, (list, tuple, Mapping)):
        refuse_rows([value, *value])
    if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
        value = "、".join(value)
    return Markup(inside_text(words_of(value)))


def words_of(value: Any) -> str:
    """Return *value* in words; RefusedError for lists and for Python's own things."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if not isinstance(value, (str, int, float)) and "__str__" not in vars(type(value)):
        raise RefusedError(say("这一项不是文字，不能直接印出"))
    return str(value)


def refuse_rows(values: Iterable[Any]) -> None:
    """Raise RefusedError where one of *values* is a row of a table."""
    if any(isinstance(each, Mapping) for each in values):
        raise RefusedError(say("表格不能整个印出，要用循环一行一行印"))
