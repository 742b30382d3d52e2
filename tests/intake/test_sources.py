"""Files of any kind: read by what they are, refused with a sentence where they cannot be."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from rawdocx import element, paragraph, raw_docx, zipped

from drafter.base.errors import DrafterError, UsageError
from drafter.base.problems import Level
from drafter.intake import sources
from drafter.intake.sources import read_source_document
from drafter.office.faults import NotConvertedError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TEXT = "工作要点\n一、甲\n"


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def open_document(mimetype: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", "<x/>")
    return buffer.getvalue()


def bomb() -> bytes:
    return zipped({"word/document.xml": b"<w:document>" + b" " * (65 * 2**20)})


READABLE = {
    "docx": (raw_docx(paragraph("工作要点") + paragraph("一、甲")), "a.docx"),
    "docx with another name": (raw_docx(paragraph("工作要点") + paragraph("一、甲")), "a.doc"),
    "UTF-8": (TEXT.encode(), "a.txt"),
    "UTF-8 with BOM": (TEXT.encode("utf-8-sig"), "a.txt"),
    "GB18030": (("工作要点\n一、甲\n" + "馆" * 30).encode("gb18030"), "a.txt"),
    "lines of Windows": (TEXT.replace("\n", "\r\n").encode(), "a.txt"),
    "standard input": (TEXT.encode(), "<stdin>"),
}


@pytest.mark.parametrize(("data", "name"), READABLE.values(), ids=READABLE)
def test_a_file_is_read_by_what_it_is(data: bytes, name: str) -> None:
    assert [line.text for line in read_source_document(data, name).lines][:2] == ["工作要点", "一、甲"]


def test_markdown_is_read_without_its_marks() -> None:
    found = read_source_document("# 工作要点\n\n## 一、甲\n\n- **乙**丙\n".encode(), "a.md").lines
    said = [line for line in found if line.text]
    assert [(line.text, line.outline_level) for line in said] == [("工作要点", 1), ("一、甲", 2), ("乙丙", 0)]
    assert said[2].emphasis == ((0, 1),)


REFUSED = {
    "nothing": (b" \n", "a.txt", "没有内容"),
    "PDF": (b"%PDF-1.7", "a.pdf", "PDF"),
    "Excel": (zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx", "Excel 表格"),
    "slides": (zipped({"ppt/presentation.xml": "<x/>"}), "a.pptx", "幻灯片"),
    "a zip": (open_document("application/zip"), "a.zip", "没有 Word 正文"),
    "old Excel": (OLE + utf16("Workbook"), "a.xls", "不是文稿"),
    "a locked docx": (OLE + utf16("EncryptedPackage"), "a.docx", "加了密码"),
    "a broken docx": (raw_docx(paragraph("甲"))[:-100], "a.docx", "已损坏"),
    "a zip bomb": (bomb(), "a.docx", "展开后超过"),
    "entities": (
        zipped({"word/document.xml": "<!DOCTYPE d [<!ENTITY e 'x'>]>" + element("document", "")[55:]}),
        "a.docx",
        "DTD",
    ),
    "UTF-16": (utf16("type: 甲\n" * 20), "a.txt", "UTF-16"),
    "a page of the web": (b"\xef\xbb\xbf<html><body>x</body></html>", "a.doc", "网页"),
    "a page as a mail": (b"MIME-Version: 1.0\n\n<html>", "a.doc", "网页"),
    "answers": (b"type: work-plan\n", "a.yaml", "答案文件"),
    "bytes": (bytes(range(1, 9)) * 40, "a.txt", "不是文字文件"),
}


@pytest.mark.parametrize(("data", "name", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(DrafterError) as caught:
        read_source_document(data, name)
    said = "\n".join(map(str, caught.value.problems))
    assert reason in said
    assert name in said


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST", 10)
    with pytest.raises(UsageError, match="太大"):
        read_source_document(TEXT.encode(), "a.txt")


FOREIGN = {
    ".doc": (OLE + utf16("WordDocument"), "a.doc"),
    ".wps": (OLE + utf16("WordDocument"), "a.wps"),
    ".odt": (open_document("application/vnd.oasis.opendocument.text"), "a.odt"),
    ".rtf": (rb"{\rtf1 x}", "a.rtf"),
}


@pytest.mark.parametrize(("suffix", "data", "name"), [(suffix, *given) for suffix, given in FOREIGN.items()], ids=FOREIGN)
def test_files_of_other_programs_need_libreoffice(
    suffix: str, data: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", "/nowhere/soffice")
    with pytest.raises(UsageError, match=rf"{name} 是 {suffix} 文件，要装有 LibreOffice"):
        read_source_document(data, name)


def test_what_libreoffice_cannot_open_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def to_docx(_data: bytes, _suffix: str) -> bytes:
        raise NotConvertedError(Path("soffice"), 0, "")

    monkeypatch.setattr("drafter.office.to_docx", to_docx)
    with pytest.raises(UsageError, match=r"a\.doc"):
        read_source_document(OLE + utf16("WordDocument"), "a.doc")


def test_an_old_document_is_read_through_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def to_docx(_data: bytes, suffix: str) -> bytes:
        given.append(suffix)
        return raw_docx(paragraph("工作要点"))

    monkeypatch.setattr("drafter.office.to_docx", to_docx)
    assert read_source_document(OLE + utf16("WordDocument"), "a.docx").lines[0].text == "工作要点"
    assert read_source_document(OLE + utf16("WordDocument"), "a.wps").lines
    assert given == [".doc", ".doc"]


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_itself_reads_a_file_of_another_program() -> None:
    words = "".join(f"\\u{ord(character)}?" for character in "工作要点")
    found = read_source_document(rf"{{\rtf1\ansi {words}\par}}".encode(), "a.rtf")
    assert [line.text for line in found.lines if line.text] == ["工作要点"]


def test_headers_and_pictures_are_said() -> None:
    parts = {
        "word/document.xml": element("document", f"<w:body>{paragraph('甲')}</w:body>"),
        "word/header1.xml": element("hdr", paragraph("内部资料")),
    }
    found = read_source_document(_with_header(zipped(parts)), "a.docx")
    assert [each.text for each in found.left_out] == ["页眉：内部资料"]
    picture = '<w:p><w:r><w:pict><v:imagedata r:id="x"/></w:pict></w:r></w:p>'
    (problem,) = read_source_document(raw_docx(picture), "a.docx").problems
    assert (problem.level, "1张图片" in problem.message) == (Level.WARNING, True)


def _with_header(docx: bytes) -> bytes:
    """The docx with the relation to its header called as Word calls it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'/header1" Target', b'/header" Target'))
    return buffer.getvalue()


def test_markdown_from_standard_input_is_known_by_its_headings() -> None:
    """It comes without a name; two headings tell it, one line that begins with # does not."""
    markdown = read_source_document("# 标题\n\n## 一、甲\n> 引用的话。\n".encode(), "<stdin>")
    assert [line.text for line in markdown.lines if line.text] == ["标题", "一、甲", "引用的话。"]
    plain = read_source_document("# 标题\n正文。\n".encode(), "<stdin>")
    assert plain.lines[0].text == "# 标题"
