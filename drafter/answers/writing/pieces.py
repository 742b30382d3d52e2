"""Collections put in another order: every item that stays brings its own text, with the comments above and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.answers.writing.edits import Edit, line_end, line_start, next_line
from drafter.answers.writing.places import Piece, piece_end

_GAP = re.compile(r"\s*,\s*")
_LINE_BREAK = re.compile(r"(?:\r\n|\n|\r)\Z")
_COMMENT = re.compile(r"#+[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands at a place of the new order: the old piece ``index`` as its text is now, or (None) something new.

    Behind one that is ``open`` no comment line may stand: it ends in an outline, of which that could be a heading.
    """

    text: str
    index: int | None = None
    open: bool = False


def comments_above(text: str, pieces: Sequence[Piece]) -> list[str]:
    """Return the blank lines and comment lines above each of *pieces* but the first, and those below the last."""
    between = [text[next_line(text, one.end) : line_start(text, two.start)] for one, two in pairwise(pieces)]
    return ["", *between, text[next_line(text, pieces[-1].end) : piece_end(text, pieces[-1].end, _column(text, pieces) - 1)]]


def arranged_lines(text: str, pieces: Sequence[Piece], order: Sequence[Placed], newline: str) -> Edit:
    """Return the edit that puts block *pieces* into the new *order*, which is not empty.

    A piece left out takes its lines along; comment lines stay above the piece they stood above, or above the next one. Those
    that would come to stand behind an outline go to the end of a line instead.
    """
    begin, end = line_start(text, pieces[0].start), piece_end(text, pieces[-1].end, _column(text, pieces) - 1)
    indent = " " * _column(text, pieces)
    above = _above(text, pieces, order, newline)
    found, is_open = list[str](), False
    for number, each in enumerate(order, 1):
        comments, own = above[each.index] if each.index is not None else "", each.text
        if is_open and "#" in comments:
            comments, own = "", _with_comments(own, comments)
        if number == len(order) and each.open and "#" in above[-1]:
            own, above[-1] = _with_comments(own, above[-1]), ""
        tail = text[pieces[each.index].end : next_line(text, pieces[each.index].end)] if each.index is not None else ""
        found += (comments, indent, own, tail or newline)
        is_open = each.open
    result = _LINE_BREAK.sub("", "".join([*found, above[-1]]))
    if text[begin : pieces[0].start].strip():  # the first one stands behind a dash
        begin, result = pieces[0].start, newline + result if found[0] else result[len(indent) :]
    return Edit(begin, end, result)


def _column(text: str, pieces: Sequence[Piece]) -> int:
    return pieces[0].start - line_start(text, pieces[0].start)


def _above(text: str, pieces: Sequence[Piece], order: Sequence[Placed], newline: str) -> list[str]:
    """Return the lines above each piece that stays, those of pieces left out among them, and what is left at the end."""
    kept = {each.index for each in order}
    *above, below = comments_above(text, pieces)
    found, orphans = list[str](), ""
    for index, lines in enumerate(above):
        found.append(orphans + lines if index in kept else "")
        orphans = "" if index in kept else orphans + (lines if "#" in lines else "")
    return [*found, orphans + (below + newline if below else "")]


def _with_comments(own: str, comments: str) -> str:
    """Return the text *own* with *comments* at the end of its first line."""
    end = line_end(own, 0)
    return own[:end] + "".join(f"  # {words}" for words in _COMMENT.findall(comments)) + own[end:]


def arranged_in_flow(text: str, pieces: Sequence[Piece], order: Sequence[Placed], end: int) -> Edit:
    """Return the edit that puts *pieces* between brackets, of which the closing one stands at *end*, into the new *order*."""
    starts = [*(piece.start for piece in pieces[1:]), end]
    tails = [text[piece.end : start] for piece, start in zip(pieces, starts, strict=True)]
    usual = next((tail for tail in tails[:-1] if _GAP.fullmatch(tail)), ", ")
    found = list[str]()
    for number, each in enumerate(order, 1):
        tail = tails[each.index] if each.index is not None else ""
        if number == len(order):
            tail = tail if "#" in tail else tails[-1] if "#" not in tails[-1] else "\n"
        elif "," not in tail.partition("#")[0]:
            tail = "," + tail if "#" in tail else usual
        found.append(each.text + tail)
    return Edit(pieces[0].start, end, "".join(found))
