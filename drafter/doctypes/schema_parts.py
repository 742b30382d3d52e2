"""The parts that the schemas of all types share: texts in structured form, appendices with their tasks, numbering."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from drafter.base.messages import say
from drafter.draft.appendix import GroupAs, Layout
from drafter.draft.fields import Kind

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]

SCALAR: Mapping[str, Json] = {"type": ["string", "number", "boolean"]}
FLAG: Mapping[str, Json] = {"anyOf": [{"type": "boolean"}, {"enum": ["是", "否", "有", "无", "yes", "no", "on", "off"]}]}
"""A yes or no, as an editor reads it: a boolean, or a word."""

_TEXT: Mapping[str, Json] = {"type": ["string", "number", "boolean", "null"]}


def reference(name: str) -> Json:
    """Return a reference to the definition *name*."""
    return {"$ref": f"#/$defs/{name}"}


def array(items: Json) -> Json:
    """Return the shape of a list of *items*."""
    return {"type": "array", "items": items}


def words(description: str) -> Json:
    """Return the shape of some words."""
    return {**_TEXT, "description": description}


def _object(properties: Mapping[str, Json], *required: str) -> dict[str, Json]:
    return {"type": "object", "properties": properties, "additionalProperties": False, "required": [*required]}


DEFINITIONS: Mapping[Kind, Callable[[], list[Json]]] = {
    Kind.OUTLINE: lambda: [SCALAR, array(reference("paragraph"))],
    Kind.APPENDICES: lambda: [array(reference("appendix")), reference("appendix")],
    Kind.DOCUMENTS: lambda: [array({"anyOf": _document()}), *_document()],
}
"""What a field of each structured kind may hold."""


def _document() -> list[Json]:
    """Return the shapes of a part: the path of its answers file, or its answers."""
    return [{"type": "string"}, {"type": "object", "required": ["type"]}]


def definitions() -> dict[str, Json]:
    """Return the definitions that the schema of every type refers to."""
    return {
        "paragraph": {"anyOf": [SCALAR, _paragraph()]},
        "text": {"anyOf": [_TEXT, array(reference("paragraph"))]},
        "points": {"anyOf": [_TEXT, array({"anyOf": [SCALAR, _point()]})]},
        "names": {"anyOf": [array(SCALAR), _TEXT]},
        "numbering": _numbering(),
        "appendix": _appendix(),
        "group": _object({"name": words(say("分组的名称")), "tasks": reference("tasks")}, "name"),
        "tasks": {"anyOf": [array({"anyOf": [SCALAR, _task()]}), _TEXT]},
        "columns": {"anyOf": [array({"anyOf": [SCALAR, {"type": "object", "additionalProperties": SCALAR}]}), _TEXT]},
    }


def _paragraph() -> dict[str, Json]:
    """Return the shape of a paragraph written with keys; an ``item`` is numbered and has no lead, so it has no heading."""
    keys: dict[str, Json] = {
        "heading": words(say("编号的标题；与 text 写在一起时是段首小标题")),
        "item": words(say("编号的段落，没有小标题")),
        "text": words(say("自然段，或标题之后的文字")),
        "body": {**_mapping(reference("text")), "description": say("低一级的段落")},
        "points": {**_mapping(reference("points")), "description": say("分点")},
        "table": {**_table(), "description": say("表格")},
    }
    some: list[Json] = [{"required": [key]} for key in keys]
    either: Json = {"anyOf": [{"required": ["heading"]}, {"required": ["text"]}]}
    return {**_object(keys), "anyOf": some, "dependentSchemas": {"item": {"not": either}}}


def _point() -> Json:
    return _object({"text": words(say("分点的文字")), "points": reference("points")}, "text")


def _table() -> dict[str, Json]:
    row: Json = {"anyOf": [array(_TEXT), SCALAR]}
    keys: dict[str, Json] = {
        "caption": words(say("表题")),
        "columns": {"anyOf": [array(_TEXT), SCALAR], "description": say("表头")},
        "rows": {"type": "array", "items": row, "description": say("各行；只有一格的行通栏")},
        "note": words(say("表下的说明")),
    }
    return {**_object(keys), "anyOf": [{"required": ["columns"]}, {"required": ["rows"]}]}


def _mapping(shape: Json) -> dict[str, Json]:
    assert isinstance(shape, Mapping)
    return {**shape}


def _numbering() -> Json:
    labels = array({"type": "string"})
    return {
        **_object(
            {
                "levels": {**_mapping(labels), "description": say("各级的第一个编号，如 一、 （一） 1. （1）")},
                "continuous": {**_mapping(labels), "description": say("哪些级全文连续编号")},
                "leads": {**_mapping(labels), "description": say("哪些级的第一句是小标题")},
                "points": _object({"label": words(say("第一个分点的编号，如 一是")), "run_in": FLAG}),
            }
        ),
        "title": say("编号方式"),
        "description": say("本文件自己的编号方式，不写时用类型的"),
    }


def _appendix() -> Json:
    return _object(
        {
            "title": words(say("附件的标题")),
            "name": words(say("附件说明里的名称，与标题相同时不写")),
            "label": {"enum": ["none", "无", "没有"], "description": say("写 none 时不印“附件”二字，也不列入附件说明")},
            "note": words(say("标题下面的一行")),
            "addressee": words(say("主送")),
            "body": reference("text"),
            "body_from": words(say("从文件读入 body，写相对于本文件的路径")),
            "after": reference("text"),
            "after_from": words(say("从文件读入 after，写相对于本文件的路径")),
            "layout": {"enum": [*Layout], "description": say("任务印成：list 条目，table 表格，text 文字")},
            "groups": array(reference("group")),
            "tasks": reference("tasks"),
            "tasks_from": {"anyOf": [{"type": "string"}, _sheet()], "description": say("从表格文件（xlsx、csv）取任务")},
            "columns": {**_mapping(reference("columns")), "description": say("表格各列的表头")},
            "group_as": {"enum": [*GroupAs], "description": say("分组印成：row 通栏行，column 合并的列")},
            "continuous": {**FLAG, "description": say("序号是否跨分组连续")},
            "count": {**FLAG, "description": say("是否印（共几项）")},
            "landscape": {**FLAG, "description": say("横排纸张")},
            "numbering": reference("numbering"),
            "signature": words(say("落款")),
            "date": words(say("日期")),
        },
        "title",
    )


def _sheet() -> Json:
    keys: dict[str, Json] = {
        "file": {"type": "string", "description": say("表格文件的路径，相对于本文件")},
        "sheet": words(say("工作表的名字，不写时是第一个")),
        "group_column": words(say("哪一列是分组")),
    }
    return _object(keys, "file")


def _task() -> Json:
    return {
        "type": "object",
        "properties": {
            "task": words(say("事项")),
            "owners": reference("names"),
            "lead": reference("names"),
            "support": reference("names"),
            "leader": reference("names"),
            "due": words(say("完成时限")),
            "note": words(say("备注")),
        },
        "additionalProperties": _TEXT,
        "required": ["task"],
    }
