"""The page number of a footer as page 1 shows it, whichever way Word, WPS or a person put it there."""

from __future__ import annotations

import pytest
from lxml import etree
from rawdocx import element

from drafter.reading.effective import Effective
from drafter.reading.page_numbers import PageNumber, page_number_in
from drafter.reading.styles import Styles
from drafter.reading.theme import Theme

SIMPLE = '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
    '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
)
PAGES = SIMPLE.replace("PAGE", "NUMPAGES")
RIGHT = '<w:pPr><w:jc w:val="right"/></w:pPr>'


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def number_in(footer: str, number_format: str = "decimal") -> PageNumber | None:
    styles = Styles(None)
    root = etree.fromstring(element("ftr", footer).encode())
    return page_number_in(root, styles, Effective(styles, Theme(None, None)), number_format)


def told(footer: str, number_format: str = "decimal") -> tuple[str, str] | None:
    found = number_in(footer, number_format)
    return None if found is None else (found.shown, found.place)


def test_both_kinds_of_fields_are_read_with_what_stands_around_them() -> None:
    for field in (SIMPLE, COMPLEX):
        assert told(f"<w:p>{RIGHT}{words('— ')}{field}{words(' —')}</w:p>") == ("—1—", "right")
    assert told(f"<w:p>{words('第')}{SIMPLE}{words('页 共')}{PAGES}{words('页')}</w:p>") == ("第1页 共页", "left")


def test_a_footer_without_a_page_field_has_no_number() -> None:
    assert told(f"<w:p>{words('— 1 —')}</w:p>") is None
    assert told(f"<w:p>{PAGES}</w:p>") is None


@pytest.mark.parametrize(
    ("around", "place"),
    [
        ('<w:p><w:pPr><w:framePr w:hAnchor="margin" w:xAlign="outside"/></w:pPr>{}</w:p>', "outside"),
        ('<w:p><w:pPr><w:framePr w:hAnchor="page" w:x="800"/><w:jc w:val="right"/></w:pPr>{}</w:p>', ""),
        ("<w:sdt><w:sdtContent><w:p><w:pPr><w:jc w:val='center'/></w:pPr>{}</w:p></w:sdtContent></w:sdt>", "center"),
        ("<w:p><w:r><w:tab/></w:r>{}</w:p>", "center"),
        ("<w:p><w:r><w:tab/><w:tab/></w:r>{}</w:p>", "right"),
        ('<w:p><w:r><w:ptab w:alignment="right"/></w:r>{}</w:p>', "right"),
        (
            "<w:p><w:r><w:drawing><wp:anchor><wp:positionH><wp:align>center</wp:align></wp:positionH>"
            "<wps:txbx><w:txbxContent><w:p>{}</w:p></w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r></w:p>",
            "center",
        ),
        (
            '<w:p><w:r><w:pict><v:shape style="position:absolute;mso-position-horizontal:outside">'
            "<v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
            "outside",
        ),
    ],
)
def test_its_place_is_found_in_frames_text_boxes_and_tabs(around: str, place: str) -> None:
    assert told(around.format(SIMPLE)) == ("1", place)


def test_the_copy_for_older_programs_is_not_read() -> None:
    box = f"<w:txbxContent><w:p>{SIMPLE}</w:p></w:txbxContent>"
    assert told(f"<w:p><w:r><mc:AlternateContent><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>") is None


def test_another_number_format_is_shown() -> None:
    assert told(f"<w:p>{SIMPLE}</w:p>", "upperRoman") == ("I", "left")
    assert told(f"<w:p>{SIMPLE}</w:p>", "numberInDash") == ("- 1 -", "left")


def test_the_look_is_that_of_the_number() -> None:
    found = number_in(f"<w:p>{words('—')}{COMPLEX}</w:p>")
    assert found is not None
    assert found.look.size == 14.0
