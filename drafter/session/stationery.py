"""What the type's template prints around the blocks of a draft, as the preview shows it: 版头, attendance, 版记."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

from drafter.base.errors import DrafterError
from drafter.doctypes import DocumentType
from drafter.doctypes.package import unpack
from drafter.draft.blocks import Block, BlockKind, Run
from drafter.preview.stationery import PLAIN, Stationery

_HERE = "\ue000"
"""Stands for the blocks: a character that no text has."""
_MAIN = "word/document.xml"


class Surroundings:
    """The stationery of one type; it is printed anew only where what the template may name has changed."""

    def __init__(self, document_type: DocumentType) -> None:
        self._type = document_type
        self._known: tuple[Mapping[str, object], Stationery] | None = None

    def of(self, values: Mapping[str, object]) -> Stationery:
        """Return what is printed with *values*; nothing where the template prints only blocks, or cannot be printed."""
        if _is_bare(self._type.template):
            return PLAIN
        if self._known is None or self._known[0] != values:
            self._known = (values, self._printed(values))
        return self._known[1]

    def _printed(self, values: Mapping[str, object]) -> Stationery:
        from drafter import word  # loads docxtpl: 95 ms that a type without 版头 need not wait for

        block = Block(BlockKind.BODY, (Run(_HERE),))
        try:
            return _read(word.render([block], self._type, values=values))
        except DrafterError:  # making the document says what is wrong with the template
            return PLAIN


@lru_cache(maxsize=16)
def _is_bare(template: Path) -> bool:
    """Tell whether *template* prints the blocks and nothing beside them."""
    try:
        body = ET.fromstring(unpack(template.read_bytes())[_MAIN])[0]
    except (OSError, DrafterError, KeyError, IndexError, ET.ParseError):
        return True
    texts = ["".join(part.itertext()) for part in body if not part.tag.endswith("}sectPr")]
    return not texts or ("in blocks" in texts[0] and "endfor" in texts[-1])


def _read(docx: bytes) -> Stationery:
    from drafter.reading.ooxml import w
    from drafter.reading.package import Package
    from drafter.session.printed_lines import Lines, text_of

    package = Package(docx)
    paragraphs = list(package.body_part().iter(w("p")))
    at = next((index for index, each in enumerate(paragraphs) if text_of(each) == _HERE), None)
    if at is None:
        return PLAIN
    notes = package.part("footnotes")
    foot = [] if notes is None else [each for note in notes if note.get(w("type")) is None for each in note.iter(w("p"))]
    line = Lines(package.part("styles")).line
    return Stationery(*(tuple(map(line, part)) for part in (paragraphs[:at], paragraphs[at + 1 :], foot)))
