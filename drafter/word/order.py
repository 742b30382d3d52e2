"""The order in which the schema wants properties (ECMA-376-1 17.3.1.26, 17.3.2.28, 17.4.59, 17.4.81, 17.4.69)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def _places(*names: str) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(" ".join(names).split())}


PARAGRAPH = _places(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs",
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid",
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl",
    "divId cnfStyle rPr sectPr pPrChange",
)
RUN = _places(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish",
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "eastAsianLayout specVanish oMath",
)
TABLE = _places(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders",
    "shd tblLayout tblCellMar tblLook tblCaption tblDescription",
)
ROW = _places(
    "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
)
CELL = _places(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers",
)


def ordered(properties: Iterable[tuple[str, str]], places: Mapping[str, int]) -> str:
    """Return the XML of *properties* (name and XML) in the order of *places*; unknown ones stand last."""
    return "".join(xml for _, xml in sorted(properties, key=lambda each: places.get(each[0], len(places))))
