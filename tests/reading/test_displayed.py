"""A docx is read as Word displays it: text, places, styles."""

from pathlib import Path

import pytest
from rawdocx import OFFICIAL, listed, num, paragraph, raw_docx, style

from drafter.reading.displayed import CellPlace, Story, displayed

CORPUS = Path(__file__).parents[2] / "../shared/corpus/docx"


def texts(docx):
    return [shown.text for shown in displayed(docx)]


def test_styles_in_a_circle_and_broken_values_do_no_harm():
    styles = style("A", based_on="B") + style("B", '<w:pPr><w:outlineLvl w:val="x"/></w:pPr>', based_on="A")
    body = paragraph("文", '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>')
    circle = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
    styles += style("L", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    (shown,) = displayed(raw_docx(body, styles=styles, numbering=circle + num(1)))
    assert (shown.style, shown.label, shown.outline_level, shown.text) == ("A", "", 0, "文")


def test_style_names_and_outline_levels_come_through_the_chain():
    styles = style("Normal", more='w:type="paragraph" w:default="1"')
    styles += style("Mine", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>') + style("Child", based_on="Mine")
    styles += '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 3"/></w:style>'
    own = '<w:pStyle w:val="Mine"/><w:outlineLvl w:val="9"/>'
    body = "".join(
        paragraph("文", properties)
        for properties in ("", '<w:pStyle w:val="Child"/>', '<w:pStyle w:val="1"/>', own, '<w:pStyle w:val="nowhere"/>')
    )
    shown = [(p.style, p.outline_level) for p in displayed(raw_docx(body, styles=styles))]
    assert shown == [("Normal", 0), ("Child", 2), ("heading 3", 3), ("Mine", 0), ("Normal", 0)]


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>", "甲\n乙\t丙-1"),
        ('<w:r><w:t> 甲 </w:t><w:t xml:space="preserve"> 乙 </w:t></w:r>', "甲 乙 "),
        (f"<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>{RUN.format('新')}</w:ins>", "新"),
        (f"<w:moveFrom>{RUN.format('旧')}</w:moveFrom><w:moveTo>{RUN.format('新')}</w:moveTo>", "新"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>{RUN.format('现')}", "现"),
        (f"<w:r><w:rPr><w:rStyle w:val='Gone'/></w:rPr><w:t>隐</w:t></w:r>{RUN.format('现')}", "现"),
        ("<w:r><w:rPr><w:rStyle w:val='Gone'/><w:vanish w:val='0'/></w:rPr><w:t>现</w:t></w:r>", "现"),
        (f'<w:fldSimple w:instr="PAGE">{RUN.format("7")}</w:fldSimple>', "7"),
        (f"<w:hyperlink>{RUN.format('链')}</w:hyperlink><w:smartTag>{RUN.format('接')}</w:smartTag>", "链接"),
        (f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{RUN.format('控件')}</w:sdtContent></w:sdt>", "控件"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "拼",
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ('<w:r><w:br w:type="page"/><w:t>后</w:t></w:r>', "\f后"),
    ],
    ids=[
        "breaks",
        "blanks",
        "deleted",
        "moved",
        "hidden",
        "hidden by style",
        "shown again",
        "simple field",
        "links",
        "control",
        "symbol",
        "ruby",
        "formula",
        "page",
    ],
)
def test_the_text_is_what_the_page_shows(inside, text):
    hiding = style("Gone", "<w:rPr><w:vanish/></w:rPr>", more='w:type="character"')
    assert texts(raw_docx(f"<w:p>{inside}</w:p>", styles=hiding)) == [text]


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text):
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def test_a_field_shows_its_result_also_across_paragraphs_and_inside_another():
    contents = mark("begin") + instruction("TOC") + mark("separate") + RUN.format("一、目标")
    inner = mark("begin") + instruction("PAGEREF x") + mark("separate") + RUN.format("3") + mark("end")
    body = (
        f"<w:p>{contents}{inner}</w:p><w:p>{RUN.format('二、任务')}{inner}{mark('end')}</w:p><w:p>{RUN.format('正文')}</w:p>"
    )
    assert texts(raw_docx(body)) == ["一、目标3", "二、任务3", "正文"]


def test_a_field_mark_without_its_partner_swallows_nothing():
    body = (
        f"<w:p>{mark('begin')}{RUN.format('甲')}</w:p><w:p>{RUN.format('乙')}</w:p><w:p>{mark('end')}{RUN.format('丙')}</w:p>"
    )
    alone = f"<w:p>{mark('begin')}{RUN.format('甲')}</w:p><w:p>{RUN.format('乙')}</w:p>"
    half_deleted = f"<w:p>{mark('begin')}{RUN.format('甲')}<w:del>{mark('end')}</w:del></w:p>"
    assert texts(raw_docx(alone)) == ["甲", "乙"]
    assert texts(raw_docx(half_deleted)) == ["甲"]
    assert texts(raw_docx(body))[-1] == "丙"


def test_a_number_circled_by_a_field_is_kept():
    body = f"<w:p>{mark('begin')}{instruction(' EQ ' + chr(92) + 'o' + chr(92) + 'ac(○,21)')}{mark('end')}</w:p>"
    assert texts(raw_docx(body)) == ["㉑"]


def test_a_deleted_paragraph_mark_joins_its_text_to_the_next_paragraph():
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>"
    assert texts(raw_docx(gone + paragraph("后"))) == ["前后"]
    assert texts(raw_docx(paragraph("后") + gone)) == ["后", "前"]


def test_table_cells_have_their_places_on_the_grid():
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    nested = f"<w:tc><w:tbl><w:tr>{cell('内')}</w:tr></w:tbl>{paragraph('丁')}</w:tc>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删')}</w:tr>"
    above = cell("甲", '<w:gridSpan w:val="2"/>') + cell("乙", '<w:vMerge w:val="restart"/>')
    below = f"<w:trPr><w:gridBefore w:val='1'/></w:trPr>{nested}{cell('', '<w:vMerge/>')}"
    rows = f"<w:tr>{above}</w:tr>{gone}<w:sdt><w:sdtContent><w:tr>{below}</w:tr></w:sdtContent></w:sdt>"
    places = [(p.text, p.cell) for p in displayed(raw_docx(f"{paragraph('前')}<w:tbl>{rows}</w:tbl>{paragraph('后')}"))]
    assert places == [
        ("前", None),
        ("甲", CellPlace(1, 1, 1, across=2)),
        ("乙", CellPlace(1, 1, 3)),
        ("内", CellPlace(2, 1, 1, outer=CellPlace(1, 2, 2))),
        ("丁", CellPlace(1, 2, 2)),
        ("", CellPlace(1, 2, 3, continued=True)),
        ("后", None),
    ]


def test_text_boxes_stand_once_behind_their_paragraph_and_count_by_themselves():
    box = f"<w:txbxContent>{listed(0, text='框')}</w:txbxContent>"
    branches = f"<mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    drawing = f"<w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r>"
    body = listed(0, text="正") + f"<w:p>{drawing}{RUN.format('旁')}</w:p>" + listed(0, text="文")
    shown = [(p.story, p.shown) for p in displayed(raw_docx(body, numbering=OFFICIAL + num(1)))]
    assert shown == [(Story.BODY, "一、正"), (Story.BODY, "旁"), (Story.TEXT_BOX, "一、框"), (Story.BODY, "二、文")]


def test_notes_stand_once_behind_the_paragraph_that_refers_to_them():
    footnotes = (
        f'<w:footnote w:id="2">{paragraph("脚注")}</w:footnote><w:footnote w:id="3">{paragraph("无人引用")}</w:footnote>'
    )
    footnotes = footnotes.replace("脚注</w:t>", '脚注</w:t><w:footnoteReference w:id="2"/>')
    endnotes = f'<w:endnote w:id="2">{paragraph("尾注")}</w:endnote>'
    refer = '<w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="9"/></w:r>'
    body = f"<w:p>{RUN.format('正文')}{refer}{refer}<w:r><w:endnoteReference w:id='2'/></w:r></w:p>{paragraph('后')}"
    shown = [(p.story, p.text) for p in displayed(raw_docx(body, footnotes=footnotes, endnotes=endnotes))]
    assert shown == [(Story.BODY, "正文"), (Story.FOOTNOTE, "脚注"), (Story.ENDNOTE, "尾注"), (Story.BODY, "后")]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not here")
@pytest.mark.parametrize(
    ("name", "paragraphs", "labels"),
    [("club-rules", 21, [f"{number}." for number in range(1, 10)]), ("college-workplan", 44, ["1、", "1、"])],
)
def test_the_numbers_of_real_documents_are_those_that_word_shows(name: str, paragraphs: int, labels: list[str]) -> None:
    found = displayed(CORPUS / f"{name}.docx")
    assert (len(found), [each.label for each in found if each.label]) == (paragraphs, labels)


def test_of_blocks_in_two_versions_the_first_is_read():
    branches = f"<mc:Choice>{paragraph('新')}</mc:Choice><mc:Fallback>{paragraph('旧')}</mc:Fallback>"
    assert texts(raw_docx(f"<mc:AlternateContent>{branches}</mc:AlternateContent>")) == ["新"]
