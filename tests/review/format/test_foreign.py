"""Ways in which other programs and people write what the rules of the format look at: none of them is a mistake."""

from __future__ import annotations

import re

import pytest
from seeding import (
    DOCUMENT,
    FOOTERS,
    NUMBERING,
    RELATIONS,
    STYLES,
    Edit,
    Parts,
    anonymous,
    both,
    format_findings,
    found,
    packed,
    parts_of,
    rendered,
    replaced,
    rewritten,
)
from sketches import sketch

from drafter.review.finding import Severity

LONG = "全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。"
LABEL = '<w:pStyle w:val="OfficialAppendixLabel"/>'
PLAIN = both(replaced(DOCUMENT, LABEL + "<w:pageBreakBefore/>", LABEL), lambda parts: anonymous(parts))
TURNED = {"top": 1587, "right": 2098, "bottom": 1474, "left": 1984}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def plan(*edits: Edit) -> bytes:
    parts = parts_of(rendered("work-plan"))
    for edit in edits:
        edit(parts)
    return packed(parts)


def drawn(text: str, *edits: Edit) -> bytes:
    parts = parts_of(sketch(text))
    for edit in edits:
        edit(parts)
    return packed(parts)


def before_the_first_label(paragraph: str) -> Edit:
    def edit(parts: Parts) -> None:
        head, mark, tail = parts[DOCUMENT].partition(f"<w:p><w:pPr>{LABEL}")
        assert mark
        parts[DOCUMENT] = head + paragraph + mark + tail

    return edit


SECTION = re.compile("<w:sectPr>.*?</w:sectPr>")


def with_a_section_before_the_first_label(parts: Parts) -> None:
    section = SECTION.search(parts[DOCUMENT])
    assert section is not None
    before_the_first_label(f"<w:p><w:pPr>{section.group()}</w:pPr></w:p>")(parts)


@pytest.mark.parametrize(
    "begin",
    [
        before_the_first_label('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'),
        before_the_first_label('<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p/>'),
        rewritten(DOCUMENT, "(<w:t[^>]*>附件1</w:t>)", r'<w:br w:type="page"/>\1'),
        with_a_section_before_the_first_label,
    ],
    ids=["break", "break and blank line", "break in the line", "section"],
)
def test_an_appendix_may_begin_its_page_in_any_way(begin: Edit) -> None:
    assert found(plan(PLAIN)) == ["appendix-page"]
    assert found(plan(PLAIN, begin)) == []


def test_a_break_behind_the_label_does_not_begin_its_page() -> None:
    assert found(plan(PLAIN, rewritten(DOCUMENT, "(<w:t[^>]*>附件1</w:t>)", r'\1<w:br w:type="page"/>'))) == ["appendix-page"]


def test_a_second_section_has_the_footers_of_the_first() -> None:
    def edit(parts: Parts) -> None:
        with_a_section_before_the_first_label(parts)
        head, mark, tail = parts[DOCUMENT].rpartition("<w:sectPr>")
        parts[DOCUMENT] = head + mark + re.sub("<w:footerReference[^>]*>", "", tail)

    assert found(plan(edit)) == []
    centred = (rewritten(part, '<w:jc w:val="[a-z]+"/>', '<w:jc w:val="center"/>') for part in FOOTERS)
    (one,) = format_findings(plan(edit, *centred))
    assert (one.rule, one.section) == ("page-number-place", "第1节单页")


@pytest.mark.parametrize(("margins", "rules"), [(TURNED, []), (TURNED | {"right": 1474, "top": 2098}, ["margins"])])
def test_a_landscape_page_has_the_margins_of_its_sheet_turned(margins: dict[str, int], rules: list[str]) -> None:
    edges = " ".join(f'w:{side}="{length}"' for side, length in margins.items())
    page = f'<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar {edges} w:gutter="0"/>'
    assert found(drawn(f"[正文] {LONG}", rewritten(DOCUMENT, "<w:pgSz.*?/><w:pgMar.*?/>", page))) == rules


def test_the_red_head_of_the_paper_is_not_the_title() -> None:
    look = '<w:rPr><w:rFonts w:eastAsia="宋体"/><w:color w:val="FF0000"/><w:sz w:val="56"/></w:rPr>'
    head = f"<w:p><w:r>{look}<w:t>某某区文件</w:t></w:r></w:p>"
    assert (
        found(drawn(f"[标题] 关于印发工作要点的通知\n[正文] {LONG}", replaced(DOCUMENT, "<w:body>", f"<w:body>{head}"))) == []
    )


