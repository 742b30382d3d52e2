"""A template that is wrong or hostile: refused, with the paragraph and the item where it fails; nothing is run or lost."""

import pytest
from blockdocs import TEMPLATE, block, body, edited, rendered, table, with_paragraphs

from drafter.base.errors import TypeFolderError
from drafter.doctypes.package import pack, unpack

VALUES = {"title": "标题", "names": ("甲", "乙")}


def fault(template, tmp_path, *blocks, **values):
    """Return all that is said about *template*."""
    with pytest.raises(TypeFolderError) as caught:
        rendered(*(blocks or (body("正文"),)), template=template, tmp_path=tmp_path, values=VALUES | values)
    assert caught.value.status == 4
    assert {problem.place.file for problem in caught.value.problems} == {str(tmp_path / "document.docx")}
    return "\n".join(f"{problem.message}　{problem.help}" for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("{{ cycler.__init__.__globals__.os.popen('id') }}", "没有“cycler”这个名字"),
        ("{{ title.__class__ }}", "“__class__”"),
        ("{{ ''['__class__'] }}", "“__class__”"),
        ("{{ blocks[0]._printer }}", "没有“_printer”这个名字"),
        ("{{ blocks[0].block }}", "没有“block”这个名字"),
        ("{{ range.__self__ }}", "没有“__self__”这个名字"),
        ("{{ self._TemplateReference__context }}", "没有“_TemplateReference__context”这个名字"),
        ("{{ tilte }}", "没有“tilte”这个名字　是不是“title”？"),
        ("{% if tilte %}{% endif %}", "没有“tilte”这个名字"),
        ("{% for x in names %}{{ x }}{{ tilte }}{% endfor %}", "循环到「甲」：没有“tilte”这个名字"),
        ("{{ 'a' * 1000000000 }}", "“a”不是数"),
        ("{{ ['a'] * 1000000000 }}", "不能这样用“*”"),
        ("{{ 10 ** 100 }}", "不能这样用“**”"),
        ("{{ '%100000000d' % 1 }}", "宽度太大"),
        ("{{ 'a'|center(100000000) }}", "宽度太大"),
        ("{{ 'a'|indent(100000000) }}", "宽度太大"),
        ("{{ '%100000000d'|format(1) }}", "宽度太大"),
        ("{{ title|safe }}", "没有“safe”这个过滤器"),
        ("{{ 'a'.ljust(100000000) }}", "宽度太大"),
        ("{{ 'a'.rjust(width=100000000) }}", "宽度太大"),
        ("{{ '1'.zfill(100000000) }}", "宽度太大"),
        ("{{ '{:100000000}'.format(1) }}", "宽度太大"),
        ("{{ 'a'['format'] }}", "不是文字"),
        ("{{ lipsum(1000) }}", "没有“lipsum”这个名字"),
        ("{{ range(1000000)|list }}", "循环太长"),
        (
            "{% for i in range(999) %}{% for j in range(999) %}{% for k in range(9) %}{% endfor %}{% endfor %}{% endfor %}",
            "循环太长",
        ),
        ("{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 30 + "{{ x }}", "文字太长"),
        ("{% set x = 'aaaaaaaaaa' %}" + "{% set x = x + x %}" * 30 + "{{ x }}", "文字太长"),
        ("{% set x = 'aaaaaaaaaa' %}" + "{% set x = x|replace('a', x) %}" * 9 + "{{ x }}", "文字太长"),
        ("{% set x = 'aaaaaaaaaa' %}" + "{% set x = [x, x, x, x]|join(x) %}" * 30 + "{{ x }}", "文字太长"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "不能用宏、引用、继承"),
        ("{% include '/etc/passwd' %}", "不能用宏、引用、继承"),
        ("{% import 'os' as os %}", "不能用宏、引用、继承"),
        ("{{ 1 / 0 }}", "除数是零"),
        ("{{ names.zzz }}", "没有“zzz”这个名字"),
        ("{{ blocks }}", "不是文字"),
        ("{{ names.index }}", "不是文字"),
        ("{{ _steps }}", "没有“_steps”这个名字"),
        ("{% do x %}", "没有“do”这个过滤器或标签"),
        ("{{ title title }}", "标签写法有误"),
        ("{{ title", "标签没有写完"),
        ("{% if title %}", "这里的 if 没有对应的 endif"),
        ("｛｛ title ｝｝", "全角的括号"),
        ("{％ if title ％}", "全角的括号"),
        ("{%p if title %}{%p endif %}", "后一个会失效"),
        ("{%p if title %} 这里有字", "标签旁边的文字会丢失"),
        ("{{ blocks[0][4] }}{{ blocks[0][4] }}", "印了两次"),
        ("{{ b.runs }}{{ b.runs }}", "一段里只能有一个"),
    ],
)
def test_a_tag_is_refused_with_its_paragraph(tmp_path, tag, sentence):
    said = fault(with_paragraphs("前言", tag), tmp_path)
    assert sentence in said
    assert "第2段「" in said


