"""Types that an office makes itself: ``drafter types new``, ``check`` and ``adopt``, and what they are used for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commands import Run
from docx import Document
from libreoffice import saved_by_libreoffice

from drafter.doctypes.document_type import load_type
from drafter.doctypes.locations import bundled
from drafter.doctypes.package import unpack
from drafter.reading.displayed import displayed

LETTER = ("关于{{ matter }}的函", "{{ 收件人 }}：", "{%p for c in copies %}", "抄送{{ c }}", "{%p endfor %}", "{{ date }}")
ANSWERS = """\
type: letter
matter: A&B <借书>
收件人: 某单位
copies: [甲, 乙]
date_text: 即日
items:
  - {thing: 还书, count: 2}
  - [借书, 3]
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    document = Document()
    for text in LETTER:
        document.add_paragraph(text.replace("{{ date }}", "{{ date }}{% if urgent %}（急）{% endif %}"))
    table = document.add_table(rows=3, cols=2)
    for row, texts in zip(
        table.rows, (("{%tr for r in items %}", ""), ("{{ r.thing }}", "{{ r.count }}"), ("{%tr endfor %}", "")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = tmp_path / "letter.docx"
    document.save(str(path))
    return path


def shown(path: Path) -> list[str]:
    return [each.label + each.text for each in displayed(path) if each.label + each.text]


def test_a_new_type_is_ready_to_be_filled(run: Run, tmp_path: Path) -> None:
    made = run("types", "new", "通知", "--from", "work-plan")
    folder = tmp_path / "home" / "drafter" / "templates" / "通知"
    folders = [path.parent for path in (tmp_path / "home").rglob("type.yaml")]
    assert (made.status, folder.name in made.err, [each.name for each in folders]) == (0, True, ["通知"])
    assert run("types", "check", folders[0]).out == f"没有发现问题：{folders[0]}\n"
    assert run("new", "通知").status == 0
    (tmp_path / "a.yaml").write_text("type: 通知\ntitle: 关于开会的通知\nbody: |\n  # 时间\n", encoding="utf-8")
    assert run("render", "a.yaml").status == 0
    assert shown(tmp_path / "a.docx") == ["关于开会的通知", "一、时间"]


def test_a_type_that_is_there_is_not_replaced(run: Run) -> None:
    assert run("types", "new", "通知", "-o", "types/通知").status == 0
    again = run("types", "new", "通知", "-o", "types/通知")
    assert (again.status, "已经有了" in again.err) == (5, True)


@pytest.mark.parametrize("name", ["a b", "..", "甲/乙"])
def test_a_name_that_cannot_name_a_folder_is_refused(run: Run, name: str) -> None:
    assert run("types", "new", name).status == 2


def test_faults_are_listed_with_their_places_and_status_four(run: Run, tmp_path: Path) -> None:
    run("types", "new", "函", "-o", "函")
    document = Document(str(tmp_path / "函" / "document.docx"))
    document.paragraphs[0].insert_paragraph_before("{{ titel }}")
    document.save(str(tmp_path / "函" / "document.docx"))
    checked = run("types", "check", "函")
    assert (checked.status, "第1段「{{ titel }}」" in checked.err, "title" in checked.err) == (4, True, True)
    (found,) = json.loads(run("types", "check", "函", "--json").out)
    assert [each["level"] for each in found["problems"]] == ["error"]


def test_faults_of_form_and_template_are_said_together(run: Run, tmp_path: Path) -> None:
    run("types", "new", "函", "-o", "函")
    form = tmp_path / "函" / "type.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("kind: outline", "kind: outlien", 1), encoding="utf-8")
    document = Document(str(tmp_path / "函" / "document.docx"))
    document.paragraphs[0].insert_paragraph_before("｛｛ title ｝｝")
    document.save(str(tmp_path / "函" / "document.docx"))
    checked = run("types", "check", "函")
    assert ("outlien" in checked.err, "全角的括号" in checked.err, checked.status) == (True, True, 4)


def test_no_folder_to_check(run: Run) -> None:
    assert run("types", "check", "没有").status == 2


def test_a_docxtpl_template_becomes_a_type_that_renders(run: Run, letter: Path, tmp_path: Path) -> None:
    adopted = run("types", "adopt", letter, "-o", "types/letter")
    assert (adopted.status, "date_text" in adopted.err) == (0, False)
    described = json.loads(run("types", "show", "letter", "--json", "--templates", "types").out)
    kinds = {field["key"]: (field["kind"], field["required"]) for field in described["fields"]}
    assert kinds == {
        "matter": ("line", True),
        "收件人": ("line", True),
        "copies": ("list", False),
        "date": ("date", False),
        "urgent": ("yesno", False),
        "items": ("table", False),
    }
    assert next(field["columns"] for field in described["fields"] if field["key"] == "items") == {
        "thing": "thing",
        "count": "count",
    }
    assert "各列：thing、count" in run("types", "show", "letter", "--templates", "types").out
    assert run("types", "check", "types/letter").status == 0
    answers = ANSWERS.replace("date_text: 即日", "date: 2026-1-8\nurgent: 是")
    (tmp_path / "a.yaml").write_text(answers, encoding="utf-8")
    assert run("render", "a.yaml", "--templates", "types").status == 0
    assert shown(tmp_path / "a.docx") == [
        *("关于A&B <借书>的函", "某单位：", "抄送甲", "抄送乙", "2026年1月8日（急）", "还书", "2", "借书", "3"),
    ]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ('{% for r in rows %}{{ r["count"] }}{{ r.thing }}{% endfor %}', {"rows": ("table", "count thing")}),
        ("{{ rows[0].thing }}", {"rows": ("table", "thing")}),
        ("{{ name.upper() }}{{ words[0] }}", {"name": ("line", ""), "words": ("list", "")}),
        ("{{ names|join('、') }}共{{ all|length }}人", {"names": ("list", ""), "all": ("list", "")}),
        ("{{ '、'.join(names) }}", {"names": ("list", "")}),
        ("{% if note|length > 3 %}{{ note }}{% endif %}", {"note": ("line", "")}),
        (
            "{{ price|int * 2 }}{{ '%.2f'|format(sum) }}{{ '{:,}'.format(all) }}",
            dict.fromkeys(("price", "sum", "all"), ("number", "")),
        ),
        ("{{ rows|sum(attribute='count') }}{{ rows|map(attribute='thing')|join }}", {"rows": ("table", "count thing")}),
        ("{% for r in rows|selectattr('due') %}{{ r.thing }}{% endfor %}", {"rows": ("table", "due thing")}),
        ("{% for i in range(times|int) %}{{ i }}{% endfor %}", {"times": ("number", "")}),
        ("{{ a - b }}{{ c + 1 }}{{ d|round(1) }}", dict.fromkeys("abcd", ("number", ""))),
        ("{% if a > 3 %}多{% endif %}{% if b == 1 %}一{% endif %}", dict.fromkeys("ab", ("number", ""))),
        ("{{ a + b }}", dict.fromkeys("ab", ("line", ""))),
        ("{{ (a + b) / 2 }}{{ -c }}{% for i in range(d) %}{% endfor %}", dict.fromkeys("abcd", ("number", ""))),
        ("{{ marks|sum }}{{ marks|max }}{% for x in marks %}{{ x * 2 }}{% endfor %}", {"marks": ("list", "")}),
        ("{% if open == true %}开{% endif %}", {"open": ("yesno", "")}),
        ("{{ rows|sort(attribute='age')|map(attribute='name')|join }}", {"rows": ("table", "name age")}),
        ("{% with x = name %}{{ x }}{% endwith %}{% set y, z = name, name %}{{ y }}", {"name": ("line", "")}),
        ("{{ br }}{{ snippet }}", {"br_text": ("line", ""), "snippet_text": ("line", "")}),
        ("{% if level == “特急” %}急{% endif %}", {"level": ("line", "")}),
        ("{% if urgent %}急{% endif %}", {"urgent": ("yesno", "")}),
        ("{{ type }}{{ type_text }}", {"type_text_": ("line", ""), "type_text": ("line", "")}),
        ("{{ yes }}{{ null }}", {"yes": ("line", ""), "null": ("line", "")}),
    ],
)
def test_the_form_follows_from_how_a_name_is_used(
    run: Run, tmp_path: Path, text: str, fields: dict[str, tuple[str, str]]
) -> None:
    document = Document()
    document.add_paragraph(text)
    document.save(str(tmp_path / "x.docx"))
    assert run("types", "adopt", "x.docx", "-o", "types/x").status == 0
    form = load_type(tmp_path / "types/x").form
    found = {key: (str(each.kind), " ".join(column.key for column in each.columns)) for key, each in form.fields.items()}
    assert found == fields


