"""What goes wrong in a template, in a sentence that says where: the paragraph, and the item of the loop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any

from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError, UndefinedError

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.word.lines import Lines, quoted
from drafter.word.samples import MARKS
from drafter.word.sandbox import MissingNameError, RefusedError, RefusedTagError
from drafter.word.views import BlockView

RUNTIME = (
    UndefinedError,
    SecurityError,
    TemplateRuntimeError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)
"""What evaluating a template's expressions can raise."""


_NO_SUCH = re.compile(r"(?:No filter named|No test named|unknown tag) '(\w+)'")


def syntax_fault(error: TemplateSyntaxError, lines: Lines) -> TypeFolderError:
    """Return the error that says where a tag is written wrongly."""
    message = error.message or ""
    match = _NO_SUCH.search(message)
    if match is not None:
        return TypeFolderError(_at(lines.place(error.lineno), say("没有“{name}”这个过滤器或标签", name=match[1])))
    own = message if isinstance(error, RefusedTagError) else say("标签写法有误（{reason}）", reason=message)
    return TypeFolderError(_at(lines.place(error.lineno), own))


def runtime_fault(error: Exception, lines: Lines, names: Mapping[str, Any]) -> TypeFolderError:
    """Return the error that says where printing the template failed, and at which item of its loop."""
    line, item = _where(error.__traceback__, names)
    place = "，".join(each for each in (lines.place(line), item) if each)
    if isinstance(error, MissingNameError):
        return TypeFolderError(_at(place, str(error)), advice(error.name, _known(error.owner, names)))
    reason = str(error)
    own = reason if isinstance(error, RefusedError) else say("模板里的这一处无法计算（{reason}）", reason=reason)
    return TypeFolderError(_at(place, own))


def _known(owner: object, names: Mapping[str, Any]) -> list[str]:
    """Return what could have been asked of *owner*; of None, the names that stand alone."""
    if owner is None:
        return [name for name in names if not name.startswith("_")]
    return sorted(BlockView.PUBLIC | set(MARKS)) if isinstance(owner, BlockView) else []


def _at(place: str, message: str) -> str:
    return f"{place}：{message}" if place else message


def _where(traceback: TracebackType | None, names: Mapping[str, Any]) -> tuple[int, str]:
    """Return the line of the template, and the item of its loop, at which the traceback ends."""
    line, item = 0, ""
    for frame in _frames(traceback):
        if frame.tb_frame.f_code.co_filename == "<template>":
            line = frame.tb_lineno
            item = _item(frame.tb_frame.f_locals, names)
    return line, item


def _frames(traceback: TracebackType | None) -> Iterator[TracebackType]:
    while traceback is not None:
        yield traceback
        traceback = traceback.tb_next


def _item(local_names: Mapping[str, Any], names: Mapping[str, Any]) -> str:
    for name, value in local_names.items():
        if isinstance(value, BlockView):
            return say("循环到第{n}项{words}", n=value.index + 1, words=quoted(value.label + value.text))
        if name not in names and isinstance(value, str):
            return say("循环到{words}", words=quoted(value))
    return ""
