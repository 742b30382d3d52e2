"""The Word file of a draft: made the way every front end makes it, open fields as 【待填】."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter.base import files
from drafter.base.files import Written
from drafter.base.problems import Problem
from drafter.doctypes import TypeLibrary


@dataclass(frozen=True, slots=True)
class Generated:
    """A Word file as it was written, what was said of it, and how many 【待填】 and 【请核】 stand in it."""

    written: Written
    problems: tuple[Problem, ...]
    todo: int


def generate(source: Path, types: TypeLibrary) -> Generated:
    """Make the Word file beside the saved draft *source*; it needs nothing of the session, so it can run beside it.

    AnswersError where the draft has errors, WriteError where the file cannot be written.
    """
    from drafter.pipeline import Options, make
    from drafter.snippets.linking import LinkedPhrases
    from drafter.word.untouched import is_untouched  # word loads docxtpl: 95 ms that the screen need not wait for

    made = make(files.read(source), str(source), types, Options(draft=True), LinkedPhrases())
    target = source.with_suffix(".docx")
    return Generated(files.replace(target, made.docx, disposable=is_untouched), made.problems, made.todo)
