"""``type.yaml`` read into a form: every wrong key, kind, label, pattern and expression is found in one reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Place, Problem
from drafter.base.yaml import nodes
from drafter.base.yaml.reader import Reader
from drafter.doctypes.numbering import read_numbering
from drafter.doctypes.question import read_field
from drafter.draft.expressions import problems_in
from drafter.draft.fields import RESERVED, Field, Form, Kind
from drafter.draft.numbering import GBT9704, Numbering

FORM_FILE = "type.yaml"
KEYS = ("name", "name_en", "version", "description", "profile", "numbering", "fields")
WORDS_OF_EXPRESSIONS = ("br", "snippet", "true", "false", "none", "True", "False", "None")
"""Names that mean something else in every expression, and so cannot name a field."""

_DEFAULT_PROFILE = "gbt9704"


class TypeFile(NamedTuple):
    """What a ``type.yaml`` says: the form, its names for people, and the name of the profile with its place."""

    form: Form
    name_en: str
    description: str
    profile: str
    profile_place: Place


def read_type(text: str, name: str, file: str) -> tuple[TypeFile, list[Problem]]:
    """Return the type called *name* that *text* describes, and everything wrong with it."""
    tree = nodes.parse(text, file)
    reader = Reader()
    reader.problems += tree.problems
    if tree.root is None and not tree.problems:
        reader.problems.append(Problem(Place(file, 1, 1), say("这个文件是空的")))
    pairs = reader.mapping(tree.root, "type.yaml", KEYS)
    for key in ("name", "fields") if isinstance(tree.root, nodes.Mapping) else ():
        if key not in pairs:
            reader.problems.append(Problem(Place(file, 1, 1), say("缺少“{key}”", key=key)))
    title = reader.text(pairs, "name") or name
    form = Form(name, _read_fields(reader, pairs), _read_numbering(reader, pairs), _read_version(reader, pairs), title)
    _check_together(reader, form, pairs)
    place = pairs["profile"].span.place if "profile" in pairs else Place(file)
    profile = reader.text(pairs, "profile", _DEFAULT_PROFILE)
    found = TypeFile(form, reader.text(pairs, "name_en"), reader.text(pairs, "description"), profile, place)
    return found, sorted(reader.problems, key=lambda problem: problem.place)


def _read_version(reader: Reader, pairs: Mapping[str, nodes.Node]) -> int:
    version = reader.text(pairs, "version", "1")
    if not (version.isascii() and version.isdecimal() and int(version[:9]) > 0):
        reader.problem(pairs["version"], say("“version”应当是从 1 起的整数"))
        return 1
    return int(version[:9])


def _read_numbering(reader: Reader, pairs: Mapping[str, nodes.Node]) -> Numbering:
    if "numbering" not in pairs:
        return GBT9704
    numbering, problems = read_numbering(pairs["numbering"], GBT9704)
    reader.problems += problems
    return numbering


def _read_fields(reader: Reader, pairs: Mapping[str, nodes.Node]) -> dict[str, Field]:
    reader.mapping(pairs.get("fields"), "fields")
    return {key.value: read_field(reader, key, node) for key, node in _questions(pairs) if _admit_key(reader, key)}


def _questions(pairs: Mapping[str, nodes.Node]) -> tuple[tuple[nodes.Scalar, nodes.Node], ...]:
    node = pairs.get("fields")
    return node.pairs if isinstance(node, nodes.Mapping) else ()


def _admit_key(reader: Reader, key: nodes.Scalar) -> bool:
    if key.value in RESERVED:
        reader.problem(key, say("“{key}”是每个答案文件都有的保留键，类型不能另作他用", key=key.value))
        return False
    if not key.value.isidentifier() or key.value in WORDS_OF_EXPRESSIONS:
        message = say("“{key}”不能作字段的键", key=key.value)
        reader.problem(key, message, say("用字母、汉字、数字和下划线，不以数字开头"))
        return False
    return True


def _check_together(reader: Reader, form: Form, pairs: Mapping[str, nodes.Node]) -> None:
    """Check every field beside the others: names that mean two fields, expressions of defaults, ``when``."""
    for key, node in _questions(pairs):
        if key.value in form.fields:
            field = form.fields[key.value]
            _check_names(reader, field, form, key)
            if field.when and form.field_named(field.when) is None:
                message = say("when 提到的“{name}”不是字段", name=field.when)
                reader.problem(_value(node, "when"), message, advice(field.when, form.fields))
            reader.problems += problems_in(field.default, form, _value(node, "default").span.place)


def _check_names(reader: Reader, field: Field, form: Form, key: nodes.Scalar) -> None:
    for other in form.fields.values():
        if other.key != field.key and field.label in (other.key, other.label):
            message = say("标签“{label}”与字段“{key}”重名，表达式里分不清", label=field.label, key=other.key)
            reader.problem(key, message)
    source = form.fields.get(field.key.removesuffix("_from"))
    if source is not None and source is not field and source.kind in (Kind.TEXT, Kind.OUTLINE):
        reader.problem(key, say("“{key}”用来从文件读入“{source}”，不能另作字段", key=field.key, source=source.key))


def _value(node: nodes.Node, key: str) -> nodes.Node:
    value = node.get(key) if isinstance(node, nodes.Mapping) else None
    return value or node
