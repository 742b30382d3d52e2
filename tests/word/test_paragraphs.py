"""Blocks as paragraphs: the fonts, indents and breaks that a reader sees."""

import pytest
from blockdocs import (
    TEMPLATE,
    block,
    body,
    counter,
    edited,
    found,
    numbered,
    paragraphs,
    part,
    rendered,
    text_of,
    value,
)

from drafter.draft.blocks import Block, BlockKind, Emphasis, Run
from drafter.draft.labels import Family, parse_form
from drafter.draft.numbering import Number
from drafter.reading.displayed import displayed
from drafter.word import NumberingMode
from drafter.word.xml import q

LEAD, STRONG = Emphasis.LEAD, Emphasis.STRONG
FACES = {"一、": "黑体", "（一）": "楷体", "1.": "仿宋", "（1）": "仿宋", "第一条　": "黑体"}


def runs(paragraph):
    """Return the runs as (text, name of the character style, highlighted)."""
    return [(text_of(run), value(run, "rPr/rStyle"), value(run, "rPr/highlight")) for run in paragraph.findall(q("r"))]


def faces(docx):
    """Return the Chinese font of every style by its id."""
    return {
        style.get(q("styleId")): value(style, "rPr/rFonts", "eastAsia")
        for style in part(docx, "word/styles.xml").iter(q("style"))
    }


def one(*blocks, **options):
    docx = rendered(*blocks, **options)
    return docx, paragraphs(docx)[0]


@pytest.mark.parametrize("label", FACES)
def test_a_lead_and_its_label_have_the_font_of_the_level(label):
    item = numbered(Number(1, (1,), 1, parse_form(label)), "持续推动。", lead="强化武装。")
    docx, paragraph = one(item)
    (lead, rest) = runs(paragraph)
    assert (lead[0], rest[0], rest[1]) == ("强化武装。", "持续推动。", None)
    assert faces(docx)[lead[1]] == FACES[label]
    assert value(paragraph, "pPr/rPr/rStyle") == lead[1], "the automatic number has the look of the paragraph's mark"
    assert faces(docx)[value(paragraph, "pPr/pStyle")] == "仿宋"


def test_a_typed_label_is_part_of_the_lead():
    item = numbered(Number(1, (1,), 1, parse_form("一、")), "持续推动。", lead="强化武装。")
    _, paragraph = one(item, numbering=NumberingMode.TEXT)
    assert [text for text, _, _ in runs(paragraph)] == ["一、强化武装。", "持续推动。"]


def test_a_numbered_paragraph_without_a_lead_is_body_text_with_its_label():
    item = numbered(Number(1, (1,), 1, parse_form("一、")), "围绕提案协商。")
    _, paragraph = one(item)
    assert runs(paragraph) == [("围绕提案协商。", None, None)]
    assert found(paragraph, "pPr/rPr") is None
    _, typed = one(item, numbering=NumberingMode.TEXT)
    assert runs(typed) == [("一、围绕提案协商。", None, None)]


@pytest.mark.parametrize(
    ("label", "style"), [("一、", "heading 1"), ("（一）", "heading 2"), ("1.", "heading 3"), ("（1）", "heading 4")]
)
def test_a_heading_has_the_style_of_its_label_and_the_outline_level_of_its_depth(label, style):
    heading = numbered(Number(2, (1, 1), 1, parse_form(label)), "夯实基础", lead="", kind=BlockKind.HEADING)
    docx, paragraph = one(heading)
    (shown,) = displayed(docx)
    assert (shown.style, shown.outline_level, shown.shown) == (style, 2, f"{label}夯实基础")
    assert runs(paragraph) == [("夯实基础", None, None)]


def test_leads_in_a_heading_have_its_look_already():
    heading = Block(BlockKind.HEADING, (Run("夯实基础", LEAD),), number=counter("一、").next(1), level=1, family=Family.FIRST)
    _, paragraph = one(heading)
    assert runs(paragraph) == [("夯实基础", None, None)]


def test_a_lead_without_a_number_has_the_font_of_its_family():
    item = Block(BlockKind.ITEM, (Run("有关要求。", LEAD), Run("请抓好落实。")), family=Family.SECOND)
    docx, paragraph = one(item)
    assert faces(docx)[runs(paragraph)[0][1]] == "楷体"
    assert found(paragraph, "pPr/numPr") is None


