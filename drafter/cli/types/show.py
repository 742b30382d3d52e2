"""``drafter types show``: what a document type asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.base.messages import listed, say
from drafter.cli.console import put, put_json
from drafter.cli.layout import definitions
from drafter.cli.options import json_option, library, templates_option
from drafter.cli.pages import Command
from drafter.cli.types.arguments import about_type, type_argument

if TYPE_CHECKING:  # types need the YAML parser, which --help does not
    from drafter.doctypes import DocumentType
    from drafter.draft.fields import Field


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "show",
        callback=show,
        params=[type_argument(), json_option(), templates_option()],
        help=say("说明一个文种：编号方式和每个字段。"),
        usage=say("[选项] 文种"),
        arguments=[about_type()],
        examples=[("drafter types show work-plan", say("看工作要点有哪些字段"))],
    )


def show(type_name: str, as_json: bool, templates: tuple[str, ...]) -> int:
    """Describe a type and return the exit status."""
    found = library(templates).get(type_name)
    if as_json:
        put_json(_type_as_json(found))
        return 0
    form = found.form
    facts = [
        (say("文种"), say("{title}（{name}）", title=form.title, name=found.name)),
        (say("版本"), str(form.version)),
        (say("说明"), found.description or "—"),
        (say("格式"), found.profile.title),
        (say("编号方式"), " ".join(level.first for level in form.numbering.levels)),
        (say("文件夹"), str(found.folder)),
    ]
    put([*definitions(facts, indent=0), "", say("字段：")])
    put(definitions([(field.key, _describe(field)) for field in form.fields.values()]))
    return 0


def _describe(field: Field) -> str:
    from drafter.answers.skeleton import kind_name
    from drafter.doctypes.question import TODAY
    from drafter.draft.fields import Kind

    kind = kind_name(field.kind)
    asked = say("{label}（{kind}，必填）", label=field.label, kind=kind)
    parts = [asked if field.required else say("{label}（{kind}）", label=field.label, kind=kind), field.help]
    if field.columns:
        parts.append(say("各列：{columns}", columns=listed([column.heading for column in field.columns])))
    if field.choices:
        parts.append(say("可选：{choices}", choices=listed(field.choices)))
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
        | ({"columns": {column.key: column.heading for column in each.columns}} if each.columns else {})
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
