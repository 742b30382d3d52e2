"""One document taken in; whatever goes wrong becomes part of what is said of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.base import files
from drafter.base.errors import DrafterError, WriteError
from drafter.base.files import Written
from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.cli.console import problem_as_json, put_bytes, tell, tell_problems
from drafter.cli.jobs import STANDARD, Job
from drafter.cli.mistakes import unexpected
from drafter.cli.outcome import tell_written

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.doctypes import TypeLibrary
    from drafter.intake import Imported, Wishes
    from drafter.reading.rollover import RolledOver


@dataclass(frozen=True, slots=True)
class YearWish:
    """The year that a document is rolled over to: a given one, or the one behind its own."""

    year: int | None = None
    following: bool = False

    def __bool__(self) -> bool:
        """Tell whether the document is to be rolled over at all."""
        return self.following or self.year is not None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one input; without ``imported`` it could not be read, without ``written`` it went to the stdout."""

    job: Job
    status: int = 0
    problems: tuple[Problem, ...] = ()
    imported: Imported | None = None
    rolled: RolledOver | None = None
    written: Written | None = None


def take(job: Job, work: Callable[[Job], Taken]) -> Taken:
    """Return what became of *job*, which *work* does; what goes wrong there must not stop the others."""
    try:
        return work(job)
    except DrafterError as error:
        failure = error
    except BrokenPipeError:
        raise
    except Exception as error:  # a defect that one file brings to light must not stop the others
        failure = unexpected(error)
    return Taken(job, failure.status, failure.problems)


def read(job: Job, types: TypeLibrary, wishes: Wishes) -> Imported:
    """Return the document that *job* begins with."""
    from drafter.intake import read_document

    if job.source is None:
        return read_document(sys.stdin.buffer.read(), job.source_name, types, wishes)
    return read_document(files.read(job.source), job.source_name, types, wishes)


def rolled(imported: Imported, wish: YearWish, job: Job) -> RolledOver:
    """Return the document for another year; UsageError where it does not tell its own and no year is given."""
    from drafter.intake.another_year import name_from, rolled_over

    folder = job.target.parent if job.target is not None else Path()
    last = name_from(job.source, folder) if job.source is not None else ""
    return rolled_over(imported.draft, last, wish.year)


def put_answers(job: Job, text: str, *, force: bool) -> Written | None:
    """Write the answers *text*; WriteError where another file stands there already and *force* is not given."""
    data = text.encode("utf-8")
    if job.target is None:
        put_bytes(data)
        return None
    refuse_to_replace(job.target, data, force=force)
    files.make_folder(job.target.parent)
    return files.write(job.target, data)


def refuse_to_replace(path: Path, data: bytes | None, *, force: bool) -> None:
    """Raise WriteError where *path* exists with other bytes than *data* (None: with any) and *force* is not given."""
    if path.exists() and not force and (data is None or path.is_dir() or files.read(path) != data):
        raise WriteError(path, say("文件已经有了"), say("换一个名字，或加 --force 替换它"))


def tell_taken(taken: Taken) -> None:
    """Say on stderr what became of an input: what was recognised, what is to be looked at, where it is now."""
    for line in lines_of(taken):
        tell(line)
    tell_problems(taken.problems)
    if taken.written is not None:
        tell_written(taken.written)
    if taken.status:
        tell(say("没有导入：{source}", source=taken.job.source_name))


def lines_of(taken: Taken) -> Iterator[str]:
    """Yield what was recognised in an input, and what was done about another year."""
    from drafter.intake import summary_lines

    if taken.imported is not None:
        yield say("读入 {name}：", name=taken.imported.name)
        yield from (f"  {line}" for line in summary_lines(taken.imported))
    if taken.rolled is not None:
        from drafter.reading.rollover.summary import summary

        yield from (f"  {line}" for line in summary(taken.rolled))


def taken_as_json(taken: Taken) -> dict[str, Any]:
    """Return *taken* for programs."""
    found: dict[str, Any] = {
        "input": STANDARD if taken.job.source is None else str(taken.job.source),
        "output": str(taken.written.path) if taken.written is not None else None,
        "ok": taken.status == 0,
        "status": taken.status,
        "problems": [problem_as_json(problem) for problem in taken.problems],
    }
    if taken.imported is not None:
        found |= _imported_as_json(taken.imported)
    if taken.rolled is not None:
        from drafter.reading.rollover.summary import summary_data

        found["year"] = summary_data(taken.rolled)
    return found


def _imported_as_json(imported: Imported) -> dict[str, Any]:
    return {
        "type": imported.draft.form.name,
        "type_told": imported.told,
        "own_styles": imported.own,
        "fields": list(imported.draft.values),
        "numbering_differs": imported.draft.numbering is not None,
        "normalised": {str(change): count for change, count in imported.normalised.items()},
        "left_out": [{"line": each.line or None, "text": each.text, "reason": each.reason} for each in imported.left_out],
    }