def test_the_item_of_the_loop_is_named(tmp_path):
    template = edited(r"(OfficialBody.{0,140}?)\{\{ b\.runs \}\}", r"\1{{ b.runs }}{{ b.foo }}")
    said = fault(template, tmp_path, block("title", "标题"), body("第一段正文"))
    assert "循环到第2项「第一段正文」：没有“foo”这个名字" in said


def test_what_is_offered_for_a_wrong_name_is_what_could_stand_there(tmp_path):
    """A field may be called like something of a block: neither is offered in the other's place, nor twice."""
    alone = fault(with_paragraphs("{{ zzz }}"), tmp_path, level="一级")
    assert alone.endswith("没有“zzz”这个名字　可用的有：title、names、level、标题、blocks")
    of_block = fault(with_paragraphs("{{ blocks[0].zzz }}"), tmp_path, level="一级")
    assert "blocks" not in of_block.partition("　")[2]
    assert "title" not in of_block.partition("　")[2]
    assert of_block.count("level") == 1
    assert fault(with_paragraphs("{{ names.zzz }}"), tmp_path).endswith("没有“zzz”这个名字　")
    assert fault(with_paragraphs("{{ blocks[0].rnus }}"), tmp_path).endswith("是不是“runs”？")


def test_a_place_in_a_table_is_said_by_row_and_cell(tmp_path):
    cells = "".join(f"<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("甲", "{{ foo }}"))
    own = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    said = fault(edited("<w:body>", f"<w:body>{own}"), tmp_path)
    assert "第1个表格第1行第2格「{{ foo }}」：没有“foo”这个名字" in said


def test_a_place_in_a_footer_says_so(tmp_path):
    said = fault(edited("— </w:t>", "{{ foo }}</w:t>", name="word/footer-even.xml"), tmp_path)
    assert "页脚第1段「{{ foo }}" in said


def test_blocks_that_cross_cells_are_found_before_they_tear_the_table(tmp_path):
    cells = "".join(
        f"<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("{% if title %}甲", "乙{% endif %}")
    )
    own = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    said = fault(edited("<w:body>", f"<w:body>{own}"), tmp_path)
    assert "第1个表格第1行第2格" in said
    assert "不在同一层" in said


def test_all_wrong_paragraphs_are_said_at_once(tmp_path):
    said = fault(with_paragraphs("｛｛ a ｝｝", "好的", "{%p if title %}字", "{%p endif %}"), tmp_path)
    assert "第1段" in said
    assert "第3段" in said


def test_a_kind_of_block_that_the_template_leaves_out_is_an_error(tmp_path):
    template = edited("(&quot;note&quot;.*?)b.runs", r"\1b.label")
    said = fault(template, tmp_path, body("正文"), block("note", "（2026年）"))
    assert "没有印出第2项「（2026年）」" in said


def test_a_block_printed_twice_is_an_error(tmp_path):
    template = edited(r'(<w:p><w:pPr><w:pStyle w:val="OfficialBody"/>.*?</w:p>)', r"\1\1")
    assert "循环到第1项「正文」：模板把同一项印了两次" in fault(template, tmp_path)


def test_a_table_without_a_sample_table_is_an_error(tmp_path):
    some = table(("甲",), ("乙",))
    assert "没有印出第1项（table）" in fault(edited("<w:tbl>.*?</w:tbl>", ""), tmp_path, some)
    as_text = edited("<w:tbl>.*?</w:tbl>", "<w:p><w:r><w:t>{{ b.runs }}</w:t></w:r></w:p>")
    assert "表格要印在样例表格里" in fault(as_text, tmp_path, some)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_a_part_that_defines_entities_is_refused_for_that_reason(tmp_path, name, encoding):
    parts = unpack(TEMPLATE)
    xml = parts[name].decode("utf-8").partition("?>")[2].strip()
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    parts[name] = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{xml}'.encode(encoding)
    assert fault(pack(parts), tmp_path) == f"模板中的 {name} 带有 DTD（实体定义），不能使用　"


def test_damaged_content_types_are_said(tmp_path):
    assert "[Content_Types].xml 已损坏" in fault(pack({**unpack(TEMPLATE), "[Content_Types].xml": b"<Types"}), tmp_path)


def test_endless_output_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("drafter.word.running.MOST_PRINTED", 10_000)
    template = with_paragraphs("{% for i in range(1000) %}0123456789{% endfor %}")
    assert "印出的内容太多" in fault(template, tmp_path)
