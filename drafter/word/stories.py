"""The parts of a template that print: its body, headers, footers and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.base.messages import say
from drafter.doctypes.package import relationships
from drafter.word.cleaning import Package, clean_tree, tree_of
from drafter.word.lines import Lines
from drafter.word.xml import Element, local, q

_PROPERTIES = {"creator": "author", "description": "comments"} | {
    name: name for name in ("identifier", "language", "subject", "title")
}
PROPERTIES = tuple(_PROPERTIES.values())
"""The properties of the document that docxtpl fills, by its names for them."""


def stories(package: Package) -> Iterator[tuple[Element, Element, str]]:
    """Yield each part with tags: its root, what holds its paragraphs, what people call it (the body: nothing)."""
    root = tree_of(package.main, package.parts[package.main])
    clean_tree(root)
    body = root.find(q("body"))
    if body is not None:
        for section in body.findall(q("sectPr")):
            body.remove(section)
        yield root, body, ""
    for _, part, name in other_stories(package):
        yield part, part, name


def other_stories(package: Package) -> Iterator[tuple[str, Element, str]]:
    """Yield the parts with tags beside the body: the part's name, its root, what people call it."""
    names = {"header": say("页眉"), "footer": say("页脚"), "footnotes": say("脚注"), "endnotes": say("尾注")}
    for each in package.related:
        data = package.parts[each.target]
        if each.kind in names and (b"{" in data or "｛".encode() in data):
            yield each.target, tree_of(each.target, data), names[each.kind]


def properties(parts: Mapping[str, bytes]) -> Iterator[tuple[str, Lines]]:
    """Yield what the properties of the document with *parts* say with tags, and what tells where that stands."""
    for each in relationships(parts, ""):
        if each.kind == "core-properties" and each.target in parts:
            for element in tree_of(each.target, parts[each.target]):
                name = _PROPERTIES.get(local(element))
                if name is not None and "{" in (element.text or ""):
                    yield "\n" + (element.text or ""), property_lines(name)


def property_lines(name: str) -> Lines:
    """Return what tells that a line stands in the property *name* of the document."""
    return Lines((say("文档属性“{name}”", name=name),), (0,))
