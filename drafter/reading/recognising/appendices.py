"""Appendices: prose, lists and tables of tasks, issued documents; and the 附件说明 that names them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from drafter.base.problems import Place, Problem
from drafter.draft.appendix import Appendix, Layout
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.reading.recognising.accounts import Accounts, Change
from drafter.reading.recognising.dates import date_of
from drafter.reading.recognising.pieces import Piece
from drafter.reading.recognising.sections import Section
from drafter.reading.recognising.task_lists import TaskList, count_behind, read_tasks, words_of
from drafter.reading.recognising.texts import Text, outline_of, read_text
from drafter.reading.task_tables import TaskTable, task_table

_UNTITLED = "【待填：标题】"


@dataclass(frozen=True, slots=True)
class ReadAppendix:
    """An appendix and what is to be said of it."""

    appendix: Appendix
    problems: tuple[Problem, ...] = ()


def read_appendix(
    section: Section, document: Numbering, units: Collection[str], accounts: Accounts, file: str
) -> ReadAppendix:
    """Return the appendix that *section* is; its numbering is written only where it differs from the *document*'s."""
    head, tail = section.head, section.tail
    accounts.change(Change.COMPUTED, section.marker, times=bool(section.marker))
    whole = _whole(section, accounts)
    appendix = Appendix(
        whole.title,
        labelled=bool(section.marker),
        note="\n".join(whole.note),
        addressee=addressee_of(head.addressee, accounts),
        signature="\n".join(tail.signature),
        date=date_of(tail.date) if tail.date else "",
        count=False,
        place=Place(file, section.line),
    )
    filled, problems = _filled(appendix, section.body, whole, document, units, accounts, file)
    for words in tail.remark:
        filled = replace(filled, after=_with_line(filled.after, words, behind=True))
    return ReadAppendix(_without_count(filled, whole, accounts) if filled.count else filled, problems)


def _without_count(appendix: Appendix, whole: _Whole, accounts: Accounts) -> Appendix:
    """Return *appendix*, whose tasks are counted when it is printed, without the count that stood there."""
    title, note = count_behind(whole.title)[0], tuple(each for each in whole.note if count_behind(each)[0])
    accounts.change(Change.COMPUTED, whole.title + "".join(whole.note), title + "".join(note))
    return replace(appendix, title=title, note="\n".join(note))


@dataclass(frozen=True, slots=True)
class _Whole:
    """The title and the lines of the 题注 as they stood, and the number of tasks they say (0: none)."""

    title: str
    note: tuple[str, ...]
    total: int


def _whole(section: Section, accounts: Accounts) -> _Whole:
    title = "\n".join(section.head.title)
    if not title:
        accounts.change(Change.COMPUTED, "", _UNTITLED)
    note = tuple(each for each in (*section.head.subtitle, *section.head.note))
    totals = [count_behind(title)[1], *(number for words, number in map(count_behind, note) if not words)]
    return _Whole(title or _UNTITLED, note, max(totals))


def addressee_of(line: str, accounts: Accounts) -> str:
    """Return the addressee without its colon, which is computed."""
    bare = line.rstrip("：:")
    if bare != line:
        accounts.change(Change.COMPUTED, line, bare)
    return bare


def _filled(
    appendix: Appendix,
    pieces: tuple[Piece, ...],
    whole: _Whole,
    document: Numbering,
    units: Collection[str],
    accounts: Accounts,
    file: str,
) -> tuple[Appendix, tuple[Problem, ...]]:
    table = _only_table(pieces)
    if table is not None:
        return _with_table(appendix, pieces, table, whole, accounts, file)
    tasks = read_tasks(pieces, whole.title, whole.total, units, accounts, file)
    if tasks is not None:
        return _with_tasks(appendix, tasks, document), ()
    text = read_text(pieces, accounts, file)
    return with_text(appendix, text, document), text.problems


def _with_tasks(appendix: Appendix, tasks: TaskList, document: Numbering) -> Appendix:
    used = (tasks.numbering.form(1), tasks.numbering.form(2))
    same = bool(document.levels) and (document.form(1), document.form(document.task_level)) == used
    return replace(
        appendix,
        layout=Layout.LIST,
        groups=tasks.groups,
        continuous=True if tasks.continuous else None,
        count=tasks.count,
        numbering=None if same else tasks.numbering,
    )


def with_text(appendix: Appendix, text: Text, document: Numbering) -> Appendix:
    """Return *appendix* with *text* as its body."""
    own = text.numbering if text.numbering.levels and text.numbering != document else None
    if own is not None and own.points == document.points and _same_levels(own, document):
        own = None
    return replace(appendix, body=outline_of(text.paragraphs), numbering=own)


def _same_levels(own: Numbering, document: Numbering) -> bool:
    return (own.levels, own.continuous, own.leads) == (document.levels, document.continuous, document.leads)


def _only_table(pieces: Sequence[Piece]) -> tuple[int, TaskTable] | None:
    """Return the one table among *pieces* and its tasks, if it is a table of tasks."""
    tables = [index for index, piece in enumerate(pieces) if piece.table is not None]
    if len(tables) != 1:
        return None
    source = pieces[tables[0]].table
    found = task_table(source) if source is not None else None
    return (tables[0], found) if found is not None else None


def _with_table(
    appendix: Appendix, pieces: tuple[Piece, ...], found: tuple[int, TaskTable], whole: _Whole, accounts: Accounts, file: str
) -> tuple[Appendix, tuple[Problem, ...]]:
    index, table = found
    before = read_text(pieces[:index], accounts, file)
    after = read_text(pieces[index + 1 :], accounts, file)
    filled = table.into(replace(appendix, count=whole.total == sum(len(group.tasks) for group in table.groups)))
    source = pieces[index].table
    kept = [table.caption, table.note] if table.caption or table.note else []
    cells = "".join(source.texts()) if source is not None else ""
    accounts.change(Change.COMPUTED, cells, "".join((*words_in(filled), *kept)), times=0)
    return replace(
        filled,
        body=_with_line(outline_of(before.paragraphs), table.caption, behind=True),
        after=_with_line(outline_of(after.paragraphs), table.note, behind=False),
    ), (*before.problems, *after.problems)


def _with_line(outline: Outline, words: str, *, behind: bool) -> Outline:
    if not words:
        return outline
    line = Paragraph(ParagraphKind.PLAIN, words)
    return replace(outline, paragraphs=(*outline.paragraphs, line) if behind else (line, *outline.paragraphs))


def words_in(appendix: Appendix) -> list[str]:
    """Return every word of the tasks of *appendix*: names of groups, headings of columns, cells."""
    columns = [column.heading for column in appendix.columns]
    tasks = [word for group in appendix.groups for task in group.tasks for word in words_of(task)]
    return [*columns, *(group.name for group in appendix.groups), *tasks]


def named(appendices: Sequence[Appendix], names: Sequence[str]) -> tuple[Appendix, ...] | None:
    """Return *appendices* with the *names* that the 附件说明 gives them; None where their number differs."""
    labelled = [appendix for appendix in appendices if appendix.labelled]
    if len(labelled) != len(names):
        return None
    by_place = iter(names)
    return tuple(_named(each, next(by_place)) if each.labelled else each for each in appendices)


def _named(appendix: Appendix, name: str) -> Appendix:
    same = _bare(name) == _bare(appendix.title)
    return appendix if same else replace(appendix, name=name)


def _bare(title: str) -> str:
    return "".join(title.split()).strip("《》").rstrip("。；;，,、")
