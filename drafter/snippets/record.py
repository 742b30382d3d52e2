"""A snippet's file read: every wrong key and value is found in one reading, with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Place, Problem, errors_of
from drafter.base.source import Source as Bytes
from drafter.base.source import read_source
from drafter.base.yaml import nodes
from drafter.base.yaml.reader import Reader
from drafter.draft.dates import parse_date
from drafter.snippets.snippet import ID, Kind, Snippet, Source, Status, Validity, Variable, one_line, plain
from drafter.snippets.traps import text_lost
from drafter.snippets.wording import problems_in_wording

KEYS = (
    *("id", "title", "text", "kind", "tags", "types", "variables", "status"),
    *("based_on", "owner", "valid", "superseded_by", "source", "pinyin"),
)
"""The keys of a record in the order in which they are written."""

_REVISION = re.compile(r"[0-9a-f]{12}")
_READING = re.compile(r"[a-zü' ]+")
_NULLS = ("", "null", "Null", "NULL", "~")

_Pairs = Mapping[str, nodes.Node]
_Enum = TypeVar("_Enum", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave: the snippet (None where something is wrong), the lines and columns of its keys, the problems."""

    snippet: Snippet | None
    places: Mapping[str, tuple[int, int]]
    problems: tuple[Problem, ...]
    source: Bytes | None = None


def read_record(data: bytes | str, name: str, category: str, file: str) -> Reading:
    """Return the record in *data*; *name* is the file's name without ``.yaml``, which has to be the id."""
    source, problems = read_source(data, file)
    if source is None:
        return Reading(None, {}, tuple(problems))
    tree = nodes.parse(source.text, file)
    reader = Reader()
    reader.problems = [*problems, *tree.problems]
    if tree.root is None and not tree.problems:
        reader.problems.append(Problem(Place(file, 1, 1), say("这个文件是空的")))
    pairs = reader.mapping(tree.root, say("表述"), KEYS)
    snippet = _read(reader, pairs, category)
    _check(reader, tree, pairs, snippet, name)
    places = {key: (node.span.place.line, node.span.place.column) for key, node in pairs.items()}
    return Reading(None if errors_of(reader.problems) else snippet, places, tuple(reader.problems), source)


def _read(reader: Reader, pairs: _Pairs, category: str) -> Snippet:
    return Snippet(
        id=reader.text(pairs, "id").strip(),
        title=one_line(reader.text(pairs, "title")),
        text=plain(reader.text(pairs, "text")).strip("\n"),
        category=category,
        kind=_choice(reader, pairs, "kind", Kind.SAMPLE),
        tags=_words(reader, pairs, "tags"),
        types=_words(reader, pairs, "types"),
        variables=_variables(reader, pairs),
        status=_choice(reader, pairs, "status", Status.DRAFT),
        based_on=_nullable(reader, pairs, "based_on"),
        owner=_nullable(reader, pairs, "owner"),
        valid=_validity(reader, pairs),
        superseded_by=_nullable(reader, pairs, "superseded_by"),
        source=_source(reader, pairs),
        pinyin=tuple(each.lower() for each in _words(reader, pairs, "pinyin")),
    )


def _check(reader: Reader, tree: nodes.Tree, pairs: _Pairs, snippet: Snippet, name: str) -> None:
    """Check the record as a whole; nothing is asked of a file that could not be read."""
    if not pairs:
        return
    top = Place(tree.file, 1, 1)
    for key in ("id", "title", "text"):
        if not getattr(snippet, key).strip() and (key not in pairs or isinstance(pairs[key], nodes.Scalar)):
            place = pairs[key].span.place if key in pairs else top
            reader.problems.append(Problem(place, say("缺少“{key}”", key=key)))
    for key in ("id", "title", "text"):
        reader.problems += text_lost(tree, pairs.get(key))
    if snippet.id and ID.fullmatch(snippet.id) is None:
        reader.problem(pairs["id"], say("“{id}”不是编号", id=snippet.id), _form_of_ids())
    elif snippet.id and snippet.id != name:
        message = say("编号“{id}”与文件名“{name}.yaml”不一致", id=snippet.id, name=name)
        reader.problem(pairs["id"], message, say("编号一经使用就不能更改；复制文件后要换新的编号和文件名"))
    _check_references(reader, pairs, snippet)
    reader.problems += problems_in_wording(pairs.get("text"))


