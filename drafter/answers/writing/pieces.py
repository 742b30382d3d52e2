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

    Where it *begins* or *ends* with an outline in markup, no comment may stand on its first line or right below it, where it
    would be taken for a lost heading.
    """

    text: str
    index: int | None = None
    begins: bool = False
    ends: bool = False


def comments_above(text: str, pieces: Sequence[Piece], outer: int) -> list[str]:
    """Return the blank lines and comment lines above each of *pieces*, and those below the last.

    *outer* is the column of the key or dash that all of them are a value of (-1 for a whole file): what is indented deeper
    belongs to them. Above the first one only the comment lines count that stand right above an item of a list.
    """
    between = [text[next_line(text, one.end) : line_start(text, two.start)] for one, two in pairwise(pieces)]
    below = text[next_line(text, pieces[-1].end) : piece_end(text, pieces[-1].end, outer)]
    return [_right_above(text, pieces[0].start), *between, below]


def _right_above(text: str, dash: int) -> str:
    begin = at = line_start(text, dash)
    while text.startswith("-", dash) and not text[begin:dash].strip() and at > 0:
        line = line_start(text, at - 1)
        if not text[line:at].lstrip(" ").startswith("#"):
            break
        at = line
    return text[at:begin]


def arranged_lines(text: str, pieces: Sequence[Piece], order: Sequence[Placed], outer: int, newline: str) -> Edit:
    """Return the edit that puts block *pieces* into the new *order*, which is not empty; for *outer* see ``comments_above``.

    A piece left out takes its lines along; comment lines stay above the piece they stood above, or above the next one. Those
    that would come to stand behind an outline go to the end of the next line, or above the outline.
    """
    first = line_start(text, pieces[0].start)
    indent = " " * (pieces[0].start - first)
    tails = [text[each.end : next_line(text, each.end)] or newline for each in pieces]
    *above, below = _above(comments_above(text, pieces, outer), order, newline)
    rows = [
        _Row(above[each.index], indent + each.text + tails[each.index], each)
        if each.index is not None
        else _Row("", indent + each.text + newline, each)
        for each in order
    ]
    for index, row in enumerate(rows):
        if index and rows[index - 1].placed.ends and "#" in row.above:
            comments, row.above = row.above, ""
            _find_room(rows, index, comments)
    if rows[-1].placed.ends and "#" in below:
        _find_room(rows, len(rows) - 1, below)
        below = ""
    begin, end = first - len(_right_above(text, pieces[0].start)), piece_end(text, pieces[-1].end, outer)
    result = _LINE_BREAK.sub("", "".join([*(row.above + row.own for row in rows), below]))
    if text[first : pieces[0].start].strip():  # the first one stands behind a dash
        begin, result = pieces[0].start, newline + result if rows[0].above else result[len(indent) :]
    return Edit(begin, end, result)


@dataclass(slots=True)
class _Row:
    """What is written for one piece: the lines above it, and its own."""

    above: str
    own: str
    placed: Placed


def _find_room(rows: Sequence[_Row], index: int, comments: str) -> None:
    """Write *comments* at the end of the first line of a row; where that begins an outline, above the outlines before it."""
    if not rows[index].placed.begins:
        rows[index].own = _with_comments(rows[index].own, comments)
        return
    while index > 0 and rows[index - 1].placed.ends:
        index -= 1
    rows[index].above += comments


def _above(comments: Sequence[str], order: Sequence[Placed], newline: str) -> list[str]:
    """Return the *comments* above each piece that stays, those of pieces left out among them, and what is left at the end."""
    kept = {each.index for each in order}
    *above, below = comments
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
    """Return the edit that puts *pieces* between brackets, of which the closing one stands at *end*, into the new *order*.

    What stands behind a piece goes along with it: the comma and, on several lines, a comment.
    """
    starts = [*(piece.start for piece in pieces[1:]), end]
    tails = [text[piece.end : start] for piece, start in zip(pieces, starts, strict=True)]
    closing, usual = tails[-1], next((tail for tail in tails[:-1] if _GAP.fullmatch(tail)), ", ")
    indent = text[line_start(text, pieces[-1].start) : pieces[-1].start]
    if "\n" in closing and not indent.strip():
        tails[-1] = closing.rstrip(" ") + indent
    found = list[str]()
    for each in order[:-1]:
        tail = tails[each.index] if each.index is not None else ""
        if "," not in tail.partition("#")[0]:
            tail = "," + tail if "#" in tail else usual
        found += (each.text, tail)
    last = order[-1]
    tail = tails[last.index] if last.index is not None else ""
    if last.index == len(pieces) - 1 or "#" not in tail + closing:
        tail = closing
    return Edit(pieces[0].start, end, "".join([*found, last.text, tail if "#" in tail or tail == closing else "\n"]))
