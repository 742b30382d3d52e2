"""The check of a template: each fault is found in its paragraph or cell, good templates are left in peace."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from drafter.base.problems import Level
from drafter.doctypes.document_type import load_type
from drafter.doctypes.form import read_type
from drafter.doctypes.locations import bundled
from drafter.doctypes.package import pack, unpack
from drafter.draft.fields import Form
from drafter.word.checking import check_template

BUNDLED = sorted(folder.name for folder in bundled().iterdir() if (folder / "type.yaml").exists())
FORM = """\
name: 便函
fields:
  name: {kind: line, label: 收件人}
  words: {kind: list, label: 抄送}
  items: {kind: table, label: 事项, columns: {thing: 事项, count: 数量}}
"""
ALL = ("{{ name }}", "{%p for w in words %}", "{{ w }}", "{%p endfor %}", "{{ items|length }}")


def form(text: str = FORM) -> Form:
    found, problems = read_type(text, "letter", "type.yaml")
    assert problems == []
    return found.form


def letter(*texts: str, cells: tuple[tuple[str, ...], ...] = (), header: str = "") -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    if cells:
        table = document.add_table(rows=len(cells), cols=len(cells[0]))
        for row, words in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = header
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def said(docx: bytes, of: Form | None = None) -> list[str]:
    return [f"{each.message} {each.help}" for each in check_template(docx, of or form(), None, "document.docx")]


IN_PARAGRAPHS = [
    (("｛｛ name ｝｝",), "第1段「｛｛ name ｝｝」：标签里有全角的括号"),
    (("{％p if name ％}",), "全角的括号或百分号"),
    (("{%p if name %}{%p if words %}",), "一段里有两个这样的标签"),
    (("{%p if name %}甲", "乙", "{%p endif %}"), "标签旁边的文字会丢失"),
    (("{%p if name %}{{ name }}", "乙", "{%p endif %}"), "标签旁边的文字会丢失"),
    (("{%p if name %}", "乙"), "没有对应的 endif"),
    (("乙", "{%p endif %}"), "第2段「{%p endif %}」：这里的 endif 前面没有 if"),
    (("{%p for w in words %}", "{%p if name %}", "{%p endfor %}", "{%p endif %}"), "不在同一层"),
    (("{% if name %}甲", "乙{% endif %}"), "不在同一层"),
    (("{%p else %}",), "这里的 else 前面没有 if"),
    (("{{ nmae }}",), "没有“nmae”这个名字 是不是“name”"),
    (("{{ name|uper }}",), "没有“uper”这个过滤器 是不是“upper”"),
    (("{%p fro w in words %}", "{%p endfor %}"), "没有“fro”这个标签 是不是“for”"),
    (("{%pif name %}", "{%p endif %}"), "p 后面要空一格"),
    (("{% p if name %}", "{%p endif %}"), "标签写法有误"),
    (("{{ name }",), "标签没有写完"),
    (("{{ name", "}}"), "第1段「{{ name」：标签没有写完"),
    (("name }}",), "标签只有后一半"),
    (("{{ name %}",), "标签的头尾不配"),
    (("{ { name } }",), "标签的括号中间有空格"),
    (("{{ }}",), "标签里没有内容"),
    (("{{ name｜upper }}",), "全角的“｜”"),
    (("{%p if name ＝＝ '甲' %}", "{%p endif %}"), "全角的“＝”"),
    (("{%tr for w in words %}",), "只能用在表格里"),
    (("{%p for w in name %}", "{{ w }}", "{%p endfor %}"), "“收件人”不是一列，不能循环"),
    (("{%p for r in items %}", "{{ r.thnig }}", "{%p endfor %}"), "“r”没有“thnig” 是不是“thing”"),
    (("{{ name name }}",), "标签写法有误"),
    (("{%p macro x() %}", "{%p endmacro %}"), "模板里不能用宏"),
    (("{%p include 'x' %}",), "模板里不能用宏"),
    (("{%p if words|length % 2 %}", "{%p endif %}"), "{%p %} 里面不能有“%”和“}”"),
    (("{%p if name == '100%' %}", "{%p endif %}"), "{%p %} 里面不能有“%”和“}”"),
    (("{ if name %}",), "标签只有后一半"),
    (("{% if name % }甲{% endif %}",), "标签没有写完"),
    (("{% filter upper %}甲{% endfilter %}",), "成块的过滤器"),
    (("{% vm %}{{ name }}",), "{% vm %} 只能用在表格里"),
    (("{% cellbg name %}甲",), "{% cellbg %} 只能用在表格里"),
]


@pytest.mark.parametrize(("texts", "sentence"), IN_PARAGRAPHS)
def test_a_fault_in_a_paragraph(texts: tuple[str, ...], sentence: str) -> None:
    found = said(letter(*texts))
    assert any(sentence in each for each in found), found


IN_TABLES = [
    ((("{%tr for r in items %}", "甲"), ("{{ r.thing }}", ""), ("{%tr endfor %}", "")), "第1个表格第1行第1格"),
    ((("{%tr for r in items %}", "{%tr endfor %}"), ("甲", "乙")), "这一行里有两个这样的标签"),
    ((("{% for r in items %}", "{% endfor %}"), ("甲", "乙")), "不在同一层"),
    ((("甲", "{{ nmae }}"), ("丙", "丁")), "第1个表格第1行第2格「{{ nmae }}」"),
    (
        (("{%tr for r in items %}", ""), ("{{ r.thing }}", "{{ r.x }}"), ("{%tr endfor %}", "")),
        "第1个表格第2行第2格「{{ r.x }}」",
    ),
]


@pytest.mark.parametrize(("cells", "sentence"), IN_TABLES)
def test_a_fault_in_a_table_names_the_cell(cells: tuple[tuple[str, ...], ...], sentence: str) -> None:
    found = said(letter(*ALL, cells=cells))
    assert any(sentence in each for each in found), found


def test_a_fault_in_the_header() -> None:
    assert any("页眉第1段「{{ nmae }}」" in each for each in said(letter(*ALL, header="{{ nmae }}")))


def test_a_fault_in_a_property_of_the_document() -> None:
    document = Document(io.BytesIO(letter(*ALL)))
    document.core_properties.title = "{{ nmae }}的函"
    stream = io.BytesIO()
    document.save(stream)
    assert any("文档属性“title”：没有“nmae”这个名字 是不是“name”" in each for each in said(stream.getvalue()))


def test_a_field_that_only_a_property_names_is_used() -> None:
    document = Document(io.BytesIO(letter(*ALL[1:])))
    document.core_properties.subject = "{{ name }}"
    stream = io.BytesIO()
    document.save(stream)
    assert said(stream.getvalue()) == []


def test_all_faults_are_said_at_once() -> None:
    assert len(said(letter("{{ nmae }}", "{{ wrods }}", header="{{ itmes }}"))) == 3


def test_a_tag_that_word_tore_apart_is_no_fault() -> None:
    parts = unpack(letter(*ALL))
    torn = parts["word/document.xml"].replace(
        b"{{ name }}", b'{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>{ name }}'
    )
    assert said(pack({**parts, "word/document.xml": torn})) == []


def test_a_field_that_prints_nowhere_is_a_warning() -> None:
    (problem,) = check_template(letter(*ALL[:-1]), form(), None, "document.docx")
    assert (problem.level, "“事项”（items）" in problem.message) == (Level.WARNING, True)


def test_an_outline_needs_the_loop_over_the_blocks() -> None:
    with_body = form(FORM + "  body: {kind: outline, label: 正文}\n")
    assert any("没有印“正文”的循环" in each for each in said(letter(*ALL), with_body))
    assert any("“正文”是成段的内容" in each for each in said(letter(*ALL, "{{ body }}"), with_body))


def test_a_field_may_be_named_by_its_label() -> None:
    assert said(letter("{{ 收件人 }}", *ALL[1:])) == []


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_types_are_without_fault(name: str) -> None:
    found = load_type(bundled() / name)
    assert check_template(found.template.read_bytes(), found.form, found, "document.docx") == []


def test_a_sample_that_is_missing_is_found_by_printing(tmp_path: Path) -> None:
    found = load_type(bundled() / "work-plan")
    parts = unpack(found.template.read_bytes())
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "type.yaml").write_bytes((found.folder / "type.yaml").read_bytes())
    body = parts["word/document.xml"].decode()
    start = body.index("<w:tbl>")
    end = body.index("</w:tbl>") + len("</w:tbl>")
    (folder / "document.docx").write_bytes(pack({**parts, "word/document.xml": (body[:start] + body[end:]).encode()}))
    broken = load_type(folder)
    problems = check_template(broken.template.read_bytes(), broken.form, broken, "document.docx")
    assert ["table" in each.message for each in problems] == [True]


def tried(tmp_path: Path, *texts: str, of: str = FORM) -> list[str]:
    """What is said of a letter that is printed as well."""
    (tmp_path / "type.yaml").write_text(of, encoding="utf-8")
    (tmp_path / "document.docx").write_bytes(letter(*texts))
    found = load_type(tmp_path)
    docx = found.template.read_bytes()
    return [f"{each.message} {each.help}" for each in check_template(docx, found.form, found, "document.docx")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ items }}", "表格不能整个印出，要用循环一行一行印"),
        ("{% for r in items %}{{ r }}{% endfor %}", "表格不能整个印出"),
        ("{{ items|join(“、”) }}", "表格不能整个印出"),
        ("{{ items[0].thnig }}", "没有“thnig”这个名字"),
        ("{% for w in words %}{% endfor %}{{ w }}", "没有“w”这个名字"),
        ("{{ name.nothing }}", "文字的“nothing”"),
        ("{% if not name %}{{ name.nothing }}{% endif %}", "不必填的项都没有填时，这一处出错"),
        ("{{ words[0] }}", "不必填的项都没有填时，这一处出错"),
        ("{% for i in range(10**9) %}甲{% endfor %}", "不能这样用“**”"),
    ],
)
def test_a_fault_that_only_printing_shows(tmp_path: Path, text: str, sentence: str) -> None:
    found = tried(tmp_path, *ALL, text)
    assert any(sentence in each for each in found), found


GOOD = [
    ("{%- if name -%}甲{%- endif -%}",),
    ("{%p if name -%}", "甲", "{%p endif %}"),
    ("{# 说明：（全角） #}", "文字{# 说明 #}"),
    ("{% if name %}甲{% else %}乙{% endif %}，{% for w in words %}{{ w }}{% if not loop.last %}、{% endif %}{% endfor %}",),
    (
        "{%p set n = namespace(count=0) %}",
        "{%p for w in words %}",
        "{% set n.count = n.count + 1 %}{{ n.count }}",
        "{%p endfor %}",
    ),
    ("{{ name|upper|default(“无”) }}{{ words|join(‘，’) }}{{ name|replace(“甲”, “乙”) }}",),
    ("{%p for r in items %}", "{{ loop.index }}.{{ r.thing }}{{ r[“count”] }}", "{%p else %}", "无", "{%p endfor %}"),
    ("{%p if name %}", "甲", "{%p elif words %}", "乙", "{%p else %}", "丙", "{%p endif %}"),
    ("{% raw %}{{ 原样 }}{% endraw %}", "{_{ 不是标签 }_}"),
    ("{%p for r in items %}", "{%p for w in words %}", "{{ w }}{{ r.thing }}", "{%p endfor %}", "{%p endfor %}"),
    ("{% with z = name %}{{ z }}{% endwith %}{{ “有” if words else “无” }}{{ items|length + 1 }}{{ name[:2] }}",),
    ("集合｛甲｝、{ 乙 }", "百分之百（100%）"),
    ("完成率{{ name }}（100% }）", "甲{ 50% }乙", "占比{50%}，集合{甲{乙}}"),
    ("{% if words|length % 2 == 0 %}双{% endif %}{{ '%.1f'|format(1) }}", "{{ items|sum(attribute='count') }}"),
]


@pytest.mark.parametrize("texts", GOOD)
def test_a_good_template_is_left_in_peace(tmp_path: Path, texts: tuple[str, ...]) -> None:
    assert tried(tmp_path, *ALL, *texts) == []


BOX = """<w:p {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>
</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></w:pict>
</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>框外{{{{ name }}}}</w:t></w:r></w:p>"""


def boxed(*texts: str) -> bytes:
    """A letter with a text box, as Word writes one: for itself and once more for older programs."""
    document = Document(io.BytesIO(letter(*ALL)))
    words = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    document.element.body.insert(0, parse_xml(BOX.format(ns=nsdecls("w"), words=words).replace("\n", "")))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_text_box_is_checked_too() -> None:
    assert said(boxed("{%p for w in words %}", "{{ w }}", "{%p endfor %}", "{%p if name %}", "甲", "{%p endif %}")) == []
    assert any("「{{ nmae }}」：没有“nmae”这个名字" in each for each in said(boxed("{{ nmae }}")))
    assert any("没有对应的 endif" in each for each in said(boxed("{%p if name %}")))


def test_loops_may_stand_in_tables_in_tables() -> None:
    document = Document(io.BytesIO(letter(*ALL)))
    outer = document.add_table(rows=3, cols=1)
    inner = outer.cell(1, 0).add_table(3, 1)
    for table, texts in (
        (outer, ("{%tr for r in items %}", "", "{%tr endfor %}")),
        (inner, ("{%tr for w in words %}", "{{ r.thing }}{{ w }}", "{%tr endfor %}")),
    ):
        for row, text in zip(table.rows, texts, strict=True):
            row.cells[0].paragraphs[0].text = text
    stream = io.BytesIO()
    document.save(stream)
    assert said(stream.getvalue()) == []
