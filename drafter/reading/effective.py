"""The format in effect on every word and paragraph of a docx: what styles and the theme come to (ECMA-376-1 17.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from drafter.reading.looks import Look, Looks, Shape, ends_section
from drafter.reading.ooxml import Element, number, switched_on, value, w
from drafter.reading.styles import StyleFacts, Styles
from drafter.reading.theme import Theme

_TWIPS = 20.0  # in a pt
_USUAL = 10.0  # pt, where a file says nothing (17.3.2.38)
_SINGLE = 240  # w:line of single spacing, in 240ths of a line
_FIRST_LINE = frozenset({"firstLine", "firstLineChars", "hanging", "hangingChars"})
_THEMED = MappingProxyType({"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme"})


@dataclass(frozen=True, slots=True)
class Format(Look):
    """The format of a stretch of words.

    ``face`` is the East Asian face, ``ascii`` and ``high_ansi`` the faces of Latin letters and of other signs; ``hint`` tells
    that signs which either script has, such as “ ” … —, are drawn in the East Asian one (``w:hint``). ``spacing`` is added
    to every character, in twips; ``colour`` is the ``w:color`` (empty: automatic).
    """

    ascii: str = ""
    high_ansi: str = ""
    hint: bool = False
    spacing: int = 0
    colour: str = ""


class Indent(NamedTuple):
    """A distance from the margin: so many 字, whatever their size, and so many twips."""

    characters: float = 0.0
    twips: int = 0

    def of(self, size: float) -> float:
        """Return the distance in 字 of *size* pt."""
        return self.characters + self.twips / _TWIPS / (size or _USUAL)

    def plus(self, other: Indent) -> Indent:
        """Return both together."""
        return Indent(self.characters + other.characters, self.twips + other.twips)

    def minus(self, other: Indent) -> Indent:
        """Return this less the *other*."""
        return Indent(self.characters - other.characters, self.twips - other.twips)


NO_INDENT = Indent()


@dataclass(frozen=True, slots=True)
class Layout(Shape):
    """How a paragraph is set.

    ``justification`` is the ``w:jc``. ``first`` is where its first line begins and ``rest`` the others. ``line`` and
    ``line_rule`` are its spacing (twips, or 240ths of a line where the rule is ``auto``). ``snaps`` tells that it keeps to
    the grid, ``is_indented`` that it has an indent by itself and not by its list alone. ``end`` is where its lines end before
    the right margin.
    """

    justification: str = ""
    first: Indent = NO_INDENT
    rest: Indent = NO_INDENT
    line: int = _SINGLE
    line_rule: str = "auto"
    snaps: bool = True
    is_indented: bool = False
    end: Indent = NO_INDENT


class Effective(Looks):
    """Resolves formats instead of mere looks; the *theme* gives the fonts that it is asked for."""

    def __init__(self, styles: Styles, theme: Theme) -> None:
        super().__init__(styles)
        self._theme = theme
        self._formats: dict[str, Format] = {}
        self._layouts: dict[tuple[str, bytes], Layout] = {}
        self._start = self._set(Format(), styles.default_run)

    def base(self, style: StyleFacts) -> Format:
        """Return the format of a paragraph's words that have none of their own."""
        key = style.lineage[0] if style.lineage else ""
        if key not in self._formats:
            self._formats[key] = self._applied_to(self._start, style.lineage)
        return self._formats[key]

    def run(self, base: Look, properties: Element | None) -> Format:
        """Return the format of a run with the ``w:rPr`` *properties*; bold of both its styles is none (17.7.3)."""
        found = base if isinstance(base, Format) else Format()
        if properties is None or not len(properties):
            return found
        style = value(properties, "rStyle")
        if style:
            facts = self._styles.facts(style)
            styled = self._applied_to(replace(found, bold=False), facts.lineage)
            found = replace(styled, bold=found.bold is not styled.bold, style=facts.name)
        return self._set(found, properties)

    def shape(self, style: StyleFacts, properties: Element | None) -> Layout:
        """Return how a paragraph of *style* with the ``w:pPr`` *properties* is set."""
        key = (style.lineage[0] if style.lineage else "", b"" if properties is None else etree.tostring(properties))
        if key not in self._layouts:
            self._layouts[key] = self._layout(style, properties)
        return self._layouts[key]

    def _layout(self, style: StyleFacts, properties: Element | None) -> Layout:
        plain = super().shape(style, properties)
        levels = [each for each in (properties, *self._styles.paragraph_properties(style.lineage)) if each is not None]
        levels += [each for each in (self._styles.default_paragraph,) if each is not None]
        indents, spacing = _attributes(levels, "ind"), _attributes(levels, "spacing")
        left = _indent(indents, "left") if "left" in indents or "leftChars" in indents else _indent(indents, "start")
        hanging, first = _indent(indents, "hanging"), _indent(indents, "firstLine")
        snaps = (switched_on(each, "snapToGrid") for each in levels)
        return Layout(
            plain.centred,
            plain.right,
            plain.indent,
            plain.new_page,
            ends_section(properties),
            plain.right_indent,
            next((found for each in levels if (found := value(each, "jc")) is not None), ""),
            left.plus(first).minus(hanging),
            left,
            number(spacing.get("line")) or _SINGLE,
            spacing.get("lineRule", "auto"),
            next((state for state in snaps if state is not None), True),
            properties is not None and properties.find(w("ind")) is not None,
            _indent(indents, "right") if "right" in indents or "rightChars" in indents else _indent(indents, "end"),
        )

    def _applied_to(self, base: Format, lineage: tuple[str, ...]) -> Format:
        for properties in reversed(list(self._styles.run_properties(lineage))):
            base = self._set(base, properties)
        return base

    def _set(self, base: Format, properties: Element | None) -> Format:
        """Return *base* with what a ``w:rPr`` sets by itself."""
        if properties is None:
            return base
        bold, halves = switched_on(properties, "b"), number(value(properties, "sz"))
        spacing, colour = number(value(properties, "spacing")), value(properties, "color")
        fonts = properties.find(w("rFonts"))
        if fonts is None and bold is None and not halves and spacing is None and colour is None:
            return base
        return Format(
            base.bold if bold is None else bold,
            self._face(fonts, "eastAsia") or base.face,
            halves / 2 if halves else base.size,
            base.style,
            self._face(fonts, "ascii") or base.ascii,
            self._face(fonts, "hAnsi") or base.high_ansi,
            base.hint if fonts is None or w("hint") not in fonts.attrib else fonts.get(w("hint")) == "eastAsia",
            base.spacing if spacing is None else spacing,
            base.colour if colour is None else colour.replace("auto", ""),
        )

    def _face(self, fonts: Element | None, slot: str) -> str:
        """Return the face that *fonts* gives to *slot*; a font of the theme beats the one named beside it (17.3.2.26)."""
        if fonts is None:
            return ""
        themed = fonts.get(w(_THEMED[slot]))
        return (self._theme.font(themed) if themed else "") or fonts.get(w(slot), "")


def _attributes(levels: list[Element], name: str) -> Mapping[str, str]:
    """Return the attributes of the elements *name* in *levels*, nearest first; each is inherited by itself.

    A first line that is indented and one that hangs exclude each other: the nearest that says either counts.
    """
    found: dict[str, str] = {}
    for element in (inside for each in levels if (inside := each.find(w(name))) is not None):
        for key, text in element.attrib.items():
            found.setdefault(str(key).rpartition("}")[2], str(text))
    kinds = [key for key in found if key in _FIRST_LINE]
    return {key: text for key, text in found.items() if key not in kinds or key.startswith(kinds[0].removesuffix("Chars"))}


def _indent(indents: Mapping[str, str], side: str) -> Indent:
    """Return the indent *side*; one that is given in hundredths of characters beats one in twips (17.3.1.12)."""
    hundredths = number(indents.get(f"{side}Chars"))
    return Indent(hundredths / 100) if hundredths else Indent(0.0, number(indents.get(side)) or 0)
