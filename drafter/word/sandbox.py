"""Jinja in a sandbox: no way out of the template, nothing unbounded, no name that silently prints nothing.

Jinja's own sandbox keeps a template from Python's inside, but lets ``'a' * 10**9`` fill the memory. A template prints words
into a document; what it may do for that is listed here, and everything that can grow is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from functools import lru_cache, partial, wraps
from typing import Any

from jinja2 import Template, nodes
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from drafter.base.messages import say
from drafter.word.faults import MissingName, RefusedError, RefusedTagError
from drafter.word.views import BlockView
from drafter.word.xml import inside_text

LONGEST = 100_000
"""The most characters of a text, or items of a list, that an expression may make."""

MOST_STEPS = 1_000_000
"""The most steps that all loops of a template may take together, over those through the blocks."""

BREAK = "\v"
"""What stands for a line break of a rich text while the lines of the source are those of its paragraphs."""

_WIDEST = 1000  # characters of padding, steps of a range
_LARGEST = 10**12  # of a number
_STEPS = "_steps"  # the name under which the count of steps is kept; templates cannot use it
_BUILT = "_built"
_OF_TEXTS = ("capitalize", "center", "indent", "lower", "string", "title", "trim", "truncate", "upper", "wordcount")
_JINJAS_FILTERS = (
    *_OF_TEXTS,
    *("abs", "count", "first", "float", "int", "items", "last", "length", "list", "max", "min", "reverse"),
    *("round", "sort", "unique", "batch", "slice", "groupby", "map", "select", "selectattr", "reject", "rejectattr"),
)
METHODS = frozenset(
    (
        *("capitalize", "casefold", "lower", "title", "upper", "strip", "lstrip", "rstrip"),
        *("center", "ljust", "rjust", "zfill", "removeprefix", "removesuffix"),
        *("partition", "rpartition", "split", "rsplit", "splitlines", "count", "find", "rfind"),
        *("startswith", "endswith", "isalpha", "isdecimal", "isdigit", "isspace"),
        *("join", "replace", "format"),
    )
)
"""What a template may ask of a text."""


_REFUSED = (
    *(nodes.Macro, nodes.CallBlock, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block),
    *(nodes.FilterBlock, nodes.AssignBlock),  # they gather what they print, however much that is
)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment that templates run in; what it refuses is a RefusedError."""

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self) -> None:
        # Templates hold hardly a constant to fold, and looking for them took longer than it saved.
        super().__init__(autoescape=True, undefined=MissingName, finalize=printed, cache_size=0, optimized=False)
        self.globals = {"range": _range, "namespace": self.globals["namespace"]}
        self.filters = _filters()

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """Return the tree of *source*; TemplateSyntaxError too where Python cannot read it for depth or length."""
        try:
            return super().parse(source, name, filename)
        except (RecursionError, MemoryError, ValueError) as error:
            raise RefusedTagError(say("模板的标签嵌套太深，或有太长的数"), 1) from error

    def template(self, source: str) -> Template:
        """Return the template that *source* writes; TemplateSyntaxError has the line."""
        tree = self.parse(source)
        try:
            return Template.from_code(self, self.compile(_Bounds().visit(tree)), self.globals)
        except (RecursionError, MemoryError, ValueError, SyntaxError) as error:
            raise RefusedTagError(say("模板的标签嵌套太深，或有太长的数"), 1) from error

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute of *obj*; a block's without the sandbox's detour, they are asked most often."""
        if type(obj) is BlockView:
            return getattr(obj, attribute) if attribute in BlockView.PUBLIC else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Mapping):  # a row has columns and no methods
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Undefined):
            str(obj)  # raises; the sandbox would complain about the attribute
        if isinstance(obj, str) and attribute not in METHODS:
            raise RefusedError(say("模板里不能用文字的“{name}”", name=attribute))
        if isinstance(obj, str) and attribute in _OWN_METHODS:
            return partial(_OWN_METHODS[attribute], obj)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of *obj*; of a block: what it prints in the slot with this number."""
        if type(obj) is BlockView and type(argument) is int:
            return obj.printed(argument)
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call *obj*; what pads a text has its width in bounds."""
        if isinstance(getattr(obj, "__self__", None), str):
            _check_widths((*args, *kwargs.values()))
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return ``left operator right`` where its size is bounded by those of its operands."""
        if operator == "%" and isinstance(left, str):
            return _rare("percent")(left, *(right if isinstance(right, tuple) else (right,)))
        if operator == "+" and isinstance(left, Sized) and isinstance(right, Sized):
            if len(left) + len(right) > LONGEST:
                raise RefusedError(say("模板里算出的文字太长"))
            _built((left, right))
        elif operator == "**" or not (_is_number(left) and _is_number(right)):
            raise RefusedError(say("模板里不能这样用“{operator}”", operator=operator))
        return super().call_binop(context, operator, left, right)


