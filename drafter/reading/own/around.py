"""What stands around the text of a document of ours, 版头, 版记 and who was there, back to fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.draft.fields import Form, Value
from drafter.reading.elements import attendance_of, contact_of, head_of, imprint_of, words_of
from drafter.reading.own.roles import ELEMENTS, Piece

_FIXED = "签发人：抄送印发出席请假列席，、。文件会议纪要"
"""The characters of what the template writes around the values."""


def around_of(pieces: Sequence[Piece], form: Form, signature: str) -> dict[str, Value] | None:
    """Return the values of the elements around a text under which *signature* stands.

    None where *form* has no field for one, or cannot say one.
    """
    own = [piece for piece in pieces if piece.role in ELEMENTS.values()]
    values: dict[str, Value] = {}
    organ = next((index for index, piece in enumerate(own) if piece.role == "organ"), None)
    if organ is not None:
        below = [piece for piece in own[organ + 1 :] if piece.role in ("marks", "organ_line")]
        values |= head_of(_texts(own[:organ]), own[organ].text, _texts(below), form, "" if "\n" in signature else signature)
    values |= dict(found for piece in own if piece.role == "attendance" and (found := attendance_of(piece.text)) is not None)
    values |= imprint_of(_texts([piece for piece in own if piece.role == "imprint"]))
    return values if set(values) <= set(form.fields) and _says(values, own) else None


def contact_in(values: dict[str, Value], form: Form) -> dict[str, Value]:
    """Return *values*, a 附注 of contact and telephone as these two where *form* asks for them."""
    found = contact_of(str(values.get("remark_line", ""))) if "contact" in form.fields else {}
    return {key: value for key, value in values.items() if key != "remark_line"} | found if found else values


def office_in(values: dict[str, Value], form: Form) -> dict[str, Value]:
    """Return *values* with the name of the office, which signs, where *form* asks for it and the 版头 does not tell it."""
    asked = "organisation" in form.fields and form.fields["organisation"].required
    told = {"organisation": values["signature"]} if asked and "signature" in values else {}
    return told | values


def _texts(pieces: Sequence[Piece]) -> list[str]:
    return [piece.text.strip() for piece in pieces]


def _says(values: dict[str, Value], pieces: Sequence[Piece]) -> bool:
    """Tell whether *values* hold every character of *pieces* but those that the template writes, the office's name twice."""
    rest = Counter("".join(piece.text for piece in pieces)) - Counter(words_of(values) + str(values.get("organisation", "")))
    return all(character in _FIXED or character.isspace() for character in rest)
