"""What is said of a printed page is what stands on it."""

import pytest
from printed import GBT9704_MARGINS, pdf_pages
from rawdocx import raw_docx

FONTS = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:hint="eastAsia"/>'
MARGINS = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1446"/>'
PAGE = f'<w:pgSz w:w="11906" w:h="16838"/>{MARGINS}'


def run(text, font="仿宋_GB2312", half_points=32):
    look = f'{FONTS.format(font)}<w:spacing w:val="-5"/><w:sz w:val="{half_points}"/>'
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*runs):
    exact = (
        '<w:widowControl w:val="0"/><w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/><w:jc w:val="both"/>'
    )
    return f"<w:p><w:pPr>{exact}</w:pPr>{''.join(runs)}</w:p>"


@pytest.fixture(scope="module")
def pages(pages_of):
    """A page of 22 full lines and a second one with a line of each font, on a sheet of GB/T 9704."""
    looks = line(run("标题", "方正小标宋简体", 44)) + line(
        run("一、", "黑体"), run("（一）", "楷体_GB2312"), run("正文“文”——……")
    )
    cells = "".join(f"<w:tc>{line(run(text))}</w:tc>" for text in ("序号", "事项"))
    table = f'<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    return pages_of(raw_docx(line(run("国" * 28)) * 22 + looks + line(run("20260108")) + table + line(), section=PAGE))


def test_a_full_page_has_22_lines_of_28_characters_in_the_text_block(pages):
    first = pages[0]
    assert first.size == (210.0, 297.0)
    assert [each.count for each in first.lines] == [28] * 22
    assert first.block is not None
    assert (round(first.block.left), round(first.block.right)) == (28, 184)
    assert first.area.height == pytest.approx(225, abs=0.2)
    assert first.block.height == pytest.approx((21 * 28.95 + 16) * 25.4 / 72, abs=0.1)


def test_a_line_says_its_text_size_and_fonts(pages):
    title, second = pages[1].lines[:2]
    assert (title.text, title.size, title.family) == ("标题", 22.0, "小标宋")
    assert second.text == "一、（一）正文“文”——……"
    assert (second.count, second.size, second.family) == (14, 16.0, "仿宋")
    assert second.families == {"黑体", "楷体", "仿宋"}


def test_chinese_characters_and_signs_are_one_em_wide(pages):
    second = pages[1].lines[1]
    assert second.x1 - second.x0 == pytest.approx(14 * 15.75 * 25.4 / 72, abs=0.5)


def test_digits_of_the_body_are_half_an_em_wide(pages):
    third = pages[1].lines[2]
    assert third.x1 - third.x0 == pytest.approx(8 * 7.75 * 25.4 / 72, abs=0.2)


def test_cells_of_a_row_are_parted_by_a_tab(pages):
    assert pages[1].lines[3].text == "序号\t事项"


def test_a_document_is_printed_once(to_pdf):
    document = raw_docx("<w:p/>")
    first, second = to_pdf(document, document)
    assert first == second
    printed_at = first.stat().st_mtime_ns
    assert to_pdf(document)[0].stat().st_mtime_ns == printed_at


def test_margins_divide_body_from_header(to_pdf):
    document = raw_docx(line(run("在页边之内")))
    assert [each.text for each in pdf_pages(to_pdf(document)[0])[0].header] == ["在页边之内"]
    bare = pdf_pages(to_pdf(document)[0], (0, *GBT9704_MARGINS[1:]))[0]
    assert (bare.texts, bare.header) == (["在页边之内"], ())
