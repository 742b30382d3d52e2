"""What was recognised put into the fields of a form; what has no field there goes to the nearest one that prints it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.base.problems import Place
from drafter.draft.appendix import Appendix
from drafter.draft.fields import Form, Value
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.reading.elements import NUMBER
from drafter.reading.recognising.dates import date_of
from drafter.reading.recognising.texts import Text, outline_of


@dataclass(frozen=True, slots=True)
class Found:
    """The parts of one document, each as words; empty where there is none."""

    title: str = ""
    subtitle: str = ""
    note: str = ""
    addressee: str = ""
    salutation: bool = False
    text: Text = field(default_factory=Text)
    signature: str = ""
    date: str = ""
    remark: str = ""
    appendices: tuple[Appendix, ...] = ()
    around: Mapping[str, Value] = field(default_factory=dict)  # the 版头, by field
    above: tuple[str, ...] = ()  # the lines of a 版头 for which there are no fields


def placed(found: Found, form: Form) -> Mapping[str, Value]:
    """Return the values of the fields of *form*; nothing of *found* is dropped."""
    values: dict[str, Value] = dict(found.around)
    front = [Paragraph(ParagraphKind.PLAIN, line, place=Place()) for line in found.above]
    back: list[Paragraph] = []
    for key, words in _head(found, form).items():
        _put(values, front, form, key, words)
    signed = "compiler" if "compiler" in form.fields and "signature" not in form.fields else "signature"
    for key, words in ((signed, found.signature), ("date", found.date), ("remark_line", found.remark)):
        _put(values, back, form, key, words)
    if isinstance(values.get("date"), str):
        values["date"] = date_of(found.date)
    if found.appendices:
        values["appendices"] = found.appendices
    values |= _outlines(found.text, form, front, back)
    return {key: value for key, value in values.items() if value}


def _head(found: Found, form: Form) -> dict[str, str]:
    """Return the words of the head by key, in the order they print: an addressee without a field is a salutation."""
    wanted = ("salutation", "addressee") if found.salutation else ("addressee", "salutation")
    addressed = next((key for key in wanted if key in form.fields), wanted[0])
    note, subtitle, number = found.note, found.subtitle, ""
    if "note" not in form.fields and "number" in form.fields and "number" not in found.around:
        note, number = ("", note) if re.fullmatch(NUMBER, note) else (note, "")
    if subtitle and "subtitle" not in form.fields and "note" in form.fields:
        note, subtitle = "\n".join(filter(None, [subtitle, note])), ""
    head = {"title": found.title, "subtitle": subtitle, "note": note, addressed: found.addressee}
    return head | ({"number": number} if number else {})


def _put(values: dict[str, Value], homeless: list[Paragraph], form: Form, key: str, words: str) -> None:
    if key in form.fields and (not form.fields[key].when or not words):
        values[key] = words
    elif words:
        homeless += [Paragraph(ParagraphKind.PLAIN, line, place=Place()) for line in words.split("\n")]


def _outlines(text: Text, form: Form, front: list[Paragraph], back: list[Paragraph]) -> dict[str, Outline]:
    paragraphs = list(text.paragraphs)
    first = text.first if "opening" in form.fields else 0
    last = text.last if "closing" in form.fields else len(paragraphs)
    opening, body, closing = paragraphs[:first], paragraphs[first:last], paragraphs[last:]
    if "opening" in form.fields and body:
        opening = [*front, *opening]
    else:
        body = [*front, *body]
    if "closing" in form.fields and body:
        closing += back
    else:
        body += back
    return {"opening": outline_of(opening), "body": outline_of(body), "closing": outline_of(closing)}
