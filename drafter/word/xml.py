"""WordprocessingML as text: names, parts of a tree, words made safe."""

from __future__ import annotations

import re

from lxml import etree

from drafter.doctypes.package import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
Element = etree._Element

_DECLARATIONS = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# What XML 1.0 cannot hold, lone surrogates among it.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
# A blank at the end of a line would move a centred line to the left.
_BLANKS = re.compile("[ \u3000]+(?=\n)")
_TEXT = '<w:t xml:space="preserve">'


def q(name: str) -> str:
    """Return the qualified name of the element or attribute *name* of WordprocessingML."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """Return the name of *element* without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def clean(text: str) -> str:
    r"""Return *text* with every kind of line break as ``\n`` and without characters that XML cannot hold."""
    if text.isprintable():
        return text
    return _IMPOSSIBLE.sub("", _LINE_BREAKS.sub("\n", text))


def inside_text(text: str) -> str:
    """Return *text* as XML to stand inside a ``w:t``, its line breaks and tabs as Word's."""
    escaped = escape(clean(text))
    if "\n" not in escaped and "\t" not in escaped:
        return escaped
    return _BLANKS.sub("", escaped).replace("\n", f"</w:t><w:br/>{_TEXT}").replace("\t", f"</w:t><w:tab/>{_TEXT}")


def text_element(text: str) -> str:
    """Return *text* as ``w:t`` with its blanks kept, line breaks and tabs beside it."""
    return f"{_TEXT}{inside_text(text)}</w:t>"


def fragment(element: Element) -> str:
    """Return *element* as text without namespace declarations, to stand in a part that makes them."""
    return _DECLARATIONS.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def parse(data: bytes | str) -> Element:
    """Return the root of an XML part; etree.XMLSyntaxError where it is not well-formed. Entities are never resolved."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(data.encode("utf-8") if isinstance(data, str) else data, parser)
