"""A damaged or hostile file gives a sentence, never a traceback."""

import io
import zipfile

import pytest
from rawdocx import element, raw_docx, zipped

from drafter.base.errors import DrafterError
from drafter.reading import package
from drafter.reading.displayed import displayed

BODY = element("document", "<w:body><w:p><w:r><w:t>文</w:t></w:r></w:p></w:body>")
BILLION = "".join(f'<!ENTITY e{step + 1} "{f"&e{step};" * 10}">' for step in range(9))


def entities(declaration, text):
    return BODY.replace("<w:document", f'<!DOCTYPE d [<!ENTITY e0 "哈">{declaration}]><w:document').replace("文", text)


def encrypted():
    data = bytearray(raw_docx())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        offsets = [entry.header_offset for entry in archive.infolist()]
    for offset in offsets:
        data[offset + 6] |= 1
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(data)


def deep(levels):
    return element("document", f"<w:body>{'<w:sdt>' * levels}{'</w:sdt>' * levels}</w:body>")


DAMAGED = {
    "empty": (b"", "不是 .docx 文件"),
    "text": ("你好".encode(), "不是 .docx 文件"),
    "cut off": (raw_docx("<w:p/>")[:-200], "不是 .docx 文件"),
    "old doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 .doc"),
    "password": (encrypted(), "密码"),
    "another zip": (zipped({"xl/workbook.xml": "<x/>"}), "没有 Word 正文"),
    "no body": (zipped({"word/document.xml": element("document", "")}), "没有 Word 正文"),
    "broken XML": (zipped({"word/document.xml": BODY[:-20]}), "word/document.xml 已损坏"),
    "broken numbering": (zipped({"word/document.xml": BODY, "word/numbering.xml": "<w:numbering"}), "numbering.xml 已损坏"),
    "entity": (zipped({"word/document.xml": entities("", "&e0;")}), "DTD"),
    "file entity": (zipped({"word/document.xml": entities('<!ENTITY f SYSTEM "file:///etc/hostname">', "&f;")}), "DTD"),
    "billion laughs": (zipped({"word/document.xml": entities(BILLION, "&e9;")}), "word/document.xml"),
    "too deep": (zipped({"word/document.xml": deep(5000)}), "已损坏"),
}


@pytest.mark.parametrize(("data", "reason"), DAMAGED.values(), ids=DAMAGED)
def test_a_file_that_cannot_be_read_says_why(data, reason):
    with pytest.raises(DrafterError, match="无法读取") as caught:
        displayed(data)
    assert reason in str(caught.value)


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(package, "PART_LIMIT", 2**20)
    bomb = raw_docx("<w:p/>" * 2**18)
    assert len(bomb) < 2**14
    with pytest.raises(DrafterError, match="展开后超过 1 MB"):
        displayed(bomb)


def test_a_path_is_named_in_the_sentence(tmp_path):
    with pytest.raises(DrafterError, match=r"无法读取 没有\.docx：没有这个文件"):
        displayed(tmp_path / "没有.docx")
    (tmp_path / "坏.docx").write_bytes(b"x")
    with pytest.raises(DrafterError, match=r"坏\.docx"):
        displayed(tmp_path / "坏.docx")


def test_a_path_is_read_like_its_bytes(tmp_path):
    (tmp_path / "文.docx").write_bytes(raw_docx("<w:p><w:r><w:t>文</w:t></w:r></w:p>"))
    assert [shown.text for shown in displayed(tmp_path / "文.docx")] == ["文"]


def test_a_strict_file_reads_like_a_transitional_one():
    strict = BODY.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert [shown.text for shown in displayed(zipped({"word/document.xml": strict}))] == ["文"]


def test_a_file_without_any_other_part_is_read():
    assert [shown.text for shown in displayed(zipped({"word/document.xml": BODY}))] == ["文"]
