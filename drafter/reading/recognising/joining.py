"""Paragraphs made whole again: line breaks inside a paragraph, and a whole document glued into one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from drafter.draft.labels import recognise
from drafter.draft.points import recognise_point
from drafter.reading.recognising.accounts import Accounts, Change
from drafter.reading.recognising.head import ends_as_title
from drafter.reading.recognising.pieces import ENDS, Piece, Pieces

_LONG = 60
"""A line of more 字 than that is prose, no heading: if it does not end like a sentence, it goes on below."""
_GOES_ON = "，。、；：！？”’）》〕】,;:!?)"
_LEAST_WRAPPED = 4
_GLUED, _GLUED_ALONE = 300, 80
"""From how many characters on a paragraph may hold a whole document; and if hardly anything stands beside it."""
_TITLE_AHEAD = re.compile(r"(?P<title>[^\s。；：！？，,;:!?]{4,60})[ \t\u3000]+(?=\S)")
_OPENS = re.compile(
    r"(?:19|20)\d\d年(?:是|以来|要|将|[，,])|今年|为(?:了|深入|全面|进一步|认真|贯彻|落实|做好)|根据|按照|现将|各位|同志们"
    r"|全(?:馆|局|市|区|县|院|校|镇|街道|单位)"
)
"""How a text begins right behind its title, where no blank stands between."""
_LONGEST_TITLE = 60


def joined(pieces: Pieces, accounts: Accounts) -> list[Piece]:
    """Return *pieces* with those put together that a line break tore apart; how often is counted.

    A paragraph goes on below where its line is long (or as wide as the lines of a wrapped text), does not end like a sentence,
    and what follows begins neither with a number nor after a blank line; and where what follows begins with 、 or ，.
    """
    width = _wrapped_at(pieces)
    found: list[Piece] = []
    for piece in pieces:
        if found and _goes_on(found[-1], piece, width):
            accounts.change(Change.JOINED)
            before = found[-1]
            found[-1] = replace(before, text=before.text + _between(before.text, piece.text) + piece.text)
        else:
            found.append(piece)
    return found


def _goes_on(before: Piece, piece: Piece, width: int) -> bool:
    if before.table is not None or piece.table is not None or piece.label or piece.cut or not before.text:
        return False
    if before.line.story is not piece.line.story or piece.line.centred or before.line.centred or piece.line.page_break_before:
        return False
    if piece.text[:1] in _GOES_ON and (before.text[-1] not in ENDS or piece.text[0] in "，、"):
        return True
    if before.text[-1] in ENDS or piece.opened or _begins(piece.text):
        return False
    last = before.text.rsplit("\n", 1)[-1]
    long = len(last) >= _LONG or (piece.soft and len(last) > _LONG // 2)
    return long or (width > 0 and _last_width(before, width))


def _last_width(before: Piece, width: int) -> bool:
    return len(before.text) >= width - 1 and (before.opened or len(before.text) > width)


def _begins(text: str) -> bool:
    return recognise(text) is not None or recognise_point(text) is not None or text.startswith(("附件", "——", "#", "- "))


def _between(before: str, after: str) -> str:
    return " " if before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum() else ""


def _wrapped_at(pieces: Pieces) -> int:
    """Return the width in characters at which every line of the text was broken, 0 where it was not.

    Lines of one width, one after the other, that do not end like sentences tell it.
    """
    widths: Counter[int] = Counter()
    for piece, after in pairwise(pieces):
        if 20 <= len(piece.text) < _LONG and piece.text[-1] not in ENDS and not after.opened:
            widths[len(piece.text)] += 1
    if not widths:
        return 0
    width = max(widths, key=lambda each: widths[each] + widths[each - 1])
    near = sum(widths[each] for each in range(width - 1, width + 2))
    longer = sum(len(piece.text) > width + 2 for piece in pieces)
    return width if near >= _LEAST_WRAPPED and near * 2 >= sum(widths.values()) and longer * 10 <= near else 0


_LABEL_INSIDE = re.compile(
    r"(?:(?<=[。；！？：:;”）)》\s])|(?<=[\u4e00-\u9fff])(?=[（(]))"
    r"(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])"
)
_SIGNED = re.compile(r"(?<=[。！])\s*(?P<who>[^。，；：！？\d]{2,24}?)\s*(?P<date>\d{4}年\d{1,2}月(?:\d{1,2}日)?)\s*$")
_HEADING_END = re.compile(
    r"(?<=[\u4e00-\u9fff])(?=(?:\d{1,2}[.．](?!\d)|[一二三四五六七八九十]{1,3}、(?=[\u4e00-\u9fff]{2})))"
)


def unglued(pieces: Pieces, accounts: Accounts) -> list[Piece]:
    """Return *pieces*, one that holds a whole document cut before its numbers; only if the numbers count from 1."""
    found: list[Piece] = []
    whole = sum(len(piece.text) for piece in pieces)
    for piece in pieces:
        least = _GLUED_ALONE if len(piece.text) * 10 >= whole * 8 else _GLUED
        parts = _parts(piece.text) if len(piece.text) >= least and piece.table is None else [piece.text]
        if len(parts) > 1:
            accounts.change(Change.SPLIT, times=len(parts) - 1)
        found += [piece.with_text(parts[0]), *(Piece(part, "", piece.line, opened=True) for part in parts[1:])]
    return found


def _parts(text: str) -> list[str]:
    cuts = _counted_cuts(text)
    end = _SIGNED.search(text) if cuts else None
    bounds = [
        0,
        *(_title_end(text[: cuts[0]]) if cuts else []),
        *cuts,
        *([end.start("who"), end.start("date")] if end is not None and end.start() > cuts[-1] else []),
        len(text),
    ]
    return [part for start, end in pairwise(bounds) if (part := text[start:end].strip())]


def _title_end(text: str) -> list[int]:
    """Return where the title ends that *text* begins with: at a blank, else where the text begins; none: there is none."""
    match = _TITLE_AHEAD.match(text)
    if match is not None and ends_as_title(match["title"]):
        return [match.end()]
    starts = (found.start() for found in _OPENS.finditer(text[:_LONGEST_TITLE]))
    return next(([start] for start in starts if ends_as_title(text[:start]) and text[:start].isalnum()), [])


def _counted_cuts(text: str) -> list[int]:
    """Return where *text* is to be cut: at labels that count on from 1, each level begun anew under a higher one.

    Cut is only what holds two numbers of 一、 or more: a paragraph may enumerate （一）（二） inside.
    """
    places = sorted({match.start() for pattern in (_LABEL_INSIDE, _HEADING_END) for match in pattern.finditer(text)} | {0})
    last: Counter[str] = Counter()
    order: list[str] = []
    cuts, highest = [], 0
    for place in places:
        label = recognise(text[place : place + 12])
        if label is None:
            continue
        form = label.form.first
        if label.number == 1 or label.number == last[form] + 1:
            if form in order and label.number > 1:
                del order[order.index(form) + 1 :]
            elif form not in order:
                order.append(form)
            last[form] = label.number
            highest += form == "一、"
            cuts.append(place)
    return [place for place in cuts if place] if highest >= 2 else []
