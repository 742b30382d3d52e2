"""How a docx's paragraphs and words look, as far as it tells a heading from a text: face, bold, size, place on the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.reading.ooxml import Element, number, switched_on, value, w
from drafter.reading.styles import StyleFacts, Styles

_USUAL_SIZE = 10.0  # pt, where a file says nothing (ECMA-376-1 17.3.2.38)
_TWIPS = 20.0  # in a pt


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a stretch of words: bold, the East Asian face, the size in pt, the name of its character style."""

    bold: bool = False
    face: str = ""
    size: float = _USUAL_SIZE
    style: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: centred or at the right, its indents in characters (字), on a new page.

    ``ends_section`` is None, or whether the section that ends with the paragraph is landscape.
    """

    centred: bool = False
    right: bool = False
    indent: float = 0.0
    new_page: bool = False
    ends_section: bool | None = None
    right_indent: float = 0.0


class Looks:
    """Resolves looks through direct formatting, styles and the document's defaults."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._of_style: dict[str, Look] = {}
        self._plain = _changed(Look(), styles.default_run, "")

    def base(self, style: StyleFacts) -> Look:
        """Return the look of a paragraph's words that have no formatting of their own."""
        return self._styled(style.lineage[0], self._plain, "") if style.lineage else self._plain

    def run(self, base: Look, properties: Element | None) -> Look:
        """Return the look of a run with the ``w:rPr`` *properties* in a paragraph of the look *base*."""
        if properties is None:
            return base
        style = value(properties, "rStyle")
        if style:
            facts = self._styles.facts(style)
            base = replace(self._applied(facts.lineage, base), style=facts.name)
        return _changed(base, properties, base.style)

    def shape(self, style: StyleFacts, properties: Element | None) -> Shape:
        """Return how a paragraph of *style* with the ``w:pPr`` *properties* stands."""
        levels = [each for each in (properties, *self._styles.paragraph_properties(style.lineage)) if each is not None]
        jc = next((found for each in levels if (found := value(each, "jc")) is not None), "")
        page = next((broken for each in levels if (broken := switched_on(each, "pageBreakBefore")) is not None), False)
        size, section = self.base(style).size, ends_section(properties)
        indent, at_right = _indent(levels, size, ("left", "start", "firstLine")), _indent(levels, size, ("right", "end"))
        return Shape(jc == "center", jc in ("right", "end"), indent, page, section, at_right)

    def _styled(self, style_id: str, base: Look, name: str) -> Look:
        if style_id not in self._of_style:
            lineage = self._styles.facts(style_id).lineage
            self._of_style[style_id] = replace(self._applied(lineage, base), style=name)
        return self._of_style[style_id]

    def _applied(self, lineage: tuple[str, ...], base: Look) -> Look:
        for properties in reversed(list(self._styles.run_properties(lineage))):
            base = _changed(base, properties, base.style)
        return base


def ends_section(properties: Element | None) -> bool | None:
    """Return whether the section that a ``w:pPr`` or ``w:body`` ends is landscape, None where it ends none."""
    section = None if properties is None else properties.find(w("sectPr"))
    if section is None:
        return None
    page = section.find(w("pgSz"))
    return page is not None and page.get(w("orient")) == "landscape"


def _changed(base: Look, properties: Element | None, style: str) -> Look:
    """Return *base* with what a ``w:rPr`` sets."""
    if properties is None or not len(properties):
        return base
    bold = switched_on(properties, "b")
    fonts = properties.find(w("rFonts"))
    face = "" if fonts is None else fonts.get(w("eastAsia"), "")
    halves = number(value(properties, "sz"))
    if bold is None and not face and not halves:
        return base
    return Look(base.bold if bold is None else bold, face or base.face, halves / 2 if halves else base.size, style)


def _indent(levels: list[Element], size: float, sides: Sequence[str]) -> float:
    """Return the indents of *sides* together, in characters of *size* pt."""
    found = 0.0
    for side in sides:
        for indents in _indents(levels):
            hundredths, twips = number(indents.get(w(f"{side}Chars"))), number(indents.get(w(side)))
            if hundredths is not None or twips is not None:
                found += hundredths / 100 if hundredths else (twips or 0) / _TWIPS / (size or _USUAL_SIZE)
                break
    return round(found, 2)


def _indents(levels: list[Element]) -> Iterator[Element]:
    return (indents for each in levels if (indents := each.find(w("ind"))) is not None)
