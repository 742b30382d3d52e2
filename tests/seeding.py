"""Word files with one defect each: an example rendered, its parts edited as text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from reviewing import TYPES, office

from drafter import pipeline
from drafter.inspection import inspect
from drafter.review.finding import Finding
from drafter.review.registry import format_rules

EXAMPLES = Path(__file__).parents[1] / "examples"
DOCUMENT, STYLES, SETTINGS, NUMBERING = (f"word/{name}.xml" for name in ("document", "styles", "settings", "numbering"))
RELATIONS = "word/_rels/document.xml.rels"
FOOTERS = ("word/footer-default.xml", "word/footer-even.xml")
FORMAT = frozenset(rule.id for rule in format_rules())
_KEPT = ("Normal", "footer", "Title")

Parts = dict[str, str]
Edit = Callable[[Parts], None]


@cache
def rendered(name: str) -> bytes:
    """The docx of the example *name*."""
    path = EXAMPLES / f"{name}.yaml"
    return pipeline.make(path.read_bytes(), str(path), TYPES, pipeline.Options()).docx


def parts_of(docx: bytes) -> Parts:
    """The parts of *docx* as text."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def packed(parts: Mapping[str, str]) -> bytes:
    """The docx of *parts*."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def anonymous(parts: Parts) -> None:
    """Take away the names of the styles, so that only what is said and how it stands tells what a paragraph is."""
    names = [name for name in re.findall(r'<w:name w:val="([^"]+)"', parts[STYLES]) if name not in _KEPT]
    for number, name in enumerate(names):
        parts[STYLES] = parts[STYLES].replace(f'<w:name w:val="{name}"', f'<w:name w:val="样式{number}"')


def replaced(part: str, old: str, new: str, count: int = 1) -> Edit:
    """An edit that writes *new* for the first *count* (-1: every) places of *old*, which must be there, in *part*."""

    def edit(parts: Parts) -> None:
        assert old in parts[part], old
        parts[part] = parts[part].replace(old, new, count)

    return edit


def rewritten(part: str, pattern: str, new: str, count: int = 1) -> Edit:
    """An edit that writes *new* for the first *count* (0: every) matches of *pattern*, which must match, in *part*."""

    def edit(parts: Parts) -> None:
        parts[part], done = re.subn(pattern, new, parts[part], count=count, flags=re.DOTALL)
        assert done, pattern

    return edit


def styled(style: str, pattern: str, new: str) -> Edit:
    """An edit of the style with the id *style*."""

    def edit(parts: Parts) -> None:
        before, opening, rest = parts[STYLES].partition(f'w:styleId="{style}">')
        own, closing, after = rest.partition("</w:style>")
        own, done = re.subn(pattern, new, own)
        assert done, (style, pattern)
        parts[STYLES] = before + opening + own + closing + after

    return edit


def both(*edits: Edit) -> Edit:
    """Several edits, one after another."""

    def edit(parts: Parts) -> None:
        for each in edits:
            each(parts)

    return edit


def format_findings(docx: bytes, profile: str = "") -> Iterator[Finding]:
    """What the rules of the format find in *docx*."""
    from dataclasses import replace

    given = replace(office(), profile=profile) if profile else office()
    result = inspect(docx, "a.docx", given)
    assert result.problems == ()
    return (each for each in result.findings if each.rule in FORMAT)


def found(docx: bytes, profile: str = "") -> list[str]:
    """The rules of the format that find something in *docx*, once for each finding."""
    return [each.rule for each in format_findings(docx, profile)]
