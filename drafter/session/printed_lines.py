"""Paragraphs of a printed docx as lines of the page: text, size, indents, heights and rules, through styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.preview.stationery import Line
from drafter.reading.looks import Looks
from drafter.reading.ooxml import Element, number, value, w
from drafter.reading.styles import Styles

_SINGLE = 240  # w:line of single spacing
_RED = "FF0000"


def text_of(paragraph: Element) -> str:
    """Return the words of a ``w:p`` with its tabs and line breaks."""
    return "".join(_words(each) for run in paragraph.iter(w("r")) for each in run.iterchildren(w("t"), w("tab"), w("br")))


def _words(element: Element) -> str:
    return element.text or "" if element.tag == w("t") else "\t" if element.tag == w("tab") else "\n"


class Lines:
    """Resolves the paragraphs of a docx through the styles of its part *styles*."""

    def __init__(self, styles: Element | None) -> None:
        self._styles = Styles(styles)
        self._looks = Looks(self._styles)

    def line(self, paragraph: Element) -> Line:
        """Return the ``w:p`` *paragraph* as a line of the page, lengths in twips."""
        own = paragraph.find(w("pPr"))
        style = self._styles.paragraph(value(own, "pStyle"))
        shape = [each for each in (own, *self._styles.paragraph_properties(style.lineage)) if each is not None]
        run = next((each.find(w("rPr")) for each in paragraph.iter(w("r"))), None)
        runs = [each for each in (run, *self._styles.run_properties(style.lineage)) if each is not None]
        size = self._looks.run(self._looks.base(style), run).size
        left, first = _length(shape, "ind", "left"), _length(shape, "ind", "firstLine") - _length(shape, "ind", "hanging")
        return Line(
            text_of(paragraph),
            size,
            number(_first(runs, "spacing", "val")) or 0,
            _pitch(shape, size),
            _length(shape, "spacing", "before"),
            _length(shape, "spacing", "after"),
            left + first,
            left,
            _length(shape, "ind", "right"),
            max((number(each.get(w("pos"))) or 0 for each in _tabs(shape)), default=0),
            centred=_first(shape, "jc", "val") == "center",
            look="red" if _first(runs, "color", "val") == _RED else "",
            above=_rule(shape, "top"),
            below=_rule(shape, "bottom"),
        )


def _first(levels: Sequence[Element], name: str, attribute: str) -> str | None:
    """Return *attribute* of the element *name* in the nearest of *levels* that says it."""
    found = (each.find(w(name)) for each in levels)
    return next((said for each in found if each is not None and (said := each.get(w(attribute))) is not None), None)


def _length(levels: Sequence[Element], name: str, attribute: str) -> int:
    return number(_first(levels, name, attribute)) or 0


def _pitch(levels: Sequence[Element], size: float) -> int:
    line = number(_first(levels, "spacing", "line")) or _SINGLE
    is_fixed = _first(levels, "spacing", "lineRule") in ("exact", "atLeast")
    return line if is_fixed else round(size * 20 * 1.3 * line / _SINGLE)


def _tabs(levels: Sequence[Element]) -> Iterator[Element]:
    found = (each.find(w("tabs")) for each in levels)
    return iter(next((each for each in found if each is not None), ()))


def _rule(levels: Sequence[Element], side: str) -> str:
    """Return the look of the rule at the *side* of a paragraph, empty where it has none."""
    borders = next((found for each in levels if (found := each.find(w("pBdr"))) is not None), None)
    border = None if borders is None else borders.find(w(side))
    if border is None or border.get(w("val")) in (None, "none", "nil"):
        return ""
    return "red" if border.get(w("color")) == _RED else "rule"
