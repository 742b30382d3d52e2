"""The sections of a docx: paper, margins, grid, and which headers and footers their pages have (ECMA-376-1 17.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from drafter.reading.ooxml import Element, R, number, switched_on, w
from drafter.reading.package import Package

_SIDES = ("top", "bottom", "left", "right", "header", "footer", "gutter")
_REFERENCES = (w("headerReference"), w("footerReference"))


@dataclass(frozen=True, slots=True)
class PageSetup:
    """One section: its sheet and margins in twips, 0 where nothing is said.

    ``grid`` is the ``w:docGrid`` type (empty: none), ``pitch`` its line pitch in twips and ``extra`` what it adds to every
    character in 1/4096 pt. ``parts`` are the names of headers and footers by kind (``footer-even``), those of the sections
    before included. ``number_format`` is the ``w:numFmt`` of its page numbers.
    """

    width: int = 0
    height: int = 0
    margins: Mapping[str, int] = field(default_factory=dict)
    grid: str = ""
    pitch: int = 0
    extra: int = 0
    parts: Mapping[str, str] = field(default_factory=dict)
    number_format: str = "decimal"

    @property
    def is_landscape(self) -> bool:
        """Tell whether the sheet lies on its long side."""
        return self.width > self.height

    @property
    def block(self) -> tuple[int, int]:
        """Return width and height of the text block (版心) in twips."""
        edges = self.margins
        across = edges.get("left", 0) + edges.get("right", 0) + edges.get("gutter", 0)
        return self.width - across, self.height - abs(edges.get("top", 0)) - abs(edges.get("bottom", 0))


def page_setups(package: Package) -> tuple[PageSetup, ...]:
    """Return the sections of *package* in order, at least one."""
    targets = {each.id: each.target for each in package.relations(package.main)}
    found: list[PageSetup] = []
    for element in _sections(package.body_part()):
        found.append(_setup(element, targets, found[-1].parts if found else {}))
    return tuple(found) or (PageSetup(),)


def _sections(root: Element) -> Iterator[Element]:
    """Yield the ``w:sectPr`` of the document, not those that a tracked change keeps of before."""
    for section in root.iter(w("sectPr")):
        parent = section.getparent()
        if parent is not None and parent.tag in (w("pPr"), w("body")):
            yield section


def _setup(section: Element, targets: Mapping[str, str], before: Mapping[str, str]) -> PageSetup:
    page, grid = section.find(w("pgSz")), section.find(w("docGrid"))
    numbers = section.find(w("pgNumType"))
    parts = dict(before)
    for reference in section.iter(*_REFERENCES):
        place = "header" if reference.tag == _REFERENCES[0] else "footer"
        target = targets.get(reference.get(f"{{{R}}}id", ""), "")
        parts[f"{place}-{reference.get(w('type'), 'default')}"] = target
    margins = section.find(w("pgMar"))
    return PageSetup(
        _attribute(page, "w"),
        _attribute(page, "h"),
        {side: _attribute(margins, side) for side in _SIDES} if margins is not None else {},
        "" if grid is None else grid.get(w("type"), ""),
        _attribute(grid, "linePitch"),
        _attribute(grid, "charSpace"),
        parts,
        "decimal" if numbers is None else numbers.get(w("fmt"), "decimal"),
    )


def _attribute(element: Element | None, name: str) -> int:
    return 0 if element is None else number(element.get(w(name), "").partition(".")[0]) or 0


def has_even_pages(package: Package) -> bool:
    """Tell whether even pages have headers and footers of their own (``w:evenAndOddHeaders``)."""
    return bool(switched_on(package.part("settings"), "evenAndOddHeaders"))
