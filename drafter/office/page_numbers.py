"""On which page a bookmark stands, as LibreOffice lays the pages out.

LibreOffice computes a PAGEREF field when it makes a PDF, and only then: behind the last page of a copy of the document stands
such a field for every bookmark, and the numbers are read from the PDF. They are the printed ones, also where the count begins
anew in a section, which the index of a page in the PDF would not tell.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.office.conversion import to_pdf
from drafter.office.pdf import texts

if TYPE_CHECKING:  # lxml takes 20 ms, and only documents with contents need it
    from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "word/document.xml"
_NUMBER = re.compile(r"@@(\d+)=(\d+)@@")


def printed_pages(docx: bytes, bookmarks: Sequence[str]) -> dict[str, str]:
    """Return the printed page number of each of *bookmarks* in *docx*; one that the document does not have is left out.

    An OfficeError where there is no LibreOffice, nothing that reads a PDF, or one of them fails.
    """
    if not bookmarks:
        return {}
    pages = texts(to_pdf(_with_references(docx, bookmarks)))
    found = _NUMBER.findall("".join("".join(pages).split()))
    return {bookmarks[int(index)]: number for index, number in found if int(index) < len(bookmarks)}


def _with_references(docx: bytes, bookmarks: Sequence[str]) -> bytes:
    """Return a copy of *docx* with a field for each of *bookmarks* behind its last page."""
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, _extended(data, bookmarks) if name == _MAIN else data)
    return copy.getvalue()


def _extended(xml: bytes, bookmarks: Sequence[str]) -> bytes:
    from lxml import etree

    document = etree.fromstring(xml)
    body = document.find(f"{{{_W}}}body")
    assert body is not None, "a docx without a body"
    at = len(body) - (body[-1].tag == f"{{{_W}}}sectPr")
    body[at:at] = [_reference(index, bookmark) for index, bookmark in enumerate(bookmarks)]
    return etree.tostring(document, encoding="UTF-8", standalone=True)


def _reference(index: int, bookmark: str) -> etree._Element:
    """Return the paragraph that says ``@@index=page@@``; the first stands on a new page."""
    from lxml import etree

    paragraph = etree.Element(f"{{{_W}}}p")
    if index == 0:
        properties = etree.SubElement(paragraph, f"{{{_W}}}pPr")
        etree.SubElement(properties, f"{{{_W}}}pageBreakBefore")
    _text(paragraph, f"@@{index}=")
    field = etree.SubElement(paragraph, f"{{{_W}}}fldSimple")
    field.set(f"{{{_W}}}instr", f" PAGEREF {bookmark} \\h ")
    _text(field, "?")
    _text(paragraph, "@@")
    return paragraph


def _text(parent: etree._Element, words: str) -> None:
    from lxml import etree

    run = etree.SubElement(parent, f"{{{_W}}}r")
    etree.SubElement(run, f"{{{_W}}}t").text = words
