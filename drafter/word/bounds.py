"""Counts and bounds put into a template's code where Jinja has none; what no template needs is refused there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.utils import pass_context
from jinja2.visitor import NodeTransformer

from drafter.base.messages import say
from drafter.word.faults import RefusedError, RefusedTagError
from drafter.word.figures import is_number

LONGEST = 100_000
"""The most characters of a text, or items of a list, that an expression may make."""

MOST_STEPS = 1_000_000
"""The most steps that all loops of a template may take together, over those through the blocks."""

BUILT = "_built"
"""The filter that measures a list."""

FIGURE = "_figure"
"""The filter that makes numbers of words."""

_BY_SIZE = ("lt", "lteq", "gt", "gteq")
_REFUSED = (
    *(nodes.Macro, nodes.CallBlock, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block),
    *(nodes.FilterBlock, nodes.AssignBlock),  # they gather what they print, however much that is
)


class Steps:
    """Counts the steps of the loops of one rendering."""

    NAME = "_steps"
    """The name under which the count is kept; templates cannot use it."""

    def __init__(self, blocks: int) -> None:
        self._left = MOST_STEPS + blocks

    def take(self) -> None:
        """Take one step; RefusedError where there have been too many."""
        self._left -= 1
        if self._left < 0:
            raise RefusedError(say("模板里的循环太长"))


@pass_context
def counted(context: Context, values: Iterable[Any]) -> Iterator[Any]:
    """Yield *values*, a step each."""
    steps: Steps = context[Steps.NAME]
    for value in values:
        steps.take()
        yield value


def built(value: Any) -> Any:
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


class Bounds(NodeTransformer):
    """Refuses what templates do not need, and puts counts and bounds where Jinja has none."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 — the visitor's own form of names
        """Turn ``a ~ b`` into a join, whose length is bounded."""
        return self.generic_visit(_filter(nodes.List(node.nodes, lineno=node.lineno), "join"))

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Count the steps of every loop; one that calls itself gathers what it prints, however much that is."""
        if node.recursive:
            raise RefusedTagError(say("模板里的循环不能用 recursive"), node.lineno)
        node.iter = _filter(node.iter, Steps.NAME)
        return self.generic_visit(node)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Compare numbers as numbers: those of the answers come as words."""
        sides: tuple[nodes.Compare | nodes.Operand, ...] = (node, *node.ops)
        if any(each.op in _BY_SIZE for each in node.ops) or any(_is_figure(each.expr) for each in sides):
            for each in sides:
                each.expr = _filter(each.expr, FIGURE)
        return self.generic_visit(node)

    def visit_List(self, node: nodes.Expr) -> nodes.Node:  # noqa: N802
        """Measure a list that is made: lists of lists grow faster than any text."""
        return _filter(self.generic_visit(node), BUILT)

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
        if isinstance(node.value, float) and not is_number(node.value):
            raise RefusedTagError(say("模板里的数太大"), node.lineno)
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802
        """Refuse the name under which the steps are counted."""
        if node.name == Steps.NAME:
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


def _is_figure(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool)
