"""``drafter new``: a fresh answers file that explains itself, and the schema for editors beside it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from drafter.base.errors import UsageError, WriteError
from drafter.base.files import make_folder, read, write
from drafter.base.messages import say
from drafter.cli.answers_files import SUFFIXES
from drafter.cli.console import put_bytes, tell
from drafter.cli.jobs import STANDARD
from drafter.cli.options import library, templates_option
from drafter.cli.pages import Command, whole
from drafter.cli.rollover import next_years

_EARLIEST, _LATEST = 1949, 2999


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "new",
        callback=new,
        params=[
            click.Argument(["type_name"], metavar=say("文种"), required=False),
            click.Option(["-o", "--output"], metavar="FILE", help=say("写到哪里，不写时是“文种.yaml”；- 是标准输出")),
            click.Option(["--force"], is_flag=True, help=say("文件已有时替换它")),
            *_rollover_options(),
            templates_option(),
        ],
        help=say(
            "新建一份答案文件。\n文件里逐个说明每个字段；旁边另存一份 JSON Schema，编辑器可据以提示和检查。\n"
            "加 --from，就把去年的答案文件换成新年度的：年份、日期、周年、届次等逐处改好或加上【请核】，去年的文件不动。"
        ),
        usage=say("[选项] 文种"),
        arguments=[(say("文种"), say("文种的名字，drafter types list 列出全部；有 --from 时不写"))],
        examples=[
            ("drafter new work-plan -o plan.yaml", say("新建 plan.yaml 和 work-plan.schema.json")),
            ("drafter new --from 2026.yaml --next-year -o 2027.yaml", say("由去年的要点起草今年的，并说明每一处怎样处理")),
        ],
    )


def _rollover_options() -> list[click.Parameter]:
    return [
        click.Option(
            ["--from", "last"], metavar="LAST", help=say("去年的答案文件；不写 -o 时，新的放在它旁边，名字里写上年度")
        ),
        click.Option(["--year"], metavar="N", callback=whole(_EARLIEST, _LATEST), help=say("和 --from 合用：新的年度")),
        click.Option(["--next-year"], is_flag=True, help=say("和 --from 合用：去年的下一年，不写 --year 时就是这样")),
        click.Option(["--report"], metavar="FILE", help=say("和 --from 合用：每一处的处理另存一份，.json 供程序读取")),
    ]


def new(
    type_name: str | None,
    output: str | None,
    force: bool,
    last: str | None,
    year: int | None,
    next_year: bool,
    report: str | None,
    templates: tuple[str, ...],
) -> int:
    """Write the skeleton of *type_name*, or *last* as another year's, and return the exit status."""
    if last is not None:
        _check_together(type_name, force=force, years=year is not None and next_year)
        return next_years(Path(last), output, year, Path(report) if report else None, library(templates))
    if year is not None or next_year or report:
        raise UsageError(say("{option} 要和 --from 合用", option=_first(year=year, next_year=next_year)))
    if type_name is None:
        raise UsageError(say("没有写文种"), say("drafter types list 列出全部；由去年的文件起草，写 --from 文件"))
    return _fresh(type_name, output, force=force, templates=templates)


def _first(*, year: int | None, next_year: bool) -> str:
    return "--year" if year is not None else "--next-year" if next_year else "--report"


def _check_together(type_name: str | None, *, force: bool, years: bool) -> None:
    """Raise UsageError where ``--from`` stands with what excludes it."""
    if type_name is not None:
        raise UsageError(say("有 --from 时不写文种：“{name}”", name=type_name), say("文种取自去年的文件"))
    if force:
        raise UsageError(say("--from 和 --force 不能同时用"), say("由去年的文件起草，从不替换已有的文件"))
    if years:
        raise UsageError(say("--year 和 --next-year 不能同时用"))


def _fresh(type_name: str, output: str | None, *, force: bool, templates: tuple[str, ...]) -> int:
    form = library(templates).form(type_name)

    from drafter.answers.skeleton import skeleton
    from drafter.doctypes.schema import schema_name, schema_text

    text = skeleton(form).encode("utf-8")
    if output == STANDARD:
        put_bytes(text)
        return 0
    path = Path(output or f"{type_name}.yaml")
    schema = path.with_name(schema_name(form))
    if path.suffix.lower() not in SUFFIXES:
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
