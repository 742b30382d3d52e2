"""What LibreOffice prints: the page of GB/T 9704-2012, its numbers, its tables, its landscape sheets."""

import pytest
from blockdocs import block, body, cell, counter, numbered, rendered, table
from printed import MM_PER_POINT, pdf_pages

from drafter.draft.blocks import Block, BlockKind, CellAlign
from drafter.draft.labels import parse_form
from drafter.draft.numbering import Number
from drafter.word import NumberingMode

BLANK = Block(BlockKind.BLANK)
TEXT = "推进阅读推广工作常态化开展提升服务水平围绕书香主题组织活动按时完成各项任务做到件件有着落事事有回音"
URL = "https://www.example.org/a/very/long/path/without/any/place/to/break/the/line/" + "x" * 80
FORMS = ("一、", "（一）", "1.", "（1）", "第一条　", "1、", "①")
VALUES = (1, 10, 11, 20, 21, 99, 100, 101, 110, 111, 1001)


def plan():
    count = counter("一、", "（一）", "1.")
    blocks = [block("title", "区图书馆2026年\n工作要点"), block("note", "（2026年1月15日通过）"), BLANK]
    for level in (1, 2, 3, 3, 2, 3, 1, 2):
        number = count.next(level)
        kind = BlockKind.HEADING if level == 1 else BlockKind.ITEM
        blocks.append(numbered(number, TEXT * 3 + "。", lead="" if level != 2 else "夯实基础。", kind=kind))
    blocks += [
        BLANK,
        block("reference", "附件：1.工作事项", indent=6, hanging=4),
        block("reference", "2.分解表", indent=6, hanging=1),
    ]
    blocks += [BLANK, block("signature", "区图书馆", indent=2, keep_next=True), block("date", "2026年1月8日", indent=2)]
    blocks += [block("appendix_label", "附件1", new_page=True), BLANK, block("appendix_title", "工作事项"), body("其一。")]
    lying = [block("appendix_label", "附件2", new_page=True), BLANK, block("appendix_title", "分解表"), BLANK, tasks()]
    blocks += [each.on(landscape=True) for each in lying]
    return [*blocks, block("appendix_label", "附件3", new_page=True), body("其三。")]


def tasks():
    """Fifty rows in one group, with an address that no line holds."""
    first = [cell("重点项目", CellAlign.CENTRE, down=50)]
    rows = [
        [
            cell(str(number + 1), CellAlign.CENTRE),
            *(first if not number else []),
            cell(URL if number % 7 == 0 else "完成改造任务"),
        ]
        for number in range(50)
    ]
    return table(("序号", "类别", "工作事项"), *rows, weights=(3, 5, 20))


def counted():
    numbers = [Number(1, (value,), index, parse_form(form)) for index, form in enumerate(FORMS) for value in VALUES]
    return [numbered(number, "正文。", lead="首句。") for number in numbers]


@pytest.fixture(scope="module")
def printed(to_pdf):
    """The plan, its typed twin, full pages of text, and every kind of number both ways: printed in one go."""
    documents = [
        rendered(*plan()),
        rendered(*plan(), numbering=NumberingMode.TEXT),
        rendered(*(body((TEXT * 4)[:180]) for _ in range(24))),
        rendered(*counted()),
        rendered(*counted(), numbering=NumberingMode.TEXT),
    ]
    names = ("plan", "typed", "text", "numbers", "typed_numbers")
    return dict(zip(names, to_pdf(*documents), strict=True))


@pytest.fixture(scope="module")
def pages(printed):
    return pdf_pages(printed["plan"])


def test_a_full_page_has_22_lines_of_28_characters(printed):
    full = pdf_pages(printed["text"])[:-1]
    assert len(full) >= 5
    for page in full:
        assert len(page.lines) == 22
        longest = max(line.count for line in page.lines)
        assert longest == 28
        assert (page.block.left, page.block.right) == (pytest.approx(28, abs=0.5), pytest.approx(184, abs=0.5))
        pitches = {round(below.baseline - above.baseline) for above, below in zip(page.lines, page.lines[1:], strict=False)}
        assert pitches == {29}


