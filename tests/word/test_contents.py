"""The contents of a Word file: what Word finds when it updates them, and what LibreOffice prints."""

import re
from dataclasses import replace

import pytest
from blockdocs import TEMPLATE, block, body, counter, edited, numbered, paragraphs, part, rendered, text_of, value

from drafter import word
from drafter.doctypes.package import pack, unpack
from drafter.draft.blocks import Block, BlockKind
from drafter.draft.contents import entries
from drafter.reading.displayed import displayed
from drafter.word import bookmarks
from drafter.word.xml import q

TITLES = [
    *("甲" * size for size in range(18, 32)),
    *(f"2027年第{number}次学习研讨会" + "发" * number for number in range(8, 20)),
    "深入推进公共文化服务高质量发展，不断满足人民群众对美好生活的新期待，奋力谱写全民阅读工作新篇章的实践与思考",
]


def contents(depth=2):
    return [block("contents_title", "目　录"), Block(BlockKind.CONTENTS, level=depth)]


def collection(titles, depth=2):
    """A collection of parts, each with headings of two levels, the last with an appendix."""
    found = [block("title", "汇编"), *contents(depth)]
    for title in titles:
        count = counter("一、", "（一）")
        found.append(block("title", title, level=1, new_page=True))
        found += [numbered(count.next(level), "要点", kind=BlockKind.HEADING).lowered() for level in (1, 2)]
        found.append(body("正文。"))
    return [*found, block("appendix_title", "清单", level=2, new_page=True), body("一项。")]


def field_code(docx):
    return next(each.text.strip() for each in part(docx).iter(q("instrText")) if "TOC" in each.text)


def found_by_word(docx, depth):
    """Return level and words of the paragraphs that Word collects: by the level of the style, which headings cannot leave."""
    styles = {style.get(q("styleId")): style for style in part(docx, "word/styles.xml").iter(q("style"))}

    def level_of_style(style_id):
        style = styles.get(style_id)
        if style is None:
            return 0, False
        heading = re.fullmatch(r"heading ([1-9])", value(style, "name") or "")
        if heading:
            return int(heading[1]), True
        own = style.find(f"{q('pPr')}/{q('outlineLvl')}")
        based = value(style, "basedOn")
        return (int(own.get(q("val"))) + 1, False) if own is not None else (level_of_style(based)[0], False)

    for paragraph in paragraphs(docx):
        own = paragraph.find(f"{q('pPr')}/{q('outlineLvl')}")
        level, is_heading = level_of_style(value(paragraph, "pPr/pStyle"))
        if own is not None and not is_heading:
            level = int(own.get(q("val"))) + 1
        if 0 < level <= depth:
            yield level, text_of(paragraph).replace("\n", "")


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_word_finds_the_entries_that_are_cached(depth):
    blocks = collection(["发言一", "发言\n二"], depth)
    docx = rendered(*blocks, numbering=word.NumberingMode.TEXT)
    assert field_code(docx) == rf'TOC \o "1-{depth}" \h \z \u'
    cached = [(entry.level, entry.text) for entry in entries(tuple(blocks), depth)]
    assert list(found_by_word(docx, depth)) == cached
    assert len(cached) == {1: 2, 2: 5, 3: 7}[depth]


def test_contents_without_page_numbers_are_marked_to_be_updated():
    blocks = collection(["发言一", "发言二"])
    marks = bookmarks(blocks)

    def is_marked(pages):
        docx = rendered(*blocks, pages=pages)
        shown = [each.shown.partition("\t")[2] for each in displayed(docx) if "\t" in each.shown]
        assert shown == [pages.get(mark, "") for mark in marks.values()]
        return part(docx).xpath("count(//*[@*[local-name()='dirty']])") == 1

    known = {mark: str(page) for page, mark in enumerate(marks.values(), 2)}
    assert (is_marked({}), is_marked(known)) == (True, False)


def test_what_is_too_deep_for_the_contents_stays_in_the_navigation_pane():
    shown = {each.text: each.outline_level for each in displayed(rendered(*collection(["发言"], 1)))}
    assert (shown["发言"], shown["清单"], shown["正文。"]) == (1, 2, 0)
    assert sorted(each.outline_level for each in displayed(rendered(*collection(["发言"], 1))) if each.text == "要点") == [
        2,
        3,
    ]


