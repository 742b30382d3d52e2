"""A form read off the tags of a docxtpl template that somebody already has."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.doctypes.standard import STANDARD
from drafter.draft.fields import RESERVED, Kind
from drafter.word.cleaning import cleaned
from drafter.word.faults import syntax_fault
from drafter.word.lines import Lines, number_paragraphs
from drafter.word.samples import Slots
from drafter.word.sandbox import METHODS, Sandbox
from drafter.word.stories import stories
from drafter.word.tags import tag_problems
from drafter.word.template import names_blocks, source_of

_PLAIN = re.compile(r"\w+")
_GIVEN = frozenset(["loop", "range", "namespace"])


@dataclass(slots=True)
class Use:
    """How a template uses a name: printed (always, or only under a condition), asked in a condition, looped over."""

    always: bool = False
    printed: bool = False
    looped: bool = False
    columns: list[str] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """Return the kind of field that can be used so."""
        if self.looped:
            return Kind.TABLE if self.columns else Kind.LIST
        return Kind.LINE if self.printed else Kind.YESNO


def form_text(docx: bytes, title: str, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a ``type.yaml`` for the template *docx*, and what is to be said about it.

    TypeFolderError, with every place, where its tags are wrong or ask for more than a form can give.
    """
    if names_blocks(docx):
        advice = say("这样的文种用 drafter types new 来做")
        raise TypeFolderError(say("这个模板已经有印正文的循环"), advice, Place(file))
    uses, problems = uses_in(docx)
    if errors_of(problems):
        raise TypeFolderError.of([Problem(Place(file), each.message, each.help, each.level) for each in problems])
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


def uses_in(docx: bytes) -> tuple[dict[str, Use], list[Problem]]:
    """Return the names that the template *docx* uses, in order, and what is wrong with its tags."""
    uses: dict[str, Use] = {}
    problems: list[Problem] = []
    for root, content, name in stories(cleaned(docx)):
        places = number_paragraphs(content, name)
        wrong = tag_problems(content, places)
        problems += wrong
        if wrong:
            continue
        source = source_of(root, content, Slots(), places)
        try:
            tree = Sandbox().parse(source.jinja)
        except TemplateSyntaxError as error:
            problems += syntax_fault(error, source.lines).problems
            continue
        reader = _Reader(uses, source.lines)
        reader.read(tree, {}, always=True)
        problems += reader.problems
    return uses, problems


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
                    self.read(child, scope, always=False)
            case nodes.Name():
                self._name(node, scope, always=always, asked=asked)
            case _:
                for child in node.iter_child_nodes():
                    self.read(child, scope, always=always, asked=asked)

    def _loop(self, loop: nodes.For, scope: dict[str, str]) -> None:
        over = next(iter(loop.iter.find_all(nodes.Name)), None) if not isinstance(loop.iter, nodes.Name) else loop.iter
        if not isinstance(loop.target, nodes.Name) or over is None or over.name in {*scope, *self._own}:
            self._refuse(loop, say("这样的循环得不出字段"), say("写成 {tag}，循环里不再套循环", tag="{% for 变量 in 名字 %}"))
            return
        self._uses.setdefault(over.name, Use()).looped = True
        inner = {**scope, loop.target.name: over.name}
        for each in (*loop.body, *([loop.test] if loop.test else [])):
            self.read(each, inner, always=False)
        for each in loop.else_:
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
            case _:
                for child in node.iter_child_nodes():
                    self.read(child, scope, always=always, asked=asked)

    def _attribute(self, node: nodes.Node, name: str, attribute: str, scope: dict[str, str]) -> None:
        if name in scope:
            columns = self._uses[scope[name]].columns
            if attribute not in columns:
                columns.append(attribute)
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


def _key(name: str, kind: Kind, others: Collection[str]) -> str:
    """Return the key of the field for *name*: the name, unless every answers file or document has it for something else."""
    if name not in RESERVED and kind in STANDARD.get(name, (kind,)):
        return name
    key = f"{name}_text"
    while key in others:
        key += "_"
    return key


def _field(key: str, name: str, kind: Kind, use: Use) -> list[str]:
    lines = [f"  {key}:", f"    kind: {kind}", f"    label: {name}"]
    if use.always and kind is Kind.LINE:
        lines.append("    required: true")
    if use.columns:
        lines.append(f"    columns: {{{', '.join(f'{column}: {column}' for column in use.columns)}}}")
    return lines


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
