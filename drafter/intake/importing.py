"""A document to a draft: by the styles of our own documents, else by recognising its lines."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.base.errors import TypeFolderError, UsageError
from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.doctypes import TypeLibrary
from drafter.draft.compose import Unfilled, compose
from drafter.draft.fields import Draft, Form, Kind, Value
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.intake.captions import with_captions
from drafter.intake.sources import read_source_document
from drafter.reading.lines import Line
from drafter.reading.own.document import own_draft
from drafter.reading.own.proof import prints
from drafter.reading.recognising import Change, LeftOut, read_lines
from drafter.reading.recognising.frames import unframed
from drafter.reading.silence import silent


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a document is to be read.

    ``type_name`` is the type (empty: recognised); ``keep_text`` refuses every change of punctuation and quotes; ``simplify``
    turns traditional characters into simplified ones; ``units`` are the names of the office's units.
    """

    type_name: str = ""
    keep_text: bool = False
    simplify: bool = False
    units: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A document taken in: its draft, what of the source is not in it, what was normalised (how often), what is to be said.

    ``own`` tells that it was a document of ours, read by its styles; ``told`` that the type was given or recognised.
    """

    name: str
    draft: Draft
    left_out: tuple[LeftOut, ...] = ()
    normalised: Mapping[Change, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    own: bool = False
    told: bool = True


def read_document(data: bytes, name: str, types: TypeLibrary, wishes: Wishes | None = None) -> Imported:
    """Return the document of the file *name* with the bytes *data*; a DrafterError with a sentence where it cannot be read."""
    wishes = wishes or Wishes()
    forms = _forms(types, wishes.type_name)
    source = read_source_document(data, name)
    if not any(line.shown.strip() or line.table is not None for line in source.lines):
        raise UsageError(say("{name} 里没有文字", name=name), say("扫描的图片要先识别成文字"))
    own = _own(source.lines, types, wishes)
    if own is not None:
        return Imported(name, _open(replace(own, file=name)), source.left_out, {}, source.problems, own=True)
    reading = read_lines(
        tuple(with_captions(unframed(source.lines))),
        forms,
        type_name=wishes.type_name or None,
        keep_text=wishes.keep_text,
        simplify=wishes.simplify,
        units=wishes.units,
        file=name,
    )
    return Imported(
        name,
        _open(silent(_with_usual_numbering(replace(reading.draft(), file=name)))),
        (*source.left_out, *reading.left_out),
        reading.normalised,
        (*source.problems, *reading.problems),
        told=reading.told,
    )


def _own(lines: Sequence[Line], types: TypeLibrary, wishes: Wishes) -> Draft | None:
    """Return the draft of a document of ours, None for another one, or where it would not print the same lines again."""
    draft = own_draft(lines, types.form, wishes.type_name)
    return draft if draft is not None and prints(draft, lines) else None


def _open(draft: Draft) -> Draft:
    """Return *draft* with 【待填：…】 in the required fields that the document has nothing for, so that it can be printed."""
    found = dict[str, Value]()
    for key, asked in draft.form.fields.items():
        if key in draft.values or not asked.required:
            continue
        words = f"【待填：{asked.label}】"
        if asked.kind is Kind.OUTLINE:
            found[key] = Outline((Paragraph(ParagraphKind.PLAIN, words),))
        elif asked.kind in (Kind.LINE, Kind.TEXT):
            found[key] = words
    return replace(draft, values={**draft.values, **found}) if found else draft


def _with_usual_numbering(draft: Draft) -> Draft:
    """Return *draft* without its own numbering where the type's prints the very same."""
    usual = replace(draft, numbering=None)
    own = draft.numbering
    deepest = own is not None and len(own.levels) <= len(draft.form.numbering.levels)
    return usual if deepest and _page(usual) == _page(draft) else draft


def _page(draft: Draft) -> list[tuple[object, ...]]:
    blocks = compose(draft, unfilled=Unfilled.MARK).blocks
    return [(block.kind, block.label, block.runs, block.family, block.table) for block in blocks]


def _forms(types: TypeLibrary, type_name: str) -> dict[str, Form]:
    """Return the forms of all types that can be used; TypeFolderError where *type_name* cannot, or there is none at all."""
    if type_name:
        types.get(type_name)
    entries = types.entries()
    found = {entry.name: entry.type.form for entry in entries if entry.type is not None}
    if not found:
        raise TypeFolderError.of([problem for entry in entries for problem in entry.problems])
    return found
