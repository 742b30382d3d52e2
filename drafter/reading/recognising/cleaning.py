"""Characters of lines and pieces, before and after paragraphs are made whole: what goes, what is written another way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from drafter.draft.labels import recognise_slip
from drafter.reading.lines import Line, SourceCell, SourceTable
from drafter.reading.recognising.accounts import Accounts
from drafter.reading.recognising.characters import Simplifier, escaped, visible, without_pinyin
from drafter.reading.recognising.contents_list import ContentsList
from drafter.reading.recognising.normalise import normalised
from drafter.reading.recognising.pieces import Piece

Change = Callable[[str], str]


def cleaned(lines: Iterable[Line], accounts: Accounts, *, keep_text: bool, simplify: bool) -> list[Line]:
    """Return *lines* without what no reader sees and what was set in against copying, simplified if that is asked for."""
    simplifier = Simplifier() if simplify else None

    def clean(text: str) -> str:
        text = visible(text, accounts)
        if not keep_text:
            text = without_pinyin(text, accounts)
        return simplifier(text, accounts) if simplifier is not None else text

    return [_line(line, clean) for line in lines]


def settled(pieces: Iterable[Piece], accounts: Accounts, *, keep_text: bool) -> list[Piece]:
    """Return whole paragraphs with their punctuation and quotes in order (unless text is kept) and braces as words."""

    def settle(text: str) -> str:
        slip = recognise_slip(text)  # the mark behind a number is no punctuation
        size = len(slip.text) if slip is not None else 0
        return text[:size] + _settled(text[size:], accounts, keep_text=keep_text)

    return [_piece(piece, settle) for piece in pieces]


def settled_contents(contents: ContentsList, *, keep_text: bool) -> ContentsList:
    """Return *contents* with the punctuation that its headings have in the text, where some of them may have to be put in.

    Nothing is counted: the list itself is left out.
    """
    uncounted = Accounts(())
    entries = tuple(replace(entry, text=_settled(entry.text, uncounted, keep_text=keep_text)) for entry in contents.entries)
    return replace(contents, entries=entries)


def _settled(text: str, accounts: Accounts, *, keep_text: bool) -> str:
    return escaped(text if keep_text else normalised(text, accounts), accounts)


def _line(line: Line, change: Change) -> Line:
    if line.table is not None:
        return replace(line, table=with_cells(line.table, change))
    text = change(line.text)
    return line if text == line.text else replace(line, text=text, emphasis=())


def _piece(piece: Piece, change: Change) -> Piece:
    if piece.table is not None:
        return replace(piece, line=_line(piece.line, change))
    text = change(piece.text)
    return piece if text == piece.text else piece.with_text(text)


def with_cells(table: SourceTable, change: Change) -> SourceTable:
    """Return *table* with the text of every cell that shows changed."""
    return SourceTable(tuple(tuple(_cell(cell, change) for cell in row) for row in table.rows))


def _cell(cell: SourceCell, change: Change) -> SourceCell:
    return cell if cell.continued else replace(cell, text=change(cell.text))