def test_strong_words_and_things_to_do_are_set_apart():
    _, paragraph = one(Block(BlockKind.BODY, (Run("要"), Run("重点", STRONG), Run("【待填：日期】", todo=True))))
    assert runs(paragraph) == [("要", None, None), ("重点", "Strong", None), ("【待填：日期】", None, "yellow")]


def test_every_run_keeps_quotes_and_dashes_in_the_chinese_font():
    item = numbered(Number(1, (1,), 1, parse_form("一、")), "“一老一小”——……", lead="“五个起来”。")
    docx, paragraph = one(item)
    hints = [value(run, "rPr/rFonts", "hint") for run in paragraph.iter(q("r"))]
    assert hints == ["eastAsia", "eastAsia"]
    assert value(part(docx, "word/numbering.xml"), "abstractNum/lvl/rPr/rFonts", "hint") == "eastAsia"


@pytest.mark.parametrize("kind", ["body", "item", "heading", "subheading", "remark_line"])
def test_the_first_line_is_indented_two_characters_for_word_and_libreoffice(kind):
    number = counter("一、").next(1) if kind in ("item", "heading") else None
    docx, paragraph = one(Block(BlockKind(kind), (Run("正文"),), number=number, level=1, family=Family.FIRST))
    styles = {style.get(q("styleId")): style for style in part(docx, "word/styles.xml").iter(q("style"))}
    indent = found(paragraph, "pPr/ind")
    if indent is None:
        indent = found(styles[value(paragraph, "pPr/pStyle")], "pPr/ind")
    assert (indent.get(q("firstLineChars")), indent.get(q("firstLine"))) == ("200", "630")
    assert number is None or found(paragraph, "pPr/ind") is not None, "LibreOffice sets lists flush left otherwise"


def test_the_names_of_appendices_are_aligned():
    _, paragraph = one(block("reference", "附件：1.工作事项", indent=6.0, hanging=4.0))
    indent = found(paragraph, "pPr/ind").attrib
    assert {key.rpartition("}")[2]: number for key, number in indent.items()} == {
        "leftChars": "600",
        "left": "1890",
        "hangingChars": "400",
        "hanging": "1260",
    }


@pytest.mark.parametrize("kind", ["signature", "date"])
def test_signature_and_date_keep_their_distance_from_the_right(kind):
    docx, paragraph = one(block(kind, "区图书馆", indent=4.25, keep_next=True))
    assert (value(paragraph, "pPr/ind", "rightChars"), value(paragraph, "pPr/ind", "right")) == ("425", "1339")
    assert found(paragraph, "pPr/keepNext") is not None
    styles = {style.get(q("styleId")): style for style in part(docx, "word/styles.xml").iter(q("style"))}
    assert value(styles[value(paragraph, "pPr/pStyle")], "pPr/jc") == "right"


def test_a_line_that_a_gap_beside_latin_widens_keeps_as_much_more_at_the_right():
    _, paragraph = one(block("signature", "区图书馆", indent=4.25, gap=1.0))
    assert value(paragraph, "pPr/ind", "rightChars") == "525"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("第一行\n第二行", "第一行\n第二行"),
        ("甲\t乙", "甲\t乙"),
        ("甲　　乙  丙 ", "甲　　乙  丙 "),
        ("A&B <党建> 结束 \"'", "A&B <党建> 结束 \"'"),
        ("{{ title }} {%p endfor %} {# #}", "{{ title }} {%p endfor %} {# #}"),
        ("甲\x0b乙\x85丙\u2028丁\r\n戊\r己", "甲\n乙\n丙\n丁\n戊\n己"),
        ("\x00甲\x08\x1f\ud800\ufffe\uffff乙", "甲乙"),
        ("𠀀😀\u200b\u00a0", "𠀀😀\u200b\u00a0"),
        ("]]><w:p/>&#0;", "]]><w:p/>&#0;"),
    ],
)
def test_words_are_printed_as_written(written, printed):
    _, paragraph = one(body(written))
    assert text_of(paragraph) == printed


def test_a_blank_line_is_an_empty_paragraph_of_the_body_s_height():
    docx = rendered(body("甲"), Block(BlockKind.BLANK), body("乙"))
    assert [text_of(paragraph) for paragraph in paragraphs(docx)] == ["甲", "", "乙"]


