"""Documents in a row: the main one, and what hangs on it with 附件 above or behind its date (an issued document)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.reading.recognising.accounts import Accounts
from drafter.reading.recognising.head import Head, take_head
from drafter.reading.recognising.pieces import Piece, Pieces
from drafter.reading.recognising.tail import Tail, find_tail, marker_of


@dataclass(frozen=True, slots=True)
class Section:
    """One document of a source: the 附件1 above it (empty: none), its head, the pieces of its body, its tail."""

    marker: str
    head: Head
    body: tuple[Piece, ...]
    tail: Tail
    pieces: tuple[Piece, ...]

    @property
    def line(self) -> int:
        """Return the line of the source it begins with."""
        return self.pieces[0].number if self.pieces else 0


def sections_of(pieces: Pieces, accounts: Accounts) -> Iterator[Section]:
    """Yield the documents that *pieces* hold, the main one first."""
    index, main = 0, True
    while main or index < len(pieces):
        marker, own = ("", list(pieces)) if main else _below_marker(pieces, index)
        skipped = len(pieces) - index - len(own)
        head = take_head(own, accounts, signed=main)
        first = 0 if main or skipped else 1  # a title in the line of its 附件1 is that section's, whatever it says
        tail = find_tail(own, max(head.size, first), main=main)
        end = index + skipped + tail.end
        yield Section(marker, head, tuple(own[head.size : tail.start]), tail, tuple(pieces[index:end]))
        index, main = end, False


def _below_marker(pieces: Pieces, index: int) -> tuple[str, list[Piece]]:
    """Return the marker at *index* (empty: none) and the pieces below it, its title first where it stood in its line."""
    found = marker_of(pieces[index], titled=True)
    if found is None:
        return "", list(pieces[index:])
    marker, title = found
    own = list(pieces[index + 1 :])
    return marker, [pieces[index].with_text(title), *own] if title else own


def with_remark_of_issued(main: Section, others: list[Section]) -> tuple[Section, list[Section]]:
    """Return *main* with the 附注 below the document that it issues, where it has none itself, and the *others* without it.

    （此件公开发布） is said of the whole, wherever a page prints it (GB/T 9704-2012 7.3.6).
    """
    last = others[-1] if others else main
    if main.tail.remark or last.marker or not last.tail.remark:
        return main, others
    remark, without = last.tail.remark, replace(last, tail=replace(last.tail, remark=()))
    return replace(main, tail=replace(main.tail, remark=remark)), [*others[:-1], without]