def test_a_heading_looks_the_same_at_every_level():
    docx = rendered(*collection(["发言"]))
    made = [style for style in part(docx, "word/styles.xml").iter(q("style")) if "（第" in (value(style, "name") or "")]
    assert [value(style, "basedOn") for style in made] == ["Heading1", "Heading2"]
    assert [[child.tag for child in style.find(q("pPr"))] for style in made] == [[q("outlineLvl")]] * 2
    assert (
        part(rendered(block("title", "要点"), body("正文。")), "word/styles.xml").xpath("count(//*[contains(@*, '（第')])")
        == 0
    )


def test_a_title_page_has_no_number_and_a_template_s_own_first_page_stays(tmp_path):
    page = [replace(each, unnumbered=True) for each in (block("title", "汇编"), block("cover", "办公室"))]
    docx = rendered(*page, block("contents_title", "目　录", new_page=True), body("正文。"))
    assert part(docx).xpath("count(//*[local-name()='titlePg'])") == 1
    assert part(rendered(block("title", "汇编"), body("正文。"))).xpath("count(//*[local-name()='titlePg'])") == 0
    footer = '<w:footerReference w:type="first" r:id="rId5"/>'
    left_over = edited("<w:sectPr>", f"<w:sectPr>{footer}")
    assert "first" not in references(rendered(*page, body("正文。"), template=left_over, tmp_path=tmp_path))
    used = edited("</w:sectPr>", "<w:titlePg/></w:sectPr>", docx=left_over)
    assert "first" in references(rendered(*page, body("正文。"), template=used, tmp_path=tmp_path))


def references(docx):
    return [each.get(q("type")) for each in part(docx).iter(q("footerReference"))]


def test_a_template_without_styles_for_entries_sets_them_in_the_usual_layout(tmp_path):
    parts = unpack(TEMPLATE)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:val="toc ', b'w:val="mine ')
    docx = rendered(*collection(["发言"]), template=pack(parts), tmp_path=tmp_path)
    first = next(each for each in paragraphs(docx) if "PAGEREF" in "".join(code.text for code in each.iter(q("instrText"))))
    indents = first.find(f"{q('pPr')}/{q('ind')}").attrib
    assert (indents[q("rightChars")], indents[q("right")], indents[q("left")]) == ("250", "0", "315")


def test_a_blank_where_a_title_is_broken_is_not_printed():
    """It would move the centred line to the left."""
    assert text_of(paragraphs(rendered(block("title", "从小事做起\u3000 \n办到家门口")))[0]) == "从小事做起\n办到家门口"


def numbers(blocks, pages):
    """Return the printed page of each entry by bookmark, as a printer of *pages* knows them."""
    marks, texts = bookmarks(blocks), ["".join(page.texts) for page in pages]
    found = {}
    for index, mark in marks.items():
        words = blocks[index].text.replace("\n", "")
        at = next(number for number, text in enumerate(texts) if number and text.startswith(words))
        found[mark] = re.search(r"\d+", pages[at].footer[0].text)[0]
    return found


def test_entries_of_every_length_turn_over_cleanly_and_say_the_printed_pages(pages_of):
    """No line holds a number alone, every number stands at the right edge, and it is the one under the page."""
    page = [replace(each, unnumbered=True) for each in (block("title", "汇编"),)]
    blocks = [*page, contents(1)[0].on(new_page=True), contents(1)[1]]
    blocks += [each for title in TITLES for each in (block("title", title, level=1, new_page=True), body("正文。"))]
    known = pages_of(rendered(*blocks, pages=dict.fromkeys(bookmarks(blocks).values(), "88")))
    pages = pages_of(rendered(*blocks, pages=numbers(blocks, known)))
    assert pages[0].footer == ()
    listed = [line for page in pages[1 : -len(TITLES)] for line in page.lines if line.text != "目\u3000录"]
    ends = [line for line in listed if line.text.endswith(tuple("0123456789")) and "·" in line.text]
    assert [re.search(r"\d+$", line.text)[0] for line in ends] == list(numbers(blocks, pages).values())
    assert all(re.match(r"[^·\s]{2}", line.text) for line in listed)
    assert all(line.x1 == pytest.approx(line_end(pages), abs=0.6) for line in ends)
    assert "".join(line.text.partition("·")[0].strip() for line in listed) == "".join(TITLES)


def line_end(pages):
    return pages[0].area.right
