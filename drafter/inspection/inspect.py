"""One file to findings: which kind it is, what it says of itself, what the rules find in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import answers
from drafter.base.errors import DrafterError
from drafter.base.files import read
from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.base.source import Source, read_source
from drafter.draft.fields import Draft
from drafter.inspection.office import Office
from drafter.review.choice import Setting, chosen, read_settings
from drafter.review.document import Document
from drafter.review.drafted import read_draft
from drafter.review.engine import Review
from drafter.review.finding import Finding
from drafter.review.plain import read_plain
from drafter.review.registry import all_rules
from drafter.review.rule import Rule
from drafter.review.sources import Sources

if TYPE_CHECKING:
    from drafter.review.format import Sheet

_ANSWERS = re.compile(r"\s*(?:#[^\n]*\n\s*)*type\s*:", re.MULTILINE)
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Inspected:
    """What the review of a file gave.

    ``problems`` are what is wrong with the file as such, ``document`` what was reviewed (None where nothing could be read),
    ``off`` the rules that somebody turned off, with the reasons. ``source`` is the text of a file that is text.
    """

    file: str
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    document: Document | None = None
    off: Mapping[str, Setting] = field(default_factory=dict)
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that was read: its document, and what it wants of the review."""

    document: Document | None
    problems: tuple[Problem, ...] = ()
    source: Source | None = None
    review: Mapping[str, str] = field(default_factory=dict)
    previous: frozenset[str] = frozenset()
    sheet: Sheet | None = None


def inspect(data: bytes, file: str, office: Office, *, only: Collection[str] = (), skip: Collection[str] = ()) -> Inspected:
    """Return what is found in the file *data* named *file*: an answers file, a Word file or plain text.

    *only* and *skip* are ids of rules. What is wrong with the file is told as problems; nothing is raised for it.
    """
    opened = open_file(data, file, office)
    rules = all_rules()
    said, doubts = read_settings(opened.review, [rule.id for rule in rules], Place(file))
    problems = (*opened.problems, *doubts)
    off = {name: each for name, each in {**office.settings, **said}.items() if not each.is_on}
    if opened.document is None:
        return Inspected(file, (), problems, None, off, opened.source)
    on = chosen(rules, office.settings, said, only=only, skip=skip)
    reference = replace(office.reference, previous=opened.previous or office.reference.previous)
    findings = Review(on, reference).findings(opened.document)
    if opened.sheet is None:
        return Inspected(file, findings, problems, opened.document, off, opened.source)
    of_format, doubts = _format_of(opened.sheet, office, on, file)
    found = sorted((*of_format, *findings), key=lambda each: (each.paragraph, each.start))
    return Inspected(file, tuple(found), (*problems, *doubts), opened.document, off)


def _format_of(sheet: Sheet, office: Office, on: Collection[Rule], file: str) -> tuple[Sequence[Finding], list[Problem]]:
    """Return what is found in the format of a Word file, and what keeps it from being judged."""
    from drafter.review.format import format_findings

    try:
        return format_findings(sheet, office.types.profile(office.profile), {rule.id for rule in on}, file), []
    except DrafterError as error:
        return (), [_at(file, each) for each in error.problems]


def open_file(data: bytes, file: str, office: Office) -> _Opened:
    """Return the document in *data*, whichever kind of file it is."""
    if data.startswith(b"PK\x03\x04"):
        from drafter.inspection.word_file import read_word_file  # 30 ms that other files need not wait for
        from drafter.review.format import read_sheet

        try:
            sheet = read_sheet(data)
            return _Opened(read_word_file(sheet.paragraphs, file), sheet=sheet)
        except DrafterError as error:
            return _Opened(None, tuple(_at(file, each) for each in error.problems))
    source, problems = read_source(data, file)
    if source is None:
        return _Opened(None, tuple(problems))
    if Path(file).suffix.lower() in _YAML or _ANSWERS.match(source.text):
        return _answers(data, file, office)
    return _Opened(read_plain(source.text, file), tuple(problems), source)


def _at(file: str, problem: Problem) -> Problem:
    return problem if problem.place.file else replace(problem, place=Place(file))


def _answers(data: bytes, file: str, office: Office) -> _Opened:
    units = office.reference.units.by_name
    loaded = answers.load(data, file, office.types.form, units=units, required=False, anyway=True)
    source = loaded.document.source
    if loaded.draft is None:
        return _Opened(None, loaded.problems, source)
    sources = Sources(lambda name: source.text if name == file else _text_of(name))
    document = read_draft(loaded.draft, sources, office.phrases)
    previous, doubts = previous_of(loaded.draft, file, office)
    return _Opened(document, (*loaded.problems, *doubts), source, loaded.draft.review, previous)


def _text_of(name: str) -> str | None:
    """Return the text of a file that an answers file names, None where it cannot be read."""
    try:
        source, _ = read_source(read(Path(name)), name)
    except DrafterError:
        return None
    return source.text if source is not None else None


def previous_of(draft: Draft, file: str, office: Office) -> tuple[frozenset[str], list[Problem]]:
    """Return the paragraphs of the answers file that *draft* is based on, and what keeps it from being read."""
    if not draft.based_on or file == "-":
        return frozenset(), []
    path = Path(file).parent / draft.based_on
    try:
        loaded = answers.load(read(path), str(path), office.types.form, required=False, anyway=True)
    except DrafterError as error:
        message = say("based_on 的文件读不到，不能与它比较：{reason}", reason=error)
        return frozenset(), [Problem(Place(file), message, level=Level.WARNING)]
    if loaded.draft is None:
        message = say("based_on 的文件 {path} 有错误，不能与它比较", path=path)
        return frozenset(), [Problem(Place(file), message, level=Level.WARNING)]
    document = read_draft(loaded.draft, Sources(lambda _: None), office.phrases)
    return frozenset(passage.words for passage in document.passages), []
