"""The sections of a docx: sheets and margins in twips, headers and footers that go on until a section has its own."""

from __future__ import annotations

from rawdocx import element, raw_docx, zipped

from drafter.reading.package import Package
from drafter.reading.page_setup import has_even_pages, page_setups

SHEET = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:gutter="100"/>'


def footer(number: int, kind: str = "default") -> str:
    return f'<w:footerReference w:type="{kind}" r:id="rId{number}"/>'


def test_the_text_block_is_what_margins_and_gutter_leave() -> None:
    (setup,) = page_setups(Package(raw_docx(section=SHEET + '<w:docGrid w:type="lines" w:linePitch="579"/>')))
    assert setup.block == (11906 - 1588 - 1474 - 100, 16838 - 2098 - 1984)
    assert (setup.grid, setup.pitch, setup.is_landscape) == ("lines", 579, False)


def test_a_section_without_its_own_footer_has_that_of_the_one_before() -> None:
    first = f"<w:p><w:pPr><w:sectPr>{footer(1)}{footer(2, 'even')}</w:sectPr></w:pPr></w:p>"
    body = f"<w:body>{first}<w:sectPr>{footer(3)}</w:sectPr></w:body>"
    # The relationships of parts are numbered as they come, the document itself aside.
    parts = {f"word/footer{number}.xml": element("ftr", "") for number in (1, 2, 3)}
    setups = page_setups(Package(zipped({**parts, "word/document.xml": element("document", body)})))
    assert [dict(setup.parts) for setup in setups] == [
        {"footer-default": "word/footer1.xml", "footer-even": "word/footer2.xml"},
        {"footer-default": "word/footer3.xml", "footer-even": "word/footer2.xml"},
    ]


def test_what_a_tracked_change_keeps_of_before_is_no_section() -> None:
    old = "<w:sectPrChange><w:sectPr/></w:sectPrChange>"
    assert len(page_setups(Package(raw_docx(section=SHEET + old)))) == 1


def test_a_document_without_settings_has_the_same_footer_on_all_pages() -> None:
    assert has_even_pages(Package(raw_docx())) is False
    settings = element("settings", '<w:evenAndOddHeaders w:val="1"/>')
    parts = {"word/document.xml": element("document", "<w:body/>"), "word/settings.xml": settings}
    assert has_even_pages(Package(zipped(parts))) is True


def test_broken_numbers_count_as_nothing() -> None:
    (setup,) = page_setups(Package(raw_docx(section='<w:pgSz w:w="wide" w:h="16838.4"/><w:pgMar w:top="-2098"/>')))
    assert (setup.width, setup.height, setup.margins["top"]) == (0, 16838, -2098)
