"""``drafter format``: any document to a Word file in official format, in one step and with every word kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from drafter.base import files
from drafter.base.errors import UsageError
from drafter.base.files import make_folder
from drafter.base.messages import say
from drafter.cli.console import put_bytes, put_json
from drafter.cli.jobs import Job, output_folder, plan
from drafter.cli.making import check_standard_output
from drafter.cli.options import files_argument, json_option, library, templates_option
from drafter.cli.outcome import status_of
from drafter.cli.pages import Command, one_of
from drafter.cli.taking import Taken, read, take, taken_as_json, tell_taken

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.doctypes import TypeLibrary
    from drafter.intake import Wishes


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "format",
        callback=format_documents,
        params=_params(),
        help=say(
            "把一份文稿直接排成公文格式：先认出各部分，再生成 Word 文件，文字一个不丢。\n"
            "要继续改的，用 drafter import 得到答案文件。"
        ),
        usage=say("[选项] 文件…"),
        arguments=[(say("文件…"), say("一个或几个文稿（.docx .doc .wps .odt .rtf .txt .md）；- 表示从标准输入读"))],
        examples=[
            ("drafter format draft.docx -o tidy.docx", say("由 draft.docx 得到格式规范的 tidy.docx")),
            ("drafter format *.txt -o out/", say("几个文件一起排到 out 文件夹")),
        ],
    )


def _params() -> list[click.Parameter]:
    return [
        files_argument(),
        click.Option(["-o", "--output"], metavar="OUT", required=True, help=say("写到哪里：文件、文件夹，或 -（标准输出）")),
        click.Option(["--type", "type_name"], metavar="TYPE", help=say("文种的名字；不写时由程序认")),
        click.Option(["--keep-text"], is_flag=True, help=say("不改标点和引号，一字不动")),
        click.Option(
            ["--numbering"],
            metavar="native|text",
            default="native",
            callback=one_of("native", "text"),
            help=say("native：Word 自动编号，改动后自动更新（不写时如此）；text：编号是文字"),
        ),
        json_option(),
        templates_option(),
    ]


def format_documents(
    files: tuple[str, ...],
    output: str,
    type_name: str | None,
    keep_text: bool,
    numbering: str,
    as_json: bool,
    templates: tuple[str, ...],
) -> int:
    """Put *files* into official format and return the exit status."""
    from drafter.intake import Wishes

    jobs = plan(files, output)
    if jobs[0].target is None:
        check_standard_output(as_json=as_json, pdf=False)
    if folder := output_folder(files, output):
        make_folder(folder)
    work = _Work(library(templates), Wishes(type_name or "", keep_text), typed=numbering == "text")
    taken = []
    for job in jobs:
        taken.append(take(job, work))
        if not as_json:
            tell_taken(taken[-1])
    if as_json:
        put_json([taken_as_json(each) for each in taken])
    return status_of(each.status for each in taken)


class _Work:
    """Formats one document after another in the same way."""

    def __init__(self, types: TypeLibrary, wishes: Wishes, *, typed: bool) -> None:
        self._types, self._wishes, self._typed = types, wishes, typed

    def __call__(self, job: Job) -> Taken:
        """Return what became of *job*; what a type asks for and the document does not have is marked in it."""
        from drafter.pipeline import Options, make_draft

        _refuse_own_source(job)
        imported = read(job, self._types, self._wishes)
        made = make_draft(imported.draft, self._types, Options(typed_numbers=self._typed, draft=True), None, imported.problems)
        taken = Taken(job, problems=made.problems, imported=imported)
        if job.target is None:
            put_bytes(made.docx)
            return taken
        files.make_folder(job.target.parent)
        return replace(taken, written=_put(job, made.docx))


def _refuse_own_source(job: Job) -> None:
    """Raise UsageError where *job* would write over the document it reads."""
    source, target = job.source, job.target
    if source is not None and target is not None and source.exists() and target.exists() and target.samefile(source):
        raise UsageError(say("不能写到原来的文件上：{path}", path=target), say("用 -o 写另一个名字"))


def _put(job: Job, docx: bytes) -> files.Written:
    from drafter.word.untouched import is_untouched

    assert job.target is not None
    return files.replace(job.target, docx, disposable=is_untouched)