class _Bounds(NodeTransformer):
    """Refuses what templates do not need, and puts counts and bounds where Jinja has none."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 — the visitor's own form of names
        """Turn ``a ~ b`` into a join, whose length is bounded."""
        return self.generic_visit(_filter(nodes.List(node.nodes, lineno=node.lineno), "join"))

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Count the steps of every loop; one that calls itself gathers what it prints, however much that is."""
        if node.recursive:
            raise RefusedTagError(say("模板里的循环不能用 recursive"), node.lineno)
        node.iter = _filter(node.iter, _STEPS)
        return self.generic_visit(node)

    def visit_List(self, node: nodes.Expr) -> nodes.Node:  # noqa: N802
        """Measure a list that is made: lists of lists grow faster than any text."""
        return _filter(self.generic_visit(node), _BUILT)

    visit_Dict = visit_List  # noqa: N815

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """Measure a tuple that is made; one that takes values apart makes nothing."""
        return self.visit_List(node) if node.ctx == "load" else self.generic_visit(node)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """Leave constants to be printed like values: Jinja would only escape them."""
        node.nodes = [_filter(each, "e") if _is_constant(each) else each for each in node.nodes]
        return self.generic_visit(node)

    def visit_Const(self, node: nodes.Const) -> nodes.Node:  # noqa: N802
        """Refuse a number without bounds, which Jinja would write as a name into the code it makes."""
        if isinstance(node.value, float) and not _is_number(node.value):
            raise RefusedTagError(say("模板里的数太大"), node.lineno)
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802
        if node.name == _STEPS:
            raise RefusedTagError(say("没有“{name}”这个名字", name=node.name), node.lineno)
        return node

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """Visit *node*; whole templates in templates are refused, and macros, which can call themselves without end."""
        if isinstance(node, _REFUSED):
            raise RefusedTagError(say("模板里不能用宏、引用、继承和成块的过滤器"), node.lineno)
        return super().visit(node, *args, **kwargs)


