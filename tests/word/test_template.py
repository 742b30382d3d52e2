"""A type's template as people change it: what they wrote stays, what editing left in it goes."""

import re

import pytest
from blockdocs import (
    TEMPLATE,
    block,
    body,
    counter,
    edited,
    names,
    numbered,
    paragraphs,
    part,
    rendered,
    table,
    text_of,
    value,
    with_paragraphs,
)
from libreoffice import saved_by_libreoffice

from drafter.base.errors import TypeFolderError
from drafter.doctypes.package import pack, unpack
from drafter.draft.blocks import Block, BlockKind
from drafter.draft.dates import parse_date
from drafter.reading.displayed import displayed
from drafter.word.xml import q

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def texts(docx):
    return [text_of(paragraph) for paragraph in paragraphs(docx)]


def test_text_before_and_behind_the_loop_stays(tmp_path):
    template = with_paragraphs("某某单位文件")
    behind = "<w:p><w:r><w:t>（此页无正文）</w:t></w:r></w:p>"
    template = edited("<w:sectPr>", f"{behind}<w:sectPr>", docx=template)
    docx = rendered(body("正文"), template=template, tmp_path=tmp_path)
    assert texts(docx) == ["某某单位文件", "正文", "（此页无正文）"]


def test_fields_print_as_written_with_their_line_breaks(tmp_path):
    template = with_paragraphs("{{ organisation }}（{{ year }}）{{ names }}", "{{ note }}", "{{ date }}")
    values = {
        "organisation": "A&B <局>",
        "year": "2026",
        "names": ("甲", "乙"),
        "note": "一\n二\x07",
        "date": parse_date("2026-01-08"),
    }
    docx = rendered(body("正文"), template=template, tmp_path=tmp_path, values=values)
    assert texts(docx)[:3] == ["A&B <局>（2026）甲、乙", "一\n二", "2026年1月8日"]


def test_conditions_and_filters_work_with_word_s_curly_quotes(tmp_path):
    template = with_paragraphs("{%p if year == “2026” %}", "{{ year|default(‘无’) }}年", "{%p endif %}")
    assert texts(rendered(body("甲"), template=template, tmp_path=tmp_path, values={"year": "2026"}))[0] == "2026年"
    assert texts(rendered(body("甲"), template=template, tmp_path=tmp_path, values={"year": "2027"})) == ["甲"]


def test_rows_of_a_user_s_own_table_are_repeated(tmp_path):
    cells = "".join(
        f"<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
        for text in ("{%tr for name in names %}", "{{ name }}", "{%tr endfor %}")
    )
    own = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{cells}</w:tbl>'
    template = edited("<w:body>", f"<w:body>{own}")
    docx = rendered(body("正文"), template=template, tmp_path=tmp_path, values={"names": ("甲", "乙&丙")})
    assert texts(docx) == ["甲", "乙&丙", "正文"]


def test_fields_print_in_headers_and_footers(tmp_path):
    template = edited(r"— </w:t>", r"{{ organisation }} — </w:t>", name="word/footer-default.xml")
    docx = rendered(body("正文"), template=template, tmp_path=tmp_path, values={"organisation": "A&B馆"})
    assert text_of(part(docx, "word/footer-default.xml")) == "A&B馆 — 1 —"


def test_an_empty_document_is_still_a_document():
    assert texts(rendered()) == []


def test_what_editing_left_in_a_template_is_left_behind(tmp_path):
    dirt = (
        '<w:p w:rsidR="00A1B2C3" w:rsidP="00A1B2C3"><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
        '<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00D4E5F6"><w:lastRenderedPageBreak/><w:t>留下</w:t></w:r>'
        '<w:del w:id="1" w:author="甲"><w:r><w:delText>删去</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="甲"><w:r><w:t>插入</w:t></w:r></w:ins>'
        '<w:commentRangeStart w:id="3"/><w:hyperlink w:anchor="_GoBack"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>'
    )
    template = edited("<w:body>", f"<w:body>{dirt}")
    rsids = (
        '<w:attachedTemplate r:id="rId1" xmlns:r="' + OFFICE + '"/><w:rsids><w:rsidRoot w:val="00A1B2C3"/></w:rsids><w:compat>'
    )
    template = edited("<w:compat>", rsids, name="word/settings.xml", docx=template)
    more = "".join(
        f'<Relationship Id="rId{index}" Type="{OFFICE}/{kind}" Target="{target}"/>' for index, (kind, target) in EXTRA.items()
    )
    template = edited("</Relationships>", f"{more}</Relationships>", name="word/_rels/document.xml.rels", docx=template)
    extra = {f"word/{target}": b"<x/>" for _, target in EXTRA.values()}
    template = pack({**unpack(template), **extra, "docProps/custom.xml": b"<x/>", "docProps/thumbnail.jpeg": b"x"})
    docx = rendered(body("正文"), template=template, tmp_path=tmp_path)
    assert texts(docx) == ["留下插入链接", "正文"]
    assert not [name for name in names(docx) if re.search("comments|custom|thumbnail|people", name, re.IGNORECASE)]
    whole = b"".join(unpack(docx).values())
    assert not re.search(rb"rsid|attachedTemplate|proofErr|_GoBack|lastRendered|w:(ins|del) |comment|External", whole)