def test_what_is_left_out_is_said_before_anything_is_written(run: Run, letter: Path, tmp_path: Path) -> None:
    run("types", "adopt", letter, "-o", "types/letter")
    (tmp_path / "a.yaml").write_text("type: letter\nmatter: 甲\n", encoding="utf-8")
    rendered = run("render", "a.yaml", "--templates", "types")
    assert (rendered.status, "收件人" in rendered.err, (tmp_path / "a.docx").exists()) == (3, True, False)


def test_columns_are_checked_in_the_answers(run: Run, letter: Path, tmp_path: Path) -> None:
    run("types", "adopt", letter, "-o", "types/letter")
    (tmp_path / "a.yaml").write_text(
        "type: letter\nmatter: 甲\n收件人: 乙\nitems:\n  - {thnig: 借书}\n  - [1, 2, 3]\n", encoding="utf-8"
    )
    said = run("render", "a.yaml", "--templates", "types").err
    assert ("a.yaml:5:6" in said, "是不是“thing”" in said, "这一行有3格" in said) == (True, True, True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ client.name }}", "“client.name”得不出字段"),
        ("{% for r in rows %}{% for x in r.parts %}{{ x }}{% endfor %}{% endfor %}", "这样的循环得不出字段"),
        ("{%p for r in items %}", "没有对应的 endfor"),
        ("没有标签", "模板里没有标签"),
        ("{{ type", "标签没有写完"),
        ("{% for g in rows|groupby('kind') %}{{ g.grouper }}{% endfor %}", "这样的循环得不出字段"),
        ("{{ ''.__class__ }}{{ name }}", "不能用文字的“__class__”"),
        ("{{ 'a' * 10**9 }}{{ name }}", "不能这样用"),
        ("{{ day.strftime('%Y') }}", "日期印成“2026年1月5日”的样子，写 {{ day }} 就行"),
        ("{{ " + "(" * 3000 + "name" + ")" * 3000 + " }}", "嵌套太深"),
        ("{{ name|uper }}", "没有“uper”这个过滤器"),
    ],
)
def test_a_template_that_gives_no_form_is_refused(run: Run, tmp_path: Path, text: str, sentence: str) -> None:
    document = Document()
    document.add_paragraph(text)
    document.save(str(tmp_path / "x.docx"))
    adopted = run("types", "adopt", "x.docx", "-o", "types/x")
    assert (adopted.status, sentence in adopted.err, (tmp_path / "types" / "x").exists()) == (4, True, False)


