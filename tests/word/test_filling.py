"""A docxtpl template filled by us: every feature docxtpl documents gives docxtpl's own parts; what it loses is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText

from drafter.base.errors import TypeFolderError
from drafter.doctypes.package import unpack
from drafter.reading.displayed import displayed
from drafter.word.filling import StrictTemplate, Template, fill

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraphs(*texts: str) -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def table(*rows: tuple[str, ...]) -> bytes:
    document = Document()
    found = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(found.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return saved(document)


def around(header: str, footer: str, **properties: str) -> bytes:
    document = Document()
    document.add_paragraph("正文{{ name }}")
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    return saved(document)


def with_footnotes(text: str) -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = unpack(paragraphs("正文{{ name }}"))
    parts["word/footnotes.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{w}"><w:footnote w:id="1"><w:p><w:r><w:t>{text}'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rIdF" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def names(_template: DocxTemplate) -> dict[str, Any]:
    return {
        "name": "区图书馆",
        "yes": True,
        "no": False,
        "items": [{"thing": "借书", "count": 3}, {"thing": "还书", "count": 4}],
        "words": ["甲", "乙", "丙"],
        "n": 2,
        "colour": "FFD9D9",
    }


def rich(_template: DocxTemplate) -> dict[str, Any]:
    text = RichText("一", bold=True)
    text.add("二\n三", color="FF0000", font="eastAsia:仿宋")
    return {"rich": text, "listing": Listing("甲\n乙\a丙\t丁<&>")}


def picture(template: DocxTemplate) -> dict[str, Any]:
    return {"picture": InlineImage(template, io.BytesIO(PNG), width=Mm(20))}


FEATURES: dict[str, tuple[bytes, Callable[[DocxTemplate], dict[str, Any]]]] = {
    "values and filters": (paragraphs("{{ name }}共{{ items|length }}项", "{{ words|join('、') }}"), names),
    "paragraphs": (paragraphs("{%p if yes %}", "印", "{%p else %}", "不印", "{%p endif %}"), names),
    "loops of paragraphs": (paragraphs("{%p for w in words %}", "{{ loop.index }}{{ w }}", "{%p endfor %}"), names),
    "inline conditions": (paragraphs("甲{% if no %}乙{% endif %}丙"), names),
    "merging with the paragraph above": (paragraphs("甲", "{%- if yes %}", "乙", "{%- endif %}丙"), names),
    "rows": (
        table(("事项", "数量"), ("{%tr for r in items %}", ""), ("{{ r.thing }}", "{{ r.count }}"), ("{%tr endfor %}", "")),
        names,
    ),
    "columns": (table(("{%tc for w in words %}", "{{ w }}", "{%tc endfor %}"), ("甲", "乙", "丙")), names),
    "merged upright": (
        table(("{%tr for r in items %}", ""), ("{% vm %}{{ name }}", "{{ r.thing }}"), ("{%tr endfor %}", "")), names,
    ),
    "merged across": (table(("{%tc for w in words %}", "{% hm %}{{ name }}", "{%tc endfor %}")), names),
    "colspan": (table(("{% colspan n %}{{ name }}", "乙"),), names),
    "colour of a cell": (table(("{% cellbg colour %}{{ name }}", "乙"),), names),
    "rich text": (paragraphs("甲{{r rich }}乙", "{{ listing }}"), rich),
    "pictures": (paragraphs("甲{{ picture }}乙"), picture),
    "headers and footers": (around("眉{{ name }}", "脚{{ n }}"), names),
    "properties": (around("眉", "脚", title="{{ name }}的函", subject="{{ n }}"), names),
    "footnotes": (with_footnotes("注{{ name }}"), names),
    "escapes": (paragraphs("{_{ name }_} 和 {_% if %_}"), names),
    "comments": (paragraphs("甲{# 不印 #}乙", "{#p 整段不印 #}"), names),
}  # fmt: skip


def parts_of(template: DocxTemplate, context: dict[str, Any]) -> dict[str, bytes]:
    template.render(context)
    return unpack(saved(template))


@pytest.mark.parametrize("feature", FEATURES)
def test_without_strictness_every_part_is_docxtpls_own(feature: str) -> None:
    docx, context = FEATURES[feature]
    ours, stock = Template(io.BytesIO(docx)), DocxTemplate(io.BytesIO(docx))
    assert parts_of(ours, context(ours)) == parts_of(stock, context(stock))


@pytest.mark.parametrize("feature", FEATURES)
def test_strictly_the_same_is_shown(feature: str) -> None:
    docx, context = FEATURES[feature]
    ours, stock = StrictTemplate(docx), DocxTemplate(io.BytesIO(docx))
    ours.print(context(ours))
    stock.render(context(stock), autoescape=True)
    shown = [[(each.text, each.cell) for each in displayed(saved(template))] for template in (ours, stock)]
    assert shown[0] == shown[1]
    assert {name for name in unpack(saved(ours)) if "media" in name} == {
        name for name in unpack(saved(stock)) if "media" in name
    }


def fault(docx: bytes, **context: object) -> str:
    with pytest.raises(TypeFolderError) as caught:
        fill(docx, context)
    return " ".join(f"{problem.message} {problem.help}" for problem in caught.value.problems)


def test_values_print_as_written() -> None:
    (shown,) = displayed(fill(paragraphs("{{ name }}"), {"name": "A&B <党建>\n结束"}))
    assert shown.text == "A&B <党建>\n结束"


def test_a_missing_name_is_said_with_paragraph_and_nearest() -> None:
    message = fault(paragraphs("甲", "乙{{ naem }}"), name="x")
    assert "第2段「乙{{ naem }}」" in message
    assert "name" in message


def test_a_cell_and_the_item_of_its_loop_are_named() -> None:
    docx = table(("{%tr for w in words %}", ""), ("{{ w }}", "{{ w.count.x }}"), ("{%tr endfor %}", ""))
    message = fault(docx, words=["甲", "乙"])
    assert "第1个表格第2行第2格" in message
    assert "循环到「甲」" in message


@pytest.mark.parametrize(("header", "footer", "where"), [("{{ x }}", "", "页眉第1段"), ("", "{{ x }}", "页脚第1段")])
def test_headers_and_footers_are_named(header: str, footer: str, where: str) -> None:
    assert where in fault(around(header, footer), name="甲")


def test_properties_and_footnotes_are_named() -> None:
    assert "文档属性“title”" in fault(around("", "", title="{{ x }}"), name="甲")
    assert "脚注第1段" in fault(with_footnotes("{{ x }}"), name="甲")


def test_properties_hold_words_not_markup() -> None:
    docx = fill(around("", "", title="{{ name }}的函"), {"name": "A&B"})
    assert Document(io.BytesIO(docx)).core_properties.title == "A&B的函"


def test_a_template_gets_no_way_out() -> None:
    escape = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
    for text in (escape, "{{ 'a' * 10**9 }}", "{{ name|center(10**8) }}", "{% for i in range(10**9) %}x{% endfor %}"):
        assert fault(paragraphs(text), name="甲")


def test_the_same_input_gives_the_same_bytes_without_an_editors_name() -> None:
    document = Document()
    document.add_paragraph("{{ name }}")
    document.core_properties.last_modified_by = "某人"
    docx = saved(document)
    assert fill(docx, {"name": "甲"}) == fill(docx, {"name": "甲"})
    assert "某人".encode() not in unpack(fill(docx, {"name": "甲"}))["docProps/core.xml"]
