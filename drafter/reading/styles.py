"""What a docx's styles say of a paragraph: its name, list, outline level, whether it is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.reading.ooxml import Element, number, switched_on, value, w

BODY_TEXT = 9
"""The ``w:outlineLvl`` of text that is no heading (ECMA-376-1 17.3.1.20)."""

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StyleFacts:
    """A style with all it inherits.

    ``lineage`` holds the ids of the style and those it is based on, nearest first; ``num_id`` and ``list_level`` are the list
    it is in, if any (the level counts from 0); ``outline`` counts from 0.
    """

    name: str
    lineage: tuple[str, ...] = ()
    num_id: str | None = None
    list_level: int | None = None
    outline: int = BODY_TEXT
    hidden: bool = False


class Styles:
    """The styles part; a missing part, a missing style and a circle of ``w:basedOn`` are all borne."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(w("style"))
        self._elements = {element.get(w("styleId"), ""): element for element in elements}
        self._facts: dict[str, StyleFacts] = {}
        self.default_run = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        """The ``w:rPr`` that every run begins from, None where the file has none."""
        self.default_paragraph = None if root is None else root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
        """The ``w:pPr`` that every paragraph begins from, None where the file has none."""

    @cached_property
    def default(self) -> str:
        """Return the id of the default paragraph style, empty where there is none."""
        on = {"1", "true", "on"}
        named = (
            style_id
            for style_id, element in self._elements.items()
            if element.get(w("default")) in on and element.get(w("type")) == "paragraph"
        )
        return next(named, "")

    def paragraph(self, style_id: str | None) -> StyleFacts:
        """Return the facts of a paragraph's style; an unknown id means the default style, as in Word."""
        return self.facts(style_id if style_id in self._elements else self.default)

    def facts(self, style_id: str | None) -> StyleFacts:
        """Return the facts of the style *style_id*; an unknown one has none."""
        known = style_id or ""
        if known not in self._facts:
            self._facts[known] = self._resolve(known)
        return self._facts[known]

    def paragraph_properties(self, lineage: Iterable[str]) -> Iterator[Element]:
        """Yield the ``w:pPr`` of the styles *lineage*, nearest first."""
        found = (self._elements[style_id].find(w("pPr")) for style_id in lineage)
        return (properties for properties in found if properties is not None)

    def run_properties(self, lineage: Iterable[str]) -> Iterator[Element]:
        """Yield the ``w:rPr`` of the styles *lineage*, nearest first."""
        found = (self._elements[style_id].find(w("rPr")) for style_id in lineage)
        return (properties for properties in found if properties is not None)

    def _lineage(self, style_id: str) -> Iterator[tuple[str, Element]]:
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            element = self._elements[style_id]
            yield style_id, element
            style_id = value(element, "basedOn") or ""

    def _resolve(self, style_id: str) -> StyleFacts:
        lineage = list(self._lineage(style_id))
        if not lineage:
            return StyleFacts(style_id or "Normal")
        name = value(lineage[0][1], "name") or style_id
        properties = [(element.find(w("pPr")), element.find(w("rPr"))) for _, element in lineage]
        num_ids = (value(paragraph, "numPr", "numId") for paragraph, _ in properties)
        levels = (number(value(paragraph, "numPr", "ilvl")) for paragraph, _ in properties)
        outlines = (number(value(paragraph, "outlineLvl")) for paragraph, _ in properties)
        hidden = (switched_on(run, "vanish") for _, run in properties)
        return StyleFacts(
            name,
            tuple(ancestor for ancestor, _ in lineage),
            next((num_id for num_id in num_ids if num_id is not None), None),
            next((level for level in levels if level is not None), None),
            next((outline for outline in outlines if outline is not None), _outline_of_name(name)),
            next((state for state in hidden if state is not None), False),
        )


def _outline_of_name(name: str) -> int:
    """Return the outline level that Word gives its built-in headings even when the file does not say it."""
    match = _HEADING.fullmatch(name)
    return int(match[1]) - 1 if match else BODY_TEXT
