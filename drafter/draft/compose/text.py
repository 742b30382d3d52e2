"""An outline to blocks: labels counted, leads found, points run in or set as paragraphs."""

from __future__ import annotations

from dataclasses import replace

from drafter.draft.blocks import Block, BlockKind, Run, Runs
from drafter.draft.compose.expand import Expander, merged
from drafter.draft.compose.tables import table_blocks
from drafter.draft.expressions import ExpressionError, pieces
from drafter.draft.labels import Family
from drafter.draft.leads import lead_length, with_lead
from drafter.draft.numbering import Counter
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.draft.points import PointCounter

_GOES_ON = "。：；:;"


class TextComposer:
    """Composes the outlines of one body, which share one counter (a document, or one appendix)."""

    def __init__(self, expander: Expander, counter: Counter) -> None:
        self.blocks: list[Block] = []
        self._expander = expander
        self._counter = counter
        self._points = PointCounter(counter.numbering.points)
        self._level = 0  # of the latest numbered paragraph
        self._running = False  # the block above is a series that ran in

    def add(self, outline: Outline) -> None:
        """Append the blocks of *outline*."""
        for paragraph in outline.paragraphs:
            if paragraph.kind is ParagraphKind.POINT:
                self._point(paragraph)
                continue
            self._points.interrupt(paragraph.text)
            self._running = False
            self.blocks += self._blocks(paragraph)

    def _blocks(self, paragraph: Paragraph) -> list[Block]:
        match paragraph.kind:
            case ParagraphKind.NUMBERED:
                return [self._numbered(paragraph)]
            case ParagraphKind.SUBHEADING:
                return [self._subheading(paragraph)]
            case ParagraphKind.TABLE if paragraph.table is not None:
                return table_blocks(paragraph.table, self._expander, paragraph.place)
            case _:
                return self._plain(paragraph)

    def _plain(self, paragraph: Paragraph) -> list[Block]:
        runs = self._expander.runs(paragraph.text, paragraph.place)
        lines = _lines(runs) if _is_one_expression(paragraph.text) else [runs]
        return [Block(BlockKind.BODY, line, place=paragraph.place) for line in lines]

    def _numbered(self, paragraph: Paragraph) -> Block:
        self._points.section(paragraph.text)
        level = min(paragraph.level, len(self._counter.numbering.levels))  # a deeper one is an error that is said elsewhere
        self._level = level
        number = self._counter.next(level)
        runs, lead = self._with_lead(paragraph, has_leads=self._counter.numbering.has_leads(level))
        return Block(
            BlockKind.HEADING if lead == _length(runs) else BlockKind.ITEM,
            with_lead(runs, lead) if lead < _length(runs) else runs,
            number=number,
            level=level,
            family=number.form.family,
            place=paragraph.place,
        )

    def _subheading(self, paragraph: Paragraph) -> Block:
        runs, lead = self._with_lead(paragraph, has_leads=True)
        alone = lead == _length(runs)
        kind = BlockKind.SUBHEADING if alone else BlockKind.ITEM
        return Block(kind, runs if alone else with_lead(runs, lead), family=Family.SECOND, place=paragraph.place)

    def _with_lead(self, paragraph: Paragraph, *, has_leads: bool) -> tuple[Runs, int]:
        """Return the paragraph's runs and how many of their characters are the lead."""
        if paragraph.lead is None:
            runs = self._expander.runs(paragraph.text, paragraph.place)
            return runs, lead_length("".join(run.text for run in runs)) if has_leads else 0
        head = self._expander.runs(paragraph.text[: paragraph.lead], paragraph.place)
        rest = self._expander.runs(paragraph.text[paragraph.lead :], paragraph.place)
        return head + rest, _length(head) if has_leads else 0

    def _point(self, paragraph: Paragraph) -> None:
        label = self._points.next(paragraph.level, paragraph.series, paragraph.typed)
        self._points.went_on(paragraph.text)
        runs = tuple(merged([Run(label), *self._expander.runs(paragraph.text, paragraph.place)]))
        if self._counter.numbering.points.run_in and self._goes_on(paragraph):
            above = self.blocks[-1]
            self.blocks[-1] = _run_in(above, runs)
        else:
            level = self._level + paragraph.level
            self.blocks.append(Block(BlockKind.POINT, runs, level=level, place=paragraph.place))
        self._running = True

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """Tell whether a point goes on in the paragraph above: its series does already, or that line leads on to it."""
        if self._running and not (self._points.begins and paragraph.level == 1):
            return True
        if not self.blocks or paragraph.apart:
            return False
        above = self.blocks[-1]
        kinds = (BlockKind.BODY, BlockKind.ITEM, BlockKind.HEADING, BlockKind.SUBHEADING)
        return above.kind in kinds and above.text.endswith(tuple(_GOES_ON))


def _run_in(above: Block, runs: Runs) -> Block:
    if above.kind in (BlockKind.HEADING, BlockKind.SUBHEADING):
        above = replace(above, kind=BlockKind.ITEM, runs=with_lead(above.runs, _length(above.runs)))
    return replace(above, runs=tuple(merged([*above.runs, *runs])))


def _length(runs: Runs) -> int:
    return sum(len(run.text) for run in runs)


def _is_one_expression(text: str) -> bool:
    try:
        found = pieces(text)
    except ExpressionError:
        return False
    return len(found) == 1 and found[0].expression is not None


def _lines(runs: Runs) -> list[Runs]:
    """Return *runs* cut at their line breaks, without empty lines."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    kept = [tuple(run for run in line if run.text) for line in lines]
    return [line for line in kept if line]
