"""The JSON Schema (draft 2020-12) of a type's answers files, for editors that know YAML.

For drafter every scalar is text; an editor reads ``year: 2027`` as a number and ``sealed: no`` as a boolean, so wherever words
are wanted numbers and booleans are allowed too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from drafter.base.messages import say
from drafter.doctypes.question import TODAY
from drafter.doctypes.schema_parts import DEFINITIONS, FLAG, SCALAR, Json, array, definitions, reference, words
from drafter.draft.fields import Field, Form, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OPEN = "^【(待填|请核)"
_NUMBER = "^[-+−]?[0-9.,，]+[%‰]?$|^[〇零一二三四五六七八九十百千万]+$"
_ONLY_PYTHON = re.compile(r"\(\?[^:=!<]|\(\?<[^=!]|\\[AZ]|\(\?P")
"""Parts of a pattern that ECMAScript, which schemas are written in, does not know or reads otherwise."""


def schema_name(form: Form) -> str:
    """Return the name of the schema's file, which the first line of an answers file gives: work-plan.schema.json."""
    return f"{form.name}.schema.json"


def schema_text(form: Form) -> str:
    """Return the JSON Schema of *form*'s answers files as text."""
    return json.dumps(schema(form), ensure_ascii=False, indent=2) + "\n"


def schema(form: Form) -> dict[str, Json]:
    """Return the JSON Schema of *form*'s answers files."""
    properties: dict[str, Json] = {**_reserved(form)}
    for field in form.fields.values():
        properties[field.key] = _property(field)
        if field.kind in (Kind.TEXT, Kind.OUTLINE):
            properties[f"{field.key}_from"] = words(say("从文件读入{label}，写相对于本文件的路径", label=field.label))
    found: dict[str, Json] = {
        "$schema": DIALECT,
        "$id": f"urn:drafter:{form.name}",
        "title": form.title,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": ["type", *(field.key for field in form.fields.values() if _is_demanded(field) and not _has_source(field))],
        "$defs": definitions(),
    }
    sources: list[Json] = [_either(field) for field in form.fields.values() if _is_demanded(field) and _has_source(field)]
    return {**found, "allOf": sources} if sources else found


def _is_demanded(field: Field) -> bool:
    return field.required and not field.default and not field.when


def _has_source(field: Field) -> bool:
    return field.kind in (Kind.TEXT, Kind.OUTLINE)


def _either(field: Field) -> Json:
    """Return the rule that *field* is written in the file or read from another."""
    return {"anyOf": [{"required": [field.key]}, {"required": [f"{field.key}_from"]}]}


def _reserved(form: Form) -> Mapping[str, Json]:
    return {
        "type": {"const": form.name, "title": say("文种"), "description": say("文稿的类型：{title}", title=form.title)},
        "type_version": {"type": ["integer", "string"], "title": say("类型的版本"), "examples": [form.version]},
        "numbering": reference("numbering"),
        "phrases": {
            "type": "object",
            "title": say("固定表述的记录"),
            "description": say("文中引用的表述的版本和文字，由程序维护"),
            "additionalProperties": {"type": "object", "properties": {"revision": SCALAR, "text": SCALAR}},
        },
        "review": {"type": "object", "title": say("审阅记录"), "description": say("由程序维护")},
        "based_on": words(say("本稿由哪个文件另起")),
        "remark": words(say("备注，不会印出")),
    }


def _property(field: Field) -> Json:
    shape: dict[str, Json] = {"title": field.label, **_shape(field)}
    if field.help:
        shape["description"] = field.help
    if field.example:
        shape["examples"] = [field.example]
    if field.default and field.default != TODAY:
        shape["default"] = field.default
    return shape if field.required else {**shape, **_or_empty(shape)}


def _or_empty(shape: Mapping[str, Json]) -> dict[str, Json]:
    """Return the keys of *shape* that change where the value may be left empty (``note:``)."""
    kinds = shape.get("type")
    if isinstance(kinds, str):
        return {"type": [kinds, "null"]}
    if isinstance(kinds, list):
        return {"type": [*kinds, "null"]}
    either = shape.get("anyOf")
    return {"anyOf": [*either, {"type": "null"}]} if isinstance(either, list) else {}


def _shape(field: Field) -> dict[str, Json]:
    match field.kind:
        case Kind.NUMBER:
            return {"type": ["number", "string"], "pattern": f"{_own_pattern(field) or _NUMBER}|{_OPEN}"}
        case Kind.CHOICE:
            return {"anyOf": [_choice(field), {"type": "string", "pattern": _OPEN}]}
        case Kind.MULTICHOICE:
            return {"anyOf": [array(_choice(field)), {"type": "string"}]}
        case Kind.YESNO:
            return {**FLAG}
        case Kind.LIST:
            return {"anyOf": [array(SCALAR), SCALAR]}
        case Kind.TABLE:
            return {"type": "array", "items": {"anyOf": [_row(field), array(SCALAR), SCALAR]}}
        case Kind.OUTLINE | Kind.APPENDICES | Kind.DOCUMENTS:
            return {"anyOf": DEFINITIONS[field.kind]()}
        case Kind.DATE:
            return {"type": "string"}
        case _:
            own = _own_pattern(field)
            return {**SCALAR, "pattern": rf"{own}|\{{\{{|{_OPEN}"} if own else {**SCALAR}


def _row(field: Field) -> Json:
    cells = {name: words(column.heading) for column in field.columns for name in (column.key, column.heading)}
    return {"type": "object", "properties": cells, "additionalProperties": False}


def _own_pattern(field: Field) -> str:
    """Return the field's pattern as one of the whole value, empty where it has none that a schema can say."""
    return "" if not field.pattern or _ONLY_PYTHON.search(field.pattern) else f"^(?:{field.pattern})$"


def _choice(field: Field) -> Json:
    """Return the values of *field*, also as an editor reads those that look like numbers."""
    numbers: list[Json] = [json.loads(choice) for choice in field.choices if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", choice)]
    return {"enum": [*field.choices, *numbers]}
