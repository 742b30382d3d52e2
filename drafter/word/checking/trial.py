"""A template printed once with a sample of everything, so that what only printing shows is shown before anybody needs it."""

from __future__ import annotations

from dataclasses import replace

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.doctypes import DocumentType
from drafter.draft.blocks import Block, BlockKind, Cell, CellAlign, Run, TableBlock
from drafter.draft.fields import Field, Kind
from drafter.draft.labels import Family
from drafter.word.rendering import NAMED, render

_WORDS = "示例"
_PLAIN = frozenset(BlockKind) - {BlockKind.TABLE, BlockKind.CONTENTS, BlockKind.HEADING, BlockKind.ITEM}


def trial(document_type: DocumentType, *, has_blocks: bool) -> list[Problem]:
    """Return what goes wrong when *document_type* prints a block of every kind and a value in every field, or in few.

    Of the fields that need not be filled none is, the second time: what stands in ``else`` is printed too.
    """
    fields = {key: field for key, field in document_type.form.fields.items() if field.kind.holds_words}
    blocks = _samples() if has_blocks else [each for each in _samples() if each.kind in NAMED]
    found = _printed(document_type, blocks, {key: _value(field) for key, field in fields.items()})
    if found:
        return found
    least = {key: _value(field) if field.required else _nothing(field) for key, field in fields.items()}
    help_ = say("不必填的项都没有填时，这一处出错；可以放在 {tag} 里面", tag="{% if … %}")
    return [replace(each, help=each.help or help_) for each in _printed(document_type, blocks, least)]


def _printed(document_type: DocumentType, blocks: list[Block], values: dict[str, object]) -> list[Problem]:
    try:
        render(blocks, document_type, values=values, title=_WORDS)
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


def _value(field: Field) -> object:
    match field.kind:
        case Kind.YESNO:
            return True
        case Kind.LIST | Kind.MULTICHOICE:
            return (_WORDS, _WORDS)
        case Kind.TABLE:
            return tuple({column.key: _WORDS for column in field.columns} for _ in range(2))
        case Kind.NUMBER:
            return "1"
        case _:
            return _WORDS
