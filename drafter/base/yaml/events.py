"""The parser's events to a tree, with a note of everything that YAML would have dropped silently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.base.yaml.characters import Prepared, cleaned, restored
from drafter.base.yaml.corrections import corrected, quote_from
from drafter.base.yaml.tree import Comment, Mapping, Node, Scalar, Sequence, Span, Tree

DEEPEST = 40
"""How deep nodes may be nested."""
MOST_NODES = 1_000_000
"""How many nodes a text may hold."""

MOST_PROBLEMS = 200
"""How many problems of the kind that YAML makes are listed."""

_LONGEST_SHOWN = 2000
_ODD_STARTS = "\u3000\u00a0－"
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Failure(NamedTuple):
    """Where the parser stopped, what it says in its own words, and the line of the last text that it read."""

    place: Place
    context: str
    reason: str
    last_line: int


class _UnreadableError(Exception):
    """The text holds more than is read; ``mark`` tells where that was noticed."""

    def __init__(self, mark: Any, message: str) -> None:
        super().__init__(message)
        self.mark, self.message = mark, message


def read(tree: Tree, prepared: Prepared) -> Failure | None:
    """Fill *tree* from its *prepared* text; return where the parser stopped (the tree has no root then), else None."""
    said = list(tree.problems)
    tree.breaks = prepared.breaks
    builder = _Builder(tree, prepared)
    try:
        builder.build()
    except _UnreadableError as error:
        place = builder.place(error.mark) if error.mark is not None else Place(tree.file)
        tree.root = None
        tree.problems.append(Problem(place, error.message))
    except (yaml.YAMLError, RecursionError) as error:
        tree.root, tree.problems = None, said
        return builder.failure(error)
    return None


class _Builder:
    """Builds one tree from the events of *prepared*."""

    def __init__(self, tree: Tree, prepared: Prepared) -> None:
        self._last_line = 1
        self._tree, self._prepared = tree, prepared
        self._as_written = prepared.text is tree.text
        self._texts: list[Scalar] = []
        self._count = 0

    def build(self) -> None:
        """Fill the tree; yaml.YAMLError or _UnreadableError where the text cannot be read."""
        documents = 0
        events = iter(yaml.parse(self._prepared.text, Loader=_Parser))
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = say("一个文件只能有一份内容，“---”之后的会丢失")
                    advice = say("若是正文里的分隔线，请与正文同样缩进；若是另一份，请另存一个文件")
                    self._problem(self.place(event.start_mark), message, advice)
                    break
            elif isinstance(event, yaml.NodeEvent):
                self._tree.root = self._node(event, events, 1)
        self._find_comments()

    def place(self, mark: Any) -> Place:
        """Return the place of a parser's *mark*; one behind the end of the text is at its end."""
        return self._tree.place(min(self._prepared.start(mark.index), len(self._tree.text)))

    def failure(self, error: Exception) -> Failure:
        """Return where and why the parser stopped; for some errors the beginning of what it was reading tells more."""
        if not isinstance(error, yaml.MarkedYAMLError):
            return Failure(Place(self._tree.file, self._last_line), "", "", self._last_line)
        context, reason = error.context or "", error.problem or ""
        at_context = any(words in context for words in ("simple key", "quoted scalar", "flow", "directive"))
        mark = (error.context_mark if at_context else None) or error.problem_mark or error.context_mark
        place = self.place(mark) if mark is not None else Place(self._tree.file, self._last_line)
        return Failure(place, context, reason, self._last_line)

    def _span(self, start: Any, end: Any) -> Span:
        if self._as_written:
            return Span(start.index, end.index, Place(self._tree.file, start.line + 1, start.column + 1))
        first, last = self._prepared.start(start.index), self._prepared.end(end.index)
        return Span(first, max(first, last), self._tree.place(first))

    def _problem(self, place: Place, message: str, help: str = "") -> None:
        self._tree.problems.append(Problem(place, message, help))
        if len(self._tree.problems) > MOST_PROBLEMS:
            raise _UnreadableError(None, say("问题太多，只列出前 {most} 个", most=MOST_PROBLEMS))

    def _quoting(self, place: Place) -> str:
        line = self._tree.line(place.line)
        return corrected(quote_from(line, place.column - 1)) if len(line) <= _LONGEST_SHOWN else ""

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        self._count += 1
        if depth > DEEPEST:
            raise _UnreadableError(event.start_mark, say("嵌套太深，超过了 {most} 层", most=DEEPEST))
        if self._count > MOST_NODES:
            raise _UnreadableError(event.start_mark, say("内容太多，超过了 {most} 项", most=MOST_NODES))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _scalar(self, event: Any) -> Scalar:
        span = self._span(event.start_mark, event.end_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        value = event.value if self._as_written else restored(event.value)
        if event.style == '"':
            value = self._without_controls(value, span.place)
        self._texts.append(Scalar(value, span, event.style or ""))
        self._last_line = span.place.line
        return self._texts[-1]

    def _without_controls(self, value: str, place: Place) -> str:
        """Return *value* without the control characters that escapes in double quotes can write."""
        kept = cleaned(value)
        if len(kept) < len(value.replace("\r\n", "\n")):
            message = say("去掉了引号里转义的控制字符")
            self._tree.problems.append(Problem(place, message, level=Level.NOTICE))
        return kept

    def _alias(self, event: Any) -> Scalar:
        span = self._span(event.start_mark, event.end_mark)
        self._problem(span.place, say("值以“*”开头，会被 YAML 当作引用，文字会丢失"), self._quoting(span.place))
        self._texts.append(Scalar(f"*{event.anchor}", span))
        return self._texts[-1]

    def _refuse_properties(self, event: Any) -> None:
        place = self.place(event.start_mark)
        if event.anchor is not None:
            message = say("“&{name}”会被 YAML 当作锚点而丢失", name=event.anchor)
        else:
            message = say("“{tag}”会被 YAML 当作标签而丢失", tag=event.tag)
        self._problem(place, message, self._quoting(place))

    def _sequence(self, start: Any, events: Iterator[Any], depth: int) -> Sequence:
        items: list[Node] = []
        event = start
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return Sequence(tuple(items), self._span(start.start_mark, event.end_mark), bool(start.flow_style))

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        event = start
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if isinstance(key, Scalar) and self._admits(key, pairs):
                key = self._unindented(key)
                pairs[key.value] = (key, value)
            elif not isinstance(key, Scalar):
                self._refuse_key(key)
        return Mapping(tuple(pairs.values()), self._span(start.start_mark, event.end_mark), bool(start.flow_style))

    def _admits(self, key: Scalar, pairs: dict[str, tuple[Scalar, Node]]) -> bool:
        """Tell whether *key* is neither a merge key nor a second one; say so where it is."""
        if key.value == "<<" and not key.style:
            self._problem(key.span.place, say("不能用 YAML 的合并键“<<”，请把内容直接写出来"))
        elif key.value in pairs:
            line = pairs[key.value][0].span.place.line
            message = say("“{key}”写了两次（前一次在第 {line} 行），其中一个会丢失", key=key.value, line=line)
            self._problem(key.span.place, message, say("请合并成一个，或改掉其中一个的名字"))
        else:
            return True
        return False

    def _unindented(self, key: Scalar) -> Scalar:
        """Return *key* without the full-width blanks or dash that somebody indented it with, which are said."""
        number = key.span.place.line
        if key.value[:1] in _ODD_STARTS:
            from drafter.base.yaml.slips import odd_indent, slip_in  # 3 ms that only texts with mistakes need

            slip = odd_indent(self._tree.line(number), number) or slip_in(self._tree.line(number), number)
            if slip is not None:
                self._problem(Place(self._tree.file, slip.line, slip.column), slip.message, slip.help)
        name = key.value.lstrip(_ODD_STARTS).strip()
        return key._replace(value=name) if name != key.value else key

    def _refuse_key(self, key: Node) -> None:
        """Say that *key* is none; ``{{ 名 }}`` without quotes is read as a mapping whose key is a mapping."""
        if key.span.start and self._tree.text.startswith("{{", key.span.start - 1):
            place = self._tree.place(key.span.start - 1)
            self._problem(place, say("值以“{sign}”开头，YAML 会误读，要加引号", sign="{{"), self._quoting(place))
        else:
            self._problem(key.span.place, say("键应当是一行文字"))

    def _find_comments(self) -> None:
        """Gather the comments, which are no events: a ``#`` between two pieces of text begins one."""
        text = self._tree.text
        if "#" not in text:
            return
        ends = [scalar.span.start for scalar in self._texts[1:]]
        for scalar, end in zip(self._texts, [*ends, len(text)], strict=False):
            if scalar.style in ("|", ">"):
                self._comment_of_header(scalar)
            at = text.find("#", scalar.span.end, end)
            while at >= 0:
                at = text.find("#", self._comment(scalar, at), end)

    def _comment_of_header(self, scalar: Scalar) -> None:
        header = self._tree.line(scalar.span.place.line)[scalar.span.place.column - 1 :]
        if "#" in header:
            self._comment(scalar, scalar.span.start + header.index("#"))

    def _comment(self, after: Scalar, offset: int) -> int:
        """Note the comment at *offset* and return where it ends."""
        place = self._tree.place(offset)
        line = self._tree.line(place.line)
        found = Comment(line[place.column - 1 :], offset, place, own_line=not line[: place.column - 1].strip())
        self._tree.comments.setdefault((after.span.start, after.span.end), []).append(found)
        return offset + len(found.text)
