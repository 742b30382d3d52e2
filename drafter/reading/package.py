"""A docx opened safely: its parts as XML, no entities, nothing of unbounded size."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.reading.ooxml import Element

PART_LIMIT = 64 * 2**20
"""The most bytes that one part may have when unpacked; 200 pages have about 3 MB."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLE = b"\xd0\xcf\x11\xe0"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|officeDocument/relationships|officeDocument/math)")
_TRANSITIONAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}


class Relation(NamedTuple):
    """What a part relates to: ``kind`` is the last word of its type, ``target`` a part's name or an address outside."""

    id: str
    kind: str
    target: str
    is_external: bool


class UnreadableDocxError(DrafterError):
    """A file that cannot be read as a docx; says which file and why."""

    def __init__(self, name: str, reason: str, help: str = "") -> None:
        super().__init__(say("无法读取 {name}：{reason}", name=name or say("文档"), reason=reason), help)


class Package:
    """The parts of a docx; UnreadableDocxError where the file or a part of it is damaged or hostile."""

    def __init__(self, docx: bytes | Path, name: str = "") -> None:
        """Open *docx*, a path or the bytes of the file that messages call *name*."""
        self.name = name or (docx.name if isinstance(docx, Path) else "")
        data = self._bytes(docx)
        if data.startswith(_OLE):
            raise self.unreadable(say("这是旧版 .doc 文件，或加了密码"), say("请用 Word 或 WPS 去掉密码，另存为 .docx"))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise self.unreadable(say("不是 .docx 文件，或文件已损坏")) from error
        self._entries = set(self._zip.namelist())
        self._body: Element | None = None
        self.main = next(iter(self.related("", "officeDocument")), "word/document.xml")
        if self.main not in self._entries:
            raise self.unreadable(say("里面没有 Word 正文"))

    def unreadable(self, reason: str, help: str = "") -> UnreadableDocxError:
        """Return the error that says why this file cannot be read."""
        return UnreadableDocxError(self.name, reason, help)

    def body_part(self) -> Element:
        """Return the root of the main document part, always the same."""
        if self._body is None:
            self._body = self._parse(self.main)
        return self._body

    def part(self, kind: str) -> Element | None:
        """Return the root of the part that the main document relates to as *kind* (``styles``, ``numbering`` …), or None."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[Element]:
        """Yield the roots of all parts that the main document relates to as *kind* (``header``, ``footer``)."""
        return (self._parse(name) for name in self.related(self.main, kind) if name in self._entries)

    def related(self, part: str, kind: str) -> list[str]:
        """Return the names of the parts that *part* (``""``: the package) relates to as *kind*."""
        return [each.target for each in self.relations(part) if each.kind == kind and not each.is_external]

    def relations(self, part: str) -> list[Relation]:
        """Return everything that *part* (``""``: the package) relates to."""
        folder, _, leaf = part.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if rels not in self._entries:
            return []
        return [_relation(each, folder) for each in self._parse(rels).iter(_RELATIONSHIP)]

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return frozenset(self._entries)

    def root(self, name: str) -> Element | None:
        """Return the root of the part *name*, None where there is none."""
        return self._parse(name) if name in self._entries else None

    def _bytes(self, docx: bytes | Path) -> bytes:
        if isinstance(docx, bytes):
            return docx
        try:
            return docx.read_bytes()
        except FileNotFoundError as error:
            raise self.unreadable(say("没有这个文件")) from error
        except OSError as error:
            raise self.unreadable(error.strerror or str(error)) from error

    def _parse(self, name: str) -> Element:
        data = self._unpack(name)
        # A parser for each part: lxml keeps errors of earlier parts in a shared one.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(_STRICT.sub(lambda match: _TRANSITIONAL[match[1]], data), parser)
        except etree.XMLSyntaxError as error:
            raise self.unreadable(say("其中的 {part} 已损坏", part=name)) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.unreadable(say("其中的 {part} 带有 DTD 声明，正常的文档没有这种内容", part=name))
        return root

    def _unpack(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as entry:
                data = entry.read(PART_LIMIT + 1)
        except RuntimeError as error:
            raise self.unreadable(say("文件加了密码"), say("请用 Word 或 WPS 去掉密码后再试")) from error
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
            raise self.unreadable(say("其中的 {part} 已损坏", part=name)) from error
        if len(data) > PART_LIMIT:
            raise self.unreadable(say("其中的 {part} 展开后超过 {limit} MB", part=name, limit=PART_LIMIT // 2**20))
        return data


def _relation(element: Element, folder: str) -> Relation:
    target, is_external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not is_external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, is_external)
