"""Automatic numbers are counted and printed as Word does."""

import pytest
from rawdocx import OFFICIAL, abstract, level, listed, num, paragraph, raw_docx, restart, style

from drafter.reading.displayed import displayed


def labels(docx):
    return [shown.label for shown in displayed(docx)]


def test_the_four_levels_of_an_official_document_restart_under_every_higher_one():
    body = "".join(listed(index) for index in (0, 1, 2, 3, 3, 2, 1, 2, 0, 1, 2))
    expected = ["一、", "（一）", "1.", "（1）", "（2）", "2.", "（二）", "1.", "二、", "（一）", "1."]
    assert labels(raw_docx(body, numbering=OFFICIAL + num(1))) == expected


def test_a_level_with_restart_0_runs_on_through_the_document():
    numbering = abstract(
        0, level(0, "%1、", "chineseCountingThousand"), level(1, "%2.", more='<w:lvlRestart w:val="0"/>')
    ) + num(1)
    body = "".join(listed(index) for index in (0, 1, 1, 0, 1))
    assert labels(raw_docx(body, numbering=numbering)) == ["一、", "1.", "2.", "二、", "3."]


def test_a_level_may_restart_only_after_a_named_higher_level():
    third = level(2, "%3)", more='<w:lvlRestart w:val="1"/>')
    numbering = abstract(0, level(0, "%1"), level(1, "%2"), third) + num(1)
    body = "".join(listed(index) for index in (0, 1, 2, 1, 2, 0, 1, 2))
    assert labels(raw_docx(body, numbering=numbering)) == ["1", "1", "1)", "2", "2)", "2", "1", "1)"]


def test_an_override_cannot_change_after_which_level_a_level_restarts():
    own = level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    numbering = abstract(0, level(0, "%1"), level(1, "%2.")) + num(
        1, inside=f'<w:lvlOverride w:ilvl="1">{own}</w:lvlOverride>'
    )
    assert labels(raw_docx("".join(map(listed, (0, 1, 0, 1))), numbering=numbering)) == ["1", "1)", "2", "1)"]


def test_a_label_cannot_show_a_level_below_its_own():
    numbering = abstract(0, level(0, "%1.%2"), level(1, "%2", more='<w:lvlRestart w:val="0"/>')) + num(1)
    assert labels(raw_docx("".join(map(listed, (0, 1, 0))), numbering=numbering)) == ["1.", "1", "2."]


def test_lists_of_one_definition_count_on_unless_their_start_is_overridden():
    numbering = OFFICIAL + num(1) + num(2) + num(3, inside=restart(0)) + num(4, inside=restart(0, 5))
    body = "".join(listed(0, of) for of in (1, 2, 3, 3, 1, 4, 3))
    assert labels(raw_docx(body, numbering=numbering)) == ["一、", "二、", "一、", "二、", "三、", "五、", "六、"]


def test_an_override_restarts_a_level_where_the_list_first_has_a_paragraph_of_it():
    numbering = OFFICIAL + num(1) + num(2, inside=restart(0) + restart(1))
    body = listed(0) + listed(1) + listed(1) + listed(1, 2) + listed(0, 2) + listed(1, 2)
    assert labels(raw_docx(body, numbering=numbering)) == ["一、", "（一）", "（二）", "（一）", "一、", "（一）"]


def test_an_override_may_replace_a_whole_level():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "第%1条", "chineseCountingThousand", start=3)}</w:lvlOverride>'
    docx = raw_docx(listed(0) + listed(0), numbering=OFFICIAL + num(1, inside=override))
    assert labels(docx) == ["第三条", "第四条"]


def test_a_skipped_level_shows_its_start():
    numbering = abstract(0, level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3")) + num(1)
    assert labels(raw_docx(listed(0) + listed(2) + listed(2), numbering=numbering)) == ["1", "1.1.1", "1.1.2"]


def test_legal_numbering_shows_higher_levels_in_arabic_digits():
    numbering = abstract(0, level(0, "%1、", "chineseCounting"), level(1, "%1.%2", more="<w:isLgl/>")) + num(1)
    assert labels(raw_docx(listed(0) + listed(1), numbering=numbering)) == ["一、", "1.1"]


def test_a_style_numbers_at_the_level_that_is_linked_to_it_and_passes_it_on():
    linked = '<w:pStyle w:val="{}"/>'
    numbering = abstract(
        0,
        level(0, "%1、", "chineseCounting", linked.format("H1")),
        level(1, "（%2）", "chineseCounting", linked.format("H2")),
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("H1", numbered) + style("H2", numbered) + style("H3", based_on="H2") + style("Plain", based_on="H1")
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(paragraph("文", f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H3"))
    body += paragraph("文", f'<w:pStyle w:val="Plain"/>{off}') + paragraph("文", '<w:pStyle w:val="H1"/>')
    assert labels(raw_docx(body, numbering=numbering + num(1), styles=styles)) == ["一、", "（一）", "（二）", "", "二、"]


def test_a_definition_that_names_a_list_style_counts_with_the_definition_of_that_style():
    by_link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="List"/></w:abstractNum>'
    styles = style("List", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', more='w:type="numbering"')
    docx = raw_docx(listed(0, 2) + listed(0, 1), numbering=OFFICIAL + by_link + num(1) + num(2, of=1), styles=styles)
    assert labels(docx) == ["一、", "二、"]


def test_bullets_are_shown_by_the_signs_they_look_like():
    def bullet(index, sign, font):
        return level(index, sign, "bullet").replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>')

    signs = [bullet(0, "\uf0b7", "Symbol"), bullet(1, "\uf06e", "Wingdings"), bullet(2, "◆", "宋体")]
    docx = raw_docx("".join(listed(index) for index in range(3)), numbering=abstract(0, *signs) + num(1))
    assert labels(docx) == ["•", "■", "◆"]


def test_a_number_filled_up_with_zeros_is_read_from_its_sample():
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    one = level(0, "%1").replace('<w:numFmt w:val="decimal"/>', custom)
    assert labels(raw_docx(listed(0), numbering=abstract(0, one) + num(1))) == ["001"]


@pytest.mark.parametrize(("suff", "between"), [("tab", "\t"), ("space", " "), ("nothing", "")])
def test_what_stands_between_number_and_text_is_part_of_what_is_shown(suff, between):
    one = level(0, "%1.").replace("nothing", suff)
    (shown,) = displayed(raw_docx(listed(0), numbering=abstract(0, one) + num(1)))
    assert (shown.shown, shown.suffix, shown.list_level, shown.format) == (f"1.{between}文", between, 1, "decimal")


@pytest.mark.parametrize(
    "numbering",
    ["", num(1, of=7), abstract(0) + num(1), "<w:num/>" + abstract(0, level(0, "%1"))],
    ids=["no part", "no definition", "no level", "no such list"],
)
def test_a_number_without_its_definition_is_no_number_and_the_text_stays(numbering):
    assert [(p.label, p.text) for p in displayed(raw_docx(listed(0), numbering=numbering))] == [("", "文")]


def test_numbers_run_on_through_table_cells():
    table = f"<w:tbl><w:tr><w:tc>{listed(0)}</w:tc><w:tc>{listed(0)}</w:tc></w:tr></w:tbl>"
    assert labels(raw_docx(listed(0) + table + listed(0), numbering=OFFICIAL + num(1))) == ["一、", "二、", "三、", "四、"]
