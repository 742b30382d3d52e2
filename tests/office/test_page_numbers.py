"""The page numbers of bookmarks are those printed on the pages."""

from __future__ import annotations

import pytest
from instruments import instrument
from rawdocx import raw_docx

from drafter import office
from drafter.office import pdf

SHEET = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" \
w:footer="1446" w:gutter="0"/>'
WIDE = SHEET.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')


def paragraph(text: str, properties: str = "", mark: str = "", number: int = 0) -> str:
    begin = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>' if mark else ""
    end = f'<w:bookmarkEnd w:id="{number}"/>' if mark else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{begin}<w:r><w:t>{text}</w:t></w:r>{end}</w:p>"


def ends_section(sheet: str, more: str = "") -> str:
    return f"<w:p><w:pPr><w:sectPr>{sheet}{more}</w:sectPr></w:pPr></w:p>"


@pytest.fixture(scope="module")
def document() -> tuple[bytes, list[str]]:
    """A cover without number, then parts of several pages in sections, upright and across; page 1 is the second one."""
    body = paragraph("封面") + ends_section(SHEET)
    names = [f"_Toc{number:06}" for number in range(30)]
    for number, name in enumerate(names):
        body += paragraph(f"标题{number:02}", "<w:pageBreakBefore/>" if number % 3 == 0 else "<w:keepNext/>", name, number)
        body += paragraph("正文" * 90) * (2 + number % 5)
        body += ends_section(SHEET, '<w:pgNumType w:start="1"/>') if number == 2 else ""
        body += ends_section(WIDE) if number == 14 else ""
    return raw_docx(body, section=SHEET), names


def printed_on(docx: bytes) -> dict[str, str]:
    """Return the page of each title, as read from the pages themselves; the cover is not counted."""
    pages = ["".join(text.split()) for text in pdf.texts(office.to_pdf(docx))]
    return {f"_Toc{n:06}": str(at) for n in range(30) for at, text in enumerate(pages) if f"标题{n:02}" in text}


@pytest.mark.usefixtures("libreoffice")
def test_every_bookmark_has_the_number_of_its_page(document: tuple[bytes, list[str]]) -> None:
    docx, names = document
    found = office.printed_pages(docx, [*names, "nowhere"])
    assert found == printed_on(docx)
    assert len(found) == 30
    assert int(found[names[-1]]) > 15


@pytest.mark.usefixtures("libreoffice")
def test_poppler_reads_the_same(document: tuple[bytes, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    instrument("pdftotext")
    docx, names = document
    monkeypatch.setattr(pdf, "_pdfium", lambda: None)
    assert len(office.printed_pages(docx, names)) == 30


def test_no_bookmarks_ask_nothing_of_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", "nowhere")
    assert office.printed_pages(b"", []) == {}


@pytest.mark.usefixtures("libreoffice")
def test_a_last_line_that_holds_on_to_the_next_is_not_moved() -> None:
    """A page of 22 lines, full: what is added behind it to learn the numbers must not draw its last line over."""
    line = '<w:widowControl w:val="0"/><w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
    full = paragraph("正文", line) * 21 + paragraph("最后", f"<w:keepNext/>{line}", "last", 1)
    assert office.printed_pages(raw_docx(full, section=SHEET), ["last"]) == {"last": "1"}
