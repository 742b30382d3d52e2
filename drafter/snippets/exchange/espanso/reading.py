"""Matches of espanso as lines for import: text, forms and choices; nothing that would run a program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.base.source import read_source
from drafter.base.yaml import nodes
from drafter.base.yaml.reader import Reader
from drafter.snippets.exchange.lines import Line, Offer
from drafter.snippets.snippet import ID, Variable, one_line

_FIELD = re.compile(r"\[\[\s*(\w+)\s*\]\]")
_USED = re.compile(r"(?<!\\)\{\{\s*(\w+)(?:\.(\w+))?\s*\}\}")
_GUARDED_BRACES = re.compile(r"\\([{}])\\?([{}])")
_NOT_TEXT = ("html", "image_path", "markdown", "regex")
_TITLE = 20  # characters of the text that stand in for a title

_Pairs = Mapping[str, nodes.Node]


@dataclass(slots=True)
class _Body:
    """What a match types: its text and its variables, or why it cannot be taken over."""

    text: str = ""
    variables: dict[str, Variable] = field(default_factory=dict)
    fault: str = ""


def read(data: bytes, file: str) -> Offer:
    """Return what the espanso file *data* offers."""
    source, problems = read_source(data, file)
    if source is None:
        return Offer(problems=problems)
    tree = nodes.parse(source.text, file)
    reader = Reader()
    top = reader.mapping(tree.root, say("espanso 文件"))
    offer = Offer(problems=[*problems, *tree.problems, *reader.problems])
    if errors_of(offer.problems):
        return offer
    matches = top.get("matches")
    if not isinstance(matches, nodes.Sequence):
        message = say("没有找到 matches：espanso 文件里应有一列 matches")
        offer.problems.append(Problem(Place(file, 1), message))
        return offer
    for key in ("imports", "global_vars"):
        if key in top:
            message = say("文件里的 {key} 不导入", key=key)
            offer.problems.append(Problem(top[key].span.place, message, level=Level.WARNING))
    offer.lines = [_line(each, number) for number, each in enumerate(matches.items, 1)]
    return offer


def _line(node: nodes.Node, number: int) -> Line:
    place = Place(node.span.place.file, node.span.place.line)
    line = Line(say("第 {number} 个匹配（第 {row} 行）", number=number, row=place.line), place, {}, asks=False)
    reader = Reader()
    pairs = reader.mapping(node, say("匹配"))
    body = _body(reader, pairs)
    problems = [line.problem(each.message, each.help) for each in reader.problems]
    if body.fault:
        problems.append(line.problem(body.fault))
    return replace(line, values=_values(reader, pairs, body), problems=tuple(problems))


def _values(reader: Reader, pairs: _Pairs, body: _Body) -> dict[str, Any]:
    terms = [each.value.strip() for each in reader.texts(pairs, "search_terms")]
    found = next((term for term in terms if ID.fullmatch(term)), None)
    values: dict[str, Any] = {"title": _title(reader, pairs, body), "text": body.text, "variables": body.variables}
    if found is None:
        return values
    categories = [term[1:] for term in terms if term.startswith("@")]
    tags = tuple(one_line(term[1:]) for term in terms if term.startswith("#"))
    return {"id": found, **values, "tags": tags, **({"category": categories[0]} if categories else {})}


def _title(reader: Reader, pairs: _Pairs, body: _Body) -> str:
    label = one_line(reader.text(pairs, "label"))
    return label or one_line(body.text)[:_TITLE]


def _body(reader: Reader, pairs: _Pairs) -> _Body:
    for key in _NOT_TEXT:
        if key in pairs:
            return _Body(fault=say("不是纯文字（{key}），不能导入", key=key))
    if "form" in pairs:
        fields = reader.mapping(pairs.get("form_fields"), "form_fields")
        return _form(reader.text(pairs, "form"), {name: _field(reader, each) for name, each in fields.items()})
    if "replace" not in pairs:
        return _Body(fault=say("没有 replace，也没有 form"))
    given = _Given()
    for each in _items(reader, pairs, "vars"):
        _note_variable(reader, reader.mapping(each, "vars"), given)
    return given.body(reader.text(pairs, "replace"))


def _form(layout: str, fields: Mapping[str, Variable]) -> _Body:
    names = dict.fromkeys(_FIELD.findall(layout))
    text = _FIELD.sub(r"{{ \1 }}", _without_cursor(layout))
    return _Body(text.strip("\n"), {name: fields.get(name, Variable()) for name in names})


def _without_cursor(text: str) -> str:
    return text.replace("$|$", "")


def _field(reader: Reader, node: nodes.Node) -> Variable:
    pairs = reader.mapping(node, "form_fields")
    default = reader.text(pairs, "default") or None
    choices = tuple(_choices(reader, pairs, "values"))
    return Variable("", default if not choices or default in choices else None, choices)


def _choices(reader: Reader, pairs: _Pairs, key: str) -> Iterator[str]:
    """Yield what can be chosen: a list of texts, of ``{label, id}``, or lines of one text."""
    node = pairs.get(key)
    if isinstance(node, nodes.Scalar):
        yield from (word for line in node.value.splitlines() if (word := one_line(line)))
        return
    for item in _items(reader, pairs, key):
        if isinstance(item, nodes.Mapping):
            inside = reader.mapping(item, key)
            yield one_line(reader.text(inside, "id") or reader.text(inside, "label"))
        elif isinstance(item, nodes.Scalar):
            yield one_line(item.value)


def _items(reader: Reader, pairs: _Pairs, key: str) -> Sequence[nodes.Node]:
    node = pairs.get(key)
    if node is None:
        return ()
    if not isinstance(node, nodes.Sequence):
        reader.problem(node, say("“{key}”应当是一列", key=key))
        return ()
    return node.items


@dataclass(slots=True)
class _Given:
    """The ``vars`` of a match: fixed texts, slots, and the kinds that cannot be taken over."""

    texts: dict[str, str] = field(default_factory=dict)
    slots: dict[tuple[str, str], Variable] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def body(self, text: str) -> _Body:
        """Return *text* with fixed texts put in and slots written as a phrase has them."""
        used = list(_USED.finditer(text))
        for each in used:
            if each[1] in self.refused:
                kind = self.refused[each[1]]
                return _Body(fault=say("变量“{name}”是 {kind}，不能导入", name=each[1], kind=kind))
        body = _Body()
        plain = _USED.sub(lambda each: self._put(each[1], each[2] or "", body), _without_cursor(text))
        body.text = _GUARDED_BRACES.sub(r"\1\2", plain).strip("\n")
        return body

    def _put(self, name: str, part: str, body: _Body) -> str:
        if name in self.texts:
            return self.texts[name]
        slot = part or name
        body.variables[slot] = self.slots.get((name, part), Variable())
        return f"{{{{ {slot} }}}}"


def _note_variable(reader: Reader, pairs: _Pairs, given: _Given) -> None:
    name, kind = reader.text(pairs, "name"), reader.text(pairs, "type")
    params = reader.mapping(pairs.get("params"), "params")
    if kind == "echo":
        given.texts[name] = reader.text(params, "echo")
    elif kind in ("choice", "random"):
        given.slots[name, ""] = Variable(
            "", None, tuple(_choices(reader, params, "values" if kind == "choice" else "choices"))
        )
    elif kind == "form":
        fields = {key: _field(reader, each) for key, each in reader.mapping(params.get("fields"), "fields").items()}
        for key in _FIELD.findall(reader.text(params, "layout")):
            given.slots[name, key] = fields.get(key, Variable())
    else:
        given.refused[name] = kind or "?"
