"""The looks that a paragraph has against those the profile wants: which characters differ, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.doctypes.format import Look, Profile
from drafter.doctypes.scaffold.names import STRONG
from drafter.draft.leads import lead_length
from drafter.reading.effective import Format
from drafter.review.characters import HAN
from drafter.review.format.faces import face_and_size, face_class, is_same
from drafter.review.format.roles import Placed, looks_of

_HAN = re.compile(f"[{HAN}]")
_OF_LEVELS = frozenset({"黑体", "楷体"})
_LEAD_ENDS = "。：:，"


class Piece(NamedTuple):
    """Characters of one format: where they stand in the words of their paragraph, and the look they should have."""

    placed: Placed
    key: str
    start: int
    end: int
    words: str
    format: Format
    wanted: Look


def pieces(paragraphs: Sequence[Placed], profile: Profile) -> Iterator[Piece]:
    """Yield the stretches of *paragraphs* whose role is told."""
    for each in paragraphs:
        offset = each.part.offset
        for key, (first, last) in looks_of(each).items():
            wanted = profile.looks.get(key)
            if wanted is None or first >= last:
                continue
            for at, words, look in each.part.formats():
                start, end = max(at - offset, first), min(at - offset + len(words), last)
                if start < end and look.style.casefold() != STRONG.name.casefold():
                    yield Piece(each, key, start, end, words[start - at + offset : end - at + offset], look, wanted)


def differs(piece: Piece) -> bool:
    """Tell whether 汉字 of *piece* stand in another face or size than wanted.

    A sentence or some words that lead a paragraph of the body may stand out in 黑体 or 楷体.
    """
    if not _HAN.search(piece.words):
        return False
    if piece.format.size != piece.wanted.size:
        return True
    return not is_same(piece.format.face, piece.wanted.font) and not _leads(piece)


def _leads(piece: Piece) -> bool:
    if piece.key not in ("body", "point") or face_class(piece.format.face) not in _OF_LEVELS:
        return False
    text = piece.placed.part.text
    at_start = piece.start <= piece.placed.part.typed + piece.placed.lead
    return at_start and piece.end < len(text) and (piece.end <= lead_length(text) or piece.words.rstrip()[-1:] in _LEAD_ENDS)


def told(piece: Piece) -> tuple[str, str]:
    """Return the look that *piece* has and the one it should have, in words: 微软雅黑小四, 仿宋三号."""
    found, wanted = piece.format, piece.wanted
    face = found.face or wanted.font
    return face_and_size(face, found.size), face_and_size(wanted.font, wanted.size)
