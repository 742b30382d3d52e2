"""Footers of landscape pages: what a portrait page has at its foot, at the same edge of the paper, turned with it.

Each footer's paragraphs stand in a frame along the left edge, their text running down it. (Word heeds a paragraph's text
direction in frames only, [MS-OE376] 2.1.42; LibreOffice prints the same.)
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from drafter.doctypes.package import relationships_part
from drafter.word import order
from drafter.word.cleaning import Package, tree_of
from drafter.word.xml import Element, R, local, q


class Edge(NamedTuple):
    """The strip that the frame fills, in twips: its place on the landscape page, its length, the width of one line."""

    x: int
    y: int
    length: int
    line: int


class LandscapeFooter(NamedTuple):
    """The footer of landscape pages of one kind (``default``, ``even``, ``first``): its relationship id, part and XML."""

    kind: str
    part: str
    xml: bytes
    relationships: bytes | None

    @property
    def id(self) -> str:
        """Return the id by which sections refer to it."""
        return f"rIdLandscape-{self.kind}"


def landscape_footers(
    section: Element, package: Package, printed: Mapping[str, bytes], edge: Edge
) -> tuple[LandscapeFooter, ...]:
    """Return the landscape footers of the pages whose footers *section* names; *printed* holds those that have tags."""
    targets = {each.id: each.target for each in package.related}
    found = []
    for reference in section.findall(q("footerReference")):
        part, kind = targets.get(reference.get(f"{{{R}}}id", ""), ""), reference.get(q("type"), "default")
        if part:
            xml = _turned(tree_of(part, printed.get(part, package.parts[part])), edge)
            name = f"{part.rpartition('/')[0]}/footer-landscape-{kind}.xml"
            found.append(LandscapeFooter(kind, name, xml, package.parts.get(relationships_part(part))))
    return tuple(found)


def _turned(footer: Element, edge: Edge) -> bytes:
    paragraphs = footer.findall(q("p"))
    frame = {"w": edge.line * len(paragraphs), "h": edge.length, "hRule": "exact", "wrap": "around"}
    frame |= {"vAnchor": "page", "hAnchor": "page", "x": edge.x, "y": edge.y}
    for paragraph in paragraphs:
        properties = _properties(paragraph)
        _put(properties, "framePr", frame)
        _put(properties, "textDirection", {"val": "tbRl"})
    if paragraphs:
        footer.append(_anchor(paragraphs[-1]))
    return etree.tostring(footer, xml_declaration=True, encoding="UTF-8", standalone=True)


def _anchor(framed: Element) -> Element:
    """Return the empty paragraph that the frame belongs to, in the style of the *framed* one."""
    paragraph = etree.Element(q("p"))
    style = framed.find(f"{q('pPr')}/{q('pStyle')}")
    if style is not None:
        etree.SubElement(paragraph, q("pPr")).append(deepcopy(style))
    return paragraph


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(q("pPr"))
    if found is None:
        found = etree.Element(q("pPr"))
        paragraph.insert(0, found)
    return found


def _put(properties: Element, name: str, attributes: Mapping[str, object]) -> None:
    for old in properties.findall(q(name)):
        properties.remove(old)
    element = etree.Element(q(name), {q(key): str(value) for key, value in attributes.items()})
    place = order.PARAGRAPH[name]
    properties.insert(sum(order.PARAGRAPH.get(local(child), 99) < place for child in properties), element)
