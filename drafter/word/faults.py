"""What goes wrong in a template, in a sentence that says where: the paragraph, and the item of the loop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from types import TracebackType
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import (
    SecurityError,
    TemplateAssertionError,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.word.lines import Lines, quoted
from drafter.word.samples import MARKS
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


_UNLIKE = re.compile(r"^'[<>]=?' not supported between")
_NO_SUCH = re.compile(r"(?:No filter named|No test named|unknown tag) '(\w+)'")


class RefusedError(SecurityError):
    """Something that a template may not do, in a sentence for the user."""


class RefusedTagError(TemplateAssertionError):
    """A tag that a template may not have, in a sentence for the user."""


class MissingNameError(UndefinedError):
    """A name that a template uses and nothing has; ``owner`` is what was asked for it, None where it stood alone."""

    def __init__(self, message: str, name: str, owner: object) -> None:
        super().__init__(message)
        self.name, self.owner = name, owner


class MissingName(StrictUndefined):
    """What stands for a missing name: whatever is done with it is an error."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self._undefined_name if isinstance(self._undefined_name, str) else ""
        if self._undefined_exception is UndefinedError:
            owner = None if self._undefined_obj is missing else self._undefined_obj
            self._undefined_exception = partial(MissingNameError, name=name, owner=owner)  # type: ignore[assignment]

    @property
    def _undefined_message(self) -> str:
        if not isinstance(self._undefined_name, str):
            return say("这里要的那一项没有")
        return say("没有“{name}”这个名字", name=self._undefined_name)


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
    if isinstance(error, MissingNameError) and error.name == "loop":
        return TypeFolderError(_at(place, say("这里不在循环里，不能用 {tags}", tags="loop、{% vm %}、{% hm %}")))
    if isinstance(error, MissingNameError):
        near = advice(error.name, _known(error.owner, names)) if error.name else say("可以放在 {tag} 里面", tag="{% if … %}")
        return TypeFolderError(_at(place, str(error)), near)
    reason = str(error)
    if isinstance(error, TypeError) and _UNLIKE.search(reason):
        return TypeFolderError(_at(place, say("比大小的两边要都是数，或都是文字；有一边可能空着")))
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
    """Return the item at which the loop is, in words: the innermost row, and the text of a loop inside its loop."""
    own = [value for name, value in local_names.items() if name not in names and isinstance(value, (BlockView, Mapping, str))]
    rows = [at for at, value in enumerate(own) if not isinstance(value, str)]
    own = own[rows[-1] :][:2] if rows else own[:1]  # what is set inside a loop comes behind its variable
    if not own:
        return ""
    if isinstance(own[0], BlockView):
        return say("循环到第{n}项{words}", n=own[0].index + 1, words=quoted(own[0].label + own[0].text))
    return say("循环到{words}", words="".join(quoted(_words(each)) for each in own))


def _words(item: object) -> str:
    return "、".join(str(each) for each in item.values() if each) if isinstance(item, Mapping) else str(item)
