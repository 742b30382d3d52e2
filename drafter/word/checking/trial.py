"""A template printed once with a sample of everything, so that what only printing shows is shown before anybody needs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.doctypes import DocumentType
from drafter.draft.blocks import Block, BlockKind, Cell, CellAlign, Run, TableBlock
from drafter.draft.fields import Field, Kind
from drafter.draft.labels import Family
from drafter.word.rendering import NAMED, render
from drafter.word.template import CellError, names_blocks

_WORDS = "示例"
_NUMBER = "000001"  # words too; a list may be summed up, or hold the widths or colours of cells
_PLAIN = frozenset(BlockKind) - {BlockKind.TABLE, BlockKind.CONTENTS, BlockKind.HEADING, BlockKind.ITEM}


def full_trial(document_type: DocumentType) -> list[Problem]:
    """Return what goes wrong when *document_type* prints a block of every kind and a value in every field."""
    return _printed(document_type, _value)


def empty_trial(document_type: DocumentType) -> list[Problem]:
    """Return what goes wrong when no field is filled that need not be: what stands in ``else`` is printed."""
    help_ = say("不必填的项都没有填时，这一处出错；可以放在 {tag} 里面", tag="{% if … %}")
    return [replace(each, help=help_) for each in _printed(document_type, _least)]


def _fields(document_type: DocumentType) -> dict[str, Field]:
    return {key: field for key, field in document_type.form.fields.items() if field.kind.holds_words}


def _printed(document_type: DocumentType, sample: Callable[[Field, str], object]) -> list[Problem]:
    has_blocks = names_blocks(document_type.template.read_bytes())
    blocks = _samples() if has_blocks else [each for each in _samples() if each.kind in NAMED]

    def print_with(words: str) -> None:
        values = {key: sample(field, words) for key, field in _fields(document_type).items()}
        render(blocks, document_type, values=values, title=_WORDS)

    try:
        try:
            print_with(_WORDS)
        except CellError:
            print_with(_NUMBER)  # which is a width and a colour too
    except TypeFolderError as error:
        return list(error.problems)
    return []


def _samples() -> list[Block]:
    words = (Run(_WORDS),)
    found = [Block(kind, words) for kind in BlockKind if kind in _PLAIN]
    found += [Block(BlockKind.HEADING, words, family=family, level=1) for family in Family]
    found += [Block(BlockKind.ITEM, words, family=family) for family in Family]
    return [*found, *(Block(BlockKind.TABLE, table=_table(ruled=ruled)) for ruled in (True, False))]


def _table(*, ruled: bool) -> TableBlock:
    words = (Run(_WORDS),)
    head = (Cell(words, CellAlign.CENTRE, heading=True), Cell(words, CellAlign.CENTRE, heading=True))
    group = (Cell(words, across=2, heading=True),)
    return TableBlock((head, group, (Cell(words), Cell(words, CellAlign.CENTRE))), (1.0, 1.0), ruled=ruled)


def _nothing(field: Field) -> object:
    match field.kind:
        case Kind.YESNO:
            return False
        case Kind.LIST | Kind.MULTICHOICE | Kind.TABLE:
            return ()
        case _:
            return ""


def _least(field: Field, words: str) -> object:
    return _value(field, words) if field.required else _nothing(field)


def _value(field: Field, words: str) -> object:
    match field.kind:
        case Kind.YESNO:
            return True
        case Kind.LIST | Kind.MULTICHOICE:
            return (_NUMBER, _NUMBER)
        case Kind.TABLE:
            return tuple({column.key: _NUMBER for column in field.columns} for _ in range(2))
        case Kind.NUMBER:
            return _NUMBER
        case _:
            return words
