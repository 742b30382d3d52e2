"""A docx as its parts, and back: always the same bytes for the same parts."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say

CONTENT_TYPES = "[Content_Types].xml"
PART_LIMIT = 32 * 2**20
"""The most bytes a part of a template may have when unpacked."""

PACKAGE_LIMIT = 4 * PART_LIMIT
"""The most bytes all parts of a template may have together."""

MOST_PARTS = 2000

_EPOCH = (1980, 1, 1, 0, 0, 0)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*(?:"([^"]*)"|\'([^\']*)\')')


class Relationship(NamedTuple):
    """What a part relates to: ``kind`` is the last word of its type, ``target`` a part's name or an address."""

    id: str
    kind: str
    target: str
    external: bool = False


def unpack(docx: bytes) -> dict[str, bytes]:
    """Return the parts of *docx* by name; TypeFolderError where it is damaged or unpacks to far more than a template has."""
    parts: dict[str, bytes] = {}
    left = PACKAGE_LIMIT
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_PARTS:
                raise TypeFolderError(say("模板里的部件太多（{count} 个）", count=len(entries)))
            for entry in entries:
                parts[entry.filename] = _read(archive, entry)
                left -= len(parts[entry.filename])
                if left < 0:
                    raise TypeFolderError(say("模板展开后超过 {limit} MB", limit=PACKAGE_LIMIT // 2**20))
            return parts
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise TypeFolderError(say("模板不是 .docx 文件，或文件已损坏")) from error


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        data = stream.read(PART_LIMIT + 1)
    if len(data) > PART_LIMIT:
        raise TypeFolderError(say("模板中的 {part} 展开后超过 {limit} MB", part=entry.filename, limit=PART_LIMIT // 2**20))
    return data


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the docx with *parts*: content types first, the others by name, no dates and no machine's marks."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name != "_rels/.rels", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return stream.getvalue()


def escape(text: str) -> str:
    """Return *text* with ``& < >`` and quotes as XML writes them."""
    # xml.sax.saxutils has the same, and brings http.client along: 16 ms.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def relationships_part(part: str) -> str:
    """Return the name of the part that holds what *part* (``""``: the package) relates to."""
    folder, leaf = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{leaf}.rels")


def relationships(parts: Mapping[str, bytes], part: str) -> Iterator[Relationship]:
    """Yield what *part* (``""``: the package) relates to."""
    for tag in _RELATIONSHIP.findall(parts.get(relationships_part(part), b"")):
        found = {name: double or single for name, double, single in _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))}
        external = found.get("TargetMode") == "External"
        target = found.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        yield Relationship(found.get("Id", ""), found.get("Type", "").rpartition("/")[2], target, external)


def relationships_xml(found: Mapping[str, tuple[str, str]]) -> bytes:
    """Return the relationships *found*: by id, the kind (or a whole type) and the target."""
    lines = (relationship_xml(name, kind, target) for name, (kind, target) in found.items())
    return xml_part(f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(lines)}</Relationships>')


def relationship_xml(name: str, kind: str, target: str) -> str:
    """Return one relationship with the id *name*."""
    whole = kind if "/" in kind else _OFFICE + kind
    return f'<Relationship Id="{escape(name)}" Type="{escape(whole)}" Target="{escape(target)}"/>'


def content_types_xml(parts: Mapping[str, str]) -> bytes:
    """Return the content types of *parts*: by part name, its type."""
    lines = (f'<Override PartName="/{escape(name)}" ContentType="{escape(kind)}"/>' for name, kind in parts.items())
    return xml_part(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(lines)}</Types>'
    )


def xml_part(xml: str) -> bytes:
    """Return *xml* as the bytes of a part, with its declaration."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
