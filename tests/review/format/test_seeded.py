"""Word files made from clean ones, one defect each: the rule that is to catch it catches it, and no other rule says a word."""

from __future__ import annotations

import pytest
from seeding import (
    DOCUMENT,
    FOOTERS,
    NUMBERING,
    RELATIONS,
    SETTINGS,
    STYLES,
    Edit,
    Parts,
    anonymous,
    both,
    found,
    packed,
    parts_of,
    rendered,
    replaced,
    rewritten,
    styled,
)

HINT = 'w:hint="eastAsia" '
OPENING = '<w:p><w:pPr><w:pStyle w:val="OfficialBody"/></w:pPr>'
LABEL = '<w:pStyle w:val="OfficialAppendixLabel"/>'
FACES = 'w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"'
SECOND = "优化馆藏结构"
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme><a:minorFont>'
    '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme>'
    "</a:themeElements></a:theme>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def face(style: str, old: str, new: str) -> Edit:
    return styled(style, FACES.format(old), FACES.format(new))


def related(kind: str, target: str, mode: str = "") -> Edit:
    relation = f'<Relationship Id="rIdMore" Type="{OFFICE}/{kind}" Target="{target}" {mode}/></Relationships>'
    return replaced(RELATIONS, "</Relationships>", relation)


def added(part: str, text: str) -> Edit:
    return lambda parts: parts.update({part: text})


def in_footers(pattern: str, new: str) -> Edit:
    return both(*(rewritten(part, pattern, new, 0) for part in FOOTERS))


def with_long_table(*edits: Edit) -> Edit:
    """A table that several pages cannot hold, each row of several lines, before *edits*."""
    rows = rewritten(DOCUMENT, r"(<w:tr>(?:(?!</w:tr>).)*到馆读者.*?</w:tr>)", r"\1" * 40)
    return both(replaced(DOCUMENT, "到馆读者", "到馆读者" * 12), rows, *edits)


def first_paragraph_typed(parts: Parts) -> None:
    """Make the second heading a typed one: Word's own numbers run on beneath it as if it were not there."""
    before, _, after = parts[DOCUMENT].partition(SECOND)
    start = before.rindex("<w:numPr>")
    end = before.index("</w:numPr>", start) + len("</w:numPr>")
    parts[DOCUMENT] = before[:start] + before[end:] + "二、" + SECOND + after


def a_list_of_its_own(parts: Parts) -> None:
    """Let the second heading begin a list that starts at four."""
    number = '<w:num w:numId="99"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>'
    parts[NUMBERING] = parts[NUMBERING].replace("</w:numbering>", number + "</w:lvlOverride></w:num></w:numbering>")
    before, _, after = parts[DOCUMENT].partition(SECOND)
    head, mark, tail = before.rpartition('<w:numId w:val="')
    parts[DOCUMENT] = head + mark + "99" + tail[tail.index('"') :] + SECOND + after


