"""A docx as its parts and back."""

import io
import zipfile

import pytest

from drafter.base.errors import TypeFolderError
from drafter.doctypes import package
from drafter.doctypes.package import CONTENT_TYPES, pack, relationships, relationships_xml, unpack

PARTS = {"word/document.xml": b"<a/>", "_rels/.rels": b"<b/>", CONTENT_TYPES: b"<c/>", "docProps/core.xml": b"<d/>"}


def test_packing_depends_on_nothing_but_the_parts():
    other_order = dict(reversed(PARTS.items()))
    assert pack(PARTS) == pack(other_order)
    assert unpack(pack(PARTS)) == PARTS


def test_content_types_come_first_and_no_entry_tells_a_time_or_a_machine():
    with zipfile.ZipFile(io.BytesIO(pack(PARTS))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries][:2] == [CONTENT_TYPES, "_rels/.rels"]
    assert {(entry.date_time, entry.create_system, entry.external_attr >> 16 & 0o111) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0)
    }


def test_what_is_no_docx_is_refused_with_a_sentence():
    for data in (b"", b"PK\x03\x04", b"hello", pack(PARTS)[:100]):
        with pytest.raises(TypeFolderError, match="不是"):
            unpack(data)


def test_a_part_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(package, "PART_LIMIT", 1000)
    with pytest.raises(TypeFolderError, match=r"word/document\.xml"):
        unpack(pack({**PARTS, "word/document.xml": b" " * 1001}))


def test_relationships_are_found_by_kind_wherever_the_target_stands():
    written = relationships_xml({"rId1": ("styles", "styles.xml"), "rId2": ("image", "/word/media/a.png")})
    parts = {"word/_rels/document.xml.rels": written}
    assert [(each.id, each.kind, each.target) for each in relationships(parts, "word/document.xml")] == [
        ("rId1", "styles", "word/styles.xml"),
        ("rId2", "image", "word/media/a.png"),
    ]
    assert list(relationships(parts, "word/footer.xml")) == []
