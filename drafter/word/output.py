"""The package of a finished document: the template's parts, the printed ones, lists, properties."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from lxml import etree

from drafter.doctypes.package import CONTENT_TYPES, content_types_xml, pack, relationships_part, relationships_xml
from drafter.word.cleaning import Package, tree_of
from drafter.word.lists import Lists
from drafter.word.properties import APP, CORE, KINDS, TYPES, app_xml, core_xml
from drafter.word.xml import NAMESPACES, Element, local, parse, q

if TYPE_CHECKING:  # few documents have any
    from drafter.word.footers import LandscapeFooter

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = f"{_WORD}document.main+xml"


def packed(
    package: Package,
    printed: Mapping[str, bytes],
    lists: Lists,
    footers: Sequence[LandscapeFooter],
    title: str,
    dated: date | None,
) -> bytes:
    """Return the docx with *printed* in place of the template's parts, and the *footers* of landscape pages."""
    parts = {**package.parts, **printed, CORE: core_xml(title, dated), APP: app_xml()}
    types = {**package.types, **TYPES, package.main: _MAIN}
    folder = posixpath.dirname(package.main)
    related = {each.id: (each.kind, posixpath.relpath(each.target, folder)) for each in package.related}
    for footer in footers:
        parts[footer.part], types[footer.part] = footer.xml, f"{_WORD}footer+xml"
        related[footer.id] = ("footer", posixpath.relpath(footer.part, folder))
        if footer.relationships is not None:
            parts[relationships_part(footer.part)] = footer.relationships
    if lists.nums:
        part = package.named("numbering") or posixpath.join(folder, "numbering.xml")
        parts[part], types[part] = _numbering(parts.get(part), part, lists), f"{_WORD}numbering+xml"
        if not package.named("numbering"):
            related["rIdNumbering"] = ("numbering", posixpath.relpath(part, folder))
    parts[relationships_part(package.main)] = relationships_xml(related)
    parts[relationships_part("")] = relationships_xml(
        {"rId1": ("officeDocument", package.main), "rId2": (KINDS[CORE], CORE), "rId3": (KINDS[APP], APP)}
    )
    parts[CONTENT_TYPES] = content_types_xml({name: types[name] for name in sorted(types)})
    return pack(parts)


def first_free(package: Package) -> tuple[int, int]:
    """Return the first ids that the template's own lists leave free: of a ``w:num``, of a ``w:abstractNum``."""
    data = package.parts.get(package.named("numbering"))
    if data is None:
        return 1, 0
    root = tree_of(package.named("numbering"), data)
    return _after(root, "num", "numId", 1), _after(root, "abstractNum", "abstractNumId", 0)


def _after(root: Element, element: str, attribute: str, least: int) -> int:
    return max((int(each.get(q(attribute), "0")) + 1 for each in root.findall(q(element))), default=least)


def _numbering(own: bytes | None, part: str, lists: Lists) -> bytes:
    """Return numbering.xml: the template's own lists (may be None), then *lists*; the schema wants all abstractNums first."""
    root = tree_of(part, own) if own is not None else parse(f"<w:numbering {NAMESPACES}/>")
    abstracts, nums = (list(parse(f"<w:numbering {NAMESPACES}>{xml}</w:numbering>")) for xml in lists.xml())
    before = sum(local(child) in ("numPicBullet", "abstractNum") for child in root)
    for element in reversed(abstracts):
        root.insert(before, element)
    after = sum(local(child) in ("numPicBullet", "abstractNum", "num") for child in root)
    for element in reversed(nums):
        root.insert(after, element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
