"""A docx becomes lines: numbers, looks and tables in place, nothing left behind."""

from __future__ import annotations

from rawdocx import OFFICIAL, listed, num, paragraph, raw_docx, style

from drafter.reading.docx_lines import read_docx
from drafter.reading.lines import Line, LineStory, SourceCell, SourceTable

BREAK = "<w:r><w:br w:type='page'/></w:r>"
TEXT_BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
SECTION = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"{}/></w:sectPr>'
LANDSCAPE = ' w:orient="landscape"'


def lines(body: str, **parts: str) -> tuple[Line, ...]:
    return read_docx(raw_docx(body, **parts)).lines


def cell(*paragraphs: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def table(*rows: str, more: str = "") -> str:
    return f"<w:tbl><w:tblPr>{more}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def one(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def test_automatic_numbers_are_labels_and_no_text() -> None:
    found = lines(listed(0, text="甲") + listed(1, text="乙") + paragraph("丙"), numbering=OFFICIAL + num(1))
    assert [(line.label, line.text, line.number) for line in found] == [("一、", "甲", 1), ("（一）", "乙", 2), ("", "丙", 3)]


def test_an_empty_paragraph_is_a_blank_line() -> None:
    assert [line.text for line in lines(paragraph("甲") + paragraph("") + paragraph("乙"))] == ["甲", "", "乙"]


def test_words_in_bold_or_in_the_face_of_a_heading_are_emphasis() -> None:
    body = one(run("甲", "<w:b/>") + run("乙") + run("丙", '<w:rFonts w:eastAsia="黑体"/>')) + paragraph("正文" * 9)
    assert lines(body)[0].emphasis == ((0, 1), (2, 3))


def test_what_the_whole_document_is_set_in_is_no_emphasis() -> None:
    heavy = '<w:b/><w:rFonts w:eastAsia="楷体"/>'
    assert [line.emphasis for line in lines(one(run("甲乙丙", heavy)) + one(run("丁", heavy)))] == [(), ()]


def test_looks_come_from_styles_and_their_ancestors() -> None:
    styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='32'/></w:rPr></w:rPrDefault></w:docDefaults>"
    styles += style("A", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr>') + style(
        "B", "", "A"
    )
    styles += style("C", "<w:rPr><w:b/></w:rPr>", more='w:type="character"')
    body = (
        paragraph("题", '<w:pStyle w:val="B"/>') + one(run("甲") + run("乙", '<w:rStyle w:val="C"/>')) + paragraph("正文" * 9)
    )
    title, text, _ = lines(body, styles=styles)
    assert (title.style, title.centred, title.size, title.emphasis) == ("B", True, 16.0, ((0, 1),))
    assert (text.centred, text.emphasis) == (False, ((1, 2),))


def test_a_paragraph_at_the_right_and_one_with_an_indent() -> None:
    at_right = paragraph("区图书馆", '<w:jc w:val="right"/>')
    indented = one(run("正文", '<w:sz w:val="32"/>'), '<w:ind w:firstLineChars="200" w:firstLine="640"/>')
    found = lines(at_right + indented)
    assert (found[0].right, found[1].right, found[1].indent) == (True, False, 2.0)


def test_a_page_break_divides_and_the_new_page_is_known() -> None:
    found = lines(one(run("甲") + BREAK + run("乙")) + one(BREAK) + paragraph("丙") + paragraph("丁", "<w:pageBreakBefore/>"))
    assert [line.text for line in found if line.text] == ["甲", "乙", "丙", "丁"]
    assert [line.page_break_before for line in found if line.text] == [False, True, True, True]


def test_a_section_begins_a_page_and_tells_its_orientation() -> None:
    body = paragraph("甲", SECTION.format("")) + paragraph("乙", SECTION.format(LANDSCAPE)) + paragraph("丙")
    found = lines(body)
    assert [(line.text, line.page_break_before, line.landscape) for line in found] == [
        ("甲", False, False),
        ("乙", True, True),
        ("丙", True, False),
    ]


def test_a_table_stands_where_it_stood() -> None:
    merged, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        cell(paragraph("全"), more='<w:gridSpan w:val="2"/>'),
        cell(paragraph("甲"), more=merged) + cell(paragraph("一"), paragraph("二")),
        cell(paragraph(""), more=goes_on) + cell(listed(2, text="三")),
    )
    found = lines(paragraph("前") + table(*rows) + paragraph("后"), numbering=OFFICIAL + num(1))
    assert [line.text for line in found] == ["前", "", "后"]
    assert found[1].table == SourceTable(
        (
            (SourceCell("全", across=2),),
            (SourceCell("甲"), SourceCell("一\n二")),
            (SourceCell("", continued=True), SourceCell("1.三")),
        )
    )


def test_a_table_in_a_cell_says_its_words_there() -> None:
    inner = table(cell(paragraph("里一")) + cell(paragraph("里二")))
    found = lines(table(cell(paragraph("外"), inner, paragraph("")) + cell(paragraph("旁"))))
    (source,) = [line.table for line in found if line.table is not None]
    assert list(source.texts()) == ["外\n里一\n里二", "旁"]


def test_a_cell_is_never_wider_than_a_table_can_be() -> None:
    wide = cell(paragraph("甲"), more='<w:gridSpan w:val="999999999"/>')
    (source,) = [line.table for line in lines(table(wide)) if line.table is not None]
    assert source.width == 63


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    shifted = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell(paragraph("乙"))
    (source,) = [line.table for line in lines(table(cell(paragraph("甲")) + cell(paragraph("丙")), shifted)) if line.table]
    assert source.rows[1] == (SourceCell(""), SourceCell("乙"))


def test_text_boxes_and_notes_follow_their_paragraph_with_their_story() -> None:
    note = '<w:footnote w:id="2">' + paragraph("注文") + "</w:footnote>"
    box = one(run("甲") + TEXT_BOX.format(paragraph("框内")) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = lines(box + paragraph("乙"), footnotes=note)
    assert [(line.text, line.story) for line in found] == [
        ("甲", LineStory.BODY),
        ("框内", LineStory.TEXT_BOX),
        ("注文", LineStory.FOOTNOTE),
        ("乙", LineStory.BODY),
    ]


def test_what_hangs_on_a_cell_follows_the_table() -> None:
    boxed = one(run("格") + TEXT_BOX.format(paragraph("框内")))
    found = lines(table(cell(boxed)) + paragraph("后"))
    assert [line.text for line in found] == ["", "框内", "后"]
    assert found[1].story is LineStory.TEXT_BOX


def test_pictures_are_counted_once() -> None:
    picture = (
        '<w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing></w:r>'
    )
    twice = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    old = '<w:r><w:pict><v:imagedata r:id="x"/></w:pict></w:r>'
    assert read_docx(raw_docx(one(picture) + one(twice.format(picture, old)))).pictures == 2
