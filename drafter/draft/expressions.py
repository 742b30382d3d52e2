"""Expressions in answers ``{{ … }}``: a closed little language, parsed by Jinja and admitted node by node.

An expression is a name, a string, a number, ``snippet("id", 名=值)`` or ``br``, followed by filters. Nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from drafter.base.messages import listed, say
from drafter.base.nearest import nearest
from drafter.base.problems import NOWHERE, Place, Problem

if TYPE_CHECKING:  # jinja2 takes 25 ms to import and most texts hold no expression
    from jinja2 import Environment, nodes

    from drafter.draft.fields import Form

FILTERS: Mapping[str, tuple[int, int]] = {
    "strong": (0, 0),
    "cn": (0, 0),
    "cn_year": (0, 0),
    "date_cn": (0, 0),
    "default": (1, 1),
}
"""The filters, with the least and the greatest number of their arguments."""

_OPEN = re.compile(r"\{\{")
_EXPRESSION = re.compile(r"""\{\{((?:"[^"]*"|'[^']*'|“[^”]*”|(?!\{\{|\}\}).)*)\}\}""", re.DOTALL)
_FULL_WIDTH = str.maketrans("（），＝｜：", "(),=|:")
_CONTROL = re.compile(r"[\x00-\x1f]")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_LONGEST = 2_000
_MOST_FILTERS = 20


class Name(NamedTuple):
    """A field's value, by key or label."""

    name: str


class Literal(NamedTuple):
    """A string, or a number as written."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """``br``."""


class SnippetCall(NamedTuple):
    """``snippet("id", 名=值)``."""

    id: str
    arguments: Mapping[str, Expression] = MappingProxyType({})


class Filtered(NamedTuple):
    """A value and the filter it goes through."""

    value: Expression
    filter: str
    arguments: tuple[Expression, ...] = ()


Expression = Name | Literal | LineBreak | SnippetCall | Filtered


class Piece(NamedTuple):
    """A stretch of a text: words, or an expression (with the offset where it stands)."""

    text: str
    expression: Expression | None = None
    offset: int = 0


class ExpressionError(ValueError):
    """A text holds something that is no expression; ``offset`` counts characters from the start of the text."""

    def __init__(self, message: str, help: str = "", offset: int = 0) -> None:
        super().__init__(message)
        self.message, self.help, self.offset = message, help, offset

    def problem(self, place: Place) -> Problem:
        """Return the error as a problem of a text that begins at *place*."""
        column = place.column + self.offset if place.column else 0
        return Problem(Place(place.file, place.line, column), self.message, self.help)


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return *text* cut into words and expressions; ExpressionError where one cannot be admitted."""
    if "{{" not in text:
        return (Piece(text),) if text else ()
    found, end = list[Piece](), 0
    while opening := _OPEN.search(text, end):
        match = _EXPRESSION.match(text, opening.start())
        if match is None:
            raise ExpressionError(say("“{{”没有对应的“}}”"), offset=opening.start())
        if match.start() > end:
            found.append(Piece(text[end : match.start()], offset=end))
        found.append(Piece(match.group(), _parse(match[1], match.start()), match.start()))
        end = match.end()
    return (*found, Piece(text[end:], offset=end)) if end < len(text) else tuple(found)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment

    return Environment(autoescape=False)


def _parse(source: str, offset: int) -> Expression:
    from jinja2 import TemplateSyntaxError

    if len(source) > _LONGEST or source.count("|") > _MOST_FILTERS:
        raise ExpressionError(say("{{ }} 里的内容太长"), offset=offset)
    ascii_source = _CONTROL.sub(" ", _to_ascii(source))
    try:
        body = _environment().parse("{{" + ascii_source + "}}").body
    except (TemplateSyntaxError, RecursionError):
        body = []
    output = getattr(body[0], "nodes", []) if len(body) == 1 else []
    if len(output) != 1:
        raise _not_admitted(source, offset)
    return _admit(output[0], source, offset)


def _to_ascii(source: str) -> str:
    """Return *source* with full-width quotes, brackets, commas read as their ASCII forms, and numbers kept as written."""
    quoted = re.split(r"""("[^"]*"|'[^']*'|“[^”]*”|”[^”]*”)""", source)
    quoted[::2] = [_NUMBER.sub(r'"\g<0>"', plain.translate(_FULL_WIDTH)) for plain in quoted[::2]]
    quoted[1::2] = ['"' + each[1:-1].replace("\\", "\\\\").replace('"', '\\"') + '"' for each in quoted[1::2]]
    return "".join(quoted)


def _not_admitted(source: str, offset: int) -> ExpressionError:
    advice = say(
        "可以写：{examples}",
        examples='{{ 字段名 }}、{{ "文字" }}、{{ snippet("编号", 名="值") }}、{{ br }}、{{ 名 | 过滤器 }}',
    )
    return ExpressionError(say("“{source}”不是可用的表达式", source=source.strip()), advice, offset)


def _admit(node: nodes.Node, source: str, offset: int) -> Expression:
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return LineBreak() if node.name == "br" else Name(node.name)
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return Literal(node.value)
    if isinstance(node, nodes.TemplateData):
        return Literal(node.data)
    if isinstance(node, nodes.Call):
        return _admit_snippet(node, source, offset)
    if isinstance(node, nodes.Filter) and node.node is not None:
        return _admit_filter(node, source, offset)
    raise _not_admitted(source, offset)


def _admit_filter(node: nodes.Filter, source: str, offset: int) -> Filtered:
    if node.name not in FILTERS:
        near = nearest(node.name, FILTERS)
        advice = say("是不是“{near}”？", near=near) if near else say("可用的有：{names}", names=listed(FILTERS))
        raise ExpressionError(say("没有“{name}”这个过滤器", name=node.name), advice, offset)
    least, most = FILTERS[node.name]
    if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs or not least <= len(node.args) <= most:
        raise ExpressionError(say("过滤器“{name}”的参数不对", name=node.name), offset=offset)
    arguments = tuple(_admit(argument, source, offset) for argument in node.args)
    return Filtered(_admit(node.node, source, offset), node.name, arguments)


def _admit_snippet(node: nodes.Call, source: str, offset: int) -> SnippetCall:
    from jinja2 import nodes

    function, arguments = node.node, node.args
    admitted = isinstance(function, nodes.Name) and function.name == "snippet" and len(arguments) == 1
    if not admitted or node.dyn_args or node.dyn_kwargs:
        raise _not_admitted(source, offset)
    snippet_id = _admit(arguments[0], source, offset)
    if not isinstance(snippet_id, Literal):
        raise ExpressionError(say("snippet 的第一个参数是加引号的编号"), offset=offset)
    return SnippetCall(snippet_id.text, {each.key: _admit(each.value, source, offset) for each in node.kwargs})


def names_in(expression: Expression) -> Iterator[str]:
    """Yield the names of fields that *expression* uses, in order."""
    if isinstance(expression, Name):
        yield expression.name
    elif isinstance(expression, Filtered):
        yield from names_in(expression.value)
        for argument in expression.arguments:
            yield from names_in(argument)
    elif isinstance(expression, SnippetCall):
        for argument in expression.arguments.values():
            yield from names_in(argument)


def needed_in(expression: Expression) -> Iterator[str]:
    """Yield the names without whose values *expression* says nothing: those that no ``default`` stands behind."""
    if isinstance(expression, Filtered):
        if expression.filter != "default" or not isinstance(expression.value, Name):
            yield from needed_in(expression.value)
        for argument in expression.arguments:
            yield from needed_in(argument)
    else:
        yield from names_in(expression)


def calls_in(expression: Expression) -> tuple[SnippetCall, ...]:
    """Return the phrases that *expression* links, also in the arguments of its filters."""
    if isinstance(expression, Filtered):
        return tuple(call for each in (expression.value, *expression.arguments) for call in calls_in(each))
    return (expression,) if isinstance(expression, SnippetCall) else ()


def problems_in(text: str, form: Form, place: Place = NOWHERE) -> list[Problem]:
    """Return what is wrong with the expressions of *text*: syntax, unknown filters and names (with the nearest)."""
    if "{{" not in text:
        return []
    try:
        found = pieces(text)
    except ExpressionError as error:
        return [error.problem(place)]
    named = [(name, piece.offset) for piece in found if piece.expression for name in names_in(piece.expression)]
    errors = [refused_name(name, form, offset) for name, offset in named]
    return [error.problem(place) for error in errors if error is not None]


def refused_name(name: str, form: Form, offset: int = 0) -> ExpressionError | None:
    """Return why *name* cannot stand in an expression: it is no field, or one of several paragraphs; None where it can."""
    field = form.field_named(name)
    if field is None:
        return _unknown_name(name, form, offset)
    if field.kind.holds_words:
        return None
    message = say("“{label}”（{key}）是成段的内容，不能在 {{{{ }}}} 里引用", label=field.label, key=field.key)
    return ExpressionError(message, offset=offset)


def _unknown_name(name: str, form: Form, offset: int = 0) -> ExpressionError:
    """Return the error that *name* is no field of *form*, with the nearest key or label."""
    known = [*form.fields, *(each.label for each in form.fields.values())]
    near = nearest(name, known)
    advice = say("是不是“{near}”？", near=near) if near else say("可用的名字：{names}", names=listed(form.fields))
    return ExpressionError(say("没有名为“{name}”的字段", name=name), advice, offset)
