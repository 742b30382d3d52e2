"""A session that begins with an older document: of another program or of ours, taken to another year if wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from drafter.base import files
from drafter.base.errors import AnswersError
from drafter.base.messages import say
from drafter.base.problems import errors_of
from drafter.doctypes import TypeLibrary
from drafter.draft.fields import Draft
from drafter.draft.phrases import PhraseSource
from drafter.session.filing import SUFFIXES, Filing, read
from drafter.session.session import Session
from drafter.session.units import known_units

DOCUMENTS = (".docx", ".doc", ".wps", ".odt", ".rtf", ".txt", ".md", *SUFFIXES)
"""The names of documents that a draft can begin with."""


@dataclass(frozen=True, slots=True)
class Older:
    """An older document as it was read: its draft, whether its type was told or recognised, what is to be said of reading.

    ``following`` is the year behind its own, None where it does not tell. ``tied`` where it names other files by paths
    relative to it, so that the new draft has to stand beside it.
    """

    path: Path
    draft: Draft
    told: bool
    report: tuple[str, ...]
    following: int | None
    tied: bool = False

    @property
    def is_answers(self) -> bool:
        """Tell whether it is an answers file, whose type stands in it."""
        return self.path.suffix.lower() in SUFFIXES


def read_older(path: Path, types: TypeLibrary, type_name: str = "") -> Older:
    """Return the document *path*, read as the type *type_name* (empty: recognised).

    A DrafterError with a sentence where it cannot be read. Files of other programs take some seconds: LibreOffice reads them.
    """
    from drafter.reading.rollover import year_after  # 150 ms with its tables that the first picture need not wait for

    if path.suffix.lower() not in SUFFIXES:
        from drafter.intake import read_document, report_lines
        from drafter.intake.importing import Wishes

        imported = read_document(files.read(path), str(path), types, Wishes(type_name, units=known_units()))
        return Older(path, imported.draft, imported.told, tuple(report_lines(imported)), year_after(imported.draft))
    from drafter.answers.naming import files_named

    loaded = read(path, types, known_units())
    if loaded.draft is None or errors_of(loaded.problems):
        raise AnswersError.of(loaded.problems)
    tied = any(not Path(name).is_absolute() for name in files_named(loaded))
    report = (say("读入 {name}：", name=path.name), *map(str, loaded.problems))
    return Older(path, loaded.draft, True, report, year_after(loaded.draft), tied)


def begin_with(
    older: Older, year: int | None, types: TypeLibrary, phrases: PhraseSource | None = None
) -> tuple[Session, tuple[str, ...]]:
    """Return a session on a new draft out of *older* for *year* (None: its own), and the report of what was done to it.

    The old file stays as it is. The draft is kept for recovery until it is saved under a name; one that is tied to the
    folder of the old file is saved beside it at once (WriteError where its name is taken).
    """
    draft, report = older.draft, older.report
    if year is not None:
        from drafter.intake.another_year import rolled_over
        from drafter.reading.rollover.summary import summary

        rolled = rolled_over(draft, older.path.absolute().as_posix(), year)
        draft, report = rolled.draft, (*summary(rolled), "", *report)
    session = Session(replace(draft, file=""), Filing(types), phrases=phrases)
    session.save()
    if older.tied:
        session.save_as(_beside(older.path, year))
    return session, report


def _beside(path: Path, year: int | None) -> Path:
    from drafter.intake.another_year import named_by_year

    return named_by_year(path, year) if year is not None else path.with_name(f"{path.stem}-2{path.suffix}")
