"""Tables: widths, headers, merged cells, and room around them."""

from itertools import pairwise

import pytest
from blockdocs import TYPE, block, body, cell, edited, found, part, rendered, table, text_of, value

from drafter.draft.blocks import Block, BlockKind, CellAlign
from drafter.word.flow import count_lines, page_starts
from drafter.word.tables import column_widths
from drafter.word.xml import q

HEADER = ("序号", "事项", "单位")


def tables(docx):
    return list(part(docx).iter(q("tbl")))


def rows(element):
    """Return the rows as lists of (text, columns covered, vertical merge)."""
    return [
        [(text_of(each), int(value(each, "tcPr/gridSpan") or 1), merge(each)) for each in row.findall(q("tc"))]
        for row in element.findall(q("tr"))
    ]


def merge(element):
    at = found(element, "tcPr/vMerge")
    return "" if at is None else at.get(q("val"), "continue")


def grouped(size, groups=1):
    """A table with a merged column of *groups* groups of *size* rows."""
    body_rows = []
    for group in range(groups):
        for number in range(size):
            first = [cell(f"第{group + 1}类", CellAlign.CENTRE, down=size)] if number == 0 else []
            body_rows.append([cell(str(number + 1), CellAlign.CENTRE), *first, cell("开展专题调研")])
    return table(("序号", "类别", "事项"), *body_rows, weights=(2.5, 4, 22))


def test_a_table_fills_the_text_block_and_its_columns_are_fixed():
    (element,) = tables(rendered(table(HEADER, ("1", "甲", "乙"), weights=(2.5, 24, 7))))
    widths = [int(each.get(q("w"))) for each in element.iter(q("gridCol"))]
    block_width = TYPE.profile.paper.block_width
    assert sum(widths) == block_width == int(value(element, "tblPr/tblW", "w"))
    assert value(element, "tblPr/tblLayout", "type") == "fixed"
    assert widths[1] / widths[0] == pytest.approx(24 / 2.5, rel=0.01)
    cells = [int(value(each, "tcPr/tcW", "w")) for each in next(element.iter(q("tr"))).iter(q("tc"))]
    assert cells == widths


@pytest.mark.parametrize("weights", [(1,), (1, 1, 1), (2.5, 24.1, 7.3), (0.0, 0.0), (1e-9, 1)])
def test_columns_are_together_as_wide_as_the_table(weights):
    assert sum(column_widths(weights, 8845)) == 8845


def test_header_rows_repeat_and_no_row_is_torn():
    docx = rendered(table(HEADER, ("", "甲", "乙"), ("1", "丙", "丁"), header_rows=2))
    found_rows = list(tables(docx)[0].iter(q("tr")))
    assert [found(row, "trPr/tblHeader") is not None for row in found_rows] == [True, True, False]
    assert all(found(row, "trPr/cantSplit") is not None for row in found_rows)


def test_a_group_s_row_runs_across_and_does_not_stand_alone():
    docx = rendered(table(HEADER, (cell("一、重点方面（共1项）", across=3, heading=True),), ("1", "甲", "乙")))
    element = tables(docx)[0]
    assert rows(element)[1] == [("一、重点方面（共1项）", 3, "")]
    kept = [found(row, "tc/p/pPr/keepNext") is not None for row in element.iter(q("tr"))]
    assert kept == [True, True, False]


def test_a_merged_cell_goes_on_below_without_its_words():
    (element,) = tables(rendered(grouped(2, groups=2)))
    assert [[(text, merged) for text, _, merged in row] for row in rows(element)[1:]] == [
        [("1", ""), ("第1类", "restart"), ("开展专题调研", "")],
        [("2", ""), ("", "continue"), ("开展专题调研", "")],
        [("1", ""), ("第2类", "restart"), ("开展专题调研", "")],
        [("2", ""), ("", "continue"), ("开展专题调研", "")],
    ]


def test_a_long_group_says_its_name_again_on_the_next_page():
    (element,) = tables(rendered(grouped(60)))
    named = [number for number, row in enumerate(rows(element)) if row[1][0] == "第1类"]
    assert len(named) == 3
    assert all(15 < second - first < 30 for first, second in pairwise(named))


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ((), {24, 47}),  # 225 mm hold the header and 23 rows
        ((body("字" * 26),) * 10, {13, 36, 59}),  # ten lines and half a line of room
        ((body("字" * 26),) * 20, {0, 24, 47}),  # no room for the header with a row
        ((body("字" * 26),) * 32, {13, 36, 59}),
        ((body("甲"), block("appendix_label", "附件", new_page=True), Block(BlockKind.BLANK)), {22, 45}),
        ((table(("甲",), *[("乙",)] * 5), Block(BlockKind.BLANK)), {17, 40}),
    ],
)
def test_the_rows_that_begin_a_page_are_known(above, expected):
    blocks = (*above, grouped(60))
    paper = TYPE.profile.paper
    assert page_starts(blocks, len(above), (paper.block_width, paper.block_height), TYPE.profile) == expected


def starts_of(*groups):
    """The rows taken to begin a page of a table whose groups have these names, sizes and tasks."""
    written = []
    for name, size, task in groups:
        first = [cell(name, CellAlign.CENTRE, down=size)]
        written += [[cell(str(number)), *(first if number == 0 else []), cell(task)] for number in range(size)]
    block, paper = table(("序号", "类别", "事项"), *written, weights=(2.5, 4, 22)), TYPE.profile.paper
    return page_starts([block], 0, (paper.block_width, paper.block_height), TYPE.profile)


