"""The names that a template uses: fields, columns, filters, what a block is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from drafter.base.messages import listed, say
from drafter.base.nearest import advice
from drafter.base.problems import NOWHERE, Level, Problem
from drafter.doctypes.standard import STANDARD
from drafter.draft.fields import Field, Form, Kind
from drafter.word.faults import syntax_fault
from drafter.word.lines import Lines
from drafter.word.samples import MARKS
from drafter.word.sandbox import Sandbox
from drafter.word.views import BlockView

BLOCKS = "blocks"
_LOOP = "loop"
_LISTS = (Kind.LIST, Kind.MULTICHOICE, Kind.TABLE)
_WORD = re.compile(r"\w+")


class Names:
    """The names known to a type's template, and those of its fields that it was seen to use."""

    def __init__(self, form: Form) -> None:
        self.fields = {name: field for name, field in _named(form) if field.kind.holds_words}
        self.others = {name: field for name, field in _named(form) if not field.kind.holds_words}
        self.used: set[str] = set()
        self.sandbox = Sandbox()


def _named(form: Form) -> Iterator[tuple[str, Field]]:
    """Yield the fields of *form* by label and by key: a template may use either."""
    yield from ((field.label, field) for field in form.fields.values() if field.label.isidentifier())
    yield from form.fields.items()


def name_problems(jinja: str, lines: Lines, names: Names) -> Iterator[Problem]:
    """Yield every unknown name, filter and attribute in the source *jinja*, and loops over what is no list."""
    try:
        tree = names.sandbox.parse(jinja)
    except TemplateSyntaxError as error:
        yield from syntax_fault(error, lines).problems
        return
    try:
        seen = _Seen(tree, names, lines)
        found = [*seen.names(), *seen.loops(), *seen.attributes(), *seen.functions()]
    except RecursionError:
        yield Problem(NOWHERE, say("模板的标签嵌套太深"))
        return
    yield from (problem for _, problem in sorted(found, key=lambda each: each[0]))
    if not found:
        try:
            names.sandbox.template(jinja)
        except TemplateSyntaxError as error:
            yield from syntax_fault(error, lines).problems


Found = Iterator[tuple[int, Problem]]


class _Seen:
    """What one part of a template says, asked for its faults; each comes with its line."""

    def __init__(self, tree: nodes.Template, names: Names, lines: Lines) -> None:
        self._tree, self._names, self._lines = tree, names, lines
        self._loops = {loop.target.name: loop for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)}
        self._own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}

    def names(self) -> Found:
        known = {*self._names.fields, BLOCKS, _LOOP, *self._own, *self._names.sandbox.globals}
        for name in self._tree.find_all(nodes.Name):
            if name.ctx != "load":
                continue
            self._names.used.add(name.name)
            if name.name in self._names.others:
                label = self._names.others[name.name].label
                message = say("“{label}”是成段的内容，不能这样印", label=label)
                yield self._at(name, message, say("它由循环 {tag} 印出", tag="{%p for b in blocks %}"))
            elif name.name not in known:
                yield self._at(name, say("没有“{name}”这个名字", name=name.name), self._advice(name.name))

    def _advice(self, name: str) -> str:
        known = [*self._names.fields, BLOCKS]
        return advice(name, known) or say("可用的有：{names}", names=listed(known))

    def loops(self) -> Found:
        for loop in self._tree.find_all(nodes.For):
            field = self._field(loop.iter)
            if field is not None and field.kind not in _LISTS:
                message = say("“{label}”不是一列，不能循环", label=field.label)
                yield self._at(loop, message, say("能循环的是 kind: list、multichoice、table 的字段"))

    def attributes(self) -> Found:
        for each in self._tree.find_all(nodes.Getattr):
            known = self._columns(each.node.name) if isinstance(each.node, nodes.Name) else None
            if known is not None and isinstance(each.node, nodes.Name) and each.attr not in known:
                message = say("“{owner}”没有“{name}”", owner=each.node.name, name=each.attr)
                yield self._at(each, message, advice(each.attr, known) or say("可用的有：{names}", names=listed(known)))

    def _columns(self, name: str) -> list[str] | None:
        """Return what the loop variable *name* can be asked for, None where that is not known."""
        loop = self._loops.get(name)
        if loop is None:
            return None
        if isinstance(loop.iter, nodes.Name) and loop.iter.name == BLOCKS:
            return sorted(BlockView.PUBLIC | set(MARKS))
        field = self._field(loop.iter)
        return [column.key for column in field.columns] if field is not None and field.kind is Kind.TABLE else None

    def _field(self, node: nodes.Node) -> Field | None:
        return self._names.fields.get(node.name) if isinstance(node, nodes.Name) and node.name not in self._own else None

    def functions(self) -> Found:
        filters = [name for name in self._names.sandbox.filters if not name.startswith("_")]
        known = {nodes.Filter: filters, nodes.Test: list(self._names.sandbox.tests)}
        for kind, names in known.items():
            for each in self._tree.find_all(kind):
                if each.name not in names:
                    message = say("没有“{name}”这个过滤器", name=each.name)
                    near = advice(each.name, names)
                    yield self._at(
                        each,
                        message,
                        near
                        or say(
                            "可用的有：{names}",
                            names=listed(sorted(names)),
                        ),
                    )

    def _at(self, node: nodes.Node, message: str, help: str) -> tuple[int, Problem]:
        place = self._lines.place(node.lineno)
        return node.lineno, Problem(NOWHERE, f"{place}：{message}" if place else message, help)


def unused_fields(names: Names, form: Form, *, has_blocks: bool) -> Iterator[Problem]:
    """Yield the fields that the template prints nowhere, though somebody may fill them."""
    asked = {word for field in form.fields.values() for word in _WORD.findall(f"{field.default} {field.when}")}
    for key, field in form.fields.items():
        if names.used & {key, field.label} or asked & {key, field.label} or (has_blocks and key in STANDARD):
            continue
        if field.kind.holds_words:
            message = say("字段“{label}”（{key}）在模板里没有用到，填了也不会印出", label=field.label, key=key)
            yield Problem(NOWHERE, message, say("在模板里写 {tag}", tag=f"{{{{ {key} }}}}"), Level.WARNING)
        elif not has_blocks:
            message = say("模板里没有印“{label}”的循环", label=field.label)
            yield Problem(NOWHERE, message, say("循环写成 {tag}", tag="{%p for b in blocks %}"))
