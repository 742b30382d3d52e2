"""The parts of a collection: told by a contents list whose entries stand again, unnumbered, above what they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from drafter.draft.labels import recognise, recognise_compound
from drafter.reading.recognising.contents_list import ContentsList, Entry
from drafter.reading.recognising.head import is_title_line
from drafter.reading.recognising.levels import DECIMAL
from drafter.reading.recognising.pieces import Piece, Pieces
from drafter.reading.recognising.tail import marker_of

_COLLECTION = re.compile(r"汇编|彙編|匯編|文集|选编|選編")
_FOREWORD = re.compile("前言|序言?|导言|引言|编者按|编者的话|(?:编印|编辑|编写|出版)?说明")
_LEAST = 2
_LONGEST = 80
_MOST_MISSING = 0.2


def split_parts(contents: ContentsList, pieces: Pieces) -> tuple[list[Piece], list[list[Piece]]]:
    """Return the pieces before the first part and those of each part; no parts where *contents* names none.

    Entries of headings (which are numbered where they stand) name no parts: of a list of several levels only the outermost
    counts. An entry may name the author behind the title, and a title may be broken over two lines. Without such a list the
    titles on new pages tell the parts of what calls itself a 汇编.
    """
    entries = _outermost(contents.entries, pieces)
    starts = _starts(entries, pieces)
    if len(starts) < _LEAST or len(starts) < len(entries) * (1 - _MOST_MISSING):
        starts = _on_new_pages(pieces)
    starts = _of_parts(starts, pieces)
    if len(starts) < _LEAST:
        return list(pieces), []
    parts = [list(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)])]
    return list(pieces[: starts[0]]), parts


def _of_parts(starts: Sequence[int], pieces: Pieces) -> list[int]:
    """Return those of *starts* where parts begin: neither a 前言 before the first, nor an 附件 of the part above."""
    own = [index for index in starts if not index or marker_of(pieces[index - 1]) is None]
    return own[1:] if own and _FOREWORD.fullmatch(_plain(pieces[own[0]].text)) else own


def _outermost(entries: Sequence[Entry], pieces: Pieces) -> Sequence[Entry]:
    """Return the *entries* that may name parts: those of the highest level, if there are several.

    Numbers below them count from 1 under each part, or the first lines say that this is a collection: else the entries
    without number are the 前言 and 附录 of one document.
    """
    highest = min((entry.level for entry in entries), default=0)
    outer = [entry for entry in entries if entry.level == highest]
    bare = [entry for entry in outer if not entry.label]
    if not bare or len(bare) == len(entries):
        return outer
    inner = [entry.label for entry in entries if entry.label]
    again = any(inner.count(label) > 1 for label in inner if (found := recognise(label)) is not None and found.number == 1)
    return bare if again or _is_collection(pieces) else entries


def _is_collection(pieces: Pieces) -> bool:
    return any(_COLLECTION.search(piece.text) for piece in pieces[:3] if is_title_line(piece))


def _on_new_pages(pieces: Pieces) -> list[int]:
    """Return where titles begin new pages, if the first lines say that this is a collection."""
    if not _is_collection(pieces):
        return []
    titles = [index for index, piece in enumerate(pieces) if index and piece.line.page_break_before and is_title_line(piece)]
    size = max((pieces[index].line.size for index in titles), default=0.0)
    return [index for index in titles if pieces[index].line.size == size]


def _starts(entries: Sequence[Entry], pieces: Pieces) -> list[int]:
    titles = [(index, _plain(piece.text)) for index, piece in enumerate(pieces) if _may_begin(piece)] if entries else []
    found: list[int] = []
    at = 0
    for entry in entries:
        order = next((order for order in range(at, len(titles)) if _begins(entry, *titles[order], pieces)), None)
        if order is not None:
            found.append(titles[order][0])
            at = order + 1
    return found


def _may_begin(piece: Piece) -> bool:
    if piece.label or piece.table is not None or not 2 <= len(piece.text) <= _LONGEST:
        return False
    return recognise(piece.text) is None and recognise_compound(piece.text, DECIMAL) is None


def _begins(entry: Entry, index: int, title: str, pieces: Pieces) -> bool:
    """Tell whether piece *index*, whose letters are *title*, is what *entry* names, or the first line of it."""
    wanted = _plain(entry.text)
    if not title or not wanted.startswith(title):
        return False
    if len(title) * 3 >= len(wanted) * 2 or "\u3000" in entry.text or " " in entry.text:
        return True
    return index + 1 < len(pieces) and wanted.startswith(title + _plain(pieces[index + 1].text))


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