def test_numbers_of_a_form_are_counted_with(run: Run, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ a * 2 }}，{{ b - 1 }}，{{ a + b }}，{{ a }}")
    document.save(str(tmp_path / "x.docx"))
    assert run("types", "adopt", "x.docx", "-o", "types/x").status == 0
    (tmp_path / "a.yaml").write_text("type: x\na: 3.50\nb: 4\n", encoding="utf-8")
    assert run("render", "a.yaml", "--templates", "types").status == 0
    assert shown(tmp_path / "a.docx") == ["7.0，3，7.5，3.50"]


def test_widths_and_colours_of_cells_may_come_from_the_answers(run: Run, tmp_path: Path) -> None:
    """Names in them are no reason to refuse the template; an empty one leaves the cell as it is."""
    document = Document()
    table = document.add_table(rows=4, cols=2)
    rows = (("{%tr for r in rows %}", ""), ("{% cellbg r.colour %}{{ r.thing }}", "乙"), ("{%tr endfor %}", ""))
    for row, texts in zip(table.rows, (*rows, ("{% colspan wide %}{% cellbg shade %}总", "计")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "x.docx"))
    assert run("types", "adopt", "x.docx", "-o", "types/x").status == 0
    assert run("types", "check", "types/x").status == 0
    answers = "type: x\nwide: 2\nshade: FFD9D9\nrows:\n  - {thing: 甲, colour: '00FF00'}\n  - {thing: 丙}\n"
    (tmp_path / "a.yaml").write_text(answers, encoding="utf-8")
    assert run("render", "a.yaml", "--templates", "types").status == 0
    xml = unpack((tmp_path / "a.docx").read_bytes())["word/document.xml"].decode("utf-8")
    assert re.findall('w:fill="([^"]*)"', xml) == ["00FF00", "auto", "FFD9D9"]
    assert '<w:gridSpan w:val="2"/>' in xml


