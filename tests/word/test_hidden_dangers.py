"""What a template hides: addresses and macros that a quick reader passes over, tags and lists without bottom."""

from __future__ import annotations

import io

import pytest
from docx import Document

from drafter.base.errors import TypeFolderError
from drafter.doctypes.form import read_type
from drafter.doctypes.package import pack, unpack
from drafter.reading.displayed import displayed
from drafter.word.checking import check_template
from drafter.word.filling import fill

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONSHIPS = "word/_rels/document.xml.rels"
VALUES = {"name": "甲", "words": ("一", "二")}
FORM = "name: 函\nfields:\n  name: {kind: line, label: 名}\n  words: {kind: list, label: 单}\n"


def letter(*texts: str) -> bytes:
    document = Document()
    for text in ("{{ name }}", *texts):
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def related(written: str, docx: bytes = b"") -> bytes:
    """A letter with one more relationship, as *written*."""
    parts = unpack(docx or letter())
    whole = f"<Relationship Id='rId99' {written}/></Relationships>".encode()
    return pack({**parts, RELATIONSHIPS: parts[RELATIONSHIPS].replace(b"</Relationships>", whole)})


def refusal(docx: bytes) -> str:
    """What is said when *docx* is filled; check and adoption refuse it as well."""
    with pytest.raises(TypeFolderError) as caught:
        fill(docx, VALUES)
    found, _ = read_type(FORM, "letter", "type.yaml")
    assert check_template(docx, found.form, None, "document.docx")
    return " ".join(each.message for each in caught.value.problems)


@pytest.mark.parametrize(
    "written",
    [
        f"Type='{OFFICE}/image' Target='http://www.example.org/x.png?a>b' TargetMode='External'",
        f"Type='{OFFICE}/image' Target='http://www.example.org/x.png' TargetMode='&#69;xternal'",
        f"Type='{OFFICE}/image' Target='http://www.example.org/x.png' TargetMode='external'",
        f"Type='{OFFICE}/attachedTemplate' Target='https://www.example.org/x.dotm' TargetMode='External'",
    ],
)
def test_an_address_outside_is_found_however_it_is_written(written: str) -> None:
    assert "外部链接：http" in refusal(related(written))


def test_an_address_outside_is_found_in_another_encoding() -> None:
    docx = related(f"Type='{OFFICE}/image' Target='http://www.example.org/x.png' TargetMode='External'")
    parts = unpack(docx)
    text = parts[RELATIONSHIPS].decode("utf-8").partition("?>")[2]
    parts[RELATIONSHIPS] = ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")
    assert "外部链接" in refusal(pack(parts))


def test_an_address_outside_is_found_beside_any_part_in_any_case() -> None:
    link = f"<Relationship Id='r' Type='{OFFICE}/attachedTemplate' Target='//x.example.org/x.dotm' TargetMode='External'/>"
    xml = f"<Relationships xmlns='{PACKAGE}'>{link}</Relationships>".encode()
    assert "外部链接" in refusal(pack({**unpack(letter()), "word/_rels/SETTINGS.XML.RELS": xml}))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("oleObject", "嵌入的对象"), ("package", "嵌入的对象"), ("vbaProject", "宏"), ("control", "宏或控件")],
)
def test_what_is_embedded_is_found_by_what_it_is_there_for(kind: str, sentence: str) -> None:
    docx = related(f"Type='{OFFICE}/{kind}' Target='embeddings/one.bin'")
    assert sentence in refusal(pack({**unpack(docx), "word/embeddings/one.bin": b"\xd0\xcf\x11\xe0"}))


def test_macros_are_found_in_types_of_another_encoding() -> None:
    parts = unpack(letter())
    text = parts["[Content_Types].xml"].decode("utf-8").partition("?>")[2]
    macros = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    whole = '<?xml version="1.0" encoding="UTF-16"?>' + text.replace("</Types>", macros)
    assert "宏" in refusal(pack({**parts, "[Content_Types].xml": whole.encode("utf-16")}))


@pytest.mark.parametrize(
    "runs",
    [
        ('DDEAUTO c:\\\\cmd.exe "/k calc"',),
        ("DDE", "AUTO x"),
        ('includepicture "http://www.example.org/x.png" \\d',),
        ("<!-- -->INCLUDE<!-- -->TEXT x",),
    ],
)
def test_fields_that_fetch_are_refused_whole_or_torn(runs: tuple[str, ...]) -> None:
    marks = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in runs)
    field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{marks}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    parts = unpack(letter())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:p>", f"<w:p>{field}".encode(), 1)
    assert "从外面取内容的域" in refusal(pack(parts))


def test_a_field_of_a_page_number_is_left_in_peace() -> None:
    parts = unpack(letter())
    field = b'<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:p>", field, 1)
    assert fill(pack(parts), VALUES)


def test_entities_are_found_in_a_part_of_any_name() -> None:
    assert "DTD" in refusal(pack({**unpack(letter()), "word/CUSTOM.XML": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}))
    assert "DTD" in refusal(pack({**unpack(letter()), "word/custom.bin": b'<?xml version="1.0"?><!DOCTYPE x><x/>'}))


def test_a_part_in_an_encoding_that_hides_its_letters_is_refused() -> None:
    for data in ('<?xml version="1.0" encoding="IBM037"?><x/>'.encode("cp037"), b'<?xml version="1.0" encoding="UTF-7"?><x/>'):
        assert "已损坏" in refusal(pack({**unpack(letter()), "customXml/item1.xml": data}))


def test_a_relationship_to_a_part_that_is_missing_is_a_damaged_file() -> None:
    assert "已损坏" in refusal(related(f"Type='{OFFICE}/image' Target='media/none.png'"))


DEEP = [
    "{{ " + "(" * 3000 + "name" + ")" * 3000 + " }}",
    "{{ " + "1+" * 20000 + "1 }}",
    "{{ name" + "|upper" * 3000 + " }}",
    "{{ name" + ".strip()" * 2000 + " }}",
    "{% if name %}" * 150 + "甲" + "{% endif %}" * 150,
    "{% for w in words %}" * 25 + "甲" + "{% endfor %}" * 25,
    "{{ " + "9" * 5000 + " }}",
    "{{ 1e999 }}",
]


@pytest.mark.parametrize("text", DEEP)
def test_a_tag_without_bottom_is_a_sentence(text: str) -> None:
    assert any(words in refusal(letter(text)) for words in ("嵌套太深", "数太大"))


LISTS = "{% set x = [name] %}" + "{% set x = [x, x, x, x] %}" * 20


@pytest.mark.parametrize(
    "text",
    [
        LISTS + "{{ x|string }}",
        LISTS + "{{ x|join }}",
        LISTS + LISTS.replace("x", "y") + "{% if x == y %}甲{% endif %}",
        "{% set x = [name] %}" + "{% set x = x + [x] + x %}" * 30,
        "{% set x = [name] %}" + "{% set x = [x, x, x, x]|sum(start=[]) %}" * 15,
        "{% for x in words recursive %}{{ loop(words) }}{% endfor %}",
        "{% filter upper %}{% for i in range(1000) %}{{ name }}{% endfor %}{% endfilter %}",
    ],
)
def test_lists_of_lists_and_what_gathers_output_do_not_grow(text: str) -> None:
    with pytest.raises(TypeFolderError):
        fill(letter(text), VALUES)


def test_letters_that_xml_cannot_hold_are_left_out() -> None:
    (_, shown) = displayed(fill(letter(r"{{ '甲\ud800\ufffe\x00乙' }}"), VALUES))
    assert shown.text == "甲乙"
