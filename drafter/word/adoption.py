"""A form read off the tags of a docxtpl template that somebody already has."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.doctypes import DocumentType
from drafter.doctypes.form import WORDS_OF_EXPRESSIONS
from drafter.doctypes.package import unpack
from drafter.doctypes.standard import STANDARD
from drafter.draft.fields import RESERVED, Kind
from drafter.word.checking import check_template
from drafter.word.checking.trial import empty_trial, full_trial
from drafter.word.cleaning import cleaned
from drafter.word.faults import syntax_fault
from drafter.word.lines import Lines, number_paragraphs
from drafter.word.samples import Slots
from drafter.word.sandbox import METHODS, Sandbox
from drafter.word.stories import properties, stories
from drafter.word.tags import tag_problems
from drafter.word.template import names_blocks, source_of

_PLAIN = re.compile(r"\w+")
_GIVEN = frozenset(["loop", "range", "namespace"])
_OF_LISTS = frozenset(
    ("join", "sort", "unique", "sum", "batch", "slice", "map", "select", "selectattr", "reject", "rejectattr", "groupby")
)
_OF_LISTS_PRINTED = frozenset(("length", "count", "first", "last"))
"""Filters that take texts too; what they print of a text hardly anybody wants."""

_OF_COLUMNS = frozenset(("groupby", "selectattr", "rejectattr"))
_GROUPING = frozenset(("batch", "slice", "groupby"))
_OF_NUMBERS = frozenset(("int", "float", "round", "abs"))
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


def form_text(docx: bytes, title: str, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a ``type.yaml`` for the template *docx*, and what is to be said about it.

    TypeFolderError, with every place, where its tags are wrong or ask for more than a form can give.
    """
    try:
        uses, problems = uses_in(docx)
    except TypeFolderError as error:
        raise TypeFolderError.of(_in_file(error.problems, file)) from error
    if names_blocks(docx):
        advice = say("这样的文种用 drafter types new 来做")
        raise TypeFolderError(say("这个模板已经有印正文的循环"), advice, Place(file))
    if errors_of(problems):
        raise TypeFolderError.of(_in_file(problems, file))
    if not uses:
        raise TypeFolderError(say("模板里没有标签"), say("把要填的地方写成 {tag}", tag="{{ 名字 }}"), Place(file))
    lines = [f"name: {_quoted(title)}", "version: 1", f"description: {_quoted(say('由现有的模板得出'))}", "fields:"]
    for name, use in uses.items():
        kind = Kind.DATE if name == "date" and use.kind is Kind.LINE else use.kind
        key = _key(name, kind, uses)
        lines += _field(key, name, kind, use)
        if key != name:
            message = say("“{name}”另有用处，字段的键改作“{key}”，模板不用改", name=name, key=key)
            problems.append(Problem(Place(file), message, level=Level.NOTICE))
    return "\n".join(lines) + "\n", problems


def _in_file(problems: Iterable[Problem], file: str) -> list[Problem]:
    return list(dict.fromkeys(replace(each, place=Place(file)) for each in problems))


def refuse_unprintable(made: DocumentType, docx: bytes, file: str) -> None:
    """Raise TypeFolderError where the template *docx*, adopted as the type *made* from *file*, cannot be printed."""
    found = errors_of(check_template(docx, made.form, None, file)) or full_trial(made)
    if found:
        raise TypeFolderError.of(_in_file(found, file))


def unprintable_when_empty(made: DocumentType) -> list[Problem]:
    """Return what cannot be printed of the adopted type *made* while its optional fields are empty, as warnings."""
    return [replace(each, place=Place(str(made.template)), level=Level.WARNING) for each in empty_trial(made)]


