"""A file of phrases brought into the library: read, planned, and what is sound written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter.base import files
from drafter.base.errors import DrafterError, UsageError
from drafter.base.messages import listed, say
from drafter.base.problems import Problem
from drafter.snippets.exchange import csvfile, espanso, workbook
from drafter.snippets.exchange.lines import Offer
from drafter.snippets.exchange.planning import Fate, Plan, Step, plan
from drafter.snippets.library import Library

READERS: dict[str, Callable[[bytes, str], Offer]] = {
    ".xlsx": workbook.read,
    ".xlsm": workbook.read,
    ".csv": csvfile.read,
    ".tsv": csvfile.read,
    ".txt": csvfile.read,
    ".yml": espanso.read,
    ".yaml": espanso.read,
}
"""What reads the files with a suffix."""

_OLD = (".xls", ".et")


@dataclass(slots=True)
class Imported:
    """What became of a file's lines, and what is to be said about the file as a whole."""

    plan: Plan = field(default_factory=Plan)
    problems: list[Problem] = field(default_factory=list)


def import_file(path: Path, library: Library, *, category: str = "", dry: bool = False) -> Imported:
    """Bring the phrases of *path* into *library* and return what became of each line; with *dry* nothing is written.

    UsageError where the file cannot be read at all or its kind is not known. A line that cannot go in does not stop others.
    """
    offer = _reader(path)(files.read(path), str(path))
    result = Imported(plan(offer.lines, library, category), offer.problems)
    if dry:
        return result
    with library.at_once():
        result.plan.steps = [_done(each, library) for each in result.plan.steps]
    return result


def _reader(path: Path) -> Callable[[bytes, str], Offer]:
    suffix = path.suffix.lower()
    if suffix in READERS:
        return READERS[suffix]
    if suffix in _OLD:
        raise UsageError(say("不能读取 {suffix} 文件：{path}", suffix=suffix, path=path), say("用 Excel 或 WPS 另存为 .xlsx"))
    message = say("不认识这种文件：{path}", path=path)
    raise UsageError(message, say("可用的有：{names}", names=listed(READERS)))


def _done(step: Step, library: Library) -> Step:
    """Write *step* and return it, refused where that was not possible."""
    if step.after is None or step.fate not in (Fate.NEW, Fate.CHANGED):
        return step
    try:
        entry = library.add(step.after) if step.entry is None else library.edit(step.entry, step.after)
    except DrafterError as error:
        problems = tuple(step.line.problem(each.message, each.help) for each in error.problems)
        return replace(step, fate=Fate.REFUSED, problems=problems)
    return replace(step, after=entry.snippet)
