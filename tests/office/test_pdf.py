"""Pages of a PDF as pictures, by pypdfium2 or by poppler."""

from __future__ import annotations

import io

import pytest
from instruments import instrument
from PIL import Image
from rawdocx import raw_docx

from drafter import office
from drafter.office import pdf
from drafter.office.faults import NoPdfReaderError

A5 = (
    '<w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720" w:header="0" w:footer="0" \
w:gutter="0"/>'
)
RED = "<w:p><w:r><w:rPr><w:color w:val='FF0000'/><w:sz w:val='144'/></w:rPr><w:t>■■■</w:t></w:r></w:p>"
PAGE = "<w:p><w:r><w:br w:type='page'/></w:r></w:p><w:p/>"


@pytest.fixture(scope="module")
def printed() -> list[bytes]:
    """A document of two pages as PDF, printed when it is first asked for."""
    return []


def document(printed: list[bytes]) -> bytes:
    if not printed:
        printed.append(office.to_pdf(raw_docx(RED + PAGE, section=A5)))
    return printed[0]


def pictures(data: bytes, dpi: int) -> list[Image.Image]:
    return [Image.open(io.BytesIO(each)) for each in office.pictures(data, dpi)]


@pytest.mark.usefixtures("libreoffice")
def test_each_page_is_a_picture_of_its_size(printed: list[bytes]) -> None:
    first, second = pictures(document(printed), 100)
    assert first.format == "PNG"
    assert first.size == pytest.approx((5.83 * 100, 8.27 * 100), abs=1.5)
    assert first.info["dpi"] == pytest.approx((100, 100), abs=0.1)
    assert pictures(document(printed), 200)[0].width == pytest.approx(first.width * 2, abs=2)
    assert second.getextrema() == ((255, 255),) * 3
    colours = {colour for _, colour in first.getcolors(100_000)}
    assert {(255, 0, 0), (255, 255, 255)} <= colours


@pytest.mark.usefixtures("libreoffice")
def test_poppler_gives_the_same_pages(printed: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    instrument("pdftoppm")
    ours = pictures(document(printed), 100)
    monkeypatch.setattr(pdf, "_pdfium", lambda: None)
    theirs = pictures(document(printed), 100)
    assert pdf.pdf_reader() == "poppler"
    assert [each.size for each in theirs] == [pytest.approx(each.size, abs=1) for each in ours]


def test_no_reader_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_pdfium", lambda: None)
    monkeypatch.setenv("PATH", "")
    assert pdf.pdf_reader() == ""
    for read in (pdf.texts, lambda data: list(pdf.pictures(data, 100))):
        with pytest.raises(NoPdfReaderError, match="没有读 PDF 的组件"):
            read(b"%PDF")