EXTRA = {
    78: ("comments", "comments.xml"),
    79: ("customXml", "customXml/item1.xml"),
    81: ("people", "people.xml"),
}


def test_a_picture_in_the_template_stays(tmp_path):
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="9" cy="9"/><wp:docPr id="1" name="徽标"/><a:graphic '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x"><a:blip r:embed="rId90"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    template = edited("<w:body>", f"<w:body>{drawing}")
    link = f'<Relationship Id="rId90" Type="{OFFICE}/image" Target="media/logo.png"/></Relationships>'
    template = edited("</Relationships>", link, name="word/_rels/document.xml.rels", docx=template)
    template = edited(
        "<Default", '<Default Extension="png" ContentType="image/png"/><Default', name="[Content_Types].xml", docx=template
    )
    template = pack({**unpack(template), "word/media/logo.png": b"\x89PNG"})
    docx = rendered(body("正文"), template=template, tmp_path=tmp_path)
    assert unpack(docx)["word/media/logo.png"] == b"\x89PNG"
    assert b'PartName="/word/media/logo.png" ContentType="image/png"' in unpack(docx)["[Content_Types].xml"]
    without = edited('<Relationship Id="rId90"[^>]*>', "", name="word/_rels/document.xml.rels", docx=template)
    with pytest.raises(TypeFolderError, match="链接的图片"):
        rendered(body("正文"), template=without, tmp_path=tmp_path)


@pytest.mark.parametrize("data", [b"", b"not a docx", pack({"a": b"b"})], ids=["empty", "text", "zip"])
def test_what_is_no_template_is_refused_with_its_path(tmp_path, data):
    with pytest.raises(TypeFolderError) as caught:
        rendered(body("正文"), template=data, tmp_path=tmp_path)
    assert caught.value.problems[0].place.file == str(tmp_path / "document.docx")


def test_a_damaged_part_is_named(tmp_path):
    broken = pack({**unpack(TEMPLATE), "word/document.xml": b"<w:document"})
    with pytest.raises(TypeFolderError, match=r"word/document\.xml"):
        rendered(body("正文"), template=broken, tmp_path=tmp_path)


def test_entities_in_a_template_are_not_expanded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    parts = unpack(with_paragraphs("甲"))
    text = parts["word/document.xml"].decode("utf-8").replace("甲", "&e;")
    entity = f'standalone="yes"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    parts["word/document.xml"] = text.replace('standalone="yes"?>', entity).encode("utf-8")
    try:
        docx = rendered(body("正文"), template=pack(parts), tmp_path=tmp_path)
    except TypeFolderError:
        return
    assert "机密".encode() not in unpack(docx)["word/document.xml"]


def everything():
    """A document with every kind of block."""
    count = counter("一、", "（一）", "1.", "（1）")
    kinds = [kind for kind in BlockKind if kind not in (BlockKind.TABLE, BlockKind.HEADING, BlockKind.ITEM)]
    blocks = [block(kind, "" if kind is BlockKind.BLANK else f"〔{kind}〕") for kind in kinds]
    for level in (1, 2, 3, 4, 4, 1):
        number = count.next(level)
        blocks += [numbered(number, "独立标题", kind=BlockKind.HEADING), numbered(count.next(level), "其余。", lead="首句。")]
    blocks.append(table(("序号", "事项"), ("1", "甲")))
    blocks.append(table(("甲", "乙"), header_rows=0, ruled=False))
    return [*blocks, body("完"), *(Block(each.kind, each.runs, landscape=True) for each in (body("横版"),))]


def test_every_kind_of_block_is_printed_in_order():
    blocks = everything()
    words = [each.label + each.text for each in blocks if not each.table and each.kind is not BlockKind.CONTENTS]
    shown = [paragraph.shown for paragraph in displayed(rendered(*blocks)) if not paragraph.cell]
    assert [text for text in shown if text] == [text for text in words if text]


@pytest.fixture(scope="module")
def resaved(to_pdf, tmp_path_factory):
    """The bundled template as LibreOffice saves it: other ids, other names of parts, no hints."""
    to_pdf(rendered(body("甲")))  # skips where there is no LibreOffice
    return saved_by_libreoffice(TEMPLATE, tmp_path_factory.mktemp("resaved"))


def test_a_template_that_libreoffice_saved_still_prints_everything(resaved, tmp_path):
    def seen(docx):
        return [(each.shown, each.outline_level, each.style.lower()) for each in displayed(docx)]

    blocks = everything()
    assert seen(rendered(*blocks, template=resaved, tmp_path=tmp_path)) == seen(rendered(*blocks))


def test_a_template_that_libreoffice_saved_keeps_the_fonts_of_leads(resaved, tmp_path):
    docx = rendered(numbered(counter("一、").next(1), lead="首句。"), template=resaved, tmp_path=tmp_path)
    style = value(paragraphs(docx)[0], "r/rPr/rStyle")
    (lead,) = [each for each in part(docx, "word/styles.xml").iter(q("style")) if each.get(q("styleId")) == style]
    assert value(lead, "rPr/rFonts", "eastAsia") == "黑体"
    assert value(paragraphs(docx)[0], "r/rPr/rFonts", "hint") == "eastAsia"