def test_the_page_number_stands_outside_7_mm_below_the_text_block(pages):
    upright = [page for page in pages if page.size == (210.0, 297.0)]
    assert {page.number % 2 for page in upright} == {0, 1}
    for page in upright:
        (footer,) = page.footer
        assert footer.text == f"— {page.number} —"
        assert footer.size == 14
        dash = footer.baseline * MM_PER_POINT - 0.38 * 14 * MM_PER_POINT
        assert dash - page.area.bottom == pytest.approx(7, abs=0.6)
        edge = footer.x0 - page.area.left if page.number % 2 == 0 else page.area.right - footer.x1
        assert edge == pytest.approx(14 * MM_PER_POINT, abs=0.3)


def test_the_title_is_centred_in_its_own_type(pages):
    title = pages[0].lines[0]
    assert (title.text, title.size) == ("区图书馆2026年", 22)
    assert (title.x0 + title.x1) / 2 == pytest.approx((28 + 184) / 2, abs=0.5)


def test_every_appendix_begins_a_page_at_its_head(pages):
    firsts = [page.texts[0] for page in pages]
    assert [text for text in firsts if text.startswith("附件")] == ["附件1", "附件2", "附件3"]
    assert all(page.lines for page in pages), "no page is empty"
    third = next(page for page in pages if page.texts[0] == "附件1").lines[1]
    assert third.text == "工作事项"
    assert third.baseline * MM_PER_POINT - pages[0].area.top == pytest.approx(2.75 * 28.95 * MM_PER_POINT, abs=2), (
        "the third line"
    )


def test_signature_and_date_keep_two_characters_at_the_right(pages):
    lines = [line for page in pages for line in page.lines]
    for words in ("区图书馆", "2026年1月8日"):
        line = next(line for line in lines if line.text == words)
        assert 184 - line.x1 == pytest.approx(2 * 15.75 * MM_PER_POINT, abs=0.5)


def test_the_names_of_appendices_begin_below_each_other(pages):
    lines = {line.text: line for page in pages for line in page.lines}
    assert lines["附件：1.工作事项"].x1 - lines["2.分解表"].x1 == pytest.approx(15.75 * MM_PER_POINT, abs=0.5)


def landscape(path):
    """Return the landscape pages as pdfplumber sees them."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [(page.page_number, page.chars, page.rects, page.lines) for page in pdf.pages if page.width > page.height]


def test_a_landscape_page_has_its_number_where_a_portrait_page_has_it(printed):
    """At the left edge, turned clockwise: at the foot of the sheet when it is bound."""
    sheets = landscape(printed["plan"])
    assert len(sheets) >= 3
    for number, characters, _, _ in sheets:
        turned = [each for each in characters if each["x0"] * MM_PER_POINT < 34]
        assert "".join(each["text"] for each in turned) == f"— {number} —"
        assert {each["matrix"][:4] for each in turned} == {(0, -1, 1, 0)}
        top, bottom = (f(each[key] for each in turned) * MM_PER_POINT for f, key in ((min, "top"), (max, "bottom")))
        distance = top - 28 if number % 2 == 0 else 184 - bottom
        assert distance == pytest.approx(14 * MM_PER_POINT, abs=0.5)


def test_the_header_and_the_group_s_name_stand_on_every_page_of_a_table(printed):
    for _, characters, _, _ in landscape(printed["plan"]):
        text = "".join(each["text"] for each in characters)
        assert "工作事项" in text
        assert "重点项目" in text


def test_nothing_stands_outside_its_cell(printed):
    for _, characters, _, _ in landscape(printed["plan"]):
        right = max(each["x1"] for each in characters) * MM_PER_POINT
        assert right < 297 - 37 + 0.5


def test_typed_and_automatic_numbers_print_the_same(printed):
    for one, other in (("plan", "typed"), ("numbers", "typed_numbers")):
        native, typed = (
            [text.replace(" ", "") for page in pdf_pages(printed[name]) for text in page.texts] for name in (one, other)
        )
        assert native == typed
    assert "一百一十一、首句。正文。" in native
    assert "第一百〇一条　首句。正文。" in [text.replace("\t", "　") for text in native]


def test_automatic_numbers_have_the_font_of_the_lead(printed):
    lines = [line for page in pdf_pages(printed["numbers"]) for line in page.lines]
    for label, families in (("一、", {"黑体", "仿宋"}), ("（一）", {"楷体", "仿宋"}), ("1、", {"仿宋"})):
        line = next(line for line in lines if line.text.startswith(label))
        assert line.families == families
