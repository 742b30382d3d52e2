"""``drafter new``: a fresh answers file that explains itself, and the schema for editors beside it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from drafter.base.errors import UsageError, WriteError
from drafter.base.files import make_folder, read, write
from drafter.base.messages import say
from drafter.cli.console import put_bytes, tell
from drafter.cli.jobs import STANDARD
from drafter.cli.options import library, templates_option
from drafter.cli.pages import Command

_SUFFIXES = (".yaml", ".yml")


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "new",
        callback=new,
        params=[
            click.Argument(["type_name"], metavar=say("文种")),
            click.Option(["-o", "--output"], metavar="FILE", help=say("写到哪里，不写时是“文种.yaml”；- 是标准输出")),
            click.Option(["--force"], is_flag=True, help=say("文件已有时替换它")),
            templates_option(),
        ],
        help=say("新建一份答案文件。\n文件里逐个说明每个字段；旁边另存一份 JSON Schema，编辑器可据以提示和检查。"),
        usage=say("[选项] 文种"),
        arguments=[(say("文种"), say("文种的名字，drafter types list 列出全部"))],
        examples=[("drafter new work-plan -o plan.yaml", say("新建 plan.yaml 和 work-plan.schema.json"))],
    )


def new(type_name: str, output: str | None, force: bool, templates: tuple[str, ...]) -> int:
    """Write the skeleton of *type_name* and return the exit status."""
    form = library(templates).form(type_name)

    from drafter.answers.skeleton import skeleton
    from drafter.doctypes.schema import schema_name, schema_text

    text = skeleton(form).encode("utf-8")
    if output == STANDARD:
        put_bytes(text)
        return 0
    path = Path(output or f"{type_name}.yaml")
    schema = path.with_name(schema_name(form))
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageError(say("答案文件的扩展名应当是 .yaml：{path}", path=path))
    if not force:
        _refuse_to_replace(path, schema)
    make_folder(path.parent)
    write(path, text)
    write(schema, schema_text(form).encode("utf-8"))
    tell(say("已新建：{path}", path=path))
    tell(say("供编辑器使用的说明（JSON Schema）：{path}", path=schema))
    tell(say("填好后运行：drafter render {path}", path=f'"{path}"' if " " in str(path) else path))
    return 0


def _refuse_to_replace(path: Path, schema: Path) -> None:
    """Raise WriteError where a file would be lost that somebody else made."""
    for each, own in ((path, False), (schema, _is_ours(schema))):
        if each.exists() and not own:
            raise WriteError(each, say("文件已经有了"), say("换一个名字，或加 --force 替换它"))


def _is_ours(schema: Path) -> bool:
    """Tell whether *schema* is a schema that drafter wrote, so that a newer one may take its place."""
    try:
        identity = json.loads(read(schema)).get("$id", "") if schema.is_file() else ""
    except (ValueError, AttributeError):
        return False
    return isinstance(identity, str) and identity.startswith("urn:drafter:")