SEEDED: list[tuple[str, Edit]] = [
    ("paper", rewritten(DOCUMENT, r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', 0)),
    ("margins", replaced(DOCUMENT, 'w:top="2098"', 'w:top="1440"')),
    ("margins", replaced(DOCUMENT, 'w:left="1587"', 'w:left="1800"')),
    ("margins", replaced(DOCUMENT, 'w:gutter="0"', 'w:gutter="283"')),
    ("grid", styled("Normal", 'w:line="579"', 'w:line="600"')),
    ("grid", styled("Normal", '<w:spacing w:val="-5"/>', "")),
    ("title-place", styled("Title", '<w:jc w:val="center"/>', '<w:jc w:val="left"/>')),
    ("title-font", face("Title", "方正小标宋简体", "黑体")),
    ("title-font", styled("Title", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>')),
    ("title-lines", replaced(DOCUMENT, "2027年区图书馆工作要点", "2027年区图书馆公共阅读服务体系建设重点工作要点")),
    ("font", face("OfficialBody", "仿宋", "宋体")),
    (
        "font",
        rewritten(DOCUMENT, r"(/>)(</w:rPr><w:t[^>]*>)修订总分馆业务规范，", r'\1<w:sz w:val="28"/>\2修订总分馆业务规范，'),
    ),
    (
        "font",
        rewritten(
            DOCUMENT,
            r'(<w:rFonts w:hint="eastAsia")(/></w:rPr><w:t[^>]*>)修订总分馆业务规范，',
            r'\1 w:eastAsia="宋体"\2修订总分馆业务规范，',
        ),
    ),
    (
        "font",
        both(
            styled("OfficialBody", "<w:rFonts ", '<w:rFonts w:eastAsiaTheme="minorEastAsia" '),
            added("word/theme/theme1.xml", THEME),
            related("theme", "theme/theme1.xml"),
        ),
    ),
    (
        "quote-font",
        both(
            rewritten(STYLES, 'w:ascii="仿宋" w:hAnsi="仿宋"', 'w:ascii="Calibri" w:hAnsi="Calibri"', 0),
            replaced(STYLES, HINT, "", -1),
            replaced(DOCUMENT, ' w:hint="eastAsia"', "", -1),
        ),
    ),
    ("level-font", face("Heading1", "黑体", "宋体")),
    ("level-font", styled("Heading1", '<w:sz w:val="32"/>', '<w:sz w:val="30"/>')),
    ("level-font", face("OfficialLead3", "仿宋", "楷体")),
    ("level-bold", styled("Heading1", "<w:rPr>", "<w:rPr><w:b/>")),
    ("level-bold", styled("OfficialLead3", "<w:rPr>", "<w:rPr><w:b/>")),
    (
        "first-line",
        replaced(DOCUMENT, OPENING, OPENING.replace("</w:pPr>", '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>')),
    ),
    ("first-line", rewritten(STYLES, r'(w:styleId="OfficialBody".*?)<w:ind [^>]*>', r"\1")),
    (
        "typed-indent",
        both(
            replaced(DOCUMENT, OPENING, OPENING.replace("</w:pPr>", '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>')),
            replaced(DOCUMENT, "2027年是", "　　2027年是"),
        ),
    ),
    ("automatic-number", first_paragraph_typed),
    ("automatic-number", a_list_of_its_own),
    ("page-number", rewritten(DOCUMENT, "<w:footerReference[^>]*>", "", 0)),
    ("page-number-form", in_footers("—", "-")),
    ("page-number-form", both(in_footers("— ", "第"), in_footers(" —", "页"))),
    ("page-number-form", rewritten(DOCUMENT, "<w:docGrid", '<w:pgNumType w:fmt="upperRoman"/><w:docGrid', 0)),
    ("page-number-place", in_footers('<w:jc w:val="[a-z]+"/>', '<w:jc w:val="center"/>')),
    ("page-number-place", replaced(SETTINGS, "<w:evenAndOddHeaders/>", "")),
    ("page-number-place", in_footers("<w:ind [^>]*>", "")),
    ("page-number-place", rewritten(DOCUMENT, r'w:footer="\d+"', 'w:footer="851"', 0)),
    ("page-number-font", styled("Footer", '<w:sz w:val="28"/>', '<w:sz w:val="21"/>')),
    ("page-number-font", face("Footer", "宋体", "Times New Roman")),
    (
        "signature-place",
        rewritten(DOCUMENT, '(OfficialSignature"/><w:keepNext/>)<w:ind [^>]*>', r'\1<w:ind w:rightChars="200"/>'),
    ),
    ("signature-place", rewritten(DOCUMENT, '(OfficialDate"/>)<w:ind [^>]*>', r'\1<w:ind w:rightChars="0" w:right="0"/>')),
    ("appendix-list", replaced(DOCUMENT, "附件：1.区图书馆2027年主要工作事项", "附件：1.区图书馆2027年重点工作安排")),
    ("appendix-list", both(replaced(DOCUMENT, ">附件1<", ">附件9<"), replaced(DOCUMENT, ">附件2<", ">附件1<"))),
    ("appendix-list", replaced(DOCUMENT, ">附件1<", ">附件<")),
    ("appendix-list", rewritten(DOCUMENT, r"<w:p>(?:(?!</w:p>).)*>2\.区图书馆2027年重点阅读活动安排<.*?</w:p>", "")),
    ("appendix-list-form", replaced(DOCUMENT, "2.区图书馆2027年重点阅读活动安排", "2.区图书馆2027年重点阅读活动安排。")),
    ("appendix-list-form", replaced(DOCUMENT, "附件：1.区图书馆2027年主要工作事项", "附件：1.《区图书馆2027年主要工作事项》")),
    ("appendix-page", replaced(DOCUMENT, LABEL + "<w:pageBreakBefore/>", LABEL)),
    ("appendix-font", face("OfficialAppendixLabel", "黑体", "仿宋")),
    ("appendix-font", styled("OfficialAppendixTitle", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>')),
    ("table-header", with_long_table(replaced(DOCUMENT, "<w:tblHeader/>", ""))),
    ("table-rows", with_long_table(replaced(DOCUMENT, "<w:cantSplit/>", "", -1))),
    ("table-width", rewritten(DOCUMENT, '<w:tblW w:w="8845"', '<w:tblW w:w="10500"')),
    ("leftover-tag", replaced(DOCUMENT, "修订总分馆业务规范，", "修订{{ name }}，")),
    ("leftover-tag", replaced(DOCUMENT, "修订总分馆业务规范，", "{% if a %}修订总分馆业务规范，")),
    ("leftover-tag", replaced(FOOTERS[0], "</w:ftr>", "<w:p><w:r><w:t>【待填：密级】</w:t></w:r></w:p></w:ftr>")),
    ("tracked-change", rewritten(DOCUMENT, r"(<w:r>(?:(?!</w:r>).)*</w:r>)", r'<w:ins w:id="1" w:author="甲">\1</w:ins>')),
    (
        "tracked-change",
        rewritten(DOCUMENT, "</w:r>", '</w:r><w:del w:id="2"><w:r><w:delText>删去的</w:delText></w:r></w:del>'),
    ),
    ("comment", rewritten(DOCUMENT, "</w:r>", '</w:r><w:r><w:commentReference w:id="0"/></w:r>')),
    ("hidden-text", rewritten(DOCUMENT, "</w:r>", "</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>仅供参考</w:t></w:r>")),
    ("macro", added("word/vbaProject.bin", "")),
    ("external-link", related("image", "https://example.org/a.png", 'TargetMode="External"')),
    ("external-link", related("hyperlink", "https://example.org/", 'TargetMode="External"')),
    ("metadata", replaced("docProps/core.xml", "<dc:language>", "<dc:creator>某某</dc:creator><dc:language>")),
]
IDS = [f"{number}-{rule}" for number, (rule, _) in enumerate(SEEDED, 1)]


def changed(edit: Edit | None, *, nameless: bool) -> bytes:
    parts = parts_of(rendered("work-plan"))
    if edit is not None:
        edit(parts)
    if nameless:
        anonymous(parts)
    return packed(parts)


@pytest.mark.parametrize("nameless", [False, True], ids=["own styles", "unknown styles"])
@pytest.mark.parametrize(("rule", "edit"), SEEDED, ids=IDS)
def test_a_seeded_defect_is_found_by_its_rule_and_by_no_other(rule: str, edit: Edit, nameless: bool) -> None:
    assert set(found(changed(edit, nameless=nameless))) == {rule}


@pytest.mark.parametrize("nameless", [False, True], ids=["own styles", "unknown styles"])
def test_without_a_defect_nothing_is_found(nameless: bool) -> None:
    assert found(changed(None, nameless=nameless)) == []


def test_enough_defects_are_seeded() -> None:
    from drafter.review.registry import format_rules

    assert len(SEEDED) >= 50
    assert {rule for rule, _ in SEEDED} == {rule.id for rule in format_rules() if rule.is_on}
