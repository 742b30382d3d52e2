"""One input made into its Word file, and the PDF beside it; whatever goes wrong becomes part of the outcome."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.base import files
from drafter.base.errors import DrafterError, UsageError
from drafter.base.files import Written
from drafter.base.messages import say
from drafter.cli.console import put_bytes
from drafter.cli.jobs import Job
from drafter.cli.mistakes import unexpected
from drafter.cli.outcome import Outcome

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.doctypes import TypeLibrary
    from drafter.draft.phrases import PhraseSource
    from drafter.pipeline import Made, Options


def check_standard_output(*, as_json: bool, pdf: bool) -> None:
    """Raise UsageError where a Word file cannot be handed out on the standard output."""
    if as_json:
        raise UsageError(say("标准输出不能既写 Word 文件又写 JSON"), say("用 -o 指定一个文件"))
    if pdf:
        raise UsageError(say("写到标准输出时不能加 --pdf"), say("用 -o 指定一个文件"))
    if sys.stdout.isatty():
        raise UsageError(say("Word 文件不能显示在终端里"), say("用 -o 指定一个文件"))


def make_one(
    job: Job,
    types: TypeLibrary,
    options: Options,
    phrases: PhraseSource,
    *,
    pdf: bool,
    source: bytes | None = None,
) -> Outcome:
    """Return what became of *job*, whose answers are *source*, or else in its input; where *pdf*, a PDF stands beside."""
    from drafter.pipeline import make

    outcome = Outcome(job)
    try:
        made = make(_answers(job) if source is None else source, job.source_name, types, options, phrases)
        outcome = outcome._replace(problems=made.problems, todo=made.todo)
        if job.target is None:
            put_bytes(made.docx)
            return outcome
        written = _write(job.target, made.docx)
        outcome = outcome._replace(written=written)
        return _with_pdf(outcome, written.path, made) if pdf else outcome
    except DrafterError as error:
        failure = error
    except BrokenPipeError:
        raise
    except Exception as error:  # a defect that one file brings to light must not stop the others
        failure = unexpected(error)
    return outcome._replace(status=failure.status, problems=(*outcome.problems, *failure.problems))


def _answers(job: Job) -> bytes:
    return files.read(job.source) if job.source is not None else sys.stdin.buffer.read()


def _write(path: Path, docx: bytes) -> Written:
    from drafter.word.untouched import is_untouched

    files.make_folder(path.parent)
    return files.replace(path, docx, disposable=is_untouched)


def _with_pdf(outcome: Outcome, docx: Path, made: Made) -> Outcome:
    """Return *outcome* with the PDF beside *docx*, and what is to be said of its fonts."""
    if made.unprinted is not None:  # what is in the way was said when the contents needed it
        return outcome._replace(status=made.unprinted.status)
    from drafter.office.substitutes import substitutes

    written = _write_pdf(docx, made.docx)
    return outcome._replace(pdf=written, problems=(*outcome.problems, *substitutes(made.docx)))


def _write_pdf(beside: Path, docx: bytes) -> Written:
    from drafter import office

    path, pdf = beside.with_suffix(".pdf"), office.to_pdf(docx)
    if path.is_file() and office.same_pages(old := files.read(path), pdf):
        pdf = old
    return files.replace(path, pdf, disposable=office.is_own_print)
