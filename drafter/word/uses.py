"""How a docxtpl template uses its names, read off its tags: printed, looped over, counted with, compared with words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jinja2 import nodes

from drafter.base.messages import say
from drafter.base.problems import Place, Problem
from drafter.draft.fields import Kind
from drafter.word.lines import Lines
from drafter.word.sandbox import METHODS

_GIVEN = frozenset(["loop", "range", "namespace"])
_OF_LISTS = frozenset(
    (
        *("join", "sort", "unique", "sum", "max", "min", "batch", "slice", "groupby"),
        *("map", "select", "selectattr", "reject", "rejectattr"),
    )
)
_OF_LISTS_PRINTED = frozenset(("length", "count", "first", "last"))
"""Filters that take texts too; what they print of a text hardly anybody wants."""

_OF_COLUMNS = frozenset(("groupby", "selectattr", "rejectattr"))
_GROUPING = frozenset(("batch", "slice", "groupby"))
_OF_NUMBERS = frozenset(("int", "float", "round", "abs"))
_OF_DATES = frozenset(("strftime", "isoformat", "year", "month", "day"))
_SHAPING = frozenset(("sort", "list", "reverse", "unique", "selectattr", "rejectattr"))
"""Filters of rows that give rows again."""

_NUMBERED = re.compile(r"%[-+ #0-9.]*[dfeg]|\{\w*:[^{}]*[dfeg%,]\}")


@dataclass(slots=True)
class Use:
    """How a template uses a name: printed (always, or only under a condition), looped over, counted with, its first item."""

    always: bool = False
    printed: bool = False
    looped: bool = False
    counted: bool = False
    needed: bool = False
    columns: list[str] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """Return the kind of field that can be used so."""
        if self.looped:
            return Kind.TABLE if self.columns else Kind.LIST
        if self.counted:
            return Kind.NUMBER
        return Kind.LINE if self.printed else Kind.YESNO

    def add_column(self, name: str) -> None:
        """Note that it has rows, and what is asked of them."""
        self.looped = True
        if name not in self.columns:
            self.columns.append(name)


class Reader:
    """Reads the uses of names off a tree; a *scope* has the loop variables at hand, and what each runs through."""

    def __init__(self, uses: dict[str, Use], lines: Lines) -> None:
        self._uses, self._lines = uses, lines
        self._own: set[str] = set(_GIVEN)
        self.problems: list[Problem] = []

    def read(self, node: nodes.Node, scope: dict[str, str], *, always: bool, asked: bool = False) -> None:
        """Note the names used in *node*; *always*: whatever the values are; *asked*: only a condition asks for them."""
        match node:
            case nodes.For():
                self._loop(node, scope, always=always)
            case nodes.If():
                self.read(node.test, scope, always=always, asked=True)
                for each in (*node.body, *node.elif_, *node.else_):
                    self.read(each, scope, always=False)
            case nodes.Assign():
                self.read(node.node, scope, always=always)
                self._name_own(node.target)
            case nodes.With():
                self._with(node, scope, always=always)
            case nodes.Getattr() | nodes.Getitem():
                self._part(node, scope, always=always, asked=asked)
            case nodes.Compare():
                self._compared(node, scope, always=always)
            case nodes.Name():
                self._name(node, scope, always=always, asked=asked)
            case _:
                self._shaped(node, scope, always=always, asked=asked)

    def _shaped(self, node: nodes.Node, scope: dict[str, str], *, always: bool, asked: bool) -> None:
        """Note the names used in *node*, and what is done to them there: a filter, a join, a pattern they are set into."""
        match node:
            case nodes.Filter(name="format", node=nodes.Const(value=str() as pattern)):
                self._formatted(node, pattern, scope, always=always)
            case nodes.Filter():
                self._filter(node, scope, always=always, asked=asked)
            case nodes.Call(node=nodes.Getattr(attr="join"), args=[nodes.Name() as name]):
                self._use(name, scope).looped = True
            case nodes.Call(node=nodes.Getattr(node=nodes.Const(value=str() as pattern), attr="format")):
                self._formatted(node, pattern, scope, always=always)
            case nodes.Mod(left=nodes.Const(value=str() as pattern)):
                self._formatted(node, pattern, scope, always=always)
            case _:
                self._worked_out(node, scope, always=always, asked=asked)

    def _worked_out(self, node: nodes.Node, scope: dict[str, str], *, always: bool, asked: bool) -> None:
        """Note the names used in *node*, and whether it counts with them, or may pass them over."""
        match node:
            case nodes.Add() if not _counts(node):  # words may be joined so
                self._children(node, scope, always=always, asked=asked)
            case nodes.Add() | nodes.Sub() | nodes.Mul() | nodes.Div() | nodes.FloorDiv() | nodes.Mod() | nodes.Neg():
                self._count(node, scope, always=always)
                self._children(node, scope, always=always, asked=asked)
            case nodes.And() | nodes.Or():
                self._children(node, scope, always=False, asked=asked)
            case nodes.CondExpr():
                self.read(node.test, scope, always=always, asked=True)
                for each in filter(None, (node.expr1, node.expr2)):
                    self.read(each, scope, always=False, asked=asked)
            case _:
                self._children(node, scope, always=always, asked=asked)

    def _children(self, node: nodes.Node, scope: dict[str, str], *, always: bool, asked: bool) -> None:
        for child in node.iter_child_nodes():
            self.read(child, scope, always=always, asked=asked)

    def _count(self, node: nodes.Node, scope: dict[str, str], *, always: bool) -> None:
        """Note that the names in the sum *node* are numbers; needed, where it is always worked out."""
        match node:
            case nodes.Name():
                use = self._use(node, scope)
                use.counted, use.needed = True, use.needed or always
            case nodes.Add() | nodes.Sub() | nodes.Mul() | nodes.Div() | nodes.FloorDiv() | nodes.Mod() | nodes.Neg():
                for child in node.iter_child_nodes():
                    self._count(child, scope, always=always)

    def _compared(self, node: nodes.Compare, scope: dict[str, str], *, always: bool) -> None:
        """Note what is compared: with a number it is one, with ``true`` a condition; with words it holds words."""
        sides = [node.expr, *(each.expr for each in node.ops)]
        constants = [each.value for each in sides if isinstance(each, nodes.Const)]
        for each in sides:
            self.read(_measured(each), scope, always=False, asked=any(isinstance(value, bool) for value in constants))
            if any(map(_is_number, constants)):
                self._count(each, scope, always=always)

    def _with(self, node: nodes.With, scope: dict[str, str], *, always: bool) -> None:
        for value in node.values:
            self.read(value, scope, always=always)
        self._name_own(*node.targets)
        for each in node.body:
            self.read(each, scope, always=always)

    def _name_own(self, *targets: nodes.Node) -> None:
        """Note the names in *targets* as the template's own, which no form has to give."""
        for target in targets:
            self._own |= {each.name for each in (target, *target.find_all(nodes.Name)) if isinstance(each, nodes.Name)}

    def _filter(self, node: nodes.Filter, scope: dict[str, str], *, always: bool, asked: bool) -> None:
        """Note what a filter says of what it is given: that it is a list, a number, or may be missing."""
        start = _start(node)
        given = self._use(start, scope) if isinstance(start, nodes.Name) else Use()
        if start is node.node:
            given.looped |= node.name in _OF_LISTS or (node.name in _OF_LISTS_PRINTED and not asked)
            given.counted |= node.name in _OF_NUMBERS
            given.needed |= node.name in ("first", "last") and always
        column = node.args[0] if node.args and node.name in _OF_COLUMNS else None
        for each in (column, *(key.value for key in node.kwargs if key.key == "attribute")):
            if isinstance(each, nodes.Const):
                given.add_column(str(each.value))
        may_miss = node.name in ("default", "d")
        for child in node.iter_child_nodes():
            self.read(child, scope, always=always and not may_miss, asked=asked)

    def _formatted(self, node: nodes.Node, pattern: str, scope: dict[str, str], *, always: bool) -> None:
        """Note the values that are set into *pattern*; numbers, where it has places for numbers."""
        for name in node.find_all(nodes.Name):
            self._use(name, scope).counted |= _NUMBERED.search(pattern) is not None
        for child in node.iter_child_nodes():
            if not isinstance(child, nodes.Getattr):
                self.read(child, scope, always=always)

    def _use(self, name: nodes.Name, scope: dict[str, str]) -> Use:
        """Return the use of *name* to add to; of a name that is no field's, one that nobody reads."""
        return Use() if name.name in scope or name.name in self._own else self._uses.setdefault(name.name, Use())

    def _loop(self, loop: nodes.For, scope: dict[str, str], *, always: bool) -> None:
        over = next(iter(loop.iter.find_all(nodes.Name)), None) if not isinstance(loop.iter, nodes.Name) else loop.iter
        if isinstance(loop.iter, nodes.Call) and isinstance(over, nodes.Name) and over.name == "range":
            self._count_loop(loop, loop.iter, scope, always=always)
            return
        grouped = {each.name for each in (loop.iter, *loop.iter.find_all(nodes.Filter)) if isinstance(each, nodes.Filter)}
        known = over is not None and over.name not in {*scope, *self._own}
        if not isinstance(loop.target, nodes.Name) or over is None or not known or not _GROUPING.isdisjoint(grouped):
            self._refuse(loop, say("这样的循环得不出字段"), say("写成 {tag}，循环里不再套循环", tag="{% for 变量 in 名字 %}"))
            return
        self._uses.setdefault(over.name, Use()).looped = True
        if loop.iter is not over:
            self.read(loop.iter, scope, always=False, asked=True)
        inner = {**scope, loop.target.name: over.name}
        for each in (*loop.body, *([loop.test] if loop.test else [])):
            self.read(each, inner, always=False)
        for each in loop.else_:
            self.read(each, scope, always=False)

    def _count_loop(self, loop: nodes.For, numbers: nodes.Call, scope: dict[str, str], *, always: bool) -> None:
        """Note what is used in a loop over ``range(…)``."""
        self._name_own(loop.target)
        for number in numbers.args:
            self._count(number, scope, always=always)
        for each in (loop.iter, *loop.body, *loop.else_):
            self.read(each, scope, always=False)

    def _part(self, node: nodes.Getattr | nodes.Getitem, scope: dict[str, str], *, always: bool, asked: bool) -> None:
        """Note what is asked of a value: a column of a row, or something that every text has."""
        match node:
            case nodes.Getattr(node=nodes.Name() as name, attr=attribute) if attribute in METHODS and name.name not in scope:
                self._name(name, scope, always=always, asked=asked)
            case nodes.Getattr(node=nodes.Name(name=owner), attr=attribute):
                self._attribute(node, owner, attribute, scope)
            case nodes.Getitem(node=nodes.Name(name=owner), arg=nodes.Const(value=str() as attribute)):
                self._attribute(node, owner, attribute, scope)
            case nodes.Getattr(node=nodes.Getitem(node=nodes.Name(name=owner), arg=nodes.Const(value=int())), attr=attribute):
                self._uses.setdefault(owner, Use()).looped = True
                self._attribute(node, owner, attribute, {owner: owner})
            case nodes.Getitem(node=nodes.Name() as name, arg=nodes.Const(value=int())):
                self._use(name, scope).looped = True
                self._use(name, scope).needed |= always
            case _:
                for child in node.iter_child_nodes():
                    self.read(child, scope, always=always, asked=asked)

    def _attribute(self, node: nodes.Node, name: str, attribute: str, scope: dict[str, str]) -> None:
        if name in scope:
            self._uses[scope[name]].add_column(attribute)
        elif name not in self._own:
            written, other = f"{name}.{attribute}", f"{name}_{attribute}"
            if attribute in _OF_DATES:
                advice = say("日期印成“2026年1月5日”的样子，写 {tag} 就行", tag=f"{{{{ {name} }}}}")
            else:
                advice = say("请改写成 {name}", name=other)
            self._refuse(node, say("“{name}”得不出字段", name=written), advice)

    def _name(self, node: nodes.Name, scope: dict[str, str], *, always: bool, asked: bool) -> None:
        if node.name in scope or node.name in self._own:
            return
        use = self._uses.setdefault(node.name, Use())
        use.printed |= not asked
        use.always |= always and not asked

    def _refuse(self, node: nodes.Node, message: str, advice: str) -> None:
        place = self._lines.place(node.lineno)
        self.problems.append(Problem(Place(), f"{place}：{message}" if place else message, advice))


def _measured(node: nodes.Node) -> nodes.Node:
    """Return what *node* measures, where it only does that."""
    return node.node or node if isinstance(node, nodes.Filter) and node.name in _OF_LISTS_PRINTED else node


def _start(node: nodes.Filter) -> nodes.Node | None:
    """Return what *node* is given, before filters that only choose or order its rows."""
    start: nodes.Node | None = node.node
    while isinstance(start, nodes.Filter) and start.name in _SHAPING:
        start = start.node
    return start


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _counts(node: nodes.Node) -> bool:
    """Tell whether *node* gives a number, whatever the names in it are."""
    match node:
        case nodes.Const(value=value):
            return _is_number(value)
        case nodes.Sub() | nodes.Mul() | nodes.Div() | nodes.FloorDiv() | nodes.Mod() | nodes.Neg():
            return True
        case nodes.Filter(name=name):
            return name in _OF_NUMBERS
        case nodes.Add(left=left, right=right):
            return _counts(left) or _counts(right)
        case _:
            return False