def test_an_appendix_begins_a_page_but_the_document_does_not():
    docx = rendered(block("appendix_label", "附件1", new_page=True), block("appendix_label", "附件2", new_page=True))
    breaks = [found(paragraph, "pPr/pageBreakBefore") is not None for paragraph in paragraphs(docx)]
    assert breaks == [False, True]


def test_direct_formatting_of_a_sample_stays(tmp_path):
    """Somebody made the body's sample red, larger and spaced out, by hand."""
    sample = (
        r'(<w:pStyle w:val="OfficialBody"/>)(</w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia")(/>)'
        r'(</w:rPr><w:t xml:space="preserve">\{\{ b\.runs)'
    )
    red = r'\1<w:spacing w:after="120"/>\2 w:eastAsia="宋体"\3<w:color w:val="FF0000"/><w:sz w:val="36"/>\4'
    template = edited(sample, red)
    blue = r'\1<w:color w:val="0000FF"/>'
    template = edited(r'(OfficialLead2".*?<w:rPr><w:rFonts[^>]*>)', blue, name="word/styles.xml", docx=template)
    number = counter("一、", "（一）").next
    items = [numbered(number(level), "持续推动。", lead="强化武装。") for level in (1, 2)]
    paragraph, other = paragraphs(rendered(*items, template=template, tmp_path=tmp_path))
    lead, rest = paragraph.findall(q("r"))
    assert value(paragraph, "pPr/spacing", "after") == "120"
    assert (value(rest, "rPr/color"), value(rest, "rPr/sz"), value(rest, "rPr/rFonts", "eastAsia")) == ("FF0000", "36", "宋体")
    assert (value(lead, "rPr/color"), value(lead, "rPr/sz")) == ("FF0000", "36"), "the lead goes with the text"
    assert value(lead, "rPr/rFonts", "eastAsia") is None, "but keeps its own font"
    assert value(other.findall(q("r"))[0], "rPr/color") is None, "and what else its style sets"


def test_words_beside_the_runs_of_a_sample_stay(tmp_path):
    template = edited(r"(OfficialRemark.{0,200}?)\{\{ b\.runs \}\}", r"\1备注{{ b.runs }}完")
    _, paragraph = one(block("remark_line", "（公开）"), template=template, tmp_path=tmp_path)
    assert text_of(paragraph) == "备注（公开）完"


def test_a_tag_that_word_tore_into_runs_is_one(tmp_path):
    torn = r'{{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t> b.</w:t></w:r><w:r><w:t>runs }}'
    template = edited(r'(OfficialBody"/></w:pPr><w:r>.{0,120}?)\{\{ b\.runs \}\}', r"\1" + torn)
    assert template != TEMPLATE
    _, paragraph = one(body("正文"), template=template, tmp_path=tmp_path)
    assert runs(paragraph)[0] == ("正文", None, None)
    assert found(paragraph, "r/rPr/b") is None, "the run in which the tag begins gives the look"


def test_a_template_without_our_character_styles_takes_the_profile_s_fonts(tmp_path):
    template = edited(r'<w:style w:type="character" w:customStyle="1".*?</w:style>', "", name="word/styles.xml")
    item = numbered(counter("一、").next(1), "持续推动。", lead="强化武装。")
    _, paragraph = one(item, template=template, tmp_path=tmp_path)
    lead, rest = paragraph.findall(q("r"))
    assert value(lead, "rPr/rFonts", "eastAsia") == "黑体"
    assert value(paragraph, "pPr/rPr/rFonts", "eastAsia") == "黑体"
    assert value(rest, "rPr/rFonts", "eastAsia") is None


def test_styles_are_found_by_name_when_a_program_renumbered_them(tmp_path):
    template = edited(r'w:styleId="OfficialLead1"', 'w:styleId="a7"', name="word/styles.xml")
    template = edited(r'w:styleId="OfficialBody"', 'w:styleId="a8"', name="word/styles.xml", docx=template)
    template = edited(r'w:val="OfficialBody"', 'w:val="a8"', docx=template)
    _, paragraph = one(numbered(counter("一、").next(1), lead="强化武装。"), template=template, tmp_path=tmp_path)
    assert value(paragraph, "pPr/pStyle") == "a8"
    assert runs(paragraph)[0][1] == "a7"