def _filter(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _is_constant(node: nodes.Node) -> bool:
    return not isinstance(node, (nodes.TemplateData, nodes.Name)) and next(node.find_all(nodes.Name), None) is None


class Steps:
    """Counts the steps of the loops of one rendering."""

    NAME = _STEPS

    def __init__(self, blocks: int) -> None:
        self._left = MOST_STEPS + blocks

    def take(self) -> None:
        """Take one step; RefusedError where there have been too many."""
        self._left -= 1
        if self._left < 0:
            raise RefusedError(say("模板里的循环太长"))


@pass_context
def _counted(context: Context, values: Iterable[Any]) -> Iterator[Any]:
    steps: Steps = context[_STEPS]
    for value in values:
        steps.take()
        yield value


def printed(value: Any) -> Any:
    """Return *value* as it prints inside a ``w:t``: as written, line breaks kept; lists are set with 、."""
    if isinstance(value, (Markup, Undefined)):
        return value
    if hasattr(value, "__html__"):  # docxtpl's rich texts and pictures bring their own XML
        return Markup(value.__html__().replace("\n", BREAK))
    if isinstance(value, (list, tuple, Mapping)):
        _refuse_rows([value, *value])
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


def _range(*arguments: int) -> range:
    found = range(*arguments)
    if len(found) > _WIDEST:
        raise RefusedError(say("模板里的循环太长"))
    return found


def _refuse_rows(values: Iterable[Any]) -> None:
    if any(isinstance(each, Mapping) for each in values):
        raise RefusedError(say("表格不能整个印出，要用循环一行一行印"))


def _join(values: Iterable[Any], separator: str = "") -> str:
    values = list(values)
    _refuse_rows(values)
    words = [words_of(value) for value in values]
    if sum(map(len, words)) + len(separator) * len(words) > LONGEST:
        raise RefusedError(say("模板里算出的文字太长"))
    return separator.join(words)


def _replace(text: Any, old: str, new: str, count: int = -1) -> str:
    words = words_of(text)
    if len(words) + words.count(old) * len(new) > LONGEST:
        raise RefusedError(say("模板里算出的文字太长"))
    return words.replace(old, new, count)


def _rare(name: str) -> Callable[..., Any]:
    """Return the function *name* of ``formats``, which hardly a template needs."""

    def call(*args: Any, **kwargs: Any) -> Any:
        from drafter.word import formats

        return getattr(formats, name)(*args, **kwargs)

    return call


def _default(value: Any, other: Any = "", _boolean: bool = False) -> Any:
    """Return *value*, or *other* where there is none: a field that was not filled is there, and empty."""
    return other if isinstance(value, Undefined) or value in ("", (), None) else value


def _built(value: Any) -> Any:
    """Return *value*; RefusedError where it has more items, those of its items counted, than a template needs."""
    left, waiting = LONGEST, [value]
    while waiting:
        each = waiting.pop()
        if not isinstance(each, (list, tuple, Mapping, range)):
            continue
        left -= len(each)
        if left < 0:
            raise RefusedError(say("模板里的列表太长"))
        if not isinstance(each, range):
            waiting += each.values() if isinstance(each, Mapping) else each
    return value


@pass_context  # so that Jinja does not work it out beforehand
def _as_written(_context: Context, value: Any) -> Any:
    """Return *value*: every text is escaped when it is printed, once."""
    return value


_OWN_METHODS: Mapping[str, Callable[..., Any]] = {
    "replace": _replace,
    "format": _rare("braces"),
    "join": lambda separator, values: _join(values, separator),
}


@lru_cache(maxsize=1)
def _filters() -> dict[str, Callable[..., Any]]:
    own: dict[str, Callable[..., Any]] = {
        "join": _join,
        "replace": _replace,
        "format": _rare("percent"),
        "sum": _rare("total"),
    }
    own |= {"default": _default, "d": _default, "e": _as_written, "escape": _as_written, _BUILT: _built, _STEPS: _counted}
    return {name: _in_bounds(FILTERS[name], of_texts=name in _OF_TEXTS) for name in _JINJAS_FILTERS} | own


def _in_bounds(function: Callable[..., Any], *, of_texts: bool) -> Callable[..., Any]:
    """Return the filter *function* with its widths, and whether it is given a text, checked before it runs."""
    before = 2 if hasattr(function, "jinja_pass_arg") else 1  # the value, and what the filter wants passed to it

    @wraps(function)
    def checked(*args: Any, **kwargs: Any) -> Any:
        _check_widths((*args[before:], *kwargs.values()))
        if of_texts and not isinstance(args[before - 1], str):
            args = (*args[: before - 1], words_of(args[before - 1]), *args[before:])
        return function(*args, **kwargs)

    return checked


def _check_widths(arguments: tuple[Any, ...]) -> None:
    if any((len(each) if isinstance(each, str) else each) > _WIDEST for each in arguments if isinstance(each, (int, str))):
        raise RefusedError(say("模板里的宽度太大"))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and abs(value) < _LARGEST
