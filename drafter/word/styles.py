"""The styles of a template, found by name: ids change whenever a program saves the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.doctypes.format import Look, Profile
from drafter.doctypes.scaffold.names import LEADS, STRONG, StyleName
from drafter.doctypes.scaffold.styles import fonts
from drafter.draft.labels import Family
from drafter.word.xml import Element, fragment, local, parse, q

_HEADING = re.compile(r"heading ([1-9])")


class CharacterLook:
    """How a lead or strong words look: the id of the character style, and what it sets, by property."""

    def __init__(self, style_id: str, properties: Mapping[str, str]) -> None:
        self.properties = dict(properties)
        self.style = f'<w:rStyle w:val="{style_id}"/>' if style_id else ""


class Styles:
    """The styles of one template; character styles that it does not have are taken from the profile."""

    def __init__(self, styles: bytes) -> None:
        root = parse(styles) if styles else None
        found = [] if root is None else root.findall(q("style"))
        self._by_id = {style.get(q("styleId"), ""): style for style in found}
        self._ids = {(style.get(q("type")), _name(style).casefold()): style.get(q("styleId"), "") for style in found}

    def paragraph(self, name: str) -> str:
        """Return the id of the paragraph style *name*, empty where the template has none."""
        return self._ids.get(("paragraph", name.casefold()), "")

    def name(self, style_id: str) -> str:
        """Return the name of the style *style_id*, empty where the template has none."""
        return _name(self._by_id[style_id]) if style_id in self._by_id else ""

    def heading_level(self, style_id: str) -> int:
        """Return the level of Word's own heading style *style_id*, 0 for any other style."""
        found = _HEADING.fullmatch(self.name(style_id).casefold())
        return int(found[1]) if found else 0

    def lead(self, family: Family | None, profile: Profile) -> CharacterLook:
        """Return how the lead of a paragraph with a label of *family* (None: without one) looks."""
        look = profile.look(family) if family else profile.looks["subheading"]
        return self._look(LEADS[family], _direct(look))

    def strong(self) -> CharacterLook:
        """Return how strong words look."""
        return self._look(STRONG, {"b": "<w:b/>", "bCs": "<w:bCs/>"})

    def indent(self, style_id: str) -> str:
        """Return the ``w:ind`` that the paragraph style *style_id* sets or inherits, empty where there is none."""
        indents = (style.find(f"{q('pPr')}/{q('ind')}") for style in self._chain(style_id))
        return next((fragment(each) for each in indents if each is not None), "")

    def _look(self, style: StyleName, otherwise: Mapping[str, str]) -> CharacterLook:
        style_id = self._ids.get(("character", style.name.casefold()), "")
        return CharacterLook(style_id, self._resolved(style_id) if style_id else otherwise)

    def _resolved(self, style_id: str) -> dict[str, str]:
        properties: dict[str, str] = {}
        for style in self._chain(style_id):
            for child in style.findall(f"{q('rPr')}/*"):
                properties.setdefault(local(child), fragment(child))
        return properties

    def _chain(self, style_id: str) -> Iterator[Element]:
        """Yield the style and those it is based on, nearest first."""
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            yield self._by_id[style_id]
            based = self._by_id[style_id].find(q("basedOn"))
            style_id = based.get(q("val"), "") if based is not None else ""


def _name(style: Element) -> str:
    name = style.find(q("name"))
    return name.get(q("val"), "") if name is not None else ""


def _direct(look: Look) -> dict[str, str]:
    bold = {"b": "<w:b/>", "bCs": "<w:bCs/>"} if look.bold else {}
    return {"rFonts": fonts(look), **bold}
