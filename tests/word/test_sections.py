"""Landscape appendices: the sheet turned, its page number where a portrait page has it, nothing lost between the sections."""

import pytest
from blockdocs import TYPE, block, body, edited, found, names, paragraphs, part, rendered, table, text_of, value

from drafter.word.xml import R, q

SIDES = ("top", "right", "bottom", "left")
LANDSCAPE = (
    block("appendix_label", "附件2", new_page=True, landscape=True),
    block("appendix_title", "分解表", landscape=True),
    table(("序号", "事项"), ("1", "甲"), landscape=True),
)
AFTER = (block("appendix_label", "附件3", new_page=True), body("名单"))


def sections(docx):
    return list(part(docx).iter(q("sectPr")))


def sheet(section):
    """Return the width, the height and the margins (top, right, bottom, left) in mm."""
    numbers = [value(section, "pgSz", "w"), value(section, "pgSz", "h"), *(value(section, "pgMar", side) for side in SIDES)]
    return [round(int(number) / 1440 * 25.4) for number in numbers]


def test_the_text_block_of_a_landscape_page_is_the_same_area_of_the_sheet():
    first, second, third = sections(rendered(body("正文"), *LANDSCAPE, *AFTER))
    assert sheet(first) == sheet(third) == [210, 297, 37, 26, 35, 28]
    assert sheet(second) == [297, 210, 28, 37, 26, 35]
    assert (value(first, "pgSz", "orient"), value(second, "pgSz", "orient")) == (None, "landscape")


def test_a_section_replaces_the_page_break_and_adds_no_line_of_text():
    docx = rendered(body("正文"), *LANDSCAPE, *AFTER)
    assert not list(part(docx).iter(q("pageBreakBefore")))
    outside = list(found(part(docx), "body").findall(q("p")))
    assert [text_of(each) for each in outside] == ["正文", "附件2", "分解表", "", "附件3", "名单"]
    assert found(outside[0], "pPr/sectPr") is not None
    assert (value(outside[3], "pPr/spacing", "line"), found(outside[3], "pPr/sectPr") is not None) == ("20", True)


def test_a_document_may_end_on_a_landscape_page():
    first, last = sections(rendered(body("正文"), *LANDSCAPE))
    assert [sheet(each)[:2] for each in (first, last)] == [[210, 297], [297, 210]]


def test_landscape_appendices_that_follow_each_other_share_their_section():
    docx = rendered(*LANDSCAPE, *LANDSCAPE)
    assert len(sections(docx)) == 1
    assert len(list(part(docx).iter(q("pageBreakBefore")))) == 1


def test_tables_fill_the_text_block_of_their_page():
    docx = rendered(table(("甲",), ("乙",)), *LANDSCAPE)
    upright, lying = (int(value(each, "tblPr/tblW", "w")) for each in part(docx).iter(q("tbl")))
    assert [round(width / 1440 * 25.4) for width in (upright, lying)] == [156, 225]


def footer_of(docx, section, kind):
    """Return the root of the footer that *section* has on pages of *kind*."""
    links = {each.get("Id"): each.get("Target") for each in part(docx, "word/_rels/document.xml.rels")}
    (reference,) = [each for each in section.findall(q("footerReference")) if each.get(q("type")) == kind]
    return part(docx, f"word/{links[reference.get(f'{{{R}}}id')]}")


@pytest.mark.parametrize("kind", ["default", "even"])
def test_the_page_number_runs_down_the_left_edge(kind):
    """In a frame 7 mm off the text block, as long as the text block, its text from top to bottom."""
    docx = rendered(body("正文"), *LANDSCAPE)
    upright, lying = (footer_of(docx, section, kind) for section in sections(docx))
    number, anchor = lying.findall(q("p"))
    assert text_of(number) == text_of(upright.findall(q("p"))[0]) == "— 1 —"
    assert (found(anchor, "pPr/framePr"), text_of(anchor)) == (None, "")
    assert value(number, "pPr/textDirection") == "tbRl"
    frame = {name: value(number, "pPr/framePr", name) for name in ("w", "h", "hRule", "hAnchor", "vAnchor", "x", "y")}
    assert (frame["w"], frame["hRule"], frame["hAnchor"], frame["vAnchor"]) == ("280", "exact", "page", "page")
    x, y, length = (int(frame[key]) / 1440 * 25.4 for key in ("x", "y", "h"))
    assert x + 280 / 2 / 1440 * 25.4 == pytest.approx(35 - 7, abs=0.1)
    assert (round(y), round(length)) == (28, 156)
    assert value(number, "pPr/jc") == {"default": "right", "even": "left"}[kind]


def test_without_landscape_pages_there_are_no_footers_for_them():
    assert not [name for name in names(rendered(body("正文"))) if "landscape" in name]


def test_only_the_first_section_begins_numbering_or_has_a_first_page(tmp_path):
    template = edited("<w:cols", '<w:pgNumType w:start="5"/><w:cols')
    template = edited("<w:docGrid", "<w:titlePg/><w:docGrid", docx=template)
    found_sections = sections(rendered(body("正文"), *LANDSCAPE, *AFTER, template=template, tmp_path=tmp_path))
    assert [value(each, "pgNumType", "start") for each in found_sections] == ["5", None, None]
    assert [found(each, "titlePg") is not None for each in found_sections] == [True, False, False]


def test_a_template_that_lies_already_is_not_turned(tmp_path):
    template = edited('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    found_sections = sections(rendered(body("正文"), *LANDSCAPE, template=template, tmp_path=tmp_path))
    assert {tuple(sheet(each)[:2]) for each in found_sections} == {(297, 210)}


def test_a_template_without_a_sheet_gets_the_profile_s(tmp_path):
    template = edited("<w:sectPr>.*</w:sectPr>", "<w:sectPr/>")
    (only,) = sections(rendered(body("正文"), template=template, tmp_path=tmp_path))
    assert sheet(only) == [210, 297, 37, 26, 35, 28]
    assert TYPE.profile.paper.top == 37
    assert paragraphs(rendered(body("正文"), template=template, tmp_path=tmp_path))
