"""Fills the slots of a template with blocks, and sees to it that each is printed, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.draft.blocks import Block, BlockKind
from drafter.word.contents import Contents, bookmarks, depth_of, marked
from drafter.word.faults import RefusedError
from drafter.word.levels import Levels
from drafter.word.lines import quoted
from drafter.word.lists import Lists
from drafter.word.paragraphs import Paragraphs
from drafter.word.placing import Closing, Placement, placements
from drafter.word.samples import ParagraphSample, ParagraphSlot, PropertiesSlot, RunsSlot, Slots, TableSample, TableSlot
from drafter.word.sections import Sections
from drafter.word.styles import Styles
from drafter.word.tables import Tables
from drafter.word.views import BlockView

_LEAST = 20  # twips: the height of a paragraph that nobody is to see


class Printer:
    """Prints one document; ``size`` counts the characters of XML that it made."""

    def __init__(
        self,
        slots: Slots,
        styles: Styles,
        blocks: Sequence[Block],
        lists: Lists,
        sections: Sections,
        profile: Profile,
        pages: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._slots, self._blocks, self._profile, self._sections = slots.found, blocks, profile, sections
        self._placements = placements(blocks, lists)
        self._levels = Levels(styles, listed=depth_of(blocks) > 0)
        self._paragraphs = Paragraphs(styles, profile, sections.xml, self._levels)
        self._tables = Tables(self._paragraphs)
        self._bookmarks = bookmarks(blocks)
        width = sections.size(landscape=False)[0]
        self._contents = Contents(blocks, pages, self._paragraphs, styles, profile, width)
        self.views = [BlockView(block, index, self) for index, block in enumerate(blocks)]
        self.size = 0

    def printed(self, view: BlockView, number: int) -> str:
        """Return what stands in slot *number* for the block of *view*."""
        slot, block, placement = self._slots[number], view.block, self._placements[view.index]
        if isinstance(slot, TableSlot) is (block.table is None):
            raise RefusedError(say("表格要印在样例表格里，文字要印在样例段落里"))
        if not isinstance(slot, PropertiesSlot):
            self._count(view)
        match slot:
            case TableSlot(table):
                xml = self._table(table, view)
            case PropertiesSlot(sample):
                xml = self._properties(sample, block, placement)
            case RunsSlot(sample):
                xml = self._content(sample, view)
            case ParagraphSlot(sample):
                xml = self._properties(sample, block, placement) + self._content(sample, view)
        self.size += len(xml)
        return xml

    def _properties(self, sample: ParagraphSample, block: Block, placement: Placement) -> str:
        if block.kind is BlockKind.CONTENTS:
            return self._contents.properties(sample, block)
        return self._paragraphs.properties(sample, block, placement)

    def _content(self, sample: ParagraphSample, view: BlockView) -> str:
        if view.block.kind is BlockKind.CONTENTS:
            return self._contents.content(sample, view.block)
        content = self._paragraphs.content(sample, view.block, self._placements[view.index])
        mark = self._bookmarks.get(view.index)
        return content if mark is None else marked(content, view.index, mark)

    @property
    def styles(self) -> str:
        """Return the styles that were made for the document, as XML."""
        return self._levels.made

    def check(self) -> None:
        """Raise TypeFolderError where the template left a block out."""
        missing = next((view for view in self.views if not view.times), None)
        if missing is not None:
            words = quoted(missing.label + missing.text)
            message = say("模板没有印出第{n}项{words}（{kind}）", n=missing.index + 1, words=words, kind=missing.kind)
            raise TypeFolderError(message, say("模板的循环里，每种内容都要有一段 {{ b.runs }}，表格要有样例表格"))

    def _count(self, view: BlockView) -> None:
        view.times += 1
        if view.times > 1:
            raise RefusedError(say("模板把同一项印了两次"))

    def _table(self, sample: TableSample, view: BlockView) -> str:
        block, placement = view.block, self._placements[view.index]
        size = self._sections.size(block.landscape)
        assert block.table is not None
        table = self._tables.xml(sample, block.table, size[0], self._page_starts(view, size))
        section = self._sections.xml(placement.ends) if placement.ends is not None else ""
        start = _empty("<w:pageBreakBefore/>") if placement.new_page else ""
        match placement.closed:
            case Closing.END:
                return start + table + _empty(after=section)
            case Closing.GAP:
                return start + table + _empty(height=self._profile.grid.pitch // 2)
            case _:
                return start + table

    def _page_starts(self, view: BlockView, size: tuple[int, int]) -> frozenset[int]:
        """Return the rows of a table that are taken to stand first on a page."""
        if view.block.table is None or not view.block.table.has_merged_rows:
            return frozenset()
        from drafter.word.flow import page_starts  # 2 ms that few tables need

        return page_starts(self._blocks, view.index, size, self._profile)


def _empty(before: str = "", after: str = "", height: int = _LEAST) -> str:
    """Return an empty paragraph, *height* twips high, its properties *before* and *after* those of its height."""
    line = f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{before}<w:snapToGrid w:val="0"/>{line}{after}</w:pPr></w:p>'