def test_a_damaged_template_is_called_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"PK")
    said = run("types", "adopt", "x.docx", "-o", "types/x").err
    assert ("x.docx: 模板不是 .docx 文件" in said, (tmp_path / "types").exists()) == (True, False)


def test_a_name_in_the_properties_is_asked_for_too(run: Run, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("致{{ guest }}")
    document.core_properties.title = "致{{ guest }}的{{ matter }}函"
    document.save(str(tmp_path / "x.docx"))
    assert run("types", "adopt", "x.docx", "-o", "types/x").status == 0
    (tmp_path / "a.yaml").write_text("type: x\nguest: 甲\nmatter: 邀请\n", encoding="utf-8")
    assert run("render", "a.yaml", "--templates", "types").status == 0
    assert Document(str(tmp_path / "a.docx")).core_properties.title == "致甲的邀请函"


def test_what_only_a_filled_field_can_give_is_required(run: Run, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ words[0] }}{{ note|default('无') }}{{ count|int }}{% if size > 2 %}大{% endif %}")
    document.add_paragraph("{{ other or '缺' }}{% if many and many > 2 %}多{% endif %}")
    document.save(str(tmp_path / "x.docx"))
    assert run("types", "adopt", "x.docx", "-o", "types/x").status == 0
    required = {key: each.required for key, each in load_type(tmp_path / "types/x").form.fields.items()}
    assert required == {"words": True, "note": False, "count": True, "size": True, "other": False, "many": False}
    assert run("types", "check", "types/x").status == 0
    (tmp_path / "a.yaml").write_text("type: x\nwords: [一]\ncount: 3\nsize: 10\n", encoding="utf-8")
    assert run("render", "a.yaml", "--templates", "types").status == 0
    assert shown(tmp_path / "a.docx") == ["一无3大", "缺"]


def test_a_tag_that_every_file_has_otherwise_keeps_its_name_in_the_template(run: Run, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ body }}，{{ type }}")
    document.save(str(tmp_path / "x.docx"))
    assert "“body”另有用处，字段的键改作“body_text”" in run("types", "adopt", "x.docx", "-o", "types/x").err
    (tmp_path / "a.yaml").write_text("type: x\nbody_text: 正文\ntype_text: 公函\n", encoding="utf-8")
    assert run("render", "a.yaml", "--templates", "types").status == 0
    assert shown(tmp_path / "a.docx") == ["正文，公函"]


