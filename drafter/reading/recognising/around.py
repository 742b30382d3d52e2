"""What stands around the text of an official document: its 版头, its 版记, and who was at a meeting, to their fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from drafter.draft.fields import Form, Value
from drafter.reading.elements import (
    NUMBER,
    ORGAN,
    attendance_of,
    below_organ,
    contact_of,
    head_of,
    imprint_of,
    mark_of,
    words_of,
)
from drafter.reading.lines import LineStory
from drafter.reading.recognising.accounts import Accounts, Change
from drafter.reading.recognising.pieces import Piece, Pieces
from drafter.reading.recognising.tail import IMPRINT

_ORGAN = re.compile(
    r"(?!.*(?:关于|印发|转发))[\u3400-\u9fff（）()\s]{2,40}(?:文\s*件|会\s*议\s*纪\s*要|办\s*公\s*会\s*纪\s*要)"
)
_BELOW = re.compile(rf"(?:{NUMBER}|[（(](?:{NUMBER})[）)])(?:[ \t\u3000]*签发人[：:].*)?|签发人[：:].*")
_TITLE = re.compile(r"[^。；：！？]{0,40}关于[^。；：！？]{2,60}|[^。；：！？]{2,40}纪要")
_MINUTES = re.compile(r".*纪\s*要")
_NAME = re.compile(r"[\u3400-\u9fff（）()]{3,30}(?<!通知)(?<!请示)")
_MOST_MARKS, _MOST_ORGANS = 3, 8


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A 版头: the lines above the 发文机关标志, those of the mark, the lines below it down to the red rule.

    A mark has a line for each of the organs that issue a document together (GB/T 9704-2012 7.2.4).
    """

    above: tuple[Piece, ...] = ()
    organ: tuple[Piece, ...] = ()
    below: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is one."""
        return bool(self.organ)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return its lines."""
        return (*self.above, *self.organ, *self.below)

    def values(self, form: Form, signature: Sequence[str] = ()) -> dict[str, Value]:
        """Return what it says in the fields of *form*, for a document with the lines *signature*."""
        organ = "\n".join(each.shown for each in self.organ)
        signed = signature[0] if len(signature) == 1 else ""
        return head_of([each.shown for each in self.above], organ, [each.shown for each in self.below], form, signed)


def take_letterhead(pieces: Pieces) -> tuple[Letterhead, list[Piece]]:
    """Return the 版头 that *pieces* begin with, and the other pieces.

    It is known by a 发文机关标志 (…文件, …会议纪要) with a 发文字号 or the number of an issue right below it; where a document
    has no number yet, by an office and a date, or a title 关于… or …纪要. Organs that issue it together stand above and below
    the one with 文件 behind its name.
    """
    above = list(takewhile(lambda piece: mark_of(piece.shown) is not None, pieces[:_MOST_MARKS]))
    start = len(above)
    names = list(takewhile(_is_organ, pieces[start : start + _MOST_ORGANS]))
    end = start + len(names)
    minutes = bool(names) and _MINUTES.fullmatch(names[0].shown) is not None
    if minutes:  # they are of one organ: an office or the title comes next
        names, end = names[:1], start + 1
    below = _below_end(pieces, end, minutes=minutes)
    titled = len(names) == 1 and end < len(pieces) and _TITLE.fullmatch(pieces[end].shown) is not None
    if not (below > end or titled) or sum(_ORGAN.fullmatch(each.shown) is not None for each in names) != 1:
        return Letterhead(), list(pieces)
    return Letterhead(tuple(above), tuple(names), tuple(pieces[end:below])), list(pieces[below:])


def _below_end(pieces: Pieces, start: int, *, minutes: bool) -> int:
    """Return where the lines between a mark and the title end: a number, an office and a date (in *minutes* maybe open)."""
    texts = [piece.shown for piece in pieces[start : start + 3]]
    numbered = bool(texts) and _BELOW.fullmatch(texts[0]) is not None
    office, following = (*texts[numbered:], "", "")[:2]
    dated = "issued" in below_organ(office)
    undated = minutes and _NAME.fullmatch(office) and not _TITLE.fullmatch(office) and _TITLE.fullmatch(following)
    return start + numbered + bool(dated or undated)


def _is_organ(piece: Piece) -> bool:
    """Tell whether *piece* could be a line of a 发文机关标志: the name of an organ, with 文件 behind it or without."""
    plain = piece.is_body and piece.table is None and not piece.label
    return plain and (_ORGAN.fullmatch(piece.shown) or _NAME.fullmatch(piece.shown)) is not None


def take_imprint_notes(pieces: Pieces) -> tuple[list[Piece], list[Piece]]:
    """Return the lines of a 版记 that stand in a footnote, as drafter sets them, and the other pieces."""
    own = [piece for piece in pieces if piece.line.story is LineStory.FOOTNOTE and IMPRINT.fullmatch(piece.shown)]
    return own, [piece for piece in pieces if piece not in own]


def take_attendance(pieces: Sequence[Piece], form: Form) -> tuple[list[Piece], list[Piece]]:
    """Return the lines at the end of *pieces* that say who was there, if *form* has fields for them, and the pieces above."""
    start = len(pieces)
    while start and (found := attendance_of(pieces[start - 1].shown)) is not None and found[0] in form.fields:
        start -= 1
    return list(pieces[start:]), list(pieces[:start])


def entered(values: Mapping[str, Value], pieces: Sequence[Piece], accounts: Accounts) -> None:
    """Enter in *accounts* that *pieces* became *values*: what stood around them is computed from now on."""
    if pieces:
        accounts.change(Change.COMPUTED, "".join(piece.shown for piece in pieces), words_of(values))


def imprint_values(pieces: Sequence[Piece], form: Form, accounts: Accounts) -> tuple[dict[str, Value], list[Piece]]:
    """Return what *pieces* of a 版记 say in the fields of *form*, and those that it has no field for."""
    values: dict[str, Value] = {}
    homeless = []
    for piece in pieces:
        found = imprint_of([piece.shown])
        if found and set(found) <= set(form.fields) and not set(found) & set(values):
            entered(found, [piece], accounts)
            values |= found
        else:
            homeless.append(piece)
    return values, homeless


def attendance_values(pieces: Sequence[Piece], accounts: Accounts) -> dict[str, Value]:
    """Return who was there, by field."""
    values: dict[str, Value] = dict(found for piece in pieces if (found := attendance_of(piece.shown)) is not None)
    entered(values, pieces, accounts)
    return values


def office_value(values: Mapping[str, Value], form: Form, accounts: Accounts) -> dict[str, Value]:
    """Return the name of the office where *form* asks for it and *values* have only a signature: the same office."""
    signature = values.get("signature")
    if "organisation" not in form.fields or "organisation" in values or not isinstance(signature, str) or "\n" in signature:
        return {}
    if "organisation" not in form.fields["signature"].default:
        return {}
    accounts.change(Change.COMPUTED, "", signature)
    return {"organisation": signature}


def contact_values(remark: Sequence[str], form: Form, accounts: Accounts) -> dict[str, Value]:
    """Return whom to ask and the telephone, which a 附注 says, where *form* has fields for them."""
    values = contact_of("".join(remark)) if "contact" in form.fields else {}
    if values:
        accounts.change(Change.COMPUTED, "".join(remark), words_of(values))
    return values


def has_letterhead(form: Form) -> bool:
    """Tell whether documents of *form* print a 版头."""
    return ORGAN in form.fields
