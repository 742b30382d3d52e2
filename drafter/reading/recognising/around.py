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

_ORGAN = re.compile(r"(?!关于|印发|转发)[\u3400-\u9fff（）()\s]{2,40}(?:文\s*件|会\s*议\s*纪\s*要|办\s*公\s*会\s*纪\s*要)")
_BELOW = re.compile(rf"(?:{NUMBER})(?:[ \t\u3000]*签发人[：:].*)?")
_MOST_MARKS = 3


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A 版头: the lines above the 发文机关标志, that line, the lines below it down to the red rule."""

    above: tuple[Piece, ...] = ()
    organ: Piece | None = None
    below: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is one."""
        return self.organ is not None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return its lines."""
        return (*self.above, *([self.organ] if self.organ is not None else []), *self.below)

    def values(self, form: Form, signature: Sequence[str] = ()) -> dict[str, Value]:
        """Return what it says in the fields of *form*, for a document with the lines *signature*."""
        organ = self.organ.shown if self.organ is not None else ""
        signed = signature[0] if len(signature) == 1 else ""
        return head_of([each.shown for each in self.above], organ, [each.shown for each in self.below], form, signed)


def take_letterhead(pieces: Pieces) -> tuple[Letterhead, list[Piece]]:
    """Return the 版头 that *pieces* begin with, and the other pieces.

    It is known by a 发文机关标志 (…文件, …会议纪要) with a 发文字号 or the number of an issue right below it.
    """
    above = list(takewhile(lambda piece: mark_of(piece.shown) is not None, pieces[:_MOST_MARKS]))
    organ = len(above)
    numbered = organ + 1 < len(pieces) and _BELOW.fullmatch(pieces[organ + 1].shown) is not None
    if not numbered or not _plain(pieces[organ]) or _ORGAN.fullmatch(pieces[organ].shown) is None:
        return Letterhead(), list(pieces)
    end = organ + 2
    if end < len(pieces) and "issued" in below_organ(pieces[end].shown):
        end += 1
    return Letterhead(tuple(above), pieces[organ], tuple(pieces[organ + 1 : end])), list(pieces[end:])


def _plain(piece: Piece) -> bool:
    return piece.is_body and piece.table is None and not piece.label


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
