"""Sections: portrait pages as the template has them, and landscape pages for the same sheet of paper turned.

The text block of a landscape page is the same area of the paper: what is the head of a portrait page is its right side, the
binding side its top (GB/T 9704-2012 8). Its page number stands where a portrait page has it: at the left edge, turned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from types import MappingProxyType

from lxml import etree

from drafter.doctypes.format import Profile, twips
from drafter.word.footers import Edge
from drafter.word.xml import Element, R, fragment, local, q

_TURNED = {"left": "top", "top": "right", "right": "bottom", "bottom": "left"}
"""Where the sides of a portrait page are on a landscape one."""

_BEFORE_PAGE = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
_BEFORE_FIRST_PAGE = (
    *_BEFORE_PAGE,
    *("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote"),
)
_EDGE = 567  # twips between the edge of a landscape page and its empty footer


class Sections:
    """Gives the section properties of one document, the first ones with what only the first page has."""

    def __init__(
        self,
        section: Element,
        profile: Profile,
        footers: Mapping[str, str] = MappingProxyType({}),
        unnumbered: Sequence[bool] = (),
    ) -> None:
        """Take *section*, the template's ``w:sectPr``, and the relationship ids of the landscape footers by kind of page.

        *unnumbered* tells of each section whether its first page carries no page number.
        """
        self._portrait = _completed(deepcopy(section), profile)
        self._landscape = _turned(self._portrait, footers)
        self._line = round(profile.looks["page_number"].size * 20)
        self._unnumbered = unnumbered
        self._given = 0

    @property
    def edge(self) -> Edge:
        """Return where the foot of a portrait page is on a landscape one."""
        margins = self._portrait.find(q("pgMar"))
        return Edge(_number(margins, "footer"), abs(_number(margins, "left")), self.size(landscape=False)[0], self._line)

    def xml(self, landscape: bool) -> str:
        """Return the ``w:sectPr`` of the next section."""
        found = deepcopy(self._landscape if landscape else self._portrait)
        if self._given:
            _continue(found)
        if any(self._unnumbered[self._given : self._given + 1]):
            _begin_unnumbered(found)
        self._given += 1
        return fragment(found)

    def size(self, landscape: bool) -> tuple[int, int]:
        """Return the width and height of the text block in twips."""
        section = self._landscape if landscape else self._portrait
        page, margins = section.find(q("pgSz")), section.find(q("pgMar"))
        sides = {side: abs(_number(margins, side)) for side in _TURNED}
        width = _number(page, "w") - sides["left"] - sides["right"] - _number(margins, "gutter")
        return width, _number(page, "h") - sides["top"] - sides["bottom"]


def _completed(section: Element, profile: Profile) -> Element:
    """Return *section* with the profile's paper where it says none."""
    paper = profile.paper
    page, margins = section.find(q("pgSz")), section.find(q("pgMar"))
    if page is None:
        page = etree.Element(q("pgSz"))
        section.insert(sum(local(child) in _BEFORE_PAGE for child in section), page)
        page.set(q("w"), str(twips(paper.width)))
        page.set(q("h"), str(twips(paper.height)))
    if margins is None:
        margins = etree.Element(q("pgMar"))
        for side in _TURNED:
            margins.set(q(side), str(twips(getattr(paper, side))))
        for name, value in (("header", 851), ("footer", 992), ("gutter", 0)):
            margins.set(q(name), str(value))
        page.addnext(margins)
    return section


def _turned(portrait: Element, footers: Mapping[str, str]) -> Element:
    """Return the section for the sheet of *portrait* turned; the same where it lies already."""
    section = deepcopy(portrait)
    page, margins = section.find(q("pgSz")), section.find(q("pgMar"))
    if page is None or margins is None or _number(page, "w") > _number(page, "h"):
        return section
    page.attrib.clear()
    page.set(q("w"), str(_number(portrait.find(q("pgSz")), "h")))
    page.set(q("h"), str(_number(portrait.find(q("pgSz")), "w")))
    page.set(q("orient"), "landscape")
    for side, turned in _TURNED.items():
        margins.set(q(turned), str(abs(_number(portrait.find(q("pgMar")), side))))
    for name in ("header", "footer"):
        margins.set(q(name), str(_EDGE))
    # Spacing is exact without it, and LibreOffice gives away up to a line of the page's height to centre the grid.
    for grid in section.findall(q("docGrid")):
        grid.attrib.pop(q("type"), "")
    for reference in section.findall(q("footerReference")):
        kind = reference.get(q("type"), "default")
        if kind in footers:
            reference.set(f"{{{R}}}id", footers[kind])
    return section


def _continue(section: Element) -> None:
    """Make *section* go on with the pages before: no page number of its own, no first page."""
    for name in ("titlePg", "type"):
        for element in section.findall(q(name)):
            section.remove(element)
    for numbers in section.findall(q("pgNumType")):
        numbers.attrib.pop(q("start"), "")


def _begin_unnumbered(section: Element) -> None:
    """Let the first page of *section* have a foot of its own, with nothing in it unless the template says otherwise."""
    if section.find(q("titlePg")) is not None:
        return
    for reference in [*section.findall(q("headerReference")), *section.findall(q("footerReference"))]:
        if reference.get(q("type")) == "first":
            section.remove(reference)
    place = sum(local(child) in _BEFORE_FIRST_PAGE for child in section)
    section.insert(place, etree.Element(q("titlePg")))


def _number(element: Element | None, name: str) -> int:
    value = element.get(q(name), "0") if element is not None else "0"
    return round(float(value)) if value.replace(".", "", 1).lstrip("-").isdecimal() else 0