def test_no_name_is_said_again_where_the_break_is_in_doubt():
    """Where the width of Latin decides whether a task takes a line or two, no program need break the page as reckoned."""
    assert starts_of(("类", 40, "字" * 20)) == {24}
    assert starts_of(("类", 40, "字" * 20 + "1" * 14)) == frozenset()


def test_a_name_that_does_not_fit_above_the_break_is_not_parted():
    assert starts_of(("甲", 22, "事"), ("乙", 10, "事")) == {24}
    assert starts_of(("甲", 22, "事"), ("很" * 20, 10, "事")) == frozenset()


def test_a_long_name_makes_its_rows_higher():
    assert starts_of(("甲", 3, "事"), ("乙", 40, "事")) == {24}
    assert starts_of(("很" * 20, 3, "事"), ("乙", 40, "事")) == {23}


def test_a_row_that_falls_short_is_filled():
    (element,) = tables(rendered(table(HEADER, ("1",))))
    assert rows(element)[1] == [("1", 1, ""), ("", 1, ""), ("", 1, "")]


def test_a_list_of_names_has_no_rules():
    ruled, bare = tables(
        rendered(table(HEADER, ("1", "甲", "乙")), body("名单"), table(("甲", "乙", "丙"), header_rows=0, ruled=False))
    )
    styles = {style.get(q("styleId")): style for style in part(rendered(body("甲")), "word/styles.xml").iter(q("style"))}
    assert value(styles[value(ruled, "tblPr/tblStyle")], "tblPr/tblBorders/insideV", "sz") == "6"
    assert found(styles[value(bare, "tblPr/tblStyle")], "tblPr/tblBorders") is None
    assert not list(bare.iter(q("tblHeader")))


def test_cells_have_styles_of_their_own_on_a_pitch_that_does_not_clip():
    element = tables(rendered(table(HEADER, ("1", cell("居中", CellAlign.CENTRE), "乙"))))[0]
    used = {value(paragraph, "pPr/pStyle") for paragraph in element.iter(q("p"))}
    assert used == {"OfficialTableHead", "OfficialTableText", "OfficialTableCentred"}
    styles = {style.get(q("styleId")): style for style in part(rendered(body("甲")), "word/styles.xml").iter(q("style"))}
    for each in used:
        pitch, size = int(value(styles[each], "pPr/spacing", "line")) / 20, int(value(styles[each], "rPr/sz")) / 2
        assert 1.3 * size <= pitch < TYPE.profile.grid.pitch / 20


def spaced(docx):
    """Return the room before and after each paragraph outside tables."""
    body_of = found(part(docx), "body")
    return [(value(each, "pPr/spacing", "before"), value(each, "pPr/spacing", "after")) for each in body_of.findall(q("p"))]


def test_text_does_not_touch_a_table():
    some = table(HEADER, ("1", "甲", "乙"))
    assert spaced(rendered(body("上"), some, body("下"))) == [(None, "289"), ("289", None)]
    blank = Block(BlockKind.BLANK)
    assert spaced(rendered(block("appendix_title", "标题"), blank, some, blank)) == [(None, None)] * 3


def test_caption_and_note_stay_with_their_table():
    some = (block("caption", "表题"), table(HEADER, ("1", "甲", "乙")), block("table_note", "注：略"))
    assert spaced(rendered(body("上"), *some, body("下"))) == [(None, None), ("289", None), (None, None), ("289", None)]


def test_two_tables_stay_two_and_the_last_is_followed_by_a_paragraph_nobody_sees():
    some = table(HEADER, ("1", "甲", "乙"))
    children = list(found(part(rendered(some, some)), "body"))
    assert [each.tag.rpartition("}")[2] for each in children] == ["tbl", "p", "tbl", "p", "sectPr"]
    assert [value(children[index], "pPr/spacing", "line") for index in (1, 3)] == ["289", "20"]


def test_words_in_cells_are_printed_as_written():
    docx = rendered(table(HEADER, ("1", "A&B <甲>\n乙", "{{ x }}")))
    assert [text for text, _, _ in rows(tables(docx)[0])[1]] == ["1", "A&B <甲>\n乙", "{{ x }}"]


def test_a_restyled_sample_table_gives_its_look_to_all_tables(tmp_path):
    """Somebody shaded the header's cell and centred the table in Word."""
    template = edited(
        r'(<w:vAlign w:val="center"/>)(</w:tcPr><w:p><w:pPr><w:pStyle w:val="OfficialTableHead"/>)',
        r'<w:shd w:val="clear" w:fill="D9D9D9"/>\1\2',
    )
    template = edited(r'(<w:tblStyle w:val="OfficialTable"/>)', r'\1<w:jc w:val="center"/>', docx=template)
    (element,) = tables(rendered(table(HEADER, ("1", "甲", "乙")), template=template, tmp_path=tmp_path))
    shaded = [value(each, "tcPr/shd", "fill") for each in element.iter(q("tc"))]
    assert shaded == ["D9D9D9"] * 3 + [None] * 3
    assert value(element, "tblPr/jc") == "center"


@pytest.mark.parametrize(
    ("text", "across", "lines"),
    [
        ("", 10, 1),
        ("一二三四五六七八九十", 10, 1),
        ("一二三四五六七八九十一", 10, 2),
        ("一二三四五六七八九十。", 10, 2),
        ("一\n二\n", 10, 3),
        ("一二三四五六 international", 10, 2),
        ("a" * 41, 10, 3),
        ("一二三四五六七八（办公室）", 10, 2),
        ("一二三四五12六七八九", 10.4, 1),  # beside digits there are gaps of 0.2
        ("一二三四五12六七八九", 10.3, 2),
    ],
)
def test_lines_are_counted_as_they_break(text, across, lines):
    assert count_lines(text, across) == lines
