"""Names and values of WordprocessingML (ECMA-376 part 1), read with mercy: a broken value counts as absent."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_INTEGER = re.compile(r"[+-]?\d{1,9}")
_OFF = {"0", "false", "off"}


def w(name: str) -> str:
    """Return the qualified name of the WordprocessingML element or attribute *name*."""
    return f"{{{W}}}{name}"


_VAL = w("val")


def value(parent: Element | None, *path: str) -> str | None:
    """Return ``w:val`` of the element found by going down *path* from *parent*, or None."""
    element = parent
    for name in path:
        if element is None:
            return None
        element = element.find(w(name))
    return None if element is None else element.get(_VAL)


def number(text: str | None) -> int | None:
    """Return the whole number that *text* writes in at most nine digits, or None."""
    return int(text) if text is not None and _INTEGER.fullmatch(text.strip()) else None


def switched_on(parent: Element | None, name: str) -> bool | None:
    """Return what the on/off element *name* in *parent* says (without ``w:val``: on), None where it is absent."""
    element = None if parent is None else parent.find(w(name))
    return None if element is None else element.get(_VAL, "1") not in _OFF
