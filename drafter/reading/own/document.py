"""A document of ours back to the draft that it was made of, as far as the page tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.base.errors import DrafterError
from drafter.draft.appendix import Appendix
from drafter.draft.blocks import BlockKind
from drafter.draft.compose import compose
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Form, Kind, Part, Value
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.reading.lines import Line
from drafter.reading.own.appendix import appendix_of
from drafter.reading.own.around import around_of, contact_in, office_in
from drafter.reading.own.outline import items_of, numbering_for, outline_of
from drafter.reading.own.roles import COMPUTED, TEXT, Piece, is_own, pieces_of
from drafter.reading.own.words import date_of, escaped, joined, names_of, title_of, without_brackets, without_colon
from drafter.reading.silence import silent

Forms = Callable[[str], Form]

_COLLECTION, _PLAN, _SPEECH, _REPORT = "collection", "work-plan", "seminar-speech", "exchange-report"
_HEADED = {"notice": "通知", "request": "请示", "minutes": "纪要"}
"""The types with a 版头, each with the word that titles name it by."""
_FOREWORDS = ("前言", "说明", "编者", "序言")


def own_draft(lines: Sequence[Line], forms: Forms, type_name: str = "") -> Draft | None:
    """Return the draft of *lines*, a document made by drafter whose styles are still there; None for any other document.

    *type_name* is the type wanted, empty: one that has all the fields the document needs. What the page does not tell is not
    in the draft: whether a seal is put on it, which words were fields.
    """
    if not is_own(lines):
        return None
    pieces = list(pieces_of(escaped(line) for line in lines))
    typed = not any(piece.line.label for piece in pieces)
    return _Reading(forms, typed).draft(pieces, type_name)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a document is read: the forms of the types, and whether its numbers are typed."""

    forms: Forms
    typed: bool

    def draft(self, pieces: Sequence[Piece], type_name: str = "") -> Draft | None:
        """Return the draft of *pieces*, None where no type fits."""
        starts = [index for index, piece in enumerate(pieces) if piece.role == "title" and _begins(pieces, index)]
        if len(starts) > 1 and type_name in ("", _COLLECTION):
            return self._collection(pieces, starts)
        for name in [type_name] if type_name else _types(pieces):
            form = self._form(name)
            found = self._single(pieces, form) if form is not None else None
            if found is not None:
                return found
        return None

    def _form(self, name: str) -> Form | None:
        try:
            return self.forms(name)
        except DrafterError:
            return None

    def _single(self, pieces: Sequence[Piece], form: Form) -> Draft | None:
        """Return the draft of a document without parts; None where *form* has no field for something in it."""
        appendices = _first(pieces, ("appendix_label", "appendix_title"))
        main = pieces[:appendices]
        items = items_of([piece for piece in main if piece.role in TEXT], form.numbering, typed=self.typed)
        numbering = numbering_for(items, form.numbering)
        if numbering is None:
            return None
        around = around_of(pieces, form, joined(_of(main, "signature")))
        if around is None:
            return None
        values = office_in({**_head(main, form), **contact_in(_tail(main), form), **around}, form)
        values |= _texts(outline_of(items, numbering).paragraphs, form)
        found = self._appendices(pieces[appendices:], main, numbering)
        values |= {"appendices": found} if found else {}
        if not all(key in form.fields for key in values):
            return None
        own = None if numbering == form.numbering else numbering
        return silent(_with_seal(Draft(form, _in_order(values, form), own), main))

    def _appendices(self, pieces: Sequence[Piece], main: Sequence[Piece], numbering: Numbering) -> tuple[Appendix, ...]:
        names = iter(names_of([piece for piece in main if piece.role == "reference"]))
        found = [appendix_of(part, numbering, typed=self.typed) for part in _parts_at(pieces, "appendix_title")]
        return tuple(_named(each, next(names, "")) if each.labelled else each for each in found)

    def _collection(self, pieces: Sequence[Piece], starts: Sequence[int]) -> Draft | None:
        form = self._form(_COLLECTION)
        front, *others = [list(pieces[start:end]) for start, end in pairwise([0, *starts[1:], len(pieces)])]
        if form is None:
            return None
        values: dict[str, Value] = _head(front, form)
        body = [piece for piece in front if piece.role in TEXT]
        if not body and others and _is_foreword(others[0]):
            body = self._foreword(others.pop(0))
        items = items_of(body, form.numbering, typed=self.typed)
        numbering = numbering_for(items, form.numbering) or form.numbering
        outline = outline_of(items, numbering)
        values |= {"body": outline} if outline else {}
        values |= {**_tail(front), **_cover(front)}
        parts = [self.draft(part) for part in others]
        if any(part is None for part in parts):
            return None
        values["parts"] = tuple(Part(draft=part) for part in parts)
        return Draft(form, _in_order(values, form), None if numbering == form.numbering else numbering)

    def _foreword(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the text of a foreword, its title as the sub-heading that it was."""
        title, *text = pieces
        named = "".join(title.text.split()) != "前言"
        return [*([Piece("subheading", title.line)] if named else []), *(each for each in text if each.role in TEXT)]


def _begins(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a document begins with the title at *index*: it does unless a title stands right above."""
    return index == 0 or pieces[index - 1].role != "title"


def _types(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the types that a document without parts can be, the likeliest first."""
    roles = {piece.role for piece in pieces}
    head = "".join(piece.text for piece in pieces if piece.role in ("title", "note"))
    if "organ" in roles:
        yield from sorted(_HEADED, key=lambda name: _HEADED[name] not in head)
        return
    if _has_outline(pieces) or "交流材料" in head:
        yield _REPORT
    if "发言" in head and "signature" not in roles:
        yield _SPEECH
    if "addressee" in roles and not {"signature", "date"} & roles and "同志" in joined(_of(pieces, "addressee")):
        yield _SPEECH
    yield from (_PLAN, _SPEECH, _REPORT)


def _has_outline(pieces: Sequence[Piece]) -> bool:
    return any(piece.role == "outline_line" for piece in pieces)


def _of(pieces: Sequence[Piece], role: str) -> list[Piece]:
    return [piece for piece in pieces if piece.role == role]


def _first(pieces: Sequence[Piece], roles: Sequence[str]) -> int:
    return next((index for index, piece in enumerate(pieces) if piece.role in roles), len(pieces))


def _parts_at(pieces: Sequence[Piece], role: str) -> Iterator[Sequence[Piece]]:
    """Yield *pieces* cut before every appendix: before its label, else its title."""
    starts = [
        index for index, piece in enumerate(pieces) if piece.role == role and (not index or pieces[index - 1].role != role)
    ]
    starts = [index - (index > 0 and pieces[index - 1].role == "appendix_label") for index in starts]
    return (pieces[start:end] for start, end in pairwise([*starts, len(pieces)]))


def _head(pieces: Sequence[Piece], form: Form) -> dict[str, Value]:
    """Return the fields above the text."""
    found: dict[str, Value] = {"title": title_of(joined(_of(pieces, "title")))}
    for key in ("subtitle", "note"):
        found |= {key: words} if (words := joined(_of(pieces, key))) else {}
    addressees = [without_colon(piece.text) for piece in _of(pieces, "addressee")]
    keys = [key for key in ("addressee", "salutation") if key in form.fields]
    found |= dict(zip(keys if len(addressees) > 1 else keys[:1] or ["addressee"], addressees, strict=False))
    if _has_outline(pieces):
        found["outline"] = True
    return found


def _tail(pieces: Sequence[Piece]) -> dict[str, Value]:
    signature, date, remark = (joined(_of(pieces, role)) for role in ("signature", "date", "remark_line"))
    found: dict[str, Value] = {"signature": signature} if signature else {}
    found |= {"date": date_of(date)} if date else {}
    return found | ({"remark_line": without_brackets(remark)} if remark else {})


def _with_seal(draft: Draft, pieces: Sequence[Piece]) -> Draft:
    """Return *draft* with a seal or without, where signature and date stand as they do only so (GB/T 9704-2012 7.3.5.1)."""
    found = [piece.line.right_indent for piece in pieces if piece.role in ("signature", "date")]
    if "sealed" not in draft.form.fields or not found or found in _at_right(draft):
        return draft
    others = (replace(draft, values={**draft.values, "sealed": sealed}) for sealed in (True, False))
    return next((other for other in others if found in _at_right(other)), draft)


def _at_right(draft: Draft) -> tuple[list[float], list[float]]:
    """Return the room at the right of signature and date in *draft*, in 字: without gaps beside digits, and with them."""
    keys = ("title", "signature", "date", "sealed")
    blocks = compose(replace(draft, values={key: draft.values[key] for key in keys if key in draft.values})).blocks
    signed = [block for block in blocks if block.kind in (BlockKind.SIGNATURE, BlockKind.DATE)]
    return [round(block.indent, 2) for block in signed], [round(block.indent + block.gap, 2) for block in signed]


def _cover(pieces: Sequence[Piece]) -> dict[str, Value]:
    """Return the fields of a collection's title page and contents."""
    lines = [piece.text for piece in _of(pieces, "cover")]
    found: dict[str, Value] = {"contents": any(piece.role == "contents" for piece in pieces)}
    if any(piece.line.style.casefold() == "toc 3" for piece in pieces):
        found["contents_depth"] = "3"
    elif found["contents"] and not any(piece.line.style.casefold() == "toc 2" for piece in pieces):
        found["contents_depth"] = "1"
    if not lines:
        return found
    date = date_of(lines[-1])
    found["cover"] = True
    if isinstance(date, DocumentDate):
        found["date"] = date
        lines.pop()
    return found | ({"compiler": "\n".join(lines)} if lines else {})


def _is_foreword(pieces: Sequence[Piece]) -> bool:
    title = "".join(pieces[0].text.split())
    roles = {piece.role for piece in pieces[1:]}
    return any(word in title for word in _FOREWORDS) and not roles - TEXT - COMPUTED


def _texts(paragraphs: Sequence[Paragraph], form: Form) -> dict[str, Value]:
    """Return opening, body and closing, where there are fields: the unnumbered paragraphs before and after the others."""
    plain = [each.kind is ParagraphKind.PLAIN for each in paragraphs]
    start, end = 0, len(paragraphs)
    if not all(plain):
        start = plain.index(False) if "opening" in form.fields else 0
        end = _closing(paragraphs) if "closing" in form.fields else end
    cuts = {"opening": paragraphs[:start], "body": paragraphs[start:end], "closing": paragraphs[end:]}
    return {key: Outline(tuple(part)) for key, part in cuts.items() if part}


def _closing(paragraphs: Sequence[Paragraph]) -> int:
    """Return where the closing begins: the unnumbered paragraphs at the end, unless they stand right under a heading."""
    end = len(paragraphs)
    while paragraphs[end - 1].kind is ParagraphKind.PLAIN:
        end -= 1
    return len(paragraphs) if paragraphs[end - 1].kind is ParagraphKind.NUMBERED and paragraphs[end - 1].level == 1 else end


def _named(appendix: Appendix, name: str) -> Appendix:
    """Return *appendix* with the name that the 附件说明 gives it, where its title is another."""
    same = name in ("", appendix.title.replace("\n", ""))
    return appendix if same else replace(appendix, name=name)


def _in_order(values: dict[str, Value], form: Form) -> dict[str, Value]:
    missing = {key: Outline() for key in ("body",) if key in form.fields and form.fields[key].kind is Kind.OUTLINE}
    found = {**missing, **values}
    return {key: found[key] for key in form.fields if key in found and found[key] != Outline()}
