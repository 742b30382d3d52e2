"""YAML as a tree of nodes with positions; every scalar is text.

The tree is built from the parser's events, because a composed tree no longer tells anchors, tags and styles apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from drafter.base.messages import say
from drafter.base.problems import Place, Problem

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a node stands: character offsets into the text, and the place of its first character."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text; ``style`` is YAML's indicator: ``""`` plain, ``'`` ``"`` ``|`` ``>``."""

    value: str
    span: Span
    style: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """Return the value of *key*, or None."""
        return next((value for name, value in self.pairs if name.value == key), None)


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Tree:
    """A parsed text: its root (None when empty) and everything in it that would have been lost or misread."""

    text: str
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)


class _Builder:
    """Turns events into nodes and keeps a list of what YAML would have dropped silently."""

    def __init__(self, text: str, file: str) -> None:
        self.tree = Tree(text)
        self.file = file

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def span(self, start: Any, end: Any) -> Span:
        return Span(start.index, end.index, self.place(start))

    def problem(self, mark: Any, message: str, help: str = "") -> None:
        self.tree.problems.append(Problem(self.place(mark), message, help))

    def node(self, event: Any, events: Iterator[Any]) -> Node:
        self.refuse_properties(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, events)
        if isinstance(event, yaml.AliasEvent):
            message = say("这里以 * 开头，被当作 YAML 引用，其文字会丢失")
            self.problem(event.start_mark, message, say("请给整个值加上引号"))
            return Scalar(f"*{event.anchor}", self.span(event.start_mark, event.end_mark))
        return Scalar(event.value, self.span(event.start_mark, event.end_mark), event.style or "")

    def refuse_properties(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            return
        if event.anchor is not None:
            message = say("“&{name}”会被当作 YAML 锚点而丢失", name=event.anchor)
            self.problem(event.start_mark, message, say("请给整个值加上引号"))
        if event.tag is not None:
            message = say("“{tag}”会被当作 YAML 标签而丢失", tag=event.tag)
            self.problem(event.start_mark, message, say("请给整个值加上引号"))

    def sequence(self, start: Any, events: Iterator[Any]) -> Sequence:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, events))
        return Sequence(tuple(items), self.span(start.start_mark, event.end_mark), bool(start.flow_style))

    def mapping(self, start: Any, events: Iterator[Any]) -> Mapping:
        pairs: list[tuple[Scalar, Node]] = []
        seen: set[str] = set()
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events)
            value = self.node(next(events), events)
            if not isinstance(key, Scalar):
                self.problem(event.start_mark, say("键必须是一行文字"))
                continue
            if key.value in seen:
                self.problem(event.start_mark, say("键“{key}”重复，前一个会被丢掉", key=key.value))
            seen.add(key.value)
            pairs.append((key, value))
        return Mapping(tuple(pairs), self.span(start.start_mark, event.end_mark), bool(start.flow_style))

    def build(self) -> Tree:
        events = iter(yaml.parse(self.tree.text, Loader=_Parser))
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem(event.start_mark, say("一个文件只能有一份文档，“---”之后的内容会丢失"))
                    break
            elif isinstance(event, yaml.NodeEvent):
                self.tree.root = self.node(event, events)
        return self.tree


def parse(text: str, file: str = "") -> Tree:
    """Return the tree of *text*; a syntax error becomes a problem with its place, never an exception."""
    builder = _Builder(text, file)
    try:
        return builder.build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = say("YAML 写法有误：{reason}", reason=error.problem or error.context)
        builder.tree.problems.append(Problem(builder.place(mark) if mark else Place(file), message))
    except yaml.YAMLError as error:
        builder.tree.problems.append(Problem(Place(file), say("YAML 写法有误：{reason}", reason=error)))
    except RecursionError:
        builder.tree.problems.append(Problem(Place(file), say("嵌套太深")))
    return builder.tree