def _check_references(reader: Reader, pairs: _Pairs, snippet: Snippet) -> None:
    if snippet.superseded_by and ID.fullmatch(snippet.superseded_by) is None:
        reader.problem(pairs["superseded_by"], say("“{id}”不是编号", id=snippet.superseded_by), _form_of_ids())
    if snippet.based_on and _REVISION.fullmatch(snippet.based_on) is None:
        reader.problem(pairs["based_on"], say("based_on 应当是 12 位十六进制的版本号"))
    for reading in snippet.pinyin:
        if _READING.fullmatch(reading) is None:
            reader.problem(pairs["pinyin"], say("“{reading}”不是拼音，只写字母，如 jiaose", reading=reading))


def _form_of_ids() -> str:
    return say("编号是 2—8 个小写字母、一个“-”、至少 6 位十六进制数字，如 zx-7f3a2c")


def _is_null(node: nodes.Node | None) -> bool:
    return node is None or (isinstance(node, nodes.Scalar) and not node.style and node.value in _NULLS)


def _nullable(reader: Reader, pairs: _Pairs, key: str) -> str:
    return "" if _is_null(pairs.get(key)) else one_line(reader.text(pairs, key))


def _words(reader: Reader, pairs: _Pairs, key: str) -> tuple[str, ...]:
    """Return the texts under *key* without empty ones and repetitions."""
    if _is_null(pairs.get(key)):
        return ()
    return tuple(dict.fromkeys(word for each in reader.texts(pairs, key) if (word := one_line(each.value))))


def _choice(reader: Reader, pairs: _Pairs, key: str, default: _Enum) -> _Enum:
    known = type(default)
    written = reader.text(pairs, key, default.value).strip()
    if written in [each.value for each in known]:
        return known(written)
    message = say("“{key}”不能是“{value}”", key=key, value=written)
    reader.problem(pairs[key], message, advice(written, [each.value for each in known]))
    return default


def _variables(reader: Reader, pairs: _Pairs) -> dict[str, Variable]:
    node = pairs.get("variables")
    found = {} if _is_null(node) else reader.mapping(node, "variables")
    if isinstance(node, nodes.Mapping):
        for key, _ in node.pairs:
            if not key.value.isidentifier() or key.value in ("br", "snippet"):
                message = say("“{key}”不能作变量的名字", key=key.value)
                reader.problem(key, message, say("用字母、汉字、数字和下划线，不以数字开头"))
    return {name: _variable(reader, name, each) for name, each in found.items()}


def _variable(reader: Reader, name: str, node: nodes.Node) -> Variable:
    pairs = reader.mapping(node, name, ("ask", "default", "choices"))
    default = None if _is_null(pairs.get("default")) else reader.text(pairs, "default")
    variable = Variable(reader.text(pairs, "ask").strip(), default, _words(reader, pairs, "choices"))
    for key in ("ask", "default"):
        if "{{" in reader.text(pairs, key):
            reader.problem(pairs[key], say("变量的 {key} 只能是文字，不能有 {{{{ }}}}", key=key))
    if default is not None and variable.choices and default not in variable.choices:
        message = say("变量“{name}”的 default“{value}”不在 choices 里", name=name, value=default)
        reader.problem(pairs["default"], message)
    return variable


def _validity(reader: Reader, pairs: _Pairs) -> Validity:
    found = {} if _is_null(pairs.get("valid")) else reader.mapping(pairs.get("valid"), "valid", ("from", "until"))
    start, end = _day(reader, found, "from", last=False), _day(reader, found, "until", last=True)
    if start is not None and end is not None and end < start:
        reader.problem(found["until"], say("valid 的 until 早于 from"))
    return Validity(start, end)


def _day(reader: Reader, pairs: _Pairs, key: str, *, last: bool) -> date | None:
    """Return the date under *key*; of a month, its first or *last* day."""
    written = _nullable(reader, pairs, key)
    if not written:
        return None
    try:
        found = parse_date(written)
    except ValueError:
        found = None
    if found is None:
        reader.problem(pairs[key], say("“{value}”不是日期，应写如 2026-01-08", value=written))
        return None
    if found.day is not None or not last:
        return date(found.year, found.month, found.day or 1)
    return date(found.year + found.month // 12, found.month % 12 + 1, 1) - timedelta(days=1)


def _source(reader: Reader, pairs: _Pairs) -> Source:
    node = pairs.get("source")
    found = {} if _is_null(node) else reader.mapping(node, "source", ("document", "reference", "date"))
    return Source(*(_nullable(reader, found, key) for key in ("document", "reference", "date")))
