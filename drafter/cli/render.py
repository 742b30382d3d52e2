"""``drafter render``: answers files to Word files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base.errors import DrafterError, UsageError
from drafter.base.files import Written, make_folder, read, replace
from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.cli.console import problem_as_json, put_bytes, put_json, tell, tell_problems
from drafter.cli.jobs import STANDARD, Job, output_folder, plan
from drafter.cli.mistakes import unexpected
from drafter.cli.options import json_option, library, templates_option
from drafter.cli.pages import Command, one_of
from drafter.cli.progress import Progress

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.doctypes import TypeLibrary
    from drafter.pipeline import Options


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; ``written`` is None where it failed or went to the standard output."""

    job: Job
    status: int = 0
    problems: tuple[Problem, ...] = ()
    todo: int = 0
    written: Written | None = None


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "render",
        callback=render,
        params=_params(),
        help=say("把答案文件生成 Word 文件。\n不写 -o 时，文件放在答案文件旁边，名字相同，扩展名是 .docx。"),
        usage=say("[选项] 文件…"),
        arguments=[(say("文件…"), say("一个或几个答案文件；- 表示从标准输入读"))],
        examples=[
            ("drafter render plan.yaml", say("生成 plan.docx")),
            ("drafter render *.yaml -o out/", say("几个文件一起生成到 out 文件夹；一个有错，其余照常")),
            ("drafter render plan.yaml --numbering text", say("编号印成文字，便于粘贴到办公系统")),
            ("drafter render - -o - < plan.yaml > plan.docx", say("从标准输入读，写到标准输出")),
        ],
    )


def _params() -> list[click.Parameter]:
    return [
        click.Argument(["files"], nargs=-1, required=True, metavar=say("文件…")),
        click.Option(["-o", "--output"], metavar="OUT", help=say("写到哪里：文件、文件夹，或 -（标准输出）")),
        click.Option(
            ["--numbering"],
            metavar="native|text",
            default="native",
            callback=one_of("native", "text"),
            help=say("native：Word 自动编号，改动后自动更新（不写时如此）；text：编号是文字"),
        ),
        click.Option(["--draft"], is_flag=True, help=say("没有填写的字段印成【待填：…】，先看稿子")),
        click.Option(["--strict"], is_flag=True, help=say("文中还有【待填】【请核】时不生成")),
        json_option(),
        templates_option(),
    ]


def render(
    files: tuple[str, ...],
    output: str | None,
    numbering: str,
    draft: bool,
    strict: bool,
    as_json: bool,
    templates: tuple[str, ...],
) -> int:
    """Render *files* and return the exit status."""
    if draft and strict:
        raise UsageError(say("--draft 和 --strict 不能同时用"), say("--draft 印出【待填】，--strict 有【待填】就不生成"))
    jobs = plan(files, output)
    if jobs[0].target is None:
        _check_standard_output(as_json)

    if folder := output_folder(files, output):
        make_folder(folder)

    from drafter.pipeline import Options

    options = Options(typed_numbers=numbering == "text", draft=draft, strict=strict)
    outcomes = []
    for outcome in _outcomes(jobs, library(templates), options):
        outcomes.append(outcome)
        if not as_json:
            _say(outcome)
    if as_json:
        put_json([_as_json(outcome) for outcome in outcomes])
    elif len(outcomes) > 1:
        done = sum(outcome.status == 0 for outcome in outcomes)
        tell(
            say("共 {all} 个文件，生成 {done} 个，失败 {failed} 个", all=len(outcomes), done=done, failed=len(outcomes) - done)
        )
    return _status(outcome.status for outcome in outcomes)


def _check_standard_output(as_json: bool) -> None:
    if as_json:
        raise UsageError(say("标准输出不能既写 Word 文件又写 JSON"), say("用 -o 指定一个文件"))
    if sys.stdout.isatty():
        raise UsageError(say("Word 文件不能显示在终端里"), say("用 -o 指定一个文件"))


def _outcomes(jobs: Sequence[Job], types: TypeLibrary, options: Options) -> Iterator[Outcome]:
    progress = Progress(len(jobs))
    for job in jobs:
        progress.begin(job.source_name)
        outcome = _do(job, types, options)
        progress.end()
        yield outcome


def _do(job: Job, types: TypeLibrary, options: Options) -> Outcome:
    from drafter.pipeline import make

    try:
        source = read(job.source) if job.source is not None else sys.stdin.buffer.read()
        made = make(source, job.source_name, types, options)
        written = None
        if job.target is None:
            put_bytes(made.docx)
        else:
            written = _write(job.target, made.docx)
    except DrafterError as error:
        return Outcome(job, error.status, error.problems)
    except BrokenPipeError:
        raise
    except Exception as error:  # a defect that one file brings to light must not stop the others
        failure = unexpected(error)
        return Outcome(job, failure.status, failure.problems)
    return Outcome(job, 0, made.problems, made.todo, written)


def _write(path: Path, docx: bytes) -> Written:
    from drafter.word.untouched import is_untouched

    return replace(path, docx, disposable=is_untouched)


def _say(outcome: Outcome) -> None:
    tell_problems(outcome.problems)
    written = outcome.written
    if outcome.status:
        tell(say("没有生成：{source}", source=outcome.job.source_name))
    elif written is not None:
        _say_written(written)
    if outcome.todo:
        tell(say("文中还有 {count} 处【待填】【请核】", count=outcome.todo))


def _say_written(written: Written) -> None:
    if written.in_use is not None:
        tell(say("{path} 不能替换：正在 Word 等程序里打开，或是只读的", path=written.in_use))
    if written.changed:
        tell(say("已生成：{path}", path=written.path))
    else:
        tell(say("已是最新，没有改动：{path}", path=written.path))
    if written.backup is not None:
        tell(say("原来的文件改存为：{path}", path=written.backup))


def _as_json(outcome: Outcome) -> dict[str, Any]:
    written = outcome.written
    return {
        "input": STANDARD if outcome.job.source is None else str(outcome.job.source),
        "output": str(written.path) if written is not None else None,
        "ok": outcome.status == 0,
        "status": outcome.status,
        "todo": outcome.todo,
        "backup": str(written.backup) if written is not None and written.backup is not None else None,
        "problems": [problem_as_json(problem) for problem in outcome.problems],
    }


def _status(statuses: Iterable[int]) -> int:
    """Return the status of all: 0, the one that all share, else 1 (some of several inputs failed)."""
    found = set(statuses)
    return found.pop() if len(found) == 1 else 1