def test_what_is_still_to_be_filled_is_printed_counted_and_refused_when_strict(run: Run, letter: Path, tmp_path: Path) -> None:
    """Also where a template names the fields itself, and the text has no blocks."""
    run("types", "adopt", letter, "-o", "types/letter")
    (tmp_path / "a.yaml").write_text(
        "type: letter\nmatter: 借书\n收件人: 【待填：收件人】\nitems: 【待填：事项】\n", encoding="utf-8"
    )
    drafted = run("render", "a.yaml", "--templates", "types")
    assert (drafted.status, "还有 2 处" in drafted.err) == (0, True)
    assert shown(tmp_path / "a.docx") == ["关于借书的函", "【待填：收件人】：", "【待填：事项】"]
    refused = run("render", "a.yaml", "--templates", "types", "--strict")
    assert (refused.status, "a.yaml:3:6" in refused.err, "【待填：事项】" in refused.err) == (1, True, True)


def test_what_is_required_and_left_out_is_marked_in_a_draft(run: Run, letter: Path, tmp_path: Path) -> None:
    run("types", "adopt", letter, "-o", "types/letter")
    form = tmp_path / "types/letter/type.yaml"
    form.write_text(form.read_text("utf-8").replace("kind: table", "kind: table\n    required: true"), encoding="utf-8")
    (tmp_path / "a.yaml").write_text("type: letter\n", encoding="utf-8")
    assert run("render", "a.yaml", "--templates", "types", "--draft").status == 0
    marks = ["关于【待填：matter】的函", "【待填：收件人】：", "【待填：items】", "【待填：items】"]
    assert shown(tmp_path / "a.docx") == marks


def test_a_column_named_twice_is_no_silent_loss(run: Run, letter: Path, tmp_path: Path) -> None:
    run("types", "adopt", letter, "-o", "types/letter")
    form = tmp_path / "types/letter/type.yaml"
    form.write_text(form.read_text("utf-8").replace("thing: thing", "thing: 事项"), encoding="utf-8")
    text = "type: letter\nmatter: 甲\n收件人: 乙\nitems: [{thing: 还书, 事项: 借书}]\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert "“事项”这一列写了两次" in run("render", "a.yaml", "--templates", "types").err


@pytest.mark.usefixtures("libreoffice")
def test_a_letter_that_libreoffice_saved_is_adopted_and_prints_the_same(run: Run, letter: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ANSWERS.replace("date_text: 即日", "date: 2026-1-8"), encoding="utf-8")
    run("types", "adopt", letter, "-o", "types/letter")
    assert run("render", "a.yaml", "--templates", "types").status == 0
    before = shown(tmp_path / "a.docx")
    letter.write_bytes(saved_by_libreoffice(letter.read_bytes(), tmp_path))
    assert run("types", "adopt", letter, "-o", "again/letter").status == 0
    assert (tmp_path / "again/letter/type.yaml").read_text("utf-8") == (tmp_path / "types/letter/type.yaml").read_text("utf-8")
    assert run("render", "a.yaml", "--templates", "again").status == 0
    assert shown(tmp_path / "a.docx") == before


@pytest.mark.usefixtures("libreoffice")
def test_a_notice_that_libreoffice_saved_prints_the_same(run: Run, tmp_path: Path) -> None:
    assert run("types", "new", "notice", "--from", "notice", "-o", "types/notice").status == 0
    template = tmp_path / "types/notice/document.docx"
    template.write_bytes(saved_by_libreoffice(template.read_bytes(), tmp_path))
    assert run("types", "check", "types/notice").status == 0
    example = bundled().parent / "examples" / "notice.yaml"
    assert run("render", example, "-o", "before.docx").status == 0
    assert run("render", example, "-o", "after.docx", "--templates", "types").status == 0
    after, before = ([each for each in shown(tmp_path / f"{name}.docx") if each.strip()] for name in ("after", "before"))
    assert after == before
    assert after[-1] == "某某区文化馆办公室\t2027年3月15日印发"
