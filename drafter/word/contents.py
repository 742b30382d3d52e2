r"""The table of contents (目录): a field that Word can update, its entries and page numbers cached.

The field collects paragraphs by outline levels, those that their styles have (``\o``) and their own (``\u``), as the cached
entries do. Page numbers are those given: they are learnt by printing, and left open otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.doctypes.format import Profile
from drafter.doctypes.scaffold.styles import CLEAR_OF_NUMBER, entry_layout
from drafter.draft.blocks import Block, BlockKind, Run
from drafter.draft.contents import Entry, entries, turned_over
from drafter.word.order import PARAGRAPH, ordered
from drafter.word.paragraphs import Paragraphs
from drafter.word.samples import ParagraphSample
from drafter.word.styles import Styles
from drafter.word.xml import NAMESPACES, fragment, local, parse

_INSTRUCTION = r' TOC \o "1-{depth}" \h \z \u '
_STYLE = "toc {level}"
_STEP = 1.0  # 字 that each level stands further in, and turned-over lines once more
_SPARE = 1.0
"""What the program breaks an entry before Word would, in 字, so that no break of the program's stands behind one of Word's."""


def depth_of(blocks: Sequence[Block]) -> int:
    """Return how deep the contents of *blocks* go, 0 where there are none."""
    return max((block.level for block in blocks if block.kind is BlockKind.CONTENTS), default=0)


def bookmarks(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the bookmarks that the contents lead to, by the index of their block; empty where there are no contents."""
    depth = depth_of(blocks)
    return {entry.index: f"_Toc{entry.index + 1:08d}" for entry in entries(tuple(blocks), depth)} if depth else {}


class Contents(NamedTuple):
    """Prints the contents of one document; *pages* are the printed page numbers by bookmark, empty where nobody knows them.

    *width* is that of the text block in twips.
    """

    blocks: Sequence[Block]
    pages: Mapping[str, str]
    paragraphs: Paragraphs
    styles: Styles
    profile: Profile
    width: int

    def properties(self, sample: ParagraphSample, block: Block) -> str:
        """Return the ``w:pPr`` of the first entry."""
        found = entries(tuple(self.blocks), block.level)
        return self._properties(sample, found[0].level if found else 1)

    def content(self, sample: ParagraphSample, block: Block) -> str:
        """Return the field: the first entry goes on in the paragraph that is open, each other has one of its own."""
        found = entries(tuple(self.blocks), block.level)
        marks = bookmarks(self.blocks)
        known = all(marks[entry.index] in self.pages for entry in found)
        begin = f'<w:r><w:fldChar w:fldCharType="begin"{"" if known else _DIRTY}/></w:r>'
        instruction = _INSTRUCTION.format(depth=min(block.level, _DEEPEST))
        code = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        lines = [self._entry(sample, entry, marks[entry.index]) for entry in found]
        starts = [f"</w:p><w:p>{self._properties(sample, entry.level)}" for entry in found[1:]]
        body = "".join(start + line for start, line in zip(["", *starts], lines, strict=True)) if lines else ""
        return f"{begin}{code}{_char('separate')}{body}{_char('end')}"

    def _entry(self, sample: ParagraphSample, entry: Entry, mark: str) -> str:
        room = self.width / self.profile.character - (entry.level - 1) * _STEP - CLEAR_OF_NUMBER - _SPARE
        words = self.paragraphs.runs(sample, (Run("\n".join(turned_over(entry.text, room, _STEP))),))
        number = self.paragraphs.runs(sample, (Run(self.pages.get(mark, "")),))
        code = f'<w:r><w:instrText xml:space="preserve"> PAGEREF {mark} \\h </w:instrText></w:r>'
        page = f"{_char('begin')}{code}{_char('separate')}{number}{_char('end')}"
        return f'<w:hyperlink w:anchor="{mark}" w:history="1">{words}<w:r><w:tab/></w:r>{page}</w:hyperlink>'

    def _properties(self, sample: ParagraphSample, level: int) -> str:
        """Return the properties of an entry: the template's style for its level, else the sample's in the usual layout."""
        style = self.styles.paragraph(_STYLE.format(level=level))
        if style:
            return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        layout = parse(f"<w:pPr {NAMESPACES}>{entry_layout(self.profile, level, self.width)}</w:pPr>")
        own = {local(each): fragment(each) for each in layout}
        return f"<w:pPr>{ordered({**sample.properties, **own}.items(), PARAGRAPH)}</w:pPr>"


_DIRTY = ' w:dirty="true"'
_DEEPEST = 9  # outline levels that Word knows


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def marked(content: str, index: int, name: str) -> str:
    """Return *content* between the ends of the bookmark *name*."""
    return f'<w:bookmarkStart w:id="{index}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{index}"/>'
