"""One question of a form: the keys of a field in ``type.yaml``, checked against its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from drafter.base.messages import listed, say
from drafter.base.nearest import advice
from drafter.base.yaml import nodes
from drafter.base.yaml.reader import Reader
from drafter.doctypes.standard import STANDARD
from drafter.draft.appendix import Column
from drafter.draft.dates import parse_date
from drafter.draft.fields import Field, Kind

KEYS = (
    *("kind", "label", "help", "required", "default", "choices", "when", "placeholder", "pattern", "example", "snippets"),
    "columns",
)
TODAY = "today"
"""The default of a date that is resolved when the answers file is made."""

_CHOOSING = (Kind.CHOICE, Kind.MULTICHOICE)
_WITH_DEFAULT = frozenset(Kind) - {Kind.OUTLINE, Kind.APPENDICES, Kind.DOCUMENTS, Kind.TABLE}
_WITH_PATTERN = (Kind.LINE, Kind.TEXT, Kind.NUMBER, Kind.LIST)
_WITH_SNIPPETS = (Kind.LINE, Kind.TEXT, Kind.OUTLINE)
_FLAGS = ("true", "false", "yes", "no", "是", "否")
_LIST = re.compile("[、,，]")
_WHEN = re.compile(r"\{\{(.*)\}\}", re.DOTALL)

_Pairs = Mapping[str, nodes.Node]


def read_field(reader: Reader, key: nodes.Scalar, node: nodes.Node) -> Field:
    """Return the field *key* that *node* describes; what is wrong goes to *reader*."""
    pairs = reader.mapping(node, key.value, KEYS)
    kind = _read_kind(reader, key, node, pairs)
    field = Field(
        key=key.value,
        kind=kind,
        label=reader.text(pairs, "label") or key.value,
        help=reader.text(pairs, "help").strip(),
        required=reader.flag(pairs, "required"),
        default=_read_default(reader, pairs),
        choices=tuple(text.value for text in reader.texts(pairs, "choices")),
        when=_read_when(reader, pairs),
        placeholder=reader.text(pairs, "placeholder"),
        pattern=reader.text(pairs, "pattern"),
        example=reader.text(pairs, "example"),
        snippets=tuple(text.value for text in reader.texts(pairs, "snippets")),
        columns=_read_columns(reader, pairs),
    )
    for check in (_check_choices, _check_default, _check_pattern, _check_snippets, _check_columns):
        check(reader, field, pairs, node)
    return field if "pattern" not in pairs or _compiles(field.pattern) else replace(field, pattern="")


def _read_kind(reader: Reader, key: nodes.Scalar, node: nodes.Node, pairs: _Pairs) -> Kind:
    kinds = [kind.value for kind in Kind]
    written = reader.text(pairs, "kind")
    usual = STANDARD.get(key.value, (Kind.LINE,))
    if "kind" not in pairs:
        message = say("字段“{key}”没有写 kind", key=key.value)
        reader.problem(node, message, say("可用的有：{names}", names=listed(kinds)))
        return usual[0]
    if written not in kinds:
        reader.problem(pairs["kind"], say("没有“{kind}”这种字段", kind=written), advice(written, kinds))
        return usual[0]
    if key.value in STANDARD and Kind(written) not in usual:
        message = say("字段“{key}”印在固定的位置，kind 只能是 {kinds}", key=key.value, kinds=listed(usual))
        reader.problem(pairs["kind"], message)
        return usual[0]
    return Kind(written)


def _read_default(reader: Reader, pairs: _Pairs) -> str:
    node = pairs.get("default")
    if isinstance(node, nodes.Sequence):
        return "、".join(text.value for text in reader.texts(pairs, "default"))
    return reader.text(pairs, "default")


def _read_when(reader: Reader, pairs: _Pairs) -> str:
    """Return the name of the field that *when* asks, written bare or in ``{{ }}``."""
    written = reader.text(pairs, "when").strip()
    match = _WHEN.fullmatch(written)
    return match[1].strip() if match else written


def _read_columns(reader: Reader, pairs: _Pairs) -> tuple[Column, ...]:
    """Return the columns of a table, written as ``{key: label}`` or as a list of keys."""
    node = pairs.get("columns")
    if isinstance(node, nodes.Sequence):
        columns = [(text, text.value) for text in reader.texts(pairs, "columns")]
    else:
        named = reader.mapping(node, "columns")
        keys = [key for key, _ in node.pairs] if isinstance(node, nodes.Mapping) else []
        columns = [(key, reader.text(named, key.value) or key.value) for key in keys]
    for key, _ in columns:
        if not key.value.isidentifier():
            message = say("“{key}”不能作列的键", key=key.value)
            reader.problem(key, message, say("用字母、汉字、数字和下划线，不以数字开头"))
    return tuple(Column(label, key.value) for key, label in columns)


def _check_columns(reader: Reader, field: Field, pairs: _Pairs, node: nodes.Node) -> None:
    if field.kind is Kind.TABLE and not field.columns:
        reader.problem(node, say("字段“{key}”要有 columns，列出各列的键和名称", key=field.key))
    elif "columns" in pairs and field.kind is not Kind.TABLE:
        reader.problem(pairs["columns"], say("kind: {kind} 的字段不用 columns", kind=field.kind))
    elif len({column.key for column in field.columns}) < len(field.columns):
        reader.problem(pairs["columns"], say("columns 里有重复的列"))


def _check_choices(reader: Reader, field: Field, pairs: _Pairs, node: nodes.Node) -> None:
    if field.kind in _CHOOSING and not field.choices:
        reader.problem(node, say("字段“{key}”要有 choices，列出可选的值", key=field.key))
    elif field.choices and field.kind not in _CHOOSING:
        reader.problem(pairs["choices"], say("kind: {kind} 的字段不用 choices", kind=field.kind))
    elif len(set(field.choices)) < len(field.choices):
        reader.problem(pairs["choices"], say("choices 里有重复的值"))


def _check_default(reader: Reader, field: Field, pairs: _Pairs, node: nodes.Node) -> None:
    if not field.default or "{{" in field.default:
        return
    message = ""
    if field.kind not in _WITH_DEFAULT:
        message = say("kind: {kind} 的字段不能有 default", kind=field.kind)
    elif not _suits(field):
        message = say("default“{value}”不是字段“{key}”可用的值", value=field.default, key=field.key)
    if message:
        reader.problem(pairs.get("default", node), message)


def _suits(field: Field) -> bool:
    value = field.default
    match field.kind:
        case Kind.YESNO:
            return value.lower() in _FLAGS
        case Kind.DATE:
            return value == TODAY or _is_date(value)
        case Kind.NUMBER:
            return re.fullmatch(r"-?\d+(\.\d+)?", value) is not None
        case Kind.CHOICE:
            return value in field.choices
        case Kind.MULTICHOICE:
            return all(each in field.choices for each in _LIST.split(value))
        case _:
            return True


def _is_date(text: str) -> bool:
    try:
        return parse_date(text) is not None
    except ValueError:
        return False


def _check_pattern(reader: Reader, field: Field, pairs: _Pairs, node: nodes.Node) -> None:
    if "pattern" not in pairs:
        return
    if field.kind not in _WITH_PATTERN:
        reader.problem(pairs["pattern"], say("kind: {kind} 的字段不用 pattern", kind=field.kind))
    elif not _compiles(field.pattern):
        message = say("pattern“{pattern}”不是正确的正则表达式", pattern=field.pattern)
        reader.problem(pairs.get("pattern", node), message)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return False
    return True


def _check_snippets(reader: Reader, field: Field, pairs: _Pairs, _node: nodes.Node) -> None:
    if field.snippets and field.kind not in _WITH_SNIPPETS:
        reader.problem(pairs["snippets"], say("kind: {kind} 的字段不用 snippets", kind=field.kind))
