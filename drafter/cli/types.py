"""``drafter types``: which document types there are, and what each asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base.errors import TypeFolderError
from drafter.base.files import make_folder, write
from drafter.base.messages import language, say
from drafter.cli.console import problem_as_json, put, put_bytes, put_json, tell, tell_problems
from drafter.cli.jobs import STANDARD
from drafter.cli.layout import definitions, table
from drafter.cli.options import json_option, layer_name, library, templates_option
from drafter.cli.pages import Command, Group

if TYPE_CHECKING:  # types need the YAML parser, which --help does not
    from drafter.doctypes import DocumentType, Entry
    from drafter.draft.fields import Field


def command() -> Group:
    """Return the group of commands in the language of the moment."""
    return Group(
        "types",
        {"list": _list_command, "show": _show_command, "schema": _schema_command},
        help=say("看有哪些文种，各有哪些字段。"),
        examples=[
            ("drafter types list", say("列出全部文种")),
            ("drafter types show work-plan", say("看工作要点有哪些字段")),
        ],
    )


def _list_command() -> Command:
    return Command(
        "list",
        callback=list_types,
        params=[json_option(), templates_option()],
        help=say("列出全部文种和各自的来处。"),
        usage=say("[选项]"),
        examples=[("drafter types list", say("列出全部文种"))],
    )


def _show_command() -> Command:
    return Command(
        "show",
        callback=show,
        params=[_type_argument(), json_option(), templates_option()],
        help=say("说明一个文种：编号方式和每个字段。"),
        usage=say("[选项] 文种"),
        arguments=[_about_type()],
        examples=[("drafter types show work-plan", say("看工作要点有哪些字段"))],
    )


def _schema_command() -> Command:
    return Command(
        "schema",
        callback=schema,
        params=[
            _type_argument(),
            click.Option(["-o", "--output"], metavar="FILE", help=say("写到文件，不写时写到标准输出")),
            templates_option(),
        ],
        help=say("输出一个文种的 JSON Schema，供编辑器提示和检查。"),
        usage=say("[选项] 文种"),
        arguments=[_about_type()],
        examples=[("drafter types schema work-plan -o work-plan.schema.json", say("存成文件，放在答案文件旁边"))],
    )


def _type_argument() -> click.Argument:
    return click.Argument(["type_name"], metavar=say("文种"))


def _about_type() -> tuple[str, str]:
    return say("文种"), say("文种的名字，drafter types list 列出全部")


def list_types(as_json: bool, templates: tuple[str, ...]) -> int:
    """List the types and return the exit status; a broken one is listed too, with what is wrong, and gives 4."""
    entries = library(templates).entries()
    status = TypeFolderError.status if any(entry.type is None for entry in entries) else 0
    if as_json:
        put_json([_entry_as_json(entry) for entry in entries])
        return status
    put(table([(entry.name, _title(entry), layer_name(entry.layer), _remark(entry)) for entry in entries]))
    for entry in entries:
        tell_problems(entry.problems)
    return status


def _title(entry: Entry) -> str:
    if entry.type is None:
        return "—"
    return entry.type.name_en or entry.name if language() == "en" else entry.type.form.title


def _remark(entry: Entry) -> str:
    return entry.type.description if entry.type is not None else say("不能使用，原因见下")


def _entry_as_json(entry: Entry) -> dict[str, Any]:
    found = entry.type
    return {
        "name": entry.name,
        "title": found.form.title if found is not None else None,
        "description": found.description if found is not None else None,
        "layer": str(entry.layer),
        "folder": str(entry.folder),
        "ok": found is not None,
        "problems": [problem_as_json(problem) for problem in entry.problems],
    }


def show(type_name: str, as_json: bool, templates: tuple[str, ...]) -> int:
    """Describe a type and return the exit status."""
    found = library(templates).get(type_name)
    if as_json:
        put_json(_type_as_json(found))
        return 0
    form = found.form
    facts = [
        (say("文种"), f"{form.title}（{found.name}）"),
        (say("版本"), str(form.version)),
        (say("说明"), found.description or "—"),
        (say("格式"), found.profile.title),
        (say("编号"), " ".join(level.first for level in form.numbering.levels)),
        (say("文件夹"), str(found.folder)),
    ]
    put([*definitions(facts, indent=0), "", say("字段：")])
    put(definitions([(field.key, _describe(field)) for field in form.fields.values()]))
    return 0


def _describe(field: Field) -> str:
    from drafter.answers.skeleton import kind_name
    from drafter.doctypes.question import TODAY
    from drafter.draft.fields import Kind

    parts = [f"{field.label}（{kind_name(field.kind)}{say('，必填') if field.required else ''}）", field.help]
    if field.choices:
        parts.append(say("可选：{choices}", choices="、".join(field.choices)))
    if field.when:
        parts.append(say("“{name}”填了才用", name=field.when))
    if field.kind is Kind.DATE and field.default == TODAY:
        parts.append(say("新建时写当天"))
    elif field.default:
        parts.append(say("不写时是：{default}", default=field.default))
    return "  ".join(part for part in parts if part)


def _type_as_json(found: DocumentType) -> dict[str, Any]:
    form = found.form
    fields = [
        {"key": each.key, "kind": str(each.kind), "label": each.label, "help": each.help, "required": each.required}
        | {"default": each.default or None, "choices": list(each.choices), "example": each.example or None}
        for each in form.fields.values()
    ]
    return {
        "name": found.name,
        "title": form.title,
        "version": form.version,
        "description": found.description,
        "folder": str(found.folder),
        "profile": found.profile.name,
        "numbering": [level.first for level in form.numbering.levels],
        "fields": fields,
    }


def schema(type_name: str, output: str | None, templates: tuple[str, ...]) -> int:
    """Hand out the JSON Schema of a type and return the exit status."""
    form = library(templates).form(type_name)

    from drafter.doctypes.schema import schema_text

    text = schema_text(form).encode("utf-8")
    if output is None or output == STANDARD:
        put_bytes(text)
        return 0
    path = Path(output)
    make_folder(path.parent)
    write(path, text)
    tell(say("已生成：{path}", path=path))
    return 0
