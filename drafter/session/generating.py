"""The Word file of a draft: made the way every front end makes it, open fields as 【待填】."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from drafter.base import files
from drafter.base.errors import DrafterError
from drafter.base.files import Written
from drafter.base.problems import Level, Problem
from drafter.doctypes import TypeLibrary


@dataclass(frozen=True, slots=True)
class Generated:
    """A Word file as it was written, what was said of it, how many 【待填】 and 【请核】 stand in it; its PDF if wanted."""

    written: Written
    problems: tuple[Problem, ...]
    todo: int
    pdf: Path | None = None


def generate(source: Path, types: TypeLibrary, *, pdf: bool = False) -> Generated:
    """Make the Word file beside the saved draft *source*; it needs nothing of the session, so it can run beside it.

    AnswersError where the draft has errors, WriteError where the file cannot be written. A *pdf* that LibreOffice cannot make
    is a problem, for the Word file stands.
    """
    from drafter.pipeline import Options, make
    from drafter.snippets.linking import LinkedPhrases
    from drafter.word.untouched import is_untouched  # word loads docxtpl: 95 ms that the screen need not wait for

    made = make(files.read(source), str(source), types, Options(draft=True), LinkedPhrases())
    target = source.with_suffix(".docx")
    found = Generated(files.replace(target, made.docx, disposable=is_untouched), made.problems, made.todo)
    return _with_pdf(found, made.docx) if pdf else found


def _with_pdf(found: Generated, docx: bytes) -> Generated:
    from drafter import office  # only who wants a PDF needs it

    target = found.written.path.with_suffix(".pdf")
    try:
        written = files.replace(target, office.to_pdf(docx), disposable=office.is_own_print)
    except DrafterError as error:
        reasons = tuple(replace(each, level=Level.WARNING) for each in error.problems)
        return replace(found, problems=(*reasons, *found.problems))
    return replace(found, pdf=written.path)
