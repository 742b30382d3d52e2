"""The tail of a document: 附件说明, signature, date, 附注, and the imprint below (GB/T 9704-2012 7.3.4 to 7.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.draft.labels import recognise
from drafter.reading.recognising.accounts import Accounts, Change
from drafter.reading.recognising.dates import is_date_line
from drafter.reading.recognising.head import is_title_line
from drafter.reading.recognising.pieces import BLANKS, Piece, Pieces

_MARKER = re.compile(r"附\s*(?:件|录|表)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：]?")
_TITLED_MARKER = re.compile(r"(?P<marker>附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：])\s*(?P<title>\S.*)")
_NUMBERED_MARKER = re.compile(r"附\s*件\s*(?:\d|[一二三四五六七八九十])")
_REFERENCE = re.compile(r"(?P<mark>附\s*件\s*[:：])\s*(?P<name>\S.*)")
_NUMBERED_NAMES = re.compile(r"[；;，,、。\s]+(?=\d{1,2}[.．、])")
IMPRINT = re.compile(
    r"(?:抄\s*[送报]|主\s*送|分\s*送|主题词)\s*[:：].*|.{2,30}\d{4}年\d{1,2}月\d{1,2}日\s*印发|(?:共印|印)\s*\d+\s*份.*"
)
_SIGNED = re.compile(r"(?P<who>[^，。；：\d]{2,24}?)[ \t\u3000]+(?P<date>\S.*)")
_LONGEST_SIGNATURE, _MOST_SIGNATURES = 40, 4
_LONGEST_REMARK = 100


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands below a body.

    The body ends before piece ``start``; the tail takes the pieces up to ``end``. ``imprint`` are the pieces of the 版记.
    """

    start: int
    end: int
    signature: tuple[str, ...] = ()
    date: str = ""
    remark: tuple[str, ...] = ()
    imprint: tuple[Piece, ...] = ()


def marker_of(piece: Piece, *, titled: bool = False) -> tuple[str, str] | None:
    """Return the 附件1 that *piece* is, and the title behind it where *titled* ones count too; None for other pieces."""
    if piece.table is not None or not piece.is_body:
        return None
    if _MARKER.fullmatch(piece.shown):
        return piece.shown, ""
    match = _TITLED_MARKER.fullmatch(piece.shown) if titled else None
    return (match["marker"], match["title"]) if match is not None and len(match["title"]) <= 60 else None


def find_tail(pieces: Pieces, start: int, *, main: bool = True) -> Tail:
    """Return the tail of the document whose body begins at piece *start*: it ends at 附件, at its date, or at the end.

    Behind the *main* document a 附件2：标题 in one line ends the appendix above it too.
    """
    for index in range(start, len(pieces)):
        piece = pieces[index]
        if marker_of(piece) is not None or (
            not main and _NUMBERED_MARKER.match(piece.shown) and marker_of(piece, titled=True)
        ):
            return Tail(index, index)
        if index > start and piece.table is None and is_date_line(piece.text):
            tail = _tail_at(pieces, start, index)
            if tail is not None:
                return tail
    return _undated(pieces, start)


def with_dates_apart(pieces: Pieces, accounts: Accounts) -> list[Piece]:
    """Return *pieces*, a last line that holds signature and date in one cut between them."""
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        match = _SIGNED.fullmatch(piece.text) if len(piece.text) <= _LONGEST_SIGNATURE and not piece.label else None
        follows = pieces[index + 1] if index + 1 < len(pieces) else None
        if match is None or not is_date_line(match["date"]) or not (follows is None or _ends(follows)):
            found.append(piece)
            continue
        accounts.change(Change.SPLIT)
        found += [piece.with_text(match["who"]), piece.with_text(match["date"])]
    return found


def _ends(piece: Piece) -> bool:
    return marker_of(piece, titled=True) is not None or _is_remark(piece) or IMPRINT.fullmatch(piece.text) is not None


def _undated(pieces: Pieces, start: int) -> Tail:
    """Return a tail without date: an imprint, 附注, a signature that stands at the right."""
    end = len(pieces)
    while end > start and IMPRINT.fullmatch(pieces[end - 1].text):
        end -= 1
    imprint = tuple(pieces[end:])
    first = end
    while (
        first > start + 1 and end - first < _MOST_SIGNATURES and pieces[first - 1].line.right and _may_sign(pieces[first - 1])
    ):
        first -= 1
    return Tail(first, len(pieces), tuple(piece.text for piece in pieces[first:end]), imprint=imprint)


def _tail_at(pieces: Pieces, start: int, date: int) -> Tail | None:
    """Return the tail whose date is piece *date*, None where the text goes on behind it."""
    end = date + 1
    remark = []
    while end < len(pieces) and _is_remark(pieces[end]):
        remark.append(pieces[end].text)
        end += 1
    first_imprint = end
    while end < len(pieces) and IMPRINT.fullmatch(pieces[end].text):
        end += 1
    follows = pieces[end : end + 2]
    if follows and not (marker_of(follows[0], titled=True) or (len(follows) > 1 and is_title_line(follows[0]))):
        return None
    signed = _signed_from(pieces, start, date)
    signature = tuple(piece.text for piece in pieces[signed:date])
    return Tail(signed, end, signature, pieces[date].text, tuple(remark), tuple(pieces[first_imprint:end]))


def _is_remark(piece: Piece) -> bool:
    text = piece.text
    return len(text) <= _LONGEST_REMARK and text.startswith(("（", "(")) and text.endswith(("）", ")")) and not piece.label


def _signed_from(pieces: Pieces, start: int, date: int) -> int:
    first = date
    while first > start and date - first < _MOST_SIGNATURES and _may_sign(pieces[first - 1]):
        if date - first and "\u3000\u3000" in pieces[first - 1].text:
            break
        first -= 1
    return first


def _may_sign(piece: Piece) -> bool:
    text = piece.text
    if not text or piece.label or piece.table is not None or len(text) > _LONGEST_SIGNATURE:
        return False
    if any(mark in text for mark in "。；：，！？;:,!?"):
        return False
    return recognise(text) is None and not text.startswith(("附件", "（", "(")) and not is_date_line(text)


def reference_in(pieces: Sequence[Piece]) -> tuple[int, tuple[str, ...]]:
    """Return where the 附件说明 at the end of a body begins and the names it gives; its length and none where it has none."""
    for index in range(len(pieces) - 1, max(-1, len(pieces) - 30), -1):
        match = _REFERENCE.fullmatch(pieces[index].shown)
        if match is not None:
            rest = [_name(piece.shown) for piece in pieces[index + 1 :]]
            first = [_name(match["name"])] if rest else _names(match["name"])
            return (index, (*first, *rest)) if all(rest) else (len(pieces), ())
        if len(pieces[index].text) > 80 or pieces[index].table is not None:
            break
    return len(pieces), ()


def _names(text: str) -> list[str]:
    """Return the names in one line (1.甲；2.乙), one where its numbers do not count from 1."""
    parts = _NUMBERED_NAMES.split(text)
    counted = [recognise(part) for part in parts]
    is_list = all(label is not None and label.number == index for index, label in enumerate(counted, 1))
    return [_name(part) for part in parts] if is_list else [_name(text)]


def _name(text: str) -> str:
    label = recognise(text)
    return text[len(label.text) if label is not None else 0 :].strip(BLANKS).rstrip("。；;")
