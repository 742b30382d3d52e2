"""A draft to the blocks that stand on the page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, cast

from drafter.base.problems import Place, Problem
from drafter.draft.appendix import Appendix
from drafter.draft.blocks import Block, BlockKind, Blocks, Run
from drafter.draft.compose.appendices import appendix_blocks
from drafter.draft.compose.expand import TODO, Expander, Unfilled
from drafter.draft.compose.front import (
    as_part,
    compilers,
    contents_blocks,
    foreword,
    is_shown,
    outline_blocks,
    title_page,
)
from drafter.draft.compose.head import head_blocks
from drafter.draft.compose.tail import keep_together, reference_blocks, remark_blocks, signature_blocks
from drafter.draft.compose.text import TextComposer
from drafter.draft.fields import Draft, Field, Kind, Part, Row
from drafter.draft.numbering import Counter
from drafter.draft.outline import Outline
from drafter.draft.phrases import PhraseSource

__all__ = ["Composition", "Unfilled", "compose", "open_values", "printed_marks"]


class Composition(NamedTuple):
    """A composed document: its blocks, what went wrong, how many to-do marks stand in it, and the fields by key.

    ``values`` are the fields that are no texts of their own, expressions filled, for a template that names them; one that is
    not filled is the empty string.
    """

    blocks: Blocks
    problems: tuple[Problem, ...]
    todo: int
    values: Mapping[str, object]


def compose(draft: Draft, *, phrases: PhraseSource | None = None, unfilled: Unfilled = Unfilled.ERROR) -> Composition:
    """Return the blocks of *draft*, in the order of GB/T 9704-2012: head, body, 附件说明, signature, date, 附注, appendices.

    The parts are the fields with the standard keys (title, note, body, …) that the draft's form has. A collection's documents
    follow, each on a new page with numbers of its own. Nothing is raised: a required or named field that is not filled is a
    problem, or 【待填：标签】 with ``Unfilled.MARK``.
    """
    document = _Document(draft, phrases, unfilled)
    blocks = tuple(document.blocks())
    expander = Expander(draft, phrases, unfilled)
    values = _values(expander)
    problems = tuple(dict.fromkeys([*document.problems, *expander.problems]))
    marks = [mark for mark, _ in printed_marks(blocks)]
    return Composition(blocks, problems, len(marks) + len(open_values(draft, values, marks)), values)


def printed_marks(blocks: Blocks) -> list[tuple[str, Place]]:
    """Return the to-do marks in *blocks* and where they are written.

    Those that a 提纲 or the 附件说明 only says again of a heading or a title do not count twice.
    """
    found = [(block, run.text) for block in blocks for run in _runs_of(block) if run.todo]
    titles = {(text, block.place) for block, text in found if block.kind is BlockKind.APPENDIX_TITLE}
    return [
        (text, block.place)
        for block, text in found
        if block.kind is not BlockKind.OUTLINE_LINE
        and (block.kind is not BlockKind.REFERENCE or (text, block.place) not in titles)
    ]


def open_values(draft: Draft, values: Mapping[str, object], marks: Collection[str]) -> list[tuple[str, str]]:
    """Return the to-do marks in *values* that are none of the *marks* in the text: by key, each once.

    What a default is made of counts where it is printed.
    """
    own = {key: value for key, value in values.items() if key in draft.values or not draft.form.fields[key].default}
    found = {mark[0]: key for key, value in own.items() for words in _words(value) for mark in TODO.finditer(words)}
    return [(key, mark) for mark, key in found.items() if mark not in marks]


def _words(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            for each in value:
                yield from _words(each)
        case Mapping():
            yield from value.values()


class _Document:
    """Composes one document, and the documents it holds; lists count their series from *series* on.

    A ``part`` of another document has no contents of its own.
    """

    def __init__(
        self, draft: Draft, phrases: PhraseSource | None, unfilled: Unfilled, series: int = 1, *, part: bool = False
    ) -> None:
        self._draft, self._phrases, self._unfilled = draft, phrases, unfilled
        self._expander = Expander(draft, phrases, unfilled)
        self._counter = Counter(draft.effective_numbering, series)
        self._covered = is_shown(self._expander, "cover")
        self._listed = not part and is_shown(self._expander, "contents")
        self.problems: list[Problem] = self._expander.problems

    def blocks(self) -> list[Block]:
        """Return the blocks of the whole document."""
        expander = self._expander
        expander.say_unused()
        body = _body_blocks(expander, self._counter)
        appendices = cast("tuple[Appendix, ...]", expander.value("appendices") or ())
        behind = appendix_blocks(appendices, expander, self._counter)
        parts = self._parts()
        if body and parts and (self._covered or self._listed):
            body = foreword(body)
        signed = not self._covered and bool(body or not parts)
        tail = reference_blocks(appendices, expander) + (_signature(expander) if signed else []) + remark_blocks(expander)
        front = self._front(body, [*body, *behind, *parts], signed=signed)
        return [*keep_together(front, tail), *behind, *parts]

    def _front(self, body: list[Block], listed: list[Block], *, signed: bool) -> list[Block]:
        """Return everything down to the end of the *body*; behind a title page or a 目录 it begins on a new page.

        The 目录 is that of the blocks *listed*. Where nothing is *signed*, who compiled it stands under the title.
        """
        expander = self._expander
        head = head_blocks(expander)
        if is_shown(expander, "outline"):
            head += outline_blocks(body, expander)
        elif self._covered:
            head = title_page(head, expander)
        elif not signed:
            head[-1:-1] = compilers(expander)
        contents = contents_blocks(listed, expander, new_page=self._covered) if self._listed else []
        if body and (contents or self._covered):
            body[0] = replace(body[0], new_page=True)
        return [*head, *contents, *body]

    def _parts(self) -> list[Block]:
        blocks: list[Block] = []
        for part in cast("tuple[Part, ...]", self._expander.value("parts") or ()):
            if part.draft is not None:
                document = _Document(part.draft, self._phrases, self._unfilled, self._counter.next_series, part=True)
                blocks += as_part(document.blocks())
                self._counter.next_series = document._counter.next_series
                self.problems += document.problems
        return blocks


def _values(expander: Expander) -> dict[str, object]:
    fields = expander.draft.form.fields.values()
    return {field.key: _value(expander, field) for field in fields if field.kind.holds_words}


def _value(expander: Expander, field: Field) -> object:
    value, place = expander.value(field.key), expander.place(field.key)
    if value is None and field.required and not field.when:
        return _open_value(field, expander.line(field.key))
    if field.kind is Kind.TABLE:
        rows = cast("tuple[Row, ...]", value or ())
        return tuple({key: expander.text(cell, place) for key, cell in row.items()} for row in rows)
    if isinstance(value, tuple):
        return tuple(expander.text(each, place) for each in value if isinstance(each, str))
    return value if isinstance(value, bool) else expander.line(field.key) if value is not None else ""


def _open_value(field: Field, mark: str) -> object:
    """Return what stands for a required *field* that is not filled: *mark*, in the shape of its kind."""
    if field.kind is Kind.TABLE:
        return (dict.fromkeys((column.key for column in field.columns), mark),)
    return (mark,) if field.kind in (Kind.LIST, Kind.MULTICHOICE) else mark


def _body_blocks(expander: Expander, counter: Counter) -> list[Block]:
    composer = TextComposer(expander, counter)
    for key in ("opening", "body", "closing"):
        outline = expander.value(key)
        if isinstance(outline, Outline):
            composer.add(outline)
        elif key in expander.draft.form.fields and expander.draft.form.fields[key].required:
            composer.blocks.append(Block(BlockKind.BODY, expander.marked(expander.line(key)), place=expander.place(key)))
    return composer.blocks


def _signature(expander: Expander) -> list[Block]:
    key = "signature" if "signature" in expander.draft.form.fields else "compiler"
    sealed = expander.value("sealed") is True
    return signature_blocks(expander.line(key), expander.line("date"), expander, expander.place(key), sealed=sealed)


def _runs_of(block: Block) -> Iterator[Run]:
    yield from block.runs
    for row in block.table.rows if block.table is not None else ():
        for cell in row:
            yield from cell.runs
