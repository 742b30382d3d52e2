"""Blocks as paragraphs: the sample's properties with what the block asks for, and its runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from drafter.doctypes.format import Profile
from drafter.draft.blocks import Block, BlockKind, Emphasis, Run, Runs
from drafter.draft.labels import Family
from drafter.word import order
from drafter.word.levels import Levels
from drafter.word.order import ordered
from drafter.word.placing import Placement
from drafter.word.samples import ParagraphSample
from drafter.word.styles import CharacterLook, Styles
from drafter.word.xml import text_element

_ATTRIBUTE = re.compile(r'(w:\w+)="([^"]*)"')
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
_IN_OUTLINE = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.APPENDIX_TITLE)
_AT_RIGHT = (BlockKind.SIGNATURE, BlockKind.DATE)

Sections = Callable[[bool], str]
"""Gives the ``w:sectPr`` that ends a section of this orientation."""


class Paragraphs:
    """Prints the paragraphs of one document; what repeats is made once."""

    def __init__(self, styles: Styles, profile: Profile, sections: Sections, levels: Levels) -> None:
        """Take what the document is printed with."""
        self._styles, self._profile, self._sections, self._levels = styles, profile, sections, levels
        self._properties: dict[tuple[object, ...], str] = {}
        self._runs: dict[tuple[object, ...], str] = {}

    def properties(self, sample: ParagraphSample, block: Block, placement: Placement) -> str:
        """Return the ``w:pPr`` of *block*."""
        look = _label_look(block) if placement.list is not None else None
        outline = block.level if block.kind in _IN_OUTLINE else 0
        if placement.ends is not None:  # every section's end is another
            return self._built(sample, block, placement, look, outline)
        places = (block.indent, block.gap, block.hanging)
        key = (id(sample), placement, look, block.family, outline, places, block.keep_next, block.kind)
        found = self._properties.get(key)
        if found is None:
            found = self._properties[key] = self._built(sample, block, placement, look, outline)
        return found

    def content(self, sample: ParagraphSample, block: Block, placement: Placement) -> str:
        """Return the runs of *block*, a typed label before them."""
        runs = block.runs
        if block.kind is BlockKind.HEADING:  # all of it has the heading's look already
            runs = tuple(replace(run, emphasis=Emphasis.NONE) if run.emphasis is Emphasis.LEAD else run for run in runs)
        if placement.label:
            runs = _labelled(placement.label, runs, _label_look(block))
        return self.runs(sample, runs, block.family)

    def runs(self, sample: ParagraphSample, runs: Runs, family: Family | None = None) -> str:
        """Return *runs* as ``w:r``; leads look as those of *family*."""
        return "".join(f"{self._opened(sample, run, family)}{text_element(run.text)}</w:r>" for run in runs)

    def _opened(self, sample: ParagraphSample, run: Run, family: Family | None) -> str:
        key = (id(sample), run.emphasis, run.todo, family if run.emphasis is Emphasis.LEAD else None)
        found = self._runs.get(key)
        if found is None:
            properties = self._run_properties(sample.run, run.emphasis, family)
            if run.todo:
                properties["highlight"] = _HIGHLIGHT
            found = self._runs[key] = f"<w:r><w:rPr>{ordered(properties.items(), order.RUN)}</w:rPr>"
        return found

    def _run_properties(self, direct: Mapping[str, str], emphasis: Emphasis, family: Family | None) -> dict[str, str]:
        """Return what a run sets: the sample's own formatting, except where the run's emphasis has a look of its own."""
        if emphasis is Emphasis.NONE:
            return {**direct, "rFonts": _with_hint(direct.get("rFonts", ""))}
        look = self._look(emphasis, family)
        kept = {name: xml for name, xml in direct.items() if name not in look.properties}
        own = {} if look.style else look.properties
        fonts = own.get("rFonts", "") if "rFonts" in look.properties else direct.get("rFonts", "")
        return {**kept, **own, "rStyle": look.style, "rFonts": _with_hint(fonts)}

    def _look(self, emphasis: Emphasis, family: Family | None) -> CharacterLook:
        return self._styles.lead(family, self._profile) if emphasis is Emphasis.LEAD else self._styles.strong()

    def _built(self, sample: ParagraphSample, block: Block, placement: Placement, look: Emphasis | None, outline: int) -> str:
        found = dict(sample.properties)
        style = _attributes(found.get("pStyle", "")).get("w:val", "")
        if block.keep_next:
            found["keepNext"] = "<w:keepNext/>"
        if placement.new_page:
            found["pageBreakBefore"] = "<w:pageBreakBefore/>"
        if placement.list is not None:
            level, num = placement.list.level, placement.list.num_id
            found["numPr"] = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
            # LibreOffice sets a list's paragraphs flush left unless the paragraph itself says otherwise.
            found.setdefault("ind", self._styles.indent(style))
        if look is Emphasis.LEAD:
            found["rPr"] = self._mark(sample, block.family)
        if outline:
            found |= self._levels.properties(style, outline)
        found |= self._room(found.get("spacing", ""), placement) | self._indents(found.get("ind", ""), block)
        if placement.ends is not None:
            found["sectPr"] = self._sections(placement.ends)
        return f"<w:pPr>{ordered(found.items(), order.PARAGRAPH)}</w:pPr>"

    def _mark(self, sample: ParagraphSample, family: Family | None) -> str:
        """Return the look of the paragraph's mark, which is that of its automatic number: the lead's."""
        properties = self._run_properties(sample.run, Emphasis.LEAD, family)
        return f"<w:rPr>{ordered(properties.items(), order.RUN)}</w:rPr>"

    def _room(self, spacing: str, placement: Placement) -> dict[str, str]:
        half = str(self._profile.grid.pitch // 2)
        asked = {"w:before": half} if placement.gap_above else {}
        asked |= {"w:after": half} if placement.gap_below else {}
        return {"spacing": _element("spacing", {**_attributes(spacing), **asked})} if asked else {}

    def _indents(self, indents: str, block: Block) -> dict[str, str]:
        if block.kind in _AT_RIGHT:
            asked = self._in_characters("right", block.indent + (block.gap if self._profile.latin_gap else 0.0))
        elif block.kind is BlockKind.REFERENCE:
            asked = self._in_characters("left", block.indent) | self._in_characters("hanging", block.hanging)
        elif block.kind is BlockKind.OUTLINE_LINE and block.indent:
            return {"ind": _element("ind", {**_attributes(indents), **self._in_characters("left", block.indent)})}
        else:
            return {}
        kept = {name: value for name, value in _attributes(indents).items() if not name.startswith("w:firstLine")}
        return {"ind": _element("ind", {**kept, **asked})}

    def _in_characters(self, side: str, width: float) -> dict[str, str]:
        """Return an indent of *width* 字, for Word in characters, for LibreOffice in twips."""
        return {f"w:{side}Chars": str(round(width * 100)), f"w:{side}": str(round(width * self._profile.character))}


def _label_look(block: Block) -> Emphasis:
    """Return the look of *block*'s label: that of the lead that follows it."""
    leads = block.kind is BlockKind.ITEM and bool(block.runs) and block.runs[0].emphasis is Emphasis.LEAD
    return Emphasis.LEAD if leads else Emphasis.NONE


def _labelled(label: str, runs: Runs, look: Emphasis) -> Runs:
    first = Run(label, look)
    if runs and runs[0] == replace(first, text=runs[0].text):
        return (replace(first, text=label + runs[0].text), *runs[1:])
    return (first, *runs)


def _with_hint(fonts: str) -> str:
    """Return the ``w:rFonts`` *fonts* (may be empty) with the hint that keeps “ ” … — in the Chinese face."""
    return _element("rFonts", {"w:hint": "eastAsia", **{k: v for k, v in _attributes(fonts).items() if k != "w:hint"}})


def _attributes(xml: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(xml))


def _element(name: str, attributes: Mapping[str, str]) -> str:
    words = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{words}/>"
