"""``drafter import``: existing documents to answers files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.base import files
from drafter.base.errors import UsageError
from drafter.base.files import make_folder
from drafter.base.messages import say
from drafter.cli.console import put_json, tell
from drafter.cli.jobs import STANDARD, Job, output_folder, plan
from drafter.cli.options import files_argument, json_option, library, templates_option
from drafter.cli.outcome import status_of
from drafter.cli.pages import Command, whole
from drafter.cli.taking import (
    Taken,
    YearWish,
    put_answers,
    read,
    refuse_to_replace,
    rolled,
    take,
    taken_as_json,
    tell_taken,
)

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.doctypes import TypeLibrary
    from drafter.intake import Wishes

_SUFFIXES = (".yaml", ".yml")
_FIRST_YEAR, _LAST_YEAR = 1949, 2999


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "import",
        callback=import_documents,
        params=_params(),
        help=say(
            "把已有的文稿变成答案文件：认出标题、题注、各级编号、分点、表格、附件和任务。\n"
            "读 Word、WPS、文本和 Markdown 文件；文字一个不丢，没有读入的逐条说明。\n"
            "不写 -o 时，文件放在文稿旁边，名字相同，扩展名是 .yaml。"
        ),
        usage=say("[选项] 文件…"),
        arguments=[(say("文件…"), say("一个或几个文稿（.docx .doc .wps .odt .rtf .txt .md）；- 表示从标准输入读"))],
        examples=[
            ("drafter import 2026.docx -o plan.yaml", say("由 2026.docx 得到 plan.yaml，再用 drafter render 生成")),
            ("drafter import 2026.docx -o plan.yaml --next-year", say("同时换到下一年：年份改好，要人看的地方标上【请核】")),
            ("drafter import *.docx -o in/ --report in/report.txt", say("几个文件一起导入，详细情况写到一个文件")),
            ("drafter import - --type seminar-speech < speech.txt", say("从标准输入读，写到标准输出")),
        ],
    )


def _params() -> list[click.Parameter]:
    return [
        files_argument(),
        click.Option(["-o", "--output"], metavar="OUT", help=say("写到哪里：文件、文件夹，或 -（标准输出）")),
        click.Option(["--type", "type_name"], metavar="TYPE", help=say("文种的名字；不写时由程序认")),
        click.Option(["--structured"], is_flag=True, help=say("正文写成列表、任务写成键和值，供程序读写")),
        click.Option(["--keep-text"], is_flag=True, help=say("不改标点和引号，一字不动")),
        click.Option(["--simplify"], is_flag=True, help=say("繁体字改为简体字，要装有 opencc-python-reimplemented")),
        click.Option(["--next-year"], is_flag=True, help=say("换到下一年：年份改好，要人看的地方标上【请核】")),
        click.Option(["--year"], metavar="N", callback=whole(_FIRST_YEAR, _LAST_YEAR), help=say("换到这一年")),
        click.Option(["--report"], metavar="FILE", help=say("把读入、规范化、没有读入的详细情况写到这个文件")),
        click.Option(["--force"], is_flag=True, help=say("文件已有时替换它")),
        json_option(),
        templates_option(),
    ]


def import_documents(
    files: tuple[str, ...],
    output: str | None,
    type_name: str | None,
    structured: bool,
    keep_text: bool,
    simplify: bool,
    next_year: bool,
    year: int | None,
    report: str | None,
    force: bool,
    as_json: bool,
    templates: tuple[str, ...],
) -> int:
    """Take in *files* and return the exit status."""
    from drafter.intake import Wishes
    from drafter.review.unit_names import UnitNames

    wish = YearWish(year, next_year)
    jobs = plan(files, output, _SUFFIXES)
    _check(jobs, report, wish, as_json=as_json, force=force)
    if folder := output_folder(files, output):
        make_folder(folder)
    wishes = Wishes(type_name or "", keep_text, simplify, UnitNames())
    work = _Work(library(templates), wishes, wish, structured, force)
    taken = []
    for job in jobs:
        taken.append(take(job, work))
        if not as_json:
            tell_taken(taken[-1])
    if report is not None:
        _write_report(report, taken)
    if as_json:
        put_json([taken_as_json(each) for each in taken])
    elif len(taken) > 1:
        _tell_all(taken)
    return status_of(each.status for each in taken)


class _Work:
    """Takes in one document after another in the same way."""

    def __init__(self, types: TypeLibrary, wishes: Wishes, wish: YearWish, structured: bool, force: bool) -> None:
        self._types, self._wishes, self._wish, self._structured, self._force = types, wishes, wish, structured, force

    def __call__(self, job: Job) -> Taken:
        """Return what became of *job*."""
        from drafter.intake import answers_text

        imported = read(job, self._types, self._wishes)
        another = rolled(imported, self._wish, job) if self._wish else None
        draft = another.draft if another is not None else imported.draft
        head = say("由 {name} 导入。生成 Word 文件：drafter render 本文件", name=Path(imported.name).name)
        text = answers_text(draft, self._types.form, units=self._wishes.units, structured=self._structured, head=head)
        taken = Taken(job, problems=imported.problems, imported=imported, rolled=another)
        return replace(taken, written=put_answers(job, text, force=self._force))


def _check(jobs: Sequence[Job], report: str | None, wish: YearWish, *, as_json: bool, force: bool) -> None:
    """Raise UsageError where options exclude each other, WriteError where the report would replace a file."""
    if wish.following and wish.year is not None:
        raise UsageError(say("--next-year 和 --year 只能写一个"))
    to_stdout = jobs[0].target is None
    if to_stdout and as_json:
        raise UsageError(say("标准输出不能既写答案文件又写 JSON"), say("用 -o 指定一个文件"))
    if report == STANDARD and (to_stdout or as_json):
        raise UsageError(say("标准输出不能写两样东西"), say("给 --report 一个文件名"))
    if report not in (None, STANDARD):
        path = Path(str(report))
        others = [each for job in jobs for each in (job.source, job.target) if each is not None]
        if path.resolve() in [each.resolve() for each in others]:
            raise UsageError(say("--report 不能写到文稿或答案文件上：{path}", path=path), say("给它另一个名字"))
        refuse_to_replace(path, None, force=force)


def _write_report(report: str, taken: Sequence[Taken]) -> None:
    from drafter.intake import report_lines
    from drafter.reading.rollover.summary import summary

    lines = list[str]()
    for each in taken:
        if each.imported is not None:
            lines += [*report_lines(each.imported), ""]
        else:
            lines += [say("没有导入：{source}", source=each.job.source_name), *map(str, each.problems), ""]
        if each.rolled is not None:
            lines += [say("五、换年度"), *summary(each.rolled), ""]
    data = "\n".join(lines).encode("utf-8")
    if report == STANDARD:
        from drafter.cli.console import put_bytes

        put_bytes(data)
        return
    make_folder(Path(report).parent)
    files.write(Path(report), data)
    tell(say("详细情况：{path}", path=report))


def _tell_all(taken: Sequence[Taken]) -> None:
    done = sum(each.status == 0 for each in taken)
    tell(say("共 {all} 个文件，导入 {done} 个，失败 {failed} 个", all=len(taken), done=done, failed=len(taken) - done))
