"""``drafter render``: answers files to Word files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from drafter.base.files import make_folder
from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.cli.console import put_json, tell
from drafter.cli.jobs import Job, output_folder, plan
from drafter.cli.making import check_standard_output, make_one
from drafter.cli.options import files_argument, library, making_options, options_of, phrases
from drafter.cli.outcome import Outcome, outcome_as_json, status_of, tell_outcome
from drafter.cli.pages import Command
from drafter.cli.progress import Progress

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.doctypes import TypeLibrary
    from drafter.draft.phrases import PhraseSource
    from drafter.pipeline import Options


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
            ("drafter render plan.yaml --pdf", say("同时生成 plan.pdf，要装有 LibreOffice")),
            ("drafter render - -o - < plan.yaml > plan.docx", say("从标准输入读，写到标准输出")),
        ],
    )


def _params() -> list[click.Parameter]:
    return [
        files_argument(),
        click.Option(["-o", "--output"], metavar="OUT", help=say("写到哪里：文件、文件夹，或 -（标准输出）")),
        *making_options(),
    ]


def render(
    files: tuple[str, ...],
    output: str | None,
    numbering: str,
    draft: bool,
    strict: bool,
    pdf: bool,
    as_json: bool,
    templates: tuple[str, ...],
    libraries: tuple[str, ...],
) -> int:
    """Render *files* and return the exit status."""
    options = options_of(numbering, draft, strict)
    jobs = plan(files, output)
    if jobs[0].target is None:
        check_standard_output(as_json=as_json, pdf=pdf)

    if folder := output_folder(files, output):
        make_folder(folder)

    outcomes = []
    said: set[Problem] = set()
    for outcome in _outcomes(jobs, library(templates), phrases(libraries), options, pdf=pdf):
        outcomes.append(outcome)
        if not as_json:
            tell_outcome(outcome, said)
    if as_json:
        put_json([outcome_as_json(outcome) for outcome in outcomes])
    elif len(outcomes) > 1:
        done = sum(outcome.status == 0 for outcome in outcomes)
        tell(
            say("共 {all} 个文件，生成 {done} 个，失败 {failed} 个", all=len(outcomes), done=done, failed=len(outcomes) - done)
        )
    return status_of(outcome.status for outcome in outcomes)


def _outcomes(
    jobs: Sequence[Job], types: TypeLibrary, phrases: PhraseSource, options: Options, *, pdf: bool
) -> Iterator[Outcome]:
    progress = Progress(len(jobs))
    for job in jobs:
        progress.begin(job.source_name)
        outcome = make_one(job, types, options, phrases, pdf=pdf)
        progress.end()
        yield outcome
