"""The elements of official documents beside the text, put into a template as an office worker would in Word.

Each file in ``scripts/elements`` holds paragraphs: of the 版头 (GB/T 9704-2012 7.2), of the 版记 (7.4), of a 纪要 (10.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.doctypes.package import CONTENT_TYPES, pack, relationship_xml, relationships_part, unpack, xml_part

FOLDER = Path(__file__).with_name("elements")
_MAIN, _NOTES = "word/document.xml", "word/footnotes.xml"
_INDENT = re.compile(r">\n\s*<")
_NAMESPACE = re.compile(r'\A<w:\w+( xmlns:w="[^"]+")>|</w:\w+>\Z')
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# Between text and footnotes Word sets a rule of its own, unless these two say that there is none.
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
_KEPT = re.compile(r'(w:styleId="(?:OfficialSignature|OfficialDate|OfficialRemark)">.*?<w:pPr>)')


class Elements(NamedTuple):
    """What a template has before its text and behind it, by the names of the files; ``note``: in its footnote."""

    before: Sequence[str]
    behind: Sequence[str] = ()
    note: str = ""


def with_elements(docx: bytes, elements: Elements) -> bytes:
    """Return the template *docx* with *elements* around its text, and their styles."""
    parts = unpack(docx)
    body = parts[_MAIN].decode()
    start, end = body.index("<w:body>") + len("<w:body>"), body.rindex("<w:sectPr>")
    before, behind = ("".join(map(_piece, names)) for names in (elements.before, elements.behind))
    parts[_MAIN] = (body[:start] + before + body[start:end] + behind + body[end:]).encode()
    # The end of the text goes along where the 版记 needs a new page: no page holds a date and no text (7.3.5.5).
    styles = _KEPT.sub(r"\1<w:keepNext/>", parts["word/styles.xml"].decode()).encode()
    parts["word/styles.xml"] = _ended(styles, "</w:styles>", _piece("styles"))
    return pack(_with_note(parts, _piece(elements.note)) if elements.note else parts)


def _piece(name: str) -> str:
    """Return the paragraphs or styles in the file *name*, without the blanks that set them out for people."""
    return _NAMESPACE.sub("", _INDENT.sub("><", (FOLDER / f"{name}.xml").read_text(encoding="utf-8").strip()))


def _ended(part: bytes, end: str, more: str) -> bytes:
    return part.decode().replace(end, more + end).encode()


def _with_note(parts: dict[str, bytes], paragraphs: str) -> dict[str, bytes]:
    """Return *parts* with a footnote of these *paragraphs*, number 1, and without a rule above the footnotes."""
    nothing = '<w:p><w:pPr><w:pStyle w:val="OfficialImprintRule"/></w:pPr></w:p>'
    separators = "".join(f'<w:footnote w:type="{kind}" w:id="{number}">{nothing}</w:footnote>' for kind, number in _SEPARATORS)
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f'<w:footnotes {w}>{separators}<w:footnote w:id="1">{paragraphs}</w:footnote></w:footnotes>'
    used = "".join(f'<w:footnote w:id="{number}"/>' for _, number in _SEPARATORS)
    settings = parts["word/settings.xml"].decode().replace("<w:compat>", f"<w:footnotePr>{used}</w:footnotePr><w:compat>")
    related = relationships_part(_MAIN)
    link = relationship_xml("rIdFootnotes", "footnotes", "footnotes.xml")
    override = f'<Override PartName="/{_NOTES}" ContentType="{_NOTES_TYPE}"/>'
    return parts | {
        _NOTES: xml_part(notes),
        "word/settings.xml": settings.encode(),
        related: _ended(parts[related], "</Relationships>", link),
        CONTENT_TYPES: _ended(parts[CONTENT_TYPES], "</Types>", override),
    }
