"""A docxtpl template filled by us: every feature docxtpl documents gives docxtpl's own parts; what it loses is said."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText

from drafter.base.errors import TypeFolderError
from drafter.doctypes.package import pack, unpack
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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("前{{r name }}后", "前甲后"),
        ("{{p name }}", "甲"),
        ("{{ 'A&B' }}{{ '<甲>' }}", "A&B<甲>"),
        ("{{ '甲\\n乙' }}", "甲\n乙"),
        ("{{ words|join('&') }}{% if both == 'A&B' %}同{% endif %}", "一&二同"),
        ("{{ both|e }}{{ both|escape }}", "A&BA&B"),
        ("{{ none|default('无') }}{{ missing|d('缺') }}", "无缺"),
        ("{{ yes }}{{ not yes }}", "是否"),
        ("{{ words|map('upper')|join('，') }}{% for pair in words|batch(2) %}{{ pair|length }}{% endfor %}", "一，二2"),
        ("{{ items|sum(attribute='count') }}{{ items|map(attribute='thing')|join('、') }}", "7借书、还书"),
        ("{% for g in items|groupby('thing') %}{{ g.grouper }}{% endfor %}", "借书还书"),
        ("{{ '%.2f'|format(3.14159) }}{{ '第%s号' % name }}{{ '{:,.1f}'.format(money) }}", "3.14第甲号12,345.7"),
        ("{{ '、'.join(words) }}{{ both.replace('A', 'C') }}", "一、二C&B"),
    ],
)
def test_words_of_answers_print_in_every_kind_of_tag(text: str, shown: str) -> None:
    values = {"name": "甲", "words": ("一", "二"), "both": "A&B", "none": "", "yes": True, "money": "12345.67"}
    items = ({"thing": "借书", "count": "3"}, {"thing": "还书", "count": "4"})
    (found,) = displayed(fill(paragraphs(text), {**values, "items": items}))
    assert found.text == shown


def test_what_a_value_says_is_never_read_as_a_tag() -> None:
    """Not in a footnote of a document with several sections either, which docxtpl prints once for each."""
    document = Document(io.BytesIO(with_footnotes("注{{ name }}")))
    document.add_section()
    filled = unpack(fill(saved(document), {"name": "{{ 1 + 1 }}"}))
    assert "注{{ 1 + 1 }}" in filled["word/footnotes.xml"].decode("utf-8")


def test_endnotes_are_printed_too() -> None:
    parts = unpack(with_footnotes("注{{ name }}"))
    renamed = {name.replace("footnotes", "endnotes"): data.replace(b"ootnote", b"ndnote") for name, data in parts.items()}
    renamed = {name: data.replace(b"fndnote", b"endnote") for name, data in renamed.items()}
    assert "注甲" in unpack(fill(pack(renamed), {"name": "甲"}))["word/endnotes.xml"].decode("utf-8")


def test_a_template_saved_as_dotx_is_filled() -> None:
    parts = unpack(paragraphs("{{ name }}"))
    types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert [each.text for each in displayed(fill(pack({**parts, "[Content_Types].xml": types}), {"name": "甲"}))] == ["甲"]


def test_a_rich_text_where_it_would_be_lost_is_refused() -> None:
    template = StrictTemplate(paragraphs("甲{{ rich }}乙"))
    with pytest.raises(TypeFolderError) as caught:
        template.print(rich(template))
    assert "富文本写在 {{ 名字 }} 里会丢失" in str(caught.value)


def test_the_first_of_nothing_is_said_without_a_python_name() -> None:
    message = fault(paragraphs("{{ words|first }}"), words=())
    assert "第1段「{{ words|first }}」：这里要的那一项没有" in message
    assert "None" not in message


@pytest.mark.parametrize("text", ["{{ '{0.__class__}'.format(name) }}", "{{ '{:{w}}'.format(name, w=9) }}"])
def test_a_pattern_reaches_into_nothing(text: str) -> None:
    assert "format" in fault(paragraphs(text), name="甲")


def test_the_row_of_a_loop_is_named_and_the_text_of_a_loop_inside() -> None:
    rows = ({"thing": "借书", "count": "3"}, {"thing": "还书", "count": "多"})
    docx = table(("{%tr for r in items %}", ""), ("{{ r.thing }}", "{{ '%d'|format(r.count) }}"), ("{%tr endfor %}", ""))
    assert "第1个表格第2行第2格「{{ '%d'|format(r.count) …」，循环到「还书、多」：" in fault(docx, items=rows)
    inside = paragraphs("{%p for r in items %}", "{%p for w in words %}", "{{ w.x }}", "{%p endfor %}", "{%p endfor %}")
    assert "第3段「{{ w.x }}」，循环到「借书、3」「甲」：" in fault(inside, items=rows, words=("甲", "乙"))


@pytest.mark.parametrize("tag", ["colspan x", "cellbg x", "vm"])
def test_what_a_tag_does_to_a_cell_fails_in_that_cell(tag: str) -> None:
    docx = table(("甲", "乙"), ("丙", f"{{% {tag} %}}丁"))
    assert f"第1个表格第2行第2格「{{% {tag} %}}丁」：" in fault(docx, name="甲")


def test_rows_that_word_marked_as_edited_keep_their_place() -> None:
    parts = unpack(table(("甲",), ("{%tr for r in x %}",), ("乙",), ("{%tr endfor %}",)))
    body = parts["word/document.xml"].replace(b"<w:tr>", b'<w:tr w:rsidR="00AB12CD" w:rsidTr="00AB12CD">')
    assert "第1个表格第2行第1格「{%tr for r in x %}」：没有“x”" in fault(pack({**parts, "word/document.xml": body}), name="甲")


@pytest.mark.parametrize(
    ("tag", "value", "sentence"),
    [
        ("colspan", "甲", "合并的列数应当是 1 到 63 的数，这里是“甲”"),
        ("colspan", "1000000000", "合并的列数应当是 1 到 63 的数"),
        ("cellbg", "红", "颜色应当是六位十六进制数，如 FFD9D9，这里是“红”"),
    ],
)
def test_a_cell_that_word_could_not_read_is_refused(tag: str, value: str, sentence: str) -> None:
    assert sentence in fault(table((f"{{% {tag} x %}}甲", "乙")), x=value)


def test_where_the_writers_own_dotx_lies_is_left_behind() -> None:
    parts = unpack(paragraphs("{{ name }}"))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f"<Relationship Id='rId1' Type='{office}/attachedTemplate' Target='file:///C:\\甲\\a.dotm' TargetMode='External'/>"
    whole = f"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{link}</Relationships>"
    own = f'<w:attachedTemplate xmlns:r="{office}" r:id="rId1"/>'.encode()
    settings = parts["word/settings.xml"].replace(b"<w:zoom", own + b"<w:zoom", 1)
    assert own in settings
    added = {"word/_rels/settings.xml.rels": whole.encode(), "word/settings.xml": settings}
    filled = fill(pack({**parts, **added}), {"name": "甲"})
    assert not any(b"a.dotm" in data or b"attachedTemplate" in data for data in unpack(filled).values())
    assert [each.text for each in displayed(filled)] == ["甲"]


def test_properties_linked_as_libreoffice_does_are_filled_and_stand_once() -> None:
    parts = unpack(around("", "", title="{{ name }}的函"))
    links = parts["_rels/.rels"].replace(
        b"/package/2006/relationships/metadata", b"/officedocument/2006/relationships/metadata"
    )
    assert links != parts["_rels/.rels"]
    filled = fill(pack({**parts, "_rels/.rels": links}), {"name": "甲"})
    assert Document(io.BytesIO(filled)).core_properties.title == "甲的函"
    assert unpack(filled)["_rels/.rels"].count(b"core-properties") == 1


def test_a_template_without_properties_gets_no_made_up_title() -> None:
    parts = unpack(paragraphs("{{ name }}"))
    link = re.compile(rb"<Relationship [^>]*core-properties[^>]*/>")
    parts["_rels/.rels"] = link.sub(b"", parts["_rels/.rels"])
    del parts["docProps/core.xml"]
    assert Document(io.BytesIO(fill(pack(parts), {"name": "甲"}))).core_properties.title == ""


def test_what_word_keeps_beside_a_document_is_no_reason_to_refuse_it() -> None:
    """Word 365 and WPS write all of these into ordinary documents."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = unpack(paragraphs("{{ name }}"))
    kept = {
        "customXml/item2.xml": b'<b:Sources xmlns:b="urn:x"/>',
        "word/people.xml": b'<w15:people xmlns:w15="urn:x"/>',
        "word/commentsIds.xml": b'<w16:ids xmlns:w16="urn:x"/>',
        "word/fonts/font1.odttf": bytes(range(32)),
        "word/glossary/document.xml": b'<w:glossaryDocument xmlns:w="urn:x"/>',
        "word/webSettings.xml": b'<w:webSettings xmlns:w="urn:x"/>',
    }
    kinds = ("customXml", "people", "commentsIds", "font", "glossaryDocument", "webSettings")
    targets = (f"/{name}" for name in kept)
    links = "".join(
        f'<Relationship Id="rIdK{at}" Type="{office}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(zip(kinds, targets, strict=True))
    )
    name = "word/_rels/document.xml.rels"
    types = parts["[Content_Types].xml"].replace(b"<Default ", b'<Default Extension="odttf" ContentType="x/y"/><Default ', 1)
    whole = parts[name].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    filled = fill(pack({**parts, **kept, name: whole, "[Content_Types].xml": types}), {"name": "甲"})
    assert [each.text for each in displayed(filled)] == ["甲"]
    assert kept.keys() <= unpack(filled).keys()
