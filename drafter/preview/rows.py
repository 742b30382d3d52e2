"""A block as rows of cells: its label and text broken into lines, indented, centred or set at the right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from drafter.doctypes.format import Profile
from drafter.doctypes.scaffold.styles import line_pitch
from drafter.draft.blocks import Block, BlockKind, Emphasis, Run
from drafter.preview.kinsoku import breaks
from drafter.preview.measure import CELLS, cells, type_of

_INDENTED = (
    BlockKind.BODY,
    BlockKind.HEADING,
    BlockKind.ITEM,
    BlockKind.SUBHEADING,
    BlockKind.POINT,
    BlockKind.OUTLINE_LINE,
    BlockKind.REMARK_LINE,
)
_CENTRED = (
    BlockKind.TITLE,
    BlockKind.SUBTITLE,
    BlockKind.NOTE,
    BlockKind.COVER,
    BlockKind.CONTENTS_TITLE,
    BlockKind.OUTLINE_TITLE,
    BlockKind.APPENDIX_TITLE,
    BlockKind.COUNT,
    BlockKind.CAPTION,
)
_RIGHT = (BlockKind.SIGNATURE, BlockKind.DATE)
_SLACK = 5  # twips at a line's end that rounding in a printer may need
_SMALL = (BlockKind.CAPTION, BlockKind.TABLE_NOTE)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a row in one look: ``title``, ``head`` (labels, leads), ``strong``, ``todo``, ``rule``, ``red`` or none."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page: its spans, the block it belongs to, how high it is on paper in twips."""

    spans: tuple[Span, ...]
    block: int = -1
    pitch: int = 0

    @property
    def text(self) -> str:
        """Return the row as plain text, without blanks at its end."""
        return "".join(span.text for span in self.spans).rstrip(" ")


@dataclass(frozen=True, slots=True)
class Shape:
    """A line of a block before it has its place: spans and height; one that is not ``seen`` only takes its height."""

    spans: tuple[Span, ...]
    pitch: int
    seen: bool = True


def paragraph(block: Block, profile: Profile) -> tuple[Shape, ...]:
    """Return the lines of *block*, a paragraph without a place of its own."""
    role = role_of(block, profile)
    pitch = line_pitch(profile, role)
    if block.kind is BlockKind.BLANK:
        return (Shape((), pitch),)
    runs = _labelled(block)
    text = "".join(run.text for run in runs)
    spacing = 0 if block.kind in _SMALL else profile.grid.spacing
    kind = type_of(profile.looks[role].size, spacing, latin_gap=profile.latin_gap)
    block_width = profile.paper.block_height if block.landscape else profile.paper.block_width
    first, other = _indents(block, profile)
    right = block.indent if block.kind in _RIGHT else 0.0
    room = round(block_width - (other + right) * profile.character) - _SLACK
    label = -spacing * len(block.label)  # an automatic number is set without the spacing of the grid
    begins = breaks(text, kind, room - round((first - other) * profile.character) - label, room, _seams(runs))
    page = (block_width // profile.character) * CELLS
    shapes = []
    for number, (start, end) in enumerate(zip([0, *begins], [*begins, len(text)], strict=True)):
        spans = _cut(runs, start, end, _look(block))
        used = sum(cells(span.text) for span in spans)
        indent = _before(block, number, used, page, first, other, right)
        shapes.append(Shape((Span(" " * indent), *spans) if indent > 0 else spans, pitch))
    return tuple(shapes)


def _seams(runs: tuple[Run, ...]) -> frozenset[int]:
    """Return where in the text of *runs* another face begins."""
    ends = accumulate(len(run.text) for run in runs)
    return frozenset(end for end, (one, two) in zip(ends, pairwise(runs), strict=False) if one.emphasis is not two.emphasis)


def role_of(block: Block, profile: Profile) -> str:
    """Return the role in *profile* whose look *block* has."""
    return block.kind.value if block.kind.value in profile.looks else "body"


def _labelled(block: Block) -> tuple[Run, ...]:
    if not block.label:
        return block.runs
    leads = block.kind is BlockKind.HEADING or (bool(block.runs) and block.runs[0].emphasis is Emphasis.LEAD)
    return (Run(block.label, Emphasis.LEAD if leads else Emphasis.NONE), *block.runs)


def _look(block: Block) -> str:
    if block.kind in (BlockKind.TITLE, BlockKind.APPENDIX_TITLE, BlockKind.CONTENTS_TITLE):
        return "title"
    heads = (BlockKind.OUTLINE_TITLE, BlockKind.HEADING, BlockKind.SUBHEADING, BlockKind.APPENDIX_LABEL, BlockKind.CAPTION)
    return "head" if block.kind in heads else ""


def _indents(block: Block, profile: Profile) -> tuple[float, float]:
    """Return the indents in 字 of the first line and of the others."""
    if block.kind is BlockKind.REFERENCE:
        return block.indent - block.hanging, block.indent
    if block.kind is BlockKind.OUTLINE_LINE:
        return profile.first_line + block.indent, block.indent
    return (profile.first_line, 0.0) if block.kind in _INDENTED else (0.0, 0.0)


def _before(block: Block, number: int, used: int, page: int, first: float, other: float, right: float) -> int:
    """Return how many cells stand before line *number*, which uses *used* of the *page*'s."""
    if block.kind in _CENTRED:
        return (page - used) // 2
    if block.kind in _RIGHT:
        return max(0, page - used - round(right * CELLS))
    return round((first if number == 0 else other) * CELLS)


def _cut(runs: tuple[Run, ...], start: int, end: int, look: str) -> tuple[Span, ...]:
    """Return the spans of the characters from *start* to *end* of *runs*, without blanks and breaks at the end."""
    spans, offset = list[Span](), 0
    for run in runs:
        text = run.text[max(0, start - offset) : max(0, end - offset)].replace("\n", "")
        if text:
            own = "todo" if run.todo else "head" if run.emphasis is Emphasis.LEAD else run.emphasis.value
            spans.append(Span(text, own or look))
        offset += len(run.text)
    while spans and not spans[-1].text.rstrip(" "):
        spans.pop()
    return tuple(spans)
