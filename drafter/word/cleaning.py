"""A template's package without what a finished document must not carry: macros, links, comments, traces of who edited it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.doctypes.package import CONTENT_TYPES, Relationship, relationships, relationships_part, relationships_xml, unpack
from drafter.word.dangers import refuse_dangers
from drafter.word.xml import Element, R, W, local, parse, q

KEPT_KINDS = ("styles", "settings", "fontTable", "theme", "numbering", "footnotes", "endnotes", "header", "footer", "image")
"""What a document may relate to; everything else (macros, comments, custom XML, embedded objects …) is left behind."""

_DROPPED = frozenset(
    (
        *("proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "numberingChange", "rsid", "rsids"),
        *("attachedTemplate", "proofState", "docVars", "mailMerge", "trackRevisions"),
    )
)
_UNWRAPPED = frozenset(("ins", "moveTo", "smartTag", "customXml", "hyperlink"))
_MARKS = re.compile(r"\{[^}]*\}(?:rsid\w*|paraId|textId)")
_STRICT = b"http://purl.oclc.org/ooxml/"


class Package(NamedTuple):
    """A template cleaned: its parts, the main one's name, what that relates to, and the parts' content types."""

    main: str
    parts: dict[str, bytes]
    related: tuple[Relationship, ...]
    types: dict[str, str]

    def named(self, kind: str) -> str:
        """Return the name of the part of this *kind*, empty where there is none."""
        return next((each.target for each in self.related if each.kind == kind), "")


def cleaned(docx: bytes) -> Package:
    """Return the package of *docx* with only what a finished document needs; TypeFolderError where it cannot be used."""
    parts = unpack(docx)
    refuse_dangers(parts)
    main = next((each.target for each in relationships(parts, "") if each.kind == "officeDocument"), "")
    if main not in parts or CONTENT_TYPES not in parts:
        raise TypeFolderError(say("模板里没有 Word 正文"))
    if _STRICT in parts[main][:4000]:
        raise TypeFolderError(say("模板是“严格的 Open XML”格式"), say("请用 Word 另存为普通的 .docx 文档"))
    related = tuple(_kept(parts, main))
    names = {main, *(each.target for each in related)}
    below = {name: tuple(_kept(parts, name)) for name in names if name != main}
    names |= {each.target for found in below.values() for each in found}
    kept = {name: parts[name] if name == main else _cleaned_part(name, parts[name]) for name in sorted(names)}
    kept |= {relationships_part(name): _relationships(name, found) for name, found in below.items() if found}
    return Package(main, kept, related, _types(parts[CONTENT_TYPES], names))


def _cleaned_part(name: str, data: bytes) -> bytes:
    if not name.endswith(".xml"):
        return data
    root = tree_of(name, data)
    clean_tree(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def tree_of(name: str, data: bytes) -> Element:
    """Return the tree of the part *name*; TypeFolderError where it is damaged."""
    try:
        return parse(data)
    except etree.XMLSyntaxError as error:
        raise TypeFolderError(say("模板中的 {part} 已损坏", part=name)) from error


def _relationships(part: str, found: tuple[Relationship, ...]) -> bytes:
    folder = posixpath.dirname(part)
    return relationships_xml({each.id: (each.kind, posixpath.relpath(each.target, folder)) for each in found})


def _kept(parts: dict[str, bytes], part: str) -> Iterator[Relationship]:
    for each in relationships(parts, part):
        if each.kind in KEPT_KINDS and not each.external and each.target in parts:
            yield each


def _types(content_types: bytes, names: set[str]) -> dict[str, str]:
    root = tree_of(CONTENT_TYPES, content_types)
    by_name = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in root if local(each) == "Override"}
    by_end = {each.get("Extension", "").lower(): each.get("ContentType", "") for each in root if local(each) == "Default"}
    ends = {name: posixpath.splitext(name)[1].lstrip(".").lower() for name in names}
    return {name: by_name.get(name) or by_end.get(ends[name], "application/xml") for name in sorted(names)}


def clean_tree(root: Element) -> None:
    """Take out of the tree of a part what editing left in it; changes that were tracked count as accepted."""
    for element in list(root.iter()):
        name = local(element)
        if name in _DROPPED and element.getparent() is not None:
            _remove(element)
        elif name in _UNWRAPPED and element.tag == q(name):
            _unwrap(element)
        else:
            for attribute in [each for each in element.attrib if _MARKS.fullmatch(str(each))]:
                del element.attrib[attribute]


def dangling(root: Element, related: tuple[Relationship, ...]) -> bool:
    """Tell whether the tree refers to something that was left behind: an embedded object, a linked picture."""
    known = {each.id for each in related}
    prefix = f"{{{R}}}"
    return any(
        value not in known
        for element in root.iter(f"{{{W}}}*", "{*}blip", "{*}imagedata", "{*}OLEObject", "{*}chart", "{*}relIds")
        for name, value in element.attrib.items()
        if str(name).startswith(prefix)
    )


def _remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag in (q("rPr"), q("trPr"), q("numPr")):  # here w:ins only says that the mark itself was inserted
        parent.remove(element)
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        if local(child) not in ("customXmlPr", "smartTagPr"):
            parent.insert(at, child)
    parent.remove(element)
