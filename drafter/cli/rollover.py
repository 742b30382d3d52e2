"""Last year's answers as next year's: the file written, its summary said and kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.base import files
from drafter.base.errors import UsageError, WriteError
from drafter.base.messages import listed, say
from drafter.cli.answers_files import SUFFIXES, open_answers
from drafter.cli.console import put_bytes, tell, tell_problems
from drafter.cli.jobs import STANDARD

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.answers import Loaded
    from drafter.doctypes import TypeLibrary
    from drafter.draft.fields import Draft
    from drafter.reading.rollover import RolledOver


def next_years(last: Path, output: str | None, year: int | None, report: Path | None, types: TypeLibrary) -> int:
    """Write the answers file *last* as one for *year* (by default the next) to *output*, and return the exit status.

    Without *output* it stands beside *last*, named by the year. The summary goes to stderr, and to *report* where there is one
    (JSON where that ends in ``.json``). Nothing that is there already is replaced.
    """
    from drafter.intake.another_year import name_from, named_by_year, rolled_over

    loaded, draft = open_answers(last, types)
    to_stdout = output == STANDARD
    beside = last.parent if to_stdout or output is None else Path(output).parent
    rolled = rolled_over(draft, name_from(last, beside), year)
    path = None if to_stdout else Path(output) if output is not None else named_by_year(last, rolled.year)
    _check(last, path, report, loaded)
    if path is None:
        from drafter.answers.saving import changed_text

        put_bytes(loaded.document.source.encoded(changed_text(loaded, rolled.draft)))
    else:
        _save(path, loaded, rolled.draft, types)
    if report is not None:
        write_report(report, rolled)
    tell_rollover(rolled)
    if path is not None:
        tell("\n" + say("已新建：{path}", path=path))
    return 0


def tell_rollover(rolled: RolledOver) -> None:
    """Say on stderr what a roll-over found and did."""
    from drafter.reading.rollover.summary import summary

    for line in summary(rolled):
        tell(line)


def write_report(path: Path, rolled: RolledOver) -> None:
    """Write what a roll-over found and did to *path*: as JSON where it ends in ``.json``, else as text."""
    from drafter.reading.rollover.summary import summary, summary_data

    if path.suffix.lower() == ".json":
        text = json.dumps(summary_data(rolled), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(summary(rolled))
    files.make_folder(path.parent)
    files.write(path, (text + "\n").encode("utf-8", errors="replace"))


def _check(last: Path, path: Path | None, report: Path | None, loaded: Loaded) -> None:
    if path is not None and path.suffix.lower() not in SUFFIXES:
        raise UsageError(say("答案文件的扩展名应当是 .yaml：{path}", path=path))
    if path is not None and report is not None and path.resolve() == report.resolve():
        raise UsageError(say("-o 和 --report 不能写同一个文件：{path}", path=path))
    for each in filter(None, (path, report)):
        if each.exists():
            raise WriteError(each, say("文件已经有了"), say("换一个名字；去年的文件和已有的稿件不会被替换"))
    if path is not None and path.parent.resolve() != last.parent.resolve() and (names := _relative_names(loaded)):
        message = say("{last} 提到了别的文件（{names}），路径是相对于它的", last=last, names=listed(names))
        raise UsageError(message, say("请把新的文件放在同一个文件夹里"))


def _relative_names(loaded: Loaded) -> list[str]:
    """Return the files that an answers file names by relative paths: parts, sheets of tasks, texts."""
    from drafter.answers.naming import files_named

    return [name for name in files_named(loaded) if not Path(name).is_absolute()]


def _save(path: Path, loaded: Loaded, draft: Draft, types: TypeLibrary) -> None:
    from drafter.answers.saving import save

    files.make_folder(path.parent)
    saved = save(path, loaded, draft, types.form)
    tell_problems(saved.notices)