def uses_in(docx: bytes) -> tuple[dict[str, Use], list[Problem]]:
    """Return the names that the template *docx* uses, in order, and what is wrong with its tags."""
    uses: dict[str, Use] = {}
    problems: list[Problem] = []
    for root, content, name in stories(cleaned(docx)):
        places = number_paragraphs(content, name)
        wrong = tag_problems(content, places)
        problems += wrong
        if not wrong:
            source = source_of(root, content, Slots(), places)
            problems += _read(source.jinja, source.lines, uses)
    for jinja, lines in properties(unpack(docx)):
        problems += _read(jinja, lines, uses)
    return uses, problems


def _read(jinja: str, lines: Lines, uses: dict[str, Use]) -> Sequence[Problem]:
    """Note in *uses* the names in the source *jinja*, and return what is wrong with it."""
    reader = _Reader(uses, lines)
    try:
        reader.read(Sandbox().parse(jinja), {}, always=True)
    except TemplateSyntaxError as error:
        return syntax_fault(error, lines).problems
    except RecursionError:
        return [Problem(Place(), say("模板的标签嵌套太深"))]
    return reader.problems


class _Reader:
    """Reads the uses of names off a tree; a *scope* has the loop variables at hand, and what each runs through."""

    def __init__(self, uses: dict[str, Use], lines: Lines) -> None:
        self._uses, self._lines = uses, lines
        self._own: set[str] = set(_GIVEN)
        self.problems: list[Problem] = []

    def read(self, node: nodes.Node, scope: dict[str, str], *, always: bool, asked: bool = False) -> None:
        """Note the names used in *node*; *always*: whatever the values are; *asked*: only a condition asks for them."""
        match node:
            case nodes.For():
                self._loop(node, scope)
            case nodes.If():
                self.read(node.test, scope, always=False, asked=True)
                for each in (*node.body, *node.elif_, *node.else_):
                    self.read(each, scope, always=False)
            case nodes.Assign(target=nodes.Name(name=name)):
                self.read(node.node, scope, always=always)
                self._own.add(name)
            case nodes.Getattr() | nodes.Getitem():
                self._part(node, scope, always=always, asked=asked)
            case nodes.Compare():
                for child in node.iter_child_nodes():  # what is compared with words holds words
                    self.read(_measured(child), scope, always=False)
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
                for child in node.iter_child_nodes():
                    self.read(child, scope, always=always, asked=asked)

    def _filter(self, node: nodes.Filter, scope: dict[str, str], *, always: bool, asked: bool) -> None:
        """Note what a filter says of what it is given: that it is a list, a number, or may be missing."""
        given = self._use(node.node, scope) if isinstance(node.node, nodes.Name) else Use()
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

    def _loop(self, loop: nodes.For, scope: dict[str, str]) -> None:
        over = next(iter(loop.iter.find_all(nodes.Name)), None) if not isinstance(loop.iter, nodes.Name) else loop.iter
        if isinstance(loop.iter, nodes.Call) and isinstance(over, nodes.Name) and over.name == "range":
            self._count_loop(loop, scope)
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

    def _count_loop(self, loop: nodes.For, scope: dict[str, str]) -> None:
        """Note what is used in a loop over ``range(…)``."""
        self._own |= {name.name for name in (loop.target, *loop.target.find_all(nodes.Name)) if isinstance(name, nodes.Name)}
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
            self._refuse(node, say("“{name}”得不出字段", name=written), say("请改写成 {name}", name=other))

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


def _key(name: str, kind: Kind, others: Collection[str]) -> str:
    """Return the key of the field for *name*: the name, unless every answers file or document has it for something else."""
    if name not in (*RESERVED, *WORDS_OF_EXPRESSIONS) and kind in STANDARD.get(name, (kind,)):
        return name
    key = f"{name}_text"
    while key in others:
        key += "_"
    return key


def _field(key: str, name: str, kind: Kind, use: Use) -> list[str]:
    lines = [f"  {key}:", f"    kind: {kind}", f"    label: {name}"]
    if use.needed or (use.always and kind in (Kind.LINE, Kind.NUMBER)):
        lines.append("    required: true")
    if use.columns:
        lines.append(f"    columns: {{{', '.join(f'{column}: {column}' for column in use.columns)}}}")
    return lines


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
