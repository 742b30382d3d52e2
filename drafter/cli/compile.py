"""``drafter compile``: several documents bound into one, without writing an answers file for the collection."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import click

from drafter.base.errors import UsageError
from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Problem
from drafter.cli.console import put_json
from drafter.cli.jobs import Job, plan
from drafter.cli.making import check_standard_output, make_one
from drafter.cli.options import files_argument, library, making_options, options_of, phrases
from drafter.cli.outcome import outcome_as_json, tell_outcome
from drafter.cli.pages import Command, whole

_DEEPEST = 9
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u2028\u2029]+')
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows gives to devices, with or without an ending."""

_LONGEST_NAME = 60


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "compile",
        callback=compile_parts,
        params=_params(),
        help=say("把几份文稿编成一个汇编：有目录，每篇另起一页，各有自己的编号，页码连续。"),
        usage=say("[选项] 文件… --title 标题"),
        arguments=[(say("文件…"), say("各篇的答案文件，按先后顺序；什么文种都可以"))],
        examples=[
            (say("drafter compile a.yaml b.yaml --title 学习研讨发言汇编"), say("两篇编成一册，前面有目录")),
            (
                say("drafter compile *.yaml --title 发言汇编 --cover --compiler 办公室 -o out.docx --pdf"),
                say("另有封面，同时生成 PDF"),
            ),
        ],
    )


def _params() -> list[click.Parameter]:
    output = say("写到哪里：文件、文件夹，或 -（标准输出）；不写时按标题命名")
    depth = say("目录列到哪一级：1 只列各篇的标题，2 连同各篇的一、，0 不要目录；不写时由文种定")
    return [
        files_argument(),
        click.Option(["--title"], metavar="TEXT", required=True, help=say("汇编的标题")),
        click.Option(["-o", "--output"], metavar="OUT", help=output),
        click.Option(["--cover"], is_flag=True, help=say("标题、编印单位单独印一页作封面")),
        click.Option(["--contents-depth"], metavar="N", callback=whole(0, _DEEPEST), help=depth),
        click.Option(["--compiler"], metavar="TEXT", help=say("编印单位，印在封面下部；没有封面时印在标题下面")),
        *making_options(),
    ]


def compile_parts(
    files: tuple[str, ...],
    title: str,
    output: str | None,
    cover: bool,
    contents_depth: int | None,
    compiler: str | None,
    numbering: str,
    draft: bool,
    strict: bool,
    pdf: bool,
    as_json: bool,
    templates: tuple[str, ...],
    libraries: tuple[str, ...],
) -> int:
    """Make one document out of *files* and return the exit status."""
    options = options_of(numbering, draft, strict)
    if not title.strip():
        raise UsageError(say("--title 是空的"), say("请写汇编的标题"))
    job = _job(title, output)
    if job.target is None:
        check_standard_output(as_json=as_json, pdf=pdf)
    answers = _answers(files, title, cover, contents_depth, compiler)
    outcome = make_one(job, library(templates), options, phrases(libraries), pdf=pdf, source=answers)
    outcome = outcome._replace(problems=tuple(_placed(each, job) for each in outcome.problems))
    if as_json:
        put_json(outcome_as_json(outcome) | {"input": list(files)})
    else:
        tell_outcome(outcome)
    return outcome.status


def _job(title: str, output: str | None) -> Job:
    """Return the job that *output* asks for; paths of parts are relative to the folder of the moment, whatever it names."""
    (planned,) = plan([f"{_file_name(title)}.yaml"], output)
    return Job(Path(planned.target.name if planned.target is not None else _file_name(title)), planned.target)


def _file_name(title: str) -> str:
    """Return what the file is called, without its suffix: the title as far as every system takes it."""
    name = _NOT_IN_NAMES.sub("_", title).strip(" .")[:_LONGEST_NAME].rstrip(" .") or "collection"
    return f"_{name}" if _DEVICES.fullmatch(name) else name


def _answers(files: tuple[str, ...], title: str, cover: bool, depth: int | None, compiler: str | None) -> bytes:
    """Return the answers file of the collection: the user's words as they are, with nothing in them that means more."""
    lines = ["type: collection", f"title: {_quoted(_literal(title))}"]
    if cover:
        lines.append("cover: yes")
    if compiler:
        lines.append(f"compiler: {_quoted(_literal(compiler))}")
    if depth is not None:
        lines.append(f"contents_depth: {depth}" if depth else "contents: no")
    lines += ["parts:", *(f"- {_quoted(_path(file))}" for file in files)]
    return "\n".join(lines).encode("utf-8", errors="replace")


def _literal(text: str) -> str:
    """Return *text* so that it prints as it is, no expression in it."""
    return text.replace("{{", '{{ "{{" }}')


def _path(file: str) -> str:
    """Return *file* so that it is a path, whatever it looks like: a file may be called 【待填】 or http:."""
    from drafter.answers.files import is_remote  # these rooms are loaded when there is work for them, not for --help
    from drafter.draft.compose.expand import TODO

    path = str(Path(file))
    looks_otherwise = TODO.fullmatch(path) or (is_remote(path) and Path(file).exists())
    return f"{os.curdir}{os.sep}{path}" if looks_otherwise else path


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _placed(problem: Problem, job: Job) -> Problem:
    """Return *problem* without the place it has in the answers that nobody has written."""
    return replace(problem, place=NOWHERE) if problem.place.file == job.source_name else problem
