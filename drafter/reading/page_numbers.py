"""The page number of a header or footer: what stands around it, where it stands, how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.reading.effective import Effective, Format
from drafter.reading.numfmt import formatted
from drafter.reading.ooxml import MC, Element, value, w
from drafter.reading.styles import Styles

_PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_SWITCH = re.compile(r"\\\*\s*(CHINESENUM\d?|roman|ROMAN|alphabetic|ArabicDash|GB\d)")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_PLACE = re.compile(r"mso-position-horizontal:\s*(\w+)")
_TABS = ("left", "center", "right")
_PLACES = {"start": "left", "end": "right", "both": "left", "distribute": "left", "": "left"}
_NESTED = w("txbxContent")
_FALLBACK = f"{{{MC}}}Fallback"


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number as page 1 would show it.

    ``place`` is ``left``, ``center``, ``right``, ``outside`` or ``inside``, empty where a distance puts it somewhere.
    """

    before: str
    number: str
    after: str
    place: str
    look: Format

    @property
    def shown(self) -> str:
        """Return the number with what stands around it."""
        return self.before + self.number + self.after


def page_number_in(root: Element, styles: Styles, looks: Effective, number_format: str = "decimal") -> PageNumber | None:
    """Return the page number that the header or footer *root* shows, None where it has none."""
    found = (_in_paragraph(each, styles, looks, number_format) for each in _paragraphs(root))
    return next((each for each in found if each is not None), None)


def _paragraphs(root: Element) -> Iterator[Element]:
    """Yield every paragraph, also those in text boxes; not the second copies for older programs."""
    for paragraph in root.iter(w("p")):
        if not any(ancestor.tag == _FALLBACK for ancestor in paragraph.iterancestors()):
            yield paragraph


def _in_paragraph(paragraph: Element, styles: Styles, looks: Effective, number_format: str) -> PageNumber | None:
    properties = paragraph.find(w("pPr"))
    style = styles.paragraph(value(properties, "pStyle"))
    pieces = _Pieces()
    pieces.read(paragraph)
    if pieces.number_run is None:
        return None
    number = "- 1 -" if number_format == "numberInDash" else formatted(1, number_format)
    switch = _SWITCH.search(pieces.instruction)
    look = looks.run(looks.base(style), pieces.number_run.find(w("rPr")))
    place = _framed(paragraph)
    if place is None:
        justification = looks.shape(style, properties).justification
        tabbed = _TABS[min(pieces.before.count("\t"), 2)] if "\t" in pieces.before else ""
        place = pieces.tab_place or tabbed or _PLACES.get(justification, justification)
    shown = switch[1] if switch is not None else number
    return PageNumber(pieces.before.strip(), shown, pieces.after.strip(), place, look)


def _framed(paragraph: Element) -> str | None:
    """Return where a frame or text box puts *paragraph*, empty where that is a distance; None where it is in neither."""
    frame = paragraph.find(f"{w('pPr')}/{w('framePr')}")
    if frame is not None:
        return frame.get(w("xAlign"), "")
    if not any(ancestor.tag == _NESTED for ancestor in paragraph.iterancestors()):
        return None
    for ancestor in paragraph.iterancestors(f"{_DRAWING}anchor"):
        return ancestor.findtext(f"{_DRAWING}positionH/{_DRAWING}align", "")
    for ancestor in paragraph.iterancestors(f"{_VML}shape", f"{_VML}rect"):
        found = _VML_PLACE.search(ancestor.get("style", ""))
        return found[1] if found is not None else ""
    return ""


class _Pieces:
    """What stands before and after the PAGE field of one paragraph."""

    def __init__(self) -> None:
        self.before = self.after = self.instruction = self.tab_place = ""
        self.number_run: Element | None = None
        self._open: list[str] = []

    def read(self, element: Element) -> None:
        for child in element:
            if child.tag == w("fldSimple"):
                run = child.find(w("r"))
                self._field(child.get(w("instr"), ""), child if run is None else run)
            elif child.tag == w("r"):
                self._run(child)
            elif child.tag not in (w("pPr"), _NESTED, _FALLBACK) and isinstance(child.tag, str):
                self.read(child)

    def _run(self, run: Element) -> None:
        for child in run:
            if child.tag == w("fldChar"):
                self._mark(child.get(w("fldCharType"), ""), run)
            elif child.tag == w("instrText") and self._open:
                self._open[-1] += child.text or ""
            elif child.tag == w("t") and not self._open:
                self._show(child.text or "")
            elif child.tag == w("tab") and not self._open:
                self._show("\t")
            elif child.tag == w("pgNum"):
                self._field("PAGE", run)
            elif child.tag == w("ptab") and self.number_run is None:
                self.tab_place = child.get(w("alignment"), "")

    def _mark(self, kind: str, run: Element) -> None:
        if kind == "begin":
            self._open.append("")
        elif kind == "end" and self._open:
            self._field(self._open.pop(), run)

    def _field(self, instruction: str, run: Element) -> None:
        if _PAGE.match(instruction) and self.number_run is None:
            self.number_run, self.instruction = run, instruction

    def _show(self, text: str) -> None:
        if self.number_run is None:
            self.before += text
        else:
            self.after += text
