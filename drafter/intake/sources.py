"""The bytes of a file as lines, by what they are rather than by how the file is called."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from drafter.base.errors import DrafterError, UsageError
from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.reading.docx_lines import read_docx
from drafter.reading.lines import Line
from drafter.reading.plain import read_plain
from drafter.reading.recognising import LeftOut

LARGEST = 200_000_000
"""The most bytes a document may have; pictures are most of it."""
_OLE = b"\xd0\xcf\x11\xe0"
_MARKDOWN = (".md", ".markdown")
_HEADING = re.compile(rb"(?m)^#{1,6} +[^\s#]")
"""What tells Markdown that comes without a name, from standard input, in whatever encoding."""
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<\?xml|mime-version:)", re.IGNORECASE)
"""How a page of the web begins, a mail that holds one, and XML: programs give such files the name .doc."""
_OPEN_TEXT = "application/vnd.oasis.opendocument.text"


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The lines of a source, what of it is in none of them, and what is to be said."""

    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_source_document(data: bytes, name: str) -> SourceDocument:
    """Return what the file *name* with the bytes *data* holds.

    docx, text in UTF-8 or GB18030, and Markdown are read here; .doc, .wps, .odt and .rtf go through LibreOffice. A plain
    sentence (a DrafterError) for everything else, for what is damaged, locked or hostile, and where there is no LibreOffice.
    """
    if len(data) > LARGEST:
        raise UsageError(say("{name} 太大，超过了 {most} MB", name=name, most=LARGEST // 1_000_000))
    suffix = PurePath(name).suffix.lower()
    if not data.strip():
        raise UsageError(say("{name} 里没有内容", name=name))
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        _check_binary(data, name)
        # WPS writes Word's own format under its own suffix, which LibreOffice would take for that of another program.
        return _converted(data, name, ".doc", called=suffix if suffix == ".wps" else ".doc")
    if data.startswith(b"{\\rtf"):
        return _converted(data, name, ".rtf")
    if data.startswith(b"%PDF"):
        raise UsageError(
            say("{name} 是 PDF，读不出段落和编号", name=name), say("请找到它的 Word 文件，或用 WPS 转成 .docx 再导入")
        )
    _check_text(data, name, suffix)
    return _text(data, name, markdown=suffix in _MARKDOWN or (not suffix and len(_HEADING.findall(data)) > 1))


def _check_text(data: bytes, name: str, suffix: str) -> None:
    """Raise UsageError where a text is a page of the web, or an answers file, which is there to be rendered."""
    if _PAGE.match(data):
        message = say("{name} 里面是网页或 XML，不是 Word 文档", name=name)
        raise UsageError(message, say("请用 Word 或 WPS 打开，另存为 .docx 再导入"))
    if suffix in (".yaml", ".yml"):
        message = say("{name} 是答案文件，不用导入", name=name)
        raise UsageError(message, say("生成 Word 文件：drafter render {name}", name=name))


def _text(data: bytes, name: str, *, markdown: bool) -> SourceDocument:
    lines, problems = read_plain(data, name, markdown=markdown)
    if errors_of(problems):
        raise UsageError.of(errors_of(problems))
    return SourceDocument(lines, (), tuple(problems))


def _zipped(data: bytes, name: str) -> SourceDocument:
    kind = _kind_of_zip(data)
    if kind == _OPEN_TEXT:
        return _converted(data, name, ".odt")
    if kind:
        raise UsageError(say("{name} 是{kind}，不是文稿", name=name, kind=kind), say("可以导入 Word、WPS 文件和文本文件"))
    return _docx(data, name)


def _kind_of_zip(data: bytes) -> str:
    """Return what a zip holds that is no docx, empty for a docx or something that only looks like a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            with archive.open("mimetype") if "mimetype" in names else io.BytesIO() as entry:
                mimetype = entry.read(100).decode("ascii", "replace")
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError, EOFError):
        return ""
    if mimetype.startswith(_OPEN_TEXT):
        return _OPEN_TEXT
    kinds = {"xl/": say("Excel 表格"), "ppt/": say("幻灯片")}
    return next((kind for folder, kind in kinds.items() if any(each.startswith(folder) for each in names)), "")


def _docx(data: bytes, name: str) -> SourceDocument:
    try:
        found = read_docx(data, name)
    except DrafterError as error:
        raise UsageError.of(error.problems) from error
    left_out = [LeftOut(0, text, reason) for text, reason in found.aside]
    problems = []
    if found.pictures:
        message = say("文中有{count}张图片，没有读入", count=found.pictures)
        problems.append(Problem(Place(name), message, say("生成 Word 文件以后，请自己放回去"), Level.WARNING))
    return SourceDocument(found.lines, tuple(left_out), tuple(problems))


def _check_binary(data: bytes, name: str) -> None:
    """Raise UsageError where an old binary file is no document or is locked."""
    if _utf16("EncryptedPackage") in data:
        raise UsageError(say("{name} 加了密码", name=name), say("请用 Word 或 WPS 去掉密码后再试"))
    if _utf16("WordDocument") not in data and (_utf16("Workbook") in data or _utf16("PowerPoint Document") in data):
        raise UsageError(say("{name} 是表格或幻灯片，不是文稿", name=name), say("可以导入 Word、WPS 文件和文本文件"))


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _converted(data: bytes, name: str, suffix: str, called: str = "") -> SourceDocument:
    """Return a document of another program as LibreOffice reads it; people call such a file *called*."""
    from drafter import office  # only files of other programs need it
    from drafter.office.faults import NotConvertedError

    try:
        docx = office.to_docx(data, suffix)
    except office.NoOfficeError as error:
        message = say("{name} 是 {suffix} 文件，要装有 LibreOffice 才能导入", name=name, suffix=called or suffix)
        raise UsageError(message, say("请安装 LibreOffice（免费），或用 Word、WPS 另存为 .docx")) from error
    except NotConvertedError as error:
        message = say("LibreOffice 打不开 {name}，文件可能已经损坏", name=name)
        raise UsageError(message, say("请用 Word 或 WPS 打开，另存为 .docx 再导入")) from error
    return _docx(docx, name)
