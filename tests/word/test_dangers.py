"""Templates are hostile until proved otherwise: what they must not bring is refused in a sentence, and nothing is printed."""

from __future__ import annotations

import io
import zipfile

import pytest
from blockdocs import TEMPLATE, edited, rendered

from drafter.base.errors import TypeFolderError
from drafter.doctypes.package import MOST_PARTS, PACKAGE_LIMIT, PART_LIMIT, pack, unpack

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_part(name: str, data: bytes) -> bytes:
    return pack({**unpack(edited("<w:body>", "<w:body>")), name: data})


def with_link(kind: str, target: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    link = f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    name = "word/_rels/document.xml.rels"
    return with_part(name, unpack(TEMPLATE)[name].replace(b"</Relationships>", link.encode()))


def refusal(template: bytes, tmp_path) -> str:
    with pytest.raises(TypeFolderError) as caught:
        rendered(template=template, tmp_path=tmp_path)
    return str(caught.value)


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/activeX/activeX1.xml"])
def test_macros_and_controls(tmp_path, name):
    assert "宏" in refusal(with_part(name, b"<x/>"), tmp_path)


def test_a_document_whose_type_says_macros(tmp_path):
    macros = edited(r"document\.main\+xml", "document.macroEnabled.main+xml", name="[Content_Types].xml")
    assert "宏" in refusal(macros, tmp_path)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "https://www.example.org/evil.dotm"),
        ("attachedTemplate", r"\\\\server\\share\\evil.dotm"),
        ("attachedTemplate", "file://server/share/evil.dotm"),
        ("image", "http://www.example.org/pixel.png"),
        ("oleObject", "file:///C:/sheet.xlsx"),
        ("frame", "https://www.example.org/"),
        ("hyperlink", "https://www.example.org/"),
        ("subDocument", "other.docx"),
    ],
)
def test_addresses_outside_the_file_are_named(tmp_path, kind, target):
    assert target in refusal(with_link(kind, target), tmp_path)


@pytest.mark.parametrize(
    "target",
    [
        r"file:///C:\Users\甲\Normal.dotm",
        "file:///Users/x/Library/Group%20Containers/UBF8T346G9.Office/Templates.localized/Normal.dotm",
        "/home/x/Normal.dotx",
        "Normal.dotm",
    ],
)
def test_the_note_of_the_writers_own_dotx_is_left_behind(tmp_path, target):
    docx = rendered(template=with_link("attachedTemplate", target), tmp_path=tmp_path)
    assert b"Normal.dotm" not in b"".join(unpack(docx).values())


@pytest.mark.parametrize(
    ("kind", "target", "way_out"),
    [
        ("attachedTemplate", "https://www.example.org/evil.dotm", "文档模板"),
        ("mailMergeSource", "file:///C:/list.xlsx", "普通 Word 文档"),
        ("hyperlink", "mailto:x@example.org", "Ctrl+Shift+F9"),
    ],
)
def test_what_word_writes_by_itself_comes_with_a_way_to_be_rid_of_it(tmp_path, kind, target, way_out):
    with pytest.raises(TypeFolderError) as caught:
        rendered(template=with_link(kind, target), tmp_path=tmp_path)
    assert way_out in caught.value.problems[0].help


def test_text_in_another_format(tmp_path):
    template = with_link("aFChunk", "chunk.html", external=False)
    template = pack({**unpack(template), "word/chunk.html": b"<p>x</p>"})
    assert "word/chunk.html" in refusal(template, tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities(tmp_path, encoding):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'.encode(encoding)
    assert "DTD" in refusal(with_part("customXml/item1.xml", bomb), tmp_path)


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word/../../evil.xml", "C:/evil.xml", "..\\evil.xml"])
def test_names_that_lead_out_of_the_package(tmp_path, name):
    assert "包外" in refusal(with_part(name, b"<x/>"), tmp_path)


def zipped(parts: dict[str, int]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in parts.items():
            archive.writestr(name, b"\0" * size)
    return stream.getvalue()


def test_a_part_that_unpacks_without_end(tmp_path):
    assert "展开后超过" in refusal(zipped({"word/document.xml": PART_LIMIT + 1}), tmp_path)


def test_parts_that_are_too_much_together(tmp_path):
    many = {f"word/media/{n}.bin": PART_LIMIT for n in range(PACKAGE_LIMIT // PART_LIMIT + 1)}
    assert "展开后超过" in refusal(zipped(many), tmp_path)


def test_parts_without_number(tmp_path):
    assert "太多" in refusal(zipped({f"word/{n}.xml": 1 for n in range(MOST_PARTS + 1)}), tmp_path)