def test_where_a_list_hangs_is_the_matter_of_the_list() -> None:
    indent = replaced(DOCUMENT, '<w:ind w:firstLineChars="200"/>', '<w:ind w:left="420" w:hanging="420"/>', -1)
    assert found(drawn("[自动 一、] 甲\n[自动 一、] 乙", indent)) == []
    assert found(drawn("[自动 一、] 甲", replaced(DOCUMENT, '<w:ind w:firstLineChars="200"/>', '<w:ind w:left="0"/>'))) == [
        "first-line"
    ]
    assert NUMBERING in parts_of(drawn("[自动 一、] 甲"))


def test_several_words_of_one_paragraph_count_as_one_place() -> None:
    song = '</w:t></w:r><w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="32"/></w:rPr><w:t>{}</w:t></w:r><w:r>\\1<w:t>'
    words = rewritten(
        DOCUMENT,
        "(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)(<w:t[^>]*>)全馆要统筹安排，",
        r"\1\2全馆" + song.format("要") + "统筹" + song.format("安排") + "，",
    )
    (one,) = format_findings(drawn(f"[正文] {LONG}", words))
    assert (one.message, one.text[one.start : one.end]) == ("用的是宋体三号，应为仿宋三号", "要")


def test_text_that_a_character_style_hides_is_hidden() -> None:
    inside = '<w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr>'
    style = f'<w:style w:type="character" w:styleId="Secret">{inside}</w:style></w:styles>'
    run = '</w:r><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>仅供参考</w:t></w:r>'
    assert found(plan(replaced(STYLES, "</w:styles>", style), replaced(DOCUMENT, "</w:r>", run))) == ["hidden-text"]


@pytest.mark.parametrize("dash", ["―", "─", "－"])
def test_what_looks_like_a_dash_of_one_character_is_one(dash: str) -> None:
    assert found(plan(*(replaced(part, "—", dash, -1) for part in FOOTERS))) == []


def test_a_table_of_fixed_columns_is_as_wide_as_they_are() -> None:
    wide = both(
        rewritten(DOCUMENT, "<w:tblW [^>]*>", '<w:tblW w:w="0" w:type="auto"/>'),
        replaced(DOCUMENT, 'w:gridCol w:w="2948"', 'w:gridCol w:w="4948"'),
    )
    (one,) = format_findings(plan(wide))
    assert (one.rule, one.level, one.message) == ("table-width", Severity.WARNING, "表格比版心宽35毫米（表1）")


def test_a_hyperlink_is_only_hinted_at() -> None:
    target = 'Target="https://example.org/" TargetMode="External"'
    link = f'<Relationship Id="rIdMore" Type="{OFFICE}/{{}}" {target}/></Relationships>'
    levels = [
        next(format_findings(plan(replaced(RELATIONS, "</Relationships>", link.format(kind))))).level
        for kind in ("hyperlink", "oleObject")
    ]
    assert levels == [Severity.HINT, Severity.WARNING]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "[正文 顶格 右空=6.5] 区图书馆",
            "[正文 顶格 右空=2] 2026年11月15日",
        ],  # a longer date keeps two
        ["[正文 顶格 右空=2] 某某区文化和旅游局公共服务科", "[正文 顶格 右空=7] 2026年3月15日"],
        ["[正文 顶格 右空=5.5] 区图书馆", "[正文 顶格 右空=4] 2026年3月15日"],  # sealed: centred over the date
        ["[正文 顶格 右空=0] 区图书馆", "[正文 顶格 右空=0] 区文化馆", "[正文 顶格 右空=0] 2026年3月15日"],  # two that sign
        ["[正文] 　　　　　　　　　　　　　　　　　　　区图书馆　", "[正文 顶格 右空=0] 2026年3月15日"],  # typed blanks
        ["[正文] 会议于下列日期召开", "[正文] 2026年3月15日"],
    ],
    ids=["short", "long", "sealed", "several", "blanks", "in the text"],
)
def test_a_signature_and_its_date_where_they_may_stand(lines: list[str]) -> None:
    assert "signature-place" not in found(sketch("\n".join([f"[正文] {LONG}", *lines])))


def test_a_page_number_that_something_else_puts_in_its_place_is_not_measured() -> None:
    """Frames, text boxes and typed blanks: only the side is judged."""
    framed = rewritten(FOOTERS[0], "<w:ind [^>]*>", '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="outside"/>')
    blanks = rewritten(FOOTERS[0], r"( —)(</w:t>)", r"\1　\2")
    for edit in (framed, both(blanks, rewritten(FOOTERS[0], "<w:ind [^>]*>", ""))):
        assert found(plan(edit, rewritten(DOCUMENT, r'w:footer="\d+"', 'w:footer="1446"', 0))) == []
